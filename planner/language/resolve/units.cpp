#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <queue>

#include "graph/index/unit_forest.h"
#include "planner/language/resolve/assembly.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

void read_unit(Assembly& assembly, text::Node node, UnitId parent) {
    const UnitId id = id_at<UnitId>(assembly.org.units.size());
    Unit unit;
    const text::Node name = node.find("id");
    unit.id = assembly.keep(name.text());
    unit.previously = assembly.keep(node.find("previously").text());
    unit.place = anchor_of(node);
    UnitState state;
    state.within = parent;
    state.place = unit.place;
    unit.states.push_back(state);
    assembly.org.units.push_back(std::move(unit));
    assembly.written_units.push_back(node);
    assembly.nested_in.push_back(parent);
    if (name) assembly.names.add_unit(assembly.org.units.back().id, id, name.place());
    for (const text::Node nested : node.find("units")) read_unit(assembly, nested, id);
}

// Applies the keys of a unit, or of a change to it, to a state.
void read_unit_keys(Assembly& assembly, text::Node keys, UnitState& state) {
    const auto text = [&](std::string_view key, Text& into) {
        if (const text::Node value = keys.find(key)) into = assembly.keep(value.text());
    };
    text("name", state.name);
    text("kind", state.kind);
    text("purpose", state.purpose);
    if (const text::Node location = keys.find("location")) state.location = location_of(assembly, location);
    if (const text::Node tags = keys.find("tags")) state.tags = words_of(assembly, tags).value_or(std::vector<Text>());
    if (const text::Node agile = keys.find("agile")) state.agile = text::bool_of(agile.text());
    if (const text::Node size = keys.find("size")) {
        state.size = text::range_of(size.text());
        if (state.size) state.size->place = size.place();
    }
    if (const text::Node manager = keys.find("manager")) {
        state.manager_place = manager.is_null() ? Place() : manager.place();
        read_heads(assembly, manager, state);
    }
    if (const text::Node within = keys.find("within")) {
        state.within = kNone<UnitId>;
        if (!within.is_null()) state.within = assembly.names.unit(within).value_or(kNone<UnitId>);
        state.place = within.place();
    }
}

bool same(const UnitState& a, const UnitState& b) {
    return a.name == b.name && a.kind == b.kind && a.purpose == b.purpose && a.location == b.location &&
           a.agile == b.agile && a.same_heads(b) && a.within == b.within && a.tags == b.tags &&
           a.size.has_value() == b.size.has_value() && (!a.size || a.size->same_bounds(*b.size));
}

// Reports a circle of units at a tick, and takes its first unit out of it for good. `circle` begins at any of them.
UnitId cut_circle(Assembly& assembly, std::vector<UnitId> circle, Tick tick) {
    std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end()), circle.end());
    std::string path;
    const std::size_t shown = std::min<std::size_t>(circle.size(), 12);
    for (std::size_t i = 0; i < shown; ++i) path += fmt::format("`{}` > ", assembly.org[circle[i]].id);
    if (shown < circle.size()) path += fmt::format("{} more > ", circle.size() - shown);
    Unit& first = assembly.org.units[index(circle.front())];
    assembly.findings.add("unit-cycle", first.at(tick).place,
                          fmt::format("units are within each other: {}`{}`", path, first.id));
    for (UnitState& state : first.states) state.within = kNone<UnitId>;
    return circle.front();
}

