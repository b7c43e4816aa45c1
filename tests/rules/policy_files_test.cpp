#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "planner/api/check.h"
#include "planner/rules/policy/policy_files.h"

namespace orgplan {
using namespace api;
using namespace hiring;
using namespace language;
using namespace report;
using namespace rules;
using namespace text;
namespace {

namespace fs = std::filesystem;

const std::string kSpec = R"(orgplan: 1
company: {manager: ceo}
positions: [{id: ceo, role: ceo}]
units:
  - {id: idle}
)";

using Files = std::map<std::string, std::string>;

struct Found {
    std::vector<std::string> findings;  // as `severity file:line:column rule`
    std::string unreadable;
    std::size_t files = 0;
};

// Writes the files into a folder, judges `start` there, and tells what was found.
Found judged(const Files& files, const std::string& start, const std::vector<std::string>& policies = {}) {
    std::string name = (fs::temp_directory_path() / "orgplan-policy-XXXXXX").string();
    const fs::path folder = ::mkdtemp(name.data());
    for (const auto& [file, text] : files) {
        fs::create_directories((folder / file).parent_path());
        std::ofstream(folder / file, std::ios::binary) << text;
    }
    ReadResult read = read_spec((folder / start).string());
    CheckRequest request;
    for (const std::string& policy : policies) request.policies.push_back((folder / policy).string());
    Found found;
    const Result<Checked> checked = check(*read.spec, request);
    if (!checked) found.unreadable = checked.error().message;
    found.files = read.spec->sources.size();
    for (const Finding& finding : (checked ? checked->findings : read.spec->findings).all()) {
        const Place at = finding.where;
        const LineColumn begin = read.spec->sources.line_column(at.file, at.begin);
        found.findings.push_back(fmt::format("{} {}:{}:{} {}", name_of(finding.severity),
                                             fs::path(read.spec->sources[at.file].path).filename().string(), begin.line,
                                             begin.column, finding.rule));
    }
    fs::remove_all(folder);
    return found;
}

std::string policy(const std::string& rules) {
    return "orgplan: 1\nrules:\n" + rules;
}

const std::string kAdvice = policy("  severity: {empty-unit: advice}\n");

struct Case {
    const char* name;
    Files files;
    const char* start;
    std::vector<std::string> policies;
    std::vector<std::string> found;
};

class PolicyFilesCases : public testing::TestWithParam<Case> {};

TEST_P(PolicyFilesCases, Hold) {
    const Found found = judged(GetParam().files, GetParam().start, GetParam().policies);
    EXPECT_EQ(found.findings, GetParam().found);
    EXPECT_EQ(found.unreadable, "");
}

INSTANTIATE_TEST_SUITE_P(
    Policy, PolicyFilesCases,
    testing::Values(
        Case{"named",
             {{"a/s.yaml", kSpec + "rules: {policy: ../p.yaml}\n"}, {"p.yaml", kAdvice}},
             "a/s.yaml",
             {},
             {"advice s.yaml:5:10 empty-unit"}},
        Case{"listed",
             {{"a/s.yaml", kSpec + "rules: {policy: [../p.yaml, ../q.yaml]}\n"},
              {"p.yaml", kAdvice},
              {"q.yaml", policy("  severity: {empty-unit: hide}\n")}},
             "a/s.yaml",
             {},
             {}},
        Case{"by_option",
             {{"a/s.yaml", kSpec}, {"p.yaml", kAdvice}},
             "a/s.yaml",
             {"p.yaml"},
             {"advice s.yaml:5:10 empty-unit"}},
        Case{"the_specs_own_win",
             {{"a/s.yaml", kSpec + "rules: {severity: {empty-unit: error}, policy: ../p.yaml}\n"}, {"p.yaml", kAdvice}},
             "a/s.yaml",
             {"p.yaml"},
             {"error s.yaml:5:10 empty-unit"}},
        Case{"packs",
             {{"a/s.yaml", kSpec + "rules: {policy: ../p.yaml}\n"}, {"p.yaml", policy("  packs: [own]\n")}},
             "a/s.yaml",
             {},
             {}},
        Case{"defines",
             {{"a/s.yaml", kSpec + "rules: {policy: ../p.yaml, severity: {two: error}}\n"},
              {"p.yaml", policy("  define: [{id: two, for: company, require: {count: {at_least: 2}}}]\n")}},
             "a/s.yaml",
             {},
             {"error s.yaml:2:1 two", "warning s.yaml:5:10 empty-unit"}},
        Case{"defines_twice",
             {{"a/s.yaml", kSpec + "rules:\n  policy: ../p.yaml\n  define: [{id: one, for: company, require: {count: "
                                   "{}}}]\n"},
              {"p.yaml", policy("  define: [{id: one, for: company, require: {count: {}}}]\n")}},
             "a/s.yaml",
             {},
             {"warning s.yaml:5:10 empty-unit", "error s.yaml:8:17 unreadable-rule"}},
        Case{"missing",
             {{"a/s.yaml", kSpec + "rules: {policy: [../p.yaml]}\n"}},
             "a/s.yaml",
             {},
             {"warning s.yaml:5:10 empty-unit", "error s.yaml:6:18 unreadable-policy"}},
        Case{"a_folder",
             {{"a/s.yaml", kSpec + "rules: {policy: ..}\n"}},
             "a/s.yaml",
             {},
             {"warning s.yaml:5:10 empty-unit", "error s.yaml:6:17 unreadable-policy"}},
        Case{"names_another",
             {{"a/s.yaml", kSpec + "rules: {policy: ../p.yaml}\n"},
              {"p.yaml", policy("  policy: q.yaml\n")},
              {"q.yaml", kAdvice}},
             "a/s.yaml",
             {},
             {"warning s.yaml:5:10 empty-unit", "error p.yaml:3:3 bad-rule-setting"}},
        Case{"faulty_form",
             {{"a/s.yaml", kSpec + "rules: {policy: ../p.yaml}\n"}, {"p.yaml", kAdvice + "units: []\n"}},
             "a/s.yaml",
             {},
             {"advice s.yaml:5:10 empty-unit", "error p.yaml:4:1 unknown-key"}},
        Case{"no_rules",
             {{"a/s.yaml", kSpec + "rules: {policy: ../p.yaml}\n"}, {"p.yaml", "orgplan: 1\n"}},
             "a/s.yaml",
             {},
             {"warning s.yaml:5:10 empty-unit", "error p.yaml:1:1 missing-key"}},
        Case{"cut_off",
             {{"a/s.yaml", kSpec + "rules: {policy: ../p.yaml}\n"}, {"p.yaml", "orgplan: 1\nrules: {\n"}},
             "a/s.yaml",
             {},
             {"error p.yaml:3:1 yaml-syntax"}},
        Case{"unknown_rule",
             {{"a/s.yaml", kSpec + "rules: {policy: ../p.yaml}\n"},
              {"p.yaml", policy("  severity: {empty-unitt: advice}\n")}},
             "a/s.yaml",
             {},
             {"warning s.yaml:5:10 empty-unit", "error p.yaml:3:14 unknown-rule"}},
        // A policy serves specs in which there is nothing to pass over.
        Case{"ignores_nothing_here",
             {{"a/s.yaml", kSpec + "rules: {policy: ../p.yaml}\n"},
              {"p.yaml", policy("  ignore: [{rule: team-too-small, why: We like them small.}]\n")}},
             "a/s.yaml",
             {},
             {"warning s.yaml:5:10 empty-unit"}}),
    [](const auto& each) { return each.param.name; });

TEST(PolicyFiles, ReadsEachFileOnce) {
    const std::string defines = policy("  define: [{id: one, for: company, require: {count: {}}}]\n");
    const Found named_twice =
        judged({{"a/s.yaml", kSpec + "rules: {policy: [../p.yaml, ../a/../p.yaml]}\n"}, {"p.yaml", defines}},
               "a/s.yaml", {"p.yaml"});
    EXPECT_EQ(named_twice.findings, std::vector<std::string>{"warning s.yaml:5:10 empty-unit"});
    EXPECT_EQ(named_twice.files, 2u);
}

// It stands in the folder of a spec, so it belongs to it anyway; named as a policy it holds before the rest.
TEST(PolicyFiles, TakesAFileOfTheSpecAsAPolicy) {
    const Files files = {{"a/company.yaml", kSpec + "rules: {severity: {empty-unit: error}, policy: zero.yaml}\n"},
                         {"a/zero.yaml", kAdvice}};
    const Found named = judged(files, "a");
    EXPECT_EQ(named.findings, std::vector<std::string>{"error company.yaml:5:10 empty-unit"});
    EXPECT_EQ(named.files, 2u);
    Files unnamed = files;
    unnamed["a/company.yaml"] = kSpec + "rules: {severity: {empty-unit: error}}\n";
    EXPECT_EQ(judged(unnamed, "a").findings, std::vector<std::string>{"advice company.yaml:5:10 empty-unit"});
}

TEST(PolicyFiles, TellsAnOptionThatCannotBeRead) {
    const Found found = judged({{"s.yaml", kSpec}}, "s.yaml", {"p.yaml"});
    EXPECT_NE(found.unreadable.find("p.yaml"), std::string::npos) << found.unreadable;
}

}  // namespace
}  // namespace orgplan
