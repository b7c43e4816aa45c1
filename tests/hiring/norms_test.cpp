#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "planner/api/check.h"
#include "planner/hiring/norms.h"
#include "planner/language/read.h"
#include "planner/rules/rule.h"

namespace orgplan::testing {
using namespace api;
using namespace hiring;
using namespace language;
using namespace report;
using namespace rules;
using namespace text;
namespace {

struct Judged {
    std::unique_ptr<Spec> spec;
    Checked checked;
};

Judged judged(std::string text) {
    ReadOptions options;
    options.stdin_text = std::move(text);
    std::unique_ptr<Spec> spec = read_spec("-", options).spec;
    Checked checked = *check(*spec);
    return {std::move(spec), std::move(checked)};
}

// Seats 0 to 2: an engineer, a seller and a job that the glossary does not know.
const std::string kThree =
    "orgplan: 1\nstages: [{id: now, date: 2027-01-31}]\ncompany: {manager: be}\n"
    "positions: [{id: be, role: backend-developer}, {id: sales, role: account-executive}, {id: juggler, title: "
    "Juggler}]\n";

RoleId role_of(const Organisation& org, std::size_t seat) {
    return org.positions[seat].states.front().role;
}

TEST(HiringNorms, HoldWhereTheSpecSaysNothing) {
    const Judged judged_spec = judged(kThree);
    const Organisation& org = judged_spec.spec->organisation;
    const HiringNorms& norms = judged_spec.checked.hiring;
    EXPECT_EQ(days_to_fill(org, role_of(org, 0), norms), 49);
    EXPECT_EQ(days_to_fill(org, role_of(org, 1), norms), 44);
    EXPECT_EQ(days_to_fill(org, role_of(org, 2), norms), 44);
    EXPECT_EQ(ramp_months(org, role_of(org, 0), norms), 6);
    EXPECT_EQ(norms.hires_per_recruiter, 5);
    EXPECT_EQ(norms.leavers_a_year, 0.1);
    EXPECT_EQ(date_text(open_by(org, role_of(org, 0), *parse_date("2027-05-01"), norms)), "2027-03-13");
}

TEST(HiringNorms, AreSetLikeEveryParameter) {
    const Judged judged_spec =
        judged(kThree +
               "rules: {set: {hiring.days_to_fill: 30, hiring.days_to_fill_engineering: 80.5, "
               "hiring.ramp_months: 3, hiring.hires_per_recruiter: 7, hiring.leavers_a_year: 0.2}}\n");
    const Organisation& org = judged_spec.spec->organisation;
    const HiringNorms& norms = judged_spec.checked.hiring;
    EXPECT_TRUE(judged_spec.checked.findings.empty());
    EXPECT_EQ(days_to_fill(org, role_of(org, 0), norms), 81);
    EXPECT_EQ(days_to_fill(org, role_of(org, 2), norms), 30);
    EXPECT_EQ(ramp_months(org, role_of(org, 1), norms), 3);
    EXPECT_EQ(norms.hires_per_recruiter, 7);
    EXPECT_EQ(norms.leavers_a_year, 0.2);
    const auto& all = builtin_rules().parameters;
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [](auto& each) { return each.name.starts_with("hiring."); }), 7);
}

TEST(HiringNorms, GiveWayToTheSpec) {
    Judged judged_spec = judged(kThree);
    Organisation& org = judged_spec.spec->organisation;
    const HiringNorms& norms = judged_spec.checked.hiring;
    const RoleId engineer = role_of(org, 0);
    const RoleId seller = role_of(org, 1);
    org.hiring.days_to_fill.entries = {{kNone<RoleId>, org[engineer].family, 60, {}}};
    EXPECT_EQ(days_to_fill(org, engineer, norms), 60);
    EXPECT_EQ(days_to_fill(org, seller, norms), 44);
    org.hiring.days_to_fill.entries.push_back({kNone<RoleId>, kNone<FamilyId>, 20, {}});
    org.hiring.days_to_fill.entries.push_back({engineer, kNone<FamilyId>, 70, {}});
    org.hiring.ramp_months.entries = {{seller, kNone<FamilyId>, 2, {}}};
    EXPECT_EQ(days_to_fill(org, engineer, norms), 70);
    EXPECT_EQ(days_to_fill(org, seller, norms), 20);
    EXPECT_EQ(days_to_fill(org, kNone<RoleId>, norms), 20);
    EXPECT_EQ(typical_days_to_fill(org, org[engineer].family, norms), 49);
    EXPECT_EQ(ramp_months(org, seller, norms), 2);
    EXPECT_EQ(ramp_months(org, engineer, norms), 6);
}

TEST(HiringNorms, KeepWildNumbersWithinBounds) {
    const Judged judged_spec = judged(kThree);
    const Organisation& org = judged_spec.spec->organisation;
    HiringNorms norms;
    norms.days_to_fill = 1e300;
    norms.days_to_fill_engineering = norms.ramp_months = -1e300;
    EXPECT_EQ(days_to_fill(org, role_of(org, 1), norms), kMostDaysToFill);
    EXPECT_EQ(days_to_fill(org, role_of(org, 0), norms), 0);
    EXPECT_EQ(ramp_months(org, role_of(org, 0), norms), 0);
}

}  // namespace
}  // namespace orgplan::testing
