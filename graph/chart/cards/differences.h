#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "graph/model/ids.h"

namespace orgplan::cards {

/// How a seat differs at a stage from an earlier state, or from the base of a scenario. What is `removed`, `later`
/// or `left` is a ghost: a seat that is not there, kept in the organisation only to be drawn.
enum class Differs : std::uint8_t {
    added,
    removed,
    later,    ///< opens at a later time than before, and so is not there yet
    left,     ///< the old place of a seat that moved
    moved,    ///< is in another unit; outside units, has a new manager
    managed,  ///< has a new manager in the same place
    role,     ///< has a new role or level
    filled,
    vacated,
    held,   ///< has a new holder
    dates,  ///< opens or closes at another time
    other
};

struct Difference {
    std::bitset<12> in;  ///< by `Differs`
    std::string where;   ///< of what `left`: the name of its new place
    std::string words;   ///< all of it in words; empty for what was added or removed for good

    bool has(Differs what) const { return in[static_cast<std::size_t>(what)]; }
    void add(Differs what) { in.set(static_cast<std::size_t>(what)); }
    void remove(Differs what) { in.reset(static_cast<std::size_t>(what)); }
    bool ghost() const { return has(Differs::removed) || has(Differs::later) || has(Differs::left); }

    bool operator==(const Difference&) const = default;
};

/// What an organisation is compared with.
enum class Against : std::uint8_t { earlier_state, base_of_scenario };

/// All differences of an organisation, by stage.
class Differences {
  public:
    explicit Differences(Against against = Against::earlier_state) : against_(against) {}

    Against against() const { return against_; }
    /// Null where the seat is unchanged.
    const Difference* at(PositionId seat, StageId stage) const { return find(seats_, seat, stage); }
    bool ghost(PositionId seat, StageId stage) const {
        const Difference* const difference = at(seat, stage);
        return difference != nullptr && difference->ghost();
    }
    /// Whether a unit was added or removed, and what else of it is different; null where nothing is.
    const Difference* at(UnitId unit, StageId stage) const { return find(units_, unit, stage); }
    /// Whether a dotted line was not there before.
    bool new_line(PositionId from, PositionId to, StageId stage) const { return lines_.contains({stage, from, to}); }
    void add_line(PositionId from, PositionId to, StageId stage) { lines_.emplace(stage, from, to); }
    Difference& add(PositionId seat, StageId stage) { return seats_[{stage, seat}]; }
    Difference& add(UnitId unit, StageId stage) { return units_[{stage, unit}]; }

  private:
    template <class Id>
    using ByStage = std::map<std::pair<StageId, Id>, Difference>;

    template <class Id>
    static const Difference* find(const ByStage<Id>& all, Id id, StageId stage) {
        const auto found = all.find({stage, id});
        return found == all.end() ? nullptr : &found->second;
    }

    Against against_;
    ByStage<PositionId> seats_;
    ByStage<UnitId> units_;
    std::set<std::tuple<StageId, PositionId, PositionId>> lines_;
};

}  // namespace orgplan::cards
