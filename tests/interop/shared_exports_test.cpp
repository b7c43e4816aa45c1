#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/interop/importing.h"
#include "tests/interop/judged.h"

// Whole exports: those of examples/, each beside the spec it becomes, and those that were sent in from the field.

namespace orgplan {
using namespace interop;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
namespace {

const std::filesystem::path kExamples = ORGPLAN_SOURCE_DIR "/examples/exports";
const std::filesystem::path kCases = ORGPLAN_SOURCE_DIR "/../shared/cases/turn2";

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

class ExampleExport : public testing::TestWithParam<const char*> {};

TEST_P(ExampleExport, BecomesTheSpecBesideIt) {
    CsvOptions options = acme();
    options.company = GetParam();
    const ImportResult result = import_csv(bytes_of(kExamples / (std::string(GetParam()) + ".csv")), options);
    EXPECT_EQ(result.usage_error, "");
    EXPECT_TRUE(result.counts.clean());
    EXPECT_TRUE(result.counts.balanced());
    EXPECT_EQ(result.yaml, bytes_of(kExamples / (std::string(GetParam()) + ".yaml")));
    EXPECT_TRUE(judge(result.yaml).clean());
}

INSTANTIATE_TEST_SUITE_P(All, ExampleExport, testing::Values("workday", "bamboohr", "personio", "orgplus"),
                         [](const auto& tested) { return std::string(tested.param); });

ImportResult case_of(const char* file, const CsvOptions& options = acme()) {
    const ImportResult result = import_csv(bytes_of(kCases / file), options);
    EXPECT_EQ(result.usage_error, "");
    EXPECT_TRUE(result.counts.balanced());
    return result;
}

TEST(FieldExports, AreReadAsTheyAreMeant) {
    if (!std::filesystem::exists(kCases)) GTEST_SKIP() << "../shared/cases is not here";
    const ImportResult managers = case_of("managers.csv");
    EXPECT_TRUE(managers.counts.clean());
    EXPECT_THAT(managers.yaml, HasSubstr("holder: Bob Ray, reports_to: \"1\""));
    EXPECT_THAT(managers.yaml, HasSubstr("holder: Cy Dee, reports_to: \"1\""));
    EXPECT_THAT(managers.yaml, HasSubstr("holder: Di Ess, reports_to: \"2\""));

    const ImportResult excel = case_of("field/excel.csv");
    EXPECT_EQ(excel.counts.refused, 2u);
    EXPECT_EQ(excel.counts.lost, 0u);
    EXPECT_THAT(excel.yaml, HasSubstr("{id: \"2.0\", role: chief-technology-officer, title: CTO, holder: Bo Lind, "
                                      "reports_to: \"1.0\"}"));

    const ImportResult invisible = case_of("field/invisible.csv");
    EXPECT_TRUE(judge(invisible.yaml).clean());
    EXPECT_THAT(notes_of(invisible),
                Contains(HasSubstr("in 4 values letters that nobody sees were taken out: U+200E")));

    const ImportResult workforce = case_of("field/workforce.csv");
    EXPECT_EQ(workforce.counts.left, 1u);
    EXPECT_TRUE(workforce.counts.clean());
    for (const char* line :
         {"Di Eng, reports_to: \"002\", leaves: 2027-04-01}",
          "Ed Fir, reports_to: \"002\", employment: contractor, fte: 0.5}",
          "{id: \"006\", role: backend-developer, holder: vacant, reports_to: \"002\", status: open}",
          "Gus Orr, reports_to: \"002\", opens: 2027-03-15}"})
        EXPECT_THAT(workforce.yaml, HasSubstr(line));

    const ImportResult several = case_of("public/several-managers.csv");
    EXPECT_TRUE(judge(several.yaml).clean());
    EXPECT_THAT(several.yaml, HasSubstr("holder: Pia Stone, reports_to: omar, dotted: dana}"));
    EXPECT_THAT(several.yaml, HasSubstr("holder: Per Lund, reports_to: omar, dotted: dana}"));

    EXPECT_THAT(notes_of(case_of("public/seats-of-one.csv")), Contains(HasSubstr("so these are 3 people")));
    CsvOptions posts = acme();
    posts.ids_are_posts = true;
    EXPECT_THAT(case_of("public/seats-of-one.csv", posts).yaml, Not(HasSubstr("people:")));

    const ImportResult titles = case_of("public/titles.csv");
    EXPECT_THAT(titles.yaml, HasSubstr("role: software-engineer, title: Senior Software Engineer"));
    EXPECT_THAT(titles.yaml, HasSubstr("{id: \"11\", title: Chief of Staff"));
}

TEST(FieldExports, OfAWholeCompanyGiveOneUnmatchedManager) {
    if (!std::filesystem::exists(kCases)) GTEST_SKIP() << "../shared/cases is not here";
    const ImportResult result = case_of("export.csv");
    EXPECT_EQ(result.counts.rows, 148u);
    EXPECT_EQ(result.counts.seats, 146u);
    EXPECT_EQ(result.counts.left, 1u);
    EXPECT_EQ(result.counts.refused, 1u);
    EXPECT_EQ(result.counts.unmatched, 1u);
    EXPECT_EQ(result.counts.lost, 0u);
    EXPECT_THAT(notes_of(result),
                Contains("147 unmatched: manager `Michael M\xC3\xBCller` may be any of 2 seats, on lines 145, 146"));
    EXPECT_THAT(result.yaml, HasSubstr("  - id: technik\n    name: Technik\n    manager: \"001002\"\n"));
    EXPECT_THAT(result.yaml,
                HasSubstr("      - id: team-suche\n        name: Team Suche\n        manager: \"001033\"\n"));
    const Judged judged = judge(result.yaml);
    EXPECT_EQ(judged.tops, 1u);
    EXPECT_EQ(judged.faults, std::vector<std::string>{"wrong-form"}) << "the manager who is two";
}

}  // namespace
}  // namespace orgplan
