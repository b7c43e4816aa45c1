#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "planner/api/read.h"
#include "planner/api/show.h"
#include "tests/interop/importing.h"

// The roster of a stage goes out as rows and comes back as the same organisation.

namespace orgplan {
using namespace interop;
namespace {

const std::filesystem::path kExamples = ORGPLAN_SOURCE_DIR "/examples";

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

api::SpecPtr read(const std::string& yaml, const std::string& day = {}) {
    language::ReadOptions options;
    options.today = parse_date("2027-01-15").value();
    options.stdin_text = yaml;
    if (!day.empty()) options.at = parse_date(day);
    auto spec = api::read("-", options);
    EXPECT_TRUE(spec);
    return std::move(*spec);
}

/// The roster of a day, else of the last stage.
std::string roster(const std::string& yaml, const std::string& format = "csv", const std::string& day = {}) {
    const api::SpecPtr spec = read(yaml, day);
    const auto text = api::roster(*spec, day.empty() ? std::string(spec->organisation.stages.back().id) : "", format);
    EXPECT_TRUE(text);
    return *text;
}

std::string back(const std::string& csv, const std::string& company) {
    CsvOptions options = acme();
    options.company = company;
    options.missing_are_outside = true;
    const ImportResult result = import_csv(csv, options);
    EXPECT_EQ(result.usage_error, "") << result.usage_help;
    EXPECT_TRUE(result.counts.clean());
    return result.yaml;
}

class RosterOf : public testing::TestWithParam<const char*> {};

TEST_P(RosterOf, AnImportComesBackAsItWas) {
    const std::string yaml = bytes_of(kExamples / "exports" / (std::string(GetParam()) + ".yaml"));
    // Whoever starts soon is there by that day, and nobody has left.
    EXPECT_EQ(back(roster(yaml, "csv", "2027-03-15"), GetParam()), yaml);
}

INSTANTIATE_TEST_SUITE_P(All, RosterOf, testing::Values("workday", "bamboohr", "personio", "orgplus"),
                         [](const auto& tested) { return std::string(tested.param); });

// Ids of units and of counted seats are made anew once, and then stay.
TEST(Roster, OfAnExampleIsTheSameTheSecondTime) {
    const std::string first = roster(bytes_of(kExamples / "first.yaml"), "csv", "2030-01-01");
    const std::string yaml = back(first, "Acme");
    const std::string second = roster(yaml, "csv", "2030-01-01");
    EXPECT_EQ(back(second, "Acme"), yaml);
    EXPECT_EQ(std::count(first.begin(), first.end(), '\n'), std::count(second.begin(), second.end(), '\n'));
}

/// The rows of a roster, in any order, without their days, which are those of the past or of another stage.
std::vector<std::string> timeless(const std::string& csv) {
    std::vector<std::string> rows;
    std::vector<bool> left_out;
    for (std::size_t at = 0; at < csv.size();) {
        const std::size_t end = std::min(csv.find('\n', at), csv.size());
        std::size_t column = 0;
        bool quoted = false;
        std::string cell, kept;
        for (std::size_t i = at; i <= end; ++i) {
            const char c = i == end ? ',' : csv[i];
            if (c == '"') quoted = !quoted;
            if (c != ',' || quoted) {
                if (c != '\r') cell += c;
                continue;
            }
            if (at == 0) left_out.push_back(cell == "start_date" || cell == "end_date");
            if (!left_out[column++]) kept += cell + ",";
            cell.clear();
        }
        rows.push_back(std::move(kept));
        at = end + 1;
    }
    std::ranges::sort(rows);
    return rows;
}

// Seats, ids, lines, units with their kinds and heads, people and outsiders: all that a roster has.
TEST(Roster, OfEachExampleComesBackAsTheSameOrganisation) {
    std::size_t compared = 0;
    for (const char* folder : {"", "organisations"}) {
        for (const auto& entry : std::filesystem::directory_iterator(kExamples / folder)) {
            if (entry.path().extension() != ".yaml") continue;
            const std::string text = bytes_of(entry.path());
            // Scenarios, and specs that include other files, are not read from a text alone; a role of one's own is not
            // one of another spec.
            if (text.find("\nglossary:") != std::string::npos) continue;
            if (text.find("\nscenario:") != std::string::npos || text.find("\ninclude:") != std::string::npos) continue;
            const api::SpecPtr spec = read(text);
            const std::string stage(spec->organisation.stages.back().id);
            const auto first = api::roster(*spec, stage, "csv");
            if (!first) continue;
            SCOPED_TRACE(entry.path().filename());
            CsvOptions options = acme();
            options.today =
                spec->organisation.dated() ? std::optional(spec->organisation.stages.back().at) : options.today;
            const ImportResult result = import_csv(*first, options);
            EXPECT_EQ(result.usage_error, "");
            EXPECT_TRUE(result.counts.clean());
            // A seat without an id of its own that has moved is called by a unit in which it no longer sits.
            if (result.counts.repaired > 0) continue;
            EXPECT_EQ(timeless(roster(result.yaml)), timeless(*first));
            ++compared;
        }
    }
    EXPECT_GE(compared, 15u);
}

TEST(Roster, HasTheSameRowsInEveryFormat) {
    const std::string yaml = bytes_of(kExamples / "exports/orgplus.yaml");
    const std::string csv = roster(yaml), json = roster(yaml, "json"), markdown = roster(yaml, "markdown");
    EXPECT_NE(csv.find("B5,B2,,qa-engineer,QA Engineer,vacant,Technology"), std::string::npos) << csv;
    EXPECT_NE(json.find("\"requisition\": \"R-77\""), std::string::npos) << json;
    EXPECT_NE(markdown.find("| B5 |"), std::string::npos) << markdown;
}

TEST(Roster, IsThatOfOneStage) {
    const api::SpecPtr spec = read("orgplan: 1\nstages: [{id: a}, {id: b}]\npositions: [{id: x, title: X}]\n");
    const auto refused = api::roster(*spec, "", "csv");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "a roster is that of one stage, and there are several");
}

}  // namespace
}  // namespace orgplan
