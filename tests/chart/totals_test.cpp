#include <fmt/format.h>

#include <map>
#include <regex>

#include "graph/index/org_graph.h"
#include "tests/chart/drawing.h"
#include "tests/effort.h"
#include "tests/generate/organisation_text.h"
#include "tests/graph/random_organisation.h"

// What a chart counts is what the organisation has, on whatever pages, to whatever depth and in whatever view.

namespace orgplan::testing {
using namespace cards;
using namespace scene;
namespace {

struct Numbers {
    std::size_t seats = 0;
    std::size_t vacant = 0;

    bool operator==(const Numbers&) const = default;
    friend void PrintTo(const Numbers& numbers, std::ostream* out) {
        *out << numbers.seats << " seats, " << numbers.vacant << " vacant";
    }
};

Numbers numbers_in(const std::string& title) {
    const auto number = [&](const char* pattern) -> std::size_t {
        std::smatch found;
        return std::regex_search(title, found, std::regex(pattern)) ? std::stoul(found[1]) : 0;
    };
    return {number("([0-9]+) seats?\\b"), number("([0-9]+) vacant")};
}

Numbers numbers_of(const graph::Index& at, const CardOptions& options) {
    if (given(options.unit)) {
        const graph::Headcount& count = at.count(options.unit);
        return at.exists(options.unit) ? Numbers{count.seats, count.vacant} : Numbers{};
    }
    Numbers numbers;
    for (const PositionId seat : at.standing()) {
        bool below = !given(options.root) || seat == options.root;
        if (!below) {
            for (const PositionId above : at.chain(seat)) below = below || above == options.root;
        }
        numbers.seats += below;
        numbers.vacant += below && at.state(seat)->occupancy == Occupancy::vacant;
    }
    return numbers;
}

// Returns whether some chart took several pages.
bool expect_totals(const Organisation& org, ChartOptions options, TextMeasure& measure) {
    const graph::OrgGraph graph(org);
    bool several = false;
    for (const ChartPage& page : compose(org, options, measure)) {
        several = several || page.pages > 1;
        EXPECT_EQ(numbers_in(page.scene.title), numbers_of(*graph.at(page.stage), options.cards)) << page.scene.title;
    }
    return several;
}

ChartOptions random_options(const Organisation& org, Random& random, bool roots) {
    constexpr std::array<const char*, 4> kPages{"a4", "16:9", "letter-portrait", "1:4"};
    ChartOptions options = options_for(org, kPages[random.below(kPages.size())]);
    // As small as a card, so that little organisations take several pages.
    if (random.below(2) == 0) options.page = {300, 240, 10};
    if (random.below(3) == 0) options.cards.stages = {options.cards.stages[random.below(options.cards.stages.size())]};
    options.cards.depth = static_cast<int>(random.below(5)) - 1;
    options.cards.by_team = random.below(3) == 0;
    if (const std::size_t what = random.below(3); what == 0 && !org.units.empty()) {
        options.cards.unit = id_at<UnitId>(random.below(org.units.size()));
    } else if (what == 1 && roots && !org.positions.empty()) {
        options.cards.root = id_at<PositionId>(random.below(org.positions.size()));
    }
    return options;
}

TEST(Totals, OfAChartAreThoseOfTheOrganisation) {
    TextMeasure measure;
    std::size_t several = 0;
    for (std::uint32_t seed = 1; seed <= tries(60); ++seed) {
        Random random(seed);
        GeneratorOptions wanted;
        wanted.seats = 1 + random.below(seed % 10 == 0 ? 600 : 90);
        wanted.span = 2 + random.below(30);
        wanted.stages = 1 + random.below(3);
        wanted.seed = seed;
        wanted.presence = seed % 2 == 0;
        const auto spec = spec_of(organisation_text(wanted));
        for (int view = 0; view < 4; ++view) {
            SCOPED_TRACE(fmt::format("seed {}, view {}", seed, view));
            const ChartOptions options = random_options(spec->organisation, random, true);
            several += expect_totals(spec->organisation, options, measure);
        }
    }
    EXPECT_GT(several, 10U);
}

// With several tops, circles, and units that are empty.
TEST(Totals, OfAnyOrganisation) {
    TextMeasure measure;
    for (std::uint32_t seed = 1; seed <= tries(150); ++seed) {
        SCOPED_TRACE(seed);
        Random random(seed);
        const Organisation org = random_organisation(seed);
        expect_totals(org, random_options(org, random, false), measure);
    }
}

TEST(Totals, AreNotThoseOfTheirPages) {
    std::string text = "orgplan: 1\ncompany: {name: Plover}\nunits:\n";
    for (int u = 0; u < 60; ++u) {
        text += fmt::format("  - {{id: u{}, positions: [{{role: recruiter, count: 3, reports_to: none}}]}}\n", u);
    }
    const auto by_team = spec_of(text);
    text = "orgplan: 1\npositions:\n";
    for (int c = 0; c < 9; ++c) {
        text += fmt::format("  - {{id: c{}, title: Chair, reports_to: none}}\n", c);
        for (int m = 0; m < 40; ++m) {
            text += fmt::format("  - {{title: Member, holder: Person {} {}, reports_to: c{}}}\n", c, m, c);
        }
    }
    const auto tops = spec_of(text);
    TextMeasure measure;
    for (const auto& [spec, teams, seats] : {std::tuple(&by_team, true, 180U), std::tuple(&tops, false, 369U)}) {
        ChartOptions options = options_for((*spec)->organisation);
        options.page = {400, 280, 10};
        options.cards.by_team = teams;
        const std::vector<ChartPage> pages = compose((*spec)->organisation, options, measure);
        EXPECT_GT(pages.size(), 1U);
        for (const ChartPage& page : pages) EXPECT_EQ(numbers_in(page.scene.title).seats, seats) << page.scene.title;
    }
}

TEST(Totals, CountWhatIsBeyondTheDepth) {
    const auto spec = spec_of(kGrowing);
    ChartOptions options = options_for(spec->organisation);
    options.cards.stages = {StageId{}};
    options.cards.depth = 1;
    TextMeasure measure;
    EXPECT_EQ(compose(spec->organisation, options, measure).front().scene.title,
              "Acme \u00B7 seed \u00B7 January 2027 \u00B7 13 seats, 3 shown");
}

}  // namespace
}  // namespace orgplan::testing
