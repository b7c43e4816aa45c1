#include "planner/costs/check_costs.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "planner/costs/ledger.h"

namespace orgplan {
namespace {

// So many seats or units are named.
constexpr std::size_t kTold = 12;
constexpr std::size_t kMostUnits = 3;
// So many findings name the units; each asks all seats.
constexpr std::size_t kMostShares = 50;

struct Part {
    UnitId unit = kNone<UnitId>;
    Amount amount = 0;
};

class Check {
  public:
    Check(const Organisation& org, Findings& findings)
        : org_(org), currency_(org.costs.currency), findings_(findings), plan_(org) {}

    void run() {
        for (const PriceFault& fault : plan_.faults) report(fault);
        const bool wanted =
            !org_.budgets.empty() || std::any_of(org_.stages.begin(), org_.stages.end(),
                                                 [](auto& stage) { return stage.monthly_cost.has_value(); });
        if (org_.costs.given || wanted) report_unpriced();
        // Held against nothing, every limit would be kept.
        if (plan_.spans.empty()) return;
        check_stages();
        check_totals();
        check_run_rates();
    }

  private:
    std::string money(Amount amount) const { return money_text(amount, currency_); }
    std::string whose(UnitId unit) const { return given(unit) ? fmt::format("`{}`", org_[unit].id) : "the company"; }

    void report(const PriceFault& fault) {
        if (fault.unrated) {
            findings_.add("currency-without-rate", fault.place,
                          fmt::format("an amount is in {}, and no rate says what that is worth", fault.currency),
                          fmt::format("write `rates: {{{}: ...}}` under `costs`", fault.currency));
        } else {
            findings_.add("amount-too-large", fault.place,
                          "with its factors this is more, or finer, than what is reckoned with");
        }
    }

    void report_unpriced() {
        if (plan_.unpriced.empty()) return;
        Place where = org_.costs.place;
        if (!org_.costs.given && !org_.budgets.empty()) where = org_.budgets.front().place;
        for (const Stage& stage : org_.stages) {
            if (!where.known() && stage.monthly_cost) where = stage.monthly_cost->place;
        }
        std::string names;
        const std::size_t told = std::min(plan_.unpriced.size(), kTold);
        for (std::size_t i = 0; i < told; ++i) {
            names += fmt::format("{}`{}`", i == 0 ? "" : ", ", org_[plan_.unpriced[i]].id);
        }
        if (told < plan_.unpriced.size()) names += fmt::format(" and {} more", plan_.unpriced.size() - told);
        findings_.add("seats-without-cost", where,
                      fmt::format("nothing says what {} seat{} cost{}: {}", plan_.unpriced.size(),
                                  plan_.unpriced.size() == 1 ? "" : "s", plan_.unpriced.size() == 1 ? "s" : "", names));
    }

    // The units that most of it goes to, each by those who sit in it.
    std::string most_of_it(std::vector<Part> parts) const {
        std::erase_if(parts, [](const Part& part) { return part.amount <= 0; });
        std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.amount > b.amount; });
        std::string text;
        for (std::size_t i = 0; i < parts.size() && i < kMostUnits; ++i) {
            text += fmt::format("{}{} in {}", i == 0 ? "most of it: " : ", ", money(parts[i].amount),
                                given(parts[i].unit) ? whose(parts[i].unit) : "no unit");
        }
        return text;
    }

    // Units within `top` on a day, and itself; all, and what lies outside them, where it is none.
    std::vector<UnitId> within(UnitId top, Tick day) const {
        std::vector<UnitId> inside;
        const UnitTree tree(org_, day);
        std::vector<bool> below(org_.units.size(), !given(top));
        for (const UnitId unit : tree.order) {
            const UnitId above = tree.above[index(unit)];
            if (unit == top || (given(above) && below[index(above)])) below[index(unit)] = true;
            if (below[index(unit)]) inside.push_back(unit);
        }
        if (!given(top)) inside.push_back(kNone<UnitId>);
        std::sort(inside.begin(), inside.end());
        return inside;
    }

    std::string shares_on(UnitId top, Tick day) {
        if (++shares_ > kMostShares) return {};
        const std::vector<Amount> rates = run_rate_by_home(plan_, day);
        std::vector<Part> parts;
        for (const UnitId unit : within(top, day)) {
            parts.push_back({unit, rates[given(unit) ? index(unit) : rates.size() - 1]});
        }
        return most_of_it(std::move(parts));
    }

    // Each seat's month is rounded by half a unit at most; told where that could decide.
    std::string rounding(Amount beyond, std::size_t roundings) const {
        const auto most = static_cast<Amount>(roundings / 2);
        if (beyond > most) return {};
        return fmt::format("; {} seat months are each rounded, which may come to {}", roundings, money(most));
    }

    Finding& add(std::string_view rule, Place where, std::string message, const std::string& note) {
        Finding& finding = findings_.add(rule, where, std::move(message));
        if (!note.empty()) finding.notes.push_back({where, note});
        return finding;
    }

