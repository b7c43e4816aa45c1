#include <fmt/format.h>

#include <algorithm>

#include "graph/model/words.h"
#include "planner/language/resolve/seat_facts.h"
#include "planner/language/resolve/state_keys.h"

namespace orgplan::language {
namespace {

// Something that changes for a seat: a change as written, or what counts as one.
struct Event {
    enum class Kind : std::uint8_t { change, move, leave, backfill };

    Tick at;
    Kind kind = Kind::change;
    text::Node change;
    UnitId to = kNone<UnitId>;
    Place place;
    bool effect = false;  // it changed the seat, unless that closes before

    bool moves() const { return kind == Kind::move || (kind == Kind::change && change.find("unit")); }
    bool ends_stay() const { return kind == Kind::leave || kind == Kind::backfill; }
};

bool same(const PositionState& a, const PositionState& b) {
    const auto same_holder = [](const Holder& x, const Holder& y) {
        return x.person == y.person && x.share == y.share;
    };
    return a.role == b.role && a.title == b.title && a.alias == b.alias && a.home == b.home &&
           a.unknown_home == b.unknown_home && a.occupancy == b.occupancy && a.stated == b.stated &&
           a.employment == b.employment && a.reports_to == b.reports_to && a.outside == b.outside && a.fte == b.fte &&
           a.level == b.level && a.location == b.location && a.dotted == b.dotted && a.facts == b.facts &&
           a.cost == b.cost && std::ranges::equal(a.holders, b.holders, same_holder) &&
           std::ranges::equal(a.acting, b.acting, same_holder);
}

// What gave a key its value at one tick.
struct SetKey {
    std::string_view key;
    Event::Kind by;
    text::Node value;
    Place place;
};

// Which of two values of a key to remove, and what the seat is then; empty where both are changes.
std::string help_for(const SetKey& one, const SetKey& other) {
    const SetKey& change = one.by == Event::Kind::change ? one : other;
    const SetKey& apart = one.by == Event::Kind::change ? other : one;
    if (change.by != Event::Kind::change || apart.by == Event::Kind::change) return {};
    const std::string then = change.value.is_scalar() ? fmt::format("`{}`", change.value.text()) : "what it names";
    switch (apart.by) {
        case Event::Kind::backfill:
            return fmt::format(
                "remove `backfill: {}` if the successor is {}, or remove `holder` from the change if nobody is named "
                "yet",
                apart.value.text(), then);
        case Event::Kind::leave:
            return fmt::format(
                "remove `leaves: {}` if {} takes the seat that day, or remove `holder` from the change if it stays "
                "empty",
                apart.value.text(), then);
        default:
            return fmt::format("remove the seat from `takes` to move it to {}, or remove `unit` from its own change",
                               then);
    }
}

// Keys of a change that the state does not hold: links.
bool changes_links(text::Node change) {
    return std::ranges::any_of(kWords<LinkKind>, [&](std::string_view key) { return bool(change.find(key)); });
}

class Seat {
  public:
    Seat(Assembly& assembly, SeatFactsReader& facts, PositionId id)
        : assembly_(assembly),
          facts_(facts),
          id_(id),
          seat_(assembly.org.positions[index(id)]),
          written_(assembly.written_seats[index(id)]) {}

    void resolve(std::vector<Event> moves) {
        read_first();
        read_opening();
        events_ = std::move(moves);
        collect_events();
        apply_events();
        close_with_units();
        seat_.stages = assembly_.timeline.stages_of(seat_.opens, seat_.closes);
        check_status();
    }

  private:
    // Hiring for a seat that has been filled all along.
    void check_status() {
        if (seat_.status == Requisition::none || seat_.opens != kBeforeAll) return;
        const bool ever_empty = std::ranges::any_of(seat_.states, [](const PositionState& state) {
            return state.occupancy == Occupancy::vacant || state.from != kBeforeAll;
        });
        if (ever_empty) return;
        assembly_.findings.add(
            "status-without-vacancy", written_.find("status").place(),
            fmt::format("`{}` has `status: {}`, but is not vacant", seat_.id, written_.find("status").text()));
    }

