#pragma once

#include <cstdint>
#include <vector>

#include "planner/rules/rule.h"
#include "planner/rules/stage_index.h"

namespace orgplan {

/// A rule's answer. `unknown`: the spec does not give a fact that would decide it.
enum class Truth : std::uint8_t { fails, unknown, holds };

inline Truth both(Truth a, Truth b) {
    return a < b ? a : b;
}
inline Truth either(Truth a, Truth b) {
    return a < b ? b : a;
}
inline Truth opposite(Truth a) {
    return static_cast<Truth>(2 - static_cast<int>(a));
}
inline Truth truth(bool is) {
    return is ? Truth::holds : Truth::fails;
}

/// How many match: for certain, and with those of whom it is not known.
struct Count {
    std::uint32_t sure = 0;
    std::uint32_t possible = 0;

    void add(Truth match) {
        sure += match == Truth::holds;
        possible += match != Truth::fails;
    }
    void take(Truth match) {
        sure -= match == Truth::holds;
        possible -= match != Truth::fails;
    }
    bool operator==(const Count&) const = default;
};

/// Which units of a stage a selector means.
class UnitMatch {
  public:
    UnitMatch(const StageIndex& at, const UnitSelector& selector);
    Truth operator[](UnitId unit) const { return match_[index(unit)]; }
    /// Of the unit or of one above it.
    Truth upwards(UnitId unit) const { return upwards_[index(unit)]; }

  private:
    std::vector<Truth> match_;
    std::vector<Truth> upwards_;
};

/// Which seats of a stage a selector means, and how many of them there are where. What only some rules ask for is
/// counted when it is first asked for.
class SeatMatch {
  public:
    SeatMatch(const StageIndex& at, const SeatSelector& selector);

    /// By the seat's own role.
    Truth own(PositionId seat) const { return own_[index(seat)]; }
    /// By its own role or by that of a hat.
    Truth any(PositionId seat) const { return any_[index(seat)]; }
    Truth as(const StageIndex::Belonging& belonging) const { return match(belonging.seat, belonging.role); }
    /// By whatever role it holds in a unit, with those below it or without.
    Truth in(UnitId unit, PositionId seat, bool below) const;

    Count company() const { return company_; }
    Count below(PositionId seat);
    /// Whether somebody above the seat matches.
    Truth above(PositionId seat);
    Count members(UnitId unit);
    /// Of the unit and everything below it, each seat once.
    Count inside(UnitId unit);

  private:
    Truth match(PositionId seat, RoleId role) const;
    void count_units();

    const StageIndex& at_;
    const SeatSelector& selector_;
    // By role, behind the last role for none: role, family and people; and the tags.
    std::vector<Truth> roles_;
    std::vector<Truth> tags_;
    std::vector<Truth> seats_;  // what depends on the seat rather than on its role
    std::vector<Truth> own_;
    std::vector<Truth> any_;
    std::vector<SeatMatch> except_;
    Count company_;
    std::vector<Count> before_;  // by place in the pre-order: how many match before it
    std::vector<Truth> above_;
    std::vector<Count> members_;
    std::vector<Count> inside_;
};

}  // namespace orgplan
