#include "graph/chart/scene/sheet.h"

#include <algorithm>
#include <utility>

#include "graph/chart/cards/dotted.h"
#include "graph/chart/cards/split.h"
#include "graph/chart/layout/snap.h"
#include "graph/chart/scene/title.h"

namespace orgplan::scene {
namespace {

constexpr double kLargestScale = 1.5;
constexpr double kLegendGap = 16;
// The name of another page, and of a unit whose other members are there.
constexpr double kReference = 23;
// The share of a page that cards cover where it does not look empty.
constexpr double kFilled = 0.4;
// How often a page is laid out anew because lines found no way, and are written on their cards instead.
constexpr int kMostRouted = 3;
// On more pages lines are routed once, and not improved.
constexpr std::size_t kManyPages = 6;

double largest_scale(const Page& page) {
    return kLargestScale * page.type;
}

layout::LayoutOptions wanted_for(const layout::Rect& area, double largest, bool tight) {
    layout::LayoutOptions wanted;
    if (tight) {
        wanted.column_gap = 11;
        wanted.row_gap = 10;
        wanted.level_gap = 20;
        wanted.indent = 16;
    }
    wanted.ratio = area.width / area.height;
    wanted.enough = area.width / largest;
    return wanted;
}

// What a page holds at a scale.
struct Room {
    const ChartOptions& options;
    layout::Rect area;
    double least = 1;

