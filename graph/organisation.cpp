#include "graph/organisation.h"

#include <algorithm>

namespace orgplan {
namespace {

// The last state that begins at or before the tick; the first one holds since ever.
template <class State>
const State& state_at(const std::vector<State>& states, Tick tick) {
    if (states.size() == 1) return states.front();
    const auto later = std::upper_bound(states.begin() + 1, states.end(), tick,
                                        [](Tick at, const State& state) { return at < state.from; });
    return *(later - 1);
}

}  // namespace

const PositionState& Position::at(Tick tick) const {
    return state_at(states, tick);
}
const UnitState& Unit::at(Tick tick) const {
    return state_at(states, tick);
}
const ProductState& Product::at(Tick tick) const {
    return state_at(states, tick);
}
const ProjectState& Project::at(Tick tick) const {
    return state_at(states, tick);
}

Text Organisation::title_of(PositionId id, StageId stage) const {
    const PositionState& state = at(id, stage);
    if (!state.title.empty()) return state.title;
    return given(state.role) ? (*this)[state.role].title : Text();
}

std::string Organisation::holder_text(PositionId id, StageId stage) const {
    const PositionState& state = at(id, stage);
    if (state.occupancy == Occupancy::vacant) return "vacant";
    std::string names;
    for (const Holder& holder : state.holders) {
        if (!names.empty()) names += " / ";
        names += (*this)[holder.person].name;
    }
    return names;
}

FamilyId Organisation::family_of(PositionId id, StageId stage) const {
    const RoleId role = at(id, stage).role;
    return given(role) ? (*this)[role].family : kNone<FamilyId>;
}

std::vector<const Hat*> Organisation::hats_at(PositionId id, StageId stage) const {
    const Tick tick = (*this)[stage].at;
    std::vector<const Hat*> worn;
    for (const Hat& hat : (*this)[id].hats) {
        if (hat.opens <= tick && tick < hat.closes) worn.push_back(&hat);
    }
    return worn;
}

Text Organisation::name_of(UnitId id, StageId stage) const {
    const Text name = at(id, stage).name;
    return name.empty() ? (*this)[id].id : name;
}

Headcount headcount(const Organisation& org, StageId stage, UnitId unit) {
    // By unit: whether it is `unit` or lies below it; each is climbed from once.
    std::vector<bool> inside(org.units.size(), !given(unit));
    if (given(unit)) {
        inside[index(unit)] = true;
        std::vector<bool> known = inside;
        for (std::size_t i = 0; i < org.units.size(); ++i) {
            std::vector<std::size_t> climbed;
            UnitId at = id_at<UnitId>(i);
            for (; given(at) && !known[index(at)]; at = org.at(at, stage).within) {
                known[index(at)] = true;
                climbed.push_back(index(at));
            }
            const bool below = given(at) && inside[index(at)];
            for (const std::size_t each : climbed) inside[each] = below;
        }
    }

    Headcount count;
    std::vector<bool> employed(org.people.size());
    std::vector<bool> external(org.people.size());
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const PositionId id = id_at<PositionId>(i);
        if (!org[id].stages.has(stage)) continue;
        const PositionState& state = org.at(id, stage);
        if (given(unit) && (!given(state.home) || !inside[index(state.home)])) continue;
        ++count.seats;
        if (state.occupancy == Occupancy::vacant) {
            ++count.vacant;
            continue;
        }
        const bool outside = state.employment == Employment::contractor || state.employment == Employment::agency;
        std::size_t& heads = outside ? count.externals : count.heads;
        if (state.occupancy == Occupancy::unnamed) {
            ++heads;
            count.fte += state.fte;
            continue;
        }
        for (const Holder& holder : state.holders) {
            std::vector<bool>& counted = outside ? external : employed;
            if (!counted[index(holder.person)]) ++heads;
            counted[index(holder.person)] = true;
            count.fte += holder.share;
        }
    }
    return count;
}

}  // namespace orgplan
