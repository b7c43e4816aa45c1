#pragma once

#include <map>
#include <string>
#include <vector>

#include "planner/language/read.h"
#include "planner/propose/roster.h"
#include "planner/propose/setup.h"
#include "planner/solver/lexicographic.h"

namespace orgplan::propose {

enum class Objective : std::uint8_t { lateness, cost, disruption };

struct Effort {
    std::vector<Objective> order{Objective::lateness, Objective::cost, Objective::disruption};
    solver::Limits limits;
    bool prove_all = false;  ///< else disruption is for the hires that were found, where their cost is not proved
    solver::LevelProgress progress;
};

/// The value of one objective: of lateness in weighted months, of cost in the smallest unit of the currency over the
/// months of the plan, of disruption in moves and changes of manager.
struct LevelValue {
    Objective objective = Objective::lateness;
    double value = 0;
    double bound = 0;
    bool proved = false;
    std::int64_t nodes = 0;
    double seconds = 0;
};

struct Proposal {
    Problem problem;
    solver::Status status = solver::Status::unknown;
    std::vector<LevelValue> levels;
    std::vector<double> values;  ///< of the variables of its `Program`
    Decisions decisions;
    Roster roster;
    std::vector<std::uint32_t> conflict;  ///< origins that cannot hold together, where there is no plan
    bool explained = false;               ///< else the search for these ended before it was known which they are
    bool minimal = false;                 ///< none of them can be left out of the conflict
};

/// The problem of a spec that was built; what prevents a plan is reported, and then there is no plan. `day_given`: the
/// user said from which day to plan, so that the spec need not.
Problem problem_of(const language::Spec& spec, bool day_given, const HeldRules& rules, text::Findings& faults);
/// The best plan that is found within the limits.
Proposal solve(Problem problem, const Organisation& organisation, const Effort& effort);
/// Finds what cannot hold together where there is no plan.
void explain(Proposal& proposal, const Effort& effort);
/// The problem as a program with the first objective, in a format that other solvers read.
std::string exported(const Problem& problem, const Effort& effort, bool mps);
/// The same in numbers alone: without what is in the way, where there is no plan, and without names.
Proposal solve_numbers(Problem problem, const Effort& effort);

}  // namespace orgplan::propose
