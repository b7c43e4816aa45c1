#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "planner/cli/console.h"
#include "tests/golden/program.h"

// The cases beside this file and the examples, held against what the program printed before.

namespace orgplan {
using namespace cli;
namespace {

namespace fs = std::filesystem;

const fs::path kCases = kRoot / "tests/golden/cases";
const fs::path kExamples = kRoot / "examples";
constexpr auto kToday = "2027-01-15";

/// The files of a folder with that extension, sorted, so that tests have the same numbers everywhere.
std::vector<fs::path> files_in(const fs::path& folder, const std::string& extension) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == extension) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string name_of(const testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.stem().string();
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
}

/// `NAME.cmd` holds the arguments, separated by blanks; `NAME.in`, where there is one, the standard input.
class Case : public testing::TestWithParam<fs::path> {};

TEST_P(Case, PrintsWhatItPrintedBefore) {
    const std::vector<std::string> arguments = words_of(text_of(GetParam()));
    ASSERT_FALSE(arguments.empty());
    const std::string input = text_of(fs::path(GetParam()).replace_extension(".in"));
    expect_golden(fs::path(GetParam()).replace_extension(".out"), run_in(kCases, arguments, input).text());
}

INSTANTIATE_TEST_SUITE_P(Golden, Case, testing::ValuesIn(files_in(kCases, ".cmd")), name_of);

class Example : public testing::TestWithParam<fs::path> {};

TEST_P(Example, IsClean) {
    const std::string path = fs::relative(GetParam(), kRoot).string();
    const Outcome outcome = run_in(kRoot, {"check", path, "--fail-on", "advice", "--today", kToday});
    EXPECT_EQ(outcome.exit_code, kClean) << outcome.text();
    EXPECT_THAT(outcome.text(), testing::Not(testing::ContainsRegex(":[0-9]+:[0-9]+: "))) << outcome.text();
}

INSTANTIATE_TEST_SUITE_P(Golden, Example, testing::ValuesIn(files_in(kExamples, ".yaml")), name_of);
INSTANTIATE_TEST_SUITE_P(GoldenPolicy, Example, testing::Values(kExamples / "policy" / "lanternfish.yaml"), name_of);

/// Organisations that work, written before their rules were looked at: what is said of them is worth saying.
class SoundOrganisation : public testing::TestWithParam<fs::path> {};

TEST_P(SoundOrganisation, HasNoErrorAndTheFindingsOfBefore) {
    const std::string path = fs::relative(GetParam(), kRoot).string();
    const Outcome outcome = run_in(kRoot, {"check", path, "--today", "2026-12-01"});
    EXPECT_EQ(outcome.text().find(": error: "), std::string::npos) << outcome.text();
    expect_golden(fs::path(GetParam()).replace_extension(".out"), outcome.text());
}

INSTANTIATE_TEST_SUITE_P(Golden, SoundOrganisation, testing::ValuesIn(files_in(kExamples / "organisations", ".yaml")),
                         name_of);

/// The questions of `examples/plan`, each with the plan beside it that is proposed.
std::vector<fs::path> questions() {
    std::vector<fs::path> files = files_in(kExamples / "plan", ".yaml");
    std::erase_if(files, [](const fs::path& file) { return file.stem().string().ends_with("-plan"); });
    return files;
}

class ProposedPlan : public testing::TestWithParam<fs::path> {};

TEST_P(ProposedPlan, IsThatOfBefore) {
    if (GetParam().stem() == "five-teams" && std::getenv("ORGPLAN_PROGRAM") == nullptr) {
        GTEST_SKIP() << "the solver takes a minute: ctest --preset released";
    }
    const std::string path = fs::relative(GetParam(), kRoot).string();
    const fs::path report = fs::temp_directory_path() / ("orgplan-" + std::to_string(::getpid()) + ".txt");
    const Outcome outcome = run_in(kRoot, {"plan", "propose", path, "-o", "-", "--report", report.string(), "--force"});
    expect_golden(fs::path(GetParam()).replace_extension(".out"), text_of(report) + outcome.err);
    fs::remove(report);
    fs::path plan = GetParam();
    plan.replace_filename(GetParam().stem().string() + "-plan.yaml");
    const bool possible = outcome.exit_code == kClean;
    const bool blessing = std::getenv("ORGPLAN_BLESS") != nullptr;
    EXPECT_TRUE(blessing || possible == fs::exists(plan));
    if (!possible) return;
    expect_golden(plan, outcome.out);
    // The spec with its plan asks for nothing more, and has no error.
    const std::string planned = fs::relative(plan, kRoot).string();
    EXPECT_EQ(run_in(kRoot, {"check", planned, "--fail-on", "error"}).exit_code, kClean);
    const Outcome again = run_in(kRoot, {"plan", "propose", planned});
    EXPECT_EQ(again.exit_code, kClean) << again.text();
    EXPECT_THAT(again.out, testing::HasSubstr("Nothing needs to be done for that.")) << again.text();
}

INSTANTIATE_TEST_SUITE_P(Golden, ProposedPlan, testing::ValuesIn(questions()), name_of);

class WrongExample : public testing::TestWithParam<fs::path> {};

TEST_P(WrongExample, IsReportedInTwentyWays) {
    const std::string path = fs::relative(GetParam(), kRoot).string();
    const Outcome outcome = run_in(kRoot, {"check", path, "--today", kToday});
    EXPECT_EQ(outcome.exit_code, kFindings);
    const std::regex finding(R"((^|\n)[^ \n]+:\d+:\d+: (error|warning|advice): )");
    const auto count = std::distance(std::sregex_iterator(outcome.out.begin(), outcome.out.end(), finding), {});
    EXPECT_GE(count, 20) << outcome.text();
    EXPECT_TRUE(fs::exists(kExamples / GetParam().filename())) << "a wrong example stands beside a right one";
    expect_golden(fs::path(GetParam()).replace_extension(".out"), outcome.text());
}

INSTANTIATE_TEST_SUITE_P(Golden, WrongExample, testing::ValuesIn(files_in(kExamples / "wrong", ".yaml")), name_of);

/// The files in the folders of `examples/wrong`: siblings of a right example, or of those of a folder.
std::vector<fs::path> siblings() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(kExamples / "wrong")) {
        if (!entry.is_directory()) continue;
        const std::vector<fs::path> inside = files_in(entry.path(), ".yaml");
        files.insert(files.end(), inside.begin(), inside.end());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string sibling_name(const testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.parent_path().stem().string() + "_" + info.param.stem().string();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

/// A file named after a rule, which it breaks alone.
class WrongSibling : public testing::TestWithParam<fs::path> {};

TEST_P(WrongSibling, BreaksTheRuleOfItsName) {
    const std::string path = fs::relative(GetParam(), kRoot).string();
    const Outcome outcome = run_in(kRoot, {"check", path, "--fail-on", "advice", "--today", kToday});
    EXPECT_EQ(outcome.exit_code, kFindings);
    const std::regex finding(R"((^|\n)[^ \n]+:\d+:\d+: [^\n]+ \[([a-z-]+)\]\n)");
    std::set<std::string> rules;
    for (std::sregex_iterator at(outcome.out.begin(), outcome.out.end(), finding), end; at != end; ++at) {
        rules.insert((*at)[2]);
    }
    EXPECT_EQ(rules, std::set<std::string>{GetParam().stem().string()}) << outcome.text();
    expect_golden(fs::path(GetParam()).replace_extension(".out"), outcome.text());
}

INSTANTIATE_TEST_SUITE_P(Golden, WrongSibling, testing::ValuesIn(siblings()), sibling_name);

TEST(PolicyExample, HasAWrongSiblingForEachRule) {
    const std::string policy = text_of(kExamples / "policy" / "company-policy.yaml");
    const std::regex id(R"(\n    - id: ([a-z-]+)\n)");
    std::vector<std::string> rules;
    for (std::sregex_iterator at(policy.begin(), policy.end(), id), end; at != end; ++at) rules.push_back((*at)[1]);
    std::sort(rules.begin(), rules.end());
    std::vector<std::string> files;
    for (const fs::path& file : files_in(kExamples / "wrong" / "policy", ".yaml")) {
        files.push_back(file.stem().string());
    }
    EXPECT_EQ(rules, files);
    EXPECT_EQ(rules.size(), 6u);
}

}  // namespace
}  // namespace orgplan
