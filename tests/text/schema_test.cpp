#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "planner/language/language.h"
#include "tests/text/reading.h"

// What the JSON Schema accepts in an editor is what the program accepts.

namespace orgplan::testing {
using namespace language;
using namespace text;
namespace {

namespace fs = std::filesystem;

std::string file_text(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

bool accepted(const std::string& text) {
    Reading reading(text);
    const Node root = reading.document->root();
    check_form(root, root.find("scenario") ? "overlay" : "spec", reading.findings);
    return reading.findings.empty();
}

/// Asks Python's validator about each text.
std::vector<bool> accepted_by_schema(const std::vector<std::string>& texts) {
    // CTest runs these tests at once, each as a process of its own.
    const std::string own = fmt::format("{}orgplan_schema_{}_", ::testing::TempDir(), getpid());
    const std::string asked = own + "asked.json";
    const std::string answered = own + "answered.txt";
    std::ofstream(asked) << nlohmann::json(texts);
    const std::string command =
        fmt::format("python3 '{0}/tests/text/schema_check.py' '{0}/schemas/org.schema.json' <'{1}' >'{2}'",
                    ORGPLAN_SOURCE_DIR, asked, answered);
    EXPECT_EQ(std::system(command.c_str()), 0);
    std::vector<bool> answers;
    std::ifstream lines(answered);
    for (std::string line; std::getline(lines, line);) answers.push_back(line == "accepted");
    fs::remove(asked);
    fs::remove(answered);
    EXPECT_EQ(answers.size(), texts.size());
    answers.resize(texts.size());
    return answers;
}

class Schema : public ::testing::Test {
  protected:
    void SetUp() override {
        if (std::system("python3 -c 'import jsonschema, yaml; jsonschema.Draft202012Validator' 2>/dev/null") != 0) {
            GTEST_SKIP() << "python3-jsonschema and python3-yaml are not installed";
        }
    }
};

TEST_F(Schema, AcceptsSpecsThatAreRight) {
    std::vector<std::string> texts;
    for (const fs::path folder :
         {ORGPLAN_SOURCE_DIR "/tests/text/specs", ORGPLAN_SOURCE_DIR "/../shared/design/stories"}) {
        if (!fs::exists(folder)) continue;
        for (const auto& entry : fs::directory_iterator(folder)) texts.push_back(file_text(entry.path()));
    }
    const std::vector<bool> answers = accepted_by_schema(texts);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        EXPECT_TRUE(answers[i]) << texts[i];
        EXPECT_TRUE(accepted(texts[i])) << texts[i];
    }
}

TEST_F(Schema, AgreesWithTheProgram) {
    const struct {
        bool right;
        const char* lines;
    } cases[] = {
        {true, "positions: []\n"},
        {false, "unitz: []\n"},
        {false, "positions: {}\n"},
        {false, "positions: ~\n"},
        {false, "units: [{kind: team}]\n"},
        {false, "units: [{id: a b}]\n"},
        {false, "units: [{id: a/b}]\n"},
        {true, "units: [{id: 007}]\n"},
        {true, "units: [{id: 7}]\n"},
        {false, "units: [{id: a, kind: teem}]\n"},
        {false, "units: [{id: a, agile: yes}]\n"},
        {true, "units: [{id: a, agile: true}]\n"},
        {false, "units: [{id: a, agile: 'true'}]\n"},
        {true, "units: [{id: a, manager: b/c-1}]\n"},
        {false, "units: [{id: a, manager: a/b/c}]\n"},
        {true, "units: [{id: a, takes: [b/c-1..3]}]\n"},
        {true, "units: [{id: a, takes: {2027-01: [b]}}]\n"},
        {false, "units: [{id: a, takes: {2027: [b]}}]\n"},
        {true, "units: [{id: a, members: [b, {role: c}]}]\n"},
        {false, "units: [{id: a, members: [{roles: c}]}]\n"},
        {true, "units: [{id: a, changes: {b: {manager: ~}}}]\n"},
        {false, "units: [{id: a, manager: ~}]\n"},
        {true, "stages: [{id: a, date: 2027-01-31, headcount: ..8}]\n"},
        {false, "stages: [{id: a, date: 2027-13-31}]\n"},
        {false, "stages: [{id: a, date: 2027-01}]\n"},
        {false, "stages: [{id: 2027-01}]\n"},
        {false, "stages: [{id: FY2027}]\n"},
        {false, "stages: [{id: a, headcount: many}]\n"},
        {false, "stages: [{id: a, headcount: ..}]\n"},
        {true, "positions: [{role: x, count: 3}]\n"},
        {true, "positions: [{role: x, count: {a: 3}}]\n"},
        {false, "positions: [{role: x, count: three}]\n"},
        {false, "positions: [{role: x, count: -1}]\n"},
        {false, "positions: [{role: x, count: 1.5}]\n"},
        {false, "positions: [{role: x, escalates_to: ceo}]\n"},
        {true, "positions: [{role: x, holder: [A, {name: B, share: 0.5}]}]\n"},
        {false, "positions: [{role: x, holder: [{share: 0.5}]}]\n"},
        {false, "positions: [{role: x, holder: A, holders: [B]}]\n"},
        {true, "positions: [{role: x, holders: [~, B]}]\n"},
        {true, "positions: [{role: x, seats: {2: {holder: ~}}}]\n"},
        {false, "positions: [{role: x, seats: {two: {fte: 1}}}]\n"},
        {false, "company: {fiscal_year_starts: 13}\n"},
        {false, "costs: {currency: euro}\n"},
        {true, "costs: {yearly: {a: 1}, bands: [{yearly: 1}]}\n"},
        {true, "budgets: [{for: a, total: {2027: 1, 2027-Q4: 1, 2027-12: 1, FY2028: 1, FY2028-Q4: 1}}]\n"},
        {false, "budgets: [{for: a, total: {FY2028-Q5: 1}}]\n"},
        {false, "stages: [{id: FY2027-Q1}]\n"},
        {false, "budgets: [{for: a, total: {2027-Q5: 1}}]\n"},
        {true, "rules: {severity: {a: hide}}\n"},
        {false, "rules: {severity: {a: fatal}}\n"},
        {false, "rules: {ignore: [{rule: a, at: b}]}\n"},
        {false, "edit: {}\n"},
        {true, "scenario: {id: a, base: b}\nedit: {seats: {c: ~, d-1..2: {holder: ~}}}\n"},
        {false, "scenario: {id: a}\n"},
        {false, "scenario: {id: a, base: b}\nedit: {people: {c: ~}}\n"},
    };
    std::vector<std::string> texts;
    for (const auto& c : cases) texts.push_back(std::string("orgplan: 1\n") + c.lines);
    const std::vector<bool> answers = accepted_by_schema(texts);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        EXPECT_EQ(answers[i], cases[i].right) << "the schema on " << texts[i];
        EXPECT_EQ(accepted(texts[i]), cases[i].right) << "the program on " << texts[i];
    }
}

}  // namespace
}  // namespace orgplan::testing