    void read_first() {
        PositionState& state = seat_.states.front();
        read_state_keys(assembly_, id_, written_, state);
        state.facts = facts_.read(written_);
        if (const text::Node role = written_.own.find("role")) {
            read_role(assembly_, role, state);
            state.role_said = !role.is_null();
        }
        if (const text::Node title = written_.own.find("title")) state.title = assembly_.keep(title.text());
        take_from_title(assembly_, state);
        if (const text::Node unit = written_.find("unit")) {
            if (given(state.home)) {
                assembly_.findings.add("nested-elsewhere", unit.place(),
                                       fmt::format("seat `{}` says `unit: {}`, but is written inside `{}`", seat_.id,
                                                   unit.text(), assembly_.org[state.home].id));
            } else {
                read_home(unit, state);
            }
        }
        if (const text::Node status = written_.find("status")) {
            seat_.status = value_of<Requisition>(status.text()).value_or(Requisition::none);
        }
        if (const text::Node email = written_.find("email")) seat_.email = assembly_.keep(email.text());
        if (const text::Node number = written_.find("requisition")) seat_.requisition = assembly_.keep(number.text());
        seat_.tags = words_of(assembly_, written_.find("tags")).value_or(std::vector<Text>());
        if (const text::Node assists = written_.find("assistant_to"); assists) {
            add_seats(assembly_, assists, seat_.assists);
            if (seat_.assists.empty()) assembly_.broken_line[index(id_)] = true;
        }
    }

    // What is not said is inherited from the unit; what is said may not be before it.
    void read_opening() {
        const UnitId home = seat_.states.front().home;
        if (!given(home)) return;
        const Unit& unit = assembly_.org[home];
        const text::Node opens = written_.find("opens");
        const bool own = opens || assembly_.opens_by_count[index(id_)];
        if (unit.planned) {
            seat_.opens = seat_.closes = kForever;
            return;
        }
        if (own && seat_.opens < unit.opens) {
            const Place where = opens ? opens.place() : written_.line.find("count").place();
            // The first seat of a line speaks for all that are written there.
            const std::vector<text::Finding>& all = assembly_.findings.all();
            const bool said = !all.empty() && all.back().where == where && all.back().rule == "opens-before-unit";
            if (!said)
                assembly_.findings.add(
                    "opens-before-unit", where,
                    fmt::format("seat `{}` opens {}, but its unit `{}` opens {}", seat_.id,
                                seat_.opens == kBeforeAll ? "with the first stage"
                                                          : "at " + assembly_.timeline.text(seat_.opens),
                                unit.id, assembly_.timeline.when(unit.opens)));
        }
        seat_.opens = std::max(seat_.opens, unit.opens);
        if (seat_.opens < unit.closes) return;
        const text::Node where = opens ? opens : own ? written_.line.find("count") : written_.find("unit");
        assembly_.findings.add(
            "closes-after-unit", where ? where.place() : seat_.place,
            fmt::format("seat `{}` opens {}, but its unit `{}` closes {}", seat_.id,
                        assembly_.timeline.when(seat_.opens), unit.id, assembly_.timeline.when(unit.closes)));
        seat_.closes = seat_.opens;
    }

