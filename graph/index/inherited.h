#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/index/unit_forest.h"

namespace orgplan::graph {

/// What units have themselves or else inherit from the unit above, as it changes in time. Time linear in units,
/// changes, and the units that each change reaches.
template <class Value>
class Inherited {
  public:
    /// The most times that a change is passed on to a unit.
    static constexpr std::size_t kMost = 10'000'000;

    struct From {
        Tick at;
        Value value;
    };

    /// `own(unit, tick)` is what a unit has itself, or nothing; `changes` are the ticks at which that changes, `moves`
    /// those at which units move.
    template <class Own>
    Inherited(const Organisation& org, std::span<const UnitMove> moves, std::vector<UnitMove> changes, Own own)
        : times_(org.units.size()) {
        changes.insert(changes.end(), moves.begin(), moves.end());
        std::stable_sort(changes.begin(), changes.end(),
                         [](const UnitMove& a, const UnitMove& b) { return a.at < b.at; });
        look_at(org, kBeforeAll, own);
        UnitForest forest(org);
        std::size_t passed = 0;
        for (auto change = changes.begin(); change != changes.end() && passed <= kMost;) {
            const Tick at = change->at;
            const auto end = std::find_if(change, changes.end(), [&](const UnitMove& each) { return each.at != at; });
            // What moves together is taken out before any of it is put elsewhere, so that nothing is within itself.
            for (auto each = change; each != end; ++each) forest.move(each->unit, kNone<UnitId>);
            for (auto each = change; each != end; ++each) forest.move(each->unit, org[each->unit].at(at).within);
            for (; change != end; ++change) pass_on(forest, change->unit, at, own, passed);
        }
        if (passed <= kMost) return;
        followed_ = false;
        look_at_stages(org, own);
    }

    /// Forgets what it knows, and looks at the stages alone.
    template <class Own>
    void look_at_stages(const Organisation& org, Own& own) {
        times_.assign(org.units.size(), {});
        look_at(org, kBeforeAll, own);
        for (const Stage& stage : org.stages) look_at(org, stage.at, own);
    }

    /// Whether all changes were followed; where they are too many, values are those of the stage before.
    bool followed() const { return followed_; }
    const Value& at(UnitId unit, Tick tick) const { return (later(unit, tick) - 1)->value; }
    /// The first tick after this one at which it changes, or `kForever`.
    Tick until(UnitId unit, Tick tick) const {
        const auto next = later(unit, tick);
        return next == times_[index(unit)].end() ? kForever : next->at;
    }
    std::span<const From> times(UnitId unit) const { return times_[index(unit)]; }

  private:
    auto later(UnitId unit, Tick tick) const {
        const std::vector<From>& times = times_[index(unit)];
        return std::upper_bound(times.begin() + 1, times.end(), tick,
                                [](Tick wanted, const From& each) { return wanted < each.at; });
    }

    template <class Own>
    Value value(const UnitForest& forest, UnitId unit, Tick at, Own& own) const {
        if (std::optional<Value> its = own(unit, at)) return *std::move(its);
        const UnitId above = forest.above(unit);
        return given(above) ? times_[index(above)].back().value : Value();
    }

    void put(UnitId unit, Tick at, Value now) {
        std::vector<From>& times = times_[index(unit)];
        if (!times.empty() && times.back().at == at) {
            times.back().value = std::move(now);
        } else {
            times.push_back({at, std::move(now)});
        }
    }

    // Every unit at a tick, each after the one above it.
    template <class Own>
    void look_at(const Organisation& org, Tick at, Own& own) {
        const UnitForest forest(org, at);
        for (const UnitId unit : forest.below(kNone<UnitId>)) {
            Value now = value(forest, unit, at, own);
            if (times_[index(unit)].empty() || times_[index(unit)].back().value != now) put(unit, at, std::move(now));
        }
    }

    template <class Own>
    void pass_on(const UnitForest& forest, UnitId top, Tick at, Own& own, std::size_t& passed) {
        // A unit that keeps its value hides the change from all below it.
        std::vector<UnitId> open{top};
        while (!open.empty() && ++passed <= kMost) {
            const UnitId unit = open.back();
            open.pop_back();
            Value now = value(forest, unit, at, own);
            if (times_[index(unit)].back().value == now) continue;
            put(unit, at, std::move(now));
            for (UnitId inner = forest.first_below(unit); given(inner); inner = forest.next_beside(inner)) {
                open.push_back(inner);
            }
        }
    }

    std::vector<std::vector<From>> times_;  // by unit
    bool followed_ = true;
};

}  // namespace orgplan::graph
