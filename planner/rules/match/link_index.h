#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/index/index.h"

namespace orgplan::rules {

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
    explicit LinkIndex(const graph::Index& at);

    /// What it names itself.
    std::span<const End> from(PositionId seat) const { return from_seat_[index(seat)]; }
    std::span<const End> from(UnitId unit) const { return from_unit_[index(unit)]; }
    /// What names it.
    std::span<const End> to(PositionId seat) const { return to_seat_[index(seat)]; }
    std::span<const End> to(UnitId unit) const { return to_unit_[index(unit)]; }
    /// Who works for a unit or for one below it; some perhaps more than once.
    std::span<const LinkEnd> serving(UnitId unit) const;
    /// The unit itself or the nearest above it that names something or is named, if there is one.
    UnitId nearest(UnitId unit) const { return nearest_[index(unit)]; }

    /// Whether it names something under one of these kinds itself.
    bool gives(UnitId unit, LinkKinds kinds) const { return (unit_gives_[index(unit)] & kinds) != 0; }
    /// Whether the seat or a unit it belongs to does.
    bool gives(PositionId seat, LinkKinds kinds) const;
    /// The same for one of these or of the units above them.
    bool gives_above(UnitId unit, LinkKinds kinds) const { return (above_gives_[index(unit)] & kinds) != 0; }
    bool gives_above(PositionId seat, LinkKinds kinds) const;

  private:
    const graph::Index& at_;
    graph::Buckets<End> from_seat_;
    graph::Buckets<End> from_unit_;
    graph::Buckets<End> to_seat_;
    graph::Buckets<End> to_unit_;
    std::vector<LinkEnd> serving_;             // in the order of the units' forest
    std::vector<std::uint32_t> serving_from_;  // by place in that order: where those of the unit begin
    std::vector<UnitId> nearest_;
    std::vector<LinkKinds> seat_gives_;
    std::vector<LinkKinds> unit_gives_;
    std::vector<LinkKinds> above_gives_;
};

}  // namespace orgplan::rules
