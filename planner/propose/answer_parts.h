#pragma once

#include <string>
#include <utility>
#include <vector>

#include "planner/propose/answer.h"
#include "planner/report/table.h"

namespace orgplan::propose {

/// The sentences that an answer begins with.
std::vector<std::string> first_lines(const Answer& answer);
/// Each objective with its value, bound and proof.
report::Table levels_of(const Answer& answer);
/// Who is not hired and why, and which rules were rows.
std::vector<std::string> remarks_of(const Answer& answer);
/// "acme.yaml:12:5"; empty where the place is not known.
std::string where_text(const Answer& answer, Place place);
/// "`run_rate` of the company from 2027-01 (acme.yaml:12:5)"
std::string origin_text(const Answer& answer, std::uint32_t origin);

/// What of the needs nobody can meet; empty: all are in reach.
std::string out_of_reach_line(const Answer& answer);
/// Of the objective `cost`, its value and its bound in the smallest unit of the currency.
std::pair<Amount, Amount> cost_and_bound(const Answer& answer, const LevelValue& level);

/// Text without the marks around ids, for tables and data.
std::string unmarked(std::string text);

/// Something that is to be done, in the order of months.
struct Step {
    int month = 0;
    std::string what;              ///< "hire", "backfill", "promote", "move", "open", "manager"
    std::vector<std::string> who;  ///< ids of seats, or of a unit
    std::string how;               ///< "backend-developer, senior, in `pay`"
    std::string opens;             ///< day by which to open the requisition; empty: none
    Why why;
};
std::vector<Step> steps_of(const Answer& answer);

}  // namespace orgplan::propose
