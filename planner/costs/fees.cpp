#include <algorithm>
#include <map>
#include <tuple>

#include "graph/index/movements.h"
#include "planner/costs/cost_plan.h"

namespace orgplan::costs {

std::vector<Fee> fees_of(const Organisation& org) {
    std::vector<Fee> fees;
    if (org.costs.once.empty()) return fees;
    std::map<std::tuple<bool, RoleId, FamilyId>, const OneOff*> known;
    for (const OneOff& once : org.costs.once) known.try_emplace({once.promotion, once.role, once.family}, &once);
    // The most specific first.
    const auto find = [&](bool promotion, RoleId role, FamilyId family) -> const OneOff* {
        for (const RoleId by_role : {role, kNone<RoleId>}) {
            for (const FamilyId by_family : {family, kNone<FamilyId>}) {
                const auto once = known.find({promotion, by_role, by_family});
                if (once != known.end()) return once->second;
            }
        }
        return nullptr;
    };
    for (const graph::Movement& movement : graph::movements_of(org)) {
        const bool promotion = movement.kind == graph::MovementKind::promotion;
        const PositionState& state = org[movement.seat].states[movement.state];
        if ((!promotion && !is_hire(movement)) || !graph::is_employed(state)) continue;
        const FamilyId family = given(state.role) ? org[state.role].family : kNone<FamilyId>;
        const OneOff* once = find(promotion, state.role, family);
        if (once == nullptr) continue;
        fees.push_back({movement.at, movement.seat, state.home, once->amount, promotion});
    }
    std::stable_sort(fees.begin(), fees.end(),
                     [](const Fee& a, const Fee& b) { return std::tuple(a.seat, a.at) < std::tuple(b.seat, b.at); });
    return fees;
}

}  // namespace orgplan::costs
