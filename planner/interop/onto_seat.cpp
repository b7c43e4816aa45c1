#include "planner/interop/onto_seat.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/model/words.h"
#include "planner/interop/csv_text.h"
#include "planner/interop/import_titles.h"
#include "planner/report/phrases.h"

namespace orgplan::interop {
namespace {

std::string names_of(const std::vector<std::string>& people, const std::vector<std::string>& but) {
    std::vector<std::string> names;
    for (const std::string& person : people)
        if (std::ranges::find(but, person) == but.end()) names.push_back(in_message(person));
    return report::listed(names);
}

/// What is said of a seat whose holders differ.
std::string change_of_holders(const std::vector<std::string>& was, const std::vector<std::string>& is, bool vacant) {
    const std::string gone = names_of(was, is), come = names_of(is, was);
    if (vacant) return gone.empty() ? "is vacant" : fmt::format("is vacant: {} no longer holds it", gone);
    if (is.empty()) return "is held by somebody unnamed";
    if (come.empty() && gone.empty()) return "has holders whose parts of it change";
    if (come.empty()) return fmt::format("is no longer held by {}", gone);
    if (gone.empty()) return fmt::format("is held by {}{}", come, was.empty() ? "" : " as well");
    return fmt::format("is held by {}, no longer by {}", come, gone);
}

}  // namespace

class SeatComparison::Keys {
  public:
    void add(std::string_view key, const std::string& value) {
        text_ += fmt::format("{}{}: {}", text_.empty() ? "" : ", ", key, value.empty() ? "~" : value);
    }
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

SeatComparison::SeatComparison(const Organisation& org, std::function<bool(Field)> read, const ImportedCompany& company,
                               ImportLog& log)
    : org_(org), read_(std::move(read)), log_(log) {
    for (const ImportedPerson& person : company.people) names_[person.id] = person.name;
}

std::string SeatComparison::name_of(const std::string& holder) const {
    const auto person = names_.find(holder);
    return person == names_.end() ? holder : person->second;
}

std::string SeatComparison::who(const ImportedSeat& seat) const {
    return in_message(seat.holders.empty() ? seat.id : name_of(seat.holders.front()));
}

void SeatComparison::not_said(const ImportedSeat& seat, std::string_view what, std::string_view value) {
    log_.add(seat.line, topics::kNotSaid, [&] {
        return Said{fmt::format("the {} {} of {} stays, since the export gives none", what, in_message(value),
                                in_message(seat.id)),
                    fmt::format("the {} {} of {}", what, in_message(value), in_message(seat.id))};
    });
}

std::string SeatComparison::differences(const ImportedSeat& seat, PositionId id, const PositionState& state,
                                        const std::string* line) {
    Keys keys;
    if (read_(Field::name)) compare_holders(seat, state, keys);
    if (line != nullptr && *line != seat.reports_to) {
        keys.add("reports_to", yaml_scalar(seat.reports_to));
        log_.add(seat.line, topics::kNewManager, [&] {
            const bool top = seat.reports_to == "none", was_top = *line == "none";
            const std::string to = top ? "nobody" : in_message(seat.reports_to);
            return Said{top ? fmt::format("{} is at the top, and no longer reports to {}", who(seat), in_message(*line))
                        : was_top ? fmt::format("{} reports to {}, and is no longer at the top", who(seat), to)
                                  : fmt::format("{} reports to {}, not to {}", who(seat), to, in_message(*line)),
                        fmt::format("{} to {}", who(seat), to)};
        });
    }
    const std::string before = keys.text();
    const auto add_text = [&](Field field, std::string_view key, std::string_view was, std::string_view is) {
        if (!read_(field) || was == is) return;
        if (is.empty()) return not_said(seat, key, was);
        keys.add(key, yaml_scalar(is));
    };
    if (read_(Field::title) && seat.title != kUntitled) {
        compare_title(seat, state, keys);
    } else if (read_(Field::title) && (given(state.role) || !state.title.empty())) {
        not_said(seat, "title", state.title.empty() ? org_[state.role].title : state.title);
    }
    add_text(Field::level, "level", state.level_read ? Text() : state.level, seat.level);
    add_text(Field::location, "location", state.location, seat.location);
    add_text(Field::email, "email", org_[id].email, seat.email);
    add_text(Field::requisition, "requisition", org_[id].requisition, seat.requisition);
    compare_contract(seat, state, keys);
    if (seat.vacant && !seat.status.empty() && seat.status != word_of(org_[id].status))
        keys.add("status", seat.status.text());
    compare_dotted(seat, state, keys);
    if (seat.pay && !same_pay(seat, state) && has_rate(seat)) keys.add("cost", cost_text(seat));
    if (read_(Field::cost) && !seat.pay && !seat.pay_said && state.cost != 0) {
        const SeatCost& cost = org_.costs.seats[state.cost];
        not_said(seat, "pay",
                 decimal_text(cost.price) + (cost.currency.empty() ? "" : ' ' + std::string(cost.currency)));
    }
    compare_times(seat, id, keys);
    if (keys.text() != before) {
        log_.add(seat.line, topics::kChanged, [&] {
            const std::string what = keys.text().substr(before.empty() ? 0 : before.size() + 2);
            return Said{fmt::format("{} changes: {}", who(seat), what), fmt::format("{} ({})", who(seat), what)};
        });
    }
    return keys.text();
}

void SeatComparison::compare_holders(const ImportedSeat& seat, const PositionState& state, Keys& keys) {
    std::vector<std::string> was, is;
    for (const Holder& holder : state.holders) was.emplace_back(org_[holder.person].name);
    ImportedSeat named = seat;
    for (std::string& holder : named.holders) is.push_back(holder = name_of(holder));
    const bool vacant = state.occupancy == Occupancy::vacant;
    if (is.empty() && !seat.vacant && !vacant) {
        if (!was.empty()) not_said(seat, "holder", was.front());
        return;
    }
    bool same = was == is && vacant == seat.vacant;
    for (std::size_t i = 0; same && i < seat.shares.size(); ++i)
        same = std::abs(seat.shares[i] - state.holders[i].share) < 0.0006;
    if (same) return;
    keys.add("holder", holder_text(named));
    log_.add(seat.line, topics::kNewHolder, [&] {
        const std::string how = change_of_holders(was, is, seat.vacant);
        return Said{fmt::format("{} {}", in_message(seat.id), how), fmt::format("{} {}", in_message(seat.id), how)};
    });
}

void SeatComparison::compare_title(const ImportedSeat& seat, const PositionState& state, Keys& keys) {
    const std::string role = given(state.role) ? std::string(org_[state.role].id) : std::string();
    const bool same_role = role == seat.role;
    const bool by_role = seat.title.empty();
    const std::string title(state.title);
    if (same_role && title == seat.title) return;
    // The title of the role, where the spec has no other.
    if (same_role && title.empty() && given(state.role) && org_[state.role].title == seat.title) return;
    if (!seat.role.empty() && !same_role) keys.add("role", yaml_scalar(seat.role));
    if (seat.role.empty() && !role.empty() && state.role_said) keys.add("role", std::string());
    if (!by_role && title != seat.title) keys.add("title", yaml_scalar(seat.title));
    if (by_role && !title.empty()) keys.add("title", std::string());
}

void SeatComparison::compare_contract(const ImportedSeat& seat, const PositionState& state, Keys& keys) {
    const std::string_view was = word_of(state.employment);
    const std::string is =
        seat.employment.empty() ? std::string(word_of(Employment::employee)) : seat.employment.text();
    if (seat.contract_said) {
        if (was != is) keys.add("employment", is);
    } else if (read_(Field::employment) && state.employment != Employment::employee) {
        not_said(seat, "employment", was);
    }
    if (seat.part_said) {
        if (const double part = seat.fte.value_or(1); std::abs(part - state.fte) > 0.0006)
            keys.add("fte", fmt::format("{}", part));
    } else if ((read_(Field::fte) || read_(Field::hours)) && state.fte != 1) {
        not_said(seat, "fte", fmt::format("{}", state.fte));
    }
}

void SeatComparison::compare_dotted(const ImportedSeat& seat, const PositionState& state, Keys& keys) {
    if (!read_(Field::dotted)) return;
    std::vector<std::string> was, is = seat.dotted;
    for (const PositionId each : state.dotted) was.emplace_back(org_[each].id);
    std::ranges::sort(was);
    std::ranges::sort(is);
    if (was == is) return;
    if (is.empty()) return not_said(seat, "dotted line to", was.front());
    std::string list;
    for (const std::string& each : seat.dotted) list += (list.empty() ? "" : ", ") + yaml_scalar(each);
    keys.add("dotted", "[" + list + "]");
}

/// When a seat opens that is to come, and when its holder leaves.
void SeatComparison::compare_times(const ImportedSeat& seat, PositionId id, Keys& keys) {
    const Position& position = org_[id];
    if (seat.opens && position.opens != *seat.opens) {
        keys.add("opens", date_text(*seat.opens));
    } else if (!seat.opens && seat.start_said && org_.dated() && position.opens > org_.today) {
        keys.add("opens", std::string());
    }
    Tick leaves = position.closes;
    for (const PositionState& state : position.states)
        if (state.occupancy == Occupancy::vacant && state.from > org_.today) leaves = std::min(leaves, state.from);
    if (seat.leaves && *seat.leaves != leaves && *seat.leaves < position.closes)
        keys.add("leaves", date_text(*seat.leaves));
    if (!seat.leaves && !seat.vacant && read_(Field::end) && org_.dated() && leaves != position.closes)
        not_said(seat, "end", date_text(leaves - 1));
}

bool SeatComparison::same_pay(const ImportedSeat& seat, const PositionState& state) const {
    if (state.cost == 0) return false;
    const SeatCost& cost = org_.costs.seats[state.cost];
    Text currency = cost.currency;
    if (currency.empty()) {
        const auto place = std::ranges::find(org_.costs.locations, state.location, &Location::id);
        if (place != org_.costs.locations.end()) currency = place->currency;
    }
    if (currency.empty()) currency = org_.costs.currency;
    const bool by_day = cost.times != Decimal{1, 0};
    return by_day == seat.paid_by_day && decimal_of(fmt::format("{:.10g}", *seat.pay)) == cost.price &&
           (currency.empty() || currency == seat.paid_in);
}

bool SeatComparison::has_rate(const ImportedSeat& seat) {
    const Costs& costs = org_.costs;
    if (costs.currency.empty() || costs.currency == seat.paid_in) return true;
    if (std::ranges::find(costs.rates, seat.paid_in.view(), &Rate::currency) != costs.rates.end()) return true;
    log_.add(seat.line, topics::kNoRate, [&] {
        return fmt::format(
            "{:.10g} {} of {} is left out: the spec has no rate of {}; add `costs: {{rates: {{{}: ...}}}}`", *seat.pay,
            seat.paid_in.view(), who(seat), seat.paid_in.view(), seat.paid_in.view());
    });
    return false;
}

}  // namespace orgplan::interop
