#pragma once

#include <cstddef>
#include <vector>

#include "graph/model/months.h"
#include "graph/model/organisation.h"

namespace orgplan::hiring {

/// Somebody sits in a seat, from one tick to another: a person by name, or an unnamed holder.
struct Sitting {
    std::uint32_t who = 0;  ///< a person's index, or that of the seat, counted on after the last person
    PositionId seat = kNone<PositionId>;
    std::uint32_t state = 0;
    Tick from;
    Tick to;
};

/// All of an organisation, by seat, state and holder.
std::vector<Sitting> sittings_of(const Organisation& organisation);

/// For each month of [first, end) how many people sit at its end in a seat of one of these roles or, with hats, have
/// one of them as a second role. Time linear in states and months but for sorting.
std::vector<std::size_t> people_of_roles(const Organisation& organisation, const std::vector<bool>& roles, bool hats,
                                         Month first, Month end);

/// Months of [first, end).
struct MonthRange {
    Month first;
    Month end;
};
/// The months of [first, end) at whose ends the ticks of [from, to) are.
MonthRange month_ends(Tick from, Tick to, Month first, Month end);

}  // namespace orgplan::hiring
