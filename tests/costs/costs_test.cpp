#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "planner/api/check.h"
#include "planner/costs/ledger.h"
#include "planner/language/read.h"

namespace orgplan::testing {
using namespace api;
using namespace costs;
using namespace graph;
using namespace hiring;
using namespace language;
using namespace report;
using namespace text;
namespace {

using ::testing::HasSubstr;

std::unique_ptr<Spec> judged(std::string text) {
    ReadOptions options;
    options.today = *parse_date("2027-01-15");
    options.stdin_text = std::move(text);
    std::unique_ptr<Spec> spec = read_spec("-", options).spec;
    spec->findings = check(*spec, {{"structure"}, {}})->findings;
    return spec;
}

const Finding* find(const Spec& spec, std::string_view rule) {
    for (const Finding& finding : spec.findings.all()) {
        if (finding.rule == rule) return &finding;
    }
    return nullptr;
}

const std::string kTwo =
    "orgplan: 1\nstages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]\n"
    "company: {fiscal_year_starts: 4}\npositions: [{id: ceo, role: ceo}]\n"
    "units: [{id: core, positions: [{role: backend-developer, count: {now: 1, 2027-07: 2}}]}]\n"
    "costs: {currency: EUR, load: 1.2, yearly: {default: 60000}}\n";

TEST(Amounts, AreReadExactlyAndPrinted) {
    EXPECT_EQ(amount_of(*decimal_of("1234.5"), "EUR"), 123450);
    EXPECT_EQ(amount_of(*decimal_of("1234.50"), "JPY"), std::nullopt);
    EXPECT_EQ(amount_of(*decimal_of("1234.00"), "JPY"), 1234);
    EXPECT_EQ(amount_of(*decimal_of("0.001"), "KWD"), 1);
    EXPECT_EQ(decimal_of("1.20480"), (Decimal{12048, 4}));
    EXPECT_EQ(decimal_of(1.0 / 3 + 1.0 / 3 + 1.0 / 3), (Decimal{1, 0}));
    EXPECT_EQ(decimal_of("1e3"), std::nullopt);
    EXPECT_EQ(decimal_of("."), std::nullopt);
    EXPECT_EQ(money_text(123456789, "EUR"), "1 234 567.89 EUR");
    EXPECT_EQ(money_text(-100000, "EUR"), "−1 000 EUR");
    EXPECT_EQ(plain_money_text(5, "KWD"), "0.005");
    EXPECT_EQ(money_text(1234567, "JPY"), "1 234 567 JPY");
    EXPECT_EQ(money_figure(1234567, "JPY"), "1 234 567");
    EXPECT_EQ(money_figure(-1234567, "KWD"), "−1 234.567");
    EXPECT_EQ(money_text(150, ""), "1.50");
    EXPECT_EQ(grouped_money("270000.00 EUR"), "270 000 EUR");
    EXPECT_EQ(grouped_money("1000..2500000.50 EUR x 12"), "1 000..2 500 000.50 EUR x 12");
}

TEST(Budgets, ThatAreKeptAreSilent) {
    const auto spec =
        judged(kTwo + "budgets: [{for: company, total: {2027: 180000, FY2028: 198000}, run_rate: {now: 18000}}]\n");
    EXPECT_TRUE(spec->findings.empty()) << spec->findings.all().front().message;
}

// The fiscal year of the company begins in April, so that the second quarter of the one that ends in 2028 is July to
// September 2027.
TEST(Budgets, AreForFiscalQuarters) {
    const auto kept = judged(kTwo + "budgets: [{for: core, total: {FY2028-Q1: 18000, FY2028-Q2: 36000}}]\n");
    EXPECT_TRUE(kept->findings.empty()) << kept->findings.all().front().message;
    const auto spec = judged(kTwo + "budgets: [{for: core, total: {FY2028-Q1: 18000, FY2028-Q2: 35999}}]\n");
    const Finding* finding = find(*spec, "budget-exceeded");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(
        finding->message,
        "`core` costs 36 000 EUR in FY2028-Q2 (July 2027 to September 2027), 1 EUR over its budget of 35 999 EUR");
    std::string calendar = kTwo;
    calendar.replace(calendar.find("{fiscal_year_starts: 4}"), 23, "{fiscal_year_starts: 1}");
    EXPECT_EQ(find(*judged(calendar + "budgets: [{for: core, total: {FY2027-Q3: 36000}}]\n"), "budget-exceeded"),
              nullptr);
    EXPECT_NE(find(*judged(calendar + "budgets: [{for: core, total: {FY2027-Q3: 35999}}]\n"), "budget-exceeded"),
              nullptr);
}

TEST(Budgets, AreHeldToTheCent) {
    const auto spec = judged(kTwo + "budgets: [{for: core, total: {2027-Q3: 35999.99}}]\n");
    const Finding* finding = find(*spec, "budget-exceeded");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(finding->message, "`core` costs 36 000 EUR in 2027-Q3, 0.01 EUR over its budget of 35 999.99 EUR");
    ASSERT_EQ(finding->notes.size(), 1U);
    EXPECT_EQ(finding->notes[0].message, "by unit: 36 000 EUR in `core`");
}

TEST(Budgets, OfRunRatesTellTheFirstDayAbove) {
    const auto spec = judged(kTwo + "budgets: [{for: company, run_rate: {now: 17000}}]\n");
    const Finding* finding = find(*spec, "run-rate-exceeded");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(finding->message,
              "the company costs 18 000 EUR a month on 2027-07-01, 1 000 EUR over its budget of 17 000 EUR");
}

TEST(Stages, AreHeldAgainstTheirMonthlyCost) {
    std::string text = kTwo;
    text.replace(text.find("2027-12-31"), 10, "2027-12-31, monthly_cost: ..15000");
    const auto spec = judged(text);
    const Finding* finding = find(*spec, "monthly-cost-off-target");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(finding->message, "the company costs 18 000 EUR a month, 3 000 EUR above the target of 15 000 EUR");
    EXPECT_EQ(finding->notes[0].message, "by unit: 12 000 EUR in `core`, 6 000 EUR in no unit");
}

// Three seats of 110000 a year: 9166.666... a month each, 27500 together.
std::string three_with(const std::string& budget, const std::string& target) {
    return "orgplan: 1\nstages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31, monthly_cost: " + target +
           "}]\npositions: [{id: ceo, role: ceo, holder: vacant}]\n"
           "units: [{id: core, positions: [{role: backend-developer, count: 3}]}]\n"
           "costs: {currency: EUR, yearly: {default: 110000}}\nbudgets: [{for: core, " +
           budget + "}]\n";
}

TEST(Budgets, AreComparedWithTheExactCost) {
    const auto kept = judged(three_with("total: {2027-Q1: 82500, 2027: 330000}, run_rate: {now: 27500}", "27500"));
    EXPECT_TRUE(kept->findings.empty()) << kept->findings.all().front().message;
    const auto less = judged(three_with("total: {2027-Q1: 82499.99}, run_rate: {now: 27499.99}", "27499.99"));
    EXPECT_EQ(find(*less, "budget-exceeded")->message,
              "`core` costs 82 500 EUR in 2027-Q1, 0.01 EUR over its budget of 82 499.99 EUR");
    EXPECT_NE(find(*less, "run-rate-exceeded"), nullptr);
    EXPECT_NE(find(*less, "monthly-cost-off-target"), nullptr);
}

TEST(Costs, AreRoundedOnceForASum) {
    const auto spec = judged(three_with("total: {2027: 330000}", "27500"));
    const CostPlan plan(spec->organisation);
    const Ledger ledger(plan, month_at(2027, 1), month_at(2028, 1));
    EXPECT_EQ(ledger.pay(month_at(2027, 2), UnitId{0}), 2750000);
    EXPECT_EQ(ledger.total(month_at(2027, 1), month_at(2028, 1), UnitId{0}).rounded(), 33000000);
    EXPECT_EQ(ledger.own_total(month_at(2027, 1), month_at(2027, 2), UnitId{0}), 2750000);
    EXPECT_EQ(plan.prices.front().month().rounded(), 916667);
    EXPECT_EQ((-plan.prices.front().month()).rounded(), -916667);
}

TEST(Budgets, AreComparedWithTheExactCostWhereUnitsMove) {
    const auto spec = judged(
        "orgplan: 1\nstages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]\n"
        "positions: [{id: ceo, role: ceo, holder: vacant}]\nunits:\n  - {id: x}\n  - {id: y}\n"
        "  - {id: z, within: x, changes: {2027-06-11: {within: y}}, positions: [{role: recruiter, count: 9}]}\n"
        "costs: {currency: EUR, yearly: {default: 110000}}\n"
        "budgets: [{for: x, total: {2027-06: 27500}}, {for: y, total: {2027-06: 55000}}, {for: z, total: {2027-06: "
        "82500}}]\n");
    const CostPlan plan(spec->organisation);
    const Month june = month_at(2027, 6);
    EXPECT_EQ(Ledger(plan, june, june + 1).total(june, june + 1, UnitId{0}).rounded(), 2750000);
    EXPECT_TRUE(spec->findings.empty()) << spec->findings.all().front().message;
}

TEST(Costs, NameTheSeatsThatNoBandFits) {
    std::string text = kTwo;
    text.replace(text.find("default"), 7, "ceo");
    const auto spec = judged(text);
    const Finding* finding = find(*spec, "seats-without-cost");
    ASSERT_NE(finding, nullptr);
    EXPECT_THAT(finding->message, HasSubstr("2 seats: `core/backend-developer-1`, `core/backend-developer-2`"));
}

TEST(Costs, BeyondWhatIsCountedAreFaults) {
    std::string text = kTwo;
    text.replace(text.find("load: 1.2"), 9, "load: 999999999999999");
    EXPECT_NE(find(*judged(text), "amount-too-large"), nullptr);
}

TEST(Costs, OfAUnitFollowItWhereItGoes) {
    const auto spec = judged(
        "orgplan: 1\nstages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]\n"
        "positions: [{id: ceo, role: ceo, holder: vacant}]\nunits:\n  - {id: x}\n  - {id: y}\n"
        "  - {id: z, within: x, changes: {2027-06-16: {within: y}}, positions: [{role: recruiter}]}\n"
        "costs: {currency: EUR, yearly: {default: 12000.01}}\n");
    const CostPlan plan(spec->organisation);
    const Month june = month_at(2027, 6);
    const Ledger ledger(plan, june - 1, june + 2);
    EXPECT_EQ(ledger.pay(june - 1, UnitId{0}), 100000);
    EXPECT_EQ(ledger.pay(june, UnitId{0}), 50000);
    EXPECT_EQ(ledger.pay(june, UnitId{1}), 50000);
    EXPECT_EQ(ledger.pay(june, UnitId{2}), 100000);
    EXPECT_EQ(ledger.pay(june + 1, UnitId{1}), 100000);
    EXPECT_EQ(ledger.pay(june, kNone<UnitId>), 100000);
}

TEST(Costs, OfAPersonWhoChangesSeatsHoldNoHire) {
    const auto spec = judged(
        "orgplan: 1\nstages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]\n"
        "positions:\n  - {id: ceo, role: ceo}\n  - {id: old, role: recruiter, holder: Ola Berg, changes: {2027-05: "
        "{holder: vacant}}}\n"
        "  - {id: new, role: recruiter, holder: Ola Berg, opens: 2027-05}\n  - {id: one, role: recruiter, holder: "
        "Per Dal, opens: 2027-06}\n"
        "costs: {currency: EUR, yearly: {default: 12000}, once: [{per: hire, amount: 10}]}\n");
    const CostPlan plan(spec->organisation);
    ASSERT_EQ(plan.fees.size(), 1U);
    EXPECT_EQ(spec->organisation[plan.fees[0].seat].id, "one");
}

TEST(Costs, OfWhoComesBackFromLeaveHoldNoHire) {
    const auto spec = judged(
        "orgplan: 1\nstages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]\n"
        "positions:\n  - {id: ceo, role: ceo}\n"
        "  - {id: same, role: recruiter, holder: Ola Berg, leaves: 2027-03, changes: {2027-08: {holder: Ola Berg}}}\n"
        "  - {id: other, role: recruiter, holder: Per Dal, leaves: 2027-03}\n"
        "  - {id: new, role: recruiter, holder: Per Dal, opens: 2027-08}\n"
        "  - {id: filled, role: recruiter, holder: Una Moe, leaves: 2027-03, backfill: 2027-04,\n"
        "     changes: {2027-08: {holder: Una Moe}}}\n"
        "  - {id: ext, role: recruiter, holder: Eva Roe, employment: contractor, leaves: 2027-03}\n"
        "  - {id: hired, role: recruiter, holder: Eva Roe, opens: 2027-08}\n"
        "costs: {currency: EUR, yearly: {default: 12000}, once: [{per: hire, amount: 10}]}\n");
    const CostPlan plan(spec->organisation);
    // The substitute, and somebody who was no employee before.
    ASSERT_EQ(plan.fees.size(), 2U);
    EXPECT_EQ(spec->organisation[plan.fees[0].seat].id, "filled");
    EXPECT_EQ(date_text(plan.fees[0].at), "2027-04-01");
    EXPECT_EQ(spec->organisation[plan.fees[1].seat].id, "hired");
}

TEST(Stories, OfTheYearsPlanKeepTheirBudgets) {
    const std::string path = ORGPLAN_SOURCE_DIR "/../shared/design/stories/d-plan.yaml";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "../shared/design is not here";
    ReadOptions options;
    options.today = *parse_date("2027-01-15");
    const std::unique_ptr<Spec> spec = read_spec(path, options).spec;
    spec->findings = check(*spec, {{"structure"}, {}})->findings;
    for (const char* rule : {"budget-exceeded", "run-rate-exceeded", "monthly-cost-off-target", "seats-without-cost"}) {
        EXPECT_EQ(find(*spec, rule), nullptr) << rule;
    }
}

}  // namespace
}  // namespace orgplan::testing
