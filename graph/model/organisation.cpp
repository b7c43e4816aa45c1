#include "graph/model/organisation.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/words.h"

namespace orgplan {
namespace {

// The last state that begins at or before the tick; the first one has always held.
template <class State>
const State& state_at(const std::vector<State>& states, Tick tick) {
    if (states.size() == 1) return states.front();
    const auto later = std::upper_bound(states.begin() + 1, states.end(), tick,
                                        [](Tick at, const State& state) { return at < state.from; });
    return *(later - 1);
}

template <class State>
Tick end_of(const std::vector<State>& states, const State& state) {
    const std::size_t next = static_cast<std::size_t>(&state - states.data()) + 1;
    return next < states.size() ? states[next].from : kForever;
}

}  // namespace

const PositionState& Position::at(Tick tick) const {
    return state_at(states, tick);
}
Tick Position::until(const PositionState& state) const {
    return end_of(states, state);
}
const UnitState& Unit::at(Tick tick) const {
    return state_at(states, tick);
}
Tick Unit::until(const UnitState& state) const {
    return end_of(states, state);
}
const ProductState& Product::at(Tick tick) const {
    return state_at(states, tick);
}
const ProjectState& Project::at(Tick tick) const {
    return state_at(states, tick);
}

bool Organisation::dated() const {
    return std::ranges::all_of(stages, &Stage::dated);
}

std::vector<UnitId> Organisation::units_around(UnitId id, Tick tick) const {
    std::vector<UnitId> around;
    for (; given(id) && around.size() < units.size(); id = (*this)[id].at(tick).within) around.push_back(id);
    return around;
}

StageId Organisation::stage_at(Tick tick) const {
    const auto found = std::ranges::find(stages, tick, &Stage::at);
    return found == stages.end() ? kNone<StageId> : id_at<StageId>(static_cast<std::size_t>(found - stages.begin()));
}

std::string Organisation::time_text(Tick tick) const {
    return dated() ? date_text(tick) : std::string((*this)[stage_of(tick)].id);
}

std::string Organisation::quoted_time(Tick tick) const {
    const StageId stage = stage_at(tick);
    return given(stage) && !(*this)[stage].for_day ? fmt::format("`{}`", (*this)[stage].id) : date_text(tick);
}

Text Organisation::title_of(const PositionState& state) const {
    if (!state.title.empty()) return state.title;
    if (!state.alias.empty()) return state.alias;
    return given(state.role) ? (*this)[state.role].title : Text();
}

Text Organisation::title_of(PositionId id, StageId stage) const {
    return title_of(at(id, stage));
}

Text Organisation::title_of(const Hat& hat) const {
    return hat.alias.empty() ? (*this)[hat.role].title : hat.alias;
}

Text Organisation::outsider_of(PositionId id, StageId stage) const {
    return (*this)[id].top.has(stage) ? at(id, stage).outside : Text();
}

std::string Organisation::holder_text(PositionId id, StageId stage) const {
    const PositionState& state = at(id, stage);
    if (state.occupancy == Occupancy::vacant) return std::string(word_of(Occupancy::vacant));
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

}  // namespace orgplan
