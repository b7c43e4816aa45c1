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

const Away* Person::away_at(Tick tick) const {
    const auto found = std::ranges::find_if(away, [&](const Away& each) { return each.holds(tick); });
    return found == away.end() ? nullptr : &*found;
}

std::vector<PositionId> Headship::heads() const {
    std::vector<PositionId> all;
    each_head([&](PositionId head) { all.push_back(head); });
    return all;
}

bool Headship::headed_by(PositionId seat) const {
    return manager == seat || std::ranges::find(joint, seat) != joint.end();
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

bool Organisation::unresolved(const PositionState& state) {
    const bool no_role = !given(state.role) && !state.alias.empty();
    return no_role || !state.unknown_home.empty() || state.stated == StatedLine::unknown;
}

std::string Organisation::outsider_text(PositionId id, StageId stage) const {
    const Text outsider = outsider_of(id, stage);
    if (outsider.empty()) return {};
    return fmt::format("{} ({})", outsider, at(id, stage).stated == StatedLine::unknown ? "not found" : "outside");
}

std::string Organisation::holder_text(PositionId id, StageId stage) const {
    const PositionState& state = at(id, stage);
    if (state.occupancy == Occupancy::vacant && state.acting.empty()) return std::string(word_of(Occupancy::vacant));
    std::string names;
    const auto add = [&](const Holder& holder, std::string_view as) {
        names += fmt::format("{}{}{}", names.empty() ? "" : " / ", (*this)[holder.person].name, as);
    };
    for (const Holder& holder : state.holders) add(holder, "");
    for (const Holder& holder : state.acting) add(holder, " (acting)");
    return names;
}

std::string Organisation::away_text(PositionId id, StageId stage) const {
    const PositionState& state = at(id, stage);
    std::string text;
    for (const Holder& holder : state.holders) {
        const Person& person = (*this)[holder.person];
        const Away* const away = person.away_at((*this)[stage].at);
        if (away == nullptr) continue;
        // A part of an organisation, or two joined, may lack the stage at which they are back.
        const bool known = away->closes != kForever && (dated() || given(stage_at(away->closes)));
        const bool alone = state.holders.size() + state.acting.size() == 1;
        text += fmt::format("{}{}away{}", text.empty() ? "" : ", ", alone ? "" : fmt::format("{} ", person.name),
                            !known    ? ""
                            : dated() ? " until " + date_text(away->closes)
                                      : fmt::format(" until {}", (*this)[stage_at(away->closes)].id));
    }
    return text;
}

bool Organisation::deserted(const PositionState& state, Tick tick) const {
    return !state.holders.empty() && state.acting.empty() &&
           std::ranges::all_of(state.holders,
                               [&](const Holder& each) { return (*this)[each.person].away_at(tick) != nullptr; });
}

PositionId Organisation::head_at(const Headship& headship, Tick tick) const {
    PositionId first = kNone<PositionId>;
    headship.each_head([&](PositionId head) {
        if (!given(first) && (*this)[head].exists(tick)) first = head;
    });
    return first;
}

FamilyId Organisation::family_of(const PositionState& state) const {
    return given(state.role) ? (*this)[state.role].family : titles[state.read].family;
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
