#include "graph/chart/page/people.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/chart/cards/marks.h"
#include "graph/chart/scene/card_fields.h"
#include "graph/chart/scene/seat_line.h"
#include "graph/chart/scene/text.h"
#include "graph/model/words.h"

namespace orgplan::page {
namespace {

using scene::drawable;

// Why a line runs as it does, as a phrase about the seat that it runs to.
std::string reason_of(const Organisation& org, const Line& line, StageId stage) {
    const std::string unit = given(line.unit) ? drawable(org.name_of(line.unit, stage)) : std::string();
    switch (line.reason) {
        case LineReason::reports_to:
        case LineReason::dotted:
            return "as the seat itself says";
        case LineReason::assistant:
            return "as its assistant";
        case LineReason::claim:
            return fmt::format("heads {}, whose members report to it", unit);
        case LineReason::unit_manager:
            return "heads " + unit;
        case LineReason::company:
            return "heads the company";
        case LineReason::member:
            return fmt::format("heads {}, of which the seat is a member", unit);
        case LineReason::home:
            return fmt::format("heads {}, where the seat is at home", unit);
    }
    return {};
}

std::string share_text(double fte) {
    return fte == 1 ? std::string() : fmt::format("{:.4g} %", fte * 100);
}

class States {
  public:
    States(const Organisation& org, const Numbers& numbers, std::span<const StageId> stages,
           std::span<const Dimension> dimensions, const SeatTexts& texts)
        : org_(org), numbers_(numbers), stages_(stages), dimensions_(dimensions), texts_(texts) {
        for (const Line& line : org_.lines) {
            if (first_line_.empty() || org_.lines[first_line_.back()].from != line.from) {
                first_line_.push_back(static_cast<std::size_t>(&line - org_.lines.data()));
            }
        }
    }

    Seat seat(PositionId id) const {
        Seat seat{std::string(org_[id].id), texts_.written(id), {}};
        for (std::size_t s = 0; s < stages_.size(); ++s) {
            SeatState state = numbers_.there(id, stages_[s]) ? at(id, stages_[s]) : nothing();
            if (state.gone && seat.states.empty()) continue;
            // Compared as if they began together.
            if (!seat.states.empty()) state.from = seat.states.back().from;
            if (!seat.states.empty() && state == seat.states.back()) continue;
            state.from = static_cast<int>(s);
            seat.states.push_back(std::move(state));
        }
        return seat;
    }

  private:
    static SeatState nothing() {
        SeatState state;
        state.gone = true;
        return state;
    }

    SeatState at(PositionId id, StageId stage) const {
        const Position& seat = org_[id];
        const PositionState& now = org_.at(id, stage);
        SeatState state;
        state.vacant = now.occupancy == Occupancy::vacant;
        if (!state.vacant || !now.acting.empty()) state.holder = drawable(org_.holder_text(id, stage));
        if (const std::string away = drawable(org_.away_text(id, stage)); !away.empty()) state.holder += ", " + away;
        state.title = drawable(org_.title_of(id, stage));
        if (state.title.empty()) state.title = drawable(seat.id);
        if (given(now.role)) state.role = texts_.role(now.role);
        state.unit = numbers_.of(now.home);
        state.level = drawable(now.level);
        state.location = drawable(scene::location_text(org_, id, stage));
        state.employment = std::string(word_if_said(now.employment));
        state.fte = share_text(now.fte);
        if (seat.opens != kBeforeAll) state.opens = org_.time_text(seat.opens);
        if (seat.closes != kForever) state.ends = org_.time_text(seat.closes);
        for (const Text tag : seat.tags) state.tags.push_back(drawable(tag));
        for (const Hat* hat : org_.hats_at(id, stage)) {
            std::string text = given(hat->role) ? drawable(org_.title_of(*hat)) : std::string();
            if (text.empty()) continue;
            if (given(hat->in) && hat->in != now.home) text += " in " + drawable(org_.name_of(hat->in, stage));
            state.hats.push_back(std::move(text));
        }
        lines(id, stage, state);
        for (const Dimension& each : dimensions_) state.categories.push_back(each.value(id, stage));
        if (texts_.cost) state.cost = texts_.cost(id, stage);
        return state;
    }

