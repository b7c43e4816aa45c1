#include "planner/propose/what_if.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "planner/solver/conflict.h"

namespace orgplan::propose {
namespace {

struct Change {
    std::string words;
    double extra = 0;  // money that the change itself costs over the plan
    bool known = true;
    std::function<void(Problem&)> apply;
};

double value_of(const Proposal& proposal, Objective objective) {
    for (const LevelValue& level : proposal.levels) {
        if (level.objective == objective) return level.value;
    }
    return 0;
}

std::vector<Change> changes_of(const Problem& problem, const Organisation& org) {
    std::vector<Change> changes;
    for (std::size_t i = 0; i < problem.recruiters.size(); ++i) {
        const RecruiterLimit& each = problem.recruiters[i];
        if (!given(each.role) || each.earliest > problem.months) continue;
        Change change;
        change.words =
            fmt::format("one more `{}` from {}", org[each.role].id, month_text(problem.month(each.earliest)));
        change.known = each.cost.has_value();
        change.extra = double(each.cost.value_or(0)) * (problem.months - each.earliest + 1) / double(problem.money);
        change.apply = [i](Problem& then) {
            RecruiterLimit& limit = then.recruiters[i];
            for (int t = limit.earliest; t <= then.months + 2; ++t) {
                const auto quarter =
                    static_cast<std::size_t>(quarter_of(then.month(0) + t) - quarter_of(then.month(0)));
                if (quarter < limit.months.size()) limit.months[quarter] += 1;
            }
            if (!limit.cost) return;
            for (CountRow& row : then.counts) {
                if (!row.budget) continue;
                for (std::size_t t = static_cast<std::size_t>(limit.earliest); t < row.high.size(); ++t) {
                    row.high[t] -= double(*limit.cost);
                }
            }
        };
        changes.push_back(std::move(change));
    }
    if (problem.hire_limit) {
        changes.push_back({"one more start a month", 0, true, [](Problem& then) { then.hire_limit->per_month += 1; }});
    }
    const bool budgets = !problem.totals.empty() || std::ranges::any_of(problem.counts, &CountRow::budget);
    if (budgets) {
        changes.push_back({"a tenth more budget", 0, true, [](Problem& then) {
                               for (CountRow& row : then.counts) {
                                   if (!row.budget) continue;
                                   for (double& high : row.high) high += row.whole / 10;
                               }
                               for (TotalLimit& total : then.totals) total.high += total.whole / 10;
                           }});
    }
    if (problem.quarterly) {
        changes.push_back(
            {"steps in every month (`--step month`)", 0, true, [](Problem& then) { then.quarterly = false; }});
    }
    changes.push_back({"seats filled a week sooner", 0, true, [](Problem& then) {
                           for (Profile& profile : then.profiles) {
                               profile.earliest = earliest_start(then, std::max(0, profile.days_to_fill - 7));
                           }
                       }});
    return changes;
}

}  // namespace

std::vector<WhatIf> what_if(const Proposal& proposal, const Organisation& org, const Effort& effort) {
    std::vector<WhatIf> found;
    Effort less = effort;
    less.order = {Objective::lateness, Objective::cost};
    less.progress = {};
    const bool planned = !proposal.decisions.people.empty();
    for (const Change& change : changes_of(proposal.problem, org)) {
        if (effort.limits.stop && effort.limits.stop()) break;
        Problem problem = proposal.problem;
        change.apply(problem);
        const Proposal then = solve_numbers(std::move(problem), less);
        if (then.decisions.people.empty()) continue;
        WhatIf what;
        what.change = change.words;
        what.possible = true;
        what.lateness = value_of(then, Objective::lateness);
        what.met = then.decisions.met;
        what.proved = then.levels.front().proved;
        if (planned && change.known) {
            what.dearer = value_of(then, Objective::cost) + change.extra - value_of(proposal, Objective::cost);
        }
        if (planned && what.lateness >= value_of(proposal, Objective::lateness)) continue;
        found.push_back(std::move(what));
    }
    return found;
}

std::optional<std::vector<std::uint32_t>> what_limits(const Proposal& proposal, const Effort& effort) {
    // With the days that it takes to fill seats, and freezes, as rows: these may be what limits it.
    Program program(proposal.problem, Program::Limits::in_rows);
    const double late = value_of(proposal, Objective::lateness);
    double all = 0;
    for (const solver::Term& term : program.lateness) all -= term.times;
    // Any plan that is less late at all.
    program.model.add_row({program.lateness, -kNoBound, late * Program::kWeightParts - all - 1, 0, {}});
    const solver::Conflict conflict = solver::find_conflict(program.model, program.blame(), effort.limits);
    if (conflict.status != solver::Status::infeasible) return std::nullopt;
    return conflict.groups;
}

}  // namespace orgplan::propose
