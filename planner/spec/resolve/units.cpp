#include <fmt/format.h>

#include <algorithm>

#include "planner/spec/resolve/assembly.h"
#include "planner/spec/values.h"

namespace orgplan {
namespace {

void read_unit(Assembly& assembly, Node node, UnitId parent) {
    const UnitId id = id_at<UnitId>(assembly.org.units.size());
    Unit unit;
    const Node name = node.find("id");
    unit.id = assembly.keep(name.text());
    unit.place = anchor_of(node);
    UnitState state;
    state.within = parent;
    state.place = unit.place;
    unit.states.push_back(state);
    assembly.org.units.push_back(std::move(unit));
    assembly.written_units.push_back(node);
    assembly.nested_in.push_back(parent);
    if (name) assembly.names.add_unit(assembly.org.units.back().id, id, name.place());
    for (const Node nested : node.find("units")) read_unit(assembly, nested, id);
}

// Applies the keys of a unit, or of a change to it, to a state.
void read_unit_keys(Assembly& assembly, Node keys, UnitState& state) {
    const auto text = [&](std::string_view key, Text& into) {
        if (const Node value = keys.find(key)) into = assembly.keep(value.text());
    };
    text("name", state.name);
    text("kind", state.kind);
    text("purpose", state.purpose);
    text("location", state.location);
    if (const Node agile = keys.find("agile")) state.agile = bool_of(agile.text());
    if (const Node manager = keys.find("manager")) {
        state.manager = kNone<PositionId>;
        state.manager_place = manager.place();
        if (!manager.is_null()) state.manager = assembly.names.seat(manager).value_or(kNone<PositionId>);
    }
    if (const Node within = keys.find("within")) {
        state.within = kNone<UnitId>;
        if (!within.is_null()) state.within = assembly.names.unit(within).value_or(kNone<UnitId>);
        state.place = within.place();
    }
}

bool same(const UnitState& a, const UnitState& b) {
    return a.name == b.name && a.kind == b.kind && a.purpose == b.purpose && a.location == b.location &&
           a.agile == b.agile && a.manager == b.manager && a.within == b.within;
}

// Cuts every circle of `within`, in each state of time, where it closes; then a walk upwards always ends.
void cut_circles(Assembly& assembly) {
    std::vector<Unit>& units = assembly.org.units;
    for (std::size_t s = 0; s < assembly.org.stages.size(); ++s) {
        const Tick tick = assembly.org.stages[s].at;
        std::vector<std::uint32_t> seen(units.size(), 0);
        for (std::uint32_t start = 0; start < units.size(); ++start) {
            std::vector<UnitId> walk;
            UnitId at = id_at<UnitId>(start);
            while (given(at) && seen[index(at)] == 0) {
                seen[index(at)] = start + 1;
                walk.push_back(at);
                at = units[index(at)].at(tick).within;
            }
            if (!given(at) || seen[index(at)] != start + 1) continue;
            std::string path;
            auto from = std::find(walk.begin(), walk.end(), at);
            std::rotate(from, std::min_element(from, walk.end()), walk.end());
            for (auto each = from; each != walk.end(); ++each) path += fmt::format("`{}` > ", assembly.org[*each].id);
            const Unit& first = assembly.org[*from];
            assembly.findings.add("unit-cycle", first.at(tick).place,
                                  fmt::format("units lie within each other: {}`{}`", path, first.id));
            for (UnitState& state : units[index(*from)].states) state.within = kNone<UnitId>;
        }
    }
}

void resolve_times(Assembly& assembly) {
    std::vector<Unit>& units = assembly.org.units;
    std::vector<bool> done(units.size());
    for (std::size_t start = 0; start < units.size(); ++start) {
        std::vector<UnitId> up;
        for (UnitId at = id_at<UnitId>(start); given(at) && !done[index(at)]; at = units[index(at)].states[0].within) {
            done[index(at)] = true;
            up.push_back(at);
        }
        for (; !up.empty(); up.pop_back()) {
            Unit& unit = units[index(up.back())];
            const Node node = assembly.written_units[index(up.back())];
            const UnitId parent = unit.states[0].within;
            if (given(parent)) {
                unit.opens = assembly.org[parent].opens;
                unit.closes = assembly.org[parent].closes;
            }
            if (const Node opens = node.find("opens")) {
                if (const std::optional<Tick> tick = assembly.timeline.tick(opens)) {
                    if (*tick < unit.opens) {
                        assembly.findings.add(
                            "opens-before-unit", opens.place(),
                            fmt::format("unit `{}` opens before `{}`, in which it lies, opens at {}", unit.id,
                                        assembly.org[parent].id, assembly.timeline.text(unit.opens)));
                    }
                    unit.opens = std::max(unit.opens, *tick);
                    const Stage& first = assembly.org.stages.front();
                    if (opens.text() == first.id) unit.opens = given(parent) ? assembly.org[parent].opens : kSinceEver;
                }
            }
            if (const Node closes = node.find("closes")) {
                if (const std::optional<Tick> tick = assembly.timeline.tick(closes)) {
                    if (*tick <= unit.opens) {
                        assembly.findings.add(
                            "closes-before-opens", closes.place(),
                            fmt::format("unit `{}` closes at {} and opens at {}", unit.id,
                                        assembly.timeline.text(*tick), assembly.timeline.text(unit.opens)));
                    } else if (*tick > unit.closes) {
                        assembly.findings.add(
                            "closes-after-unit", closes.place(),
                            fmt::format("unit `{}` closes after `{}`, in which it lies, closes at {}", unit.id,
                                        assembly.org[parent].id, assembly.timeline.text(unit.closes)));
                    } else {
                        unit.closes = *tick;
                    }
                }
            }
            unit.stages = assembly.timeline.stages_of(unit.opens, unit.closes);
        }
    }
}

void resolve_changes(Assembly& assembly, Unit& unit, Node node) {
    std::vector<std::pair<Tick, Node>> changes;
    for (const Node change : node.find("changes")) {
        const std::optional<Tick> tick = assembly.timeline.tick(change.key(), change.key_place());
        if (!tick) continue;
        if (*tick <= unit.opens || *tick >= unit.closes) {
            assembly.findings.add(
                "change-without-effect", change.key_place(),
                fmt::format("unit `{}` is changed at {}, and {} {}", unit.id, assembly.timeline.text(*tick),
                            *tick <= unit.opens ? "opens at" : "closes at",
                            assembly.timeline.text(*tick <= unit.opens ? unit.opens : unit.closes)));
            continue;
        }
        changes.emplace_back(*tick, change);
    }
    std::stable_sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [tick, change] : changes) {
        UnitState state = unit.states.back();
        state.from = tick;
        read_unit_keys(assembly, change, state);
        if (same(state, unit.states.back())) {
            assembly.findings.add(
                "change-without-effect", change.key_place(),
                fmt::format("the change at {} leaves unit `{}` as it was", assembly.timeline.text(tick), unit.id));
            continue;
        }
        unit.states.push_back(state);
    }
}

}  // namespace

