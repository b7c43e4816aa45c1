#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "planner/cli/console.h"
#include "planner/cli/plan_file.h"
#include "tests/golden/program.h"

// A plan that somebody changed by hand is not replaced silently.

namespace orgplan {
namespace {

namespace fs = std::filesystem;

class PlanFile : public ::testing::Test {
  protected:
    PlanFile() : folder_(fs::temp_directory_path() / ("orgplan-plan-file-" + std::to_string(::getpid()))) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        write("acme.yaml", text_of(kRoot / "tests/golden/cases/propose-reach.yaml"));
    }

    ~PlanFile() override { fs::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }
    std::string read(const std::string& name) const { return text_of(folder_ / name); }

    Outcome propose(std::vector<std::string> more) const {
        std::vector<std::string> arguments{"plan", "propose", "acme.yaml", "--by", "2027-12", "-o", "next.yaml"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_in(folder_, arguments);
    }

    fs::path folder_;
};

TEST_F(PlanFile, IsReplacedAsLongAsItIsAsItWasProposed) {
    EXPECT_EQ(propose({"--reach", "5"}).exit_code, cli::kClean);
    const std::string five = read("next.yaml");
    EXPECT_THAT(five, ::testing::StartsWith("# Written by `orgplan plan propose` ("));
    EXPECT_EQ(propose({"--reach", "6"}).exit_code, cli::kClean);
    const std::string six = read("next.yaml");
    EXPECT_NE(six, five);
    // Other line ends are no change.
    std::string windows;
    for (const char each : six) windows += each == '\n' ? std::string("\r\n") : std::string(1, each);
    write("next.yaml", windows);
    EXPECT_EQ(propose({"--reach", "6"}).exit_code, cli::kClean);
    EXPECT_EQ(read("next.yaml"), six);
}

TEST_F(PlanFile, IsKeptOnceItWasChanged) {
    EXPECT_EQ(propose({"--reach", "5"}).exit_code, cli::kClean);
    std::string changed = read("next.yaml");
    changed.replace(changed.find("opens: 2027-1"), 14, "opens: 2027-09");
    for (const std::string& own : {changed, text_of(kRoot / "examples/first.yaml")}) {
        write("next.yaml", own);
        const Outcome refused = propose({"--reach", "5"});
        EXPECT_EQ(refused.exit_code, cli::kUsage);
        EXPECT_EQ(refused.err,
                  "orgplan: `next.yaml` was changed since it was proposed, or is a spec of your own; write the plan to "
                  "a file of another name, or replace this one with --replace\n");
        EXPECT_EQ(read("next.yaml"), own);
        EXPECT_EQ(propose({"--reach", "5", "--replace"}).exit_code, cli::kClean);
        EXPECT_NE(read("next.yaml"), own);
    }
}

TEST_F(PlanFile, OfAWholeSpecHasOneSuchLine) {
    EXPECT_EQ(propose({"--reach", "5", "--whole"}).exit_code, cli::kClean);
    const std::string five = read("next.yaml");
    const Outcome more = run_in(
        folder_, {"plan", "propose", "next.yaml", "--reach", "6", "--by", "2028-03", "--whole", "-o", "later.yaml"});
    EXPECT_EQ(more.exit_code, cli::kClean) << more.text();
    EXPECT_EQ(read("later.yaml").find("# Written by"), 0U);
    EXPECT_EQ(read("later.yaml").rfind("# Written by"), 0U);
    EXPECT_FALSE(cli::has_own_plan((folder_ / "later.yaml").string()));
    EXPECT_TRUE(cli::has_own_plan((folder_ / "acme.yaml").string()));
    EXPECT_FALSE(cli::has_own_plan((folder_ / "none.yaml").string()));
    // The spec itself is no target, however it is asked for.
    const Outcome itself = run_in(
        folder_, {"plan", "propose", "acme.yaml", "--reach", "5", "--by", "2027-12", "-o", "acme.yaml", "--replace"});
    EXPECT_EQ(itself.exit_code, cli::kUsage) << itself.text();
    EXPECT_THAT(itself.err, ::testing::HasSubstr("acme.yaml"));
    EXPECT_THAT(itself.err, ::testing::Not(::testing::HasSubstr("--replace")));
}

// A chart is named like one, and says what `plan show` draws of the plan that is written.
TEST_F(PlanFile, IsAChartByItsName) {
    EXPECT_EQ(propose({"--reach", "5"}).exit_code, cli::kClean);
    const auto draw = [&](const std::vector<std::string>& arguments) { return run_in(folder_, arguments); };
    const Outcome drawn =
        draw({"plan", "propose", "acme.yaml", "--reach", "5", "--by", "2027-12", "-o", "plan.svg", "--page", "16:9"});
    EXPECT_EQ(drawn.exit_code, cli::kClean) << drawn.text();
    EXPECT_THAT(drawn.out, ::testing::HasSubstr("plan.svg\n"));
    EXPECT_THAT(read("plan.svg"), ::testing::HasSubstr("<svg"));
    EXPECT_THAT(read("plan.svg"), ::testing::HasSubstr("Backend Developer"));
    EXPECT_EQ(draw({"plan", "propose", "acme.yaml", "--reach", "5", "--by", "2027-12", "-o", "plan.pdf"}).exit_code,
              cli::kClean);
    EXPECT_THAT(read("plan.pdf"), ::testing::StartsWith("%PDF"));
    const Outcome refused =
        draw({"plan", "propose", "acme.yaml", "--reach", "5", "--by", "2027-12", "--whole", "-o", "plan.svg"});
    EXPECT_EQ(refused.exit_code, cli::kUsage);
    EXPECT_THAT(refused.err, ::testing::HasSubstr("--whole writes a spec, and -o names a chart"));
    // What is no chart is not replaced by one.
    write("other.svg", "orgplan: 1\n");
    EXPECT_EQ(draw({"plan", "propose", "acme.yaml", "--reach", "5", "--by", "2027-12", "-o", "other.svg"}).exit_code,
              cli::kUsage);
    EXPECT_EQ(read("other.svg"), "orgplan: 1\n");
}

}  // namespace
}  // namespace orgplan