// Cuts every circle of `within`, at any time, where it closes; then a walk upwards always ends.
void cut_circles(Assembly& assembly) {
    std::vector<Unit>& units = assembly.org.units;
    std::vector<std::uint32_t> seen(units.size(), 0);
    for (std::uint32_t start = 0; start < units.size(); ++start) {
        std::vector<UnitId> walk;
        UnitId at = id_at<UnitId>(start);
        while (given(at) && seen[index(at)] == 0) {
            seen[index(at)] = start + 1;
            walk.push_back(at);
            at = units[index(at)].states.front().within;
        }
        if (!given(at) || seen[index(at)] != start + 1) continue;
        cut_circle(assembly, {std::find(walk.begin(), walk.end(), at), walk.end()}, kBeforeAll);
    }
    graph::UnitForest forest(assembly.org);
    const std::vector<graph::UnitMove> moves = graph::unit_moves(assembly.org);
    for (auto move = moves.begin(); move != moves.end();) {
        // What moves together is taken out before any of it is put elsewhere.
        const Tick tick = move->at;
        const auto end = std::find_if(move, moves.end(), [&](const graph::UnitMove& each) { return each.at != tick; });
        for (auto each = move; each != end; ++each) forest.move(each->unit, kNone<UnitId>);
        for (; move != end; ++move) {
            const UnitId to = assembly.org[move->unit].at(tick).within;
            if (forest.within(to, move->unit)) {
                std::vector<UnitId> circle{move->unit};
                for (UnitId at = to; at != move->unit; at = forest.above(at)) circle.push_back(at);
                const UnitId cut = cut_circle(assembly, std::move(circle), tick);
                forest.move(cut, kNone<UnitId>);
                if (cut == move->unit) continue;
            }
            forest.move(move->unit, to);
        }
    }
}

// A unit opens with its parent unless it says when; what it says about its own end counts here.
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
            const text::Node node = assembly.written_units[index(up.back())];
            const UnitId parent = unit.states[0].within;
            if (given(parent)) {
                unit.opens = assembly.org[parent].opens;
                unit.planned = assembly.org[parent].planned;
            }
            if (const text::Node opens = node.find("opens"); opens && opens.text() == Timeline::kPlanned) {
                unit.planned = true;
                unit.opens = kForever;
            } else if (opens) {
                std::optional<Tick> tick = assembly.timeline.tick(opens);
                if (tick && assembly.timeline.is_first(opens.text())) tick = kBeforeAll;
                if (tick && *tick < unit.opens && !unit.planned) {
                    assembly.findings.add("opens-before-unit", opens.place(),
                                          fmt::format("unit `{}` opens {}, but its parent `{}` opens {}", unit.id,
                                                      *tick == kBeforeAll ? "with the first stage"
                                                                          : "at " + assembly.timeline.text(*tick),
                                                      assembly.org[parent].id, assembly.timeline.when(unit.opens)));
                }
                if (tick) unit.opens = std::max(unit.opens, *tick);
            }
            unit.stands = unit.opens;
            if (const text::Node stands = node.find("stands")) {
                const std::optional<Tick> tick = assembly.timeline.tick(stands);
                if (tick) unit.stands = std::max(unit.opens, *tick);
                if (tick && *tick < unit.opens && !unit.planned) {
                    assembly.findings.add(
                        "stands-before-opens", stands.place(),
                        fmt::format("unit `{}` is to be complete {} and opens {}", unit.id,
                                    assembly.timeline.when(*tick), assembly.timeline.when(unit.opens)));
                }
            }
            if (const text::Node closes = node.find("closes")) {
                const std::optional<Tick> tick = assembly.timeline.tick(closes);
                if (tick && unit.planned) {
                    unit.closes = *tick;
                } else if (tick && *tick <= unit.opens) {
                    assembly.findings.add(
                        "closes-before-opens", closes.place(),
                        fmt::format("unit `{}` closes {} and opens {}", unit.id, assembly.timeline.when(*tick),
                                    assembly.timeline.when(unit.opens)));
                } else if (tick) {
                    unit.closes = *tick;
                }
            }
        }
    }
}

// A change while the unit itself says that it exists; a unit above may close before.
struct Applied {
    UnitId unit;
    Tick at;
    Place place;
};

void report_change_outside(Assembly& assembly, const Unit& unit, Tick tick, Place place) {
    const bool early = tick <= unit.opens;
    assembly.findings.add(
        "change-without-effect", place,
        fmt::format("unit `{}` is changed {}, but {} {}", unit.id, assembly.timeline.when(tick),
                    early ? "opens" : "closes", assembly.timeline.when(early ? unit.opens : unit.closes)));
}

// Keys of a change that the state does not hold: each is an effect of its own.
bool changes_more(text::Node change) {
    constexpr std::array<std::string_view, 6> kElsewhere = {"members", "line",       "duties",
                                                            "serves",  "works_with", "size"};
    return std::any_of(kElsewhere.begin(), kElsewhere.end(), [&](std::string_view key) { return change.find(key); });
}

