#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "graph/model/words.h"
#include "planner/language/resolve/assembly.h"
#include "planner/report/phrases.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

constexpr std::size_t kMostSeats = 2'000'000;

// One seat of a line: its interval, and where its beginning or end is written.
struct Slot {
    Tick opens = kBeforeAll;
    Tick closes = kForever;
    bool shrunk = false;
    Place opened = {};  // the time of the count that opens it
};

// The ids of seats written without one count on through a unit, role by role.
using Counters = std::unordered_map<std::string, std::size_t>;

std::string stem_of(std::string_view title) {
    const std::string stem = text::slug(title);
    return stem.empty() ? "seat" : stem;
}

// The name that an entry of `holders` gives.
std::string_view name_in(text::Node holder) {
    return holder.is_map() ? holder.find("name").text() : holder.text();
}

class WrittenLine {
  public:
    WrittenLine(Assembly& assembly, Counters& counters, text::Node node, UnitId unit)
        : assembly_(assembly), counters_(counters), node_(node), unit_(unit) {}

    void read() {
        const text::Node role = node_.find("role");
        const text::Node title = node_.find("title");
        // What is written for one of these and not understood is reported already.
        if (!role && !title && !node_.holds_any_faulty()) {
            assembly_.findings.add("position-without-role", anchor_of(node_),
                                   "this position has neither a role nor a title");
        }
        read_role(assembly_, role, first_);
        first_.role_said = role && !role.is_null();
        first_.title = assembly_.keep(title.text());
        first_.home = unit_;
        index_exceptions();
        read_slots();
        name_seats(role, title);
        check_exceptions();
    }

  private:
    void index_exceptions() {
        for (const text::Node entry : node_.find("seats")) {
            if (entry.key().starts_with('0')) continue;  // reported with the others that name no seat
            if (const std::optional<std::int64_t> number = text::whole_of(entry.key())) {
                exceptions_.emplace(static_cast<std::size_t>(*number), entry);
            }
        }
    }

    // The exception that `seats:` makes for the n-th seat of the line.
    text::Node exception(std::size_t number) const {
        const auto found = exceptions_.find(number);
        return found == exceptions_.end() ? text::Node() : found->second;
    }

    std::optional<Tick> closing_of(std::size_t number) {
        const text::Node closes = exception(number).find("closes");
        return closes ? assembly_.timeline.tick(closes) : std::nullopt;
    }

