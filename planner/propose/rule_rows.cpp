// Which rules are kept by the search itself: a spec's own where they are sums of people, and built-in ones that allow
// only so many seats of a role in the company.

#include <fmt/format.h>

#include <algorithm>

#include "planner/propose/rule_sums.h"

namespace orgplan::propose {
namespace {

using rules::Condition;
using rules::Op;

class RuleRows : Rows {
  public:
    explicit RuleRows(Setup& setup) : Rows(setup), sums_(setup) {}

    void add() {
        for (const rules::Rule& rule : setup_.held.set.rules) {
            const bool own = rule.place.known();
            if (rule.misspelt || (!own && !limits_seats(rule))) continue;
            if (!holds_somewhere(rule)) continue;
            broken_ = false;
            if (add_rule(rule)) {
                if (own) (broken_ ? problem_.no_worse : problem_.carried).push_back(rule.id);
            } else if (own) {
                problem_.checked.push_back(rule.id);
            }
        }
    }

  private:
    // Of the built-in rules what allows so many and no more; what needs somebody is no reason to hire.
    static bool limits_seats(const rules::Rule& rule) {
        if (rule.subject != rules::SubjectKind::company || rule.row != 0) return false;
        const auto limits = [](const Condition& each) {
            return (each.op == Op::count || each.op == Op::ratio) && each.at_most && !each.at_least;
        };
        const Condition& required = rule.require;
        return limits(required) || (required.op == Op::any && std::ranges::all_of(required.parts, limits));
    }

    bool holds_somewhere(const rules::Rule& rule) const {
        if (setup_.held.holds(rule, kNone<UnitId>)) return true;
        const auto at = [&](const Home& home) { return given(home.unit) && setup_.held.holds(rule, home.unit); };
        return std::ranges::any_of(problem_.homes, at);
    }

    // Whether it is kept for all that it is about.
    bool add_rule(const rules::Rule& rule) {
        if (rule.advice_when) return false;  // in some cases it is advice and holds nobody back
        std::uint32_t crowd = kNowhere;
        if (rule.when) {
            const Condition& when = *rule.when;
            if (when.op != Op::company || !when.facts.empty() || (!when.at_least && !when.at_most)) return false;
            const auto bound = [&](const std::optional<rules::Limit>& limit) {
                return limit ? std::optional(sums_.value(*limit)) : std::nullopt;
            };
            crowd = setup_.crowd(bound(when.at_least), bound(when.at_most));
        }
        if (rule.subject == rules::SubjectKind::company) return add_rows(rule, kNone<UnitId>, crowd);
        if (rule.subject != rules::SubjectKind::unit) return false;
        bool all = true;
        for (std::size_t u = 0; u < org_.units.size(); ++u) {
            const UnitId unit = id_at<UnitId>(u);
            if (!org_[unit].planned && !is_there_once(unit)) continue;
            const std::optional<bool> concerned = sums_.concerns(setup_.held.set.units[rule.for_units], unit);
            if (!concerned) {
                all = false;
            } else if (*concerned && setup_.held.holds(rule, unit)) {
                all = add_rows(rule, unit, crowd) && all;
            }
        }
        return all;
    }

    bool add_rows(const rules::Rule& rule, UnitId unit, std::uint32_t crowd) {
        if (!given(unit) && !setup_.held.holds(rule, unit)) return true;
        std::optional<std::vector<CountRow>> rows = sums_.rows_of(rule.require, unit);
        if (!rows) return false;
        const bool planned = given(unit) && org_[unit].planned;
        for (CountRow& row : *rows) {
            row.crowd = crowd;
            if (planned) row.stands = home_of(unit);
            const bool own = rule.place.known();
            if (!planned) keep_excess(row, unit, own);
            // Where nobody comes or goes, it is as the spec has it, unless the rule begins with a unit or a size.
            if (row.weights.empty() && (!own || (!planned && crowd == kNowhere))) continue;
            row.origin = setup_.origin(given(unit) ? fmt::format("`{}` for `{}`", rule.id, org_[unit].id)
                                                   : fmt::format("`{}` for the company", rule.id),
                                       rule.place, Origin::Kind::rule);
            problem_.counts.push_back(std::move(row));
        }
        return true;
    }

    bool exists(UnitId unit, std::size_t month) {
        return written_.at(std::max(day(static_cast<int>(month)), org_.today)).exists(unit);
    }

    bool is_there_once(UnitId unit) {
        for (std::size_t t = 0; t <= static_cast<std::size_t>(problem_.months); ++t) {
            if (exists(unit, t)) return true;
        }
        return false;
    }

    // What the spec itself breaks in a month may stay as it is then; a plan does not break it further. What is off by
    // a built-in rule once the company is larger holds nobody back.
    void keep_excess(CountRow& row, UnitId unit, bool own) {
        constexpr double kExact = 1e-9;  // sums of parts such as 0.7 are not exact
        const double now = now_of(row);
        for (std::size_t t = 1; t < row.low.size(); ++t) {
            if (given(unit) && !exists(unit, t)) {
                row.low[t] = -kNoBound;
                row.high[t] = kNoBound;
            } else if (own && !holds_by_itself(row, t)) {
                continue;
            }
            const double most = row.high[t] + (is_absent(row.absence, t) ? row.absence.more : 0);
            broken_ = broken_ || now < row.low[t] - kExact || now > most + kExact;
            row.low[t] = std::min(row.low[t], now);
            row.high[t] += std::max(0.0, now - most);
        }
    }

    // Whether the company is of the size from which, or up to which, a row holds, if nothing is done.
    bool holds_by_itself(const CountRow& row, std::size_t t) const {
        if (row.crowd == kNowhere) return true;
        const Crowd& crowd = problem_.crowds[row.crowd];
        double people = crowd.fixed[t];
        for (const CountRow::Weight& each : crowd.weights) people += each.times * problem_.slots[each.slot].stock;
        return people >= crowd.at_least.value_or(people) && people <= crowd.at_most.value_or(people);
    }

    bool is_absent(const CountRow::Absence& absence, std::size_t t) const {
        const auto there = [&](const CountRow::Weight& each) { return problem_.slots[each.slot].stock > 0; };
        return !absence.weights.empty() && absence.fixed[t] == 0 && std::ranges::none_of(absence.weights, there);
    }

    RuleSums sums_;
    bool broken_ = false;  // whether the spec itself breaks the rule that is being added
};

}  // namespace

void add_rules(Setup& setup) {
    RuleRows(setup).add();
}

}  // namespace orgplan::propose
