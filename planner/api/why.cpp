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

// What a seat or a unit may be called: its id, the name of who sits there, its title or name. Ids come before others.
std::vector<std::string> called(const std::string& what, const Organisation& planned) {
    const auto is = [&](const std::string& wanted) {
        const auto same = [&](const auto& each) { return each.id == wanted; };
        return std::ranges::any_of(planned.positions, same) || std::ranges::any_of(planned.units, same);
    };
    if (is(what)) return {what};
    if (is(what + "-1") && !is(what + "-2")) return {what + "-1"};
    std::vector<std::string> ids;
    for (const Position& seat : planned.positions) {
        const auto named = [&](const PositionState& state) {
            const auto sits = [&](const Holder& each) {
                return given(each.person) && planned[each.person].name == what;
            };
            const bool role =
                given(state.role) && (planned[state.role].title == what || planned[state.role].id == what);
            return state.title == what || role || std::ranges::any_of(state.holders, sits);
        };
        if (std::ranges::any_of(seat.states, named)) ids.emplace_back(seat.id);
    }
    for (const Unit& unit : planned.units) {
        const auto named = [&](const UnitState& state) { return state.name == what; };
        if (std::ranges::any_of(unit.states, named)) ids.emplace_back(unit.id);
    }
    return ids;
}

// Whether the plan has a step of a seat or unit.
bool has_step(const std::string& id, const propose::Problem& problem, const Organisation& org,
              const propose::Roster& roster) {
    const auto hired = [&](const propose::Hired& each) { return std::ranges::find(each.ids, id) != each.ids.end(); };
    const auto changed = [&](const propose::Changed& each) { return org[each.seat].id == id; };
    const auto opened = [&](const propose::Opened& each) { return org[problem.homes[each.home].unit].id == id; };
    return std::ranges::any_of(roster.hired, hired) || std::ranges::any_of(roster.changed, changed) ||
           std::ranges::any_of(roster.opened, opened);
}

std::string quoted_list(const std::vector<std::string>& ids) {
    constexpr std::size_t kFew = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(kFew, ids.size()); ++i)
        text += fmt::format("{}`{}`", i > 0 ? ", " : "", ids[i]);
    if (ids.size() > kFew) text += fmt::format(" and {} more", ids.size() - kFew);
    return text;
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
    std::vector<std::string> ids = called(request.id, with);
    if (ids.empty()) {
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
    if (question->any() || language::says_now(*answer.planned)) {
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
    if (ids.size() > 1) {
        std::vector<std::string> all = ids;
        std::erase_if(ids, [&](const std::string& each) {
            return !has_step(each, answer.plan.proposal.problem, answer.spec->organisation, answer.plan.roster);
        });
        if (ids.size() != 1) {
            return Refusal{Refusal::Why::wrong,
                           fmt::format("`{}` is {} of the plan", request.id, ids.empty() ? "no step" : "several steps"),
                           fmt::format("give the id of one of them: {}", quoted_list(ids.empty() ? all : ids))};
        }
    }
    const std::string& id = ids.front();
    keep_only(id, answer.plan.proposal.problem, answer.spec->organisation, answer.plan.roster);
    if (answer.plan.roster.empty()) {
        const auto seat = std::ranges::find(answer.spec->organisation.positions, Text(id), &Position::id);
        const bool written =
            seat != answer.spec->organisation.positions.end() &&
            (seat->closes != kForever || seat->opens > with.today || seat->until(seat->at(with.today)) != kForever);
        return Refusal{Refusal::Why::empty,
                       written
                           ? fmt::format("what happens with `{}` is written in the spec, and the plan adds nothing", id)
                           : fmt::format("the plan does nothing with `{}`", id),
                       "`orgplan plan show` lists what it does"};
    }
    answer.reasons = propose::reasons_of(answer.plan.proposal, answer.spec->organisation, answer.plan.roster);
    return answer;
}

}  // namespace orgplan::api