    static bool fits(const void* page, std::span<const layout::Box> boxes) {
        // Places are rounded to half points.
        constexpr double kRounded = 0.5;
        const Room& room = *static_cast<const Room*>(page);
        const layout::Layout placed =
            room.options.arrange(boxes, wanted_for(room.area, largest_scale(room.options.page), true));
        return (placed.width + kRounded) * room.least <= room.area.width &&
               (placed.height + kRounded) * room.least <= room.area.height;
    }
};

// As many rows as fit below the card of a manager, where a page is low.
std::size_t rows_that_fit(const Page& page, double title) {
    constexpr double kAround = 150;
    constexpr double kRow = 13;
    const double height = (page.height - 2 * page.margin - (title + 3 * kLegendGap) * page.type) * 8 / kSmallestText;
    return static_cast<std::size_t>(std::clamp((height - kAround) / kRow, 4.0, 32.0));
}

cards::CardForest readable_lines(cards::CardForest page, std::span<const StageId> stages) {
    cards::write_crowded_links(stages, page);
    return page;
}

bool all_readable(std::span<const SheetPtr> sheets) {
    return std::ranges::all_of(sheets, [](const SheetPtr& sheet) { return sheet->readable(); });
}

}  // namespace

Sheet::Sheet(const Organisation& organisation, const cards::CardForest& cards, const StageUnitCounts& counts,
             const Colouring& colouring, const ChartOptions& options, std::span<const StageId> stages, double title,
             TextMeasure& measure, SheetLook wanted)
    : forest(readable_lines(cards, stages)),
      faces(organisation, forest, counts, {colouring, options.fields}, measure),
      look(wanted),
      legend(wanted.legend) {
    const Page& page = options.page;
    const double width = page.width - 2 * page.margin;
    for (const StageId stage : stages) {
        if (look.legend > 0) break;
        const Occurring here = occurring(organisation, forest, colouring, counts, stage);
        legend = std::max(legend, page.type * legend_height(colouring, here, width / page.type, measure));
    }
    const double above = title * page.type;
    const double below =
        (legend > 0 ? legend + kLegendGap * page.type : 0) + (options.footer.empty() ? 0 : kFooterHeight * page.type);
    area = {page.margin, page.margin + above, width, page.height - 2 * page.margin - above - below};
    layout = options.arrange(faces.boxes(), wanted_for(area, largest_scale(page), look.tight));
    layout::snap(layout);
    scale = std::min(
        {area.width / std::max(1.0, layout.width), area.height / std::max(1.0, layout.height), largest_scale(page)});
}

Sheets::Sheets(const Organisation& organisation, const ChartOptions& options, TextMeasure& measure)
    : organisation_(organisation),
      options_(options),
      measure_(measure),
      colouring_(organisation, options.cards, options.colour_by, options.letters, options.theme) {
    constexpr double kTitle = 30;
    options_.cards.most_rows = rows_that_fit(options.page, kTitle);
}

// The highest title of these stages, in points of a page of type 1.
double Sheets::title_of(std::span<const StageId> stages) const {
    // Numbers of pages are not known yet.
    constexpr std::uint32_t kPages = 88;
    double height = 0;
    for (std::size_t number = 0; number < options_.cards.stages.size(); ++number) {
        const StageId stage = options_.cards.stages[number];
        if (std::ranges::find(stages, stage) == stages.end()) continue;
        const TitleTexts texts = title_texts(organisation_, stage, tallies_[number], options_, kPages, kPages);
        const double width = (options_.page.width - 2 * options_.page.margin) / options_.page.type;
        height = std::max(height, title_height(texts, width, measure_));
    }
    return height;
}

std::vector<SheetSet> Sheets::place() {
    const std::vector<StageId>& stages = options_.cards.stages;
    cards::CardForest whole = cards::build_cards(organisation_, options_.cards);
    count(whole);
    std::vector<SheetSet> sets;
    if (stages.size() == 1) {
        SheetPtr only = sheet(whole, stages);
        sets.push_back(pages_of(std::move(only), std::move(whole), stages, true));
        return sets;
    }
    std::vector<SheetPtr> alone;
    std::vector<double> scales;
    if (options_.places != layout::Places::held) {
        for (const StageId stage : stages) {
            alone.push_back(sheet(cards::at_stage(whole, stage), {&stage, 1}));
            scales.push_back(alone.back()->scale);
        }
    }
    SheetPtr together = sheet(whole, stages);
    if (layout::holds(options_.places, together->scale, scales)) {
        sets.push_back(pages_of(std::move(together), std::move(whole), stages, true));
        return sets;
    }
    for (std::size_t s = 0; s < stages.size(); ++s) {
        sets.push_back(pages_of(std::move(alone[s]), cards::at_stage(whole, stages[s]), {stages[s]}, false));
    }
    return sets;
}

// Before the forest is split over pages.
void Sheets::count(const cards::CardForest& whole) {
    counts_.resize(organisation_.stages.size());
    for (std::size_t number = 0; number < options_.cards.stages.size(); ++number) {
        const StageId stage = options_.cards.stages[number];
        tallies_.push_back(tally(organisation_, whole, number, stage));
        if (!options_.cards.by_team) continue;
        counts_[index(stage)] = unit_counts(organisation_, whole, colouring_, stage, whole.covered[number]);
    }
}

SheetPtr Sheets::sheet(const cards::CardForest& forest, std::span<const StageId> stages, SheetLook look) {
    return std::make_unique<Sheet>(organisation_, forest, counts_, colouring_, options_, stages, title_of(stages),
                                   measure_, look);
}

// Where a line finds no way, it is written on its card, and the page laid out again.
void Sheets::route(SheetPtr& page, std::span<const StageId> stages, const layout::RouteOptions& routing) {
    for (int routed = 1;; ++routed) {
        page->lines = dotted_lines(page->forest, page->faces, page->layout, stages, routing);
        cards::CardForest written = page->forest;
        if (!write_lost_links(page->lines, routed >= kMostRouted, written)) return;
        page = sheet(written, stages, page->look);
    }
}

// Routes the dotted lines of a page that can be read; whether it can, with what is written of lines.
bool Sheets::settle(SheetPtr& page, std::span<const StageId> stages) {
    if (!page->readable()) return false;
    route(page, stages, {});
    return page->readable();
}

cards::CardForest Sheets::merged(std::span<const StageId> stages, bool held) {
    if (!merged_) {
        cards::CardOptions merging = options_.cards;
        merging.merge_rows = true;
        merged_ = std::make_unique<const cards::CardForest>(cards::build_cards(organisation_, merging));
    }
    return held ? *merged_ : cards::at_stage(*merged_, stages.front());
}

SheetSet Sheets::pages_of(SheetPtr alone, cards::CardForest forest, std::vector<StageId> stages, bool held) {
    SheetSet set{std::move(stages), {}};
    bool settled = settle(alone, set.stages);
    if (!settled && !options_.cards.merge_rows && !options_.cards.by_team) {
        forest = merged(set.stages, held);
        alone = sheet(forest, set.stages);
        settled = settle(alone, set.stages);
    }
    if (!settled) {
        alone = sheet(forest, set.stages, {.tight = true});
        settled = settle(alone, set.stages);
    }
    if (settled) {
        set.sheets.push_back(std::move(alone));
    } else {
        set.sheets = split(*alone, forest, set.stages);
    }
    return set;
}

// More lines can be drawn on a page of a part of the cards than on one of the whole.
std::vector<SheetPtr> Sheets::split(const Sheet& whole, const cards::CardForest& forest,
                                    std::span<const StageId> stages) {
    constexpr int kMostTries = 5;
    std::vector<SheetPtr> sheets;
    Room page{options_, whole.area, kSmallestText / whole.faces.smallest_text()};
    for (int tries = 0; tries < kMostTries; ++tries, page.least *= 1.05) {
        layout::PageRoom room;
        room.fits = Room::fits;
        room.page = &page;
        room.area = page.area.width * page.area.height / page.least / page.least;
        const double largest = largest_scale(options_.page);
        room.filled = kFilled * page.area.width * page.area.height / largest / largest;
        room.reference = kReference;
        sheets.clear();
        for (const cards::PagePart& part : cards::split_cards(forest, whole.faces.boxes(), room)) {
            sheets.push_back(sheet(part.forest, stages, {true, whole.legend}));
        }
        const bool last = tries + 1 == kMostTries;
        if (!last && !all_readable(sheets)) continue;
        layout::RouteOptions routing;
        if (sheets.size() > kManyPages) routing.rounds = 0;
        for (SheetPtr& each : sheets) route(each, stages, routing);
        if (all_readable(sheets)) break;
    }
    return sheets;
}

}  // namespace orgplan::scene
