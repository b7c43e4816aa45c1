#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/chart/scene/palette.h"
#include "tests/chart/drawing.h"
#include "tests/chart/scene_checks.h"
#include "tests/effort.h"
#include "tests/generate/organisation_text.h"

// What colours say, and what cards do.

namespace orgplan::testing {
using namespace scene;
namespace {

const char* const kPlaces = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: now, date: 2027-01-31}]
positions: [{id: ceo, role: ceo, holder: Ada King, location: Porto, level: lead, tags: [board]}]
units:
  - id: engineering
    name: Engineering
    location: Berlin
    manager: cto
    positions:
      - {id: cto, role: cto, holder: Ben Ode, tags: [board, founder]}
      - {id: dev, role: backend-developer, holder: Cy Dahl, level: senior, fte: 0.8}
      - {id: ext, role: backend-developer, holder: Di Ek, employment: contractor, location: Porto, level: junior}
      - {id: open, role: backend-developer, holder: vacant}
  - id: sales
    name: Sales
    manager: cso
    positions:
      - {id: cso, role: head-of-sales, holder: Ed Fy}
      - {id: rep, role: sales-representative, holder: Flo Gad, level: l4}
)";

class Style : public ::testing::Test {
  protected:
    Scene drawn(const std::string& text = kPlaces) {
        spec_ = spec_of(text);
        ChartOptions made = options_for(spec_->organisation);
        made.colour_by = by_;
        made.fields = fields_;
        made.cards.by_team = by_team_;
        made.letters = letters_;
        made.theme = theme_;
        return compose(spec_->organisation, made, measure_).front().scene;
    }

    // The colour that the legend gives a text.
    static std::string legend(const Scene& scene, const std::string& text) {
        for (const TextRun& run : scene.texts) {
            if (run.text != text) continue;
            for (const Fill& fill : scene.fills) {
                const double below = run.at.y - fill.rect.y;
                if (fill.rect.x < run.at.x && run.at.x - fill.rect.right() < 8 && below > 0 && below < 12)
                    return fill.colour;
            }
        }
        return "not in the legend";
    }
    static std::string stripe(const Scene& scene, const std::string& card) {
        return card_of(scene, card)->fills.front().colour;
    }

    std::unique_ptr<Spec> spec_;
    ColourBy by_ = ColourBy::family;
    CardFields fields_ = kUsualFields;
    bool by_team_ = false;
    bool letters_ = false;
    Theme theme_;
    TextMeasure measure_;
};

TEST_F(Style, ColoursSayLocations) {
    by_ = ColourBy::location;
    const Scene scene = drawn();
    EXPECT_NE(legend(scene, "Berlin"), legend(scene, "Porto"));
    EXPECT_EQ(stripe(scene, "ceo"), legend(scene, "Porto"));
    EXPECT_EQ(stripe(scene, "cto"), legend(scene, "Berlin"));
    EXPECT_EQ(stripe(scene, "unit:engineering@cto"), legend(scene, "Berlin"));
    EXPECT_EQ(stripe(scene, "cso"), legend(scene, "no location"));
}

TEST_F(Style, ColoursSayUnits) {
    by_ = ColourBy::unit;
    const Scene scene = drawn();
    EXPECT_EQ(stripe(scene, "cto"), legend(scene, "Engineering"));
    EXPECT_EQ(stripe(scene, "cso"), legend(scene, "Sales"));
    EXPECT_EQ(stripe(scene, "ceo"), legend(scene, "no unit"));
}

TEST_F(Style, ColoursSayLevelsFromTheFirstOn) {
    by_ = ColourBy::level;
    const Scene scene = drawn();
    std::vector<std::string> order;
    for (const TextRun& run : scene.texts) {
        for (const char* const level : {"junior", "senior", "lead", "l4", "no level"}) {
            if (run.text == level) order.push_back(run.text);
        }
    }
    EXPECT_EQ(order, (std::vector<std::string>{"junior", "senior", "lead", "l4", "no level"}));
}

TEST_F(Style, ColoursSayEmploymentAndTags) {
    by_ = ColourBy::employment;
    EXPECT_NE(legend(drawn(), "contractor"), legend(drawn(), "employee"));
    by_ = ColourBy::tag;
    const Scene scene = drawn();
    EXPECT_EQ(stripe(scene, "ceo"), legend(scene, "board"));
    EXPECT_EQ(stripe(scene, "cto"), legend(scene, "board"));
    EXPECT_EQ(stripe(scene, "cso"), legend(scene, "no tag"));
}

TEST_F(Style, TeamsAreCountedByWhatColoursSay) {
    by_ = ColourBy::location;
    by_team_ = true;
    const Scene scene = drawn();
    EXPECT_NE(words_on(scene, "unit:").find("3 Berlin"), std::string::npos) << words_on(scene, "unit:");
    EXPECT_NE(words_on(scene, "unit:").find("2 Porto"), std::string::npos) << words_on(scene, "unit:");
    EXPECT_EQ(stripe(scene, "unit:engineering"), legend(scene, "Berlin"));
}

