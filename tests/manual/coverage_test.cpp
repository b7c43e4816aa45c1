#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "planner/rules/rule.h"

// What the rules rest on, held against the seeds themselves.

namespace orgplan {
using namespace rules;
using namespace text;
namespace {

const std::filesystem::path kShared = ORGPLAN_SOURCE_DIR "/../shared";

std::string folded(const std::string& text) {
    std::string words;
    bool gap = false;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            gap = !words.empty();
            continue;
        }
        if (gap) words += ' ';
        gap = false;
        words += c;
    }
    return words;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Coverage, HoldsEveryStatementOfTheSeedsOnce) {
    const std::filesystem::path file = kShared / "glossary/candidate-rules.json";
    if (!std::filesystem::exists(file)) GTEST_SKIP() << "../shared/glossary is not here";
    std::set<std::string> wanted;
    for (const auto& each : nlohmann::json::parse(text_of(file))) wanted.insert(each.at("code"));
    EXPECT_EQ(wanted.size(), 225u);
    std::map<std::string, int> seen;
    for (const Statement& statement : builtin_rules().statements) ++seen[statement.code];
    for (const std::string& code : wanted) EXPECT_EQ(seen[code], 1) << code;
    for (const auto& [code, times] : seen) EXPECT_TRUE(wanted.contains(code)) << code;
}

TEST(Coverage, NamesEveryRuleThatRestsOnTheSeeds) {
    std::set<std::string> named;
    std::set<std::pair<std::string, std::string>> rows;
    for (const Statement& statement : builtin_rules().statements) {
        const std::string& rule = statement.rule.empty() ? statement.merged : statement.rule;
        named.insert(rule);
        rows.emplace(rule, statement.row);
        named.insert(statement.permits);
    }
    for (const Rule& rule : builtin_rules().rules) {
        if (rule.pack == "benchmark") continue;
        EXPECT_TRUE(named.contains(rule.id)) << rule.id;
        if (rule.row == 0) continue;
        const std::vector<std::string>& roles = builtin_rules().seats[rule.for_seats].roles;
        EXPECT_TRUE(std::any_of(roles.begin(), roles.end(),
                                [&](const std::string& role) {
                                    return rows.contains({rule.id, role});
                                }))
            << rule.id << ", row of " << rule.role;
    }
}

TEST(Coverage, QuotesTheSeedsWordForWord) {
    std::map<int, std::string> seeds;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(kShared / "seeds", error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("000_")) seeds[1] = folded(text_of(entry.path()));
        if (name.starts_with("002_")) seeds[2] = folded(text_of(entry.path()));
    }
    if (seeds.size() != 2) GTEST_SKIP() << "../shared/seeds is not here";
    std::size_t quotes = 0;
    for (const Rule& rule : builtin_rules().rules) {
        const Evidence& evidence = rule.evidence;
        if (evidence.seed == 0) continue;
        ++quotes;
        EXPECT_FALSE(evidence.quote.empty()) << rule.id;
        EXPECT_NE(seeds[evidence.seed].find(folded(evidence.quote)), std::string::npos)
            << rule.id << ", row " << rule.row << ": " << evidence.quote;
    }
    EXPECT_GT(quotes, 10u);
}

}  // namespace
}  // namespace orgplan
