#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "planner/api/check.h"
#include "planner/language/read.h"
#include "planner/report/finding_text.h"

// What findings that hold a number against a bound carry of it, at each of their stages.

namespace orgplan {
using namespace language;
using namespace text;
namespace {

std::string number_of(double number) {
    return fmt::format("{:g}", number);
}

std::string number_of(Amount amount) {
    return fmt::format("{} cents", amount);
}

constexpr std::array<std::string_view, 6> kQuantities{"count", "share", "ratio", "days", "months", "money"};

std::string told(const Finding& finding, const Organisation& org) {
    std::string text;
    for (const Measure& each : finding.measures) {
        if (!text.empty()) text += "; ";
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            if (each.stages.has(id_at<StageId>(s))) text += std::string(org.stages[s].id) + " ";
        }
        std::visit(
            [&](const auto& number) {
                text +=
                    fmt::format("{} {}", kQuantities[static_cast<std::size_t>(each.quantity)], number_of(number.value));
                if (number.low) text += " from " + number_of(*number.low);
                if (number.high) text += " to " + number_of(*number.high);
            },
            each.number);
        if (!each.currency.empty()) text += " " + each.currency;
    }
    return text;
}

// What the first finding of a rule measured.
std::string measured(const std::string& yaml, std::string_view rule) {
    ReadOptions options;
    options.today = *parse_date("2027-01-15");
    options.stdin_text = "orgplan: 1\n" + yaml;
    const std::unique_ptr<Spec> spec = read_spec("-", options).spec;
    const api::Result<api::Checked> checked = api::check(*spec, {.packs = {"structure", "benchmark"}});
    std::string all;
    for (const Finding& finding : checked->findings.all()) {
        if (finding.rule == rule) return told(finding, spec->organisation);
        all += finding.rule + ": " + finding.message + "\n";
    }
    return "not found among\n" + all;
}

constexpr const char* kGrowing = R"(
stages: [{id: a, date: 2027-02-01, headcount: 40..50, fte: 20}, {id: b, date: 2027-08-01, headcount: ..20},
         {id: c, date: 2028-02-01}]
positions:
  - {id: cto, role: chief-technology-officer}
  - {id: pm, role: product-manager, reports_to: cto}
  - {id: mobile, role: engineering-manager, reports_to: cto}
  - {role: mobile-developer, count: {a: 10, b: 11, c: 3}, reports_to: mobile}
units:
  - id: search
    kind: team
    manager: em
    positions: [{id: em, role: engineering-manager}, {role: backend-developer, count: {a: 12, b: 14, c: 6}}]
  - {id: data, positions: [{role: data-analyst, count: 8}, {role: product-designer, count: 1}]}
)";

struct Case {
    const char* rule;
    const char* measures;
};

class Growing : public testing::TestWithParam<Case> {};

TEST_P(Growing, IsMeasuredAtEachStage) {
    EXPECT_EQ(measured(kGrowing, GetParam().rule), GetParam().measures);
}

INSTANTIATE_TEST_SUITE_P(Rules, Growing,
                         testing::Values(Case{"team-too-large", "a count 12 to 10; b count 14 to 10"},
                                         Case{"span-too-wide", "a count 10 to 9; b count 11 to 9"},
                                         Case{"developers-to-product-managers",
                                              "a ratio 22 from 5 to 10; b ratio 25 from 5 to 10"},
                                         Case{"headcount-off-target", "a count 35 from 40 to 50"}));

constexpr const char* kPaid = R"(
stages: [{id: a, date: 2027-02-01, monthly_cost: ..4000}, {id: b, date: 2027-08-01, monthly_cost: ..9000.50}, {id: c, date: 2028-02-01}]
costs: {currency: EUR, bands: [{yearly: 60000}]}
budgets: [{for: company, total: {2027-Q2: 12000}, run_rate: {2027-02: 8000, 2028-01: 14000}}]
positions: [{id: ceo, role: chief-executive-officer}, {role: backend-developer, count: {b: 1, 2027-09: 4, c: 2}, reports_to: ceo}]
)";

class Paid : public testing::TestWithParam<Case> {};

TEST_P(Paid, IsMeasuredInTheSmallestUnit) {
    EXPECT_EQ(measured(kPaid, GetParam().rule), GetParam().measures);
}

INSTANTIATE_TEST_SUITE_P(Costs, Paid,
                         testing::Values(Case{"monthly-cost-off-target", "a money 500000 cents to 400000 cents EUR"},
                                         Case{"budget-exceeded", "money 1500000 cents to 1200000 cents EUR"},
                                         Case{"run-rate-exceeded",
                                              "money 2500000 cents to 800000 cents EUR; "
                                              "b money 1000000 cents to 800000 cents EUR"}));