    void read_slots() {
        const text::Node count = node_.find("count");
        if (!count) {
            slots_.emplace_back();
            return;
        }
        counted_ = true;
        if (!count.is_map()) {
            const std::size_t wanted = static_cast<std::size_t>(text::whole_of(count.text()).value_or(0));
            if (room_for(wanted, count.place())) slots_.resize(wanted);
            return;
        }
        by_time_ = true;
        std::vector<std::pair<Tick, text::Node>> times;
        for (const text::Node entry : count) {
            if (const std::optional<Tick> tick = assembly_.timeline.tick(entry.key(), entry.key_place())) {
                const bool first = assembly_.timeline.is_first(entry.key());
                times.emplace_back(first ? kBeforeAll : *tick, entry);
            }
        }
        std::stable_sort(times.begin(), times.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::set<std::size_t> open;
        std::size_t before = 0;
        bool begun = false;
        for (std::size_t i = 0; i < times.size(); ++i) {
            const auto& [tick, entry] = times[i];
            if (i > 0 && times[i - 1].first == tick) {
                assembly_.findings
                    .add("conflicting-changes", entry.key_place(),
                         fmt::format("two counts {}", assembly_.timeline.when(tick)))
                    .notes.push_back({times[i - 1].second.key_place(), "the other"});
                continue;
            }
            const std::size_t wanted = static_cast<std::size_t>(text::whole_of(entry.text()).value_or(0));
            if (wanted > open.size() && !room_for(wanted - open.size(), entry.place())) return;
            if (wanted == before && begun) {
                assembly_.findings.add(
                    "change-without-effect", entry.place(),
                    fmt::format("the count is already {} before {}", wanted, assembly_.timeline.text(tick)));
            }
            begun = true;
            before = wanted;
            while (open.size() < wanted) {
                open.insert(slots_.size());
                slots_.push_back({tick, kForever, false, tick == kBeforeAll ? Place() : entry.key_place()});
            }
            shrink(open, wanted, tick);
        }
    }

    // Closes first the seats whose own entry says so, then the highest numbers.
    void shrink(std::set<std::size_t>& open, std::size_t wanted, Tick tick) {
        if (open.size() <= wanted) return;
        if (!exceptions_.empty()) {
            for (auto seat = open.begin(); seat != open.end() && open.size() > wanted;) {
                if (closing_of(*seat + 1) == tick) {
                    slots_[*seat].closes = tick;
                    seat = open.erase(seat);
                } else {
                    ++seat;
                }
            }
        }
        while (open.size() > wanted) {
            const auto last = std::prev(open.end());
            slots_[*last].closes = tick;
            slots_[*last].shrunk = true;
            open.erase(last);
        }
    }

    bool room_for(std::size_t wanted, Place place) {
        if (assembly_.org.positions.size() + slots_.size() + wanted <= kMostSeats) return true;
        assembly_.findings.add("too-many-seats", place, fmt::format("this makes more than {} seats", kMostSeats));
        return false;
    }

    void name_seats(text::Node role, text::Node title) {
        const text::Node id = node_.find("id");
        std::string stem;
        if (id) {
            stem = id.text();
        } else {
            if (given(unit_)) stem = fmt::format("{}/", assembly_.org[unit_].id);
            stem += given(first_.role) ? std::string(assembly_.org[first_.role].id)
                                       : stem_of(role ? role.text() : title.text());
        }
        const bool numbered = counted_ || !id;
        std::size_t& last = counters_[numbered && !id ? stem : std::string()];
        if (id) last = 0;
        // Another line of the stem may get more seats, or fewer.
        const bool pinned = id || (counted_ && last == 0);
        const Text kept_stem = assembly_.keep(stem);
        const bool stem_is_free = !(id && numbered) || assembly_.names.add_written_stem(kept_stem, id.place());
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            const PositionId seat = id_at<PositionId>(assembly_.org.positions.size());
            Position position;
            const text::Node own = exception(i + 1);
            ++last;
            if (own.is_null()) continue;  // a scenario removes it; the others keep their numbers
            made_.push_back(i);
            position.place = own ? own.key_place() : anchor_of(node_);
            position.counted = counted_;
            position.ordered = !id;
            position.opens = slots_[i].opens;
            position.closes = slots_[i].closes;
            position.id = numbered ? assembly_.keep(fmt::format("{}-{}", stem, last)) : kept_stem;
            position.previously = previously(own, last);
            PositionState state = first_;
            state.place = slots_[i].opened.known() ? slots_[i].opened : position.place;
            position.states.push_back(std::move(state));
            if (stem_is_free) {
                assembly_.names.add_seat(position.id, seat, id ? id.place() : position.place);
            } else {
                assembly_.names.add_beside(position.id, seat, position.place);
            }
            if (numbered) assembly_.names.add_to_stem(kept_stem, seat, pinned);
            assembly_.org.positions.push_back(std::move(position));
            assembly_.written_seats.push_back({own, node_});
            assembly_.written_in.push_back(unit_);
            assembly_.opens_by_count.push_back(by_time_);
            assembly_.closed_by_count.push_back(slots_[i].shrunk);
            read_opening(seat, slots_[i]);
        }
        read_holders();
    }

    // A counted line names the stem it had; what one of its seats says is an id.
    Text previously(text::Node own, std::size_t number) {
        if (const text::Node id = own.find("previously")) return id.is_null() ? Text() : assembly_.keep(id.text());
        const text::Node id = node_.find("previously");
        if (!id) return {};
        return assembly_.keep(counted_ ? fmt::format("{}-{}", id.text(), number) : std::string(id.text()));
    }

    void read_opening(PositionId seat, const Slot& slot) {
        Position& position = assembly_.org.positions[index(seat)];
        const WrittenSeat written = assembly_.written_seats[index(seat)];
        const text::Node opens = written.find("opens");
        if (opens) {
            if (const std::optional<Tick> tick = assembly_.timeline.tick(opens)) {
                const bool first = assembly_.timeline.is_first(opens.text());
                const Tick opens_at = first ? kBeforeAll : *tick;
                check_opening(opens, opens_at, position, slot, bool(written.own.find("opens")));
                position.opens = std::max(position.opens, opens_at);
                if (!first) position.states.front().place = opens.place();
            }
        }
        const text::Node closes = written.find("closes");
        if (!closes) return;
        const std::optional<Tick> tick = assembly_.timeline.tick(closes);
        if (!tick) return;
        if (*tick <= position.opens) {
            assembly_.findings.add(
                "closes-before-opens", closes.place(),
                fmt::format("seat `{}` closes {} and opens {}", position.id, assembly_.timeline.when(*tick),
                            assembly_.timeline.when(position.opens)));
            return;
        }
        const bool by_exception = static_cast<bool>(written.own.find("closes"));
        if (by_time_ && by_exception && slot.closes != *tick) {
            assembly_.findings.add("closes-contradicts-count", closes.place(),
                                   fmt::format("seat `{}` closes {}, but the count does not fall then", position.id,
                                               assembly_.timeline.when(*tick)));
            return;
        }
        position.closes = std::min(position.closes, *tick);
    }

