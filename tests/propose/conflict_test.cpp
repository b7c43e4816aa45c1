#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "planner/api/propose.h"
#include "tests/effort.h"
#include "tests/language/folder.h"

// The lines that are blamed where there is no plan, held against the problem without them.

namespace orgplan::propose {
namespace {

// Of what may be blamed only these hold; built from the problem, not from the rows of its program.
Problem with(Problem problem, const std::vector<std::uint32_t>& origins) {
    const auto holds = [&](std::uint32_t origin) {
        return origin == 0 || problem.origins[origin].kind == Origin::Kind::asked ||
               std::ranges::find(origins, origin) != origins.end();
    };
    const auto left_out = [&](const auto& each) { return !holds(each.origin); };
    std::erase_if(problem.counts, left_out);
    std::erase_if(problem.totals, left_out);
    std::erase_if(problem.onboarding, left_out);
    if (problem.hire_limit && left_out(*problem.hire_limit)) problem.hire_limit.reset();
    if (problem.interviews && left_out(*problem.interviews)) problem.interviews.reset();
    for (Goal& goal : problem.goals) goal.hard = goal.hard && holds(goal.origin);
    for (Profile& profile : problem.profiles) {
        if (!holds(profile.fill_origin)) profile.earliest = 1;
    }
    for (Slot& slot : problem.slots) {
        for (std::size_t t = 0; t < slot.frozen_by.size(); ++t) {
            if (slot.frozen_by[t].empty()) continue;
            slot.frozen[t] = std::ranges::any_of(slot.frozen_by[t], holds) ? 1 : 0;
        }
    }
    return problem;
}

bool possible(const Problem& problem, const std::vector<std::uint32_t>& origins) {
    Effort effort;
    effort.order = {Objective::lateness};
    return solve_numbers(with(problem, origins), effort).status != solver::Status::infeasible;
}

std::string random_spec(unsigned seed) {
    std::mt19937 random(seed);
    const auto draw = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    const auto pick = [&](const std::vector<std::string>& from) {
        return from[static_cast<std::size_t>(draw(0, static_cast<int>(from.size()) - 1))];
    };
    const auto freeze = [&] {
        const int opens = draw(2, 8);
        return fmt::format("{{opens: 2027-{:02}, closes: 2027-{:02}{}}}", opens, opens + draw(1, 3),
                           pick({"", ", for: core", ", for: eng"}));
    };
    std::string hiring = fmt::format("days_to_fill: {}", pick({"30", "60", "120", "{qa-engineer: 150, default: 45}"}));
    hiring += pick({"", ", hires_per_month: 0.5", ", hires_per_month: 1.5", ", hires_per_month: 2"});
    hiring += pick({"", "", ", onboarding: {ratio: 0.3}"});
    if (draw(0, 2) > 0) hiring += fmt::format(", freeze: [{}, {}]", freeze(), freeze());
    return fmt::format(
        "orgplan: 1\n"
        "company: {{name: Acme, manager: ceo}}\n"
        "stages:\n"
        "  - {{id: now, date: 2027-01-31}}\n"
        "  - {{id: end, date: 2027-08-31, needs: {{heads: {}, seats: [{{role: qa-engineer, at_least: {}}}]}}, due: "
        "hard}}\n"
        "positions: [{{id: ceo, role: ceo}}]\n"
        "units:\n"
        "  - id: eng\n"
        "    manager: ceo\n"
        "    units: [{{id: core, kind: team, size: 4..{}, positions: [{{role: backend-developer, count: 4}}, "
        "{{role: qa-engineer}}]}}]\n"
        "hiring: {{now: 2027-01-15, {}}}\n"
        "plan: {{until: 2027-09}}\n"
        "costs: {{currency: EUR, yearly: {{default: 60000}}}}\n"
        "budgets: [{{for: company, run_rate: {{2027-01: {}}}, total: {{2027: {}}}}}]\n",
        draw(8, 12), draw(1, 3), draw(9, 12), hiring, draw(40, 60) * 1000, draw(400, 600) * 1000);
}

TEST(Blamed, LinesCannotHoldTogetherAndCanWithoutAnyOne) {
    std::size_t impossible = 0, of_freezes = 0;
    for (unsigned seed = 0; seed < tries(60); ++seed) {
        const std::string text = random_spec(seed);
        const testing::Folder folder({{"acme.yaml", text}});
        api::ProposeRequest request;
        request.path = folder.path("acme.yaml");
        const api::Result<api::QuestionedSpec> of = api::read_question(request);
        ASSERT_TRUE(of) << of.error().message << text;
        api::Result<Problem> problem = api::problem_of(*of, request);
        ASSERT_TRUE(problem) << problem.error().message << text;
        Effort effort;
        effort.order = {Objective::lateness};
        Proposal proposal = solve_numbers(std::move(*problem), effort);
        if (proposal.status != solver::Status::infeasible) continue;
        explain(proposal, effort);
        ASSERT_TRUE(proposal.explained && proposal.minimal) << text;
        ++impossible;
        EXPECT_FALSE(possible(proposal.problem, proposal.conflict)) << text;
        for (const std::uint32_t member : proposal.conflict) {
            std::vector<std::uint32_t> others = proposal.conflict;
            std::erase(others, member);
            EXPECT_TRUE(possible(proposal.problem, others)) << text << proposal.problem.origins[member].what;
            of_freezes += proposal.problem.origins[member].what.find("`freeze`") == 0 ? 1 : 0;
        }
    }
    EXPECT_GT(impossible, tries(60) / 4);
    EXPECT_GT(of_freezes, tries(60) / 20);
}

}  // namespace
}  // namespace orgplan::propose
