#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "tests/effort.h"
#include "tests/hiring/held.h"

namespace orgplan::testing {
using namespace api;
using namespace hiring;
using namespace language;
using namespace report;
using namespace text;
namespace {

// Small plans, written anew day by day: whether their starts can be hired and recruited at all, tried in every way.
struct Start {
    int family;  // 0 engineering, 1 sales
    int first;   // months from 2027-01
    int last;
};

struct RandomPlan {
    std::string text;
    std::vector<Start> starts;
    // By recruiter: from which month on; the first recruits engineers alone.
    std::vector<int> recruiter_from;
    int per_quarter[2] = {0, 0};
};

// Stages at the ends of 2027-01, 2027-04 and 2027-08; a start at a stage lies in the months behind the one before.
const char* const kRoles[2] = {"backend-developer", "account-executive"};

RandomPlan random_plan(std::mt19937& random) {
    const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(random); };
    RandomPlan plan;
    plan.per_quarter[0] = 1 + below(4);
    plan.per_quarter[1] = 1 + below(4);
    std::string seats;
    const int count = 2 + below(7);
    for (int i = 0; i < count; ++i) {
        Start start{below(2), 1 + below(8), 0};
        start.last = start.first;
        std::string opens = fmt::format("2027-{:02}-{:02}", start.first + 1, 1 + below(25));
        const int stage = below(4);
        if (stage == 0) {
            start = {start.family, 1, 3};
            opens = "b";
        } else if (stage == 1) {
            start = {start.family, 4, 7};
            opens = "c";
        }
        const bool secured = below(6) == 0;
        seats += fmt::format("  - {{id: s{}, role: {}, opens: {}{}}}\n", i, kRoles[start.family], opens,
                             secured ? ", status: offered" : "");
        if (!secured) plan.starts.push_back(start);
    }
    plan.recruiter_from = {below(4), below(4)};
    for (int r = 0; r < 2; ++r) {
        seats += fmt::format(
            "  - {{id: r{}, role: {}, holder: R{}{}}}\n", r, r == 0 ? "technical-recruiter" : "recruiter", r,
            plan.recruiter_from[r] == 0 ? "" : fmt::format(", opens: 2027-{:02}-20", plan.recruiter_from[r] + 1));
    }
    plan.text = fmt::format(
        "orgplan: 1\ncompany: {{manager: ceo}}\n"
        "stages: [{{id: a, date: 2027-01-31}}, {{id: b, date: 2027-04-30}}, {{id: c, date: 2027-08-31}}]\n"
        "positions:\n  - {{id: ceo, role: ceo}}\n{}"
        "hiring: {{recruiters: [{{by: technical-recruiter, for: [engineering], per_quarter: {}}}, {{by: recruiter, "
        "per_quarter: {}}}]}}\n",
        seats, plan.per_quarter[0], plan.per_quarter[1]);
    return plan;
}

// Each start by each recruiter in each quarter.
bool recruited(const std::vector<Start>& starts, std::size_t next, std::map<std::pair<int, int>, int>& room) {
    if (next == starts.size()) return true;
    const Start& start = starts[next];
    for (int quarter = start.first / 3; quarter <= start.last / 3; ++quarter) {
        for (int recruiter = start.family; recruiter < 2; ++recruiter) {
            int& left = room[{recruiter, quarter}];
            if (left == 0) continue;
            --left;
            if (recruited(starts, next + 1, room)) return true;
            ++left;
        }
    }
    return false;
}

TEST(Recruiting, IsToldWhereNoWayFits) {
    std::mt19937 random(11);
    const std::size_t rounds = tries(400);
    std::size_t over = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        const RandomPlan plan = random_plan(random);
        std::map<std::pair<int, int>, int> room;
        for (int recruiter = 0; recruiter < 2; ++recruiter) {
            for (int quarter = 0; quarter < 4; ++quarter) {
                int months = 0;
                for (int month = quarter * 3; month < quarter * 3 + 3; ++month) {
                    months += month >= plan.recruiter_from[recruiter];
                }
                room[{recruiter, quarter}] = plan.per_quarter[recruiter] * months / 3;
            }
        }
        // The family of recruiters counts among all others; those who start here are named.
        const bool fits = recruited(plan.starts, 0, room);
        const auto spec = judged(plan.text, "2027-01-01");
        ASSERT_EQ(!spec->findings.has("recruiters-overbooked"), fits) << plan.text << held(*spec);
        over += fits ? 0 : 1;
    }
    EXPECT_GT(over, rounds * 2 / 15);
    EXPECT_LT(over, rounds * 13 / 15);
}

}  // namespace
}  // namespace orgplan::testing
