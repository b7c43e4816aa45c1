#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/model/months.h"
#include "graph/model/organisation.h"
#include "planner/costs/exact.h"
#include "planner/hiring/norms.h"

namespace orgplan::plan {

enum class ActionKind : std::uint8_t {
    unit_opens,
    start,        ///< somebody joins from outside in a seat that nobody held
    backfill,     ///< somebody joins from outside in a seat that was held before
    comeback,     ///< somebody who left a seat before comes back to it or to another one, as from leave
    transfer,     ///< somebody comes from another seat
    promotion,    ///< stays, with another role or level
    new_role,     ///< the same, with less pay, or with nobody to manage any more
    move,         ///< stays, with another unit
    new_manager,  ///< of a unit
    unit_moves,   ///< within another one
    away,         ///< goes on leave, and keeps the seat
    back,         ///< is back from leave
    leave,        ///< leaves, and the seat stays
    removal,      ///< leaves, and the seat closes
    unit_closes
};

/// Something to be done at a time, with a seat or a unit. What happens alike to several seats of one position is one
/// action.
struct Action {
    Tick at;
    StageId stage = kNone<StageId>;  ///< whose day it is, so that it is to be done by then; none: on that very day
    ActionKind kind = ActionKind::start;
    std::vector<PositionId> seats;           ///< in their order; none: it is a unit's
    std::uint32_t state = 0;                 ///< of each of the seats: theirs then, or until then if they are left
    UnitId unit = kNone<UnitId>;             ///< that in which the seats are then, or were; or the unit itself
    UnitId unit_before = kNone<UnitId>;      ///< of a move; none: outside all units
    UnitId within = kNone<UnitId>;           ///< of a unit that opens or moves; none: the company
    PositionId manager = kNone<PositionId>;  ///< of a unit that opens, or gets another one; none: nobody
    PositionId before = kNone<PositionId>;   ///< of a transfer: the seat that is left; of a new manager: the old one
    std::string who;                         ///< the names of those concerned; empty: nobody is named
    Requisition status = Requisition::none;  ///< of a hire
    bool external = false;                   ///< paid by invoice, not recruited
    bool volunteer = false;                  ///< neither paid nor recruited
    bool past = false;                       ///< not after today
    bool for_good = true;                    ///< of a leave or a removal: not all of those who leave come back later
    std::optional<Tick> planned;             ///< the start that a freeze postponed
    std::optional<Tick> begins;   ///< of a hire that hiring limits let start in an earlier month than the stage's
    std::optional<Tick> open_by;  ///< the last day to open the requisition of a hire to come that needs one
    bool typical = false;         ///< by the typical days to fill such a seat, since the spec gives none
    bool overdue = false;         ///< that day is past or today, and the requisition is not open
    std::optional<costs::Exact> monthly;  ///< what the run rate of all its seats changes by; none: not known
    Amount once = 0;                      ///< one-off costs of all its seats
};

/// How headcount changes from one time to a later one; somebody named in several seats counts once.
struct HeadFlow {
    std::size_t before = 0;
    std::size_t starts = 0;
    std::size_t backfills = 0;
    std::size_t leaves = 0;
    std::size_t removals = 0;
    std::int32_t contracts = 0;  ///< externals who become employees, minus employees who become externals
    std::size_t after = 0;       ///< before + starts + backfills + comebacks - leaves - removals + contracts
    std::size_t comebacks = 0;   ///< people who left before
};

/// Whether somebody stays in a seat with another role or level.
inline bool has_role_before(const Action& action) {
    return action.kind == ActionKind::promotion || action.kind == ActionKind::new_role;
}

/// The company in a month; headcount, vacancies and the run rate are those at its end.
struct MonthFigures {
    Month month;
    std::size_t heads = 0;
    std::size_t externals = 0;
    std::size_t vacant = 0;
    Amount run_rate = 0;
    std::optional<Amount> allowed;  ///< the budget of the company for the run rate then
    bool over = false;              ///< the run rate is over it
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
    bool over = false;
    HeadFlow flow;  ///< since the stage before; of the first: all before it
};

/// A unit with all below it, in each month of the plan, or at each stage where these have no dates.
struct UnitPlan {
    UnitId unit = kNone<UnitId>;  ///< none: the company
    std::size_t nesting = 0;
    std::vector<std::size_t> heads;
    std::vector<Amount> run_rates;
    std::vector<std::optional<Amount>> allowed;  ///< the budget of the unit for the run rate then; empty: never one
    std::vector<bool> over;                      ///< the run rate is over it
    std::vector<Amount> quarters;                ///< what it costs, by quarter, in the months of the plan
};

struct BudgetUse {
    UnitId unit = kNone<UnitId>;  ///< none: the company
    bool run_rate = false;        ///< from some day on until another one is given; else the total of a period
    Text period;                  ///< of a total, as written
    Tick from;                    ///< the first day
    Tick to = kForever;           ///< of a total: the day after the last one
    Amount spent = 0;   ///< or, of a run rate, the highest at the end of a month, or at a stage, until the next one
    Amount before = 0;  ///< what of it, of a total, is for months before the first stage
    Amount allowed = 0;
    bool over = false;
};

/// What a stage needs of seats or of capacity, beside what is there of it.
struct NeedUse {
    StageId stage = kNone<StageId>;
    std::string what;       ///< "capacity for `backend` in `pay`"
    bool capacity = false;  ///< in productive full-time equivalents; else filled seats
    double at_least = 0;
    std::size_t due = 0;        ///< the first of the months at whose end it is needed; past the last: none of them is
    std::vector<double> there;  ///< at the end of each month

    /// Whether less is there than is needed then. Sums of parts of a week and of a ramp-up are exact to far less.
    bool is_short(std::size_t month) const { return month >= due && there[month] < at_least - 1e-6; }
};

struct Plan {
    bool dated = true;            ///< else there are neither months nor quarters, and times are stages
    bool shows_past = false;      ///< whether past actions are listed
    std::vector<Action> actions;  ///< by time, then kind, then in the order of the text
    std::vector<MonthFigures> months;
    std::vector<StagePlan> stages;
    std::vector<std::string> quarters;  ///< `2027-Q1`
    std::vector<UnitPlan> units;        ///< the company, then each unit after the one above it
    std::vector<BudgetUse> budgets;     ///< in the order of the text; of each the totals first
    std::vector<NeedUse> needs;         ///< by stage, those of seats first; none where there are no months
    std::vector<PositionId> unpriced;   ///< seats without a cost; sums are a minimum where there are any
    std::size_t faults = 0;             ///< errors of the spec, for which something is left out or shown as written
    hiring::HiringNorms norms;          ///< by which requisitions are to be opened where the spec does not say
};

/// The most months of a plan.
inline constexpr int kMostMonths = 600;

/// The months of the tables, both inclusive; by default from that of the first stage to that of the last one.
struct PlanWindow {
    std::optional<Month> from;
    std::optional<Month> to;
};

/// With stages that have no dates a plan goes by these. Nothing, and why, where there are too many months or units, or
/// where a window names months and the stages have none.
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
