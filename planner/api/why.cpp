#include "planner/api/why.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/api/faults.h"
#include "planner/api/plan_base.h"
#include "planner/api/propose.h"

namespace orgplan::api {
namespace {

// Only what is about one seat or unit.
void keep_only(const std::string& id, const propose::Problem& problem, const Organisation& org,
               propose::Roster& roster) {
    std::erase_if(roster.hired,
                  [&](const propose::Hired& each) { return std::ranges::find(each.ids, id) == each.ids.end(); });
    std::erase_if(roster.changed, [&](const propose::Changed& each) { return org[each.seat].id != id; });
    std::erase_if(roster.opened,
                  [&](const propose::Opened& each) { return org[problem.homes[each.home].unit].id != id; });
    roster.managers.clear();
}

// The id of a seat by what it may be called; else as it is.
std::string full_id(const std::string& id, const Organisation& planned) {
    const auto is = [&](const std::string& wanted) {
        return std::ranges::any_of(planned.positions, [&](const Position& seat) { return seat.id == wanted; });
    };
    return !is(id) && is(id + "-1") && !is(id + "-2") ? id + "-1" : id;
}

}  // namespace

Result<WhyAnswer> why(const WhyRequest& request) {
    WhyAnswer answer;
    const PlanSource plan{request.path, request.reading};
    Result<SpecPtr> planned = plan.read();
    if (!planned) return std::move(planned.error());
    answer.planned = std::move(*planned);
    if (std::optional<Refusal> refusal = unreadable(*answer.planned)) return std::move(*refusal);
    const Organisation& with = answer.planned->organisation;
    const std::string id = full_id(request.id, with);
    const auto named = [&](const auto& all) {
        return std::ranges::any_of(all, [&](const auto& each) { return each.id == id; });
    };
    if (!named(with.positions) && !named(with.units)) {
        return Refusal{Refusal::Why::wrong, fmt::format("`{}` is neither a seat nor a unit of the plan", request.id),
                       "`orgplan plan show` lists the ids of what the plan does"};
    }
    const std::optional<PlanSource> base = base_of(plan, *answer.planned);
    if (!base) {
        return Refusal{Refusal::Why::wrong, "the plan is not a scenario, so that nothing says what it decides",
                       "`orgplan plan propose acme.yaml -o next.yaml` writes one"};
    }
    ProposeRequest asking;
    asking.path = base->path;
    asking.reading = base->reading;
    const std::string said(answer.planned->roots.back().find("scenario").find("question").text());
    const std::optional<Question> question = question_of(said);
    if (!question) {
        return Refusal{Refusal::Why::wrong, fmt::format("`question: {}` of the plan is no question", said),
                       "write it as `--reach 40 --by 2027-12`"};
    }
    asking.question = *question;
    // The plan says from which day, where its spec does not.
    if (question->any()) {
        asking.reading.today = with.today;
        asking.reading.over_now = true;
    }
    Result<QuestionedSpec> of = read_question(asking);
    if (!of) return std::move(of.error());
    Result<propose::Problem> problem = problem_of(*of, asking);
    if (!problem && problem.error().why != Refusal::Why::faulty) return std::move(problem.error());
    if (!problem) {
        return Refusal{
            Refusal::Why::wrong, fmt::format("the spec of the plan, {}, has faults", base->path),
            fmt::format("`orgplan check {}` and `orgplan plan propose {}` list them", base->path, base->path)};
    }
    answer.spec = std::move(of->spec);
    // A plan made by hand need not keep to what is usual.
    const bool usual = problem->hire_limit && !problem->origins[problem->hire_limit->origin].place.known();
    answer.plan = propose::read_back(*problem, answer.spec->organisation, with, request.limits);
    if (usual && answer.plan.unknown.empty() && answer.plan.proposal.values.empty()) {
        problem->hire_limit.reset();
        answer.plan = propose::read_back(std::move(*problem), answer.spec->organisation, with, request.limits);
    }
    if (!answer.plan.unknown.empty()) {
        return Refusal{Refusal::Why::wrong,
                       fmt::format("the plan {}, which its spec does not allow", answer.plan.unknown),
                       "`orgplan plan verify` says what is wrong with it"};
    }
    if (answer.plan.proposal.values.empty()) {
        return Refusal{Refusal::Why::wrong, "the plan breaks a limit of its spec, so that there is no reason to give",
                       "`orgplan plan verify` says what is wrong with it"};
    }
    keep_only(id, answer.plan.proposal.problem, answer.spec->organisation, answer.plan.roster);
    if (answer.plan.roster.empty()) {
        return Refusal{Refusal::Why::empty, fmt::format("the plan does nothing with `{}`", id),
                       "`orgplan plan show` lists what it does"};
    }
    answer.reasons = propose::reasons_of(answer.plan.proposal, answer.spec->organisation, answer.plan.roster);
    return answer;
}

}  // namespace orgplan::api
