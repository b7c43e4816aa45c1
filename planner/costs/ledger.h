#pragma once

#include <cstddef>
#include <vector>

#include "graph/model/months.h"
#include "planner/costs/cost_plan.h"

namespace orgplan::costs {

/// What is paid in each of some months: for the seats that sit in a unit, with those below it, and for the company.
class Ledger {
  public:
    /// So many months times units are held.
    static constexpr std::size_t kMost = 20'000'000;
    /// So many units and spans are asked for what they had cost before a unit went elsewhere in the midst of a month.
    static constexpr std::size_t kMostAsked = 20'000'000;

    /// Of [first, end). Time linear in spans, months times units, and what lies below units that move within a month.
    Ledger(const CostPlan& plan, Month first, Month end);

    Month first() const { return first_; }
    Month end() const { return end_; }
    /// Whether all moves were followed; else what units cost is not known.
    bool held() const { return asked_ <= kMostAsked; }
    /// Pay of a month with all below the unit; of no unit: of the company.
    Amount pay(Month month, UnitId unit) const { return pay_[at(month, unit)]; }
    /// What is paid once in a month, likewise.
    Amount once(Month month, UnitId unit) const { return once_[at(month, unit)]; }
    /// Pay and what is paid once in [from, to).
    Amount total(Month from, Month to, UnitId unit) const;
    /// The same for those alone who sit in the unit itself; of no unit: outside all units.
    Amount own_total(Month from, Month to, UnitId unit) const;
    /// How many seats of the company were rounded in [from, to), a seat once a month.
    std::size_t roundings(Month from, Month to) const;

  private:
    class Movement;

    std::size_t at(Month month, UnitId unit) const;
    void add_spans(const CostPlan& plan);
    void roll_up(const CostPlan& plan);
    void move_units(const CostPlan& plan);

    Month first_;
    Month end_;
    std::size_t row_;  // units, and the company or what lies outside all units
    std::vector<Amount> pay_;
    std::vector<Amount> once_;
    std::vector<Amount> own_;
    std::vector<std::size_t> roundings_;
    std::size_t asked_ = 0;
};

/// The run rate on a day, by the unit in which it is paid: each home alone, and last what lies outside all units.
std::vector<Amount> run_rate_by_home(const CostPlan& plan, Tick day);
/// The same with all below, and last the company.
std::vector<Amount> run_rate_by_unit(const CostPlan& plan, Tick day);

}  // namespace orgplan::costs
