#include <fmt/format.h>
#include <gtest/gtest.h>

#include "planner/api/check.h"
#include "planner/language/read.h"

// Plans at which anything quadratic takes minutes or gigabytes.

namespace orgplan::testing {
using namespace api;
using namespace hiring;
using namespace language;
using namespace report;
using namespace text;
namespace {

constexpr int kMany = 20'000;

std::string day(int number) {
    return date_text(*parse_date("2027-01-02") + number);
}

// Stages, money and locations, from which each plan goes on.
std::string head(std::string_view last) {
    return fmt::format(
        "orgplan: 1\nstages: [{{id: now, date: 2027-01-01}}, {{id: end, date: {}}}]\n"
        "company: {{manager: ceo, locations: {{a: {{load: 1.2}}, b: {{load: 1.3}}}}}}\n"
        "costs: {{currency: EUR, yearly: {{default: 60000}}}}\npositions: [{{id: ceo, role: ceo, holder: vacant}}]\n",
        last);
}

struct Judged {
    explicit Judged(std::string text) {
        ReadOptions options;
        options.today = *parse_date("2027-01-01");
        options.stdin_text = std::move(text);
        spec = read_spec("-", options).spec;
        spec->findings = check(*spec, {{"structure"}, {}})->findings;
    }

    std::size_t count(std::string_view rule) const {
        std::size_t found = 0;
        for (const Finding& finding : spec->findings.all()) found += finding.rule == rule;
        return found;
    }
    std::string message(std::string_view rule) const {
        for (const Finding& finding : spec->findings.all()) {
            if (finding.rule == rule) return finding.message;
        }
        return {};
    }

