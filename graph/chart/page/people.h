#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "graph/chart/page/page.h"
#include "graph/chart/scene/colouring.h"
#include "graph/model/organisation.h"

namespace orgplan::page {

/// Which seats and units of an organisation a page has, and their numbers there.
struct Numbers {
    std::vector<PositionId> seats;  ///< in the order of the text
    std::vector<StageSet> stages;   ///< by number of a seat: where it is on the page
    std::vector<UnitId> units;
    std::vector<int> of_seats;  ///< by seat of the organisation; -1: it is not there
    std::vector<int> of_units;

    int of(PositionId seat) const { return given(seat) ? of_seats[index(seat)] : -1; }
    bool there(PositionId seat, StageId stage) const {
        return of(seat) >= 0 && stages[static_cast<std::size_t>(of(seat))].has(stage);
    }
    int of(UnitId unit) const { return given(unit) ? of_units[index(unit)] : -1; }
};

/// The seats of cards at these stages, the units in which they are then, and the ones around these.
Numbers numbers_of(const Organisation& organisation, const cards::CardForest& forest, std::span<const StageId> stages);

/// What a colour may say, and which value a seat has at a stage.
struct Dimension {
    ColourBy by;
    std::function<int(PositionId, StageId)> value;
};

/// What colours may say of these seats: what the spec gives of family, unit, location, level and employment, and
/// whether seats are vacant. Values that no seat has are left out.
std::vector<Dimension> dimensions_of(const Organisation& organisation, const cards::CardOptions& options,
                                     const Numbers& numbers, const scene::Theme& theme);

/// What a page says of its seats that others know: where one is written, which of the page's roles it has, and what it
/// costs, which may be empty.
struct SeatTexts {
    std::function<std::string(PositionId)> written;
    std::function<int(RoleId)> role;
    std::function<std::string(PositionId, StageId)> cost;
};
/// The seats of a page, with all their states at its stages.
std::vector<Seat> seats_of(const Organisation& organisation, const Numbers& numbers, std::span<const StageId> stages,
                           std::span<const Dimension> dimensions, const SeatTexts& texts);

std::vector<Unit> units_of(const Organisation& organisation, const Numbers& numbers, std::span<const StageId> stages);

/// Who a seat reports to where that is nobody who is on the page at the stage: somebody outside the organisation or the
/// part that is shown; empty where it is, and where the seat reports to nobody.
std::string manager_elsewhere(const Organisation& organisation, const Numbers& numbers, PositionId seat, StageId stage);

/// What happens from one stage of the page to the next, seat by seat, so many of each kind as its counts say: `before`
/// is none at the first stage, at which nothing does.
std::vector<Change> changes_of(const Organisation& organisation, const Numbers& numbers,
                               const cards::CardForest& forest, StageId before, StageId now);

}  // namespace orgplan::page
