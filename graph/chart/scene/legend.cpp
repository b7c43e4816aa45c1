#include "graph/chart/scene/legend.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "graph/chart/scene/face.h"
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

std::vector<Entry> entries(const Organisation& organisation, const Tally& tally) {
    std::vector<Entry> all;
    // One colour for all says nothing.
    const bool plain = tally.families.size() == 1 && !given(tally.families.front());
    for (const FamilyId family : tally.families) {
        if (plain) break;
        all.push_back({colour_of(organisation, family), "", "",
                       given(family) ? drawable(organisation[family].title) : "Other", false});
    }
    for (std::size_t m = 0; m < kMarks; ++m) {
        // A unit's card counts what a scenario changes, and nothing else.
        const bool told = tally.signs || static_cast<Mark>(m) >= Mark::by_scenario;
        if ((tally.marked[m] == 0 || !told) && !tally.on_units[m]) continue;
        const MarkLook& look = look_of(static_cast<Mark>(m));
        all.push_back({look.colour, look.sign, look.sample, look.legend, look.struck});
    }
    if (tally.dotted) all.push_back({palette::kDotted, "- - -", "", "dotted line"});
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
    constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
    const std::string date = date_text(day);
    if (date.size() != 10) return date;
    const std::size_t month = static_cast<std::size_t>((date[5] - '0') * 10 + date[6] - '0');
    return fmt::format("{} {}", kMonths[month - 1], date.substr(0, 4));
}

void add_part(std::string& text, std::string_view part, std::string_view between) {
    if (part.empty()) return;
    if (!text.empty()) text += between;
    text += part;
}

bool two_states(const cards::CardOptions& options) {
    return options.differences != nullptr && options.differences->against() == cards::Against::earlier_state;
}

// "27 seats added, 2 removed, 3 moved; 4 units added"
std::string differences_text(const Tally& counts, const cards::Differences& differences, StageId stage) {
    std::string text;
    for (std::size_t m = static_cast<std::size_t>(Mark::added); m <= static_cast<std::size_t>(Mark::other); ++m) {
        const MarkLook& look = look_of(static_cast<Mark>(m));
        const std::size_t count = counts.marked[m];
        if (count == 0 || *look.title == '\0') continue;
        const char* const seats = text.empty() ? (count == 1 ? " seat" : " seats") : "";
        add_part(text, fmt::format("{}{} {}", count, seats, look.title), ", ");
    }
    std::string units;
    for (const auto& [what, word] :
         {std::pair{cards::Differs::added, "added"}, std::pair{cards::Differs::removed, "removed"}}) {
        const std::size_t count = differences.units(what, stage);
        if (count == 0) continue;
        const char* const things = units.empty() ? (count == 1 ? " unit" : " units") : "";
        add_part(units, fmt::format("{}{} {}", count, things, word), ", ");
    }
    add_part(text, units, "; ");
    return text.empty() ? "no differences" : text;
}

// "Series A \u00B7 October 2027 \u00B7 17 seats, 7 new"
std::string stage_text(const Organisation& organisation, StageId stage, const Tally& counts,
                       const cards::CardOptions& options) {
    const Stage& at = organisation[stage];
    std::string text;
    if (given(options.unit)) add_part(text, drawable(organisation.name_of(options.unit, stage)), " \u00B7 ");
    if (given(options.root)) {
        const std::string holder = drawable(organisation.holder_text(options.root, stage));
        const std::string title = drawable(organisation.title_of(options.root, stage));
        add_part(text, (holder.empty() || holder == word_of(Occupancy::vacant) ? title : holder), " \u00B7 ");
    }
    add_part(text, drawable(at.name.empty() ? at.id : at.name), " \u00B7 ");
    if (at.dated) add_part(text, month_text(at.at), " \u00B7 ");
    std::string numbers = fmt::format("{} {}", counts.seats, counts.seats == 1 ? "seat" : "seats");
    for (const Mark mark : {Mark::fresh, Mark::vacant, Mark::promoted, Mark::moved, Mark::leaving}) {
        if (counts.count(mark) > 0) numbers += fmt::format(", {} {}", counts.count(mark), look_of(mark).title);
    }
    add_part(text, numbers, " \u00B7 ");
    std::string scenario;
    for (const Mark mark : {Mark::by_scenario, Mark::not_as_base, Mark::base_only}) {
        if (counts.count(mark) == 0) continue;
        add_part(scenario, fmt::format("{} {}", counts.count(mark), look_of(mark).title), ", ");
    }
    if (options.differences != nullptr) {
        add_part(text, "compared with its base: " + (scenario.empty() ? "no differences" : scenario), " \u00B7 ");
    }
    return text;
}

}  // namespace

