#pragma once

#include <algorithm>
#include <array>
#include <bitset>

#include "graph/chart/cards/cards.h"
#include "graph/model/organisation.h"

namespace orgplan::scene {

/// What a chart shows of a seat besides its holder: in the order of the legend. The first is the seat that the chart is
/// around, the next six compare a stage with the one before, the next an organisation with its earlier state, the last
/// with its base.
enum class Mark : std::uint8_t {
    centre,
    fresh,
    promoted,
    moved,
    carried,
    leaving,
    vacant,
    added,
    removed,
    later,
    relocated,
    left,
    managed,
    role,
    filled,
    vacated,
    held,
    dates,
    other,
    by_scenario,
    not_as_base,
    base_only
};
constexpr std::size_t kMarks = 22;

struct MarkLook {
    const char* sign;  ///< before a name; empty: shown in another way
    const char* colour;
    const char* sample;  ///< in the legend, after the sign
    const char* legend;
    const char* title;           ///< after a number in the title of a stage; empty: not counted there
    bool struck = false;         ///< the name, and the sample
    const char* tint = nullptr;  ///< behind the name; none: white
};

const MarkLook& look_of(Mark mark);

/// Those that the title of a stage counts, in its order, and the cards of units.
inline constexpr std::array kCounted{Mark::fresh,       Mark::vacant,   Mark::promoted, Mark::moved,
                                     Mark::managed,     Mark::carried,  Mark::leaving,  Mark::by_scenario,
                                     Mark::not_as_base, Mark::base_only};
constexpr bool is_counted(Mark mark) {
    return std::ranges::find(kCounted, mark) != kCounted.end();
}

class MarkSet {
  public:
    bool has(Mark mark) const { return in_[static_cast<std::size_t>(mark)]; }
    void set(Mark mark, bool is = true) { in_.set(static_cast<std::size_t>(mark), is); }
    /// Not there, or only in the base.
    bool ghost() const { return has(Mark::removed) || has(Mark::later) || has(Mark::left) || has(Mark::base_only); }
    /// Its name is struck through.
    bool struck() const { return has(Mark::removed) || has(Mark::base_only); }
    void keep_common(const MarkSet& other) { in_ &= other.in_; }

  private:
    std::bitset<kMarks> in_;
};

/// The marks of a seat that exists at the stage, by the differences of the forest or by the stage before.
MarkSet marks_at(const Organisation& organisation, const cards::CardForest& forest, PositionId seat, StageId stage);

/// Whether a unit was added or removed, as seats are marked.
MarkSet marks_at(const cards::Differences* differences, UnitId unit, StageId stage);

}  // namespace orgplan::scene
