#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/organisation.h"
#include "planner/costs/months.h"

namespace orgplan {

/// The company in a month; heads, vacancies and the run rate are those at its end.
struct MonthFigures {
    Month month = 0;
    std::size_t heads = 0;
    std::size_t externals = 0;
    std::size_t vacant = 0;
    Amount run_rate = 0;
    std::optional<Amount> allowed;  ///< run rate that a budget of the company allows then
    Amount pay = 0;
    Amount once = 0;  ///< hires and promotions
};

/// What a unit with all below it costs, quarter by quarter, in the months of the plan.
struct UnitCosts {
    UnitId unit = kNone<UnitId>;  ///< none: the company
    std::size_t nesting = 0;
    std::vector<Amount> quarters;
};

struct BudgetUse {
    UnitId unit = kNone<UnitId>;
    Text period;
    Amount spent = 0;
    Amount allowed = 0;
};

struct Plan {
    std::vector<MonthFigures> months;
    std::vector<std::string> quarters;  ///< `2027-Q1`
    std::vector<UnitCosts> units;       ///< the company, then each unit after the one above it
    std::vector<BudgetUse> budgets;     ///< totals, in the order of the text
    std::vector<PositionId> unpriced;   ///< of seats that nothing prices; sums are a floor where there are any
};

/// From the month of the first stage to that of the last one. Nothing, and why, where stages carry no dates, or are so
/// many years apart that no plan of months can be told.
struct PlanResult {
    std::optional<Plan> plan;
    std::string unplanned;
};
PlanResult plan_of(const Organisation& organisation);

/// Tables for a screen `width` columns wide, with the run rate as bars.
std::string plan_text(const Plan& plan, const Organisation& organisation, std::size_t width);
std::string plan_markdown(const Plan& plan, const Organisation& organisation);
/// One row a month, amounts as plain decimals.
std::string plan_csv(const Plan& plan, const Organisation& organisation);
/// All of it as one object, amounts as texts so that no reader rounds them; ends in a newline.
std::string plan_json(const Plan& plan, const Organisation& organisation);

}  // namespace orgplan