void resolve_changes(Assembly& assembly, UnitId id, std::vector<Applied>& applied) {
    Unit& unit = assembly.org.units[index(id)];
    const text::Node node = assembly.written_units[index(id)];
    auto changes = changes_of(assembly, node);
    std::erase_if(changes, [&](const auto& change) {
        if (change.first > unit.opens && change.first < unit.closes) return false;
        if (unit.planned) return true;
        report_change_outside(assembly, unit, change.first, change.second.key_place());
        return true;
    });
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const auto& [tick, change] = changes[i];
        report_conflicts(assembly, changes, i, "unit", unit.id);
        read_duties(assembly, change.find("duties"), unit.duties, tick);
        UnitState state = unit.states.back();
        state.from = tick;
        state.place = change.key_place();
        read_unit_keys(assembly, change, state);
        // Inside a unit that is nowhere yet it will be once a plan opens that.
        const bool waits = given(state.within) && waits_for_plan(assembly.org[state.within]);
        if (waits) state.within = unit.states.back().within;
        const bool like_before = same(state, unit.states.back());
        if (!like_before || changes_more(change)) applied.push_back({id, tick, change.key_place()});
        if (like_before) {
            if (changes_more(change) || waits) continue;
            assembly.findings.add(
                "change-without-effect", change.key_place(),
                fmt::format("the change {} leaves unit `{}` as it was", assembly.timeline.when(tick), unit.id));
            continue;
        }
        if (unit.states.back().from == tick) {
            unit.states.back() = std::move(state);
        } else {
            unit.states.push_back(std::move(state));
        }
    }
}

// Nothing moves into a unit that does not exist then.
void check_parents(Assembly& assembly, const Unit& unit) {
    for (std::size_t i = 1; i < unit.states.size(); ++i) {
        const UnitState& state = unit.states[i];
        if (!given(state.within) || state.within == unit.states[i - 1].within) continue;
        check_move(assembly, fmt::format("unit `{}` moves into", unit.id), assembly.org[state.within], state.from,
                   state.place);
    }
}

// A unit closes with its parent of that time; only a move on that day, to where it stays open, takes it elsewhere. Ends
// come in the order of time, so that each is final.
void close_with_parents(Assembly& assembly) {
    std::vector<Unit>& units = assembly.org.units;
    std::vector<std::pair<UnitId, UnitId>> inside;  // parent at some time, child
    using End = std::pair<Tick, std::uint32_t>;
    std::priority_queue<End, std::vector<End>, std::greater<>> ends;
    for (std::uint32_t i = 0; i < units.size(); ++i) {
        if (units[i].closes != kForever) ends.emplace(units[i].closes, i);
        for (const UnitState& state : units[i].states) {
            if (given(state.within)) inside.emplace_back(state.within, id_at<UnitId>(i));
        }
    }
    std::sort(inside.begin(), inside.end());
    inside.erase(std::unique(inside.begin(), inside.end()), inside.end());
    std::vector<bool> closed(units.size());
    while (!ends.empty()) {
        const auto [tick, i] = ends.top();
        ends.pop();
        if (closed[i]) continue;
        closed[i] = true;
        Unit& unit = units[i];
        if (unit.closes != kForever && unit.closes > tick) {
            const text::Node closes = assembly.written_units[i].find("closes");
            assembly.findings.add("closes-after-unit", closes.place(),
                                  fmt::format("unit `{}` closes {}, but its parent `{}` closes {}", unit.id,
                                              assembly.timeline.when(unit.closes),
                                              assembly.org[unit.at(tick - 1).within].id, assembly.timeline.when(tick)));
        }
        unit.closes = std::max(tick, unit.opens);
        while (unit.states.size() > 1 && unit.states.back().from >= unit.closes) unit.states.pop_back();
        const auto gone = [&](UnitId id) { return given(id) && closed[index(id)]; };
        auto child = std::lower_bound(inside.begin(), inside.end(), std::pair(id_at<UnitId>(i), UnitId{}));
        for (; child != inside.end() && child->first == id_at<UnitId>(i); ++child) {
            const Unit& below = units[index(child->second)];
            // One that moves in just then from elsewhere is reported for that.
            if (gone(below.at(tick - 1).within) && gone(below.at(tick).within)) {
                ends.emplace(tick, index(child->second));
            }
        }
    }
    for (Unit& unit : units) unit.stages = assembly.timeline.stages_of(unit.opens, unit.closes);
}