TEST_F(Style, CardsSayWhatIsWanted) {
    fields_ = {CardField::title,    CardField::name,  CardField::fte,
               CardField::location, CardField::level, CardField::tags};
    const Scene scene = drawn();
    EXPECT_EQ(words_on(scene, "ceo"), "Ada King | CEO | Porto \u00B7 lead \u00B7 board");
    EXPECT_NE(words_on(scene, "unit:engineering@cto").find("80 % \u00B7 Berlin \u00B7 senior"), std::string::npos)
        << words_on(scene, "unit:engineering@cto");
    EXPECT_EQ(faults_of(scene), "");
}

TEST_F(Style, CardsNeedNotNameAnybody) {
    fields_ = {CardField::title};
    const Scene scene = drawn();
    for (const SceneCard& card : scene.cards) {
        for (const char* const name : {"Ada", "Ben", "Cy", "Di", "Ed ", "Flo"}) {
            EXPECT_EQ(words_of(card).find(name), std::string::npos) << words_of(card);
        }
    }
    EXPECT_NE(words_on(scene, "unit:engineering@cto").find("to hire"), std::string::npos);
    fields_ = {CardField::name};
    EXPECT_EQ(words_on(drawn(), "ceo"), "Ada King");
    fields_ = {CardField::name, CardField::employment, CardField::id};
    EXPECT_EQ(words_on(drawn(), "ceo"), "Ada King | employee \u00B7 ceo");
}

TEST_F(Style, TenThingsHaveColoursAndTheOthersShareOne) {
    std::string text = "orgplan: 1\ncompany: {manager: ceo}\npositions:\n  - {id: ceo, role: ceo, location: Rome}\n";
    for (int town = 0; town < 14; ++town) {
        text +=
            "  - {id: s" + std::to_string(town) + ", role: data-analyst, location: Town" + std::to_string(town) + "}\n";
    }
    by_ = ColourBy::location;
    const Scene scene = drawn(text);
    std::set<std::string> colours;
    for (const Fill& fill : scene.fills) colours.insert(fill.colour);
    EXPECT_EQ(colours.size(), 11U);
    EXPECT_NE(legend(scene, "other"), "not in the legend");
}

// In grey, and to those who see no colour at all, a letter says what the colour does.
TEST_F(Style, ColoursHaveLettersToo) {
    letters_ = true;
    const Scene scene = drawn();
    std::map<std::string, std::string> letters;
    for (const TextRun& run : scene.texts) {
        if (run.text.size() < 5 || run.text.compare(1, 3, " = ") != 0) continue;
        EXPECT_TRUE(letters.try_emplace(run.text.substr(0, 1), run.text.substr(4)).second) << run.text;
    }
    EXPECT_EQ(letters.size(), 3U);
    EXPECT_EQ(letters["E"], "Executive");
    EXPECT_TRUE(words_on(scene, "ceo").starts_with("E | ")) << words_on(scene, "ceo");
    EXPECT_TRUE(words_on(scene, "unit:engineering@cto").starts_with("N | Engineering"));
    EXPECT_EQ(faults_of(scene), "");
    for (const ColourBy by : {ColourBy::unit, ColourBy::location, ColourBy::level, ColourBy::employment}) {
        by_ = by;
        EXPECT_EQ(faults_of(drawn()), "");
    }
}

TEST_F(Style, AThemeGivesColoursAndInk) {
    theme_.families = {{"executive", "#7c2d12"}};
    theme_.ink = "#14213d";
    const Scene scene = drawn();
    EXPECT_EQ(stripe(scene, "ceo"), "#7c2d12");
    EXPECT_EQ(legend(scene, "Executive"), "#7c2d12");
    EXPECT_EQ(card_of(scene, "ceo")->texts.front().colour, "#14213d");
    for (const SceneCard& card : scene.cards) {
        for (const TextRun& run : card.texts) {
            EXPECT_NE(run.colour, palette::kInk);
            EXPECT_NE(run.colour, palette::kSoft);
        }
    }
}

TEST_F(Style, EveryChoiceFits) {
    for (std::uint32_t seed = 1; seed <= tries(12); ++seed) {
        SCOPED_TRACE(seed);
        GeneratorOptions wanted;
        wanted.seats = 10 + seed * 9;
        wanted.span = 2 + seed % 9;
        wanted.stages = 2;
        wanted.seed = seed;
        by_ = static_cast<ColourBy>(seed % 6);
        fields_ = {CardField::name,     CardField::title, CardField::unit, CardField::employment,
                   CardField::location, CardField::tags,  CardField::id};
        EXPECT_EQ(faults_of(drawn(organisation_text(wanted))), "");
    }
}

}  // namespace
}  // namespace orgplan::testing
