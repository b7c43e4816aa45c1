#include "planner/propose/rule_sums.h"

#include <algorithm>

#include "planner/rules/match/unit_match.h"

namespace orgplan::propose {

using rules::Condition;
using rules::Op;
using Found = std::optional<std::vector<CountRow>>;

double RuleSums::value(const rules::Limit& limit) const {
    return limit.parameter.empty() ? limit.value : setup_.parameter(limit.parameter, limit.value);
}

Found RuleSums::rows_of(const Condition& condition, UnitId unit) {
    switch (condition.op) {
        case Op::members:
            return bounded(condition, {{condition.seats, 1}}, unit, Where::unit);
        case Op::count:
            return bounded(condition, {{condition.seats, 1}}, condition.whole_company ? kNone<UnitId> : unit,
                           Where::inside);
        case Op::ratio:
            return ratio(condition, unit);
        case Op::share:
            return share(condition, unit);
        case Op::size:
            return size(condition, unit);
        case Op::all:
            return all_of(condition, unit);
        case Op::any:
            return any_of(condition, unit);
        default:
            return std::nullopt;
    }
}

bool RuleSums::is_plain(const rules::SeatSelector& selector) const {
    if (selector.named || selector.from_title || !selector.status.empty() || !selector.leads.empty() || selector.root ||
        selector.assistant) {
        return false;
    }
    // Tags of a seat go where it goes.
    const auto tagged = [&](const Slot& slot) {
        return std::ranges::any_of(problem_.profiles[slot.profile].written,
                                   [&](PositionId seat) { return !org_[seat].tags.empty(); });
    };
    if (!selector.tags.empty() && std::ranges::any_of(problem_.slots, tagged)) return false;
    return std::ranges::all_of(selector.except, [&](const rules::SeatSelector& each) { return is_plain(each); });
}

// Of somebody who is in a slot, or of a seat that is left vacant.
bool RuleSums::matches(const rules::SeatSelector& selector, const PositionState& state) {
    if (!given(state.role)) return false;
    const Role& role = org_[state.role];
    const auto in = [](const std::vector<std::string>& words, Text word) {
        return words.empty() || rules::one_of_sorted(words, word);
    };
    const auto sits_in = [&](const std::string& unit) {
        return given(state.home) && std::ranges::any_of(org_.units_around(state.home, problem_.days.back()),
                                                        [&](UnitId each) { return org_[each].id == unit; });
    };
    const Text location =
        state.location.empty() ? written_.costs.times.location(state.home, problem_.days.back()) : state.location;
    const bool vacant = state.occupancy == Occupancy::vacant;
    const bool fits =
        in(selector.roles, role.id) && in(selector.families, given(role.family) ? org_[role.family].id : Text()) &&
        (selector.tags.empty() || rules::share_sorted(selector.tags, role.tags)) && in(selector.levels, state.level) &&
        in(selector.locations, location) && (!selector.manages || *selector.manages == graph::manages_people(role)) &&
        selector.vacant.value_or(vacant) == vacant && !selector.deputy.value_or(false) &&
        (selector.employment.empty() ||
         std::ranges::find(selector.employment, state.employment) != selector.employment.end()) &&
        (selector.within.empty() || std::ranges::any_of(selector.within, sits_in));
    return fits &&
           std::ranges::none_of(selector.except, [&](const rules::SeatSelector& each) { return matches(each, state); });
}

bool RuleSums::inside(const Slot& slot, UnitId unit, Where where) const {
    const UnitId home = problem_.homes[slot.home].unit;
    if (!given(unit)) return true;
    return where == Where::unit ? home == unit : given(home) && written_.within(home, unit, problem_.days.back());
}

// What the spec itself has that matches, as the rule counts it.
double RuleSums::written(std::uint32_t selector, UnitId unit, Where where, Tick at) {
    const graph::Index& now = written_.at(at);
    if (given(unit) && !now.exists(unit)) return 0;
    std::unique_ptr<rules::SeatMatch>& match = matches_[{selector, at}];
    if (!match) match = std::make_unique<rules::SeatMatch>(now, set_.seats[selector]);
    const rules::Count count = !given(unit)           ? match->company()
                               : where == Where::unit ? match->members(unit)
                                                      : match->inside(unit);
    return count.sure;
}

// What a planned unit has as soon as it opens, although nobody sits there.
double RuleSums::vacant(std::uint32_t selector, UnitId unit) {
    return vacant_in(unit, [&](const PositionState& state) { return matches(set_.seats[selector], state); });
}

std::vector<double> RuleSums::sum(CountRow& row, const std::vector<Part>& parts, UnitId unit, Where where) {
    const auto times = [&](const Slot& slot) {
        double all = 0;
        if (!adds_seats(slot) || !inside(slot, unit, where)) return all;
        for (const Part& part : parts)
            all += matches(set_.seats[part.selector], setup_.state_of(slot)) ? part.times : 0;
        return all;
    };
    return weigh(row, times, [&](Tick at) {
        double all = 0;
        for (const Part& part : parts) {
            all += part.times * written(part.selector, unit, where, at);
            if (given(unit) && org_[unit].planned) all += part.times * vacant(part.selector, unit);
        }
        return all;
    });
}

Found RuleSums::bounded(const Condition& condition, const std::vector<Part>& parts, UnitId unit, Where where) {
    if (std::ranges::any_of(parts, [&](const Part& each) { return !is_plain(set_.seats[each.selector]); })) return {};
    CountRow row = setup_.row(0);
    const std::vector<double> fixed = sum(row, parts, unit, where);
    for (std::size_t t = 0; t < fixed.size(); ++t) {
        if (condition.at_least) row.low[t] = value(*condition.at_least) - fixed[t];
        if (condition.at_most) row.high[t] = value(*condition.at_most) - fixed[t];
    }
    return std::vector{std::move(row)};
}

// So many of the first for each of the second: with none of these there are never too few, and as many may be there as
// for one.
Found RuleSums::ratio(const Condition& condition, UnitId unit) {
    if (!is_plain(set_.seats[condition.seats]) || !is_plain(set_.seats[condition.others])) return {};
    std::vector<CountRow> rows;
    if (condition.at_least) {
        CountRow row = setup_.row(0);
        bound_below(
            row, 0,
            sum(row, {{condition.seats, 1}, {condition.others, -value(*condition.at_least)}}, unit, Where::inside));
        rows.push_back(std::move(row));
    }
    if (condition.at_most) {
        const double most = value(*condition.at_most);
        CountRow row = setup_.row(0);
        const std::vector<double> fixed =
            sum(row, {{condition.seats, 1}, {condition.others, -most}}, unit, Where::inside);
        CountRow others = setup_.row(0);
        std::vector<double> there = sum(others, {{condition.others, 1}}, unit, Where::inside);
        for (std::size_t t = 0; t < fixed.size(); ++t) {
            row.high[t] = -fixed[t];
            if (others.weights.empty() && there[t] == 0) row.high[t] += most;
        }
        if (!others.weights.empty()) row.absence = {std::move(others.weights), std::move(there), most};
        rows.push_back(std::move(row));
    }
    return rows;
}

// A part of all who are there.
Found RuleSums::share(const Condition& condition, UnitId unit) {
    if (!is_plain(set_.seats[condition.seats])) return {};
    std::vector<CountRow> rows;
    const auto add = [&](const rules::Limit& limit, std::vector<double> CountRow::*side) {
        CountRow row = setup_.row(0);
        const std::vector<double> fixed = sum(row, {{condition.seats, 1}, {0, -value(limit)}}, unit, Where::inside);
        for (std::size_t t = 0; t < fixed.size(); ++t) (row.*side)[t] = -fixed[t];
        rows.push_back(std::move(row));
    };
    if (condition.at_least) add(*condition.at_least, &CountRow::low);
    if (condition.at_most) add(*condition.at_most, &CountRow::high);
    return rows;
}

Found RuleSums::size(const Condition& condition, UnitId unit) {
    const std::uint32_t home = home_of(unit);
    if (home == kNowhere) return std::vector<CountRow>();
    CountRow row = setup_.row(0);
    const std::vector<double> fixed = size_of(row, home);
    for (std::size_t t = 0; t < fixed.size(); ++t) {
        if (condition.at_least) row.low[t] = value(*condition.at_least) - fixed[t];
        if (condition.at_most) row.high[t] = value(*condition.at_most) - fixed[t];
    }
    return std::vector{std::move(row)};
}

Found RuleSums::all_of(const Condition& condition, UnitId unit) {
    std::vector<CountRow> rows;
    for (const Condition& part : condition.parts) {
        Found found = rows_of(part, unit);
        if (!found) return {};
        for (CountRow& each : *found) rows.push_back(std::move(each));
    }
    return rows;
}

// Of several bounds on one sum the widest.
Found RuleSums::any_of(const Condition& condition, UnitId unit) {
    std::optional<CountRow> widest;
    for (const Condition& part : condition.parts) {
        Found found = rows_of(part, unit);
        if (!found || found->size() != 1) return {};
        CountRow& row = found->front();
        if (!row.absence.weights.empty()) return {};
        if (!widest) {
            widest = std::move(row);
            continue;
        }
        if (row.weights != widest->weights) return {};
        for (std::size_t t = 0; t < row.low.size(); ++t) {
            widest->low[t] = std::min(widest->low[t], row.low[t]);
            widest->high[t] = std::max(widest->high[t], row.high[t]);
            // Between two ranges there would be a gap.
            if (widest->low[t] != -kNoBound && widest->high[t] != kNoBound) return {};
        }
    }
    if (!widest) return {};
    return std::vector{std::move(*widest)};
}

std::optional<bool> RuleSums::concerns(const rules::UnitSelector& selector, UnitId unit) {
    if (selector.agile || selector.budget || selector.headless) return std::nullopt;
    const Unit& it = org_[unit];
    const UnitState& state = it.states.front();
    Text kind = state.kind, purpose = state.purpose;
    if (!it.planned) {
        if (setup_.inferred.empty()) setup_.inferred = graph::inferred_units(written_.at(org_.today));
        const graph::Inferred& seems = setup_.inferred[index(unit)];
        if (kind.empty()) kind = seems.kind;
        if (purpose.empty()) purpose = seems.purpose;
    }
    // What a planned unit is will show by its people.
    const bool open = (kind.empty() && !selector.kinds.empty()) || (purpose.empty() && !selector.purposes.empty());
    const auto in = [](const std::vector<std::string>& words, Text word) {
        return words.empty() || rules::one_of_sorted(words, word);
    };
    const auto above = [&](const std::string& id) {
        return std::ranges::any_of(org_.units_around(unit, problem_.days.back()),
                                   [&](UnitId each) { return org_[each].id == id; });
    };
    if (!in(selector.ids, it.id) || (!selector.tags.empty() && !rules::share_sorted(selector.tags, state.tags)) ||
        (!selector.within.empty() && std::ranges::none_of(selector.within, above))) {
        return false;
    }
    if (open) return std::nullopt;
    if (!in(selector.kinds, kind) || !in(selector.purposes, purpose)) return false;
    for (const rules::UnitSelector& each : selector.except) {
        const std::optional<bool> left_out = concerns(each, unit);
        if (!left_out) return std::nullopt;
        if (*left_out) return false;
    }
    return true;
}

}  // namespace orgplan::propose
