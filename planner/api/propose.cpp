#include "planner/api/propose.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>

#include "planner/api/check.h"
#include "planner/api/cuts.h"
#include "planner/api/faults.h"
#include "planner/api/one_more.h"
#include "planner/api/whole_plan.h"
#include "planner/costs/ledger.h"
#include "planner/diff/diff.h"
#include "planner/propose/scenario.h"
#include "planner/rules/policy/policy_files.h"

namespace orgplan::api {
namespace {

std::filesystem::path target_of(const ProposeRequest& request) {
    if (!request.output.empty() && request.output != "-") return request.output;
    const std::filesystem::path spec(request.path);
    return spec.parent_path() / (spec.stem().string() + "-plan.yaml");
}

std::string base_of(const ProposeRequest& request, const std::filesystem::path& target) {
    std::error_code unknown;
    const auto from = std::filesystem::absolute(target, unknown).parent_path();
    return std::filesystem::absolute(request.path, unknown).lexically_relative(from).string();
}

constexpr std::size_t kMostRounds = 8;

bool is_late(const propose::Proposal& proposal) {
    for (std::size_t g = 0; g < proposal.problem.goals.size(); ++g) {
        if (proposal.decisions.met[g] > proposal.problem.goals[g].due) return true;
    }
    return false;
}

// The months of the plan, as `plan show` has them.
void add_tables(language::Spec& spec, const language::FileTree& tree, Proposed& made) {
    PlanRequest request;
    request.tree = &tree;
    const propose::Problem& problem = made.proposal.problem;
    request.window = {problem.month(1), problem.month(problem.months)};
    Result<plan::Plan> tables = plan(spec, request);
    made.plan.reset();
    if (tables) made.plan = std::move(*tables);
    const costs::CostPlan paid(spec.organisation);
    made.cost.reset();
    if (!paid.held) return;
    const Month first = problem.month(1), end = problem.month(problem.months) + 1;
    made.cost = costs::Ledger(paid, first, end).total(first, end, kNone<UnitId>).rounded();
}

// Reads the scenario as it would be written, and checks the spec with it.
std::optional<Refusal> check_result(const ProposeRequest& request, const std::filesystem::path& target,
                                    const language::FileTree& tree, const std::set<std::string>& known,
                                    Proposed& made) {
    const OneMore with(tree, target.string(), made.scenario);
    language::ReadOptions reading = request.reading;
    reading.tree = &with;
    Result<SpecPtr> planned = read(target.string(), reading);
    if (!planned) return std::move(planned.error());
    made.planned = std::move(*planned);
    Result<Checked> after = check_built(*made.planned, &with);
    if (!after) return std::move(after.error());
    for (const text::Finding& each : after->findings.all()) {
        if (!known.contains(diff::identity_of(each))) made.added.all().push_back(each);
    }
    add_tables(*made.planned, with, made);
    return std::nullopt;
}

// A copy of the policy answers, which notes what it suppresses.
std::function<bool(const rules::Rule&, UnitId)> held_by(const rules::Policy& by, const Organisation& org) {
    return [policy = rules::Policy(by), &org](const rules::Rule& rule, UnitId unit) mutable {
        if (!policy.checks(rule.id, rule.pack, rule.severity)) return false;
        const auto severities =
            policy.severities(rule.id, rule.severity, kNone<PositionId>, unit, org.all_stages(), org);
        return std::ranges::any_of(
            severities, [](const rules::Policy::SeverityAt& each) { return each.severity >= text::Severity::warning; });
    };
}

}  // namespace

Result<QuestionedSpec> read_question(const ProposeRequest& request) {
    const language::FileTree& tree = language::tree_or_local(request.reading.tree);
    QuestionedSpec made;
    Result<SpecPtr> plain = read(request.path, request.reading);
    if (!plain) return std::move(plain.error());
    made.spec = std::move(*plain);
    made.from_today = !language::says_now(*made.spec) && (request.reading.over_now || request.question.any());
    if (!request.question.any() || !made.spec->graph || unreadable(*made.spec)) return made;
    text::Findings ignored;
    const rules::SpecRules by = rules::rules_of(*made.spec, {}, &tree, ignored);
    const auto parameters = by.parameters();
    const auto most = parameters.find("team.max");
    Result<Asked> asked =
        asked_of(request.question, *made.spec, most == parameters.end() ? propose::kNoBound : most->second);
    if (!asked) return std::move(asked.error());
    made.asked = std::move(*asked);
    if (made.asked.stages.empty() && made.asked.edits.empty()) return made;
    const OneMore with(tree, made.asked.path, made.asked.text());
    language::ReadOptions reading = request.reading;
    reading.tree = &with;
    reading.with.push_back(made.asked.path);
    Result<SpecPtr> all = read(request.path, reading);
    if (!all) return std::move(all.error());
    made.spec = std::move(*all);
    return made;
}

Result<propose::Problem> problem_of(const QuestionedSpec& of, const ProposeRequest& request) {
    const language::FileTree& tree = language::tree_or_local(request.reading.tree);
    language::Spec& spec = *of.spec;
    if (std::optional<Refusal> refusal = unreadable(spec)) return std::move(*refusal);
    text::Findings faults = faults_of(spec, &tree);
    text::Findings ignored;
    const rules::SpecRules by = rules::rules_of(spec, {}, &tree, ignored);
    propose::Problem problem;
    if (!faults.any(text::Severity::error)) {
        const auto parameters = by.parameters();
        problem = propose::problem_of(spec, request.reading.over_now || of.from_today,
                                      {by.rules, parameters, held_by(by.policy, spec.organisation)}, faults);
    }
    if (faults.any(text::Severity::error)) return faulty(std::move(faults));
    if (of.from_today) {
        problem.defaults.insert(problem.defaults.begin(),
                                fmt::format("`hiring.now`: {}, {}", date_text(spec.organisation.today),
                                            request.reading.over_now ? "as --today says" : "which is today"));
    }
    problem.quarterly = request.quarterly;
    for (propose::Goal& goal : problem.goals) goal.from = request.earliest ? 1 : goal.due;
    return problem;
}

Result<std::string> exported(const QuestionedSpec& of, const ProposeRequest& request, bool mps) {
    Result<propose::Problem> problem = problem_of(of, request);
    if (!problem) return std::move(problem.error());
    return propose::exported(*problem, request.effort, mps);
}

Result<Proposed> propose(const QuestionedSpec& of, const ProposeRequest& request) {
    const language::FileTree& tree = language::tree_or_local(request.reading.tree);
    language::Spec& spec = *of.spec;
    Proposed made;
    if (request.whole) {
        if (std::optional<Refusal> refusal = refuse_whole(request.path, request.reading)) return std::move(*refusal);
    }
    const std::filesystem::path target = target_of(request);
    propose::ScenarioText frame;
    frame.id = target.stem().string();
    frame.base = base_of(request, target);
    frame.why = "proposed by orgplan";
    frame.question = of.asked.path;
    frame.stages = of.asked.stages;
    frame.edits = of.asked.edits;
    frame.units = of.asked.units;
    if (of.from_today) frame.now = date_text(spec.organisation.today);
    Result<propose::Problem> asked = problem_of(of, request);
    if (!asked) return std::move(asked.error());
    propose::Problem problem = std::move(*asked);
    Result<Checked> before = check_built(spec, &tree);
    if (before) made.before = std::move(before->findings);
    std::set<std::string> known;
    for (const text::Finding& each : made.before.all()) known.insert(diff::identity_of(each));
    // What is found on the result and is no row of the search makes it search again without that.
    const auto stopped = [&] { return request.effort.limits.stop && request.effort.limits.stop(); };
    Cuts cuts(spec.organisation, problem);
    for (std::size_t round = 0;; ++round) {
        propose::Proposal found = propose::solve(problem, spec.organisation, request.effort);
        // Where the search was stopped, the plan of before is the best so far.
        if (round > 0 && found.values.empty() && found.status == solver::Status::unknown) {
            made.proposal.status = solver::Status::feasible;
            break;
        }
        made.proposal = std::move(found);
        made.added = text::Findings();
        if (made.proposal.roster.empty()) {
            // Nothing is done, so that the spec itself is the plan.
            made.plan.reset();
            if (!made.proposal.values.empty()) add_tables(spec, tree, made);
            break;
        }
        made.scenario =
            propose::scenario_text(made.proposal.problem, spec.organisation, made.proposal.roster, made.reasons, frame);
        if (std::optional<Refusal> refusal = check_result(request, target, tree, known, made)) {
            return std::move(*refusal);
        }
        if (round >= kMostRounds || stopped() || !cuts.add(made)) break;
    }
    propose::Proposal& proposal = made.proposal;
    propose::explain(proposal, request.effort);
    const bool planned = !proposal.values.empty();
    // Where something else comes before lateness, no limit need be what makes a stage late.
    const bool first = request.effort.order.front() == propose::Objective::lateness;
    const bool late = planned && first && !proposal.levels.empty() && is_late(proposal);
    if (late || (planned && first && request.earliest))
        made.limited_by = propose::what_limits(proposal, request.effort);
    if (late || proposal.status == solver::Status::infeasible) {
        made.what_if = propose::what_if(proposal, spec.organisation, request.effort);
    }
    if (proposal.status == solver::Status::infeasible && proposal.explained) {
        made.repair = propose::repair_of(proposal, spec.organisation, request.effort);
    }
    if (!planned || proposal.roster.empty()) {
        made.scenario.clear();
        return made;
    }
    made.reasons = propose::reasons_of(proposal, spec.organisation);
    made.scenario = propose::scenario_text(proposal.problem, spec.organisation, proposal.roster, made.reasons, frame);
    made.added = text::Findings();
    if (std::optional<Refusal> refusal = check_result(request, target, tree, known, made)) return std::move(*refusal);
    if (!request.whole) return made;
    const SpecPtr as_scenario = std::move(made.planned);
    Result<std::string> whole = whole_plan(request.path, request.reading, made.scenario);
    if (!whole) return std::move(whole.error());
    made.scenario = std::move(*whole);
    made.added = text::Findings();
    if (std::optional<Refusal> refusal = check_result(request, target, tree, known, made)) return std::move(*refusal);
    if (!says_the_same(*made.planned, *as_scenario)) return no_whole(request.path);
    return made;
}

}  // namespace orgplan::api
