#pragma once

#include <set>
#include <span>
#include <utility>
#include <vector>

#include "planner/rules/match/work.h"
#include "planner/rules/rule.h"

namespace orgplan::rules {

/// A duty as it is given at a stage: of the company, or of the unit, product or project named here.
struct GivenDuty {
    const Duty* duty;
    DutyOf of;
    UnitId unit = kNone<UnitId>;
    WorkId work = kNone<WorkId>;
    PositionId holder = kNone<PositionId>;  ///< none: nobody, or nobody at this stage
};

/// The duties of one stage: for each thing that exists, the last one of a name that begins at or before the stage.
class DutyIndex {
  public:
    explicit DutyIndex(const graph::Index& at);

    /// Of the company, the units, the products, the projects, by name within each.
    std::span<const GivenDuty> all() const { return all_; }
    /// Of one thing; with neither given, of the company.
    std::span<const GivenDuty> of(UnitId unit, WorkId work) const;
    /// Numbers in `all` of those that a seat holds.
    std::span<const std::uint32_t> held(PositionId seat) const { return held_[index(seat)]; }
    /// Whether one of these kinds of things (any, where there are none) gives a duty of this name (of any name, where
    /// it is empty).
    bool given_by(std::span<const DutyOf> of, Text name) const;

  private:
    void add(const std::vector<Duty>& duties, const GivenDuty& of);

    const graph::Index& at_;
    std::vector<GivenDuty> all_;
    std::vector<std::size_t> begins_;  // of the company, then of each unit, then of each product and project
    graph::Buckets<std::uint32_t> held_;
    std::set<std::pair<DutyOf, Text>> names_;
};

/// Whether a duty matches names and kinds; where there are none, every duty does.
bool means(std::span<const std::string> names, std::span<const DutyOf> of, const GivenDuty& duty);

}  // namespace orgplan::rules
