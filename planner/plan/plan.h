#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/model/months.h"
#include "graph/model/organisation.h"
#include "planner/hiring/norms.h"

namespace orgplan::plan {

enum class ActionKind : std::uint8_t {
    unit_opens,
    start,        ///< somebody comes from outside into a seat that nobody held
    backfill,     ///< somebody comes from outside into a seat that was held before
    transfer,     ///< somebody who sat in another seat comes
    promotion,    ///< stays, with another role or level
    move,         ///< stays, with another unit
    new_manager,  ///< of a unit
    unit_moves,   ///< within another one
    leave,        ///< goes for good, and the seat stays
    removal,      ///< goes for good, and the seat closes
    unit_closes
};

/// Something that the plan wants done at a time, with a seat or a unit. What happens to several seats of one counted
/// line alike is one action.
struct Action {
    Tick at;
    StageId stage = kNone<StageId>;  ///< whose day it is, so that it is done by then; none: on the very day
    ActionKind kind = ActionKind::start;
    std::vector<PositionId> seats;           ///< in their order; none: it is a unit's
    std::uint32_t state = 0;                 ///< of each of the seats: what they are then, or were till then who go
    UnitId unit = kNone<UnitId>;             ///< that in which the seats are then, or were; or the unit itself
    UnitId unit_before = kNone<UnitId>;      ///< of a move; none: outside all units
    UnitId within = kNone<UnitId>;           ///< of a unit that opens or moves; none: the company
    PositionId manager = kNone<PositionId>;  ///< of a unit that opens, or gets another one; none: nobody
    PositionId before = kNone<PositionId>;   ///< of a transfer: the seat that is left; of a new manager: the old one
    std::string who;                         ///< the names of those who come, stay or go; empty: nobody is named
    Requisition status = Requisition::none;  ///< of a hire
    bool external = false;                   ///< paid by an invoice, recruited by nobody
    bool past = false;                       ///< not after today
    std::optional<Tick> planned;             ///< the start that a freeze put off
    std::optional<Tick> open_by;             ///< the last day to open the requisition of a hire to come that needs one
    bool common = false;                     ///< by what is common to fill such a seat, since the spec does not say
    bool overdue = false;                    ///< that day is past, and the requisition is not open
    std::optional<Amount> monthly;           ///< what the run rate of all its seats changes by; none: nothing says
    Amount once = 0;                         ///< paid once for all its seats
};

/// How the employees at one time became those of a later one; who is named in several seats is one of them.
struct HeadFlow {
    std::size_t before = 0;
    std::size_t starts = 0;
    std::size_t backfills = 0;
    std::size_t leaves = 0;
    std::size_t removals = 0;
    std::int32_t contracts = 0;  ///< externals who become employees, less employees who become externals
    std::size_t after = 0;       ///< before + starts + backfills - leaves - removals + contracts
};

/// The company in a month; heads, vacancies and the run rate are those at its end.
struct MonthFigures {
    Month month;
    std::size_t heads = 0;
    std::size_t externals = 0;
    std::size_t vacant = 0;
    Amount run_rate = 0;
    std::optional<Amount> allowed;  ///< run rate that a budget of the company allows then
    Amount pay = 0;
    Amount once = 0;  ///< hires and promotions
    HeadFlow flow;    ///< since the month before
};

/// The company at a stage.
struct StagePlan {
    StageId stage = kNone<StageId>;
    std::size_t heads = 0;
    std::size_t externals = 0;
    std::size_t vacant = 0;
    Amount run_rate = 0;
    std::optional<Amount> allowed;
    HeadFlow flow;  ///< since the stage before; of the first: since ever
};

/// A unit with all below it, in each month of the plan, or at each stage where these carry no dates.
struct UnitPlan {
    UnitId unit = kNone<UnitId>;  ///< none: the company
    std::size_t nesting = 0;
    std::vector<std::size_t> heads;
    std::vector<Amount> run_rates;
    std::vector<std::optional<Amount>> allowed;  ///< run rate that a budget of the unit allows then; empty: never one
    std::vector<Amount> quarters;                ///< what it costs, by quarter, in the months of the plan
};

struct BudgetUse {
    UnitId unit = kNone<UnitId>;  ///< none: the company
    bool run_rate = false;        ///< from some day on until another one is given; else the total of a period
    Text period;                  ///< of a total, as written
    Tick from;                    ///< of a run rate: its first day
    Amount spent = 0;  ///< or, of a run rate, the highest at the end of a month, or at a stage, until the next one
    Amount allowed = 0;
};

struct Plan {
    bool dated = true;            ///< else there are neither months nor quarters, and times are stages
    bool past_told = false;       ///< whether people want to read of actions that are past
    std::vector<Action> actions;  ///< by time, then kind, then in the order of the text
    std::vector<MonthFigures> months;
    std::vector<StagePlan> stages;
    std::vector<std::string> quarters;  ///< `2027-Q1`
    std::vector<UnitPlan> units;        ///< the company, then each unit after the one above it
    std::vector<BudgetUse> budgets;     ///< in the order of the text; of each the totals first
    std::vector<PositionId> unpriced;   ///< of seats that nothing prices; sums are a floor where there are any
    hiring::HiringNorms norms;          ///< by which requisitions are to be opened where the spec does not say
};

/// Months to tell of, both inclusive; by default from that of the first stage to that of the last one.
struct PlanWindow {
    std::optional<Month> from;
    std::optional<Month> to;
};

/// With stages that carry no dates a plan goes by these. Nothing, and why, where more months or units would have to be
/// told than can be, or where a window asks for months that the stages do not have.
struct PlanResult {
    std::optional<Plan> plan;
    std::string unplanned;
};
PlanResult plan_of(const Organisation& organisation, const hiring::HiringNorms& norms, const PlanWindow& window = {});

/// Tables for a screen `width` columns wide, with the run rate as bars.
std::string plan_text(const Plan& plan, const Organisation& organisation, std::size_t width);
std::string plan_markdown(const Plan& plan, const Organisation& organisation);
/// One of the tables as rows for programs, amounts as plain decimals.
enum class PlanTable : std::uint8_t { months, actions, units, quarters, budgets };
std::string plan_csv(const Plan& plan, const Organisation& organisation, PlanTable table);
/// All of it as one object, amounts as texts so that no reader rounds them; ends in a newline.
std::string plan_json(const Plan& plan, const Organisation& organisation);

}  // namespace orgplan::plan
