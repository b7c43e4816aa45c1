#include "planner/risk/risk.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "planner/risk/draws.h"

namespace orgplan::risk {
namespace {

constexpr std::size_t kLeastDraws = 100;

std::size_t in_time(const Goal& goal, const std::vector<std::size_t>& reached) {
    return std::accumulate(reached.begin(), reached.begin() + goal.due + 1, std::size_t{0});
}

// The first month by which so many percent of the draws reach it.
std::optional<Month> month_by(const Demands& demands, const std::vector<std::size_t>& reached, std::size_t draws,
                              std::size_t percent) {
    std::size_t sum = 0;
    for (std::size_t day = 0; day < demands.days.size(); ++day) {
        sum += reached[day];
        if (sum * 100 >= draws * percent) return demands.months[day];
    }
    return std::nullopt;
}

World with(const World& world, Lever lever) {
    World other = world;
    switch (lever) {
        case Lever::searches:
            other.certain = true;
            break;
        case Lever::offers:
            other.acceptance = 1;
            break;
        case Lever::leavers:
            other.leave_yearly = 0;
            break;
        case Lever::requisitions:
            other.earlier = kEarlierDays;
            break;
    }
    return other;
}

}  // namespace

Risk risk_of(const graph::OrgGraph& graph, const Parameters& parameters, const Request& request) {
    const Organisation& org = graph.organisation();
    const Inputs inputs(org, parameters);
    const std::vector<graph::Movement> movements = graph::movements_of(org);
    const std::vector<Stay> stays = stays_of(inputs, movements);
    const Demands demands(graph, inputs, movements, stays);
    Risk risk;
    risk.seed = request.seed;
    risk.acceptance = inputs.acceptance;
    risk.leave_yearly = inputs.leave_yearly;
    risk.days = inputs.days;
    risk.defaults = defaults_of(inputs);
    if (demands.goals.empty()) return risk;
    Draws draws(inputs, stays, demands);
    const std::size_t most = std::max(kLeastDraws, request.most_work / std::max<std::size_t>(1, draws.work()));
    risk.draws = request.draws.value_or(std::min(kDraws, most));
    risk.bounded = !request.draws && risk.draws < kDraws;
    risk.last = demands.months.back();
    risk.sought = draws.sought();
    risk.people = draws.people();
    const World world{inputs.acceptance, inputs.leave_yearly};
    const std::vector<double> nothing(demands.spare.size() * demands.days.size());
    const auto drawn = draws.draw(world, risk.seed, risk.draws);
    for (std::size_t g = 0; g < demands.goals.size(); ++g) {
        const Goal& goal = demands.goals[g];
        StageRisk stage;
        stage.stage = goal.stage;
        stage.by_seats = goal.by_seats;
        const std::uint32_t planned = demands.reached(goal, nothing);
        if (planned < demands.days.size()) stage.planned = demands.months[planned];
        stage.planned_in_time = planned <= goal.due;
        stage.in_time = in_time(goal, drawn[g]);
        stage.by_50 = month_by(demands, drawn[g], risk.draws, 50);
        stage.by_80 = month_by(demands, drawn[g], risk.draws, 80);
        stage.by_95 = month_by(demands, drawn[g], risk.draws, 95);
        risk.stages.push_back(stage);
        // Of equals the later one.
        const bool worse = !risk.worst || stage.in_time <= risk.stages[*risk.worst].in_time;
        if (stage.planned_in_time && worse) risk.worst = g;
    }
    if (!risk.worst) return risk;
    for (const Lever lever : {Lever::searches, Lever::offers, Lever::leavers, Lever::requisitions}) {
        const auto other = draws.draw(with(world, lever), risk.seed, risk.draws);
        risk.effects.push_back({lever, in_time(demands.goals[*risk.worst], other[*risk.worst])});
    }
    std::ranges::stable_sort(risk.effects, [](const Effect& a, const Effect& b) { return a.in_time > b.in_time; });
    return risk;
}

}  // namespace orgplan::risk
