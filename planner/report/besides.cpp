#include "planner/report/besides.h"

#include <fmt/format.h>

#include <vector>

#include "graph/index/index.h"
#include "planner/report/phrases.h"

namespace orgplan::report {

std::string besides_text(const Organisation& organisation, UnitId unit, Tick at) {
    std::vector<std::string> counted;
    for (const PositionId head : organisation[unit].at(at).heads()) {
        const Position& seat = organisation[head];
        if (!seat.exists(at)) continue;
        const PositionState& state = seat.at(at);
        // A title outside the glossary counts as a manager of people.
        if (state.home != unit || !given(state.role) || graph::manages_people(organisation[state.role])) continue;
        counted.push_back(fmt::format("`{}`", seat.id));
    }
    if (counted.empty()) return " besides any manager";
    return fmt::format(", its {} {} among them", counted.size() == 1 ? "manager" : "managers", listed(counted));
}

}  // namespace orgplan::report
