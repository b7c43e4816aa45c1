#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/index/index.h"
#include "planner/rules/match/truth.h"
#include "planner/rules/rule.h"

namespace orgplan::rules {

/// Which seats of a stage a selector means, and how many of them there are where. What only some rules need is
/// counted when it is first needed.
class SeatMatch {
  public:
    SeatMatch(const graph::Index& at, const SeatSelector& selector);

    /// By the seat's own role.
    Truth own(PositionId seat) const { return own_[index(seat)]; }
    /// By its own role or by that of a hat.
    Truth any(PositionId seat) const { return any_[index(seat)]; }
    Truth as(const graph::Index::Belonging& belonging) const { return match(belonging.seat, belonging.role); }
    /// By any role it holds in a unit, with the units below it or without.
    Truth in(UnitId unit, PositionId seat, bool below) const;

    /// By a title without a role, in `Organisation::titles`, alone.
    Truth of_title(std::uint32_t title) const { return titles_[title].untagged; }

    Count company() const { return company_; }
    /// Those who match by any role, for certain or perhaps, in the order of the organisation.
    std::span<const PositionId> matching() const { return matching_; }
    Count below(PositionId seat);
    /// Whether somebody above the seat matches, at most so many levels above; 0: any.
    Truth above(PositionId seat, std::uint32_t levels);
    Count members(UnitId unit);
    /// For the unit and everything below it, each seat once.
    Count inside(UnitId unit);

    /// Seats that match by any role: for certain, and those for which it is not known. Some may be there twice.
    struct Found {
        std::span<const PositionId> sure;
        std::span<const PositionId> open;
    };
    enum class Where : std::uint8_t { home, unit, inside };
    /// Who sits in a unit, who belongs to it, who belongs to it or to a unit below.
    Found find(UnitId unit, Where where);

  private:
    Truth match(PositionId seat, RoleId role) const;
    bool about_seat(PositionId seat, const std::vector<bool>& within) const;
    std::vector<PositionId> candidates() const;
    void look_at_titles();
    void count_units();
    void list_units();

    const graph::Index& at_;
    const SeatSelector& selector_;
    // By role: role, family and people; and the tags.
    std::vector<Truth> roles_;
    std::vector<Truth> tags_;
    // Seats without a role by their title: where the seat has one of the tags itself, and where it has none.
    struct OfTitle {
        Truth tagged;
        Truth untagged;
    };
    std::vector<OfTitle> titles_;
    std::vector<Truth> seats_;  // what depends on the seat rather than on its role
    std::vector<Truth> own_;
    std::vector<Truth> any_;
    std::vector<SeatMatch> except_;
    Count company_;
    std::vector<PositionId> matching_;
    std::vector<Count> before_;  // by place in the pre-order: how many match before it
    // By seat, the depth of the nearest above that matches, for certain or perhaps; -1: none.
    std::vector<std::int32_t> nearest_sure_;
    std::vector<std::int32_t> nearest_possible_;
    std::vector<Count> members_;
    std::vector<Count> inside_;
    // One list in the order of the units; within each, those who sit there come first.
    struct Listed {
        std::vector<std::uint32_t> keys;  // for each seat twice the place of the unit, plus one where it sits elsewhere
        std::vector<PositionId> seats;
        std::span<const PositionId> find(const graph::Forest& units, UnitId unit, Where where) const;
    };
    bool listed_ = false;
    Listed sure_list_;
    Listed open_list_;
};

}  // namespace orgplan::rules
