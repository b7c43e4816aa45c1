#include "graph/index/unit_forest.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace orgplan::graph {

UnitForest::UnitForest(const Organisation& org, Tick at)
    : above_(org.units.size(), kNone<UnitId>),
      first_(org.units.size() + 1, kNone<UnitId>),
      next_(org.units.size(), kNone<UnitId>),
      before_(org.units.size(), kNone<UnitId>) {
    std::vector<UnitId> within;
    for (const Unit& unit : org.units) within.push_back(unit.at(at).within);
    std::vector<std::size_t> seen(within.size());
    for (std::size_t start = 0; start < within.size(); ++start) {
        UnitId unit = id_at<UnitId>(start);
        for (; given(unit) && seen[index(unit)] == 0; unit = within[index(unit)]) seen[index(unit)] = start + 1;
        if (given(unit) && seen[index(unit)] == start + 1) within[index(unit)] = kNone<UnitId>;
    }
    // Each is put first, so that the lists are in the order of the text.
    for (std::size_t i = above_.size(); i-- > 0;) link(id_at<UnitId>(i), within[i]);
}

void UnitForest::link(UnitId unit, UnitId to) {
    UnitId& head = first(to);
    above_[index(unit)] = to;
    before_[index(unit)] = kNone<UnitId>;
    next_[index(unit)] = head;
    if (given(head)) before_[index(head)] = unit;
    head = unit;
}

bool UnitForest::within(UnitId unit, UnitId top) const {
    while (given(unit) && unit != top) unit = above(unit);
    return unit == top;
}

void UnitForest::move(UnitId unit, UnitId to) {
    const UnitId before = before_[index(unit)];
    const UnitId next = next_[index(unit)];
    (given(before) ? next_[index(before)] : first(above(unit))) = next;
    if (given(next)) before_[index(next)] = before;
    link(unit, to);
}

std::vector<UnitId> UnitForest::below(UnitId top) const {
    std::vector<UnitId> found;
    UnitId at = given(top) ? top : first_.back();
    while (given(at)) {
        found.push_back(at);
        if (given(first_[index(at)])) {
            at = first_[index(at)];
            continue;
        }
        while (given(at) && at != top && !given(next_[index(at)])) at = above(at);
        if (!given(at) || at == top) break;
        at = next_[index(at)];
    }
    return found;
}

std::vector<UnitMove> unit_moves(const Organisation& org) {
    std::vector<UnitMove> moves;
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const std::vector<UnitState>& states = org.units[i].states;
        for (std::size_t s = 1; s < states.size(); ++s) {
            if (states[s].within != states[s - 1].within) moves.push_back({states[s].from, id_at<UnitId>(i)});
        }
    }
    std::sort(moves.begin(), moves.end(),
              [](const UnitMove& a, const UnitMove& b) { return std::tie(a.at, a.unit) < std::tie(b.at, b.unit); });
    return moves;
}

}  // namespace orgplan::graph
