#include "tests/generate/organisation_text.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "graph/index/unit_forest.h"
#include "planner/api/check.h"
#include "planner/language/read.h"
#include "planner/plan/plan.h"

namespace orgplan {
using namespace api;
using namespace graph;
using namespace hiring;
using namespace language;
using namespace plan;
using namespace report;
using namespace text;
namespace {

/// The text as a file, read and gone again.
ReadResult read(const std::string& text) {
    const auto file =
        std::filesystem::temp_directory_path() / ("orgplan-generated-" + std::to_string(getpid()) + ".yaml");
    std::ofstream(file, std::ios::binary) << text;
    ReadResult result = read_spec(file.string());
    std::filesystem::remove(file);
    return result;
}

std::string errors_of(const Spec& spec) {
    std::string text;
    for (const Finding& finding : spec.findings.all()) {
        if (finding.severity == Severity::error) text += finding.rule + ": " + finding.message + "\n";
    }
    return text;
}

struct Case {
    GeneratorOptions options;
    const char* why;
};

std::string name_of(const testing::TestParamInfo<Case>& info) {
    std::string name = info.param.why;
    for (char& c : name) c = c == ' ' ? '_' : c;
    return name;
}

class OrganisationText : public testing::TestWithParam<Case> {};

TEST_P(OrganisationText, IsSoundAndHasItsSeats) {
    const GeneratorOptions& options = GetParam().options;
    const ReadResult result = read(organisation_text(options));
    ASSERT_TRUE(result.spec) << result.unreadable;
    EXPECT_EQ(errors_of(*result.spec), "");
    EXPECT_TRUE(result.spec->sound);
    EXPECT_EQ(result.spec->organisation.positions.size(), options.seats);
    EXPECT_EQ(result.spec->organisation.stages.size(), options.stages);
}

INSTANTIATE_TEST_SUITE_P(
    Generate, OrganisationText,
    testing::Values(
        Case{{.seats = 1}, "the head alone"}, Case{{.seats = 2}, "one unit without members"},
        Case{{.seats = 9, .stages = 1}, "one stage"}, Case{{.seats = 300, .span = 2}, "deep"},
        Case{{.seats = 300, .span = 60}, "wide"}, Case{{.seats = 2000, .seed = 7}, "usual"},
        Case{{.seats = 2000, .stages = 64, .seed = 3}, "every stage there may be"},
        Case{{.seats = 1000, .counted = false}, "no counted lines"},
        Case{{.seats = 1000, .months = 36}, "growth by month"},
        Case{{.seats = 2000, .seed = 4, .months = 24, .costs = true, .presence = true, .hiring = true}, "who is there"},
        Case{{.seats = 300, .stages = 1, .costs = true, .budgets = true, .hiring = true}, "one day"},
        Case{{.seats = 3000, .stages = 13, .seed = 2, .months = 36, .costs = true, .budgets = true, .hiring = true},
             "a whole plan"}),
    name_of);

// What rules say of generated staff is none of a plan's.
TEST(OrganisationText, APlanHasAllThatPlansHave) {
    ReadResult result = read(
        organisation_text({.seats = 3000, .stages = 13, .months = 36, .costs = true, .budgets = true, .hiring = true}));
    Spec& spec = *result.spec;
    spec.findings = check(spec, {{"structure"}, {}})->findings;
    const Organisation& org = spec.organisation;
    EXPECT_EQ(errors_of(spec), "");
    EXPECT_GT(org.costs.bands.size(), 50u);
    EXPECT_GT(org.budgets.size(), 10u);
    EXPECT_FALSE(unit_moves(org).empty());
    std::set<std::pair<bool, bool>> seen;  // whether a successor comes; whether in the midst of a stage
    for (const Position& seat : org.positions) {
        for (std::size_t s = 1; s < seat.states.size(); ++s) {
            const bool staged = std::any_of(org.stages.begin(), org.stages.end(),
                                            [&](const Stage& stage) { return stage.at == seat.states[s].from; });
            seen.emplace(seat.states[s].successor, staged);
        }
    }
    EXPECT_TRUE(seen.contains({true, false}));
    EXPECT_TRUE(seen.contains({false, false}));
    EXPECT_TRUE(seen.contains({false, true}));
    const PlanResult plan = plan_of(org, {});
    ASSERT_TRUE(plan.plan) << plan.unplanned;
    EXPECT_TRUE(plan.plan->unpriced.empty());
    EXPECT_EQ(plan.plan->months.size(), 37u);
    EXPECT_GT(plan.plan->months.back().run_rate, plan.plan->months.front().run_rate);
}

TEST(OrganisationText, ChangesManagersBetweenTwoStages) {
    const std::string text = organisation_text({.seats = 400, .stages = 2, .counted = false, .changes = 250});
    const ReadResult result = read(text);
    ASSERT_TRUE(result.spec && result.spec->built) << result.unreadable;
    EXPECT_EQ(errors_of(*result.spec), "");
    const Organisation& org = result.spec->organisation;
    EXPECT_TRUE(org.follows_changes);
    const auto changed =
        std::ranges::count_if(org.positions, [](const Position& seat) { return seat.states.size() == 3; });
    EXPECT_EQ(changed, 250);
    std::size_t days = 0;
    for (const Tick day : result.spec->graph->days()) days += org.stages[0].at < day && day < org.stages[1].at;
    EXPECT_GE(days, 250u);
}

TEST(OrganisationText, SameOptionsGiveTheSameBytes) {
    EXPECT_EQ(organisation_text({.seats = 500, .seed = 5}), organisation_text({.seats = 500, .seed = 5}));
    EXPECT_NE(organisation_text({.seats = 500, .seed = 5}), organisation_text({.seats = 500, .seed = 6}));
}

}  // namespace
}  // namespace orgplan
