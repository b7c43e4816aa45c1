#include "planner/costs/check_costs.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "graph/index/forest.h"
#include "graph/index/movements.h"
#include "planner/costs/ledger.h"
#include "planner/costs/overruns.h"
#include "planner/costs/run_rates.h"
#include "planner/report/phrases.h"
#include "planner/report/without_rate.h"
#include "planner/text/grouped.h"

namespace orgplan::costs {
namespace {

// The most units that are named.
constexpr std::size_t kMostUnits = 3;
// The most findings that name units; each looks at all seats.
constexpr std::size_t kMostShares = 50;

struct Part {
    UnitId unit = kNone<UnitId>;
    Amount amount = 0;
};

struct Unpriced {
    PositionId seat;
};

class Check {
  public:
    Check(const Organisation& org, text::Findings& findings)
        : org_(org), currency_(org.costs.currency), findings_(findings), plan_(org) {}

    void run() {
        for (const PriceFault& fault : plan_.faults) add(fault);
        const bool wanted =
            !org_.budgets.empty() || std::any_of(org_.stages.begin(), org_.stages.end(),
                                                 [](auto& stage) { return stage.monthly_cost.has_value(); });
        if (org_.costs.given || wanted) report_unpriced();
        report_paid_like_employees();
        // Without any costs, every limit would be kept.
        if (plan_.spans.empty()) return;
        if (!plan_.held && wanted) return give_up();
        check_stages();
        check_totals();
        check_run_rates();
    }

  private:
    std::string money(Amount amount) const { return money_text(amount, currency_); }
    std::string whose(UnitId unit) const { return given(unit) ? fmt::format("`{}`", org_[unit].id) : "the company"; }

    void add(const PriceFault& fault) {
        if (fault.unrated) {
            // Once where it is written; and a faulty `costs` may have been meant to say the currency.
            if (org_.costs.faulty || report::lacks_rate(findings_, fault.currency)) return;
            report::add_without_rate(findings_, fault.place, fault.currency, org_.costs.currency);
        } else {
            findings_.add("amount-too-large", fault.place,
                          "with its factors this is too large, or has too many decimals, to be calculated");
        }
    }

    void report_unpriced() {
        if (plan_.without_cost.empty()) return;
        Place where = org_.costs.place;
        if (!org_.costs.given && !org_.budgets.empty()) where = org_.budgets.front().place;
        for (const Stage& stage : org_.stages) {
            if (!where.known() && stage.monthly_cost) where = stage.monthly_cost->place;
        }
        std::vector<Unpriced> seats;
        for (const PositionId seat : plan_.without_cost) seats.push_back({seat});
        const auto make = [&org = org_, where](text::Findings& into, const std::vector<Unpriced>& some) {
            std::vector<PositionId> named;
            for (const Unpriced& each : some) named.push_back(each.seat);
            into.add("seats-without-cost", where,
                     fmt::format("no cost given for {}: {}", report::counted(named.size(), "seat"),
                                 report::names_text(org, named)));
        };
        text::add_grouped(findings_, std::move(seats), make);
    }

    // Contractors without a price of their own: no band knows what they charge, and nothing is added to it.
    void report_paid_like_employees() {
        std::vector<Unpriced> seats;
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const PositionId seat = id_at<PositionId>(i);
            const auto paid_alike = [](const PositionState& state) {
                return state.cost == 0 && state.occupancy != Occupancy::vacant && graph::is_external(state) &&
                       !graph::is_volunteer(state);
            };
            const bool priced = !std::ranges::binary_search(plan_.unpriced, seat);
            if (priced && std::ranges::any_of(org_[seat].states, paid_alike)) seats.push_back({seat});
        }
        if (seats.empty() || plan_.spans.empty()) return;
        const auto make = [&org = org_](text::Findings& into, const std::vector<Unpriced>& some) {
            std::vector<PositionId> named;
            for (const Unpriced& each : some) named.push_back(each.seat);
            into.add(
                "contractor-without-cost", org[named.front()].place,
                fmt::format("{} no `cost` and {} priced like {}: {}",
                            named.size() == 1 ? "1 contractor has" : fmt::format("{} contractors have", named.size()),
                            named.size() == 1 ? "is" : "are", named.size() == 1 ? "an employee" : "employees",
                            report::names_text(org, named)));
        };
        text::add_grouped(findings_, std::move(seats), make);
    }

