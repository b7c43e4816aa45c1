#pragma once

#include <string>

#include "graph/model/organisation.h"
#include "tests/mutator.h"

namespace orgplan::testing {

/// An organisation that nobody would write: lines anywhere, circles, seats and units that come and go. As the resolver
/// promises, a seat has one solid line a stage, lines run between seats that stand, and no unit lies within itself.
inline Organisation random_organisation(std::uint64_t seed) {
    Random random(seed);
    Organisation org;
    const std::size_t stages = 1 + random.below(4);
    for (std::size_t s = 0; s < stages; ++s) {
        Stage stage;
        stage.id = org.texts->keep("s" + std::to_string(s));
        stage.at = tick_of(id_at<StageId>(s));
        org.stages.push_back(stage);
    }
    for (std::size_t p = 0; p < 6; ++p) org.people.emplace_back();
    const std::size_t units = random.below(8);
    for (std::size_t u = 0; u < units; ++u) {
        Unit unit;
        for (std::size_t s = 0; s < stages; ++s) {
            UnitState state;
            state.from = s == 0 ? kBeforeAll : tick_of(id_at<StageId>(s));
            if (u > 0 && random.below(3) > 0) state.within = id_at<UnitId>(random.below(u));
            unit.states.push_back(state);
        }
        unit.stages = org.all_stages();
        org.units.push_back(std::move(unit));
    }
    const std::size_t seats = random.below(14);
    for (std::size_t i = 0; i < seats; ++i) {
        Position seat;
        for (std::size_t s = 0; s < stages; ++s) {
            if (random.below(5) > 0) seat.stages.add(id_at<StageId>(s));
            PositionState state;
            state.from = s == 0 ? kBeforeAll : tick_of(id_at<StageId>(s));
            if (units > 0 && random.below(4) > 0) state.home = id_at<UnitId>(random.below(units));
            state.employment = static_cast<Employment>(random.below(5));
            state.occupancy = static_cast<Occupancy>(random.below(3));
            state.fte = 0.25 * static_cast<double>(1 + random.below(4));
            for (std::size_t holders = 1 + random.below(2);
                 state.occupancy == Occupancy::named && state.holders.size() < holders;) {
                state.holders.push_back({id_at<PersonId>(random.below(6)), 0.5, {}});
            }
            if (random.below(5) == 0) state.acting.push_back({id_at<PersonId>(random.below(6)), 0, {}});
            seat.states.push_back(std::move(state));
        }
        org.positions.push_back(std::move(seat));
    }
    for (std::size_t i = 0; i < seats; ++i) {
        for (std::size_t s = 0; s < stages; ++s) {
            const StageId stage = id_at<StageId>(s);
            if (!org.positions[i].stages.has(stage)) continue;
            for (const LineKind kind : {LineKind::solid, LineKind::dotted}) {
                const std::size_t to = random.below(seats);
                if (random.below(5) == 0 || !org.positions[to].stages.has(stage)) continue;
                Line line;
                line.from = id_at<PositionId>(i);
                line.to = id_at<PositionId>(to);
                line.kind = kind;
                line.reason = random.below(4) == 0 ? LineReason::assistant : LineReason::reports_to;
                line.stages.add(stage);
                org.lines.push_back(line);
            }
        }
    }
    return org;
}

}  // namespace orgplan::testing
