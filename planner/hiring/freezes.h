#pragma once

#include <cstddef>
#include <limits>
#include <map>
#include <vector>

#include "planner/hiring/hires.h"

namespace orgplan::hiring {

constexpr std::size_t kNoFreeze = std::numeric_limits<std::size_t>::max();

/// The freezes of a unit itself, or of the company, for one kind of start.
class Freezes {
  public:
    /// In the order of their opening.
    void add(const Hiring& hiring, std::size_t freeze);
    std::size_t at(const Hiring& hiring, Tick tick) const;

  private:
    std::vector<Tick> opens_;
    std::vector<std::size_t> longest_;  // of all up to here the one that closes last
};

/// In which freezes a start would be a fault; those that postpone it have done so. Refers to the plan.
class Frozen {
  public:
    explicit Frozen(const HiringPlan& plan);

    bool any() const { return !starts_.empty(); }
    /// The freeze in which a start on a day falls: of its unit, of the next above, and so on to the company; or
    /// `kNoFreeze`.
    std::size_t of(const Hire& hire, Tick day) const;
    /// The first day of [from, to] on which it falls in none; `kForever` where there is none.
    Tick first_free(const Hire& hire, Tick from, Tick to) const;

  private:
    using ByUnit = std::map<UnitId, Freezes>;

    std::size_t at(const ByUnit& freezes, UnitId unit, Tick tick) const;

    const HiringPlan& plan_;
    ByUnit starts_;
    ByUnit backfills_;
};

}  // namespace orgplan::hiring
