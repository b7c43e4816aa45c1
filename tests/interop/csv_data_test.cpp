#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "planner/interop/csv.h"
#include "tests/interop/importing.h"
#include "tests/interop/judged.h"

namespace orgplan {
using namespace graph;
using namespace interop;
using namespace language;
using namespace text;
namespace {

const std::filesystem::path kData = ORGPLAN_SOURCE_DIR "/../shared/data";

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

struct DataSet {
    const char* name;
    const char* path;
    std::size_t seats;
    std::size_t roles;  ///< seats whose title is one role of the glossary
    std::size_t units;  ///< with those around them
};

class CsvDataSet : public testing::TestWithParam<DataSet> {};

TEST_P(CsvDataSet, BecomesASpecWithOneRoot) {
    const DataSet& set = GetParam();
    if (!std::filesystem::exists(kData)) GTEST_SKIP() << "../shared/data is not here";
    CsvOptions options;
    options.today = parse_date("2027-01-15");
    const ImportResult result = import_csv(bytes_of(kData / set.path), options);
    EXPECT_EQ(result.usage_error, "");
    EXPECT_EQ(result.counts.rows, set.seats);
    EXPECT_EQ(result.counts.seats, set.seats);
    EXPECT_EQ(result.counts.repaired, 0u);
    const Judged judged = judge(result.yaml);
    EXPECT_TRUE(judged.clean()) << testing::PrintToString(judged.faults);
    EXPECT_EQ(judged.seats, set.seats);
    EXPECT_EQ(judged.tops, 1u);
    EXPECT_EQ(count(result.yaml, ", role: "), set.roles);
    EXPECT_EQ(count(result.yaml, "  - id: "), set.units);
}

INSTANTIATE_TEST_SUITE_P(Shared, CsvDataSet,
                         testing::Values(DataSet{"AdventureWorks", "adventureworks/employees.csv", 290, 37, 20},
                                         DataSet{"OracleHr", "oracle-hr/employees.csv", 107, 44, 11},
                                         DataSet{"Northwind", "northwind/employees.csv", 9, 8, 0},
                                         DataSet{"OrgChart", "d3-org-chart/data.csv", 107, 45, 11},
                                         DataSet{"OrgChartShort", "d3-org-chart/employees.csv", 107, 45, 11}),
                         [](const auto& tested) { return tested.param.name; });

using Kinds = std::map<std::string, std::size_t>;

/// A return of a UK public body: what we find in its senior posts, and, where that is not what data.gov.uk's validator
/// found, why not.
struct Return {
    const char* name;
    const char* file;
    std::size_t abolished;
    std::size_t seats;
    Kinds faults;
    const char* why = "";
};

class UkReturn : public testing::TestWithParam<Return> {};

TEST_P(UkReturn, IsJudgedAsDataGovUkDoesOrForAReason) {
    const Return& row = GetParam();
    if (!std::filesystem::exists(kData)) GTEST_SKIP() << "../shared/data is not here";
    const auto all = nlohmann::json::parse(bytes_of(kData / "uk-organograms/expected.json"));
    const auto expected =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each["out"] == row.file; });
    ASSERT_NE(expected, all.end());
    CsvOptions options;
    options.outside = {"Board"};
    options.today = parse_date("2027-01-15");
    const ImportResult result =
        import_csv(bytes_of(kData / "uk-organograms" / (std::string(row.file) + "-senior.csv")), options);
    EXPECT_EQ(result.usage_error, "");
    EXPECT_EQ(result.counts.rows, (*expected)["senior_rows"]);
    EXPECT_EQ(result.counts.refused, 0u);
    EXPECT_EQ(result.counts.shared, (*expected)["stats"]["dup_id_rows"]);
    EXPECT_EQ(result.counts.closed, row.abolished);

    const Judged judged = judge(result.yaml);
    EXPECT_EQ(judged.seats, row.seats);
    EXPECT_EQ(judged.cycles, 0u);
    Kinds faults;
    EXPECT_EQ(judged.self_reports, 0u);
    if (told_of_themselves(result) > 0) faults["self-report"] = told_of_themselves(result);
    if (!judged.missing.empty()) faults["unknown-manager"] = judged.missing.size();
    EXPECT_EQ(faults, row.faults);
    // Nothing else is found: a manager who is missing is one fault, noted at each seat that reports there.
    EXPECT_EQ(judged.faults.size(), judged.missing.size());
    EXPECT_EQ(judged.asked_for, (*expected)["stats"]["dangling"]);

    const bool same = faults == (*expected)["oracle"]["kinds"].get<Kinds>() &&
                      result.counts.closed == (*expected)["eliminated"] &&
                      judged.seats == (*expected)["stats"]["nodes"];
    EXPECT_EQ(same, std::string(row.why).empty()) << row.why;
}

