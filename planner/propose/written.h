#pragma once

#include <map>
#include <memory>
#include <vector>

#include "graph/index/movements.h"
#include "graph/index/org_graph.h"
#include "planner/costs/ledger.h"
#include "planner/hiring/norms.h"
#include "planner/hiring/placing.h"
#include "planner/needs/counting.h"

// What a spec says by itself, on a day: the part of every row about which nothing is decided.

namespace orgplan::propose {

class Written {
  public:
    Written(const Organisation& organisation, const graph::OrgGraph& graph, const hiring::HiringNorms& norms);

    const Organisation& org;
    const hiring::HiringNorms& norms;
    hiring::HiringPlan hires;
    hiring::Placing placing;  ///< the month of each start of the spec
    costs::CostPlan costs;

    /// The organisation on a day; the last ones are kept.
    const graph::Index& at(Tick day);
    /// The first day of whoever sits in a seat on a day, where they came from outside by a start of the spec; else
    /// `kBeforeAll`.
    Tick began(PositionId seat, Tick day) const { return needs::began(starts_, seat, day); }
    const needs::Starts& starts() const { return starts_; }
    /// Whether a unit is another one or below it on a day.
    bool within(UnitId home, UnitId unit, Tick day) const;
    /// Whether a seat that is so would match on a day.
    bool matches(const SeatSelector& selector, const PositionState& state, const std::vector<Text>& tags,
                 Tick day) const {
        return needs::matches(org, costs.times, selector, state, tags, day);
    }
    /// Filled seats that match, on a day.
    std::size_t filled(const SeatSelector& selector, Tick day) { return needs::filled(costs.times, selector, at(day)); }

  private:
    const graph::OrgGraph& graph_;
    std::map<Tick, std::unique_ptr<graph::Index>> days_;
    needs::Starts starts_;
};

}  // namespace orgplan::propose
