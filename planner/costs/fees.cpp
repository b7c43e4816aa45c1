#include <algorithm>
#include <tuple>

#include "graph/index/movements.h"
#include "planner/costs/cost_plan.h"

namespace orgplan::costs {

OneOffs::OneOffs(const Organisation& organisation) : org_(organisation) {
    for (const OneOff& once : org_.costs.once) {
        known_.try_emplace({once.promotion, once.role, once.family}, once.amount);
    }
}

Amount OneOffs::of(bool promotion, RoleId role) const {
    const FamilyId family = given(role) ? org_[role].family : kNone<FamilyId>;
    for (const RoleId by_role : {role, kNone<RoleId>}) {
        for (const FamilyId by_family : {family, kNone<FamilyId>}) {
            const auto once = known_.find({promotion, by_role, by_family});
            if (once != known_.end()) return once->second;
        }
    }
    return 0;
}

std::vector<Fee> fees_of(const Organisation& org) {
    std::vector<Fee> fees;
    if (org.costs.once.empty()) return fees;
    const OneOffs known(org);
    for (const graph::Movement& movement : graph::movements_of(org)) {
        const bool promotion = movement.kind == graph::MovementKind::promotion;
        const PositionState& state = org[movement.seat].states[movement.state];
        if ((!promotion && !is_hire(movement)) || !graph::is_employed(state)) continue;
        const Amount amount = known.of(promotion, state.role);
        if (amount == 0) continue;
        fees.push_back({movement.at, movement.seat, state.home, amount, promotion});
    }
    std::stable_sort(fees.begin(), fees.end(),
                     [](const Fee& a, const Fee& b) { return std::tuple(a.seat, a.at) < std::tuple(b.seat, b.at); });
    return fees;
}

}  // namespace orgplan::costs
