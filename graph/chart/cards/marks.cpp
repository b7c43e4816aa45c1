#include "graph/chart/cards/marks.h"

#include <algorithm>

#include "graph/index/movements.h"

namespace orgplan::cards {

PositionId manager_at(const Organisation& organisation, PositionId id, StageId stage) {
    const auto& lines = organisation.lines;
    auto line =
        std::lower_bound(lines.begin(), lines.end(), id, [](const Line& a, PositionId from) { return a.from < from; });
    for (; line != lines.end() && line->from == id && line->kind == LineKind::solid; ++line) {
        if (line->stages.has(stage)) return line->to;
    }
    return kNone<PositionId>;
}

Marks marks_of(const Organisation& organisation, PositionId id, StageId stage) {
    const Position& position = organisation[id];
    Marks marks;
    if (!position.stages.has(stage)) return marks;
    const PositionState& now = organisation.at(id, stage);
    marks.vacant = now.occupancy == Occupancy::vacant;
    const std::size_t at = index(stage);
    marks.leaving = at + 1 < organisation.stages.size() && !position.stages.has(id_at<StageId>(at + 1));
    if (at == 0) return marks;
    const StageId before = id_at<StageId>(at - 1);
    marks.is_new = !position.stages.has(before);
    if (marks.is_new) return marks;
    const PositionState& then = organisation.at(id, before);
    const bool known = given(then.role) && given(now.role);
    marks.promoted = ((known && then.role != now.role) || then.level != now.level) &&
                     !graph::gives_up_people(organisation, then, now);
    marks.moved = then.home != now.home ||
                  (!given(now.home) && (manager_at(organisation, id, before) != manager_at(organisation, id, stage) ||
                                        organisation.outsider_of(id, before) != organisation.outsider_of(id, stage)));
    return marks;
}

}  // namespace orgplan::cards
