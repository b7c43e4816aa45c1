#include "graph/chart/scene/seat_line.h"

#include <fmt/format.h>

#include "graph/chart/cards/marks.h"
#include "graph/chart/scene/text.h"
#include "graph/model/words.h"

namespace orgplan::scene {
namespace {

// Every sign is a letter of the charts' font.
constexpr std::array<MarkLook, kMarks> kLooks = {{
    {"+", palette::kNew, "", "new", "new"},
    {"\u2191", palette::kPromoted, "", "promoted", "promoted"},
    {"\u2192", palette::kMoved, "", "moved", "moved"},
    {"", palette::kSoft, "name", "leaving", "leaving", true},
    {"", palette::kNew, "to hire", "vacant", "vacant"},
    {"+", palette::kNew, "", "added", "added", false, palette::kNewTint},
    {"\u2212", palette::kLeaving, "name", "removed", "removed", true},
    {"\u2192", palette::kMoved, "", "moved here", "moved", false, palette::kMovedTint},
    {"", palette::kFaint, "name \u2192 team", "where it stood, and where it stands now", ""},
    {"\u2194", palette::kMoved, "", "another manager", "in place with another manager"},
    {"\u2195", palette::kPromoted, "", "another role or level", "with another role or level", false,
     palette::kChangedTint},
    {"\u25CF", palette::kNew, "", "filled", "filled", false, palette::kChangedTint},
    {"\u25CB", palette::kLeaving, "", "vacated", "vacated", false, palette::kChangedTint},
    {"\u25BC", palette::kScenario, "", "another holder", "with another holder", false, palette::kChangedTint},
    {"\u25BA", palette::kFaint, "", "other dates", "with other dates"},
    {"~", palette::kFaint, "", "otherwise changed", "otherwise changed"},
    {"\u2666", palette::kScenario, "", "added by the scenario", "added", false, palette::kScenarioTint},
    {"\u25CA", palette::kScenario, "", "other than in the base", "changed"},
    {"\u2212", palette::kScenario, "name", "in the base only", "taken away", true},
}};
static_assert(decltype(cards::Difference::in)().size() == kEnumerators<cards::Differs>);
static_assert(kMarks == kEnumerators<Mark> && kLooks.back().sign != nullptr);

std::string employment_text(Employment employment) {
    const std::string_view word = word_if_said(employment);
    return word.empty() ? std::string() : fmt::format(" \u00B7 {}", word);
}

}  // namespace

const MarkLook& look_of(Mark mark) {
    return kLooks[static_cast<std::size_t>(mark)];
}

MarkSet marks_at(const Organisation& organisation, const cards::Differences* differences, PositionId seat,
                 StageId stage) {
    MarkSet marks;
    const cards::Difference* const difference = differences == nullptr ? nullptr : differences->at(seat, stage);
    const bool ghost = difference != nullptr && difference->ghost();
    if (differences == nullptr || differences->against() == cards::Against::base_of_scenario) {
        const cards::Marks series = cards::marks_of(organisation, seat, stage);
        marks.set(Mark::fresh, series.is_new && !ghost);
        marks.set(Mark::promoted, series.promoted && !ghost);
        marks.set(Mark::moved, series.moved && !ghost);
        marks.set(Mark::leaving, series.leaving && !ghost);
        if (difference == nullptr) {
            marks.set(Mark::vacant, series.vacant);
            return marks;
        }
        const bool added = difference->has(cards::Differs::added);
        marks.set(ghost ? Mark::base_only : added ? Mark::by_scenario : Mark::not_as_base);
    } else if (difference != nullptr) {
        constexpr std::array<Mark, 11> kMarkOf = {Mark::added,   Mark::removed, Mark::left,   Mark::relocated,
                                                  Mark::managed, Mark::role,    Mark::filled, Mark::vacated,
                                                  Mark::held,    Mark::dates,   Mark::other};
        for (std::size_t d = 0; d < kMarkOf.size(); ++d) marks.set(kMarkOf[d], difference->in[d]);
    }
    marks.set(Mark::vacant, !ghost && organisation.at(seat, stage).occupancy == Occupancy::vacant);
    return marks;
}

MarkSet marks_at(const cards::Differences* differences, UnitId unit, StageId stage) {
    MarkSet marks;
    const cards::Difference* const difference =
        differences == nullptr || !given(unit) ? nullptr : differences->at(unit, stage);
    if (difference == nullptr) return marks;
    const bool scenario = differences->against() == cards::Against::base_of_scenario;
    marks.set(scenario ? Mark::by_scenario : Mark::added, difference->has(cards::Differs::added));
    marks.set(scenario ? Mark::base_only : Mark::removed, difference->has(cards::Differs::removed));
    return marks;
}

std::string also_text(const Organisation& organisation, PositionId seat, StageId stage) {
    std::string text;
    for (const Hat* hat : organisation.hats_at(seat, stage)) {
        if (!given(hat->role)) continue;
        text += text.empty() ? "also " : ", ";
        text += drawable(organisation[hat->role].title);
    }
    return text;
}

std::string title_text(const Organisation& organisation, PositionId seat, StageId stage) {
    std::string title = drawable(organisation.title_of(seat, stage));
    if (title.empty()) title = drawable(organisation[seat].id);
    return title + employment_text(organisation.at(seat, stage).employment);
}

const char* SeatLine::name_colour() const {
    if (marks.ghost()) return palette::kFaint;
    return marks.has(Mark::vacant) ? palette::kNew : palette::kInk;
}

const char* SeatLine::tint() const {
    for (std::size_t m = 0; m < kMarks; ++m) {
        const char* const tint = look_of(static_cast<Mark>(m)).tint;
        if (marks.has(static_cast<Mark>(m)) && tint != nullptr) return tint;
    }
    return nullptr;
}

SeatLine seat_line(const Organisation& organisation, const cards::Differences* differences, const cards::Row& row,
                   StageId stage) {
    SeatLine line;
    std::size_t news = 0;
    std::size_t leaving = 0;
    PositionId first = kNone<PositionId>;
    for (const cards::SeatSlot& slot : row) {
        if (!slot.stages.has(stage)) continue;
        const MarkSet marks = marks_at(organisation, differences, slot.seat, stage);
        if (!given(first)) {
            first = slot.seat;
            line.marks = marks;
        }
        ++line.seats;
        line.marks.keep_common(marks);
        news += marks.has(Mark::fresh);
        leaving += marks.has(Mark::leaving);
    }
    if (line.seats == 0) return line;
    line.family = organisation.family_of(first, stage);
    line.title = title_text(organisation, first, stage);
    if (organisation.at(first, stage).occupancy == Occupancy::vacant) {
        line.name = "to hire";
    } else {
        line.name = drawable(organisation.holder_text(first, stage));
    }
    if (const cards::Difference* each = differences == nullptr ? nullptr : differences->at(first, stage)) {
        line.where = drawable(each->where);
        line.told = drawable(each->told);
    }
    if (line.seats == 1) {
        const std::string also = also_text(organisation, first, stage);
        if (!also.empty()) line.title += ", " + also;
    } else {
        line.title = fmt::format("{} \u00D7 {}", line.seats, line.title);
        if (news > 0 && news < line.seats) line.title += fmt::format(" ({} new)", news);
        if (leaving > 0 && leaving < line.seats) line.title += fmt::format(" ({} leaving)", leaving);
    }
    return line;
}

std::string colour_of(const Organisation& organisation, FamilyId family) {
    return given(family) ? std::string(organisation[family].colour) : palette::kOther;
}

}  // namespace orgplan::scene
