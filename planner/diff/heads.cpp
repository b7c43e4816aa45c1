#include <algorithm>

#include "planner/costs/run_rates.h"
#include "planner/diff/parts.h"

namespace orgplan::diff {
namespace {

// The headcount and run rates of each unit that exists, with all below it; of no unit: of the company.
class UnitHeads {
  public:
    UnitHeads(const StageSnapshot& snapshot, const costs::CostPlan* costs) : at_(*snapshot.at) {
        if (costs != nullptr) rates_ = costs::run_rate_by_unit(*costs, at_.tick());
    }

    const graph::Headcount& of(UnitId unit) const { return at_.count(unit); }
    std::optional<costs::Exact> rate(UnitId unit) const {
        if (rates_.empty()) return std::nullopt;
        return given(unit) ? rates_[index(unit)] : rates_.back();
    }

  private:
    const graph::Index& at_;
    std::vector<costs::Exact> rates_;
};

// The units that exist, each before those inside it, with the number of units above it.
std::vector<std::pair<UnitId, std::size_t>> tree(const graph::Index& at) {
    const graph::Forest& units = at.units();
    std::vector<std::pair<UnitId, std::size_t>> found;
    std::vector<std::size_t> nesting(units.order.size());
    for (const std::uint32_t i : units.order) {
        const UnitId unit = id_at<UnitId>(i);
        if (!at.exists(unit)) continue;
        const std::uint32_t above = units.parent[i];
        if (above != graph::Forest::kNowhere && at.exists(id_at<UnitId>(above))) nesting[i] = nesting[above] + 1;
        found.emplace_back(unit, nesting[i]);
    }
    return found;
}

}  // namespace

void compare_heads(const HeadsSide& before, const HeadsSide& after, const Match* match, std::size_t pair,
                   std::vector<HeadsChange>& heads) {
    std::optional<UnitHeads> a, b;
    if (before.snapshot) a.emplace(*before.snapshot, before.costs);
    if (after.snapshot) b.emplace(*after.snapshot, after.costs);
    const bool one_currency =
        !before.costs || !after.costs || before.costs->org.costs.currency == after.costs->org.costs.currency;
    HeadsChange& company = heads.emplace_back();
    company.pair = pair;
    company.one_currency = one_currency;
    if (a) company.before = a->of(kNone<UnitId>);
    if (b) company.after = b->of(kNone<UnitId>);
    if (a) company.cost_before = a->rate(kNone<UnitId>);
    if (b) company.cost_after = b->rate(kNone<UnitId>);
    const auto add = [&](const StageSnapshot& shown, UnitId from, UnitId to, std::size_t nesting) {
        HeadsChange change;
        const UnitId id = given(to) ? to : from;
        change.unit = shown.org[id].id;
        change.name = shown.org.name_of(id, shown.stage);
        change.nesting = nesting + 1;
        change.pair = pair;
        change.one_currency = one_currency;
        if (given(from)) {
            change.before = a->of(from);
            change.cost_before = a->rate(from);
        }
        if (given(to)) {
            change.after = b->of(to);
            change.cost_after = b->rate(to);
        }
        if (change.differs()) heads.push_back(std::move(change));
    };
    if (b) {
        for (const auto& [unit, nesting] : tree(*after.snapshot->at)) {
            add(*after.snapshot, match ? match->unit_before[index(unit)] : kNone<UnitId>, unit, nesting);
        }
    }
    if (a) {
        // After all others, so that the unit above, if it stays, is already listed.
        std::vector<std::size_t> removed(before.snapshot->org.units.size());
        for (const auto& [unit, nesting] : tree(*before.snapshot->at)) {
            if (match && given(match->unit_after[index(unit)])) continue;
            const UnitId within = before.snapshot->org.at(unit, before.snapshot->stage).within;
            removed[index(unit)] = given(within) ? removed[index(within)] + 1 : 1;
            add(*before.snapshot, unit, kNone<UnitId>, removed[index(unit)] - 1);
        }
    }
}

}  // namespace orgplan::diff
