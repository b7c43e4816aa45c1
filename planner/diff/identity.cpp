#include "planner/diff/identity.h"

#include "planner/diff/match.h"

namespace orgplan::diff {
namespace {

// No two of the second are one of the first.
template <class Id>
void take(const std::vector<Id>& match, std::vector<Id>& all, std::vector<bool>& taken) {
    for (std::size_t i = 0; i < match.size(); ++i) {
        if (given(all[i]) || !given(match[i]) || taken[index(match[i])]) continue;
        all[i] = match[i];
        taken[index(match[i])] = true;
    }
}

}  // namespace

Identity identity(const Organisation& before, const Organisation& after) {
    Identity found{std::vector<PositionId>(after.positions.size(), kNone<PositionId>),
                   std::vector<UnitId>(after.units.size(), kNone<UnitId>), stages_before(before, after)};
    std::vector<bool> seats(before.positions.size()), units(before.units.size());
    const graph::OrgGraph lines_before(before), lines_after(after);
    for (const StagePair& pair : stage_by_stage(before, after)) {
        if (!pair.compared()) continue;
        const StageSnapshot a(lines_before, pair.before), b(lines_after, pair.after);
        const Match match(a, b);
        take(match.seat_before, found.seat_before, seats);
        take(match.unit_before, found.unit_before, units);
    }
    return found;
}

}  // namespace orgplan::diff