    void collect_events() {
        for (const text::Node keys : {written_.line.find("changes"), written_.own.find("changes")}) {
            for (const text::Node change : keys) {
                const std::optional<Tick> tick = assembly_.timeline.tick(change.key(), change.key_place());
                if (tick && change.is_map())
                    events_.push_back({*tick, Event::Kind::change, change, {}, change.key_place()});
            }
        }
        const auto at = [&](std::string_view key, Event::Kind kind) -> std::optional<Tick> {
            const text::Node time = written_.find(key);
            if (!time) return std::nullopt;
            if (kind == Event::Kind::backfill && time.text() == Timeline::kPlanned) {
                assembly_.org.planned_backfills.push_back(id_);
                return std::optional<Tick>();
            }
            const std::optional<Tick> tick = assembly_.timeline.tick(time);
            if (tick) events_.push_back({*tick, kind, time, {}, time.place()});
            return tick;
        };
        const std::optional<Tick> leaves = at("leaves", Event::Kind::leave);
        // A successor who comes on the day replaces the holder; the seat is empty at no time.
        const std::optional<Tick> backfill = at("backfill", Event::Kind::backfill);
        if (leaves && backfill == leaves) events_.erase(events_.end() - 2);
        if (leaves && backfill && *backfill < *leaves) {
            const text::Node time = written_.find("backfill");
            assembly_.findings.add("backfill-before-leaving", time.place(),
                                   fmt::format("seat `{}` is filled again {}, but its holder leaves {}", seat_.id,
                                               assembly_.timeline.when(*backfill), assembly_.timeline.when(*leaves)),
                                   fmt::format("write `leaves: {0}, backfill: {0}`, or a later `backfill`",
                                               written_.find("leaves").text()));
        }
        const text::Node leaving = written_.find("leaves");
        if (leaves && leaving.text().size() == 10 && assembly_.timeline.is_date(leaving.text()) &&
            date_text(*leaves + 1).ends_with("-01")) {
            assembly_.findings.add(
                "leaves-on-last-day", leaving.place(),
                fmt::format("the seat is already empty on {}, the last day of a month", leaving.text()));
        }
        std::stable_sort(events_.begin(), events_.end(), [](const Event& a, const Event& b) { return a.at < b.at; });
    }

    void apply_events() {
        std::vector<SetKey> set_now;  // keys that got a value at this tick
        Tick now = kBeforeAll;
        for (Event& event : events_) {
            if (event.at <= seat_.opens || event.at >= seat_.closes) {
                if (seat_.opens == kForever) continue;  // until a plan opens its unit
                const bool early = event.at <= seat_.opens;
                if (!early && leaves_at(event, seat_.closes)) continue;
                assembly_.findings.add("change-without-effect", event.place,
                                       fmt::format("seat `{}` is changed {}, but {} {}", seat_.id,
                                                   assembly_.timeline.when(event.at), early ? "opens" : "closes",
                                                   assembly_.timeline.when(early ? seat_.opens : seat_.closes)));
                continue;
            }
            if (event.at != now) set_now.clear();
            now = event.at;
            PositionState state = seat_.states.back();
            state.from = event.at;
            state.place = event.place;
            state.successor = event.kind == Event::Kind::backfill ||
                              (seat_.states.back().successor && seat_.states.back().from == event.at);
            apply(event, state, set_now);
            // Somebody who acts from the day of a leave on is written as a change of that day, which says it too.
            const bool acted = event.kind == Event::Kind::leave && seat_.states.back().from == event.at &&
                               !seat_.states.back().acting.empty();
            const bool elsewhere = acted || event.kind == Event::Kind::backfill || changes_links(event.change);
            if (same(state, seat_.states.back()) && !elsewhere) {
                if (into_planned(event)) continue;
                // A unit that takes a seat it already has is only a list written twice.
                assembly_.findings.add("change-without-effect", event.place,
                                       fmt::format("the change {} leaves seat `{}` as it was",
                                                   assembly_.timeline.when(event.at), seat_.id));
                continue;
            }
            event.effect = true;
            if (seat_.states.back().from == event.at) {
                seat_.states.back() = std::move(state);
            } else {
                seat_.states.push_back(std::move(state));
            }
        }
    }

    void note_key(std::vector<SetKey>& set_now, const SetKey& given, const Event& event) {
        for (const SetKey& earlier : set_now) {
            if (earlier.key != given.key) continue;
            assembly_.findings
                .add("conflicting-changes", given.place,
                     fmt::format("seat `{}` gets two values for `{}` {}", seat_.id, given.key,
                                 assembly_.timeline.when(event.at)),
                     help_for(earlier, given))
                .notes.push_back({earlier.place, "the other"});
        }
        set_now.push_back(given);
    }

