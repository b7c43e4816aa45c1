#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/index/org_graph.h"
#include "graph/model/months.h"
#include "planner/risk/inputs.h"

// How likely each stage of a finished plan is in time, where people are found later than planned, refuse offers and
// leave.

namespace orgplan::risk {

struct Request {
    std::uint64_t seed = 1;
    std::optional<std::size_t> draws = {};  ///< none: 10 000, fewer where that would be more work
    std::size_t most_work = 50'000'000;     ///< in steps, of a few seconds in all
};

/// A stage with needs, or without any but with starts to come.
struct StageRisk {
    StageId stage = kNone<StageId>;
    bool by_seats = false;         ///< it has no needs: all its seats are to be filled
    std::optional<Month> planned;  ///< the month in which the plan itself reaches it; none: by the last month not
    bool planned_in_time = false;
    std::size_t in_time = 0;  ///< draws
    /// The month by which it is reached in 50, 80 and 95 of 100 draws; none: it is not, by the last month.
    std::optional<Month> by_50, by_80, by_95;
};

/// What is taken for certain, or made earlier, to see what it changes.
enum class Lever : std::uint8_t { searches, offers, leavers, requisitions };

struct Effect {
    Lever lever = Lever::searches;
    std::size_t in_time = 0;  ///< draws in which the stage is in time then
};

struct Risk {
    std::uint64_t seed = 0;
    std::size_t draws = 0;
    bool bounded = false;    ///< fewer draws, since the organisation is very large
    Month last;              ///< that is looked at
    std::size_t sought = 0;  ///< people who are still to be found and who count for some need
    std::size_t people = 0;  ///< of those who count, who may leave
    double acceptance = 1;
    double leave_yearly = 0;
    std::optional<HiringRisk::Days> days;  ///< of all searches
    std::vector<Default> defaults;
    std::vector<StageRisk> stages;     ///< empty: there is nothing to reach
    std::optional<std::size_t> worst;  ///< of the stages that the plan itself reaches in time, the least likely one
    std::vector<Effect> effects;       ///< on that one, the greatest first
};

constexpr int kEarlierDays = 28;  ///< of `Lever::requisitions`
constexpr std::size_t kDraws = 10'000;

/// All stages must have dates. Time linear in draws, times the seats that needs count and the people who sit there.
Risk risk_of(const graph::OrgGraph& graph, const Parameters& parameters, const Request& request);

/// What people read; `width` are columns. And one JSON object with a line end.
std::string risk_text(const Risk& risk, const Organisation& organisation, std::size_t width);
std::string risk_markdown(const Risk& risk, const Organisation& organisation);
std::string risk_json(const Risk& risk, const Organisation& organisation);

}  // namespace orgplan::risk
