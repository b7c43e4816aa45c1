#include "planner/costs/run_rates.h"

#include "planner/costs/roll_up.h"

namespace orgplan::costs {

std::vector<Exact> run_rate_by_home(const CostPlan& plan, Tick day) {
    std::vector<Exact> rates(plan.org.units.size() + 1);
    for (const PaidSpan& span : plan.spans) {
        if (span.from > day || day >= span.to) continue;
        rates[given(span.home) ? index(span.home) : rates.size() - 1] += plan.prices[span.price].month();
    }
    return rates;
}

std::vector<Exact> run_rate_by_unit(const CostPlan& plan, Tick day) {
    std::vector<Exact> rates = run_rate_by_home(plan, day);
    roll_row(graph::units_at(plan.org, day), rates.data());
    return rates;
}

}  // namespace orgplan::costs
