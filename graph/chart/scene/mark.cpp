#include "graph/chart/scene/mark.h"

#include "graph/chart/cards/marks.h"
#include "graph/chart/scene/palette.h"
#include "graph/model/words.h"

namespace orgplan::scene {
namespace {

// Every sign is a letter of the charts' font.
constexpr std::array<MarkLook, kMarks> kLooks = {{
    {"\u25C4", palette::kCentre, "", "centre of the chart", ""},
    {"+", palette::kNew, "", "new", "new"},
    {"\u2191", palette::kPromoted, "", "promoted", "promoted"},
    {"\u2192", palette::kMoved, "", "moved", "moved"},
    {"\u00BB", palette::kMoved, "", "moved with its manager", "moved with their manager"},
    {"\u00D7", palette::kLeaving, "", "leaving", "leaving"},
    {"", palette::kNew, "\u201Cto hire\u201D", "vacant", "vacant"},
    {"+", palette::kNew, "", "added", "", false, palette::kNewTint},
    {"\u2212", palette::kLeaving, "name", "removed", "", true},
    {"\u25BA", palette::kFaint, "name", "opens later", "opening later"},
    {"\u2192", palette::kMoved, "", "moved here", "", false, palette::kMovedTint},
    {"", palette::kFaint, "name \u2192 team", "moved away, with its new place", ""},
    {"\u2194", palette::kMoved, "", "new manager", "with a new manager"},
    {"\u2195", palette::kPromoted, "", "new role or level", "", false, palette::kChangedTint},
    {"\u25CF", palette::kNew, "", "filled", "", false, palette::kChangedTint},
    {"\u25CB", palette::kLeaving, "", "vacated", "", false, palette::kChangedTint},
    {"\u25BC", palette::kScenario, "", "new holder", "", false, palette::kChangedTint},
    {"\u25BA", palette::kFaint, "", "new dates", ""},
    {"~", palette::kFaint, "", "changed in other ways", ""},
    {"\u2666", palette::kScenario, "", "added by the scenario", "added", false, palette::kScenarioTint},
    {"\u25CA", palette::kScenario, "", "changed by the scenario", "changed"},
    {"\u2212", palette::kScenario, "name", "removed by the scenario", "removed", true},
}};
static_assert(decltype(cards::Difference::in)().size() == kEnumerators<cards::Differs>);
static_assert(kMarks == kEnumerators<Mark> && kLooks.back().sign != nullptr);

}  // namespace

const MarkLook& look_of(Mark mark) {
    return kLooks[static_cast<std::size_t>(mark)];
}

MarkSet marks_at(const Organisation& organisation, const cards::CardForest& forest, PositionId seat, StageId stage) {
    MarkSet marks;
    // The title counts the marks of those who are wanted.
    if (forest.only_above(seat, stage)) return marks;
    const cards::Differences* const differences = forest.differences;
    const cards::Difference* const difference = differences == nullptr ? nullptr : differences->at(seat, stage);
    const bool ghost = difference != nullptr && difference->ghost();
    if (differences == nullptr || differences->against() == cards::Against::base_of_scenario) {
        const cards::Marks series = cards::marks_of(organisation, seat, stage);
        marks.set(Mark::fresh, series.is_new && !ghost);
        marks.set(Mark::promoted, series.promoted && !ghost);
        marks.set(Mark::moved, series.moved && !ghost);
        marks.set(Mark::managed, series.managed && !ghost);
        marks.set(Mark::leaving, series.leaving && !ghost);
        const auto* const carried = forest.carried ? &(*forest.carried)[index(stage)] : nullptr;
        marks.set(Mark::carried,
                  carried != nullptr && !carried->empty() && (*carried)[index(seat)] && !ghost && !series.moved);
        if (difference == nullptr) {
            marks.set(Mark::vacant, series.vacant);
            return marks;
        }
        const bool added = difference->has(cards::Differs::added);
        const bool later = difference->has(cards::Differs::later);
        marks.set(later ? Mark::later : ghost ? Mark::base_only : added ? Mark::by_scenario : Mark::not_as_base);
    } else if (difference != nullptr) {
        constexpr std::array<Mark, 12> kMarkOf = {Mark::added,     Mark::removed, Mark::later, Mark::left,
                                                  Mark::relocated, Mark::managed, Mark::role,  Mark::filled,
                                                  Mark::vacated,   Mark::held,    Mark::dates, Mark::other};
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
    marks.set(Mark::later, difference->has(cards::Differs::later));
    return marks;
}

}  // namespace orgplan::scene
