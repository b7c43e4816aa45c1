#pragma once

#include <string>

#include "planner/plan/plan.h"
#include "planner/report/table.h"

namespace orgplan::plan {

/// "2027-04-01"; "by 2027-10-31 (series-a)" where that is the day of a stage; "at series-a" where stages have no
/// dates.
std::string when_text(const Action& action, const Organisation& organisation);
/// The id of the seat or the unit; "core/backend-developer-3..5" of several seats.
std::string subject_text(const Action& action, const Organisation& organisation);
/// "Ada Lovelace becomes Tech Lead (was Backend Developer)", "3 start as Backend Developer in core; requisition
/// approved".
std::string what_text(const Action& action, const Organisation& organisation);
/// `start`, `new-manager`: the word for programs.
std::string_view word_of(ActionKind kind);

/// The actions in order of time, those of one time below it, and notes for below the table; empty where there is none
/// to list.
struct ActionTable {
    report::Table table;
    std::vector<std::string> notes;
};
ActionTable action_table(const Plan& plan, const Organisation& organisation);

}  // namespace orgplan::plan
