#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "graph/index/movements.h"
#include "planner/language/resolve/assembly.h"

namespace orgplan::language {
namespace {

// What holds a start back at a tick, and until when.
struct Hold {
    Tick until = kBeforeAll;
    std::uint32_t freeze = 0;
};

// While a seat has no holder, although somebody was to start in it.
struct Span {
    Tick from;
    Tick to;
    bool backfill = false;
};

class Waiting {
  public:
    explicit Waiting(Assembly& assembly) : assembly_(assembly), org_(assembly.org) {}

    bool hold_back() {
        const std::vector<Freeze>& freezes = org_.hiring.freezes;
        if (std::ranges::none_of(freezes, &Freeze::waits)) return false;
        std::vector<graph::Movement> hires = graph::movements_of(org_);
        std::erase_if(hires, [&](const graph::Movement& each) {
            return !is_hire(each) || each.secured || !graph::is_employed(org_[each.seat].states[each.state]);
        });
        std::ranges::stable_sort(hires, {}, &graph::Movement::seat);
        for (std::size_t i = 0; i < hires.size();) {
            std::vector<Span> spans;
            const PositionId seat = hires[i].seat;
            for (; i < hires.size() && hires[i].seat == seat; ++i) wait(hires[i], spans);
            if (!spans.empty()) postpone(seat, spans);
        }
        report();
        std::ranges::sort(org_.hiring.waits, [](const Wait& a, const Wait& b) {
            return std::tie(a.planned, a.seat) < std::tie(b.planned, b.seat);
        });
        return !org_.hiring.waits.empty();
    }

  private:
    // The state that ends the stay of somebody who begins in one: of another holder, or of none.
    std::size_t end_of_stay(const Position& seat, std::size_t state) const {
        do ++state;
        while (state < seat.states.size() && seat.states[state].occupancy == Occupancy::unnamed &&
               !seat.states[state].successor);
        return state;
    }

    // The latest end of the freezes that hold a start at a tick, where the seat sits then.
    Hold held(const Position& seat, Tick tick, bool backfill) const {
        const std::vector<UnitId> around = org_.units_around(seat.at(tick).home, tick);
        Hold hold{tick, 0};
        for (std::size_t f = 0; f < org_.hiring.freezes.size(); ++f) {
            const Freeze& freeze = org_.hiring.freezes[f];
            if (!freeze.waits || freeze.opens > tick || freeze.closes <= hold.until) continue;
            if (backfill && !freeze.backfills) continue;
            if (given(freeze.unit) && std::ranges::find(around, freeze.unit) == around.end()) continue;
            hold = {freeze.closes, static_cast<std::uint32_t>(f)};
        }
        return hold;
    }

    void wait(const graph::Movement& hire, std::vector<Span>& spans) {
        const Position& seat = org_[hire.seat];
        const bool backfill = hire.kind == graph::MovementKind::backfill;
        Hold last = held(seat, hire.at, backfill);
        if (last.until == hire.at) return;
        for (Hold next = held(seat, last.until, backfill); next.until > last.until;) {
            last = next;
            next = held(seat, last.until, backfill);
        }
        const std::size_t end = end_of_stay(seat, hire.state);
        const bool more = end < seat.states.size();
        const Tick ends = std::min(more ? seat.states[end].from : kForever, seat.closes);
        // Somebody who is named later starts under that name, which no freeze holds back.
        const bool named = more && ends < seat.closes && seat.states[end].occupancy == Occupancy::named;
        if (last.until >= ends && !named) never_[{seat.place, hire.at, ends, last.until}].push_back(hire.seat);
        const Tick until = named ? std::min(last.until, ends) : last.until;
        org_.hiring.waits.push_back({hire.seat, hire.at, until, backfill, last.freeze});
        spans.push_back({hire.at, std::min(last.until, ends), backfill});
    }

