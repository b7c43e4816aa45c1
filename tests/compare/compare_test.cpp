#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "planner/api/check.h"
#include "planner/compare/comparison.h"
#include "planner/plan/plan.h"
#include "planner/rules/policy/policy.h"
#include "planner/stats/stats.h"
#include "tests/language/resolved.h"
#include "tests/rules/random_organisation.h"

namespace orgplan {
using namespace api;
using namespace compare;
using namespace graph;
using namespace hiring;
using namespace language;
using namespace plan;
using namespace report;
using namespace rules;
using namespace stats;
using namespace text;
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// Specs from their texts, called `a`, `b`, `c`, judged and set side by side.
struct Beside {
    explicit Beside(const std::vector<std::string>& texts, std::string_view stage = {}, ReadOptions options = {}) {
        std::vector<ComparedSpec> compared;
        for (const std::string& text : texts) {
            specs.push_back(std::make_unique<testing::Resolved>(text, options));
            specs.back()->spec->findings = check(*specs.back()->spec, {.parts = true})->findings;
            compared.push_back({std::string(1, static_cast<char>('a' + compared.size())), *specs.back()->spec,
                                specs.back()->spec->findings});
        }
        comparison = side_by_side(compared, stage);
    }

    const Figure& figure(std::size_t stage, std::string_view key) const {
        return of(comparison.stages.at(stage).figures, key);
    }
    const Figure& whole(std::string_view key) const { return of(comparison.whole, key); }
    std::string text() const { return comparison_text(comparison, 100); }

    static const Figure& of(const std::vector<Figure>& figures, std::string_view key) {
        for (const Figure& each : figures) {
            if (each.key == key) return each;
        }
        throw std::runtime_error("no figure " + std::string(key));
    }
    bool has(const std::vector<Figure>& figures, std::string_view key) const {
        return std::any_of(figures.begin(), figures.end(), [&](const Figure& each) { return each.key == key; });
    }

