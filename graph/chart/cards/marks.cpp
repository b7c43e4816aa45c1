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
    marks.promoted = ((known && then.role != now.role) || (then.level != now.level && !now.level.empty())) &&
                     !graph::gives_up_people(organisation, then, now);
    const bool managed = manager_at(organisation, id, before) != manager_at(organisation, id, stage) ||
                         organisation.outsider_of(id, before) != organisation.outsider_of(id, stage);
    marks.moved = then.home != now.home || (!given(now.home) && managed);
    marks.managed = managed && !marks.moved;
    return marks;
}

std::vector<bool> carried_at(const Organisation& organisation, StageId stage) {
    if (index(stage) == 0) return {};
    const StageId before = id_at<StageId>(index(stage) - 1);
    const std::size_t count = organisation.positions.size();
    std::vector<PositionId> then(count, kNone<PositionId>);
    std::vector<PositionId> now(count, kNone<PositionId>);
    for (const Line& line : organisation.lines) {
        if (line.kind != LineKind::solid) continue;
        if (line.stages.has(before) && !given(then[index(line.from)])) then[index(line.from)] = line.to;
        if (line.stages.has(stage) && !given(now[index(line.from)])) now[index(line.from)] = line.to;
    }
    const auto stays = [&](std::size_t seat) {
        const StageSet& stages = organisation.positions[seat].stages;
        return stages.has(before) && stages.has(stage);
    };
    enum : std::uint8_t { kOpen, kOnPath, kNo, kYes };
    std::vector<std::uint8_t> known(count, kOpen);
    std::vector<std::size_t> path;
    for (std::size_t start = 0; start < count; ++start) {
        path.clear();
        // Up to the first seat that is known, that has nobody above it in common, or that closes a circle.
        std::size_t at = start;
        while (known[at] == kOpen && stays(at) && then[at] == now[at] && given(now[at])) {
            known[at] = kOnPath;
            path.push_back(at);
            at = index(now[at]);
        }
        const bool moves = known[at] == kYes || (stays(at) && then[at] != now[at]);
        for (const std::size_t seat : path) known[seat] = moves ? kYes : kNo;
        if (known[at] == kOpen) known[at] = kNo;
    }
    std::vector<bool> carried(count);
    for (std::size_t seat = 0; seat < count; ++seat) carried[seat] = known[seat] == kYes;
    return carried;
}

}  // namespace orgplan::cards
