#pragma once

#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include "planner/rules/match/link_index.h"
#include "planner/rules/match/seat_match.h"
#include "planner/rules/match/work_index.h"

namespace orgplan::rules {

/// Which seats have been met already, in walks that start again and again.
class VisitedSeats {
  public:
    void begin(std::size_t seats) {
        last_.resize(seats, 0);
        ++walk_;
    }
    /// Whether it is met for the first time in this walk.
    bool meet(PositionId seat) {
        std::uint32_t& last = last_[index(seat)];
        if (last == walk_) return false;
        last = walk_;
        return true;
    }

  private:
    std::vector<std::uint32_t> last_;
    std::uint32_t walk_ = 0;
};

/// Counts, among the seats that a selector means, those linked to a seat or a unit, and those who work on a product. A
/// seat counts once, whichever way it is reached. What is reached through a unit, a scope or a product is remembered,
/// and nothing is counted further than needed, so no question costs more than the seat's own lines and links.
class Linked {
  public:
    /// One for each walk that may be active while another is.
    enum Level : std::uint8_t { kSeat, kUnit, kLinks, kWorks, kScope, kWork, kStaff, kInside, kLevels };
    using AllVisitedSeats = std::array<VisitedSeats, kLevels>;

    /// A count above `enough` may be given as any number above it. Without `kinds` every way counts; with them, only
    /// the links of these kinds.
    Linked(const graph::Index& at, const LinkIndex& links, const WorkIndex& works, SeatMatch& match,
           AllVisitedSeats& marks, std::optional<LinkKinds> kinds, std::size_t enough);

    Count of(PositionId seat);
    /// `but` is not counted.
    Count of(UnitId unit, PositionId but);
    Count on(WorkId work, PositionId but);

  private:
    // Of those found, as many as are enough besides one who is not counted.
    struct Few {
        std::vector<PositionId> sure;
        std::vector<PositionId> open;
    };
    using Known = std::unordered_map<std::uint32_t, Few>;
    class Walk;
    const Few& inside(UnitId unit);              // who belong to it or below
    const Few& staff(UnitId unit);               // and who serve one of these units
    const Few& on(WorkId work);                  // who work on it
    const Few& by_works(UnitId unit);            // who work on something that it works on
    const Few& by_scope(std::uint32_t facts);    // who work on something that the scope names
    const Few& with_scope(std::uint32_t facts);  // whose scope it is
    const Few& by_links(UnitId unit);            // by the links of the unit and of those above it
    const Few& through(UnitId unit, bool home);
    void take_links(std::span<const LinkIndex::End> ends, Walk& walk);
    void take_served(std::span<const LinkIndex::End> ends, Walk& walk);
    Walk walk(Level level);
    static Count count(const Few& few, PositionId but);

    const graph::Index& at_;
    const LinkIndex& links_;
    const WorkIndex& works_;
    SeatMatch& match_;
    AllVisitedSeats& marks_;
    std::optional<LinkKinds> kinds_;
    std::size_t most_;
    Few nobody_;
    Known inside_, staff_, on_, by_works_, by_scope_, with_scope_, by_links_, by_unit_, by_home_;
};

}  // namespace orgplan::rules
