#include "planner/costs/unit_times.h"

#include <algorithm>

namespace orgplan {
namespace {

void settle(std::vector<Tick>& ticks) {
    std::sort(ticks.begin(), ticks.end());
    ticks.erase(std::unique(ticks.begin(), ticks.end()), ticks.end());
}

}  // namespace

UnitTree::UnitTree(const Organisation& org, Tick at) : above(org.units.size(), kNone<UnitId>) {
    for (std::size_t i = 0; i < above.size(); ++i) above[i] = org.units[i].at(at).within;
    std::vector<bool> placed(above.size());
    std::vector<UnitId> climbed;
    for (std::size_t i = 0; i < above.size(); ++i) {
        for (UnitId unit = id_at<UnitId>(i); given(unit) && !placed[index(unit)]; unit = above[index(unit)]) {
            placed[index(unit)] = true;
            climbed.push_back(unit);
        }
        order.insert(order.end(), climbed.rbegin(), climbed.rend());
        climbed.clear();
    }
}

UnitTimes::UnitTimes(const Organisation& org) : locations_(org.units.size()) {
    std::vector<Tick> epochs{kSinceEver};
    for (const Unit& unit : org.units) {
        for (std::size_t s = 1; s < unit.states.size(); ++s) {
            const bool reshaped = unit.states[s].within != unit.states[s - 1].within;
            if (reshaped) reshapings_.push_back(unit.states[s].from);
            if (reshaped || unit.states[s].location != unit.states[s - 1].location) {
                epochs.push_back(unit.states[s].from);
            }
        }
    }
    settle(reshapings_);
    settle(epochs);
    std::vector<Text> now(org.units.size());
    for (const Tick at : epochs) {
        const UnitTree tree(org, at);
        for (const UnitId unit : tree.order) {
            const Text own = org[unit].at(at).location;
            const UnitId above = tree.above[index(unit)];
            now[index(unit)] = !own.empty() ? own : given(above) ? now[index(above)] : Text();
            std::vector<From>& times = locations_[index(unit)];
            if (times.empty() || times.back().location != now[index(unit)]) times.push_back({at, now[index(unit)]});
        }
    }
}

Text UnitTimes::location(UnitId unit, Tick at) const {
    if (!given(unit)) return {};
    const std::vector<From>& times = locations_[index(unit)];
    const auto later = std::upper_bound(times.begin() + 1, times.end(), at,
                                        [](Tick tick, const From& each) { return tick < each.at; });
    return (later - 1)->location;
}

std::vector<Tick> UnitTimes::moves(UnitId unit, Tick from, Tick to) const {
    std::vector<Tick> ticks;
    if (!given(unit)) return ticks;
    for (const From& each : locations_[index(unit)]) {
        if (from < each.at && each.at < to) ticks.push_back(each.at);
    }
    return ticks;
}

}  // namespace orgplan
