#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "planner/api/propose.h"
#include "planner/api/whole_plan.h"
#include "planner/text/catalogue.h"
#include "tests/verify/plans.h"

// The plans that are proposed for the stories of the design, where that is beside the repository.

namespace orgplan::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::array kStories{"1-second-team", "2-nine-to-twenty", "3-series-a-late",
                              "4-impossible",  "5-five-teams",     "6-matrix"};

class Stories : public ::testing::TestWithParam<std::size_t> {};

std::string whole(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

TEST_P(Stories, HavePlansThatAreVerified) {
    const fs::path folder = fs::path(ORGPLAN_SOURCE_DIR) / "../shared/design/plan-stories";
    if (!fs::exists(folder)) GTEST_SKIP() << "there is no " << folder;
    const std::string base = whole(folder / (std::string(kStories[GetParam()]) + ".yaml"));
    const fs::path here = fs::current_path();
    const std::string path = (here / "base.yaml").string();
    const MemoryFiles files(std::map<std::string, std::string>{{path, base}});
    api::ProposeRequest request;
    request.path = path;
    request.output = (here / "next.yaml").string();
    request.reading.tree = &files;
    request.effort.limits.nodes = 2;
    const api::Result<api::QuestionedSpec> question = api::read_question(request);
    ASSERT_TRUE(question) << question.error().message;
    const api::Result<api::Proposed> made = api::propose(*question, request);
    ASSERT_TRUE(made) << made.error().message;
    if (made->scenario.empty()) return;
    const api::Result<api::Verified> found = verified(base, made->scenario);
    ASSERT_TRUE(found) << found.error().message;
    for (const text::Finding& each : found->findings.all()) {
        EXPECT_LT(each.severity, text::Severity::warning) << text_of(*found);
    }
    const auto level = [&](propose::Objective objective) {
        const auto of = std::ranges::find(made->proposal.levels, objective, &propose::LevelValue::objective);
        return of == made->proposal.levels.end() ? 0 : of->value;
    };
    EXPECT_DOUBLE_EQ(level(propose::Objective::lateness), found->verification.late);
    EXPECT_EQ(std::lround(level(propose::Objective::disruption)),
              std::lround(double(found->verification.disruption())));
    EXPECT_NEAR(level(propose::Objective::cost), double(found->verification.cost), 1);
    // The same in the text of the spec: verified, and there is nothing left to do.
    const api::Result<std::string> whole = api::whole_plan(path, request.reading, made->scenario);
    ASSERT_TRUE(whole);
    const MemoryFiles both(std::map<std::string, std::string>{{path, base}, {request.output, *whole}});
    request.reading.tree = &both;
    const api::Result<api::Verified> again = api::verify({request.output, request.reading, path});
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_TRUE(again->holds()) << text_of(*again);
    EXPECT_EQ(verify::numbers_text(again->verification, again->spec->organisation),
              verify::numbers_text(found->verification, found->spec->organisation));
    request.path = request.output;
    const api::Result<api::QuestionedSpec> same = api::read_question(request);
    ASSERT_TRUE(same);
    const api::Result<api::Proposed> nothing = api::propose(*same, request);
    ASSERT_TRUE(nothing);
    EXPECT_TRUE(nothing->proposal.roster.empty()) << nothing->scenario;
}

INSTANTIATE_TEST_SUITE_P(All, Stories, ::testing::Range<std::size_t>(0, 6));

}  // namespace
}  // namespace orgplan::testing
