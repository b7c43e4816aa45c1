#include "planner/compare/chart/growth.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "planner/api/check.h"
#include "planner/api/draw_compare.h"
#include "planner/plan/plan.h"
#include "tests/language/resolved.h"

namespace orgplan {
using namespace api;
using namespace compare;
using namespace language;
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kBase = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: seed, date: 2027-03-31}, {id: growth, date: 2027-06-30}]
costs: {currency: EUR, yearly: {backend-developer: 60000, ceo: 120000}}
positions: [{id: ceo, role: ceo, holder: Ada King}]
units:
  - id: core
    positions: [{role: backend-developer, count: {seed: 2, growth: 4}}]
)";

std::string later(const char* at) {
    std::string text = kBase;
    text.replace(text.find("2027-06-30"), 10, at);
    return text;
}

struct Compared {
    explicit Compared(const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            specs.push_back(std::make_unique<testing::Resolved>(text));
            specs.back()->spec->findings = check(*specs.back()->spec, {.parts = true})->findings;
            compared.push_back({std::string("plans/") + static_cast<char>('a' + compared.size()) + ".yaml",
                                *specs.back()->spec, specs.back()->spec->findings});
        }
        comparison = side_by_side(compared);
    }

    std::vector<std::unique_ptr<testing::Resolved>> specs;
    std::vector<ComparedSpec> compared;
    Comparison comparison;
};

TEST(Growth, ValuesAreThoseOfThePlansMonthByMonth) {
    const Compared all({kBase, later("2027-08-31")});
    const Growth growth = growth_of(all.compared, all.comparison);
    EXPECT_EQ(month_text(growth.first), "2027-03");
    EXPECT_EQ(month_text(growth.end), "2027-09");
    ASSERT_EQ(growth.courses.size(), 2U);
    for (std::size_t s = 0; s < 2; ++s) {
        const plan::PlanResult plan = plan::plan_of(all.compared[s].spec.organisation, hiring::HiringNorms());
        const Course::Line& heads = growth.courses[0].lines[s];
        const Course::Line& rates = growth.courses[1].lines[s];
        std::size_t said = 0;
        for (const plan::MonthFigures& month : plan.plan->months) {
            const auto at = static_cast<std::size_t>(month.month - growth.first);
            EXPECT_EQ(heads.values.at(at), static_cast<double>(month.heads));
            EXPECT_EQ(rates.values.at(at), static_cast<double>(month.run_rate));
            ++said;
        }
        // Nothing is made up for the months that the other spec alone has.
        EXPECT_EQ(std::ranges::count_if(heads.values, [](const auto& value) { return value.has_value(); }), said);
    }
    EXPECT_EQ(growth.courses[0].lines[0].name, "a.yaml");
}

TEST(Growth, GoesFromStageToStageWithoutDates) {
    std::string undated = kBase;
    for (const char* date : {", date: 2027-03-31", ", date: 2027-06-30"}) {
        undated.erase(undated.find(date), std::string_view(date).size());
    }
    const Compared all({undated, kBase});
    const Growth growth = growth_of(all.compared, all.comparison);
    EXPECT_THAT(growth.names, ElementsAre("seed", "growth"));
    EXPECT_THAT(growth.courses.front().lines.front().values, ElementsAre(3, 5));
}

TEST(Growth, LeavesOutMoneyOfTwoCurrencies) {
    std::string dollars = kBase;
    dollars.replace(dollars.find("EUR"), 3, "USD");
    const Compared all({kBase, dollars});
    EXPECT_EQ(growth_of(all.compared, all.comparison).courses.size(), 1U);
}

TEST(Growth, IsDrawnWithinThePageAndNamesEveryLineOnce) {
    const Compared all({kBase, later("2027-08-31"), later("2027-09-30"), kBase});
    const Growth growth = growth_of(all.compared, all.comparison);
    for (const scene::Page page : {scene::Page{}, scene::Page{400, 600}, scene::Page{1200, 300}}) {
        scene::TextMeasure measure;
        const scene::Scene scene = draw_growth(growth, "Acme", page, measure);
        for (const scene::SceneLine& line : scene.lines) {
            for (const layout::Point& point : line.points) {
                EXPECT_GE(point.x, page.margin);
                EXPECT_LE(point.x, page.width - page.margin + 1e-6);
                EXPECT_GE(point.y, page.margin);
                EXPECT_LE(point.y, page.height - page.margin + 1e-6);
            }
        }
        std::vector<const scene::TextRun*> names;
        for (const scene::TextRun& text : scene.texts) {
            if (text.bold && text.size == 8) names.push_back(&text);
        }
        EXPECT_EQ(names.size(), 8U);
        for (const auto* one : names) {
            for (const auto* other : names) {
                const bool apart = std::abs(one->at.y - other->at.y) >= 8 || std::abs(one->at.x - other->at.x) > 50;
                EXPECT_TRUE(one == other || apart) << one->text << " on " << other->text;
            }
        }
    }
}

TEST(DrawComparison, HasAPageOfGrowthAndOneForEachStageWithEverySpec) {
    const Compared all({kBase, later("2027-08-31")});
    const Result<Drawing> drawing = draw_comparison(all.compared, all.comparison, "pdf");
    ASSERT_TRUE(drawing);
    const std::vector<scene::Scene>& pages = drawing->files.at(0).scenes;
    ASSERT_EQ(pages.size(), 3U);
    EXPECT_EQ(pages[0].section, "Growth");
    EXPECT_EQ(pages[1].section, "seed");
    for (std::size_t p = 1; p < 3; ++p) {
        std::set<std::string> ids;
        for (const scene::SceneCard& card : pages[p].cards) {
            EXPECT_TRUE(ids.insert(card.id).second) << card.id;
            EXPECT_GE(card.rect.x, 0);
            EXPECT_LE(card.rect.right(), pages[p].width);
            EXPECT_LE(card.rect.bottom(), pages[p].height);
            // Those of the first are in the left half, those of the second in the right one.
            EXPECT_EQ(card.id.starts_with("1/"), card.rect.x < pages[p].width / 2) << card.id;
        }
        EXPECT_TRUE(ids.contains("1/ceo"));
        EXPECT_TRUE(ids.contains("2/ceo"));
    }
}

}  // namespace
}  // namespace orgplan
