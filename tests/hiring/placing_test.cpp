#include "planner/hiring/placing.h"

#include <gtest/gtest.h>

#include <cmath>
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

constexpr std::array<std::string_view, 5> kOfMonths = {"hires-over-capacity", "interviewers-overbooked",
                                                       "recruiters-overbooked", "onboarding-overloaded",
                                                       "starts-in-conflict"};

bool fails(const Spec& spec) {
    return std::ranges::any_of(kOfMonths, [&](std::string_view rule) { return spec.findings.has(rule); });
}

// Small plans, counted anew: every start is tried in every month.
enum RoleOf { developer, tech_lead, seller, recruiter };
const char* const kRoles[] = {"backend-developer", "tech-lead", "account-executive", "recruiter"};

struct SmallStart {
    int role;
    int team;
    int first;  // months from 2027-01
    int last;
    int day;  // of a start that does not move
    bool secured;
};

struct SmallPlan {
    std::string text;
    std::vector<SmallStart> starts;
    int there[2][2] = {};  // tech leads and developers of each team, from before the first month
    double hires = -1;
    double ratio = -1;
    bool by_team = false;
    int ramp = 2;
    int interviews = -1;  // that each tech lead holds; a hire takes 2
    int fills = -1;       // that each recruiter fills a quarter, of engineering
};

int days_before(int month) {
    static constexpr int kDays[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    return month >= 12 ? 365 + days_before(month - 12) : kDays[month];
}

// Whether the starts in these months keep to all limits.
bool keeps(const SmallPlan& plan, const std::vector<int>& months) {
    constexpr int kEnd = 9;
    const auto count = [&](auto fits) {
        int sum = 0;
        for (std::size_t i = 0; i < months.size(); ++i) sum += fits(plan.starts[i], months[i]);
        return sum;
    };
    if (plan.hires >= 0) {
        bool any = false;
        int first = kEnd;
        for (const SmallStart& each : plan.starts) first = std::min(first, each.first);
        // It counts from the first month in which somebody may start, or a later one in which somebody has to.
        for (int from = first; from < kEnd && !any; ++from) {
            if (count([&](const SmallStart&, int month) { return month < from; }) > 0) break;
            any = true;
            for (int month = from; month < kEnd; ++month) {
                const auto until = [&](int n) { return static_cast<int>(std::ceil(plan.hires * n - 1e-6)); };
                const int most = until(month - from + 1) - until(month - from);
                any = any && count([&](const SmallStart&, int at) { return at == month; }) <= most;
            }
        }
        if (!any) return false;
    }
    for (int month = 1; month < kEnd && plan.interviews >= 0; ++month) {
        const int leads = plan.there[0][0] + plan.there[1][0] +
                          count([&](const SmallStart& each, int at) { return each.role == tech_lead && at < month; });
        const int wanted = count([&](const SmallStart& each, int at) { return at == month && !each.secured; });
        if (wanted > leads * plan.interviews / 2) return false;
    }
    for (int quarter = 0; quarter < 3 && plan.fills >= 0; ++quarter) {
        int there = 3;  // one recruiter
        for (int month = quarter * 3; month < quarter * 3 + 3; ++month)
            there += count([&](const SmallStart& each, int at) { return each.role == recruiter && at <= month; });
        const int wanted = count([&](const SmallStart& each, int at) {
            return at / 3 == quarter && !each.secured && each.role != seller && each.role != recruiter;
        });
        if (wanted > there * plan.fills / 3) return false;
    }
    if (plan.ratio < 0) return true;
    for (int team = 0; team < (plan.by_team ? 3 : 1); ++team) {
        const auto here = [&](const SmallStart& each) { return !plan.by_team || each.team == team; };
        for (int month = 1; month < kEnd; ++month) {
            if (count([&](const SmallStart& each, int at) { return at == month && here(each); }) == 0) continue;
            const int last_day = days_before(month + 1) - 1;
            const int fresh = count([&](const SmallStart& each, int at) {
                const int day = days_before(at) + (each.first == each.last ? each.day - 1 : 0);
                return here(each) && at <= month && last_day < day + std::lround(plan.ramp * 30.4375);
            });
            // Outside the teams are the head and a recruiter.
            int all = count([&](const SmallStart& each, int at) { return here(each) && at <= month; });
            for (int t = 0; t < 2; ++t) all += !plan.by_team || team == t ? plan.there[t][0] + plan.there[t][1] : 0;
            all += !plan.by_team || team == 2 ? 2 : 0;
            if (fresh > plan.ratio * (all - fresh) + 1e-9) return false;
        }
    }
    return true;
}

bool any_keeps(const SmallPlan& plan, std::vector<int>& months) {
    const std::size_t next = months.size();
    if (next == plan.starts.size()) return keeps(plan, months);
    for (int month = plan.starts[next].first; month <= plan.starts[next].last; ++month) {
        // Of equal starts the later one is not before the other.
        const SmallStart& now = plan.starts[next];
        if (next > 0) {
            const SmallStart& other = plan.starts[next - 1];
            const bool same = other.role == now.role && other.team == now.team && other.first == now.first &&
                              other.last == now.last && other.secured == now.secured && other.day == now.day;
            if (same && month < months.back()) continue;
        }
        months.push_back(month);
        if (any_keeps(plan, months)) return true;
        months.pop_back();
    }
    return false;
}

SmallPlan small_plan(std::mt19937& random) {
    const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(random); };
    SmallPlan plan;
    const int limits = below(3) == 0 ? 15 : 1 + below(15);
    std::string hiring = "days_to_fill: {default: 1}";
    if (limits & 1) {
        static constexpr double kRates[] = {0.5, 1, 1, 2, 0.75};
        plan.hires = kRates[below(5)];
        hiring += fmt::format(", hires_per_month: {}", plan.hires);
    }
    if (limits & 2) {
        static constexpr double kRatios[] = {0.2, 0.25, 0.5, 1};
        plan.ratio = kRatios[below(4)];
        plan.by_team = below(2) == 0;
        plan.ramp = 1 + below(3);
        hiring += fmt::format(", onboarding: {{ratio: {}{}}}, ramp_months: {}", plan.ratio,
                              plan.by_team ? ", scope: team" : "", plan.ramp);
    }
    if (limits & 4) {
        plan.interviews = 1 + below(3);
        hiring += fmt::format(", interviews: {{by: [tech-lead], per_month: {}, loops_per_hire: 2}}", plan.interviews);
    }
    if (limits & 8) {
        plan.fills = 1 + below(3);
        hiring += fmt::format(", recruiters: [{{by: recruiter, for: [engineering], per_quarter: {}}}]", plan.fills);
    }
    std::string seats[3];
    for (int team = 0; team < 2; ++team) {
        for (int kind = 0; kind < 2; ++kind) {
            plan.there[team][kind] = kind == 0 ? 1 + below(2) : below(3);
            for (int i = 0; i < plan.there[team][kind]; ++i) {
                seats[team] += fmt::format("      - {{id: t{}{}{}, role: {}}}\n", team, kind, i,
                                           kRoles[kind == 0 ? tech_lead : developer]);
            }
        }
    }
    const int count = 2 + below(6);
    for (int i = 0; i < count; ++i) {
        SmallStart start{below(6) == 0 ? 1 + below(3) : 0, below(2), 0, 0, 1, false};
        if (start.role == recruiter) start.team = 2;
        const int kind = below(4);
        std::string opens;
        if (kind == 0) {
            start.first = start.last = 1 + below(8);
            start.day = 1 + below(28);
            start.secured = below(3) == 0;
            // The day of a stage is never one of these.
            opens = fmt::format("2027-{:02}-{:02}", start.first + 1, std::min(start.day, 27));
            start.day = std::min(start.day, 27);
        } else {
            const bool early = below(2) == 0;
            start.first = early ? 1 : 4;
            start.last = early ? 3 : 8;
            opens = early ? "b" : "c";
        }
        plan.starts.push_back(start);
        seats[start.team] += fmt::format("      - {{id: s{}, role: {}, opens: {}{}}}\n", i, kRoles[start.role], opens,
                                         start.secured ? ", status: offered" : "");
    }
    plan.text = fmt::format(
        "orgplan: 1\ncompany: {{manager: ceo}}\n"
        "stages: [{{id: a, date: 2027-01-31}}, {{id: b, date: 2027-04-30}}, {{id: c, date: 2027-09-30}}]\n"
        "positions:\n      - {{id: ceo, role: ceo}}\n      - {{id: rec, role: recruiter}}\n{}"
        "units:\n  - id: x\n    positions:\n{}  - id: y\n    positions:\n{}hiring: {{{}}}\n",
        seats[2], seats[0], seats[1], hiring);
    return plan;
}

