#include <algorithm>

#include "planner/diff/parts.h"

namespace orgplan::diff {
namespace {

constexpr int kMostMonths = 600;

// The months from the first stage to the last; none where stages carry no dates.
std::pair<Month, Month> months_of(const Organisation& org) {
    if (!org.dated()) return {};
    return {month_of(org.stages.front().at), month_of(org.stages.back().at) + 1};
}

void sum(const costs::CostPlan& costs, Month first, Month end, CostSide& side) {
    const auto months = static_cast<std::size_t>(side.end - side.first);
    if (side.end - side.first > kMostMonths || months * (costs.org.units.size() + 1) > costs::Ledger::kMost) return;
    const costs::Ledger ledger(costs, side.first, side.end);
    if (!ledger.held()) return;
    side.total = ledger.total(side.first, side.end, kNone<UnitId>);
    if (first < end) side.common = ledger.total(first, end, kNone<UnitId>);
}

}  // namespace

std::unique_ptr<costs::CostPlan> costs_of(const Organisation& org) {
    if (!org.costs.given && org.costs.seats.size() == 1) return nullptr;
    auto costs = std::make_unique<costs::CostPlan>(org);
    const bool too_large = std::any_of(costs->faults.begin(), costs->faults.end(),
                                       [](const costs::PriceFault& fault) { return !fault.unrated; });
    return too_large || !costs->held ? nullptr : std::move(costs);
}

CostsChange compare_costs(const costs::CostPlan* before, const costs::CostPlan* after, bool whole) {
    CostsChange change;
    for (const auto& [plan, side] : {std::pair(before, &change.before), std::pair(after, &change.after)}) {
        if (plan == nullptr) continue;
        CostSide& known = side->emplace();
        known.currency = plan->org.costs.currency;
        known.unpriced = plan->unpriced.size();
        if (whole) std::tie(known.first, known.end) = months_of(plan->org);
    }
    if (change.before && change.after) {
        change.first = std::max(change.before->first, change.after->first);
        change.end = std::max(change.first, std::min(change.before->end, change.after->end));
    }
    if (change.before && change.before->first < change.before->end)
        sum(*before, change.first, change.end, *change.before);
    if (change.after && change.after->first < change.after->end) sum(*after, change.first, change.end, *change.after);
    return change;
}

}  // namespace orgplan::diff
