#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "planner/api/whole_plan.h"
#include "planner/language/whole.h"
#include "tests/verify/plans.h"

// Plans in the text of the spec itself.

namespace orgplan::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream from(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(from, line);) lines.push_back(line);
    return lines;
}

// Lines of the first that the second has not, in its order.
std::vector<std::string> lost(const std::string& from, const std::string& text) {
    std::vector<std::string> missing;
    const std::vector<std::string> all = lines_of(text);
    auto at = all.begin();
    for (const std::string& line : lines_of(from)) {
        const auto same = std::find(at, all.end(), line);
        if (same == all.end()) {
            missing.push_back(line);
        } else {
            at = same + 1;
        }
    }
    return missing;
}

language::ReadOptions reading_of(const MemoryFiles& files) {
    language::ReadOptions reading;
    reading.today = *parse_date("2027-01-20");
    reading.tree = &files;
    return reading;
}

std::string whole_of(const std::string& base, const std::string& plan) {
    const MemoryFiles files({{"/base.yaml", base}});
    const api::Result<std::string> text = api::whole_plan("/base.yaml", reading_of(files), plan);
    EXPECT_TRUE(text);
    return text ? *text : std::string();
}

api::Result<api::Verified> verified_whole(const std::string& base, const std::string& whole) {
    const MemoryFiles files({{"/base.yaml", base}, {"/next.yaml", whole}});
    return api::verify({"/next.yaml", reading_of(files), "/base.yaml"});
}

// Whether the whole says what the scenario says, and is a plan on the base.
void expect_same(const std::string& base, const std::string& plan) {
    const std::string whole = whole_of(base, plan);
    const MemoryFiles files({{"/base.yaml", base}, {"/plan.yaml", plan}, {"/next.yaml", whole}});
    const api::Result<api::SpecPtr> one = api::read("/plan.yaml", reading_of(files));
    const api::Result<api::SpecPtr> other = api::read("/next.yaml", reading_of(files));
    ASSERT_TRUE(one && other);
    EXPECT_TRUE(api::says_the_same(**one, **other)) << whole;
    const api::Result<api::Verified> as_scenario = verified(base, plan), as_whole = verified_whole(base, whole);
    ASSERT_TRUE(as_scenario && as_whole);
    EXPECT_EQ(verify::numbers_text(as_scenario->verification, (*one)->organisation),
              verify::numbers_text(as_whole->verification, (*other)->organisation));
    EXPECT_EQ(as_scenario->findings.all().size(), as_whole->findings.all().size()) << text_of(*as_whole) << whole;
}

TEST(WholePlan, LeavesAllElseAsItIs) {
    const std::string whole = whole_of(kBase, kPlan);
    EXPECT_THAT(lost(kBase, whole),
                ElementsAre("          - {id: sana, role: backend-developer, holder: Sana Mirza, ready: {tech-lead: "
                            "2027-03}}",
                            "          - {id: rui, role: backend-developer, holder: Rui Matos, leaves: 2027-03, "
                            "backfill: planned}",
                            "      - {id: pay, kind: team, size: 3..5, opens: planned}"));
    EXPECT_THAT(lost("          - {id: rui, role: backend-developer, holder: Rui Matos, leaves: 2027-03, backfill: "
                     "2027-04}\n"
                     "          - {id: qa, role: qa-engineer, opens: 2027-05}\n"
                     "      - {id: pay, kind: team, size: 3..5, opens: 2027-05, stands: 2027-06, manager: em2, "
                     "positions: [{role: backend-developer, opens: 2027-06, count: 2}]}\n",
                     whole),
                IsEmpty())
        << whole;
}

