#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "planner/api/check.h"
#include "planner/rules/rule.h"
#include "planner/text/catalogue.h"
#include "tests/planted/planted.h"

// Mistakes planted in specs, a table for each pack. Where each finding must be follows from the edit and from what the
// rule says, never from what was found.

namespace orgplan::testing {
namespace {

// What `known` of a row begins with.
const std::string kToMend = "to mend: ";
const std::string kUndecided = "the facts cannot decide it: ";

const std::vector<std::string> kPacks{"structure", "glossary", "benchmark", "relation", "profile"};

// What this test needs to know of a finding.
struct Found {
    std::string rule;
    std::string message;
    std::size_t line = 0;  // 0: of no line
    bool error = false;

    auto operator<=>(const Found&) const = default;
};

api::SpecPtr read(const std::string& text, const std::string& today) {
    language::ReadOptions options;
    options.today = *parse_date(today);
    options.stdin_text = text;
    api::Result<api::SpecPtr> spec = api::read("-", options);
    return spec ? std::move(*spec) : nullptr;
}

std::vector<Found> all_of(const text::Findings& findings, const text::Sources& sources) {
    std::vector<Found> all;
    for (const text::Finding& finding : findings.all()) {
        const std::size_t line =
            finding.where.known() ? sources.line_column(finding.where.file, finding.where.begin).line : 0;
        all.push_back({finding.rule, finding.message, line, finding.severity == text::Severity::error});
    }
    return all;
}

std::vector<Found> check(const std::string& text, const Row& row) {
    const api::SpecPtr spec = read(text, row.today);
    if (!spec) return {};
    api::CheckRequest request;
    request.packs = row.packs;
    const api::Result<api::Checked> checked = api::check(*spec, request);
    return checked ? all_of(checked->findings, spec->sources) : std::vector<Found>{};
}

// What is found in the spec of a row before its edit; many rows share one.
const std::vector<Found>& found_before(const Row& row) {
    static std::map<std::string, std::vector<Found>> all;
    std::string key = row.spec + " " + row.today;
    for (const std::string& pack : row.packs) key += " " + pack;
    const auto known = all.find(key);
    return known != all.end() ? known->second : all.emplace(key, check(unedited(row).text, row)).first->second;
}

std::vector<Found> of_rule(const std::vector<Found>& found, const std::string& rule) {
    std::vector<Found> all;
    std::copy_if(found.begin(), found.end(), std::back_inserter(all), [&](const Found& f) { return f.rule == rule; });
    return all;
}

std::string listed(const std::vector<Found>& found) {
    std::string all;
    for (const Found& each : found) all += fmt::format("\n    {}: {} [{}]", each.line, each.message, each.rule);
    return all.empty() ? "\n    nothing" : all;
}

bool of_language(const Found& found) {
    const text::CatalogueEntry* entry = text::find_in_catalogue(found.rule);
    return entry == nullptr || entry->pack == "text";
}

class EachPack : public ::testing::TestWithParam<std::string> {
  protected:
    const std::vector<Row> rows = rows_of(GetParam());
};

// No rule is checked here: an edit that cannot be made says nothing about a rule.
TEST_P(EachPack, EveryEditApplies) {
    for (const Row& row : rows) {
        const Text text = edited(row);
        if (!text.fault.empty()) {
            ADD_FAILURE() << row.place << ": " << text.fault;
            continue;
        }
        const api::SpecPtr spec = read(text.text, row.today);
        ASSERT_TRUE(spec) << row.place;
        EXPECT_TRUE(spec->built) << row.place << listed(all_of(spec->findings, spec->sources));
        for (const Found& found : all_of(spec->findings, spec->sources)) {
            EXPECT_FALSE(of_language(found)) << row.place << listed({found});
        }
    }
}

TEST_P(EachPack, RowsAreInForm) {
    for (const Row& row : rows) {
        const text::CatalogueEntry* entry = text::find_in_catalogue(row.rule);
        ASSERT_NE(entry, nullptr) << row.place;
        EXPECT_EQ(entry->pack, GetParam()) << row.place;
        EXPECT_TRUE(row.known.empty() || row.known.starts_with(kToMend) || row.known.starts_with(kUndecided))
            << row.place << ": " << row.known;
    }
}

TEST_P(EachPack, SpecsKeepTheRuleBeforeTheEdit) {
    for (const Row& row : rows) {
        const std::vector<Found> before = of_rule(found_before(row), row.rule);
        EXPECT_TRUE(before.empty()) << row.place << ", in " << row.spec << listed(before);
    }
}

TEST_P(EachPack, EveryMistakeIsFound) {
    std::size_t found_rows = 0;
    std::size_t undecided = 0;
    std::string beside;
    for (const Row& row : rows) {
        const Text text = edited(row);
        const std::vector<Found> all = check(text.text, row);
        const std::vector<Found> of_it = of_rule(all, row.rule);
        const std::size_t line = only_line_with(text.text, row.at);
        const bool found = of_it.size() == 1 && of_it[0].line == line;
        found_rows += found ? 1 : 0;
        undecided += row.known.starts_with(kUndecided) ? 1 : 0;
        if (row.known.empty()) {
            EXPECT_TRUE(found) << row.place << ": " << row.mistake << "; not found once, at line " << line << ", but"
                               << listed(of_it);
        } else {
            EXPECT_FALSE(found) << row.place << ": this is found now, so `known` may go";
        }
        const std::vector<Found>& before = found_before(row);
        for (const Found& each : all) {
            const auto same = [&](const Found& f) { return f.rule == each.rule && f.message == each.message; };
            if (!each.error || each.rule == row.rule || std::any_of(before.begin(), before.end(), same)) continue;
            beside += fmt::format("  {}: also {}: {} [{}]\n", row.place, each.line, each.message, each.rule);
        }
    }
    RecordProperty("rows", static_cast<int>(rows.size()));
    RecordProperty("found", static_cast<int>(found_rows));
    RecordProperty("undecided", static_cast<int>(undecided));
    fmt::print("{}: {} of {} mistakes found, {} that the facts cannot decide\n", GetParam(), found_rows, rows.size(),
               undecided);
    if (!beside.empty()) fmt::print("errors of other rules that an edit causes:\n{}", beside);
    std::fflush(stdout);
}

INSTANTIATE_TEST_SUITE_P(Planted, EachPack, ::testing::ValuesIn(kPacks), [](const auto& pack) { return pack.param; });

TEST(Planted, EveryRuleHasARow) {
    std::set<std::string> planted;
    for (const std::string& pack : kPacks) {
        for (const Row& row : rows_of(pack)) planted.insert(row.rule);
    }
    std::set<std::string> excepted;
    for (const Exception& exception : exceptions()) {
        EXPECT_NE(text::find_in_catalogue(exception.rule), nullptr) << exception.rule;
        EXPECT_FALSE(planted.contains(exception.rule)) << exception.rule << " has a row, and needs no exception";
        EXPECT_FALSE(exception.why.empty()) << exception.rule;
        excepted.insert(exception.rule);
    }
    for (const rules::Rule& rule : rules::builtin_rules().rules) {
        EXPECT_TRUE(planted.contains(rule.id) || excepted.contains(rule.id)) << rule.id << " has no row";
    }
    for (const text::CatalogueEntry& entry : text::catalogue()) {
        if (text::is_fixed(entry.pack)) continue;
        EXPECT_TRUE(planted.contains(entry.id) || excepted.contains(entry.id)) << entry.id << " has no row";
    }
}

}  // namespace
}  // namespace orgplan::testing
