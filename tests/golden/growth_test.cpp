#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "planner/cli/console.h"
#include "planner/language/read.h"
#include "tests/golden/program.h"

// Our examples, and the stories that the language was tried on: each is drawn at every stage, compared stage by stage,
// and told as a plan.

namespace orgplan {
using namespace cli;
using namespace language;
using namespace text;
namespace {

namespace fs = std::filesystem;

constexpr auto kToday = "2027-01-15";
const fs::path kStories = kRoot.parent_path() / "shared/design/stories";

class Growth : public testing::TestWithParam<fs::path> {
  protected:
    void SetUp() override {
        if (!fs::exists(GetParam())) GTEST_SKIP() << "../shared/design is not here";
        ReadOptions options;
        options.today = *parse_date(kToday);
        const ReadResult read = read_spec(GetParam().string(), options);
        ASSERT_TRUE(read.spec && read.spec->sound);
        for (const Stage& stage : read.spec->organisation.stages) stages_.emplace_back(stage.id);
    }

    // What a command prints; it has to come to its end, and to complain of nothing.
    std::string run(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--today", kToday});
        const Outcome outcome = run_in(GetParam().parent_path(), arguments);
        EXPECT_EQ(outcome.exit_code, kClean) << outcome.text();
        EXPECT_EQ(outcome.err, "");
        return outcome.out;
    }

    std::string spec() const { return GetParam().filename().string(); }

    std::vector<std::string> stages_;
};

TEST_P(Growth, IsDrawnAtEveryStage) {
    for (const std::string& stage : stages_) {
        EXPECT_THAT(run({"draw", spec(), "--stage", stage, "--format", "pdf", "-o", "-"}), testing::HasSubstr("%%EOF"));
    }
}

TEST_P(Growth, IsComparedStageByStage) {
    for (std::size_t s = 1; s < stages_.size(); ++s) {
        const std::string seen = run({"diff", spec() + "@" + stages_[s - 1], "@" + stages_[s]});
        EXPECT_THAT(seen, testing::HasSubstr("headcount")) << stages_[s];
        EXPECT_THAT(run({"diff", spec() + "@" + stages_[s - 1], "@" + stages_[s], "--format", "pdf", "-o", "-"}),
                    testing::HasSubstr("%%EOF"));
    }
}

TEST_P(Growth, IsToldAsAPlan) {
    const std::string seen = run({"plan", "show", spec()});
    EXPECT_THAT(seen, testing::HasSubstr("headcount"));
    EXPECT_THAT(run({"plan", "show", spec(), "-o", "-", "--format", "pdf"}), testing::HasSubstr("%%EOF"));
}

std::vector<fs::path> grown() {
    std::vector<fs::path> files;
    for (const char* story : {"a-startup", "b-matrix", "c-reorg", "c-freeze", "d-plan", "d-slow"}) {
        files.push_back(kStories / (std::string(story) + ".yaml"));
    }
    for (const auto& entry : fs::directory_iterator(kRoot / "examples")) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string name_of(const testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.stem().string();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Golden, Growth, testing::ValuesIn(grown()), name_of);

}  // namespace
}  // namespace orgplan