    void apply(const Event& event, PositionState& state, std::vector<SetKey>& set_now) {
        switch (event.kind) {
            case Event::Kind::move:
                note_key(set_now, {"unit", event.kind, {}, event.place}, event);
                state.home = event.to;
                state.unknown_home = Text();
                check_move(assembly_, fmt::format("seat `{}` moves to unit", seat_.id), assembly_.org[state.home],
                           event.at, event.place);
                return;
            case Event::Kind::leave:
                note_key(set_now, {"holder", event.kind, event.change, event.place}, event);
                // Whoever acts goes on until somebody holds the seat.
                state.occupancy = Occupancy::vacant;
                state.holders.clear();
                return;
            case Event::Kind::backfill:
                note_key(set_now, {"holder", event.kind, event.change, event.place}, event);
                state.occupancy = Occupancy::unnamed;
                state.holders.clear();
                state.acting.clear();
                return;
            case Event::Kind::change:
                break;
        }
        for (const text::Node value : event.change) {
            // That somebody acts from the day on which the holder leaves is no second holder.
            const bool acting = value.key() == "holder" && only_acting(value);
            note_key(set_now, {acting ? "acting" : value.key(), event.kind, value, value.key_place()}, event);
        }
        if (const text::Node role = event.change.find("role")) {
            read_role(assembly_, role, state);
            state.role_said = !role.is_null();
            // A title was printed instead of the role before; the new role has its own.
            state.title = Text();
        }
        if (const text::Node title = event.change.find("title")) state.title = assembly_.keep(title.text());
        read_state_keys(assembly_, id_, event.change, state);
        take_from_title(assembly_, state);
        state.facts = facts_.change(event.change, state.facts);
        if (const text::Node holder = event.change.find("holder")) read_holder(assembly_, holder, state);
        if (const text::Node unit = event.change.find("unit")) {
            const PositionState before = state;
            read_home(unit, state);
            if (into_planned(event)) {
                state.home = before.home;
                state.unknown_home = before.unknown_home;
            } else if (given(state.home)) {
                check_move(assembly_, fmt::format("seat `{}` moves to unit", seat_.id), assembly_.org[state.home],
                           event.at, event.place);
            }
        }
    }

    // Whether a change moves the seat to a unit that is nowhere yet: it stays where it is until a plan opens that.
    bool into_planned(const Event& event) const {
        const text::Node unit = event.change.find("unit");
        if (!unit || unit.is_null()) return false;
        const std::optional<UnitId> to = assembly_.names.unit(unit);
        return to && waits_for_plan(assembly_.org[*to]);
    }

    void read_home(text::Node unit, PositionState& state) {
        state.home = unit.is_null() ? kNone<UnitId> : assembly_.names.unit(unit).value_or(kNone<UnitId>);
        state.unknown_home = given(state.home) ? Text() : assembly_.keep(unit.text());
    }

    // Who leaves on the day on which the seat closes says no more than that.
    static bool leaves_at(const Event& event, Tick closes) {
        return event.kind == Event::Kind::leave && event.at == closes;
    }

    // Whether the spec says that the holder goes on the day on which the seat closes.
    bool holder_goes(Tick closes) const {
        return std::ranges::any_of(events_, [&](const Event& e) { return e.at == closes && e.ends_stay(); });
    }

    // Whether a state takes the seat, on the day its unit closes, to where it stays open.
    bool moves_on(const PositionState& state) const {
        return !given(state.home) || assembly_.org[state.home].closes > state.from;
    }