    std::vector<std::unique_ptr<testing::Resolved>> specs;
    Comparison comparison;
};

// Two stages, developers in so many seats at each, paid `yearly` in `currency`.
std::string spec(int first, int second, const std::string& costs = "", const std::string& last = "2027-12-31") {
    return fmt::format(
        "orgplan: 1\ncompany: {{manager: ceo}}\nstages: [{{id: now, name: Now, date: 2027-01-31}}, {{id: later, date: "
        "{}}}]\npositions: [{{id: ceo, role: ceo}}]\nunits: [{{id: core, positions: [{{id: dev, role: "
        "backend-developer, count: {{now: {}, later: {}}}}}]}}]\n{}",
        last, first, second, costs);
}

std::string paid(int yearly, const std::string& currency = "EUR") {
    return fmt::format("costs: {{currency: {}, bands: [{{yearly: {}}}]}}\n", currency, yearly);
}

TEST(Compare, SetsEachFigureBesideThatOfTheFirst) {
    const Beside seen({spec(3, 5, paid(12000)), spec(3, 7, paid(12000)), spec(2, 5, paid(24000))});
    ASSERT_EQ(seen.comparison.stages.size(), 2u);
    EXPECT_THAT(seen.figure(1, "headcount").values, ElementsAre(Value(6.0), Value(8.0), Value(6.0)));
    EXPECT_THAT(seen.figure(1, "span_widest").values, ElementsAre(Value(5.0), Value(7.0), Value(5.0)));
    EXPECT_THAT(seen.figure(1, "run_rate").values,
                ElementsAre(Value(costs::Exact::of(600000)), Value(costs::Exact::of(800000)),
                            Value(costs::Exact::of(1200000))));
    EXPECT_EQ(seen.comparison.difference(seen.figure(1, "headcount"), 1), Value(2.0));
    EXPECT_EQ(seen.comparison.difference(seen.figure(0, "headcount"), 2), Value(-1.0));
    EXPECT_EQ(seen.comparison.difference(seen.figure(0, "headcount"), 0), std::nullopt);
    const std::string text = seen.text();
    EXPECT_THAT(text, HasSubstr("At Now\nfigure                            a           b                    c\n"));
    EXPECT_THAT(text, HasSubstr("run rate, EUR                 4 000       4 000       6 000 (+2 000)\n"));
    EXPECT_THAT(text, HasSubstr("headcount                         6           8 (+2)               6\n"));
    EXPECT_THAT(text, HasSubstr("\nAll stages\n"));
    EXPECT_THAT(text, HasSubstr("In brackets: the difference from a.\n"));
    EXPECT_THAT(text, Not(HasSubstr("minimum")));
}

TEST(Compare, HasTheFiguresOfStatsAndOfThePlan) {
    const Material material = common_material();
    const Policy policy(builtin_rules());
    for (unsigned seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE(seed);
        std::vector<std::unique_ptr<Spec>> specs;
        std::vector<ComparedSpec> compared;
        for (unsigned i = 0; i < 3; ++i) {
            specs.push_back(std::make_unique<Spec>());
            Organisation& org = specs.back()->organisation = random_organisation(3 * seed + i, material);
            // Costs go by units without circles, as the reader leaves them.
            for (std::size_t u = 0; u < org.units.size(); ++u) {
                for (UnitState& state : org.units[u].states) {
                    if (given(state.within) && index(state.within) >= u) state.within = kNone<UnitId>;
                }
            }
            specs.back()->graph = std::make_unique<graph::OrgGraph>(org);
            compared.push_back({"x", *specs.back(), specs.back()->findings});
        }
        const Comparison comparison = side_by_side(compared);
        for (std::size_t s = 0; s < specs.size(); ++s) {
            const Organisation& org = specs[s]->organisation;
            const Stats stats = measure(*specs[s]->graph, org.all_stages(), builtin_rules(), policy.parameters());
            std::size_t stages = 0;
            for (const ComparedStage& stage : comparison.stages) {
                if (!stage.names[s]) {
                    EXPECT_EQ(Beside::of(stage.figures, "headcount").values[s], std::nullopt);
                    continue;
                }
                ++stages;
                for (const StageFigures& each : stats.stages) {
                    if (org[each.stage].id != stage.names[s]->id) continue;
                    const UnitFigures& all = each.units.front();
                    EXPECT_EQ(Beside::of(stage.figures, "headcount").values[s], Value(double(all.count.heads)));
                    EXPECT_EQ(Beside::of(stage.figures, "fte").values[s], Value(all.count.fte));
                    EXPECT_EQ(Beside::of(stage.figures, "layers").values[s], Value(double(all.layers)));
                }
            }
            EXPECT_EQ(stages, org.stages.size());
        }
    }
}

TEST(Compare, OfASpecWithItselfTellsNoDifference) {
    const std::string text = spec(3, 5, paid(12345) + "budgets: [{for: company, total: {2027: 100}}]\n");
    const Beside seen({text, text});
    std::vector<Figure> all = seen.comparison.whole;
    for (const ComparedStage& stage : seen.comparison.stages) {
        all.insert(all.end(), stage.figures.begin(), stage.figures.end());
    }
    for (const Figure& figure : all) {
        if (figure.key == "new_findings") {
            EXPECT_EQ(figure.values[1], Value(0.0));
        } else {
            EXPECT_EQ(figure.values[0], figure.values[1]) << figure.key;
        }
    }
    EXPECT_THAT(seen.text(), Not(HasSubstr("(+"))) << seen.text();
}

TEST(Compare, SumsTheMonthsThatAllHave) {
    const Beside seen({spec(3, 3, paid(12000)), spec(3, 3, paid(12000), "2028-06-30")});
    EXPECT_EQ(seen.comparison.months, (MonthSpan{month_at(2027, 1), month_at(2028, 1)}));
    // Four seats, twelve months.
    EXPECT_THAT(seen.whole("cost").values,
                ElementsAre(Value(costs::Exact::of(4800000)), Value(costs::Exact::of(4800000))));
    EXPECT_EQ(seen.whole("cost").title, "cost of 2027-01 to 2027-12");
    EXPECT_THAT(seen.text(), HasSubstr("b covers 2027-01 to 2028-06; only the months that all specs cover are"));
    const PlanResult plan = plan_of(seen.specs[0]->spec->organisation, HiringNorms());
    Amount sum = 0;
    for (const MonthFigures& month : plan.plan->months) sum += month.pay + month.once;
    EXPECT_EQ(seen.whole("cost").values[0], Value(costs::Exact::of(sum)));
}

TEST(Compare, SumsNothingWithoutAMonthInCommon) {
    std::string late = spec(3, 3, paid(12000), "2029-12-31");
    late.replace(late.find("2027-01-31"), 10, "2029-01-31");
    const Beside seen({spec(3, 3, paid(12000)), late});
    EXPECT_FALSE(seen.has(seen.comparison.whole, "cost"));
    EXPECT_THAT(seen.text(), HasSubstr("No month is covered by all specs, so there is no total cost.\n"));
}

TEST(Compare, TellsNoDifferenceBetweenCurrencies) {
    const Beside seen({spec(3, 3, paid(12000)), spec(3, 4, paid(12000, "JPY"))});
    EXPECT_EQ(seen.comparison.difference(seen.whole("cost"), 1), std::nullopt);
    const std::string text = seen.text();
    EXPECT_THAT(text, HasSubstr("4 000 EUR"));
    EXPECT_THAT(text, HasSubstr("5 000 JPY\n"));
    EXPECT_THAT(text, HasSubstr("Costs of b are in JPY, those of a are in EUR, so no difference is shown.\n"));
    // One that has no money has no other currency.
    EXPECT_THAT(Beside({spec(3, 3, paid(12000)), spec(3, 4)}).text(), Not(HasSubstr("Costs of")));
    EXPECT_THAT(Beside({spec(3, 3), spec(3, 4)}).text(), Not(HasSubstr("run rate")));
}

TEST(Compare, TellsThatASumIsAFloor) {
    const Beside seen({spec(3, 3, paid(12000)),
                       spec(3, 3, "costs: {currency: EUR, bands: [{role: backend-developer, yearly: 12000}]}\n")});
    EXPECT_THAT(seen.text(), HasSubstr("No cost given for 1 seat of b, so its sums are a minimum.\n"));
}

TEST(Compare, TellsWhyNoCostIsSummed) {
    std::string undated = spec(3, 3, paid(12000));
    undated.erase(undated.find(", date: 2027-01-31"), 18);
    undated.erase(undated.find(", date: 2027-12-31"), 18);
    const Beside seen({spec(3, 3, paid(12000)), undated});
    EXPECT_EQ(seen.whole("cost").values[1], std::nullopt);
    EXPECT_EQ(seen.figure(1, "run_rate").values[1], Value(costs::Exact::of(400000)));
    EXPECT_THAT(seen.text(), HasSubstr("No cost for b: its stages have no dates, so there are no months to add up.\n"));
    const Beside large({spec(3, 3, paid(12000)), spec(3, 3,
                                                      "costs: {currency: EUR, load: 999999999, bands: [{yearly: "
                                                      "9999999999}]}\n")});
    EXPECT_EQ(large.figure(0, "run_rate").values[1], std::nullopt);
    EXPECT_THAT(large.text(),
                HasSubstr("No cost for b: its amounts are too large, or its changes too many, to calculate.\n"));
}

TEST(Compare, ShowsThatAStageIsMissing) {
    std::string other = spec(3, 4);
    while (other.find("later") != std::string::npos) other.replace(other.find("later"), 5, "other");
    const Beside seen({spec(3, 5), other, other});
    ASSERT_EQ(seen.comparison.stages.size(), 3u);
    EXPECT_EQ(seen.comparison.stages[1].names[1], std::nullopt);
    EXPECT_EQ(seen.comparison.stages[2].names[0], std::nullopt);
    EXPECT_THAT(seen.figure(2, "headcount").values, ElementsAre(std::nullopt, Value(5.0), Value(5.0)));
    EXPECT_EQ(seen.comparison.difference(seen.figure(2, "headcount"), 1), std::nullopt);
    EXPECT_THAT(seen.text(), HasSubstr("At later\nfigure                            a              b              c\n"
                                       "date                     2027-12-31  no such stage  no such stage\n"));
}

TEST(Compare, OfOneStageAlone) {
    const Beside seen({spec(3, 5, paid(12000)), spec(3, 6, paid(12000))}, "later");
    ASSERT_EQ(seen.comparison.stages.size(), 1u);
    EXPECT_THAT(seen.figure(0, "headcount").values, ElementsAre(Value(6.0), Value(7.0)));
    EXPECT_TRUE(seen.comparison.whole.empty());
    EXPECT_FALSE(seen.comparison.months);
}

TEST(Compare, OfADateThatIsNoStage) {
    ReadOptions options;
    options.at = *parse_date("2027-06-15");
    const Beside seen({spec(3, 5), spec(2, 6)}, "", options);
    ASSERT_EQ(seen.comparison.stages.size(), 1u);
    EXPECT_THAT(seen.figure(0, "headcount").values, ElementsAre(Value(4.0), Value(3.0)));
    EXPECT_EQ(seen.comparison.stages[0].names[1]->date, "2027-06-15");
}

TEST(Compare, HoldsTheOnlyStagesOfTwoAgainstEachOther) {
    const auto single = [](const char* id) {
        return fmt::format("orgplan: 1\nstages: [{{id: {}}}]\npositions: [{{id: ceo, role: ceo}}]\n", id);
    };
    const Beside seen({single("today"), single("then")});
    ASSERT_EQ(seen.comparison.stages.size(), 1u);
    EXPECT_THAT(seen.text(), HasSubstr("stage                  today  then\n"));
}

TEST(Compare, CountsFindingsAndThoseThatAreNew) {
    const std::string faulty =
        "units: [{id: x, positions: [{id: p, role: qa-engineer, holder: Ada, fte: 1}, {id: q, role: qa-engineer, "
        "holder: "
        "Ada, fte: 1}]}]\n";
    const auto of = [](const std::string& units) {
        return "orgplan: 1\ncompany: {manager: ceo}\npositions: [{id: ceo, role: ceo}]\n" + units +
               "rules: {packs: [structure]}\n";
    };
    const std::string sound = "units: [{id: x, positions: [{id: p, role: qa-engineer, holder: Ada}]}]\n";
    const Beside worse({of(sound), of(faulty), of("# further down\n" + faulty)});
    EXPECT_THAT(worse.figure(0, "errors").values, ElementsAre(Value(0.0), Value(1.0), Value(1.0)));
    EXPECT_THAT(worse.whole("new_findings").values, ElementsAre(std::nullopt, Value(1.0), Value(1.0)));
    const Beside same({of(faulty), of("# further down\n" + faulty)});
    EXPECT_THAT(same.figure(0, "new_findings").values, ElementsAre(std::nullopt, Value(0.0)));
}

TEST(Compare, WritesEveryFigureForPrograms) {
    const Beside seen({spec(3, 5, paid(12000)), spec(3, 7, paid(12000))});
    const auto json = nlohmann::json::parse(comparison_json(seen.comparison));
    const auto& later = json["stages"][1];
    EXPECT_EQ(later[0]["headcount"], 6);
    EXPECT_FALSE(later[0].contains("difference"));
    EXPECT_EQ(later[1]["headcount"], 8);
    EXPECT_EQ(later[1]["date"], "2027-12-31");
    EXPECT_EQ(later[1]["run_rate"], "8000.00");
    EXPECT_EQ(later[1]["difference"]["headcount"], 2);
    EXPECT_EQ(later[1]["difference"]["run_rate"], "2000.00");
    EXPECT_FALSE(later[1]["difference"].contains("layers"));
    EXPECT_EQ(json["months"]["last"], "2027-12");
    EXPECT_EQ(json["specs"][0]["currency"], "EUR");
}

TEST(Compare, LetsNoNameBreakTheDocument) {
    std::string hostile = spec(3, 5, paid(12000));
    hostile.replace(hostile.find("name: Now"), 9, "name: \"a|b\\n# <b>\"");
    const testing::Resolved one(hostile), two(spec(3, 3, "costs: {currency: EUR}\n"));
    const ComparedSpec compared[] = {{"`x`|<i>\n", *one.spec, one.spec->findings},
                                     {"*y*", *two.spec, two.spec->findings}};
    const std::string text = comparison_markdown(side_by_side(compared));
    for (const char* const raw : {" <i>", "<b>", "\n# ", "a|b", "| *y*", "`x`|"}) {
        EXPECT_THAT(text, Not(HasSubstr(raw))) << text;
    }
}

}  // namespace
}  // namespace orgplan
