#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "planner/glossary/glossary.h"
#include "planner/glossary/titles.h"
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

// By number, from 1; fewer where they are not here.
std::map<int, std::string> seed_texts() {
    std::map<int, std::string> seeds;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(kShared / "seeds", error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("000_")) seeds[1] = folded(text_of(entry.path()));
        if (name.starts_with("002_")) seeds[2] = folded(text_of(entry.path()));
    }
    return seeds;
}

TEST(Coverage, QuotesTheSeedsWordForWord) {
    std::map<int, std::string> seeds = seed_texts();
    if (seeds.size() != 2) GTEST_SKIP() << "../shared/seeds is not here";
    // By description, from where to where it is quoted; only what the text says once has a place.
    std::map<int, std::pair<std::size_t, std::size_t>> described;
    std::size_t quotes = 0;
    for (const Rule& rule : builtin_rules().rules) {
        const Evidence& evidence = rule.evidence;
        if (evidence.seed == 0) continue;
        ++quotes;
        const std::string quote = folded(evidence.quote);
        EXPECT_FALSE(quote.empty()) << rule.id;
        const std::string& seed = seeds[evidence.seed];
        const std::size_t at = seed.find(quote);
        EXPECT_NE(at, std::string::npos) << rule.id << ", row " << rule.row << ": " << quote;
        if (evidence.seed != 1 || evidence.description == 0 || seed.find(quote, at + 1) != std::string::npos) continue;
        auto& [from, to] = described.try_emplace(evidence.description, at, at).first->second;
        from = std::min(from, at);
        to = std::max(to, at);
    }
    EXPECT_GT(quotes, 10u);
    // The descriptions are numbered in the order of the text, so none begins before the one above it ends.
    std::size_t end = 0;
    for (const auto& [description, place] : described) {
        EXPECT_GT(place.first, end) << "description " << description << " is quoted where an earlier one is";
        end = place.second;
    }
}

// That a text lists a role says nothing of it.
TEST(Coverage, QuotesMoreThanTheNameOfARole) {
    const glossary::Titles titles(glossary::glossary());
    for (const Rule& rule : builtin_rules().rules) {
        if (rule.evidence.seed == 0) continue;
        EXPECT_TRUE(titles.find(rule.evidence.quote).roles.empty())
            << rule.id << ", row " << rule.row << ": " << rule.evidence.quote;
    }
}

// What texts of the project quote, as in `source text 1, description 5: "words"` or `source text 1 says "words"`, also
// in a literal or over several lines.
TEST(Coverage, QuotesTheSeedsWordForWordEverywhere) {
    std::map<int, std::string> seeds = seed_texts();
    if (seeds.size() != 2) GTEST_SKIP() << "../shared/seeds is not here";
    constexpr std::string_view kBefore = "ource text ";
    constexpr std::size_t kMostBetween = 40;
    std::size_t quotes = 0;
    const std::filesystem::path root = ORGPLAN_SOURCE_DIR;
    for (const char* folder : {"docs", "examples", "schemas", "planner", "tests"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            const std::string kind = entry.path().extension().string();
            constexpr std::array kKinds{".md", ".yaml", ".cpp", ".h", ".out", ".txt"};
            if (!entry.is_regular_file() || std::ranges::find(kKinds, kind) == kKinds.end()) continue;
            if (entry.path().filename() == "coverage_test.cpp") continue;
            std::string text = folded(text_of(entry.path()));
            std::erase(text, '\\');
            for (std::size_t at = text.find(kBefore); at != std::string::npos; at = text.find(kBefore, at + 1)) {
                const std::size_t number = at + kBefore.size();
                const std::size_t open = text.find('"', number);
                if (number >= text.size() || open == std::string::npos || open - number > kMostBetween) continue;
                const std::string between = text.substr(number, open - number);
                if (!between.ends_with(": ") && !between.ends_with(" says ")) continue;
                if (!seeds.contains(text[number] - '0')) continue;
                const std::size_t close = text.find('"', open + 1);
                if (close == std::string::npos) continue;
                ++quotes;
                const std::string quote = text.substr(open + 1, close - open - 1);
                EXPECT_NE(seeds[text[number] - '0'].find(quote), std::string::npos) << entry.path() << ": " << quote;
            }
        }
    }
    EXPECT_GT(quotes, 100u);
}

// A rule that applies in some companies only says from which number on.
TEST(Coverage, DetailsNameEveryNumberOnWhichItDependsWhetherARuleApplies) {
    const auto limits = [](const auto& self, const Condition& condition, std::set<std::string>& names) -> void {
        for (const auto& limit : {condition.at_least, condition.at_most}) {
            if (limit && !limit->parameter.empty()) names.insert(limit->parameter);
        }
        for (const Condition& part : condition.parts) self(self, part, names);
    };
    for (const Rule& rule : builtin_rules().rules) {
        if (!rule.when) continue;
        std::set<std::string> names;
        limits(limits, *rule.when, names);
        for (const std::string& name : names) {
            const bool said = rule.details.find("`" + name + "`") != std::string::npos;
            EXPECT_TRUE(said) << rule.id << " is silent about " << name;
        }
    }
}

}  // namespace
}  // namespace orgplan
