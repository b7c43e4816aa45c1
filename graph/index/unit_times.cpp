#include "graph/index/unit_times.h"

namespace orgplan::graph {
namespace {

Inherited<Text> locations_of(const Organisation& org, const std::vector<UnitMove>& moves) {
    std::vector<UnitMove> changes;
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const std::vector<UnitState>& states = org.units[i].states;
        for (std::size_t s = 1; s < states.size(); ++s) {
            if (states[s].location != states[s - 1].location) changes.push_back({states[s].from, id_at<UnitId>(i)});
        }
    }
    return Inherited<Text>(org, moves, std::move(changes), [&](UnitId unit, Tick at) {
        const Text own = org[unit].at(at).location;
        return own.empty() ? std::nullopt : std::optional(own);
    });
}

}  // namespace

UnitTimes::UnitTimes(const Organisation& org) : moves_(unit_moves(org)), locations_(locations_of(org, moves_)) {}

std::vector<Tick> UnitTimes::relocations(UnitId unit, Tick from, Tick to) const {
    std::vector<Tick> ticks;
    if (!given(unit)) return ticks;
    for (Tick at = locations_.until(unit, from); at < to; at = locations_.until(unit, at)) ticks.push_back(at);
    return ticks;
}

Inherited<Lead> leads_of(const Organisation& org, const std::vector<UnitMove>& moves) {
    std::vector<UnitMove> changes;
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const Unit& unit = org.units[i];
        for (std::size_t s = 0; s < unit.states.size(); ++s) {
            const UnitState& state = unit.states[s];
            const Tick to = unit.until(state);
            if (s > 0 && !state.same_heads(unit.states[s - 1])) changes.push_back({state.from, id_at<UnitId>(i)});
            for (const PositionId head : state.heads()) {
                for (const Tick at : {org[head].opens, org[head].closes}) {
                    if (at != kBeforeAll && state.from <= at && at < to) changes.push_back({at, id_at<UnitId>(i)});
                }
            }
        }
    }
    return Inherited<Lead>(org, moves, std::move(changes), [&](UnitId unit, Tick at) -> std::optional<Lead> {
        const UnitState& state = org[unit].at(at);
        const PositionId manager = org.head_at(state, at);
        if (!given(manager) && !state.headless) return std::nullopt;
        return Lead{manager, unit};
    });
}

}  // namespace orgplan::graph
