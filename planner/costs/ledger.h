#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/model/months.h"
#include "planner/costs/cost_plan.h"

namespace orgplan::costs {

/// What is paid in each of some months: for the seats of a unit, with those of all units below it, and for the company.
class Ledger {
  public:
    /// The most months times units.
    static constexpr std::size_t kMost = 20'000'000;
    /// The most units and spans that are looked at for what they had cost before a unit moved within a month.
    static constexpr std::size_t kMostLooks = 20'000'000;

    /// Of [first, end). Time linear in spans, months times units, and what is below units that move within a month.
    Ledger(const CostPlan& plan, Month first, Month end);

    Month first() const { return first_; }
    Month end() const { return end_; }
    /// Whether all moves were followed; else the costs of units are not known.
    bool held() const { return looks_ <= kMostLooks; }
    /// Pay of a month with all below the unit; of no unit: of the company.
    Amount pay(Month month, UnitId unit) const { return pay_[at(month, unit)].rounded(); }
    /// One-off costs of a month, likewise.
    Amount once(Month month, UnitId unit) const { return once_[at(month, unit)]; }
    /// Pay and one-off costs in [from, to).
    Exact total(Month from, Month to, UnitId unit) const;
    /// What of it is for months before the first stage, of which a spec says little; none without stages.
    Exact before_stages(Month from, Month to, UnitId unit) const;
    /// The same as `total` for the seats of the unit itself alone; of no unit: outside all units.
    Amount own_total(Month from, Month to, UnitId unit) const;

  private:
    class Movement;

    std::size_t at(Month month, UnitId unit) const;
    void add_spans(const CostPlan& plan);
    void roll_up(const CostPlan& plan);
    void move_units(const CostPlan& plan);

    Month first_;
    Month end_;
    std::optional<Month> first_stage_;
    std::size_t row_;  // units, and the company or what is outside all units
    std::vector<Exact> pay_;
    std::vector<Amount> once_;
    std::vector<Exact> own_;
    std::size_t looks_ = 0;
};

}  // namespace orgplan::costs