INSTANTIATE_TEST_SUITE_P(
    Shared, UkReturn,
    testing::Values(
        Return{"Nhsla", "t-060413-NHSLA-organogram-ver4", 0, 13, {}},
        Return{"EnglishHeritage", "t-30-09-13---EH---organogram---ver1", 3, 24, {}},
        Return{"PassportOffice",
               "t-130930-Her-Majesty-Passport-Office-Organogram-Data",
               4,
               11,
               {},
               "\"Eliminated\" in quotes means the same as without: four posts are no more"},
        Return{"Acas", "t-Acas-Sep-13", 0, 6, {{"self-report", 1}}},
        Return{"BritishLibrary",
               "t-British-Library-Staff-and-Salary-Data---September-2013",
               21,
               35,
               {{"unknown-manager", 2}},
               "the two managers who are missing are told where they are named, not again for each descendant"},
        Return{"Statistics", "t-300913-UKStats-Organagram-ver-1", 0, 46, {}},
        Return{"Nice",
               "t-NICE-organogram-cleaned",
               4,
               18,
               {},
               "`eliminated` in small letters means the same: the post that reports to itself is no more"},
        Return{"ClimateChange",
               "d-committee_on_climate_change-2011-09-30",
               0,
               4,
               {{"self-report", 1}},
               "that nobody is at the top follows from the chief executive reporting to himself, which is told"},
        Return{"FairAccess", "t-300913-OFFA-final", 0, 1, {}}),
    [](const auto& tested) { return tested.param.name; });

std::string csv_of(const nlohmann::json& scene) {
    std::string csv = "id,manager,department,team\n";
    for (const char* part : {"existing", "rows"})
        for (const auto& row : scene[part]) {
            for (const char* key : {"id", "manager", "department", "team"})
                csv += row.value(key, "") + (std::string_view(key) == "team" ? "\n" : ",");
        }
    return csv;
}

TEST(ReportingLineCases, AreAcceptedOrRejectedWithOneFinding) {
    if (!std::filesystem::exists(kData)) GTEST_SKIP() << "../shared/data is not here";
    const std::map<std::string, std::string> kFault{{"Circular dependency", "circle"},
                                                    {"Duplicate email in CSV", "refused row"},
                                                    {"already exists in database", "refused row"},
                                                    {"Manager email not found", "unknown-seat"}};
    std::size_t tried = 0;
    for (const auto& scene : nlohmann::json::parse(bytes_of(kData / "reporting-line-cases.json"))) {
        SCOPED_TRACE(scene["name"]);
        const std::string expected = scene["message_contains"];
        // Units come of the export itself, so none of them can be unknown; see below for a spec that names one.
        const bool unit = expected == "Department not found" || expected == "Team not found";
        CsvOptions options;
        if (expected == "Team not found") options.column(Field::unit) = {"team"};
        const ImportResult result = import_csv(csv_of(scene), options);
        const Judged judged = judge(result.yaml);
        std::vector<std::string> found = judged.faults;
        found.insert(found.end(), result.counts.refused, "refused row");
        found.insert(found.end(), judged.cycles + told_of_themselves(result), "circle");
        ++tried;
        if (unit || scene["expect"] == "accept") {
            EXPECT_EQ(found, std::vector<std::string>{});
            EXPECT_EQ(judged.seats, scene["existing"].size() + scene["rows"].size());
            EXPECT_EQ(result.yaml.find("units:") != std::string::npos, unit);
        } else {
            ASSERT_TRUE(kFault.contains(expected));
            EXPECT_EQ(found, std::vector<std::string>{kFault.at(expected)});
        }
    }
    EXPECT_EQ(tried, 16u);
}

TEST(ReportingLineCases, AnUnknownDepartmentOrTeamIsFoundInASpec) {
    const std::string seat = "{id: jane, title: Clerk, reports_to: none, unit: ";
    EXPECT_EQ(judge("orgplan: 1\npositions:\n  - " + seat + "Nonexistent}\n").faults,
              std::vector<std::string>{"unknown-unit"});
    EXPECT_TRUE(judge("orgplan: 1\nunits: [{id: sales}]\npositions:\n  - " + seat + "sales}\n").clean());
}

// What an import writes is read without a finding, whatever ids, titles and names the rows hold.
TEST(CsvImport, WritesWhatTheReaderReads) {
    CsvOptions options;
    options.outside = {"Board of Trade", "none"};
    options.today = parse_date("2027-01-15");
    const ImportResult result = import_csv(
        "employee_id,manager,name,title,department,start\n"
        "00009000,Board of Trade,Null,~,Company,2010-01-01\n"
        "1e3,00009000,\"O'Neil, \"\"Al\"\"\",Head: IT #1,company,2010-01-01\n"
        "NO,1e3,true,- x,NO,2010-01-01\n"
        "2027-01,NO,12,{x},2027-01,2010-01-01\n"
        "a/b..c,1e3,Ann,[x],a,2010-01-01\n"
        "none,a/b..c,Ann,@x,none,2010-01-01\n"
        "&x,none,\xC3\xA9t\xC3\xA9,C:\\dir,a,2027-02-01\n"
        "be-1,none,vacant,\"say \"\"x\"\"\",b,2010-01-01\n"
        "be,be-1,N/D,*x,b,2010-01-01\n",
        options);
    EXPECT_EQ(result.counts.seats, 9u);
    const Judged judged = judge(result.yaml);
    EXPECT_TRUE(judged.clean()) << testing::PrintToString(judged.faults) << "\n" << result.yaml;
    EXPECT_EQ(judged.seats, 9u);
}

}  // namespace
}  // namespace orgplan
