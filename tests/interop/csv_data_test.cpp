#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "planner/interop/csv.h"

namespace orgplan {
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
    std::size_t units;
};

class CsvDataSet : public testing::TestWithParam<DataSet> {};

TEST_P(CsvDataSet, BecomesASpecWithOneRoot) {
    const DataSet& set = GetParam();
    if (!std::filesystem::exists(kData)) GTEST_SKIP() << "the shared data is not here: " << kData;
    CsvOptions options;
    options.today = parse_date("2027-01-15");
    const ImportResult result = import_csv(bytes_of(kData / set.path), options);
    EXPECT_EQ(result.usage_error, "");
    EXPECT_EQ(result.counts.rows, set.seats);
    EXPECT_EQ(result.counts.seats, set.seats);
    EXPECT_EQ(result.counts.repaired, 0u);
    EXPECT_EQ(count(result.yaml, "reports_to: none"), 1u);
    EXPECT_EQ(count(result.yaml, ", role: "), set.roles);
    EXPECT_EQ(count(result.yaml, "  - id: "), set.units);
}

INSTANTIATE_TEST_SUITE_P(Shared, CsvDataSet,
                         testing::Values(DataSet{"AdventureWorks", "adventureworks/employees.csv", 290, 31, 16},
                                         DataSet{"OracleHr", "oracle-hr/employees.csv", 107, 44, 11},
                                         DataSet{"Northwind", "northwind/employees.csv", 9, 8, 0},
                                         DataSet{"OrgChart", "d3-org-chart/data.csv", 107, 45, 11},
                                         DataSet{"OrgChartShort", "d3-org-chart/employees.csv", 107, 45, 11}),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace orgplan