    // A seat that nobody held yet opens later; one that is to be filled again is vacant until then.
    void postpone(PositionId id, const std::vector<Span>& spans) {
        Position& seat = org_.positions[index(id)];
        Tick opens = seat.opens;
        for (const Span& span : spans) {
            if (span.from == opens) opens = span.to;
        }
        if (opens != seat.opens) {
            if (assembly_.planned.empty()) assembly_.planned.resize(org_.positions.size(), kForever);
            assembly_.planned[index(id)] = seat.opens;
        }
        std::vector<PositionState> states;
        const auto add = [&](PositionState state, Tick from) {
            state.from = states.empty() ? kBeforeAll : from;
            states.push_back(std::move(state));
        };
        auto span = spans.begin();
        for (std::size_t s = 0; s < seat.states.size(); ++s) {
            const PositionState& state = seat.states[s];
            const Tick from = std::max(state.from, seat.opens);
            const Tick to = s + 1 < seat.states.size() ? seat.states[s + 1].from : seat.closes;
            while (span != spans.end() && span->to <= from) ++span;
            const bool waits = span != spans.end() && span->from <= from;
            if (waits && from >= opens) {
                PositionState vacant = state;
                vacant.occupancy = Occupancy::vacant;
                if (!states.empty()) vacant.acting = states.back().acting;
                vacant.successor = false;
                add(std::move(vacant), from);
            }
            if (waits && span->to < to) {
                PositionState filled = state;
                filled.successor = span->backfill && !states.empty();
                add(std::move(filled), span->to);
            }
            if (!waits && to > opens) add(state, from);
        }
        if (states.empty()) {
            states.push_back(std::move(seat.states.back()));
            states.back().from = kBeforeAll;
        }
        seat.opens = std::min(opens, seat.closes);
        seat.states = std::move(states);
        seat.stages = assembly_.timeline.stages_of(seat.opens, seat.closes);
    }

    void report() {
        for (const auto& [when, seats] : never_) {
            const auto& [place, planned, ends, until] = when;
            const Position& seat = org_[seats.front()];
            const std::string others =
                seats.size() == 1 ? std::string() : fmt::format(" and of {} more of its line", seats.size() - 1);
            assembly_.findings.add(
                "never-starts", place,
                fmt::format("the start of `{}`{} {} waits until {}, but {} {}", seat.id, others,
                            assembly_.timeline.when(planned), assembly_.timeline.text(until),
                            ends == seat.closes ? "the seat closes" : "the person who was to start leaves",
                            assembly_.timeline.when(ends)));
        }
    }

    Assembly& assembly_;
    Organisation& org_;
    // Starts that are postponed until there is nothing left to start.
    std::map<std::tuple<Place, Tick, Tick, Tick>, std::vector<PositionId>> never_;
};

// A duty that somebody else had stays there until the seat that takes it over is filled.
void postpone(const Assembly& assembly, std::vector<Duty>& duties) {
    std::vector<Duty> kept;
    for (std::size_t d = 0; d < duties.size(); ++d) {
        Duty duty = duties[d];
        const Tick planned = given(duty.position) ? assembly.planned[index(duty.position)] : kForever;
        if (planned <= duty.from) duty.from = std::max(duty.from, assembly.org[duty.position].opens);
        const bool passed_on =
            d + 1 < duties.size() && duties[d + 1].name == duty.name && duties[d + 1].from <= duty.from;
        if (!passed_on) kept.push_back(duty);
    }
    duties = std::move(kept);
}

}  // namespace

bool hold_back_starts(Assembly& assembly) {
    if (!Waiting(assembly).hold_back()) return false;
    Organisation& org = assembly.org;
    if (assembly.planned.empty()) return true;
    postpone(assembly, org.company.duties);
    for (Unit& unit : org.units) postpone(assembly, unit.duties);
    for (Product& product : org.products) postpone(assembly, product.duties);
    for (Project& project : org.projects) postpone(assembly, project.duties);
    return true;
}

}  // namespace orgplan::language
