#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "tests/propose/asked.h"

// The least change of a number, held against the same spec with that number and with one a step nearer to the old one.

namespace orgplan::propose {
namespace {

struct Number {
    std::string name;
    std::string from;
    std::string to;        ///< the least that makes a plan possible
    std::string short_of;  ///< the step before it
    std::string hiring;    ///< `#` stands for the number
    std::string more = "due: hard";
    std::string run_rate = "60000";
};

std::string spec_with(const Number& each, const std::string& number) {
    std::string text =
        "orgplan: 1\n"
        "company: {name: Acme, manager: ceo}\n"
        "stages:\n"
        "  - {id: now, date: 2027-01-31}\n"
        "  - {id: end, date: 2027-08-31, needs: {heads: 11, seats: [{role: qa-engineer, at_least: 2}]}, " +
        each.more +
        "}\n"
        "positions: [{id: ceo, role: ceo}]\n"
        "units:\n"
        "  - {id: core, kind: team, manager: ceo, size: 4..12, positions: [{role: backend-developer, count: 4}, "
        "{role: qa-engineer}]}\n"
        "hiring: {now: 2027-01-15, " +
        each.hiring +
        "}\n"
        "costs: {currency: EUR, yearly: {default: 60000}}\n"
        "budgets: [{for: company, run_rate: {2027-01: " +
        each.run_rate + "}}]\n";
    for (std::size_t at = text.find('#'); at != std::string::npos; at = text.find('#')) text.replace(at, 1, number);
    return text;
}

class LeastChangeOf : public ::testing::TestWithParam<Number> {};

TEST_P(LeastChangeOf, MakesAPlanPossibleAndAStepLessDoesNot) {
    const Number& each = GetParam();
    const testing::Asked asked(spec_with(each, each.from));
    ASSERT_TRUE(asked.impossible());
    const std::vector<LeastChange>& changes = asked.made->repair.changes;
    const auto is = [&](const LeastChange& change) {
        return asked.made->proposal.problem.origins[change.origin].what.find(each.name) == 0;
    };
    const auto found = std::ranges::find_if(changes, is);
    ASSERT_NE(found, changes.end());
    std::string number;
    std::ranges::copy_if(found->to, std::back_inserter(number),
                         [](char one) { return one == '.' || (one >= '0' && one <= '9'); });
    EXPECT_EQ(number, each.to);
    EXPECT_TRUE(testing::Asked(spec_with(each, each.to)).possible());
    EXPECT_TRUE(testing::Asked(spec_with(each, each.short_of)).impossible());
}

INSTANTIATE_TEST_SUITE_P(
    Propose, LeastChangeOf,
    ::testing::Values(
        // Two months are free of the freeze: three may start in one of them and two in the other.
        Number{"`hires_per_month`", "1", "2.1", "2",
               "hires_per_month: #, days_to_fill: 60, freeze: [{opens: 2027-05, closes: 2027-08}]"},
        Number{"`hires_per_month`", "0.5", "0.9", "0.8", "hires_per_month: #, days_to_fill: 60, ramp_months: 3"},
        Number{"`days_to_fill`", "200", "136", "137", "hires_per_month: 2, days_to_fill: #, ramp_months: 3"},
        Number{"`onboarding`", "0.2", "0.84", "0.83", "hires_per_month: 2, days_to_fill: 60, onboarding: {ratio: #}"},
        Number{"`interviews`", "1", "4", "3.9",
               "days_to_fill: 60, interviews: {by: [qa-engineer], per_month: #, loops_per_hire: 4}"},
        Number{"`run_rate`", "50000", "55000", "54999", "hires_per_month: 2, days_to_fill: 60", "due: hard", "#"}));

}  // namespace
}  // namespace orgplan::propose
