#include "planner/plan/units.h"

#include <algorithm>

#include "graph/index/movements.h"
#include "planner/costs/ledger.h"

namespace orgplan::plan {
namespace {

// Employees by unit, with all below it, and of the company last; whoever has several seats is counted once in each.
class HeadsByUnit {
  public:
    explicit HeadsByUnit(const Organisation& org)
        : org_(org), company_(org.units.size()), seats_of_(org.people.size()), counted_in_(company_ + 1) {}

    std::vector<std::size_t> on(Tick day) {
        const costs::UnitTree tree(org_, day);
        std::vector<std::size_t> heads(company_ + 1);
        each_employee(day, [&](const PositionState& state, PersonId person) {
            if (!given(person)) ++heads[home(state)];
            if (given(person) && seats_of_[index(person)]++ == 0) ++heads[home(state)];
        });
        for (std::size_t i = company_; i-- > 0;) {
            const UnitId above = tree.above[index(tree.order[i])];
            heads[given(above) ? index(above) : company_] += heads[index(tree.order[i])];
        }
        add_further_seats(day, tree, heads);
        std::fill(seats_of_.begin(), seats_of_.end(), 0);
        return heads;
    }

  private:
    std::size_t home(const PositionState& state) const { return given(state.home) ? index(state.home) : company_; }

    template <class Tell>
    void each_employee(Tick day, Tell tell) const {
        for (const Position& seat : org_.positions) {
            if (seat.opens > day || day >= seat.closes) continue;
            const PositionState& state = seat.at(day);
            if (graph::is_external(state)) continue;
            if (state.occupancy == Occupancy::unnamed) tell(state, kNone<PersonId>);
            for (const Holder& holder : state.holders) tell(state, holder.person);
        }
    }

    // The first seat of a person was counted in all units above it; a further one counts up to where they meet.
    void add_further_seats(Tick day, const costs::UnitTree& tree, std::vector<std::size_t>& heads) {
        struct Further {
            PersonId person;
            UnitId home;
        };
        std::vector<Further> further;
        each_employee(day, [&](const PositionState& state, PersonId person) {
            if (given(person) && seats_of_[index(person)] > 1) further.push_back({person, state.home});
        });
        std::stable_sort(further.begin(), further.end(),
                         [](const Further& a, const Further& b) { return a.person < b.person; });
        std::fill(counted_in_.begin(), counted_in_.end(), kNone<PersonId>);
        for (std::size_t i = 0; i < further.size(); ++i) {
            const PersonId person = further[i].person;
            const bool first = i == 0 || further[i - 1].person != person;
            for (UnitId unit = further[i].home; given(unit) && counted_in_[index(unit)] != person;
                 unit = tree.above[index(unit)]) {
                counted_in_[index(unit)] = person;
                if (!first) ++heads[index(unit)];
            }
        }
    }

    const Organisation& org_;
    std::size_t company_;
    std::vector<std::size_t> seats_of_;  // by person, on the day
    std::vector<PersonId> counted_in_;   // by unit: the last one
};

// By day: whether seats, units or what is paid are on it what they were on the day before it in the list.
std::vector<bool> unchanged_on(const costs::CostPlan& costs, std::span<const Tick> days) {
    std::vector<bool> unchanged(days.size(), true);
    const auto note = [&](Tick at) {
        const auto day = std::lower_bound(days.begin(), days.end(), at);
        if (day != days.end()) unchanged[static_cast<std::size_t>(day - days.begin())] = false;
    };
    note(kSinceEver);
    for (const Position& seat : costs.org.positions) {
        note(seat.opens);
        note(seat.closes);
        for (const PositionState& state : seat.states) note(state.from);
    }
    for (const Unit& unit : costs.org.units) {
        for (const UnitState& state : unit.states) note(state.from);
    }
    for (const costs::PaidSpan& span : costs.spans) note(span.from);
    return unchanged;
}

std::vector<UnitPlan> rows(const Organisation& org, Tick at) {
    const costs::UnitTree tree(org, at);
    const std::size_t company = org.units.size();
    std::vector<std::vector<UnitId>> inside(company + 1);
    for (std::size_t i = company; i-- > 0;) {
        inside[given(tree.above[i]) ? index(tree.above[i]) : company].push_back(id_at<UnitId>(i));
    }
    std::vector<UnitPlan> rows;
    std::vector<std::pair<UnitId, std::size_t>> open{{kNone<UnitId>, 0}};
    while (!open.empty()) {
        const auto [unit, nesting] = open.back();
        open.pop_back();
        UnitPlan& row = rows.emplace_back();
        row.unit = unit;
        row.nesting = nesting;
        for (const UnitId below : inside[given(unit) ? index(unit) : company]) open.emplace_back(below, nesting + 1);
    }
    return rows;
}

// Of several budgets the least holds.
void limit(const Organisation& org, std::span<const Tick> days, std::vector<UnitPlan>& plans) {
    std::vector<UnitPlan*> rows(org.units.size() + 1);
    for (UnitPlan& plan : plans) rows[given(plan.unit) ? index(plan.unit) : org.units.size()] = &plan;
    for (const Budget& budget : org.budgets) {
        if (budget.run_rates.empty()) continue;
        auto& allowed = rows[given(budget.unit) ? index(budget.unit) : org.units.size()]->allowed;
        allowed.resize(days.size());
        std::optional<Amount> now;
        auto next = budget.run_rates.begin();
        for (std::size_t d = 0; d < days.size(); ++d) {
            for (; next != budget.run_rates.end() && next->from <= days[d]; ++next) now = next->allowed;
            if (now) allowed[d] = std::min(allowed[d].value_or(*now), *now);
        }
    }
}

}  // namespace

std::optional<Amount> allowed_on(const Organisation& org, Tick day) {
    std::optional<Amount> least;
    for (const Budget& budget : org.budgets) {
        if (given(budget.unit)) continue;
        std::optional<Amount> now;
        for (const Budget::RunRate& limit : budget.run_rates) {
            if (limit.from <= day) now = limit.allowed;
        }
        if (now) least = std::min(least.value_or(*now), *now);
    }
    return least;
}

std::vector<UnitPlan> unit_plans(const costs::CostPlan& costs, std::span<const Tick> days) {
    const Organisation& org = costs.org;
    std::vector<UnitPlan> plans = rows(org, days.back());
    const std::vector<bool> unchanged = unchanged_on(costs, days);
    HeadsByUnit counter(org);
    std::vector<std::size_t> heads;
    std::vector<Amount> rates;
    for (std::size_t d = 0; d < days.size(); ++d) {
        if (!unchanged[d]) {
            heads = counter.on(days[d]);
            rates = costs::run_rate_by_unit(costs, days[d]);
        }
        for (UnitPlan& plan : plans) {
            const std::size_t at = given(plan.unit) ? index(plan.unit) : org.units.size();
            plan.heads.push_back(heads[at]);
            plan.run_rates.push_back(rates[at]);
        }
    }
    limit(org, days, plans);
    return plans;
}

}  // namespace orgplan::plan