TEST(Placing, FindsMonthsWhereAnyKeepAllLimits) {
    std::mt19937 random(5);
    const std::size_t rounds = tries(600);
    std::size_t failing = 0;
    std::size_t conflicts = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        const SmallPlan plan = small_plan(random);
        std::vector<int> months;
        const bool fits = any_keeps(plan, months);
        const auto spec = judged(plan.text, "2027-01-01");
        ASSERT_EQ(fails(*spec), !fits) << plan.text << held(*spec);
        failing += !fits;
        conflicts += spec->findings.has("starts-in-conflict");
        // What it places is true by itself.
        const HiringNorms norms{1, 1, 6, 5, 0.1};
        const HiringPlan made(spec->organisation, norms);
        const Placing placing = place_starts(made);
        EXPECT_EQ(placing.undecided, 0u) << plan.text;
        if (!fits) continue;
        months.clear();
        for (std::size_t i = 0; i < plan.starts.size(); ++i) {
            for (std::size_t h = 0; h < made.hires.size(); ++h) {
                const std::string id(spec->organisation[made.hires[h].seat].id);
                if (id == fmt::format("s{}", i)) months.push_back(month_of(placing.days[h]) - month_at(2027, 1));
            }
        }
        EXPECT_TRUE(keeps(plan, months)) << plan.text;
    }
    EXPECT_GT(failing, rounds / 10);
    EXPECT_LT(failing, rounds * 9 / 10);
    EXPECT_GT(conflicts, rounds / 200);
}

}  // namespace
}  // namespace orgplan::testing
