#include <algorithm>
#include <unordered_map>

#include "graph/index/movements.h"
#include "graph/index/unit_forest.h"
#include "planner/diff/parts.h"

namespace orgplan::diff {
namespace {

// The heads and run rates of each unit that stands, with all below it, and of the company last.
class UnitHeads {
  public:
    UnitHeads(const Picture& picture, const costs::CostPlan* costs) : picture_(picture), counter_(picture.org) {
        if (costs != nullptr) rates_ = costs::run_rate_by_unit(*costs, picture.org[picture.stage].at);
        const Organisation& org = picture.org;
        const std::size_t company = org.units.size();
        std::vector<std::vector<PositionId>> seats(company + 1);
        for (std::size_t i = 0; i < org.positions.size(); ++i) {
            const PositionId seat = id_at<PositionId>(i);
            if (!picture.stands(seat)) continue;
            const UnitId home = org.at(seat, picture.stage).home;
            seats[given(home) ? index(home) : company].push_back(seat);
        }
        for (const std::vector<PositionId>& each : seats) counts_.push_back(counter_.count(each, picture.stage));
        add_up();
    }

    const graph::Headcount& company() const { return counts_.back(); }
    const graph::Headcount& of(UnitId unit) const { return counts_[index(unit)]; }
    // Of no unit: of the company.
    std::optional<Amount> rate(UnitId unit) const {
        if (rates_.empty()) return std::nullopt;
        return given(unit) ? rates_[index(unit)] : rates_.back();
    }

  private:
    // Somebody who sits in several units counts in each, and once in what lies around both.
    struct Sitting {
        PersonId person;
        bool external;
        std::size_t rank;  // of the unit, among units in which each follows the one above it
        UnitId home;

        auto operator<=>(const Sitting&) const = default;
    };

    void add_up() {
        const Organisation& org = picture_.org;
        const graph::UnitForest forest(org, org[picture_.stage].at);
        const std::vector<UnitId> order = forest.below(kNone<UnitId>);
        std::vector<std::size_t> rank(org.units.size() + 1, order.size());
        for (std::size_t i = 0; i < order.size(); ++i) rank[index(order[i])] = i;
        std::vector<Sitting> sittings;
        for (std::size_t i = 0; i < org.positions.size(); ++i) {
            const PositionId seat = id_at<PositionId>(i);
            if (!picture_.stands(seat)) continue;
            const PositionState& state = org.at(seat, picture_.stage);
            for (const Holder& holder : state.holders) {
                sittings.push_back({holder.person, graph::is_external(state),
                                    given(state.home) ? rank[index(state.home)] : order.size(), state.home});
            }
        }
        std::sort(sittings.begin(), sittings.end());
        sittings.erase(std::unique(sittings.begin(), sittings.end()), sittings.end());
        for (std::size_t i = 1; i < sittings.size(); ++i) {
            const Sitting& a = sittings[i - 1];
            const Sitting& b = sittings[i];
            if (a.person != b.person || a.external != b.external) continue;
            graph::Headcount& around = counts_[place(forest.around(a.home, b.home))];
            --(a.external ? around.externals : around.heads);
        }
        for (std::size_t i = order.size(); i-- > 0;) {
            const graph::Headcount& inner = counts_[index(order[i])];
            graph::Headcount& outer = counts_[place(forest.above(order[i]))];
            outer.seats += inner.seats;
            outer.heads += inner.heads;
            outer.externals += inner.externals;
            outer.vacant += inner.vacant;
            outer.fte += inner.fte;
        }
    }

    std::size_t place(UnitId unit) const { return given(unit) ? index(unit) : counts_.size() - 1; }

    const Picture& picture_;
    graph::HeadCounter counter_;
    std::vector<graph::Headcount> counts_;
    std::vector<Amount> rates_;
};

// The units that stand, each before those inside it, with how many stand above it.
std::vector<std::pair<UnitId, std::size_t>> tree(const Picture& picture) {
    const std::vector<Unit>& units = picture.org.units;
    std::vector<std::vector<UnitId>> inside(units.size());
    std::vector<std::pair<UnitId, std::size_t>> open;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const UnitId unit = id_at<UnitId>(i);
        if (!picture.stands(unit)) continue;
        const UnitId within = picture.org.at(unit, picture.stage).within;
        if (given(within) && picture.stands(within)) {
            inside[index(within)].push_back(unit);
        } else {
            open.emplace_back(unit, 0);
        }
    }
    std::reverse(open.begin(), open.end());
    std::vector<std::pair<UnitId, std::size_t>> found;
    while (!open.empty()) {
        const auto [unit, nesting] = open.back();
        open.pop_back();
        found.emplace_back(unit, nesting);
        const std::vector<UnitId>& below = inside[index(unit)];
        for (auto each = below.rbegin(); each != below.rend(); ++each) open.emplace_back(*each, nesting + 1);
    }
    return found;
}

}  // namespace

void compare_heads(const HeadsSide& before, const HeadsSide& after, const Match* match, std::size_t pair,
                   std::vector<HeadsChange>& heads) {
    std::optional<UnitHeads> a, b;
    if (before.picture) a.emplace(*before.picture, before.costs);
    if (after.picture) b.emplace(*after.picture, after.costs);
    const bool one_currency =
        !before.costs || !after.costs || before.costs->org.costs.currency == after.costs->org.costs.currency;
    HeadsChange& company = heads.emplace_back();
    company.pair = pair;
    company.one_currency = one_currency;
    if (a) company.before = a->company();
    if (b) company.after = b->company();
    if (a) company.cost_before = a->rate(kNone<UnitId>);
    if (b) company.cost_after = b->rate(kNone<UnitId>);
    const auto add = [&](const Picture& told, UnitId from, UnitId to, std::size_t nesting) {
        HeadsChange change;
        const UnitId id = given(to) ? to : from;
        change.unit = told.org[id].id;
        change.name = told.org.name_of(id, told.stage);
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
        for (const auto& [unit, nesting] : tree(*after.picture)) {
            add(*after.picture, match ? match->unit_before[index(unit)] : kNone<UnitId>, unit, nesting);
        }
    }
    if (a) {
        // Behind all others, where the unit above that stays has been told already.
        std::vector<std::size_t> removed(before.picture->org.units.size());
        for (const auto& [unit, nesting] : tree(*before.picture)) {
            if (match && given(match->unit_after[index(unit)])) continue;
            const UnitId within = before.picture->org.at(unit, before.picture->stage).within;
            removed[index(unit)] = given(within) ? removed[index(within)] + 1 : 1;
            add(*before.picture, unit, kNone<UnitId>, removed[index(unit)] - 1);
        }
    }
}

}  // namespace orgplan::diff
