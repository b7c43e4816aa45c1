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
