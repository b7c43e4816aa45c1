#include "graph/chart/scene/legend.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/face.h"
#include "graph/model/words.h"

namespace orgplan::scene {
namespace {

constexpr double kLegend = 7.5;
constexpr double kLegendPitch = 12;

// One entry of the legend: a swatch, or a sign and a sample, and what it means.
struct Entry {
    std::string colour;
    std::string sign;
    std::string sample;
    std::string text;
    bool struck = false;  // the sample

    bool swatch() const { return sign.empty() && sample.empty(); }
};

std::vector<Entry> entries(const Colouring& colouring, const Occurring& occurring) {
    std::vector<Entry> all;
    // One colour for all says nothing.
    const bool plain = occurring.categories.size() == 1 && colouring.nothing(occurring.categories.front());
    for (const Category category : occurring.categories) {
        if (plain) continue;
        const std::string& letter = colouring.letter(category);
        all.push_back({colouring.colour(category), "", "",
                       letter.empty() ? colouring.name(category) : letter + " = " + colouring.name(category), false});
    }
    if (occurring.above) all.push_back({palette::kEdge, "", "", "manager above", false});
    for (std::size_t m = 0; m < kMarks; ++m) {
        if (!occurring.on_seats[m] && !occurring.on_units[m]) continue;
        const MarkLook& look = look_of(static_cast<Mark>(m));
        all.push_back({look.colour, look.sign, look.sample, look.legend, look.struck});
    }
    if (occurring.dotted) all.push_back({palette::kDotted, "\u2022- -\u25CB", "", "dotted line"});
    if (occurring.new_dotted) {
        const MarkLook& look = look_of(occurring.scenario ? Mark::by_scenario : Mark::added);
        all.push_back({look.colour, std::string(look.sign) + " \u2022- -\u25CB", "", "new dotted line"});
    }
    return all;
}

// Where the parts of an entry begin, from its own beginning.
struct Parts {
    double sample;
    double text;
};

Parts parts_of(const Entry& entry, TextMeasure& measure) {
    if (entry.swatch()) return {0, 11};
    const double sign = measure.width(entry.sign, kLegend, true);
    const double sample = entry.sign.empty() || entry.sample.empty() ? sign : sign + 3;
    return {sample, sample + measure.width(entry.sample, kLegend, !entry.struck) + 4};
}

// Calls with each entry and where it begins.
template <class Use>
double flow(const std::vector<Entry>& all, double width, TextMeasure& measure, Use use) {
    double x = 0;
    double y = 0;
    for (const Entry& entry : all) {
        const double wide = parts_of(entry, measure).text + measure.width(entry.text, kLegend);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += kLegendPitch;
        }
        use(entry, x, y);
        x += wide + 14;
    }
    return all.empty() ? 0 : y + kLegendPitch;
}

TextRun run_of(std::string text, double x, double y, double size, bool bold, std::string colour, TextMeasure& measure) {
    TextRun run;
    run.at = {x, y};
    run.size = size;
    run.bold = bold;
    run.width = measure.width(text, size, bold);
    run.colour = std::move(colour);
    run.text = std::move(text);
    return run;
}

}  // namespace

Tally tally(const Organisation& organisation, const cards::CardForest& whole, std::size_t number, StageId stage) {
    Tally result;
    for (std::size_t p = 0; p < organisation.positions.size(); ++p) {
        const PositionId seat = id_at<PositionId>(p);
        const bool ghost = whole.differences != nullptr && whole.differences->ghost(seat, stage);
        result.everybody += organisation[seat].stages.has(stage) && !ghost;
    }
    const std::vector<PositionId>& covered = whole.covered[number];
    for (const PositionId seat : covered) {
        const MarkSet marks = marks_at(organisation, whole, seat, stage);
        for (std::size_t m = 0; m < kMarks; ++m) result.marked[m] += marks.has(static_cast<Mark>(m));
        result.seats += !marks.ghost();
    }
    for (const cards::Card& card : whole.cards) {
        if (card.kind == cards::CardKind::unit) continue;
        for (const cards::Row& row : card.rows) {
            for (const cards::SeatSlot& slot : row) {
                result.drawn += slot.stages.has(stage) && std::ranges::binary_search(covered, slot.seat) &&
                                !marks_at(organisation, whole, slot.seat, stage).ghost();
            }
        }
    }
    return result;
}

