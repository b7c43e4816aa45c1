#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>

#include "graph/chart/cards/differences.h"
#include "graph/chart/render/graphviz.h"
#include "tests/chart/drawing.h"
#include "tests/chart/scene_checks.h"

// Titles and names that are longer than a line.

namespace orgplan {
using namespace scene;
namespace {

const char* const kLong = R"(orgplan: 1
company: {name: Long Titles, manager: ceo}
positions: [{id: ceo, role: ceo, title: "Founder, Chief Executive Officer and Chairwoman of the Supervisory Board of Directors", holder: Ada Moe}]
units:
  - id: core
    name: Platform Reliability, Databases, Networks and Internal Developer Experience, Region North
    manager: cto
    positions:
      - {id: cto, role: cto, title: "Vice President of Engineering for Payments, Fraud, Risk and Ledger, and Acting Chief Technology Officer", holder: Bo Lind}
      - {id: a, role: backend-developer, title: "Senior Staff Backend Developer for Payments Reconciliation, Ledger and Settlement, Nordics", holder: "Maria del Carmen Fern\u00e1ndez de la Vega y Ortiz de Z\u00e1rate"}
      - {id: b, role: backend-developer, holder: Cy Dahl}
)";

// The texts of a card, line by line, as one.
std::string text_on(const Scene& scene, const std::string& card) {
    std::string text;
    for (const TextRun& run : card_of(scene, card)->texts) text += run.text + " ";
    return text;
}

TEST(LongTexts, LoseNothingOnACard) {
    const auto spec = spec_of(kLong);
    TextMeasure measure;
    for (const char* const page : {"a4", "16:9", "a4-portrait", "1:3"}) {
        const Scene scene = compose(spec->organisation, options_for(spec->organisation, page), measure).front().scene;
        EXPECT_EQ(faults_of(scene), "") << page;
        EXPECT_NE(text_on(scene, "ceo")
                      .find("Founder, Chief Executive Officer and Chairwoman of "
                            "the Supervisory Board "
                            "of Directors"),
                  std::string::npos)
            << text_on(scene, "ceo");
        EXPECT_NE(text_on(scene, "cto").find("Fraud, Risk and Ledger, and Acting Chief Technology Officer"),
                  std::string::npos)
            << text_on(scene, "cto");
        for (const SceneCard& card : scene.cards) {
            for (const TextRun& run : card.texts) EXPECT_EQ(run.text.find("\u2026"), std::string::npos) << run.text;
        }
    }
}

TEST(LongTexts, OfADiffAreOnSeveralLines) {
    const auto spec = spec_of(kLong);
    const Organisation& organisation = spec->organisation;
    cards::Differences differences;
    ChartOptions options = options_for(organisation, "a6");
    options.cards.differences = &differences;
    options.subjects.assign(organisation.stages.size(), "acme.yaml \u2192 later.yaml");
    options.summaries.assign(organisation.stages.size(),
                             "12 seats added, 3 removed, 4 promoted, 7 moved to another unit, 5 with a new holder; 3 "
                             "units added, 2 renamed; 1 stage changed; the company changed");
    TextMeasure measure;
    const Scene scene = compose(organisation, options, measure).front().scene;
    EXPECT_EQ(faults_of(scene), "");
    std::string text;
    for (const TextRun& run : scene.texts) text += run.text + " ";
    EXPECT_NE(text.find(options.summaries.front()), std::string::npos) << text;
}

// Each row of a team is below the one before it, and what dotted lines end at is the first line of one.
TEST(LongTexts, RowsMakeRoomForEachOther) {
    const auto spec = spec_of(kLong);
    TextMeasure measure;
    const Scene scene = compose(spec->organisation, options_for(spec->organisation), measure).front().scene;
    const SceneCard& team = *card_of(scene, "unit:core@cto");
    ASSERT_EQ(team.rows.size(), 2U);
    double last_of_first = 0;
    double second = 0;
    for (const TextRun& run : team.texts) {
        if (run.text == "Cy Dahl") second = run.at.y;
        if (run.text.find("Nordics") != run.text.npos) last_of_first = run.at.y;
    }
    EXPECT_GT(second, last_of_first + 9);
    EXPECT_NEAR(team.rows[1] + team.rect.y, second - 3, 0.01);
    EXPECT_LE(team.fills.front().rect.bottom(), team.rows[0] + team.rect.y);
}

TEST(LongTexts, AreCutAtTheCardAndWholeInTheSvg) {
    const std::string name(10'000, 'n');
    std::string title;
    while (title.size() < 10'000) title += "word ";
    title.pop_back();
    const auto spec = spec_of(fmt::format(R"(orgplan: 1
company: {{manager: ceo}}
positions: [{{id: ceo, role: ceo, holder: {0}, title: {1}}}]
units: [{{id: u, name: {1}, manager: ceo, positions: [{{role: cto, holder: {0}, title: {1}}}, {{role: coo, title: {1}}}]}}]
)",
                                          name, title));
    TextMeasure measure;
    const Scene scene = compose(spec->organisation, options_for(spec->organisation), measure).front().scene;
    EXPECT_EQ(faults_of(scene), "");
    for (const SceneCard& card : scene.cards) EXPECT_LT(card.rect.width, 400) << card.id.substr(0, 40);
    const std::string svg = render::render(std::span(&scene, 1), "svg").bytes;
    EXPECT_NE(svg.find(name), svg.npos);
    EXPECT_NE(svg.find(title), svg.npos);
}

}  // namespace
}  // namespace orgplan
