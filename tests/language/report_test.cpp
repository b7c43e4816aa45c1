#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "planner/report/json_report.h"
#include "planner/report/text_report.h"
#include "tests/language/resolved.h"

namespace orgplan::testing {
using namespace language;
using namespace report;
using namespace text;
namespace {

/// A report of one finding at the first occurrence of `at` in a file, without the lines that the catalogue says.
std::string excerpt_of(const std::string& text, std::string_view at, std::size_t length, int width = 80) {
    Sources sources;
    const std::uint32_t file = sources.add("t.yaml", text);
    Findings findings;
    const auto begin = static_cast<std::uint32_t>(text.find(at));
    findings.add("unknown-seat", {file, begin, begin + static_cast<std::uint32_t>(length)}, "seen");
    const std::string report = text_report(findings, sources, Organisation(), {false, width});
    return report.substr(0, report.find("      = why"));
}

TEST(TextReport, PutsTheCaretUnderTheColumnsOfTheValue) {
    EXPECT_EQ(excerpt_of("a: bcd\n", "bcd", 3),
              "t.yaml:1:4: error: seen [unknown-seat]\n"
              "    1 | a: bcd\n"
              "      |    ^~~\n");
    // Two columns each, one code point each.
    EXPECT_EQ(excerpt_of("名前: 値段\n", "値段", 6),
              "t.yaml:1:5: error: seen [unknown-seat]\n"
              "    1 | 名前: 値段\n"
              "      |       ^^~~\n");
    EXPECT_EQ(excerpt_of("🚀: x\n", "x", 1),
              "t.yaml:1:4: error: seen [unknown-seat]\n"
              "    1 | 🚀: x\n"
              "      |     ^\n");
    // A combining mark has no column of its own, and takes the caret to its letter.
    EXPECT_EQ(excerpt_of("e\u0301: x\n", "x", 1),
              "t.yaml:1:5: error: seen [unknown-seat]\n"
              "    1 | e\u0301: x\n"
              "      |    ^\n");
    EXPECT_EQ(excerpt_of("ae\u0301: x\n", "\u0301", 2),
              "t.yaml:1:3: error: seen [unknown-seat]\n"
              "    1 | ae\u0301: x\n"
              "      |  ^\n");
    EXPECT_EQ(excerpt_of("a:\tb\n", "b", 1),
              "t.yaml:1:4: error: seen [unknown-seat]\n"
              "    1 | a: b\n"
              "      |    ^\n");
    EXPECT_EQ(excerpt_of("a: b\r\nc: d\r\n", "d", 1),
              "t.yaml:2:4: error: seen [unknown-seat]\n"
              "    2 | c: d\n"
              "      |    ^\n");
    EXPECT_EQ(excerpt_of("\xEF\xBB\xBF"
                         "a: b\n",
                         "b", 1),
              "t.yaml:1:4: error: seen [unknown-seat]\n"
              "    1 | a: b\n"
              "      |    ^\n");
}

TEST(TextReport, StandsAtTheEndsOfLinesAndFiles) {
    EXPECT_EQ(excerpt_of("a: b\nc\n", "\nc", 0),
              "t.yaml:1:5: error: seen [unknown-seat]\n"
              "    1 | a: b\n"
              "      |     ^\n");
    EXPECT_EQ(excerpt_of("a: b", "", 0),
              "t.yaml:1:1: error: seen [unknown-seat]\n"
              "    1 | a: b\n"
              "      | ^\n");
    EXPECT_EQ(excerpt_of("", "", 0),
              "t.yaml:1:1: error: seen [unknown-seat]\n"
              "    1 | \n"
              "      | ^\n");
    // A value over several lines is underlined on its first.
    EXPECT_EQ(excerpt_of("a: [b,\n  c]\n", "[", 8),
              "t.yaml:1:4: error: seen [unknown-seat]\n"
              "    1 | a: [b,\n"
              "      |    ^~~\n");
    const std::string many = std::string(99'999, '\n') + "a: b\n";
    EXPECT_EQ(excerpt_of(many, "b", 1),
              "t.yaml:100000:4: error: seen [unknown-seat]\n"
              "100000 | a: b\n"
              "       |    ^\n");
    Sources sources;
    const std::uint32_t file = sources.add("t.yaml", "a: b\n");
    Findings findings;
    findings.add("unknown-seat", {file, 5, 5}, "seen");
    EXPECT_TRUE(text_report(findings, sources, Organisation(), {})
                    .starts_with("t.yaml:2:1: error: seen [unknown-seat]\n    2 | \n      | ^\n"));
}

TEST(TextReport, CutsALongLineAroundTheCaret) {
    const std::string left = excerpt_of("x" + std::string(500, 'a'), "x", 1);
    EXPECT_EQ(left, "t.yaml:1:1: error: seen [unknown-seat]\n    1 | x" + std::string(69, 'a') + "…\n      | ^\n");
    const std::string middle = excerpt_of(std::string(500, 'a') + "x" + std::string(500, 'b'), "x", 1);
    EXPECT_EQ(middle, "t.yaml:1:501: error: seen [unknown-seat]\n    1 | …" + std::string(23, 'a') + "x" +
                          std::string(46, 'b') + "…\n      | " + std::string(24, ' ') + "^\n");
    const std::string right = excerpt_of(std::string(500, 'a') + "x", "x", 1);
    EXPECT_EQ(right, "t.yaml:1:501: error: seen [unknown-seat]\n    1 | …" + std::string(69, 'a') + "x\n      | " +
                         std::string(70, ' ') + "^\n");
    // Wide letters take two of the eighty columns.
    std::string wide;
    for (int i = 0; i < 200; ++i) wide += "値";
    const std::string cut = excerpt_of(wide + "x", "x", 1);
    std::string shown;
    for (int i = 0; i < 34; ++i) shown += "値";
    EXPECT_EQ(cut, "t.yaml:1:201: error: seen [unknown-seat]\n    1 | …" + shown + "x\n      | " +
                       std::string(69, ' ') + "^\n");
}

TEST(TextReport, LetsNoSpecSteerTheTerminal) {
    const Resolved resolved("orgplan: 1\npositions: [{role: \"x\\e[2Jy\\nz\"}]\n");
    const std::string report =
        text_report(resolved.spec->findings, resolved.spec->sources, resolved.spec->organisation, {});
    EXPECT_EQ(report.find('\x1b'), std::string::npos) << report;
    EXPECT_NE(report.find("no role is called `x\uFFFD[2Jy z`"), std::string::npos) << report;
}

const char* const kTwoStages = R"(orgplan: 1
company: {manager: ceo}
stages: [{id: a}, {id: b}, {id: c}]
positions:
  - {id: ceo, role: ceo}
  - {id: boss, role: cto, closes: b}
  - {id: dev, role: backend-developer, reports_to: boss}
)";

TEST(TextReport, NamesStagesAndNotes) {
    const Resolved resolved(kTwoStages);
    const std::string plain =
        text_report(resolved.spec->findings, resolved.spec->sources, resolved.spec->organisation, {false, 80});
    EXPECT_EQ(plain,
              "<stdin>:7:52: error: `dev` reports to `boss`, which does not exist then, at `b` and `c` [manager-gone]\n"
              "    7 |   - {id: dev, role: backend-developer, reports_to: boss}\n"
              "      |                                                    ^~~~\n"
              "      = why: An explicit line does not move up by itself, so the seat would report to nobody.\n"
              "      = help: remove `reports_to`, so that the line follows the unit, or change it with `changes:`\n"
              "<stdin>:6:10: note: `boss` opens with the first stage and closes at `b`\n"
              "    6 |   - {id: boss, role: cto, closes: b}\n"
              "      |          ^~~~\n\n");
    std::string coloured =
        text_report(resolved.spec->findings, resolved.spec->sources, resolved.spec->organisation, {true, 80});
    EXPECT_NE(coloured.find("\x1b[1;31merror:\x1b[0m"), std::string::npos);
    for (std::size_t at; (at = coloured.find('\x1b')) != std::string::npos;) {
        coloured.erase(at, coloured.find('m', at) - at + 1);
    }
    EXPECT_EQ(coloured, plain);
}

TEST(TextReport, SaysWhyOncePerRule) {
    const Resolved resolved(
        "orgplan: 1\n"
        "positions:\n"
        "  - {id: a, role: xyzzy}\n"
        "  - {id: b, role: plugh}\n"
        "  - {id: b, role: cto}\n");
    const std::string report =
        text_report(resolved.spec->findings, resolved.spec->sources, resolved.spec->organisation, {});
    std::map<std::string, int> findings, reasons;
    std::string rule;
    std::istringstream lines(report);
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with("]")) ++findings[rule = line.substr(line.rfind('['))];
        if (line.starts_with("      = why: ")) ++reasons[rule];
    }
    EXPECT_EQ(findings["[unknown-role]"], 2) << report;
    EXPECT_GT(findings.size(), 1u) << report;
    for (const auto& [each, count] : findings) EXPECT_EQ(reasons[each], 1) << each << "\n" << report;
}

TEST(JsonReport, SaysTheSame) {
    const Resolved resolved(kTwoStages);
    const auto report = nlohmann::json::parse(
        json_report(resolved.spec->findings, resolved.spec->sources, resolved.spec->organisation, {}));
    const auto& row = report["findings"][0];
    EXPECT_EQ(row["rule"], "manager-gone");
    EXPECT_EQ(row["severity"], "error");
    EXPECT_EQ(row["file"], "<stdin>");
    EXPECT_EQ(row["line"], 7);
    EXPECT_EQ(row["column"], 52);
    EXPECT_EQ(row["end_column"], 56);
    EXPECT_EQ(row["stages"], (nlohmann::json{"b", "c"}));
    EXPECT_EQ(row["notes"][0]["line"], 6);
    EXPECT_EQ(report["counts"], (nlohmann::json{{"error", 1}, {"warning", 0}, {"advice", 0}}));
}

}  // namespace
}  // namespace orgplan::testing
