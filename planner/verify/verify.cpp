#include "planner/verify/verify.h"

#include <algorithm>

#include "planner/costs/ledger.h"
#include "planner/verify/review.h"

namespace orgplan::verify {

Tick last_day(const Organisation& plan) {
    // Three months past the last stage, where `until` says nothing else; not before that stage in any case.
    Month last = month_of(plan.today);
    for (const Stage& stage : plan.stages) {
        if (!stage.for_day) last = std::max(last, month_of(stage.at));
    }
    last = plan.plan.until ? std::max(last, month_of(*plan.plan.until)) : last + 3;
    return first_day(last + 1) - 1;
}

Verification verify(const Sides& sides) {
    Verification result;
    Review review(sides, result);
    find_steps(review);
    review_terms(review);
    review_written(review);
    review_people(review);
    review_units(review);
    review_managers(review);
    review_goals(review);
    list_touched(review);
    if (result.months > 0) {
        const Month first = result.now + 1, end = result.now + result.months + 1;
        const costs::CostPlan paid(review.org);
        result.cost = costs::Ledger(paid, first, end).total(first, end, kNone<UnitId>).rounded();
    }
    result.findings.sort();
    return result;
}

}  // namespace orgplan::verify
