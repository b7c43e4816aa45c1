#include <fmt/format.h>

#include <algorithm>

#include "planner/language/resolve/assembly.h"

namespace orgplan::language {
namespace {

// The first tick at which somebody sits in a seat that has the role; never: for ever.
Tick first_holding(const Position& seat, RoleId role) {
    for (const PositionState& state : seat.states) {
        const Tick from = std::max(state.from, seat.opens);
        if (state.role == role && state.occupancy != Occupancy::vacant && from < seat.closes) return from;
    }
    return kForever;
}

void read_times(Assembly& assembly, text::Node node, Hat& hat) {
    if (const text::Node opens = node.find("opens")) {
        const bool first = assembly.timeline.is_first(opens.text());
        hat.opens = first ? kBeforeAll : assembly.timeline.tick(opens).value_or(kBeforeAll);
    }
    const text::Node closes = node.find("closes");
    if (!closes) return;
    hat.closes = assembly.timeline.tick(closes).value_or(kForever);
    if (hat.closes <= hat.opens) {
        assembly.findings.add("closes-before-opens", closes.place(),
                              fmt::format("the hat closes {} and opens {}", assembly.timeline.when(hat.closes),
                                          assembly.timeline.when(hat.opens)));
    }
}

// A hat ends for good the first time its heir has the role.
void hand_over(Assembly& assembly, text::Node to, Hat& hat) {
    const std::optional<PositionId> heir = assembly.names.seat(to);
    if (!heir) return;
    hat.to = *heir;
    const Position& seat = assembly.org[*heir];
    if (waits_for_plan(seat)) return;
    const Tick handed = first_holding(seat, hat.role);
    if (handed == kForever && given(hat.role)) {
        assembly.findings
            .add("hat-never-handed-over", to.place(),
                 fmt::format("seat `{}` never has the role `{}`", seat.id, assembly.org[hat.role].id),
                 "write `closes:` with the time at which the hat ends")
            .notes.push_back({seat.place, fmt::format("`{}`", seat.id)});
    }
    if (handed <= hat.opens && given(hat.role)) {
        assembly.findings.add("change-without-effect", hat.place,
                              fmt::format("the hat has no effect: seat `{}` has the role `{}` from the beginning",
                                          seat.id, assembly.org[hat.role].id));
    }
    hat.closes = std::min(hat.closes, handed);
}

// Whether a seat has the role of a hat itself, in the same unit, for as long as the hat is worn.
bool is_own_role(const Position& wearer, const Hat& hat) {
    const Tick opens = std::max(hat.opens, wearer.opens);
    const Tick closes = std::min(hat.closes, wearer.closes);
    if (opens >= closes) return false;
    for (Tick at = opens; at < closes;) {
        const PositionState& state = wearer.at(at);
        if (state.role != hat.role || state.home != hat.in) return false;
        at = wearer.until(state);
    }
    return true;
}

// Adds a hat, unless the seat says it otherwise already; of one that it has for another time it becomes a part.
void add_hat(Assembly& assembly, Position& wearer, text::Node role, const Hat& hat) {
    if (is_own_role(wearer, hat)) {
        return report_idle(assembly, "says-nothing", hat.place,
                           fmt::format("the hat `{}` is the role of its own seat", role.text()));
    }
    for (Hat& other : wearer.hats) {
        const bool meet = other.opens < hat.closes && hat.opens < other.closes;
        if (other.role != hat.role || other.in != hat.in || !meet) continue;
        report_idle(assembly, "said-twice", hat.place, fmt::format("the hat `{}` is named twice", role.text()),
                    other.place, "the first");
        other.opens = std::min(other.opens, hat.opens);
        if (other.closes < hat.closes) {
            other.closes = hat.closes;
            other.to = hat.to;
        }
        return;
    }
    wearer.hats.push_back(hat);
}

}  // namespace

void resolve_hats(Assembly& assembly) {
    for (std::size_t i = 0; i < assembly.org.positions.size(); ++i) {
        Position& wearer = assembly.org.positions[i];
        for (const text::Node node : assembly.written_seats[i].find("also")) {
            Hat hat;
            const text::Node role = node.is_map() ? node.find("role") : node;
            read_role(assembly, role, hat);
            hat.place = role ? role.place() : node.place();
            hat.in = wearer.states.front().home;
            if (const text::Node in = node.find("in")) hat.in = assembly.names.unit(in).value_or(hat.in);
            read_times(assembly, node, hat);
            if (const text::Node to = node.find("to")) hand_over(assembly, to, hat);
            if (given(hat.in) && waits_for_plan(assembly.org[hat.in])) continue;
            if (given(hat.role)) add_hat(assembly, wearer, role ? role : node, hat);
        }
    }
}

}  // namespace orgplan::language
