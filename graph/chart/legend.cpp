#include "graph/chart/legend.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "graph/chart/face.h"

namespace orgplan {
namespace {

constexpr double kTitle = 16;
constexpr double kSubtitle = 11;
constexpr double kLegend = 7.5;
constexpr double kLegendPitch = 12;

// One entry of the legend: a swatch or a sign, and what it means.
struct Entry {
    std::string colour;
    std::string sign;  // empty: a swatch
    std::string text;
    bool struck = false;
};

std::vector<Entry> entries(const Organisation& organisation, const Tally& tally) {
    std::vector<Entry> all;
    // One colour for all tells nothing.
    const bool plain = tally.families.size() == 1 && !given(tally.families.front());
    for (const FamilyId family : tally.families) {
        if (plain) break;
        all.push_back({colour_of(organisation, family), "",
                       given(family) ? drawable(organisation[family].title) : "Other", false});
    }
    if (!tally.signs) return all;
    if (tally.fresh > 0) all.push_back({palette::kNew, "+", "new", false});
    if (tally.promoted > 0) all.push_back({palette::kPromoted, "\u2191", "promoted", false});
    if (tally.moved > 0) all.push_back({palette::kMoved, "\u2192", "moved", false});
    if (tally.leaving > 0) all.push_back({palette::kSoft, "name", "leaving", true});
    if (tally.vacant > 0) all.push_back({palette::kNew, "to hire", "vacant", false});
    if (tally.dotted) all.push_back({palette::kDotted, "- - -", "dotted line", false});
    return all;
}

// Calls with each entry, where it begins, and where its text does.
template <class Use>
double flow(const std::vector<Entry>& all, double width, TextMeasure& measure, Use use) {
    double x = 0;
    double y = 0;
    for (const Entry& entry : all) {
        const double sign = entry.sign.empty() ? 7 : measure.width(entry.sign, kLegend, true);
        const double wide = sign + 4 + measure.width(entry.text, kLegend);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += kLegendPitch;
        }
        use(entry, x, x + sign + 4, y);
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

}  // namespace

Tally tally(const Organisation& organisation, const CardForest& forest, StageId stage) {
    Tally result;
    std::set<FamilyId> families;
    const auto count = [&](PositionId seat) {
        const Marks marks = marks_of(organisation, seat, stage);
        ++result.seats;
        result.fresh += marks.is_new;
        result.promoted += marks.promoted;
        result.moved += marks.moved;
        result.leaving += marks.leaving;
        result.vacant += marks.vacant;
        families.insert(organisation.family_of(seat, stage));
    };
    for (const Card& card : forest.cards) {
        const bool repeated = card.parent == Box::kNoParent && card.page > 0;
        if (repeated) continue;
        for (const Row& row : card.rows) {
            for (const Slot& slot : row) {
                if (slot.stages.has(stage)) count(slot.seat);
            }
        }
    }
    if (!forest.cards.empty() && forest.cards.front().kind == CardKind::unit) {
        for (std::size_t p = 0; p < organisation.positions.size(); ++p) {
            const Position& seat = organisation.positions[p];
            if (!seat.stages.has(stage)) continue;
            count(id_at<PositionId>(p));
        }
        result.signs = false;
    }
    for (const CardLink& link : forest.links) result.dotted = result.dotted || link.stages.has(stage);
    result.families.assign(families.begin(), families.end());
    return result;
}

void add_title(const Organisation& organisation, StageId stage, const Tally& counts, const CardOptions& options,
               Rect area, TextMeasure& measure, Scene& scene) {
    const double baseline = area.y + 13;
    const std::string company = drawable(organisation.company.name);
    double x = area.x;
    if (!company.empty()) {
        const std::string fitted = measure.fit(company, kTitle, true, area.width / 2);
        scene.texts.push_back(run_of(fitted, x, baseline, kTitle, true, palette::kInk, measure));
        x += scene.texts.back().width + 8;
    }
    const Stage& at = organisation[stage];
    std::string text;
    if (given(options.unit)) add_part(text, drawable(organisation.name_of(options.unit, stage)), " \u00B7 ");
    if (given(options.root)) {
        const std::string holder = drawable(organisation.holder_text(options.root, stage));
        const std::string title = drawable(organisation.title_of(options.root, stage));
        add_part(text, (holder.empty() || holder == "vacant" ? title : holder), " \u00B7 ");
    }
    add_part(text, drawable(at.name.empty() ? at.id : at.name), " \u00B7 ");
    if (at.dated) add_part(text, month_text(at.at), " \u00B7 ");
    std::string numbers = fmt::format("{} {}", counts.seats, counts.seats == 1 ? "seat" : "seats");
    for (const auto& [count, word] : {std::pair<std::size_t, const char*>{counts.fresh, "new"},
                                      {counts.vacant, "vacant"},
                                      {counts.promoted, "promoted"},
                                      {counts.moved, "moved"},
                                      {counts.leaving, "leaving"}}) {
        if (count > 0) numbers += fmt::format(", {} {}", count, word);
    }
    add_part(text, numbers, " \u00B7 ");
    scene.title = company.empty() ? text : company + " \u00B7 " + text;
    const std::string fitted = measure.fit(text, kSubtitle, false, area.x + area.width - x);
    scene.texts.push_back(run_of(fitted, x, baseline, kSubtitle, false, palette::kSoft, measure));
}

double legend_height(const Organisation& organisation, const Tally& tally, double width, TextMeasure& measure) {
    return flow(entries(organisation, tally), width, measure, [](const Entry&, double, double, double) {});
}

void add_legend(const Organisation& organisation, const Tally& tally, Rect area, TextMeasure& measure, Scene& scene) {
    flow(entries(organisation, tally), area.width, measure, [&](const Entry& entry, double x, double text, double y) {
        const double baseline = area.y + y + 8;
        if (entry.sign.empty()) {
            scene.fills.push_back({{area.x + x, baseline - 6.2, 7, 7}, entry.colour, 2});
        } else {
            scene.texts.push_back(
                run_of(entry.sign, area.x + x, baseline, kLegend, !entry.struck, entry.colour, measure));
            scene.texts.back().struck = entry.struck;
        }
        scene.texts.push_back(run_of(entry.text, area.x + text, baseline, kLegend, false, palette::kSoft, measure));
    });
}

}  // namespace orgplan
