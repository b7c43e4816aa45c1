#pragma once

#include <cstdint>
#include <vector>

#include "graph/index/org_graph.h"
#include "graph/model/months.h"
#include "planner/risk/stays.h"

// What stages need, as counts over the seats that are filled. Each need is looked at on some days, the same for all:
// the last ones of months and those of stages; what the plan has there then is counted once.

namespace orgplan::risk {

/// What a stay adds to a need on the days [from, to), by their numbers.
struct Share {
    std::uint32_t need = 0;
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double weight = 0;       ///< as the plan has it
    double full = 0;         ///< of whoever is productive; else as `weight`
    std::int32_t ramp = -1;  ///< how much newcomers add, by month; none: all
};

/// A stage that has something to reach.
struct Goal {
    StageId stage = kNone<StageId>;
    bool by_seats = false;         ///< without needs: all its seats are to be filled
    std::uint32_t due = 0;         ///< its own day, by number
    std::uint32_t first_need = 0;  ///< its needs are [first, end)
    std::uint32_t end_need = 0;
};

struct Demands {
    /// `end` is the last month that is looked at.
    Demands(const graph::OrgGraph& graph, const Inputs& inputs, const std::vector<graph::Movement>& movements,
            const std::vector<Stay>& stays);

    std::vector<Goal> goals;
    std::vector<Tick> days;     ///< ascending
    std::vector<Month> months;  ///< of the days
    /// By need, then day: how much of it may be missing; less than nothing where the plan itself does not meet it.
    std::vector<std::vector<double>> spare;
    std::vector<std::vector<Share>> shares;  ///< by stay
    std::vector<std::vector<double>> ramps;
    bool needs = false;  ///< stages say what they need

    /// The number of the first day that is not before a day.
    std::uint32_t number(Tick day) const;
    /// The day from which a goal is met to its own, or the first one after it; by number, `days.size()` where there is
    /// none. `missing` is by need, then day.
    std::uint32_t reached(const Goal& goal, const std::vector<double>& missing) const;

  private:
    bool met(const Goal& goal, std::size_t day, const std::vector<double>& missing) const;
};

}  // namespace orgplan::risk