    // The units that cost most, each without those below it.
    std::string largest_parts(std::vector<Part> parts) const {
        std::erase_if(parts, [](const Part& part) { return part.amount <= 0; });
        const std::string_view begin = parts.size() > kMostUnits ? "the largest parts: " : "by unit: ";
        std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.amount > b.amount; });
        // That all of it is in no unit says nothing.
        if (parts.size() == 1 && !given(parts.front().unit)) return {};
        std::string text;
        for (std::size_t i = 0; i < parts.size() && i < kMostUnits; ++i) {
            text += fmt::format("{}{} in {}", i == 0 ? begin : ", ", money(parts[i].amount),
                                given(parts[i].unit) ? whose(parts[i].unit) : "no unit");
        }
        return text;
    }

    // Units within `top` on a day, and itself; all, and what is outside them, where it is none.
    std::vector<UnitId> within(UnitId top, Tick day) const {
        std::vector<UnitId> inside;
        const graph::Forest units = graph::units_at(org_, day);
        for (std::size_t i = 0; i < org_.units.size(); ++i) {
            if (!given(top) || units.inside(i, index(top))) inside.push_back(id_at<UnitId>(i));
        }
        if (!given(top)) inside.push_back(kNone<UnitId>);
        return inside;
    }

    std::string shares_on(UnitId top, Tick day) {
        if (++shares_ > kMostShares) return {};
        const std::vector<Exact> rates = run_rate_by_home(plan_, day);
        std::vector<Part> parts;
        for (const UnitId unit : within(top, day)) {
            parts.push_back({unit, rates[given(unit) ? index(unit) : rates.size() - 1].rounded()});
        }
        return largest_parts(std::move(parts));
    }

    text::Finding& add(std::string_view rule, Place where, std::string message, const std::string& note) {
        text::Finding& finding = findings_.add(rule, where, std::move(message));
        if (!note.empty()) finding.notes.push_back({where, note});
        return finding;
    }

    void check_stages() {
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const Stage& stage = org_.stages[s];
            if (!stage.monthly_cost) continue;
            const Amount seen = run_rate_by_unit(plan_, stage.at).back().rounded();
            const MoneyRange& range = *stage.monthly_cost;
            const bool above = range.high && seen > *range.high;
            if (!above && !(range.low && seen < *range.low)) continue;
            const Amount bound = above ? *range.high : *range.low;
            text::Finding& finding =
                add("monthly-cost-off-target", range.place,
                    fmt::format("the company costs {} a month, {} {} the target of {}", money(seen),
                                money(above ? seen - bound : bound - seen), above ? "above" : "below", money(bound)),
                    above ? shares_on(kNone<UnitId>, stage.at) : "");
            finding.stages = StageSet::only(id_at<StageId>(s));
            finding.measure_money({seen, range.low, range.high}, currency_);
        }
    }

    void check_totals() {
        std::optional<Month> first, end;
        for (const Budget& budget : org_.budgets) {
            for (const Budget::Total& total : budget.totals) {
                first = std::min(first.value_or(month_of(total.from)), month_of(total.from));
                end = std::max(end.value_or(month_of(total.to)), month_of(total.to));
            }
        }
        if (!first) return;
        if (static_cast<std::size_t>(*end - *first) * (org_.units.size() + 1) > Ledger::kMost) {
            findings_.add("too-many-months", org_.budgets.front().place,
                          fmt::format("budgets run from {} to {}: {} months, too many for {}", month_text(*first),
                                      month_text(*end - 1), *end - *first, report::counted(org_.units.size(), "unit")));
            return;
        }
        const Ledger ledger(plan_, *first, *end);
        if (!ledger.held()) return give_up();
        for (const Budget& budget : org_.budgets) {
            for (const Budget::Total& total : budget.totals) check_total(ledger, budget, total);
        }
    }

    void check_total(const Ledger& ledger, const Budget& budget, const Budget::Total& total) {
        const Month from = month_of(total.from);
        const Month to = month_of(total.to);
        const Amount spent = ledger.total(from, to, budget.unit).rounded();
        if (spent <= total.allowed) return;
        std::vector<Part> parts;
        if (++shares_ <= kMostShares) {
            for (const UnitId unit : within(budget.unit, total.to - 1)) {
                parts.push_back({unit, ledger.own_total(from, to, unit)});
            }
        }
        text::Finding& finding = add("budget-exceeded", total.place,
                                     fmt::format("{} costs {} in {}, {} over its budget of {}", whose(budget.unit),
                                                 money(spent), report::period_text(total.period, total.from, total.to),
                                                 money(spent - total.allowed), money(total.allowed)),
                                     largest_parts(std::move(parts)));
        if (const Amount before = ledger.before_stages(from, to, budget.unit).rounded(); before > 0) {
            finding.notes.push_back(
                {total.place,
                 fmt::format("{} of it is spent {}, before the first stage: seats without `opens` "
                             "count there as well",
                             money(before),
                             report::months_text(from, std::min(to, month_of(org_.stages.front().at)) - 1))});
        }
        finding.measure_money({.value = spent, .high = total.allowed}, currency_);
        finding.stages = seen_in(total.from, total.to);
        finding.about = budget_parts(budget.unit, std::string(total.period));
    }

    void check_run_rates() {
        const std::optional<std::vector<Overrun>> found = overruns(plan_);
        if (!found) return give_up();
        for (const Overrun& each : *found) {
            const UnitId unit = each.budget->unit;
            const Amount allowed = each.limit->allowed;
            text::Finding& finding =
                add("run-rate-exceeded", each.limit->place,
                    fmt::format("{} costs {} a month {}, {} over its budget of {}{}", whose(unit),
                                money(each.worst.rounded()), when(each.worst_at), money(each.worst.rounded() - allowed),
                                money(allowed),
                                each.first < each.worst_at ? fmt::format("; first over it {}", when(each.first)) : ""),
                    shares_on(unit, each.worst_at));
            measure(each, finding);
            finding.about = budget_parts(unit, "from " + org_.time_text(each.limit->from));
        }
    }

    // The stages of [from, to), or the first one after it; none after the last.
    StageSet seen_in(Tick from, Tick to) const {
        StageSet stages;
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const Tick at = org_.stages[s].at;
            if (at >= from && (at < to || stages.empty())) stages.add(id_at<StageId>(s));
        }
        return stages;
    }

    std::vector<text::Part> budget_parts(UnitId unit, std::string period) const {
        return {given(unit) ? text::Part{"unit", std::string(org_[unit].id)} : text::Part{"company", ""},
                {"budget", std::move(period)}};
    }

    // The highest, and those of the stages at which the run rate is over the budget as well.
    void measure(const Overrun& each, text::Finding& finding) {
        const Amount allowed = each.limit->allowed;
        finding.measure_money({.value = each.worst.rounded(), .high = allowed}, currency_);
        StageSet over;
        const bool last = each.limit == &each.budget->run_rates.back();
        const Tick end = last ? kForever : (each.limit + 1)->from;
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const Tick at = org_.stages[s].at;
            if (at < each.limit->from || at >= end) continue;
            const std::size_t unit = given(each.budget->unit) ? index(each.budget->unit) : org_.units.size();
            const Amount rate = rates_at(s)[unit].rounded();
            if (rate <= allowed) continue;
            over.add(id_at<StageId>(s));
            text::add_measures(finding.measures,
                               {{StageSet::only(id_at<StageId>(s)), text::Quantity::money,
                                 text::Bounded<Amount>{.value = rate, .high = allowed}, std::string(currency_)}});
        }
        finding.stages = over.empty() ? seen_in(each.first, each.first + 1) : over;
    }

    // By unit, and last the company.
    const std::vector<Exact>& rates_at(std::size_t stage) {
        rates_.resize(org_.stages.size());
        if (rates_[stage].empty()) rates_[stage] = run_rate_by_unit(plan_, org_.stages[stage].at);
        return rates_[stage];
    }

    // Changes that multiply: many units that move on as many days, each with many seats inside.
    void give_up() {
        if (gave_up_) return;
        gave_up_ = true;
        const std::vector<graph::UnitMove>& moves = plan_.times.moves();
        findings_.add("too-many-changes", org_.budgets.empty() ? org_.costs.place : org_.budgets.front().place,
                      fmt::format("too many changes to calculate the costs of units: {} moves of {} units, {} seats",
                                  moves.size(), org_.units.size(), org_.positions.size()));
    }

    std::string when(Tick at) const {
        const StageId stage = org_.stage_at(at);
        return given(stage) ? fmt::format("at `{}`", org_[stage].id) : fmt::format("on {}", date_text(at));
    }

    const Organisation& org_;
    Text currency_;
    text::Findings& findings_;
    CostPlan plan_;
    std::vector<std::vector<Exact>> rates_;  // at each stage, where needed
    std::size_t shares_ = 0;
    bool gave_up_ = false;
};

}  // namespace

void check_costs(const Organisation& org, text::Findings& findings) {
    Check(org, findings).run();
}

}  // namespace orgplan::costs