    std::unique_ptr<Spec> spec;
};

TEST(PlanSize, UnitsThatEachMoveOnADayOfTheirOwn) {
    std::string text = head("2090-12-31") +
                       "budgets: [{for: from, total: {2027: 1}, run_rate: {now: 1}}, {for: to, run_rate: {now: 1}}]\n"
                       "units:\n  - {id: from}\n  - {id: to}\n";
    for (int i = 0; i < kMany; ++i) {
        text += fmt::format(
            "  - {{id: u{0}, within: from, changes: {{{1}: {{within: to}}}}, positions: [{{id: s{0}, "
            "role: recruiter}}]}}\n",
            i, day(i));
    }
    const Judged judged(text);
    EXPECT_EQ(judged.count("run-rate-exceeded"), 2u);
    EXPECT_TRUE(judged.message("run-rate-exceeded").starts_with("`from` costs 100 000 000 EUR a month at `now`"));
    // The first 364 of them go within the year, one a day from the second.
    EXPECT_TRUE(judged.message("budget-exceeded").starts_with("`from` costs 1 189 127 500 EUR in 2027"));
}

TEST(PlanSize, UnitsThatEachGoElsewhereOnADayOfTheirOwn) {
    std::string text =
        head("2090-12-31") + "budgets: [{for: top, run_rate: {now: 1}}]\nunits:\n  - {id: top, location: a}\n";
    for (int i = 0; i < kMany; ++i) {
        text += fmt::format(
            "  - {{id: u{0}, within: top, changes: {{{1}: {{location: b}}}}, positions: [{{id: s{0}, "
            "role: recruiter}}]}}\n",
            i, day(i));
    }
    const Judged judged(text);
    EXPECT_EQ(judged.count("run-rate-exceeded"), 1u);
    EXPECT_TRUE(judged.message("run-rate-exceeded").starts_with("`top` costs 130 000 000 EUR a month"));
}

TEST(PlanSize, MovesThatMultiplyAreRefused) {
    std::string text = head("2090-12-31") +
                       "budgets: [{for: l, total: {2027: 1, 2080: 1}}]\nunits:\n  - {id: l}\n  - {id: r}\n"
                       "  - id: top\n    within: l\n    changes:\n";
    for (int i = 0; i < kMany; ++i) text += fmt::format("      {}: {{within: {}}}\n", day(i), i % 2 == 0 ? "r" : "l");
    for (int i = 0; i < kMany; ++i) {
        text += fmt::format("  - {{id: u{0}, within: {1}, positions: [{{id: s{0}, role: recruiter}}]}}\n", i,
                            i == 0 ? "top" : fmt::format("u{}", i - 1));
    }
    const Judged judged(text);
    EXPECT_EQ(judged.count("too-many-changes"), 1u);
    EXPECT_EQ(judged.count("budget-exceeded"), 0u);
}

TEST(PlanSize, ABudgetForEachUnitOfADeepChain) {
    constexpr int kDeep = kMany / 4;
    std::string text = head("2090-12-31") + "units:\n";
    std::string budgets = "budgets:\n";
    for (int i = 0; i < kDeep; ++i) {
        text += fmt::format("  - {{id: u{0}, {1}positions: [{{id: s{0}, role: recruiter, opens: {2}}}]}}\n", i,
                            i == 0 ? "" : fmt::format("within: u{}, ", i - 1), day(i));
        budgets += fmt::format("  - {{for: u{}, run_rate: {{now: 1}}, total: {{2027: 1}}}}\n", i);
    }
    const Judged judged(text + budgets);
    EXPECT_EQ(judged.count("run-rate-exceeded"), static_cast<std::size_t>(kDeep));
}

TEST(PlanSize, BudgetsUntilTheEndOfTime) {
    const Judged judged(head("9999-12-31") +
                        fmt::format("units: [{{id: u, positions: [{{role: recruiter, count: {}}}]}}]\n"
                                    "budgets: [{{for: u, total: {{2027: 1, 9998: 1}}, run_rate: {{now: 1}}}}]\n",
                                    kMany));
    EXPECT_EQ(judged.count("budget-exceeded"), 2u);
}

TEST(PlanSize, ManyBudgetsOfOneUnit) {
    std::string text =
        head("2090-12-31") + fmt::format("units: [{{id: u, positions: [{{role: recruiter, count: {{now: 1");
    for (int i = 1; i < kMany; ++i) text += fmt::format(", {}: {}", day(i), i + 1);
    text += "}}]}]\nbudgets:\n";
    for (int i = 0; i < kMany / 4; ++i) text += "  - {for: u, run_rate: {now: 1}}\n";
    // The same budget over and over is one finding, with all its places.
    EXPECT_EQ(Judged(text).count("run-rate-exceeded"), 1u);
}

TEST(PlanSize, OnePersonInManySeats) {
    std::string text = head("2090-12-31");
    text.replace(text.find("yearly:"), 7, "once: [{per: hire, amount: 1}], yearly:");
    text += "units:\n  - id: u\n    positions:\n";
    for (int i = 0; i < kMany; ++i) {
        text += fmt::format("      - {{id: s{}, role: recruiter, holder: Ada, opens: {}, closes: {}}}\n", i, day(i),
                            day(i + 1));
    }
    // Hired once, into the first of them.
    EXPECT_TRUE(Judged(text + "budgets: [{for: u, total: {2027-01: 0}}]\n")
                    .message("budget-exceeded")
                    .starts_with("`u` costs 4 839.71 EUR"));
}

TEST(PlanSize, UnitsWithinEachOtherBetweenTwoStages) {
    const Judged judged(
        head("2028-01-01") +
        "units:\n  - {id: a, changes: {2027-02-01: {within: b}}, positions: [{id: x, role: recruiter}]}\n"
        "  - {id: b, changes: {2027-03-05: {within: a}, 2027-04-05: {within: ~}}}\n"
        "budgets: [{for: a, run_rate: {now: 1}}, {for: b, run_rate: {now: 1}}]\n");
    EXPECT_EQ(judged.count("unit-cycle"), 1u);
}

}  // namespace
}  // namespace orgplan::testing
