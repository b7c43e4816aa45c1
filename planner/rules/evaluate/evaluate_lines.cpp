#include <algorithm>
#include <cmath>
#include <limits>

#include "planner/rules/evaluate/evaluate.h"

// Conditions on a seat that follow its reporting lines.

namespace orgplan::rules {
namespace {

// By seat, how many levels are below it; none for seats in a loop.
std::vector<std::uint32_t> levels_below(const graph::Index& at) {
    std::vector<std::uint32_t> levels(at.org.positions.size(), 0);
    for (std::size_t i = at.seats().order.size(); i-- > 0;) {
        const std::uint32_t seat = at.seats().order[i];
        const std::uint32_t manager = at.seats().parent[seat];
        if (manager != graph::Forest::kNowhere) levels[manager] = std::max(levels[manager], levels[seat] + 1);
    }
    return levels;
}

}  // namespace

Truth Evaluator::of_line(const Condition& condition, PositionId seat, const Question& question) {
    // In a loop nobody is above or below for certain, and a line is what is wrong with it; elsewhere a title without a
    // role makes it unknown.
    const std::string_view unknown_line = at_.seats().reached(index(seat)) ? "role" : "reports_to";
    switch (condition.op) {
        case Op::reports: {
            const SeatMatch& match = seats(condition.seats);
            Count count = led(seat, match);
            if (condition.dotted) {
                for (const PositionId each : at_.dotted_from(seat)) {
                    if (!is_manager(each, seat)) count.add(match.any(each));
                }
            }
            if (const double more = may_report(seat, match); more > 0) {
                return within_limits(condition, count, question, {true, "manager", count.possible + more});
            }
            return within_limits(condition, count, question);
        }
        case Op::reports_share: {
            const Count all = led(seat, seats(0));
            if (all.sure == 0) return Truth::holds;
            Count count = led(seat, seats(condition.seats));
            for (const graph::Index::Report& report : at_.led(seat))
                count.possible += !report.assistant && unread(report.seat);
            count.possible = std::min(count.possible, all.sure);
            const double whole = all.sure;
            const Truth found = within_limits(condition, count.sure / whole, count.possible / whole, question);
            return noticed(found, "role", question);
        }
        case Op::reports_to: {
            const SeatMatch& match = seats(condition.seats);
            Truth found = Truth::fails;
            at_.each_manager(seat, [&](PositionId manager) { found = either(found, match.any(manager)); });
            if (condition.dotted) {
                for (const PositionId each : at_.dotted_to(seat)) found = either(found, match.any(each));
            }
            if (!at_.seats().reached(index(seat))) return noticed(Truth::unknown, unknown_line, question);
            return noticed(found, "role", question);
        }
        case Op::reports_within:
            return noticed(seats(condition.seats).above(seat, condition.levels), unknown_line, question);
        case Op::beside_manager:
            if (!at_.seats().reached(index(seat))) return noticed(Truth::unknown, unknown_line, question);
            return beside_managers(condition, seat, question);
        case Op::below: {
            const Count count = seats(condition.seats).below(seat);
            return noticed(within_limits(condition, count.sure, count.possible, question), unknown_line, question);
        }
        case Op::all_below:
            return all_below(condition, question);
        case Op::layers:
            if (levels_.empty()) levels_ = levels_below(at_);
            if (!at_.seats().reached(index(seat))) return noticed(Truth::unknown, unknown_line, question);
            return within_limits(condition, levels_[index(seat)], levels_[index(seat)], question);
        case Op::depth:
            if (!at_.seats().reached(index(seat))) return noticed(Truth::unknown, unknown_line, question);
            return within_limits(condition, at_.depths()[index(seat)], at_.depths()[index(seat)], question);
        default:
            return Truth::unknown;
    }
}

// Without a manager there is nothing to compare; of joint heads one is enough.
Truth Evaluator::beside_managers(const Condition& condition, PositionId seat, const Question& question) {
    bool managed = false;
    Truth found = Truth::fails;
    at_.each_manager(seat, [&](PositionId manager) {
        managed = true;
        found = either(found, beside(condition, seat, manager, question));
    });
    return managed ? found : Truth::holds;
}

Truth Evaluator::beside(const Condition& condition, PositionId seat, PositionId manager, const Question& question) {
    Truth found = Truth::holds;
    if (condition.same_location) {
        const Text own = at_.location(seat);
        const Text theirs = at_.location(manager);
        const bool fits = (own == theirs) == *condition.same_location;
        const bool known = !own.empty() && !theirs.empty();
        found = noticed(known ? truth(fits) : Truth::unknown, "location", question);
    }
    if (!condition.level_is.empty()) {
        found = both(found, noticed(level_beside(condition, seat, manager), "level", question));
    }
    if (!condition.cost_is.empty()) {
        found = both(found, noticed(cost_beside(condition, seat, manager), "cost", question));
    }
    return found;
}

// Levels that are not the same, and of which the order is not known, may be lower or higher.
Truth Evaluator::level_beside(const Condition& condition, PositionId seat, PositionId manager) const {
    const Text own = at_.state(seat)->level;
    const Text theirs = at_.state(manager)->level;
    if (own.empty() || theirs.empty()) return Truth::unknown;
    const auto wanted = [&](Beside is) {
        return truth(std::ranges::find(condition.level_is, is) != condition.level_is.end());
    };
    if (own == theirs) return wanted(Beside::same);
    const auto own_place = std::ranges::find(condition.words, own);
    const auto their_place = std::ranges::find(condition.words, theirs);
    const Truth lower = wanted(Beside::lower);
    const Truth higher = wanted(Beside::higher);
    if (own_place == condition.words.end() || their_place == condition.words.end()) {
        return lower == higher ? lower : Truth::unknown;
    }
    return own_place < their_place ? lower : higher;
}

Truth Evaluator::cost_beside(const Condition& condition, PositionId seat, PositionId manager) const {
    const auto order = costs_.compare ? costs_.compare(at_, seat, manager) : std::nullopt;
    if (!order) return Truth::unknown;
    const Beside is = *order < 0 ? Beside::lower : *order > 0 ? Beside::higher : Beside::same;
    return truth(std::ranges::find(condition.cost_is, is) != condition.cost_is.end());
}

bool Evaluator::is_manager(PositionId seat, PositionId of) const {
    bool found = false;
    at_.each_manager(seat, [&](PositionId manager) { found = found || manager == of; });
    return found;
}

// The direct reports of a seat that match; joint heads divide theirs, rounded up.
Count Evaluator::led(PositionId seat, const SeatMatch& match) {
    double sure = 0, possible = 0;
    for (const graph::Index::Report& report : at_.led(seat)) {
        if (report.assistant || is_lost(report.seat)) continue;
        const double part = 1 / static_cast<double>(at_.manager_count(report.seat));
        const Truth found = match.any(report.seat);
        if (found == Truth::holds) sure += part;
        if (found != Truth::fails) possible += part;
    }
    const auto up = [](double parts) { return static_cast<std::uint32_t>(std::ceil(parts - 1e-6)); };
    return {up(sure), up(possible)};
}

bool Evaluator::is_head_unread(UnitId unit) const {
    const UnitState& state = at_.state(unit);
    if (given(state.manager) || state.headless) return false;
    return state.manager_place.known() || unread_facts_.has(at_.org, Subject{.unit = unit}, "manager");
}

// By unit, whether its people report to somebody above since its manager, or that of a unit above, is not known.
const std::vector<bool>& Evaluator::lost_units() {
    if (lost_units_) return *lost_units_;
    std::vector<bool>& lost = lost_units_.emplace(at_.org.units.size());
    // Units come before those inside them.
    for (const std::uint32_t i : at_.units().order) {
        const UnitId unit = id_at<UnitId>(i);
        const UnitId within = at_.state(unit).within;
        lost[i] = is_head_unread(unit) || (!given(at_.state(unit).manager) && given(within) && lost[index(within)]);
    }
    return lost;
}

bool Evaluator::is_lost(PositionId seat) {
    const PositionState& state = *at_.state(seat);
    if (state.stated != StatedLine::derived || !given(state.home)) return false;
    const bool heads = at_.state(state.home).headed_by(seat);
    const UnitId unit = heads ? at_.state(state.home).within : state.home;
    return given(unit) && lost_units()[index(unit)];
}

double Evaluator::may_report(PositionId seat, const SeatMatch& match) {
    const UnitId home = at_.state(seat)->home;
    // It may be the manager that is meant.
    if (given(home) && is_head_unread(home)) return std::numeric_limits<double>::infinity();
    double more = 0;
    for (const graph::Index::Report& report : at_.led(seat)) {
        more += !report.assistant && is_lost(report.seat) && match.any(report.seat) != Truth::fails;
    }
    return more;
}

// Seats above one of the subjects are left out.
Evaluator::Astray Evaluator::astray(const Condition& condition, std::span<const Subject> subjects) {
    std::vector<bool> fine(at_.org.positions.size());
    std::vector<PositionId> reached;
    const auto reach = [&](PositionId seat) {
        if (!fine[index(seat)]) reached.push_back(seat);
        fine[index(seat)] = true;
    };
    for (const Subject& subject : subjects) reach(subject.seat);
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const graph::Index::Report& report : at_.led(reached[i])) reach(report.seat);
        for (const PositionId seat : at_.dotted_from(reached[i])) reach(seat);
    }
    std::vector<bool> climbed(at_.org.positions.size());
    for (const Subject& subject : subjects) {
        PositionId above = at_.manager(subject.seat);
        while (given(above) && !climbed[index(above)]) {
            climbed[index(above)] = fine[index(above)] = true;
            above = at_.manager(above);
        }
    }
    const SeatMatch& such = seats(condition.seats);
    const UnitMatch& there = units(condition.units);
    Astray found;
    for (std::size_t i = 0; i < fine.size(); ++i) {
        const PositionId seat = id_at<PositionId>(i);
        if (fine[i] || !at_.exists(seat) || such.own(seat) == Truth::fails) continue;
        const UnitId home = at_.state(id_at<PositionId>(i))->home;
        // The first selector means every unit, and also seats in no unit.
        const Truth sits = condition.units == 0 ? Truth::holds : given(home) ? there[home] : Truth::fails;
        const Truth meant = both(such.own(seat), sits);
        if (meant == Truth::holds) found.seats.push_back(seat);
        if (meant != Truth::unknown) continue;
        found.open = true;
        if (such.own(seat) == Truth::unknown) found.missing.emplace("role");
        if (sits == Truth::unknown) there.name_missing(home, false, found.missing);
    }
    // Those through whose line others are missing come first: it is what has to be mended.
    std::vector<bool> missing(at_.org.positions.size());
    for (const PositionId seat : found.seats) missing[index(seat)] = true;
    std::ranges::stable_partition(found.seats, [&](PositionId seat) {
        const PositionId manager = at_.manager(seat);
        return !given(manager) || !missing[index(manager)];
    });
    return found;
}

Truth Evaluator::all_below(const Condition& condition, const Question& question) {
    if (question.subject != question.subjects.front()) return Truth::holds;
    auto [known, first] = astray_.try_emplace(&condition);
    if (first) known->second = astray(condition, question.subjects);
    const Astray& found = known->second;
    if (found.seats.empty() && !found.open) return Truth::holds;
    if (found.seats.empty()) {
        if (question.seen != nullptr) question.seen->missing.insert(found.missing.begin(), found.missing.end());
        return Truth::unknown;
    }
    if (question.seen != nullptr) {
        question.seen->others = found.seats;
        note_number(condition, {.broken = true, .count = double(found.seats.size())}, question);
    }
    return Truth::fails;
}

}  // namespace orgplan::rules
