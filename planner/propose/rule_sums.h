#pragma once

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "planner/propose/rows.h"
#include "planner/rules/match/seat_match.h"
#include "planner/rules/rule.h"

namespace orgplan::propose {

/// What a rule requires, as sums of people within bounds.
class RuleSums : Rows {
  public:
    explicit RuleSums(Setup& setup) : Rows(setup), set_(setup.held.set) {}

    /// The rows of a condition on a unit, or on the company where there is none; nothing where it is no sum. They have
    /// neither an origin nor what they depend on.
    std::optional<std::vector<CountRow>> rows_of(const rules::Condition& condition, UnitId unit);
    /// Whether a selector means a unit, by what the spec says of it and, of one that is there, by its people; nothing
    /// where it needs something else.
    std::optional<bool> concerns(const rules::UnitSelector& selector, UnitId unit);
    double value(const rules::Limit& limit) const;

  private:
    enum class Where : std::uint8_t { unit, inside };
    /// So many times the seats that match.
    struct Part {
        std::uint32_t selector = 0;
        double times = 1;
    };

    /// Whether it needs nothing but what is known of somebody who is to be hired.
    bool is_plain(const rules::SeatSelector& selector) const;
    bool matches(const rules::SeatSelector& selector, const PositionState& state);
    bool inside(const Slot& slot, UnitId unit, Where where) const;
    double written(std::uint32_t selector, UnitId unit, Where where, Tick at);
    double vacant(std::uint32_t selector, UnitId unit);
    std::vector<double> sum(CountRow& row, const std::vector<Part>& parts, UnitId unit, Where where);
    std::optional<std::vector<CountRow>> bounded(const rules::Condition& condition, const std::vector<Part>& parts,
                                                 UnitId unit, Where where);
    std::optional<std::vector<CountRow>> ratio(const rules::Condition& condition, UnitId unit);
    std::optional<std::vector<CountRow>> share(const rules::Condition& condition, UnitId unit);
    std::optional<std::vector<CountRow>> size(const rules::Condition& condition, UnitId unit);
    std::optional<std::vector<CountRow>> all_of(const rules::Condition& condition, UnitId unit);
    std::optional<std::vector<CountRow>> any_of(const rules::Condition& condition, UnitId unit);

    const rules::RuleSet& set_;
    std::map<std::pair<std::uint32_t, Tick>, std::unique_ptr<rules::SeatMatch>> matches_;
};

}  // namespace orgplan::propose