    void check_stages() {
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const Stage& stage = org_.stages[s];
            if (!stage.monthly_cost) continue;
            const Amount seen = run_rate_by_unit(plan_, stage.at).back();
            const MoneyRange& range = *stage.monthly_cost;
            if (range.holds(seen)) continue;
            const bool above = range.high && seen > *range.high;
            const Amount bound = above ? *range.high : *range.low;
            Finding& finding =
                add("monthly-cost-off-target", range.place,
                    fmt::format("stage `{}` costs {} a month, {} {} the {} it aims at", stage.id, money(seen),
                                money(above ? seen - bound : bound - seen), above ? "above" : "below", money(bound)),
                    above ? shares_on(kNone<UnitId>, stage.at) : "");
            finding.stages = StageSet::only(id_at<StageId>(s));
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
                          fmt::format("budgets from {} to {} are {} months", month_text(*first), month_text(*end),
                                      *end - *first));
            return;
        }
        const Ledger ledger(plan_, *first, *end);
        for (const Budget& budget : org_.budgets) {
            for (const Budget::Total& total : budget.totals) check_total(ledger, budget, total);
        }
    }

    void check_total(const Ledger& ledger, const Budget& budget, const Budget::Total& total) {
        const Month from = month_of(total.from);
        const Month to = month_of(total.to);
        const Amount spent = ledger.total(from, to, budget.unit);
        if (spent <= total.allowed) return;
        std::vector<Part> parts;
        if (++shares_ <= kMostShares) {
            for (const UnitId unit : within(budget.unit, total.to - 1)) {
                parts.push_back({unit, ledger.own_total(from, to, unit)});
            }
        }
        const Amount beyond = spent - total.allowed;
        add("budget-exceeded", total.place,
            fmt::format("{} costs {} in {}, {} above the {} of its budget{}", whose(budget.unit), money(spent),
                        total.period, money(beyond), money(total.allowed),
                        rounding(beyond, ledger.roundings(from, to))),
            most_of_it(std::move(parts)));
    }

    // The units that have a limit: each goes through its events in time once.
    void check_run_rates() {
        std::set<UnitId> watched;
        for (const Budget& budget : org_.budgets) {
            if (!budget.run_rates.empty()) watched.insert(budget.unit);
        }
        if (watched.empty()) return;
        const std::map<UnitId, std::map<Tick, Amount>> rates = rates_of(watched);
        const Tick last = org_.stages.back().at;
        for (const Budget& budget : org_.budgets) {
            const auto found = rates.find(budget.unit);
            for (std::size_t i = 0; found != rates.end() && i < budget.run_rates.size(); ++i) {
                const bool more = i + 1 < budget.run_rates.size();
                const Tick until = more ? budget.run_rates[i + 1].from : kForever;
                check_run_rate(found->second, budget, budget.run_rates[i], std::min(until - 1, last));
            }
        }
    }

    // By unit: from each tick on, what a month costs.
    std::map<UnitId, std::map<Tick, Amount>> rates_of(const std::set<UnitId>& watched) const {
        std::vector<Tick> epochs{kSinceEver};
        epochs.insert(epochs.end(), plan_.times.reshapings().begin(), plan_.times.reshapings().end());
        std::map<UnitId, std::map<Tick, Amount>> rates;
        for (std::size_t e = 0; e < epochs.size(); ++e) {
            const Tick end = e + 1 < epochs.size() ? epochs[e + 1] : kForever;
            const UnitTree tree(org_, epochs[e]);
            // By unit: itself or the next one above that is watched, so that a climb skips the others.
            std::vector<UnitId> next(org_.units.size(), kNone<UnitId>);
            for (const UnitId unit : tree.order) {
                const UnitId above = tree.above[index(unit)];
                next[index(unit)] = watched.contains(unit) ? unit : given(above) ? next[index(above)] : kNone<UnitId>;
            }
            for (const PaidSpan& span : plan_.spans) {
                const Tick from = std::max(span.from, epochs[e]);
                const Tick to = std::min(span.to, end);
                if (from >= to) continue;
                const Amount month = plan_.prices[span.price].month;
                const auto pay = [&](UnitId unit) {
                    rates[unit][from] += month;
                    if (to != kForever) rates[unit][to] -= month;
                };
                if (watched.contains(kNone<UnitId>)) pay(kNone<UnitId>);
                UnitId unit = given(span.home) ? next[index(span.home)] : kNone<UnitId>;
                while (given(unit)) {
                    pay(unit);
                    const UnitId above = tree.above[index(unit)];
                    unit = given(above) ? next[index(above)] : kNone<UnitId>;
                }
            }
        }
        for (auto& [unit, steps] : rates) {
            Amount sum = 0;
            for (auto& [tick, rate] : steps) rate = sum += rate;
        }
        return rates;
    }

    void check_run_rate(const std::map<Tick, Amount>& rates, const Budget& budget, const Budget::RunRate& limit,
                        Tick last) {
        if (limit.from > last) return;
        auto step = rates.upper_bound(limit.from);
        Tick at = limit.from;
        Tick worst_at = at;
        std::optional<Tick> first;
        Amount worst = step == rates.begin() ? 0 : std::prev(step)->second;
        if (worst > limit.allowed) first = at;
        for (; step != rates.end() && step->first <= last; ++step) {
            if (step->second > limit.allowed && !first) first = step->first;
            if (step->second > worst) {
                worst = step->second;
                worst_at = step->first;
            }
        }
        if (!first) return;
        add("run-rate-exceeded", limit.place,
            fmt::format("{} costs {} a month {}, {} above the {} of its budget{}", whose(budget.unit), money(worst),
                        when(worst_at), money(worst - limit.allowed), money(limit.allowed),
                        *first < worst_at ? fmt::format("; above it first {}", when(*first)) : ""),
            shares_on(budget.unit, worst_at));
    }

    std::string when(Tick at) const {
        for (const Stage& stage : org_.stages) {
            if (stage.at == at) return fmt::format("at `{}`", stage.id);
        }
        return fmt::format("on {}", date_text(at));
    }

    const Organisation& org_;
    Text currency_;
    Findings& findings_;
    CostPlan plan_;
    std::size_t shares_ = 0;
};

}  // namespace

void check_costs(const Organisation& org, Findings& findings) {
    Check(org, findings).run();
}

}  // namespace orgplan
