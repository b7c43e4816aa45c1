#include <algorithm>
#include <tuple>

#include "graph/movements.h"
#include "planner/costs/cost_plan.h"

namespace orgplan {

std::vector<Fee> fees_of(const Organisation& org) {
    std::vector<Fee> fees;
    if (org.costs.once.empty()) return fees;
    for (const Movement& movement : movements_of(org)) {
        const bool promotion = movement.kind == MovementKind::promotion;
        const PositionState& state = org[movement.seat].states[movement.state];
        if ((!promotion && !is_hire(movement)) || is_external(state)) continue;
        const FamilyId family = given(state.role) ? org[state.role].family : kNone<FamilyId>;
        const auto once = std::find_if(org.costs.once.begin(), org.costs.once.end(), [&](const OneOff& each) {
            return each.promotion == promotion && (!given(each.role) || each.role == state.role) &&
                   (!given(each.family) || each.family == family);
        });
        if (once == org.costs.once.end()) continue;
        fees.push_back({movement.at, movement.seat, state.home, once->amount, promotion});
    }
    std::stable_sort(fees.begin(), fees.end(),
                     [](const Fee& a, const Fee& b) { return std::tuple(a.seat, a.at) < std::tuple(b.seat, b.at); });
    return fees;
}

}  // namespace orgplan
