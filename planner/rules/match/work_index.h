#pragma once

#include <span>
#include <vector>

#include "graph/index/index.h"
#include "planner/rules/match/duty_index.h"

namespace orgplan::rules {

/// How units and seats of a stage work on products and projects. What many share is not listed seat by seat: a product
/// of the whole company would be listed with everybody.
class WorkIndex {
  public:
    WorkIndex(const graph::Index& at, const DutyIndex& duties);

    /// How many products, or projects, exist.
    std::size_t count(bool projects) const { return projects ? projects_ : products_; }
    bool names_units(WorkId work) const { return names_units_[index(work)]; }
    /// Whether one of the products, or projects, names units.
    bool some_name_units(bool projects) const { return some_name_units_[projects]; }

    /// Its `units`, each once, whether they exist at the stage or not. Who belongs to one of them, or below, works on
    /// it, and who serves one.
    std::span<const UnitId> units(WorkId work) const { return units_[index(work)]; }
    /// What names a unit itself.
    std::span<const WorkId> named_by(UnitId unit) const { return of_unit_[index(unit)]; }
    /// The unit, or the nearest above it, that is named by one; and the next above such a unit; if there is one.
    UnitId nearest(UnitId unit) const { return nearest_[index(unit)]; }
    UnitId next(UnitId named) const { return next_[index(named)]; }

    /// What a scope names, by its number in `seat_facts`; which scopes name it; and whose scope it is.
    std::span<const WorkId> of_facts(std::uint32_t facts) const { return of_facts_[facts]; }
    std::span<const std::uint32_t> scopes(WorkId work) const { return scopes_[index(work)]; }
    std::span<const PositionId> with_facts(std::uint32_t facts) const { return with_facts_[facts]; }
    /// The things for which a seat holds duties; and who holds a duty of a thing.
    std::span<const WorkId> of_duties(PositionId seat) const { return of_duties_[index(seat)]; }
    std::span<const PositionId> holders(WorkId work) const { return holders_[index(work)]; }

  private:
    std::size_t products_ = 0;
    std::size_t projects_ = 0;
    std::vector<bool> names_units_;
    bool some_name_units_[2] = {false, false};
    graph::Buckets<UnitId> units_;
    graph::Buckets<WorkId> of_unit_;
    std::vector<UnitId> nearest_;
    std::vector<UnitId> next_;
    graph::Buckets<WorkId> of_facts_;
    graph::Buckets<std::uint32_t> scopes_;
    graph::Buckets<PositionId> with_facts_;  // of facts that name a product or project
    graph::Buckets<WorkId> of_duties_;
    graph::Buckets<PositionId> holders_;
};

}  // namespace orgplan::rules
