#pragma once

#include <span>
#include <vector>

#include "planner/rules/duty_index.h"
#include "planner/rules/link_index.h"
#include "planner/rules/stage_index.h"

namespace orgplan {

/// Which units and seats of a stage work on which products and projects. Whoever works on one as a member of a unit is
/// not listed seat by seat: a product of the whole company would be listed with everybody.
class WorkIndex {
  public:
    WorkIndex(const StageIndex& at, const LinkIndex& links, const DutyIndex& duties);

    /// How many products, or projects, stand.
    std::size_t count(bool projects) const { return projects ? projects_ : products_; }
    bool names_units(WorkId work) const { return names_units_[index(work)]; }
    /// Whether one of the products, or projects, names units.
    bool some_name_units(bool projects) const { return some_name_units_[projects]; }

    /// Its `units`, each once, standing or not. Who belongs to one of them, or below, works on it.
    std::span<const UnitId> units(WorkId work) const { return units_[index(work)]; }
    /// Units with links to one that works on it: who sits there works on it.
    std::span<const UnitId> homes(WorkId work) const { return homes_[index(work)]; }
    /// Seats that work on it by a duty, their scope or a link of their own.
    std::span<const PositionId> seats(WorkId work) const { return seats_[index(work)]; }

    /// What a unit works on, perhaps one more than once: `take(WorkId)`.
    template <class Take>
    void each_of(UnitId unit, Take take) const {
        for (std::uint32_t at = nearest_[index(unit)]; at != Forest::kNowhere; at = next_[at]) {
            for (const WorkId work : of_unit_[at]) take(work);
        }
    }
    /// What those who sit in a unit work on beside.
    std::span<const WorkId> of_home(UnitId unit) const { return of_home_[index(unit)]; }
    /// What a seat works on by itself alone.
    std::span<const WorkId> of_seat(PositionId seat) const { return of_seat_[index(seat)]; }

  private:
    std::size_t products_ = 0;
    std::size_t projects_ = 0;
    std::vector<bool> names_units_;
    bool some_name_units_[2] = {false, false};
    Buckets<UnitId> units_;
    Buckets<UnitId> homes_;
    Buckets<PositionId> seats_;
    Buckets<WorkId> of_unit_;             // named by itself
    std::vector<std::uint32_t> nearest_;  // the unit, or the nearest above it, that is named by one
    std::vector<std::uint32_t> next_;     // of such a unit: the next above it
    Buckets<WorkId> of_home_;
    Buckets<WorkId> of_seat_;
};

}  // namespace orgplan
