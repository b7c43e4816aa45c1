#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <vector>

#include "planner/api/check.h"
#include "planner/interop/csv.h"
#include "tests/real/converters.h"

namespace orgplan {
using namespace api;
using namespace hiring;
using namespace interop;
using namespace language;
using namespace report;
using namespace text;
namespace {

namespace fs = std::filesystem;

const fs::path kSource = ORGPLAN_SOURCE_DIR;
const fs::path kShared = kSource / "../shared";

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A spec as text, or, where `path` is given, in its place.
struct Given {
    std::string name;
    std::string text;
    fs::path path;
};

// What is found, each rule with its number, and how many rules were skipped. Nothing of the data is shown.
std::string found_in(const Given& given, const std::string& pack) {
    ReadOptions reading;
    reading.today = parse_date("2027-01-15").value();
    reading.stdin_text = given.text;
    const ReadResult read = read_spec(given.path.empty() ? "-" : given.path.string(), reading);
    if (!read.spec) throw std::runtime_error(read.unreadable);
    const Checked checked = *check(*read.spec, {{pack}});

    std::map<std::pair<int, std::string>, std::size_t> counts;
    for (const Finding& finding : checked.findings.all()) ++counts[{-static_cast<int>(finding.severity), finding.rule}];
    std::string text =
        fmt::format("  {}: {} rules, {} skipped\n", pack, checked.rules.checked, checked.rules.skipped.size());
    for (const auto& [key, count] : counts)
        text += fmt::format("    {:7} {:4} {}\n", name_of(static_cast<Severity>(-key.first)), count, key.second);
    return text;
}

CsvOptions csv_options() {
    CsvOptions options;
    options.today = parse_date("2027-01-15");
    return options;
}

Given imported(const std::string& name, const fs::path& file, const CsvOptions& options = csv_options()) {
    return {name, import_csv(bytes_of(file), options).yaml, {}};
}

/// In the order of their paths.
std::vector<fs::path> files_in(const fs::path& folder, const std::string& ending) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().filename().string().ends_with(ending)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<Given> specs_in(const fs::path& folder) {
    std::vector<Given> specs;
    for (const fs::path& file : files_in(folder, ".yaml")) specs.push_back({file.stem().string(), "", file});
    return specs;
}

std::vector<Given> uk_returns(const fs::path& folder) {
    CsvOptions options = csv_options();
    options.outside = {"Board"};
    std::vector<Given> returns;
    for (const fs::path& file : files_in(folder, "-senior.csv"))
        returns.push_back(imported(file.stem().string(), file, options));
    return returns;
}

std::vector<Given> examples(const fs::path& folder) {
    std::vector<Given> specs = specs_in(folder);
    specs.push_back({"policy", "", folder / "policy/lanternfish.yaml"});
    return specs;
}

struct DataSet {
    const char* name;
    fs::path path;
    std::function<std::vector<Given>(const fs::path&)> read;
};

std::function<std::vector<Given>(const fs::path&)> csv(const std::string& name) {
    return [name](const fs::path& folder) { return std::vector{imported(name, folder / (name + ".csv"))}; };
}

const std::vector<DataSet>& data_sets() {
    static const std::vector<DataSet> sets{
        {"adventureworks", kShared / "data/adventureworks", csv("employees")},
        {"oracle-hr", kShared / "data/oracle-hr", csv("employees")},
        {"northwind", kShared / "data/northwind", csv("employees")},
        {"d3-org-chart", kShared / "data/d3-org-chart", csv("data")},
        {"uk-organograms", kShared / "data/uk-organograms", uk_returns},
        {"backstage-acme", kShared / "data/backstage-acme",
         [](const fs::path& folder) {
             return std::vector{Given{"acme", spec_of_backstage(folder / "acme.yaml"), {}}};
         }},
        {"rust-team", kShared / "data/rust-team",
         [](const fs::path& folder) {
             return std::vector{Given{"teams", spec_of_rust_teams(folder / "teams"), {}}};
         }},
        {"stories", kShared / "design/stories", specs_in},
        {"examples", kSource / "examples", examples}};
    return sets;
}

class RealOrganisation : public testing::TestWithParam<std::size_t> {};

TEST_P(RealOrganisation, IsFoundAsBefore) {
    const DataSet& set = data_sets()[GetParam()];
    if (!fs::exists(set.path)) GTEST_SKIP() << "../shared/data is not here";
    const std::vector<Given> specs = set.read(set.path);
    ASSERT_FALSE(specs.empty());
    std::string seen;
    for (const Given& spec : specs)
        seen += fmt::format("{}\n{}{}", spec.name, found_in(spec, "default"), found_in(spec, "all"));
    const fs::path golden = kSource / "tests/real/found" / (std::string(set.name) + ".txt");
    if (std::getenv("ORGPLAN_BLESS") != nullptr) std::ofstream(golden, std::ios::binary) << seen;
    EXPECT_EQ(bytes_of(golden), seen) << "ORGPLAN_BLESS=1 writes " << golden.filename();
}

INSTANTIATE_TEST_SUITE_P(Shared, RealOrganisation, testing::Range<std::size_t>(0, data_sets().size()),
                         [](const auto& tested) {
                             std::string name = data_sets()[tested.param].name;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace orgplan
