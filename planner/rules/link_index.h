#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "planner/rules/stage_index.h"

namespace orgplan {

/// Kinds of links, one bit each.
using LinkKinds = std::uint8_t;
constexpr LinkKinds kEveryLink = 0xF;
constexpr LinkKinds only(LinkKind kind) {
    return static_cast<LinkKinds>(1U << static_cast<unsigned>(kind));
}

/// Those by which one works for a unit.
constexpr LinkKinds kServingLinks = only(LinkKind::works_with) | only(LinkKind::serves);

/// The links of one stage by their ends.
class LinkIndex {
  public:
    struct End {
        LinkKind kind;
        LinkEnd end;
    };
    explicit LinkIndex(const StageIndex& at);

    /// What it names itself.
    std::span<const End> from(PositionId seat) const { return from_seat_[index(seat)]; }
    std::span<const End> from(UnitId unit) const { return from_unit_[index(unit)]; }
    /// What names it.
    std::span<const End> to(PositionId seat) const { return to_seat_[index(seat)]; }
    std::span<const End> to(UnitId unit) const { return to_unit_[index(unit)]; }
    /// Whether it names something under one of these kinds.
    bool gives(UnitId unit, LinkKinds kinds) const { return (unit_gives_[index(unit)] & kinds) != 0; }
    /// Whether the seat or a unit it belongs to does.
    bool gives(PositionId seat, LinkKinds kinds) const;

  private:
    const StageIndex& at_;
    Buckets<End> from_seat_;
    Buckets<End> from_unit_;
    Buckets<End> to_seat_;
    Buckets<End> to_unit_;
    std::vector<LinkKinds> seat_gives_;
    std::vector<LinkKinds> unit_gives_;
};

}  // namespace orgplan
