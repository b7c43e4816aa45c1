#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "planner/rules/rule.h"
#include "planner/rules/seat_match.h"
#include "planner/rules/stage_index.h"

namespace orgplan {

/// What was seen where a condition does not hold.
struct Seen {
    bool counted = false;
    bool share = false;  ///< count and limit are parts of one
    double count = 0;
    double limit = 0;
    std::vector<PositionId> others;  ///< seats that are not where they should be; the first few
    std::size_t other_count = 0;
    std::set<std::string> missing;  ///< facts that the spec does not give and that would decide
};

/// A seat, a unit or, with neither, the company.
struct Subject {
    PositionId seat = kNone<PositionId>;
    UnitId unit = kNone<UnitId>;
};

/// Evaluates the conditions of a set of rules at one stage.
class Evaluator {
  public:
    /// `parameters` are the values of the set's parameters, by index.
    Evaluator(const StageIndex& at, const RuleSet& rules, std::span<const double> parameters);

    /// The subjects of a rule, in the order of the organisation; those of whom it is not certain are left out.
    std::vector<Subject> subjects(const Rule& rule);
    /// Whether a rule holds of one of its subjects; where `seen` is given, what decided it is told there.
    Truth holds(const Rule& rule, std::span<const Subject> subjects, const Subject& subject, Seen* seen = nullptr);

  private:
    struct Question {
        std::span<const Subject> subjects;  // all of the rule
        Subject subject;                    // that it is asked of
        Seen* seen;
    };
    Truth ask(const Condition& condition, const Subject& about, const Question& question);
    Truth of_seat(const Condition& condition, PositionId seat, const Question& question);
    Truth of_unit(const Condition& condition, UnitId unit, const Question& question);
    Truth unit_and_parts(const Condition& condition, UnitId unit, const Question& question);
    Truth all_below(const Condition& condition, const Question& question);
    std::vector<Subject> of_roles(const std::vector<std::string>& roles) const;
    Truth company(const Condition& condition, const Question& question);
    Truth within_limits(const Condition& condition, Count count, const Question& question);
    Truth within_limits(const Condition& condition, double sure, double possible, const Question& question);
    Truth noticed(Truth found, std::string_view fact, const Question& question);
    double value(const Limit& limit) const;
    SeatMatch& seats(std::uint32_t selector);
    UnitMatch& units(std::uint32_t selector);

    const StageIndex& at_;
    const RuleSet& rules_;
    std::span<const double> parameters_;
    std::vector<std::unique_ptr<SeatMatch>> seats_;
    std::vector<std::unique_ptr<UnitMatch>> units_;
    std::vector<std::uint32_t> levels_;  // below each seat
    std::map<const Condition*, std::vector<PositionId>> astray_;
};

}  // namespace orgplan
