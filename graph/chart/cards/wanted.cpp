#include "graph/chart/cards/wanted.h"

#include <algorithm>

namespace orgplan::cards {
namespace {

template <class Values, class Value>
bool one_of(const Values& values, const Value& value) {
    return values.empty() || std::ranges::find(values, value) != values.end();
}

}  // namespace

bool Wanted::fits(const graph::Index& at, PositionId seat) const {
    const PositionState& state = *at.state(seat);
    if (!one_of(roles, state.role) || !one_of(families, at.org.family_of(state))) return false;
    if (!one_of(levels, state.level) || !one_of(employments, state.employment)) return false;
    if (!locations.empty() && !one_of(locations, at.location(seat))) return false;
    if (!units.empty()) {
        const bool inside = given(state.home) && std::ranges::any_of(units, [&](UnitId unit) {
                                return at.exists(unit) && at.units().inside(index(state.home), index(unit));
                            });
        if (!inside) return false;
    }
    if (tags.empty()) return true;
    const auto tagged = [&](const std::vector<Text>& own) {
        return std::ranges::any_of(own, [&](Text tag) { return one_of(tags, tag); });
    };
    return tagged(at.org[seat].tags) || (given(state.role) && tagged(at.org[state.role].tags));
}

}  // namespace orgplan::cards
