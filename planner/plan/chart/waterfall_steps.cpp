#include "planner/plan/chart/waterfall_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/plan/flows.h"

namespace orgplan::plan {
namespace {

constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool nothing(const HeadFlow& flow) {
    return flow.starts == 0 && flow.backfills == 0 && flow.comebacks == 0 && flow.leaves == 0 && flow.removals == 0 &&
           flow.contracts == 0;
}

void add(HeadFlow& flow, const HeadFlow& more) {
    if (nothing(flow)) flow.before = more.before;
    flow.starts += more.starts;
    flow.backfills += more.backfills;
    flow.comebacks += more.comebacks;
    flow.leaves += more.leaves;
    flow.removals += more.removals;
    flow.contracts += more.contracts;
    flow.after = more.after;
}

FlowStep step_of(Month month, int period) {
    FlowStep step;
    if (period == 0) return step;
    const Month first = begin_of_stretch(month, period);
    if (period < 12) {
        step.period = period == 1 ? kMonths[static_cast<std::size_t>(month_of_year(month) - 1)]
                                  : fmt::format("Q{}", month_of_year(first) / 3 + 1);
        step.year = std::to_string(year_of(month));
    } else {
        step.period = std::to_string(year_of(first));
        if (period > 12) step.period += fmt::format("\u2013{:02}", (year_of(first + period) - 1) % 100);
    }
    return step;
}

}  // namespace

HeadSteps::HeadSteps(const Plan& plan, const Organisation& org) : dated_(plan.dated) {
    // A stage is the end of its day.
    std::vector<Tick> bounds;
    std::vector<std::pair<std::size_t, Month>> parts;  // by bound: the stage before, and the month
    for (std::size_t s = 0; s + 1 < plan.stages.size(); ++s) {
        const Tick begin = org[plan.stages[s].stage].at + 1;
        const Tick end = org[plan.stages[s + 1].stage].at + 1;
        for (Tick at = begin; at < end;) {
            bounds.push_back(at);
            parts.emplace_back(s, plan.dated ? month_of(at) : Month());
            at = plan.dated ? std::min(end, first_day(month_of(at) + 1)) : end;
        }
    }
    after_.resize(plan.stages.size());
    if (bounds.empty()) return;
    bounds.push_back(org[plan.stages.back().stage].at + 1);
    const std::vector<HeadFlow> flows = head_flows(org, bounds);
    for (std::size_t i = 0; i < parts.size(); ++i) after_[parts[i].first].push_back({parts[i].second, flows[i]});
}

StageSteps HeadSteps::between(std::size_t from, std::size_t to, int period) const {
    StageSteps result{from, to, {}};
    for (std::size_t s = from; s < to; ++s) {
        for (const Part& part : after_[s]) {
            if (nothing(part.flow)) continue;
            FlowStep step = step_of(part.month, dated_ ? period : 0);
            if (result.steps.empty() || result.steps.back().period != step.period ||
                result.steps.back().year != step.year) {
                result.steps.push_back(std::move(step));
            }
            add(result.steps.back().flow, part.flow);
        }
    }
    return result;
}

}  // namespace orgplan::plan