    void lines(PositionId id, StageId stage, SeatState& state) const {
        const auto first =
            std::ranges::lower_bound(first_line_, id, {}, [&](std::size_t at) { return org_.lines[at].from; });
        for (std::size_t l = first == first_line_.end() ? org_.lines.size() : *first;
             l < org_.lines.size() && org_.lines[l].from == id; ++l) {
            const Line& line = org_.lines[l];
            if (!line.stages.has(stage)) continue;
            const int to = numbers_.there(line.to, stage) ? numbers_.of(line.to) : -1;
            if (line.kind == LineKind::dotted) {
                state.dotted.push_back({to, to < 0 ? std::string() : reason_of(org_, line, stage)});
            } else if (state.manager < 0 && to >= 0) {
                state.manager = to;
                state.why = reason_of(org_, line, stage);
            }
        }
        if (state.manager < 0) state.above = manager_elsewhere(org_, numbers_, id, stage);
    }

    const Organisation& org_;
    const Numbers& numbers_;
    std::span<const StageId> stages_;
    std::span<const Dimension> dimensions_;
    const SeatTexts& texts_;
    std::vector<std::size_t> first_line_;  // of each seat that has lines
};

}  // namespace

std::string manager_elsewhere(const Organisation& org, const Numbers& numbers, PositionId seat, StageId stage) {
    const PositionId manager = cards::manager_at(org, seat, stage);
    if (!given(manager)) return drawable(org.outsider_text(seat, stage));
    return numbers.there(manager, stage) ? std::string() : "somebody who is not on this page";
}

Numbers numbers_of(const Organisation& org, const cards::CardForest& forest, std::span<const StageId> stages) {
    std::vector<StageSet> there(org.positions.size());
    for (const cards::Card& card : forest.cards) {
        for (const cards::Row& row : card.rows) {
            for (const cards::SeatSlot& slot : row) there[index(slot.seat)] |= slot.stages;
        }
    }
    Numbers numbers;
    numbers.of_seats.resize(org.positions.size(), -1);
    numbers.of_units.resize(org.units.size(), -1);
    std::vector<bool> used(org.units.size());
    for (std::size_t p = 0; p < there.size(); ++p) {
        if (there[p].empty()) continue;
        const PositionId seat = id_at<PositionId>(p);
        numbers.of_seats[p] = static_cast<int>(numbers.seats.size());
        numbers.seats.push_back(seat);
        numbers.stages.push_back(there[p]);
        for (const StageId stage : stages) {
            if (!there[p].has(stage)) continue;
            for (const UnitId unit : org.units_around(org.at(seat, stage).home, org[stage].at)) {
                used[index(unit)] = true;
            }
        }
    }
    for (std::size_t u = 0; u < used.size(); ++u) {
        if (!used[u]) continue;
        numbers.of_units[u] = static_cast<int>(numbers.units.size());
        numbers.units.push_back(id_at<UnitId>(u));
    }
    return numbers;
}

std::vector<Seat> seats_of(const Organisation& org, const Numbers& numbers, std::span<const StageId> stages,
                           std::span<const Dimension> dimensions, const SeatTexts& texts) {
    const States states(org, numbers, stages, dimensions, texts);
    std::vector<Seat> seats;
    for (const PositionId id : numbers.seats) seats.push_back(states.seat(id));
    return seats;
}

std::vector<Unit> units_of(const Organisation& org, const Numbers& numbers, std::span<const StageId> stages) {
    std::vector<Unit> units;
    for (const UnitId id : numbers.units) {
        // As it is last.
        StageId last = stages.back();
        for (const StageId stage : stages) last = org[id].stages.has(stage) ? stage : last;
        const UnitState& state = org.at(id, last);
        units.push_back(
            {std::string(org[id].id), drawable(org.name_of(id, last)), drawable(state.kind), numbers.of(state.within)});
    }
    return units;
}

}  // namespace orgplan::page