Occurring occurring(const Organisation& organisation, const cards::CardForest& page, const Colouring& colouring,
                    const StageUnitCounts& counts, StageId stage) {
    Occurring result;
    std::set<Category> categories;
    const auto seat_of_card = [&](PositionId seat) {
        const MarkSet marks = marks_at(organisation, page, seat, stage);
        for (std::size_t m = 0; m < kMarks; ++m) result.on_seats[m] |= marks.has(static_cast<Mark>(m));
        const bool above = page.only_above(seat, stage);
        result.above |= above;
        if (!above && !marks.ghost()) categories.insert(colouring.of(seat, stage));
    };
    const auto unit_of_card = [&](const UnitCounts& unit) {
        for (const auto& [category, seats] : unit.categories) categories.insert(category);
        for (std::size_t m = 0; m < kMarks; ++m)
            result.on_seats[m] |= is_counted(static_cast<Mark>(m)) && unit.marks[m] > 0;
    };
    for (const cards::Card& card : page.cards) {
        if (!card.stages.has(stage)) continue;
        result.on_seats[static_cast<std::size_t>(Mark::centre)] |= is_centre(organisation, page, card, stage);
        if (card.kind != cards::CardKind::seat) {
            const MarkSet marks = marks_at(page.differences, card.unit, stage);
            for (std::size_t m = 0; m < kMarks; ++m) result.on_units[m] |= marks.has(static_cast<Mark>(m));
        }
        if (card.kind == cards::CardKind::unit) {
            unit_of_card(counts_of(organisation, counts, card.unit, stage));
            continue;
        }
        for (const cards::Row& row : card.rows) {
            for (const cards::SeatSlot& slot : row) {
                if (slot.stages.has(stage)) seat_of_card(slot.seat);
            }
        }
    }
    result.scenario = page.differences != nullptr && page.differences->against() == cards::Against::base_of_scenario;
    for (const cards::CardLink& link : page.links) {
        if (!link.stages.has(stage)) continue;
        const bool fresh = page.differences != nullptr && page.differences->new_line(link.seat, link.target, stage);
        (fresh ? result.new_dotted : result.dotted) = true;
    }
    result.categories.assign(categories.begin(), categories.end());
    return result;
}

double legend_height(const Colouring& colouring, const Occurring& occurring, double width, TextMeasure& measure) {
    return flow(entries(colouring, occurring), width, measure, [](const Entry&, double, double) {});
}

void add_legend(const Colouring& colouring, const Occurring& occurring, layout::Rect area, TextMeasure& measure,
                Scene& scene) {
    flow(entries(colouring, occurring), area.width, measure, [&](const Entry& entry, double x, double y) {
        const double baseline = area.y + y + 8;
        const Parts parts = parts_of(entry, measure);
        const auto put = [&](const std::string& text, double at, bool bold, const std::string& colour) {
            if (text.empty()) return;
            scene.texts.push_back(run_of(text, area.x + x + at, baseline, kLegend, bold, colour, measure));
        };
        if (entry.swatch()) scene.fills.push_back({{area.x + x, baseline - 6.2, 7, 7}, entry.colour, 2});
        put(entry.sign, 0, true, entry.colour);
        put(entry.sample, parts.sample, !entry.struck, entry.struck ? palette::kSoft : entry.colour);
        if (!entry.sample.empty()) scene.texts.back().struck = entry.struck;
        put(entry.text, parts.text, false, palette::kSoft);
    });
}

}  // namespace orgplan::scene