    // A seat closes with the unit that it is in when that closes; only a move on that day takes it elsewhere.
    void close_with_units() {
        for (std::size_t i = 0; i < seat_.states.size(); ++i) {
            const PositionState& state = seat_.states[i];
            const Tick until = seat_.until(state);
            if (!given(state.home)) continue;
            const Unit& unit = assembly_.org[state.home];
            if (unit.closes == kForever || until < unit.closes || seat_.closes <= unit.closes) continue;
            if (until == unit.closes && moves_on(seat_.states[i + 1])) continue;
            const Tick begins = std::max(state.from, seat_.opens);
            if (unit.closes <= begins) continue;  // reported where it moved or opened
            if (seat_.closes != kForever) {
                assembly_.findings.add(
                    "closes-after-unit", written_.find("closes") ? written_.find("closes").place() : seat_.place,
                    fmt::format("seat `{}` closes {}, but its unit `{}` closes {}", seat_.id,
                                assembly_.timeline.when(seat_.closes), unit.id, assembly_.timeline.when(unit.closes)));
            } else if (state.occupancy == Occupancy::named && !holder_goes(unit.closes)) {
                assembly_.findings.add("holder-vanishes", state.holders.front().place,
                                       fmt::format("`{}` holds seat `{}`, which closes with its unit `{}` {}",
                                                   assembly_.org[state.holders.front().person].name, seat_.id, unit.id,
                                                   assembly_.timeline.when(unit.closes)));
            }
            seat_.closes = unit.closes;
            seat_.states.resize(i + 1);
            report_lost_changes(unit);
            return;
        }
        if (seat_.closes == kForever || !assembly_.closed_by_count[index(id_)]) return;
        const PositionState& last = seat_.states.back();
        if (last.occupancy != Occupancy::named || holder_goes(seat_.closes)) return;
        assembly_.findings.add("holder-vanishes", last.holders.front().place,
                               fmt::format("`{}` holds seat `{}`, which the count closes {}",
                                           assembly_.org[last.holders.front().person].name, seat_.id,
                                           assembly_.timeline.when(seat_.closes)));
    }

    void report_lost_changes(const Unit& unit) {
        for (const Event& event : events_) {
            if (!event.effect || event.at < unit.closes || leaves_at(event, unit.closes)) continue;
            // A move on that day was reported as one into a unit that is closed.
            if (event.at == unit.closes && event.moves()) continue;
            assembly_.findings.add(
                "change-without-effect", event.place,
                fmt::format("seat `{}` is changed {}, but closes with its unit `{}` {}", seat_.id,
                            assembly_.timeline.when(event.at), unit.id, assembly_.timeline.when(unit.closes)));
        }
    }

    Assembly& assembly_;
    SeatFactsReader& facts_;
    PositionId id_;
    Position& seat_;
    WrittenSeat written_;
    std::vector<Event> events_;
};

void read_takes(Assembly& assembly, UnitId unit, text::Node list, Tick at, std::vector<std::vector<Event>>& moves) {
    for (const text::Node each : list) {
        for (const PositionId seat : assembly.names.seats(each)) {
            if (waits_for_plan(assembly.org[unit])) continue;
            moves[index(seat)].push_back({at, Event::Kind::move, {}, unit, each.place()});
        }
    }
}

}  // namespace

void resolve_states(Assembly& assembly) {
    std::vector<std::vector<Event>> moves(assembly.org.positions.size());
    for (std::size_t i = 0; i < assembly.org.units.size(); ++i) {
        const UnitId unit = id_at<UnitId>(i);
        const text::Node takes = assembly.written_units[i].find("takes");
        if (takes.is_sequence()) {
            if (assembly.org[unit].planned) {
                for (const text::Node value : takes) {
                    for (const PositionId seat : assembly.names.seats(value)) {
                        assembly.org.planned_takes.push_back({seat, unit});
                    }
                }
                continue;
            }
            if (assembly.org[unit].opens == kBeforeAll) {
                assembly.findings.add(
                    "change-without-effect", takes.place(),
                    fmt::format("unit `{}` takes seats when it opens, but it is open from the beginning",
                                assembly.org[unit].id),
                    "write a time, as in `takes: {2027-04: [developer-1]}`, or write `opens:` for the unit");
                continue;
            }
            read_takes(assembly, unit, takes, assembly.org[unit].opens, moves);
        } else if (takes.is_map()) {
            for (const text::Node entry : takes) {
                if (const std::optional<Tick> tick = assembly.timeline.tick(entry.key(), entry.key_place())) {
                    read_takes(assembly, unit, entry, *tick, moves);
                }
            }
        }
    }
    SeatFactsReader facts(assembly);
    for (std::size_t i = 0; i < assembly.org.positions.size(); ++i) {
        Seat(assembly, facts, id_at<PositionId>(i)).resolve(std::move(moves[i]));
    }
}

}  // namespace orgplan::language