    // A time before that of the count is a contradiction; that of the whole line only if it is before all seats.
    void check_opening(text::Node opens, Tick at, const Position& position, const Slot& slot, bool own) {
        if (!by_time_ || at >= slot.opens || (!own && at >= slots_.front().opens)) return;
        if (!own && std::exchange(opening_reported_, true)) return;
        std::size_t open = 1;
        for (const Slot& each : slots_) open += each.opens <= at && at < each.closes ? 1 : 0;
        assembly_.findings.add("opens-contradicts-count", opens.place(),
                               fmt::format("seat `{}` opens {}, but the count rises to it {}", position.id,
                                           assembly_.timeline.when(at), assembly_.timeline.when(slot.opens)),
                               fmt::format("write `{}: {}` in the `count` of the line", opens.text(), open));
    }

    void read_holders() {
        const std::size_t first = assembly_.org.positions.size() - made_.size();
        const text::Node holder = node_.find("holder");
        if (counted_ && holder && holder.text() != word_of(Occupancy::vacant)) {
            assembly_.findings.add("change-on-counted-line", holder.key_place(),
                                   "`holder` is on a line of several seats",
                                   "name the holders in order, as in `holders: [Ada, Bo]`");
            assembly_.idle.insert(holder.place());  // no job share either
        }
        std::vector<text::Node> names;
        for (const text::Node name : node_.find("holders")) names.push_back(name);
        if (names.size() > slots_.size()) {
            assembly_.findings.add("too-many-holders", names[slots_.size()].place(),
                                   fmt::format("`{}` is holder {} of a line of {}", name_in(names[slots_.size()]),
                                               slots_.size() + 1, report::counted(slots_.size(), "seat")));
        }
        for (std::size_t seat = 0; seat < made_.size(); ++seat) {
            const std::size_t i = made_[seat];
            PositionState& state = assembly_.org.positions[first + seat].states.front();
            const text::Node own = exception(i + 1);
            const text::Node fte = own.find("fte") ? own.find("fte") : node_.find("fte");
            state.fte = text::number_of(fte.text()).value_or(1);
            if (const text::Node exceptional = own.find("holder")) {
                read_holder(assembly_, exceptional, state);
            } else if (i < names.size()) {
                read_holder(assembly_, names[i], state);
            } else if (holder && (!counted_ || holder.text() == word_of(Occupancy::vacant))) {
                read_holder(assembly_, holder, state);
            }
        }
    }

    void check_exceptions() {
        for (const text::Node entry : node_.find("seats")) {
            const std::optional<std::int64_t> number = text::whole_of(entry.key());
            if (number && *number >= 1 && static_cast<std::size_t>(*number) <= slots_.size() &&
                entry.key().front() != '0') {
                continue;
            }
            assembly_.findings.add("no-such-seat", entry.key_place(),
                                   fmt::format("`{}` is not a number of this line, which has {}", entry.key(),
                                               report::counted(slots_.size(), "seat")));
        }
        if (!counted_) return;
        for (const std::string_view key : {"leaves", "backfill"}) {
            if (const text::Node time = node_.find(key)) {
                report_change(time.key_place(), key,
                              fmt::format("write for which seat, as in `seats: {{2: {{{}: {}}}}}`", key, time.text()));
            }
        }
        for (const text::Node change : node_.find("changes")) {
            for (const std::string_view key : {"role", "holder"}) {
                if (const text::Node value = change.find(key)) {
                    const std::string_view becomes = value.is_scalar() ? value.text() : "...";
                    report_change(
                        value.key_place(), key,
                        fmt::format("write for which seat, as in `seats: {{2: {{changes: {{{}: {{{}: {}}}}}}}}}`",
                                    change.key(), key, becomes));
                }
            }
        }
    }

    void report_change(Place place, std::string_view key, std::string help) {
        assembly_.findings.add("change-on-counted-line", place,
                               fmt::format("`{}` changes on a line of several seats", key), std::move(help));
    }

    Assembly& assembly_;
    Counters& counters_;
    text::Node node_;
    UnitId unit_;
    PositionState first_;  // of each seat, as far as the line says it
    bool counted_ = false;
    bool opening_reported_ = false;
    bool by_time_ = false;
    std::vector<Slot> slots_;
    std::vector<std::size_t> made_;                           // the slots that became seats
    std::unordered_map<std::size_t, text::Node> exceptions_;  // by number
};

}  // namespace

void read_positions(Assembly& assembly, const std::vector<text::Node>& top_lists) {
    Counters counters;
    for (const text::Node list : top_lists) {
        for (const text::Node node : list) WrittenLine(assembly, counters, node, kNone<UnitId>).read();
    }
    for (std::size_t i = 0; i < assembly.written_units.size(); ++i) {
        text::Node list = assembly.written_units[i].find("positions");
        if (const text::Node added = list.is_map() ? list.find("add") : text::Node()) {
            assembly.findings.add("add-outside-edit", added.key_place(),
                                  "`add` is for seats that a scenario adds to a unit of its spec");
            list = added;
        }
        for (const text::Node node : list) {
            WrittenLine(assembly, counters, node, id_at<UnitId>(i)).read();
        }
    }
    assembly.names.mark_shifting();
    assembly.broken_line.resize(assembly.org.positions.size());
}

}  // namespace orgplan::language
