#include "graph/chart/scene/legend.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/face.h"
#include "graph/model/months.h"
#include "graph/model/words.h"

namespace orgplan::scene {
namespace {

constexpr double kTitle = 16;
constexpr double kSubtitle = 11;
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

std::vector<Entry> entries(const Organisation& organisation, const Occurring& occurring) {
    std::vector<Entry> all;
    // One colour for all says nothing.
    const bool plain = occurring.families.size() == 1 && !given(occurring.families.front());
    for (const FamilyId family : occurring.families) {
        if (plain) break;
        all.push_back({colour_of(organisation, family), "", "",
                       given(family) ? drawable(organisation[family].title) : "Other", false});
    }
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

std::string month_text(Tick day) {
    const std::string date = date_text(day);
    return date.size() != 10 ? date : month_name(month_of(day));
}

void add_part(std::string& text, std::string_view part, std::string_view between) {
    if (part.empty()) return;
    if (!text.empty()) text += between;
    text += part;
}

bool two_states(const cards::CardOptions& options) {
    return options.differences != nullptr && options.differences->against() == cards::Against::earlier_state;
}

// "Series A \u00B7 October 2027 \u00B7 17 seats, 7 new"
std::string stage_text(const Organisation& organisation, StageId stage, const Tally& counts,
                       const cards::CardOptions& options) {
    const Stage& at = organisation[stage];
    std::string text;
    if (given(options.unit)) add_part(text, drawable(organisation.name_of(options.unit, stage)), " \u00B7 ");
    if (const PositionId seat = given(options.root) ? options.root : options.around; given(seat)) {
        const std::string holder = drawable(organisation.holder_text(seat, stage));
        const std::string title = drawable(organisation.title_of(seat, stage));
        add_part(text, given(options.around) ? "around " : "", " \u00B7 ");
        text += holder.empty() || holder == word_of(Occupancy::vacant) ? title : holder;
    }
    add_part(text, drawable(at.name.empty() ? at.id : at.name), " \u00B7 ");
    if (at.dated) add_part(text, month_text(at.at), " \u00B7 ");
    const std::string of = given(options.around) ? fmt::format(" of {}", counts.everybody) : std::string();
    const std::size_t noun = given(options.around) ? counts.everybody : counts.seats;
    std::string numbers = fmt::format("{}{} {}", counts.seats, of, noun == 1 ? "seat" : "seats");
    if (!options.by_team && counts.drawn < counts.seats) numbers += fmt::format(", {} shown", counts.drawn);
    for (const Mark mark :
         {Mark::fresh, Mark::vacant, Mark::promoted, Mark::moved, Mark::managed, Mark::carried, Mark::leaving}) {
        if (counts.count(mark) > 0) numbers += fmt::format(", {} {}", counts.count(mark), look_of(mark).title);
    }
    add_part(text, numbers, " \u00B7 ");
    std::string scenario;
    for (const Mark mark : {Mark::by_scenario, Mark::not_as_base, Mark::base_only}) {
        if (counts.count(mark) == 0) continue;
        add_part(scenario, fmt::format("{} {}", counts.count(mark), look_of(mark).title), ", ");
    }
    if (options.differences != nullptr) {
        add_part(text, "compared with its base: " + (scenario.empty() ? "no seat is different" : scenario), " \u00B7 ");
    }
    return text;
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

Occurring occurring(const Organisation& organisation, const cards::CardForest& page, const StageUnitCounts& counts,
                    StageId stage) {
    Occurring result;
    std::set<FamilyId> families;
    const auto seat_of_card = [&](PositionId seat) {
        const MarkSet marks = marks_at(organisation, page, seat, stage);
        for (std::size_t m = 0; m < kMarks; ++m) result.on_seats[m] |= marks.has(static_cast<Mark>(m));
        if (!marks.ghost()) families.insert(organisation.family_of(seat, stage));
    };
    const auto unit_of_card = [&](const UnitCounts& unit) {
        for (const auto& [family, seats] : unit.families) families.insert(family);
        // Its card counts what a scenario changes, and nothing else.
        for (auto m = static_cast<std::size_t>(Mark::by_scenario); m < kMarks; ++m) {
            result.on_seats[m] |= unit.marks[m] > 0;
        }
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
    result.families.assign(families.begin(), families.end());
    return result;
}

double title_height(const cards::CardOptions& options) {
    return two_states(options) ? 44 : 30;
}

void add_title(const Organisation& organisation, StageId stage, const Tally& counts, const cards::CardOptions& options,
               const TwoStates& states, layout::Rect area, TextMeasure& measure, Scene& scene) {
    const double baseline = area.y + 13;
    const std::string company = heading_of(organisation);
    double x = area.x;
    if (!company.empty()) {
        const std::string fitted = measure.fit(company, kTitle, true, area.width / 2);
        scene.texts.push_back(run_of(fitted, x, baseline, kTitle, true, palette::kInk, measure));
        x += scene.texts.back().width + 8;
    }
    std::string text;
    if (two_states(options)) {
        text = drawable(states.subject);
        const std::string different = drawable(states.summary);
        const double wide = measure.width(different, kSubtitle);
        const double size = wide > area.width ? std::max(kLegend, kSubtitle * area.width / wide) : kSubtitle;
        const std::string fitted = measure.fit(different, size, false, area.width);
        scene.texts.push_back(run_of(fitted, area.x, baseline + 16, size, false, palette::kInk, measure));
        scene.title = (company.empty() ? "" : company + " \u00B7 ") + text + ": " + different;
    } else {
        text = stage_text(organisation, stage, counts, options);
        scene.title = company.empty() ? text : company + " \u00B7 " + text;
    }
    const std::string fitted = measure.fit(text, kSubtitle, false, area.x + area.width - x);
    scene.texts.push_back(run_of(fitted, x, baseline, kSubtitle, false, palette::kSoft, measure));
}

double legend_height(const Organisation& organisation, const Occurring& occurring, double width, TextMeasure& measure) {
    return flow(entries(organisation, occurring), width, measure, [](const Entry&, double, double) {});
}

void add_legend(const Organisation& organisation, const Occurring& occurring, layout::Rect area, TextMeasure& measure,
                Scene& scene) {
    flow(entries(organisation, occurring), area.width, measure, [&](const Entry& entry, double x, double y) {
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