TEST(WholePlan, SaysWhatTheScenarioSays) {
    expect_same(kBase, kPlan);
    // A unit in a block, with keys of its own after its seats.
    expect_same(changed(kBase, {{"      - {id: pay, kind: team, size: 3..5, opens: planned}\n",
                                 "      - id: pay\n        opens: planned  # some day\n        positions:\n"
                                 "          - {id: first, role: backend-developer}\n        size: 3..6\n"}}),
                kPlan);
    // Lines of several seats: with numbers of their own, with changes of their own.
    const std::string moved = changed(kPlan, {{"    sana:\n",
                                               "    core/backend-developer-2:\n      changes:\n"
                                               "        2027-06: {unit: pay}\n    sana:\n"}});
    expect_same(kBase, moved);
    expect_same(changed(kBase, {{"count: 3}", "count: 3, seats: {2: {level: senior}}}"}}), moved);
    expect_same(changed(kBase, {{"count: 3}", "count: 3, changes: {2027-03: {level: senior}}}"}}), moved);
    expect_same(changed(kBase, {{"count: 3}", "count: 3, seats: {2: {changes: {2027-03: {level: senior}}}}}"}}), moved);
    // Without a line end at the end, and with those of Windows.
    expect_same(kBase.substr(0, kBase.size() - 1), kPlan);
    std::string windows;
    for (const char each : kBase) windows += each == '\n' ? std::string("\r\n") : std::string(1, each);
    expect_same(windows, kPlan);
}

TEST(WholePlan, PutsStagesAndUnitsOfAQuestionWhereTheyBelong) {
    const std::string plan = changed(kPlan, {{"edit:\n",
                                              "stages: [{id: q, date: 2027-03-31, needs: {heads: 12}}]\nunits:\n"
                                              "  - {id: new, kind: team, within: engineering, opens: "
                                              "2027-07, positions: [{role: tech-lead}]}\nedit:\n"}});
    expect_same(kBase, plan);
    const std::string whole = whole_of(kBase, plan);
    EXPECT_THAT(whole, ::testing::HasSubstr("  - {id: today, date: 2027-01-31}\n"
                                            "  - {id: q, date: 2027-03-31, needs: {heads: 12}}\n  - id: two\n"));
    EXPECT_THAT(whole, ::testing::HasSubstr("      - id: new\n        kind: team\n        opens: 2027-07\n"
                                            "        positions:\n          - {role: tech-lead}\nhiring:\n"));
}

TEST(WholePlan, IsComparedWithItsBase) {
    const std::string whole = whole_of(kBase, kPlan);
    const auto found = [&](const Changes& changes) {
        const api::Result<api::Verified> made = verified_whole(kBase, changed(whole, changes));
        EXPECT_TRUE(made);
        return made ? text_of(*made) : std::string();
    };
    using ::testing::HasSubstr;
    EXPECT_THAT(found({{"run_rate: {2027-01: 80000}", "run_rate: {2027-01: 90000}"}}),
                HasSubstr("the plan writes `budgets`, which is for its spec to say"));
    EXPECT_THAT(found({{"budgets: [{for: company, run_rate: {2027-01: 80000}}]\n", ""}}),
                HasSubstr("the plan writes `budgets`"));
    EXPECT_THAT(found({{"at_least: 2}]", "at_least: 1}]"}}), HasSubstr("the plan writes `stage two`"));
    EXPECT_THAT(found({{"  now: 2027-01-15", "  now: 2027-01-14"}}), HasSubstr("the plan writes `hiring`"));
    EXPECT_THAT(found({{"          - {id: lead, role: tech-lead, holder: Rosa Diaz}\n", ""}}),
                HasSubstr("the plan has no seat `lead`, which the spec has"));
    EXPECT_THAT(found({{"holder: Olga Lind", "holder: Olga Lund"}}), HasSubstr("[plan-changes-seat]"));
}

TEST(WholePlan, NeedsASpecOfOneFile) {
    const MemoryFiles files({{"/base.yaml", kBase}, {"/plan.yaml", kPlan}});
    EXPECT_FALSE(api::refuse_whole("/base.yaml", reading_of(files)));
    ASSERT_TRUE(api::refuse_whole("/plan.yaml", reading_of(files)));
    EXPECT_FALSE(api::verify({"/plan.yaml", reading_of(files), "/base.yaml"}));
}

}  // namespace
}  // namespace orgplan::testing
