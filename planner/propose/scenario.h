#pragma once

#include <string>
#include <vector>

#include "planner/propose/why.h"

namespace orgplan::propose {

/// A unit that is not in the spec but in the question: what is said of it besides when it opens, each `key: value`.
struct AddedUnit {
    std::string id;
    std::vector<std::string> keys;
    std::string reports_to = {};  ///< the seat to which its head reports; empty: as lines follow from the units
};

struct ScenarioText {
    std::string id;    ///< of the scenario
    std::string base;  ///< path of the spec, from where the scenario will be
    std::string why;
    std::string question;               ///< beyond the needs of the spec, as options of the program; empty: none
    std::string stages;                 ///< entries of stages that the question adds, as a block of YAML; empty: none
    std::string edits;                  ///< what it changes of those there are, likewise
    std::vector<AddedUnit> units = {};  ///< that it adds
    std::string now = {};               ///< the day from which is planned, where the spec does not say it; else empty
};

/// The plan as a scenario on its spec: what opens when, the seats it adds, who is promoted or moves. Text in the
/// language, which names units, seats and roles as the spec does; reasons are comments.
std::string scenario_text(const Problem& problem, const Organisation& organisation, const Roster& roster,
                          const Reasons& reasons, const ScenarioText& frame);

}  // namespace orgplan::propose
