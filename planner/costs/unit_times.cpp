#include "planner/costs/unit_times.h"

#include <algorithm>

namespace orgplan::costs {
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

UnitTimes::UnitTimes(const Organisation& org) : locations_(org.units.size()), moves_(graph::unit_moves(org)) {
    graph::UnitForest forest(org);
    for (const UnitId unit : forest.below(kNone<UnitId>)) {
        const Text own = org[unit].states.front().location;
        const UnitId above = forest.above(unit);
        locations_[index(unit)].push_back(
            {kSinceEver, !own.empty() || !given(above) ? own : locations_[index(above)].front().location});
    }
    std::vector<graph::UnitMove> changes = moves_;
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const std::vector<UnitState>& states = org.units[i].states;
        for (std::size_t s = 1; s < states.size(); ++s) {
            if (states[s].location != states[s - 1].location) changes.push_back({states[s].from, id_at<UnitId>(i)});
        }
    }
    std::stable_sort(changes.begin(), changes.end(),
                     [](const graph::UnitMove& a, const graph::UnitMove& b) { return a.at < b.at; });
    for (auto change = changes.begin(); change != changes.end() && held();) {
        const Tick at = change->at;
        const auto end =
            std::find_if(change, changes.end(), [&](const graph::UnitMove& each) { return each.at != at; });
        for (auto each = change; each != end; ++each) forest.move(each->unit, org[each->unit].at(at).within);
        for (; change != end; ++change) tell(org, forest, change->unit, at);
    }
}

void UnitTimes::tell(const Organisation& org, const graph::UnitForest& forest, UnitId top, Tick at) {
    // What keeps its location hides the change from all below it.
    std::vector<UnitId> open{top};
    while (!open.empty() && ++told_ <= kMost) {
        const UnitId unit = open.back();
        open.pop_back();
        const Text own = org[unit].at(at).location;
        const UnitId above = forest.above(unit);
        const Text now = !own.empty() || !given(above) ? own : locations_[index(above)].back().location;
        std::vector<From>& times = locations_[index(unit)];
        if (times.back().location == now) continue;
        if (times.back().at == at) {
            times.back().location = now;
        } else {
            times.push_back({at, now});
        }
        for (UnitId inner = forest.first_below(unit); given(inner); inner = forest.next_beside(inner)) {
            open.push_back(inner);
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

std::vector<Tick> UnitTimes::relocations(UnitId unit, Tick from, Tick to) const {
    std::vector<Tick> ticks;
    if (!given(unit)) return ticks;
    const std::vector<From>& times = locations_[index(unit)];
    auto each =
        std::upper_bound(times.begin(), times.end(), from, [](Tick tick, const From& time) { return tick < time.at; });
    for (; each != times.end() && each->at < to; ++each) ticks.push_back(each->at);
    return ticks;
}

}  // namespace orgplan::costs
