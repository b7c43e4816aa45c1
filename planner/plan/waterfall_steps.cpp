#include "planner/plan/waterfall_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace orgplan {
namespace {

constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool nothing(const HeadFlow& flow) {
    return flow.starts == 0 && flow.backfills == 0 && flow.leaves == 0 && flow.removals == 0 && flow.contracts == 0;
}

// What is left of a flow; nothing where a part of it is more than the whole.
std::optional<HeadFlow> less(const HeadFlow& whole, const HeadFlow& part) {
    if (part.starts > whole.starts || part.backfills > whole.backfills || part.leaves > whole.leaves ||
        part.removals > whole.removals) {
        return std::nullopt;
    }
    HeadFlow rest;
    rest.starts = whole.starts - part.starts;
    rest.backfills = whole.backfills - part.backfills;
    rest.leaves = whole.leaves - part.leaves;
    rest.removals = whole.removals - part.removals;
    rest.contracts = whole.contracts - part.contracts;
    return rest;
}

FlowStep step_of(Month month, Month period) {
    FlowStep step;
    const std::string year = std::to_string(month / 12);
    if (period < 12) {
        step.period = period == 1 ? kMonths[static_cast<std::size_t>(month % 12)] : fmt::format("Q{}", month % 12 / 3 + 1);
        step.year = year;
    } else if (period == 12) {
        step.period = year;
    } else {
        const Month first = month - month % period;
        step.period = fmt::format("{}\u2013{}", first / 12, (first + period) / 12 - 1);
    }
    return step;
}

// The months of a stage that lie before and behind it.
struct Cut {
    Month month;
    bool whole;  // the stage is at the end of the month
};

Cut cut_at(Tick day) {
    const Month month = month_of(day);
    return {month, day + 1 == first_day(month + 1)};
}

}  // namespace

void add(HeadFlow& flow, const HeadFlow& more) {
    flow.starts += more.starts;
    flow.backfills += more.backfills;
    flow.leaves += more.leaves;
    flow.removals += more.removals;
    flow.contracts += more.contracts;
}

StageSteps steps_between(const Plan& plan, const Organisation& org, std::size_t from, std::size_t to, Month period) {
    StageSteps result{from, to, {}};
    HeadFlow whole;
    for (std::size_t s = from + 1; s <= to; ++s) add(whole, plan.stages[s].flow);
    if (nothing(whole)) return result;
    const auto in_one_step = [&] { result.steps = {FlowStep{{}, {}, whole}}; };
    if (!plan.dated || period == 0) {
        in_one_step();
        return result;
    }
    const Cut begin = cut_at(org[plan.stages[from].stage].at);
    const Cut end = cut_at(org[plan.stages[to].stage].at);
    HeadFlow told;
    for (const MonthFigures& month : plan.months) {
        if (month.month <= begin.month || month.month > end.month - (end.whole ? 0 : 1)) continue;
        if (nothing(month.flow)) continue;
        add(told, month.flow);
        FlowStep step = step_of(month.month, period);
        if (result.steps.empty() || result.steps.back().period != step.period ||
            result.steps.back().year != step.year) {
            result.steps.push_back(std::move(step));
        }
        add(result.steps.back().flow, month.flow);
    }
    // Figures are those of whole months: what is left belongs to the broken ones.
    const std::optional<HeadFlow> rest = less(whole, told);
    if (!rest) {
        in_one_step();
    } else if (!nothing(*rest)) {
        FlowStep step = step_of(begin.whole ? end.month : begin.month, period);
        const bool both = !begin.whole && !end.whole && begin.month != end.month;
        const auto same = [&](const FlowStep& each) { return each.period == step.period && each.year == step.year; };
        const auto found = std::find_if(result.steps.begin(), result.steps.end(), same);
        if (both) {
            const FlowStep last = step_of(end.month, period);
            if (last.period != step.period || last.year != step.year) {
                in_one_step();
                return result;
            }
        }
        if (found != result.steps.end()) {
            add(found->flow, *rest);
        } else {
            step.flow = *rest;
            result.steps.insert(begin.whole ? result.steps.end() : result.steps.begin(), std::move(step));
        }
    }
    return result;
}

}  // namespace orgplan
