#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/model/months.h"
#include "graph/model/organisation.h"
#include "planner/hiring/hires.h"

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
/// Those of people who can do something for the hiring, without the times at which they are away.
std::vector<Sitting> able_sittings_of(const Organisation& organisation);

/// For each month of [first, end) how many people sit at its end in a seat of one of these roles or, with hats, have
/// one of them as a second role. Time linear in states and months but for sorting.
std::vector<std::size_t> people_of_roles(const Organisation& organisation, const std::vector<bool>& roles, bool hats,
                                         Month first, Month end);

/// How many recruit in each month of [first, end).
std::vector<std::size_t> people_who_recruit(const Organisation& organisation, const Recruiters& recruiters, Month first,
                                            Month end);

/// Whether somebody who starts has one of these roles or, with hats, has one as a second role.
bool has_role(const Organisation& organisation, const Hire& hire, const std::vector<bool>& roles, bool hats);

/// When starts that move are counted: on their last day, or from their first month on.
enum class Counted : std::uint8_t { latest, earliest };

/// The same for a plan.
std::vector<std::size_t> people_of_roles(const HiringPlan& plan, const std::vector<bool>& roles, bool hats, Month first,
                                         Month end, Counted counted);

/// For each quarter of a plan, from that of its first month on, how many months people of these roles are there for;
/// nothing before today.
std::vector<double> person_months(const HiringPlan& plan, const std::vector<bool>& roles, Counted counted);
/// The same of those who recruit; somebody without a seat counts in the months at whose end they recruit.
std::vector<double> person_months(const HiringPlan& plan, const Recruiters& recruiters, Counted counted);

/// Months of [first, end).
struct MonthRange {
    Month first;
    Month end;
};
/// The months of [first, end) at whose ends the ticks of [from, to) are.
MonthRange month_ends(Tick from, Tick to, Month first, Month end);

}  // namespace orgplan::hiring