constexpr const char* kHiring = R"(
stages: [{id: a, date: 2027-02-01}, {id: b, date: 2027-08-01}]
hiring: {hires_per_month: 2, onboarding: {ratio: 0.25}, most_removed: 0.1, days_to_fill: {default: 20}, ramp_months: {default: 1}}
positions:
  - {id: ceo, role: chief-executive-officer}
  - {role: data-analyst, count: {a: 4, 2027-06: 7}, reports_to: ceo}
  - {role: data-analyst, count: {a: 3, 2027-07: 1}, reports_to: ceo}
)";

class Hiring : public testing::TestWithParam<Case> {};

TEST_P(Hiring, IsMeasuredWhereItIsSeen) {
    EXPECT_EQ(measured(kHiring, GetParam().rule), GetParam().measures);
}

INSTANTIATE_TEST_SUITE_P(Rules, Hiring,
                         testing::Values(Case{"hires-over-capacity", "b count 3 to 2"},
                                         Case{"onboarding-overloaded", "b count 3 to 2"},
                                         Case{"too-many-leave-at-once", "b count 2 to 1"},
                                         Case{"days-to-fill-below-typical", "days 20 from 22"},
                                         Case{"ramp-below-typical", "months 1 from 3"}));

TEST(Measures, OfEqualFindingsMergeByStage) {
    const auto at = [](std::size_t stage) { return StageSet::only(id_at<StageId>(stage)); };
    Findings findings;
    for (const auto& [stage, value] : {std::pair(0, 3.0), {1, 4.0}, {2, 3.0}, {2, 9.0}}) {
        Finding& finding = findings.add("headcount-off-target", {}, "too many");
        finding.stages = at(static_cast<std::size_t>(stage));
        finding.measure(Quantity::count, {.value = value, .high = 2});
    }
    findings.sort();
    ASSERT_EQ(findings.all().size(), 1u);
    const std::vector<Measure> expected{{at(0) | at(2), Quantity::count, Bounded<double>{3, {}, 2}, {}},
                                        {at(1), Quantity::count, Bounded<double>{4, {}, 2}, {}}};
    EXPECT_EQ(findings.all().front().measures, expected);

    Finding finding = findings.all().front();
    finding.narrow(at(1));
    EXPECT_EQ(finding.measures, std::vector<Measure>(1, expected.back()));
}

// Where stages differ, each number is said with its own stage, one finding still.
TEST(FindingText, SaysEachNumberAtItsStage) {
    const std::string growing =
        "company: {manager: ceo}\n"
        "stages: [{id: a}, {id: b}, {id: c}, {id: d}]\n"
        "positions: [{id: ceo, role: ceo}]\n"
        "units:\n"
        "  - {id: t, kind: department, manager: m, positions: [{id: m, role: engineering-manager},"
        " {role: backend-developer, count: {a: 11, b: 15, c: 11, d: 5}}]}\n";
    const auto said = [&](const std::string& stage) {
        ReadOptions options;
        options.today = *parse_date("2027-01-15");
        options.stdin_text = "orgplan: 1\n" + growing;
        const ReadResult read = read_spec("-", options);
        const api::Result<api::Checked> checked = api::check(*read.spec, {.packs = {"benchmark"}, .stage = stage});
        std::string text;
        for (const Finding& each : checked->findings.all()) {
            if (each.rule == "span-too-wide") text += report::finding_text(each, read.spec->organisation) + "\n";
        }
        return text;
    };
    EXPECT_EQ(said(""), "`m` has 11 direct reports, more than 9, at `a` and `c`; 15 at `b`\n");
    EXPECT_EQ(said("b"), "`m` has 15 direct reports, more than 9, at `b`\n");
    EXPECT_EQ(said("c"), "`m` has 11 direct reports, more than 9, at `c`\n");
    EXPECT_EQ(said("d"), "");
}

// Singular and plural differ in more than the number.
TEST(FindingText, SaysAllThatDiffers) {
    Organisation org;
    org.stages.resize(3);
    for (std::size_t s = 0; s < 3; ++s) org.stages[s].id = std::array{"x", "y", "z"}[s];
    Finding finding;
    finding.stages = org.all_stages();
    finding.say_at(StageId{0}, "`m` has 1 direct report, fewer than 4", {});
    finding.say_at(StageId{1}, "`m` has 2 direct reports, fewer than 4", {});
    finding.say_at(StageId{2}, "`m` has 1 direct report, fewer than 4", {});
    EXPECT_EQ(report::finding_text(finding, org),
              "`m` has 1 direct report, fewer than 4, at `x` and `z`; 2 direct reports at `y`");
    finding.narrow(StageSet::only(StageId{1}));
    EXPECT_EQ(report::finding_text(finding, org), "`m` has 2 direct reports, fewer than 4, at `y`");
}

}  // namespace
}  // namespace orgplan
