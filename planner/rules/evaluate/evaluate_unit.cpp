#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <set>

#include "planner/rules/evaluate/evaluate.h"

// Conditions on a unit, and on what is below it or in the whole company.

namespace orgplan::rules {

Truth Evaluator::unit_and_parts(const Condition& condition, UnitId unit, const Question& question) {
    const UnitMatch& match = units(condition.units);
    if (question.seen != nullptr) match.name_missing(unit, false, question.seen->missing);
    return known_parts(match[unit], condition, {.unit = unit}, question);
}

// Whether the unit or one above it is such.
Truth Evaluator::within(const Condition& condition, UnitId unit, const Question& question) {
    const UnitMatch& match = units(condition.units);
    if (condition.parts.empty()) {
        if (question.seen != nullptr) match.name_missing(unit, true, question.seen->missing);
        return match.upwards(unit);
    }
    Truth found = Truth::fails;
    for (auto at = static_cast<std::uint32_t>(unit); at != graph::Forest::kNowhere && found != Truth::holds;
         at = at_.units().parent[at]) {
        if (match.upwards(id_at<UnitId>(at)) == Truth::fails) break;
        found = either(found, unit_and_parts(condition, id_at<UnitId>(at), question));
    }
    return found;
}

Truth Evaluator::of_unit(const Condition& condition, UnitId unit, const Question& question) {
    const PositionId subject = question.subject.seat;
    switch (condition.op) {
        case Op::is_unit: {
            const UnitMatch& match = units(condition.units);
            if (question.seen != nullptr) match.name_missing(unit, false, question.seen->missing);
            return match[unit];
        }
        case Op::unit_within:
            return within(condition, unit, question);
        case Op::managed_by: {
            Truth found = Truth::fails;
            at_.state(unit).each_head([&](PositionId manager) {
                if (at_.exists(manager)) found = either(found, seats(condition.seats).any(manager));
            });
            return noticed(found, "role", question);
        }
        case Op::members: {
            SeatMatch& match = seats(condition.seats);
            Count count = match.members(unit);
            if (given(subject)) count.take(match.in(unit, subject, false));
            return within_limits(condition, count, question);
        }
        case Op::share: {
            SeatMatch& match = seats(condition.seats);
            SeatMatch& anybody = seats(0);
            Count count = match.inside(unit);
            Count all = anybody.inside(unit);
            if (given(subject)) {
                count.take(match.in(unit, subject, true));
                all.take(anybody.in(unit, subject, true));
            }
            if (all.sure == 0) return Truth::holds;
            count.possible = std::min(all.sure, count.possible + unread(unit));
            const double whole = all.sure;
            const Truth found = within_limits(condition, count.sure / whole, count.possible / whole, question);
            return noticed(found, "role", question);
        }
        case Op::size:
            return within_limits(condition, at_.team_size(unit), at_.team_size(unit), question);
        case Op::sites: {
            const std::uint32_t count = at_.sites(unit);
            return within_limits(condition, count, count, question);
        }
        default:
            return Truth::unknown;
    }
}

namespace {

std::string selector_words(const SeatSelector& selector) {
    const auto one_of = [](std::string_view kind, const std::vector<std::string>& words) {
        return fmt::format("{} `{}`", kind, fmt::join(words, "` or `"));
    };
    if (!selector.roles.empty()) return one_of("role", selector.roles);
    if (!selector.tags.empty()) return one_of("tag", selector.tags);
    if (!selector.families.empty()) return one_of("family", selector.families);
    return "what the rule needs";
}

}  // namespace

bool Evaluator::unread(PositionId seat) const {
    const PositionState& state = *at_.state(seat);
    return !given(state.role) && !at_.org.titles[state.read].understood;
}

std::uint32_t Evaluator::unread(UnitId unit) {
    if (unread_.empty()) {
        unread_.resize(at_.org.units.size());
        for (const PositionId seat : at_.with_role(kNone<RoleId>)) {
            const UnitId home = at_.state(seat)->home;
            if (given(home) && unread(seat)) ++unread_[index(home)];
        }
        const graph::Forest& units = at_.units();
        for (std::size_t i = units.order.size(); i-- > 0;) {
            const std::uint32_t above = units.parent[units.order[i]];
            if (above != graph::Forest::kNowhere) unread_[above] += unread_[units.order[i]];
        }
    }
    return unread_[index(unit)];
}

bool Evaluator::has_units() {
    if (!has_units_) {
        has_units_ =
            std::ranges::any_of(at_.units().order, [&](std::uint32_t i) { return at_.exists(id_at<UnitId>(i)); });
    }
    return *has_units_;
}

// Where the head of all reports to somebody outside, the spec is a part of a company; and where most titles say
// nothing, anybody may be there.
std::string_view Evaluator::elsewhere() {
    if (elsewhere_) return *elsewhere_;
    std::size_t unknown = 0, tops = 0, outside = 0;
    for (const PositionId seat : at_.standing()) {
        unknown += unread(seat);
        if (given(at_.manager(seat))) continue;
        ++tops;
        outside += at_.state(seat)->stated == StatedLine::outside;
    }
    is_part_ = tops > 0 && outside == tops;
    const bool titles = unknown * 2 > at_.standing().size();
    elsewhere_ = is_part_                      ? std::string_view("the rest of the company")
                 : unread_facts_.hides_seats() ? std::string_view("units")
                 : titles                      ? std::string_view("role")
                                               : std::string_view();
    return *elsewhere_;
}

Truth Evaluator::count(const Condition& condition, UnitId unit, const Question& question) {
    SeatMatch& match = seats(condition.seats);
    Count count = given(unit) ? match.inside(unit) : match.company();
    if (given(unit) && given(question.subject.seat)) count.take(match.in(unit, question.subject.seat, true));
    // Who is missing may be among those whose titles say nothing.
    const bool maybe = !given(unit) && condition.at_least && !elsewhere().empty();
    const Truth found = maybe ? within_limits(condition, count, question, {true, elsewhere()})
                              : within_limits(condition, count, question);
    if (found == Truth::fails && question.seen != nullptr && condition.at_least) {
        question.seen->lacking.push_back(selector_words(rules_.seats[condition.seats]));
    }
    return found;
}

Truth Evaluator::ratio(const Condition& condition, UnitId unit, const Question& question) {
    const auto count = [&](std::uint32_t selector) {
        return given(unit) ? seats(selector).inside(unit) : seats(selector).company();
    };
    const Count of = count(condition.seats);
    const Count to = count(condition.others);
    const Question silent{question.subjects, question.subject, nullptr};
    const double least = double(of.sure) / std::max(to.possible, 1U);
    Truth enough = Truth::holds, few = Truth::holds;
    // With none of the second, there are never too few of the first, and too many where one would have too many.
    if (condition.at_least && to.possible > 0) {
        Condition fewest;
        fewest.at_least = condition.at_least;
        const double most = to.sure == 0 ? std::numeric_limits<double>::infinity() : double(of.possible) / to.sure;
        enough = within_limits(fewest, least, most, silent);
    }
    if (condition.at_most) {
        Condition greatest;
        greatest.at_most = condition.at_most;
        few = within_limits(greatest, least, double(of.possible) / std::max(to.sure, 1U), silent);
    }
    Truth found = both(enough, few);
    const bool unseen = found == Truth::fails && !given(unit) && !elsewhere().empty();
    if (unseen) found = Truth::unknown;
    if (question.seen != nullptr) {
        Number number{.broken = found == Truth::fails, .measured = found == Truth::fails, .count = least};
        number.quantity = text::Quantity::ratio;
        number.nobody = to.possible == 0;
        if (condition.at_least) number.low = value(*condition.at_least);
        if (condition.at_most) number.high = value(*condition.at_most);
        number.limit = enough == Truth::fails || !number.high ? number.low.value_or(0) : *number.high;
        note_number(condition, number, question);
    }
    return noticed(found, unseen ? elsewhere() : "role", question);
}

const Evaluator::Contained& Evaluator::contained(const Condition& condition, const Question& question) {
    Contained& known = contained_[&condition];
    if (!known.before.empty()) return known;
    const std::vector<std::uint32_t>& order = at_.units().order;
    known.before.resize(order.size() + 1);
    for (std::size_t place = 0; place < order.size(); ++place) {
        known.match.push_back(unit_and_parts(condition, id_at<UnitId>(order[place]), {question.subjects, {}, nullptr}));
        known.before[place + 1] = known.before[place];
        known.before[place + 1].add(known.match[place]);
    }
    return known;
}

Truth Evaluator::contains(const Condition& condition, UnitId unit, const Question& question) {
    const graph::Forest& forest = at_.units();
    const std::size_t begin = given(unit) ? forest.enter[index(unit)] + 1 : 0;
    const std::size_t end = given(unit) ? forest.leave[index(unit)] : forest.order.size();
    const auto at_place = [&](std::size_t place, const Question& each) {
        return unit_and_parts(condition, id_at<UnitId>(forest.order[place]), each);
    };
    const PositionId but = question.subject.seat;
    const bool differs = asker(condition, but) != Asker(0);
    Count count;
    if (differs && !counted(condition).inside_alone) {
        for (std::size_t place = begin; place < end; ++place) count.add(at_place(place, question));
        return enough_things(condition, count, question, {});
    }
    const Contained& known = contained(condition, question);
    count = {known.before[end].sure - known.before[begin].sure,
             known.before[end].possible - known.before[begin].possible};
    if (differs) {
        // A seat makes a difference to the units it belongs to and to those above them.
        std::set<std::uint32_t> places;
        for (const graph::Index::Belonging& each : at_.belongings(but)) {
            for (auto at = static_cast<std::uint32_t>(each.unit); at != graph::Forest::kNowhere;
                 at = forest.parent[at]) {
                if (!places.insert(forest.enter[at]).second) break;
            }
        }
        for (const std::uint32_t place : places) {
            if (place < begin || place >= end) continue;
            count.take(known.match[place]);
            count.add(at_place(place, question));
        }
    }
    const Truth found = enough_things(condition, count, question, {});
    if (found == Truth::unknown && question.seen != nullptr) {
        const auto open =
            std::find(known.match.begin() + static_cast<std::ptrdiff_t>(begin), known.match.end(), Truth::unknown);
        if (open != known.match.end()) at_place(static_cast<std::size_t>(open - known.match.begin()), question);
    }
    return found;
}

}  // namespace orgplan::rules
