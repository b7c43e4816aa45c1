#pragma once

#include <string>
#include <string_view>

#include "graph/model/organisation.h"
#include "planner/interop/csv.h"

namespace orgplan::interop {

/// The spec that a later export is compared with.
struct OntoSpec {
    const Organisation& org;
    StageId stage{};   ///< the state that the export follows on
    std::string base;  ///< its path, as the scenario names it
    std::string why;   ///< of the scenario
};

/// Turns a later export into a scenario on a spec: who joins, who leaves, who moves, new managers, holders, titles and
/// pay, by id. Only what the export has a column for is compared. The text is empty where nothing differs. Linear in
/// the bytes and the seats.
ImportResult import_csv_onto(std::string_view bytes, const CsvOptions& options, const OntoSpec& spec);

}  // namespace orgplan::interop
