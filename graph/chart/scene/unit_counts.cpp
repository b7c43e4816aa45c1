#include "graph/chart/scene/unit_counts.h"

#include "graph/index/forest.h"

namespace orgplan::scene {

std::vector<UnitCounts> unit_counts(const Organisation& organisation, const cards::CardForest& forest,
                                    const Colouring& colouring, StageId stage, std::span<const PositionId> seats) {
    const std::size_t company = organisation.units.size();
    std::vector<UnitCounts> counts(company + 1);
    for (const PositionId seat : seats) {
        const UnitId home = organisation.at(seat, stage).home;
        const MarkSet marks = marks_at(organisation, forest, seat, stage);
        UnitCounts& unit = counts[given(home) ? index(home) : company];
        if (!marks.ghost()) ++unit.categories[colouring.of(seat, stage)];
        for (std::size_t m = 0; m < kMarks; ++m) unit.marks[m] += marks.has(static_cast<Mark>(m));
    }
    const graph::Forest units = graph::units_at(organisation, organisation[stage].at);
    for (std::size_t i = units.order.size(); i-- > 0;) {
        const std::uint32_t unit = units.order[i];
        UnitCounts& above = counts[units.parent[unit] == graph::Forest::kNowhere ? company : units.parent[unit]];
        for (const auto& [category, count] : counts[unit].categories) above.categories[category] += count;
        for (std::size_t m = 0; m < kMarks; ++m) above.marks[m] += counts[unit].marks[m];
    }
    return counts;
}

}  // namespace orgplan::scene
