#include "planner/propose/propose.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/solver/conflict.h"
#include "planner/solver/formats.h"
#include "planner/text/values.h"

namespace orgplan::propose {
namespace {

constexpr std::int64_t kMixNodes = 500;

// Moves to where somebody is already, which are none.
double idle_moves(const Decisions& made) {
    double idle = 0;
    for (std::size_t s = 0; s < made.moves_in.size(); ++s) {
        for (std::size_t t = 0; t < made.moves_in[s].size(); ++t) {
            idle += std::min(made.moves_in[s][t], made.moves_out[s][t]);
        }
    }
    return idle;
}

// What has to be said before anything can be planned.
void check_question(const language::Spec& spec, bool day_given, const Organisation& org, text::Findings& faults) {
    if (!org.dated()) {
        for (const Stage& stage : org.stages) {
            if (!stage.dated) {
                faults.add("stage-needs-date", stage.place,
                           fmt::format("stage `{}` has no date, and a plan is calculated by the month", stage.id));
            }
        }
        return;
    }
    const bool now = day_given || language::says_now(spec);
    if (!now) {
        faults.add("plan-needs-now", org.hiring.given ? org.hiring.place : org.company.place,
                   "the spec does not say the day from which to plan",
                   fmt::format("write `hiring: {{now: {}}}`, or give the day with --today", date_text(org.today)));
    }
    for (const Stage& stage : org.stages) {
        if (!stage.needs.any() || stage.at > org.today) continue;
        faults.add("stage-in-the-past", stage.place,
                   fmt::format("stage `{}` has needs and is on {}, which is not after {}", stage.id,
                               date_text(stage.at), date_text(org.today)));
    }
}

void find_changes(text::Node units, const Organisation& org, std::map<Text, PlannedChanges>& changed) {
    for (const text::Node unit : units) {
        find_changes(unit.find("units"), org, changed);
        const auto known = std::ranges::find(org.units, Text(unit.find("id").text()), &Unit::id);
        if (known == org.units.end() || !known->planned) continue;
        for (const text::Node change : unit.find("changes")) {
            const auto stage = std::ranges::find(org.stages, Text(change.key()), &Stage::id);
            const std::optional<Tick> at =
                stage != org.stages.end() ? std::optional(stage->at) : parse_date(change.key());
            if (!at) continue;
            PlannedChanges& changes = changed[known->id];
            changes.first = std::min(changes.first, *at);
            const text::Node size = change.find("size");
            std::optional<Range> range = size ? text::range_of(size.text()) : std::nullopt;
            if (!range) continue;
            range->place = size.place();
            changes.sizes[*at] = *range;
        }
    }
}

}  // namespace

Problem problem_of(const language::Spec& spec, bool day_given, const HeldRules& rules, text::Findings& faults) {
    const Organisation& org = spec.organisation;
    check_question(spec, day_given, org, faults);
    if (faults.any(text::Severity::error)) return {};
    const hiring::HiringNorms norms = hiring::hiring_norms(rules.parameters);
    Written written(org, *spec.graph, norms);
    Setup setup(written, rules);
    for (const text::Node root : spec.roots) find_changes(root.find("units"), org, setup.changed);
    add_people(setup, faults);
    if (faults.any(text::Severity::error)) return {};
    add_prices(setup, faults);
    if (faults.any(text::Severity::error)) return {};
    add_needs(setup);
    add_sizes(setup);
    add_spans(setup);
    add_managers(setup);
    add_rules(setup);
    add_hiring(setup);
    add_budgets(setup);
    for (const std::uint32_t hire : setup.unpriced) {
        const HireProfile& profile = setup.problem.hires[hire];
        setup.problem.unpriced.push_back(profile.level.empty()
                                             ? fmt::format("`{}`", org[profile.role].id)
                                             : fmt::format("`{}` at level {}", org[profile.role].id, profile.level));
    }
    return std::move(setup.problem);
}

Proposal solve(Problem problem, const Organisation& org, const Effort& effort) {
    if (problem.goals.empty()) {
        Proposal nothing;
        nothing.problem = std::move(problem);
        nothing.status = solver::Status::optimal;
        return nothing;
    }
    Proposal proposal = solve_numbers(std::move(problem), effort);
    if (!proposal.values.empty()) proposal.roster = roster_of(proposal.problem, org, proposal.decisions);
    return proposal;
}

void explain(Proposal& proposal, const Effort& effort) {
    if (proposal.status != solver::Status::infeasible) return;
    const Program program(proposal.problem, Program::Limits::in_rows);
    const solver::Conflict conflict = solver::find_conflict(program.model, program.blame(), effort.limits);
    proposal.explained = conflict.status == solver::Status::infeasible;
    if (proposal.explained) proposal.conflict = conflict.groups;
    proposal.minimal = conflict.minimal;
}

namespace {

solver::Level level_of(const Program& program, Objective objective) {
    switch (objective) {
        case Objective::lateness: {
            double all = 0;
            for (const solver::Term& term : program.lateness) all -= term.times;
            return {"lateness", program.lateness, all, {}, {}};
        }
        case Objective::cost:
            return {"cost", program.cost, double(program.problem.unmodelled), {}, {}};
        case Objective::disruption:
            break;
    }
    return {"disruption", program.disruption, 0, {}, {}};
}

}  // namespace

std::string exported(const Problem& problem, const Effort& effort, bool mps) {
    const Program program(problem);
    const solver::Level level = level_of(program, effort.order.front());
    return mps ? solver::as_mps(program.model, level.objective) : solver::as_lp(program.model, level.objective);
}

Proposal solve_numbers(Problem problem, const Effort& effort) {
    Proposal proposal;
    proposal.problem = std::move(problem);
    const Program program(proposal.problem);
    std::vector<solver::Level> levels;
    for (const Objective objective : effort.order) {
        levels.push_back(level_of(program, objective));
        const bool disruption = objective == Objective::disruption;
        if (disruption && !levels.empty() && !effort.prove_all) levels.back().held = program.hired();
    }
    // Not objectives of their own: of equal plans the one that a person would have chosen.
    if (!program.outsiders.empty()) levels.push_back({"outsiders", program.outsiders, 0, kMixNodes, {}});
    if (!program.mix.empty()) levels.push_back({"mix", program.mix, 0, kMixNodes, {}});
    const solver::LexicographicAnswer answer =
        solver::solve_in_order(program.model, levels, nullptr, effort.limits, [&](std::size_t level, const auto& far) {
            if (effort.progress && level < effort.order.size()) effort.progress(level, far);
        });
    proposal.status = answer.status;
    if (answer.status == solver::Status::optimal || answer.status == solver::Status::feasible) {
        const auto asked = std::span(answer.levels).first(effort.order.size());
        const bool proved = std::ranges::all_of(asked, &solver::LevelAnswer::proved);
        proposal.status = proved ? solver::Status::optimal : solver::Status::feasible;
    }
    if (answer.values.empty()) return proposal;
    proposal.values = answer.values;
    proposal.decisions = program.decisions(answer.values);
    for (std::size_t i = 0; i < effort.order.size(); ++i) {
        const solver::LevelAnswer& level = answer.levels[i];
        const double scale = effort.order[i] == Objective::lateness ? Program::kWeightParts
                             : effort.order[i] == Objective::cost   ? double(proposal.problem.money)
                                                                    : 1;
        // Of the plan as it is at last: one that was not proved may have become better at a later level.
        double value = solver::value_of(levels[i].objective, answer.values) + levels[i].constant;
        if (effort.order[i] == Objective::disruption) value -= idle_moves(proposal.decisions);
        proposal.levels.push_back(
            {effort.order[i], value / scale, level.bound / scale, level.proved, level.nodes, level.seconds});
    }
    return proposal;
}

}  // namespace orgplan::propose
