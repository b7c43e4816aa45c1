#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "graph/chart/scene/colour.h"
#include "graph/chart/scene/palette.h"
#include "graph/chart/scene/placeholders.h"
#include "graph/chart/scene/wrap.h"
#include "tests/chart/drawing.h"
#include "tests/chart/scene_checks.h"

// What stands around the cards: title, footer, background.

namespace orgplan {
using namespace scene;
namespace {

std::vector<std::string> texts_of(const Scene& scene) {
    std::vector<std::string> texts;
    for (const TextRun& run : scene.texts) texts.push_back(run.text);
    return texts;
}

bool says(const Scene& scene, const std::string& text) {
    const std::vector<std::string> texts = texts_of(scene);
    return std::ranges::find(texts, text) != texts.end();
}

TEST(Placeholders, AreFilledAndOthersNamed) {
    const PlaceholderTexts texts{"Acme", "1 May 2027", "2", "3", "Seed", "4 June 2027"};
    EXPECT_EQ(filled("{company}, {stage}: {page}/{pages}", texts), "Acme, Seed: 2/3");
    EXPECT_EQ(filled("{{date}} is {date}, {today}", texts), "{date} is 1 May 2027, 4 June 2027");
    EXPECT_EQ(filled("a { b } {", texts), "a { b } {");
    EXPECT_EQ(unknown_placeholder("{stage} of {compnay}"), "{compnay}");
    EXPECT_EQ(unknown_placeholder("{{compnay}} {page}"), "");
    EXPECT_TRUE(has("{page}", Placeholder::page));
    EXPECT_FALSE(has("{{page}}", Placeholder::page));
}

TEST(Wrapped, FillsLinesAndCutsTheLastAtItsEnd) {
    TextMeasure measure;
    const auto lines = [&](const std::string& text, double width, std::size_t most) {
        return wrapped(text, 10, false, width, most, measure);
    };
    EXPECT_TRUE(lines("", 100, 2).empty());
    EXPECT_EQ(lines("one two", 500, 2), (std::vector<std::string>{"one two"}));
    const std::string text = "Vice President of Engineering for Payments, Fraud, Risk and Ledger";
    std::string again;
    for (const std::string& line : lines(text, 100, 9)) {
        EXPECT_LE(measure.width(line, 10), 100) << line;
        again += (again.empty() ? "" : " ") + line;
    }
    EXPECT_EQ(again, text);
    const std::vector<std::string> two = lines(text, 100, 2);
    ASSERT_EQ(two.size(), 2U);
    EXPECT_TRUE(two[1].ends_with("\u2026"));
    // A word that no line holds is broken, and nothing of it lost.
    std::string word;
    for (const std::string& line : lines(std::string(60, 'm'), 100, 20)) {
        EXPECT_LE(measure.width(line, 10), 100);
        word += line;
    }
    EXPECT_EQ(word, std::string(60, 'm'));
}

class Frame : public testing::Test {
  protected:
    std::vector<ChartPage> pages(const std::string& page = "a4") {
        spec_ = spec_of(kGrowing);
        ChartOptions made = options_for(spec_->organisation, page);
        made.title = options_.title;
        made.footer = options_.footer;
        made.background = options_.background;
        made.today = *day_of(2027, 1, 5);
        return compose(spec_->organisation, made, measure_);
    }

    std::unique_ptr<Spec> spec_;
    ChartOptions options_;
    TextMeasure measure_;
};

TEST_F(Frame, SaysWhatTheUserWrites) {
    options_.title = "How {company} grows";
    options_.footer = "Board, {today} \u00B7 {stage} at {date} \u00B7 {page} of {pages}";
    const std::vector<ChartPage> made = pages();
    ASSERT_EQ(made.size(), 3U);
    EXPECT_TRUE(says(made[1].scene, "How Acme grows"));
    EXPECT_TRUE(says(made[1].scene, "Board, 5 January 2027 \u00B7 Series A at 31 October 2027 \u00B7 1 of 1"));
    EXPECT_FALSE(says(made[1].scene, "Acme"));
    EXPECT_TRUE(made[1].scene.title.starts_with("How Acme grows \u00B7 Series A")) << made[1].scene.title;
    for (const ChartPage& page : made) EXPECT_EQ(faults_of(page.scene), "");
}

// Nothing of the title is lost where it is longer than a line, and the cards stand below it.
TEST_F(Frame, ATitleTakesTheLinesItNeeds) {
    options_.title = "From five people in one room to a company of three teams: what we have, and what we ask for";
    for (const char* const size : {"a4", "a4-portrait", "a6-portrait", "1:3", "a0"}) {
        for (const ChartPage& page : pages(size)) {
            std::string all;
            double lowest = 0;
            for (const TextRun& run : page.scene.texts) {
                if (run.at.y * page.scene.scale > page.scene.height / 2) continue;
                all += run.text + " ";
                lowest = std::max(lowest, run.at.y);
            }
            for (const SceneCard& card : page.scene.cards) EXPECT_GE(card.rect.y, lowest) << size;
            EXPECT_EQ(faults_of(page.scene), "") << size;
            EXPECT_TRUE(std::string(size) == "1:3" || all.find("ask for") != all.npos) << size << ": " << all;
        }
    }
}

// A poster is no A4 page with a large margin: its type grows with it, and a title stays larger than any name.
TEST_F(Frame, TypeGrowsWithThePaper) {
    double before = 0;
    for (const char* const size : {"a6", "a5", "a4", "a3", "a2", "a1", "a0"}) {
        const ChartPage page = pages(size).front();
        const double title = page.scene.texts.front().size * page.scene.scale;
        double name = 0;
        for (const SceneCard& card : page.scene.cards) {
            for (const TextRun& run : card.texts) name = std::max(name, run.size * page.scene.scale);
        }
        EXPECT_GE(title, before) << size;
        EXPECT_GT(title, name) << size;
        before = title;
    }
    EXPECT_GT(before, 60);
}

TEST_F(Frame, StandsOutFromEveryBackground) {
    for (const char* const ground : {"#ffffff", "#0f172a", "#94a3b8", "#fef3c7", "#7f1d1d"}) {
        options_.background = ground;
        options_.footer = "for the board";
        const Scene scene = pages().back().scene;
        EXPECT_EQ(scene.background, ground);
        const bool panel = !scene.fills.empty() && scene.fills.front().colour == palette::kWhite;
        for (const TextRun& run : scene.texts) {
            const layout::Rect* on = nullptr;
            if (panel && run.at.y > scene.fills.front().rect.y && run.at.y < scene.fills.front().rect.bottom()) {
                on = &scene.fills.front().rect;
            }
            EXPECT_GE(contrast(on == nullptr ? ground : palette::kWhite, run.colour), 4.5) << ground << run.text;
        }
        for (const SceneLine& line : scene.lines) EXPECT_GE(contrast(ground, line.colour), 2) << ground;
    }
}

}  // namespace
}  // namespace orgplan