// Changes of units that a unit above closes before, or on that day.
void report_lost_changes(Assembly& assembly, const std::vector<Applied>& applied) {
    for (const Applied& change : applied) {
        const Unit& unit = assembly.org[change.unit];
        if (change.at < unit.closes) continue;
        const UnitId parent = unit.at(unit.closes - 1).within;
        assembly.findings.add("change-without-effect", change.place,
                              fmt::format("unit `{}` is changed {}, but closes with its parent `{}` {}", unit.id,
                                          assembly.timeline.when(change.at), assembly.org[parent].id,
                                          assembly.timeline.when(unit.closes)));
    }
}

}  // namespace

std::vector<std::pair<Tick, text::Node>> Assembly::unit_values(UnitId unit, std::string_view key) {
    const text::Node node = written_units[index(unit)];
    std::vector<std::pair<Tick, text::Node>> values{{kBeforeAll, node.find(key)}};
    for (const text::Node change : node.find("changes")) {
        const text::Node changed = change.find(key);
        if (!changed) continue;
        if (const auto tick = timeline.tick(change.key(), change.key_place())) values.emplace_back(*tick, changed);
    }
    // Of two at one tick the last one written holds.
    std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto kept =
        std::unique(values.rbegin(), values.rend(), [](const auto& a, const auto& b) { return a.first == b.first; });
    values.erase(values.begin(), kept.base());
    return values;
}

void check_move(Assembly& assembly, std::string_view what, const Unit& into, Tick at, Place place) {
    if (into.exists(at)) return;
    const bool early = at < into.opens;
    assembly.findings.add(
        early ? "opens-before-unit" : "closes-after-unit", place,
        fmt::format("{} `{}` {}, which {} {}", what, into.id, assembly.timeline.when(at), early ? "opens" : "closes",
                    assembly.timeline.when(early ? into.opens : into.closes)));
}

Place anchor_of(text::Node thing) {
    for (const std::string_view key : {"id", "role", "title", "name"}) {
        if (const text::Node value = thing.find(key)) return value.place();
    }
    return thing.first() ? thing.first().key_place() : thing.place();
}

void read_units(Assembly& assembly, const std::vector<text::Node>& lists) {
    for (const text::Node list : lists) {
        for (const text::Node unit : list) read_unit(assembly, unit, kNone<UnitId>);
    }
}

void resolve_units(Assembly& assembly) {
    for (std::size_t i = 0; i < assembly.org.units.size(); ++i) {
        Unit& unit = assembly.org.units[i];
        const text::Node node = assembly.written_units[i];
        if (const text::Node within = node.find("within"); within && given(assembly.nested_in[i])) {
            assembly.findings.add("nested-elsewhere", within.place(),
                                  fmt::format("unit `{}` says `within: {}`, but is written inside `{}`", unit.id,
                                              within.text(), assembly.org[assembly.nested_in[i]].id));
        }
        UnitState& state = unit.states.front();
        const UnitId nested = state.within;
        read_unit_keys(assembly, node, state);
        if (given(nested)) state.within = nested;
        if (const text::Node departments = node.find("departments")) {
            unit.departments = static_cast<std::uint32_t>(text::whole_of(departments.text()).value_or(0));
            unit.departments_place = departments.place();
        }
        read_duties(assembly, node.find("duties"), unit.duties);
    }
    cut_circles(assembly);
    resolve_times(assembly);
    std::vector<Applied> applied;
    for (std::size_t i = 0; i < assembly.org.units.size(); ++i) resolve_changes(assembly, id_at<UnitId>(i), applied);
    for (Unit& unit : assembly.org.units) settle_duties(assembly, unit.duties);
    cut_circles(assembly);
    close_with_parents(assembly);
    report_lost_changes(assembly, applied);
    for (const Unit& unit : assembly.org.units) check_parents(assembly, unit);
}

}  // namespace orgplan::language