Tally tally(const Organisation& organisation, const cards::CardForest& forest, StageId stage) {
    Tally result;
    std::set<FamilyId> families;
    const auto count = [&](PositionId seat) {
        const MarkSet marks = marks_at(organisation, forest.differences, seat, stage);
        for (std::size_t m = 0; m < kMarks; ++m) result.marked[m] += marks.has(static_cast<Mark>(m));
        if (marks.ghost()) return;
        ++result.seats;
        families.insert(organisation.family_of(seat, stage));
    };
    for (const cards::Card& card : forest.cards) {
        const bool repeated = card.parent == layout::Box::kNoParent && card.page > 0;
        if (repeated) continue;
        if (card.kind != cards::CardKind::seat && card.stages.has(stage)) {
            const MarkSet marks = marks_at(forest.differences, card.unit, stage);
            for (std::size_t m = 0; m < kMarks; ++m) result.on_units[m] |= marks.has(static_cast<Mark>(m));
        }
        for (const cards::Row& row : card.rows) {
            for (const cards::SeatSlot& slot : row) {
                if (slot.stages.has(stage)) count(slot.seat);
            }
        }
    }
    if (!forest.cards.empty() && forest.cards.front().kind == cards::CardKind::unit) {
        for (std::size_t p = 0; p < organisation.positions.size(); ++p) {
            const Position& seat = organisation.positions[p];
            if (!seat.stages.has(stage)) continue;
            count(id_at<PositionId>(p));
        }
        result.signs = false;
    }
    for (const cards::CardLink& link : forest.links) result.dotted = result.dotted || link.stages.has(stage);
    result.families.assign(families.begin(), families.end());
    return result;
}

void Tally::add(const Tally& page) {
    seats += page.seats;
    for (std::size_t m = 0; m < kMarks; ++m) marked[m] += page.marked[m];
}

double title_height(const cards::CardOptions& options) {
    return two_states(options) ? 44 : 30;
}

void add_title(const Organisation& organisation, StageId stage, const Tally& counts, const cards::CardOptions& options,
               const std::string& subject, layout::Rect area, TextMeasure& measure, Scene& scene) {
    const double baseline = area.y + 13;
    const std::string company = drawable(organisation.company.name);
    double x = area.x;
    if (!company.empty()) {
        const std::string fitted = measure.fit(company, kTitle, true, area.width / 2);
        scene.texts.push_back(run_of(fitted, x, baseline, kTitle, true, palette::kInk, measure));
        x += scene.texts.back().width + 8;
    }
    std::string text;
    if (two_states(options)) {
        text = drawable(subject);
        const std::string different = differences_text(counts, *options.differences, stage);
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

double legend_height(const Organisation& organisation, const Tally& tally, double width, TextMeasure& measure) {
    return flow(entries(organisation, tally), width, measure, [](const Entry&, double, double) {});
}

void add_legend(const Organisation& organisation, const Tally& tally, layout::Rect area, TextMeasure& measure,
                Scene& scene) {
    flow(entries(organisation, tally), area.width, measure, [&](const Entry& entry, double x, double y) {
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