Place anchor_of(Node thing) {
    for (const std::string_view key : {"id", "role", "title", "name"}) {
        if (const Node value = thing.find(key)) return value.place();
    }
    return thing.first() ? thing.first().key_place() : thing.place();
}

void read_units(Assembly& assembly, const std::vector<Node>& lists) {
    for (const Node list : lists) {
        for (const Node unit : list) read_unit(assembly, unit, kNone<UnitId>);
    }
}

void resolve_units(Assembly& assembly) {
    for (std::size_t i = 0; i < assembly.org.units.size(); ++i) {
        Unit& unit = assembly.org.units[i];
        const Node node = assembly.written_units[i];
        if (const Node within = node.find("within"); within && given(assembly.nested_in[i])) {
            assembly.findings.add("nested-elsewhere", within.place(),
                                  fmt::format("unit `{}` says it lies within `{}`, and is written inside `{}`", unit.id,
                                              within.text(), assembly.org[assembly.nested_in[i]].id));
        }
        UnitState& state = unit.states.front();
        const UnitId nested = state.within;
        read_unit_keys(assembly, node, state);
        if (given(nested)) state.within = nested;
        for (const Node tag : node.find("tags")) unit.tags.push_back(assembly.keep(tag.text()));
    }
    cut_circles(assembly);
    resolve_times(assembly);
    for (std::size_t i = 0; i < assembly.org.units.size(); ++i) {
        resolve_changes(assembly, assembly.org.units[i], assembly.written_units[i]);
    }
    cut_circles(assembly);
}

}  // namespace orgplan
