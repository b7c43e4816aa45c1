#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/index/org_graph.h"
#include "graph/model/months.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

// Checks a plan by the text of the model alone: what a spec says is still there, nobody is hired, promoted or moved who
// may not be, and the three numbers by which plans are compared are calculated anew. It knows nothing of how plans are
// made.

namespace orgplan::verify {

struct Sides {
    const graph::OrgGraph* base = nullptr;  ///< of the spec without the plan; none: all after today is the plan
    const graph::OrgGraph& plan;            ///< of the spec with it
    text::Node scenario;                    ///< what the plan writes; nothing where it is no scenario
    /// Of the rules, by name.
    const std::map<std::string, double, std::less<>>& parameters;
    text::Node whole = {};       ///< the text of a plan that is a spec of its own, on a base
    text::Node whole_base = {};  ///< and of that base
    bool base_says_now = true;   ///< the base says from which day to plan
};

/// A stage with needs. Months count from that of today, which is month 0.
struct Goal {
    StageId stage = kNone<StageId>;
    int due = 1;                     ///< the first month without them that is late
    std::optional<int> met;          ///< the month from which they are met to the end; none: they never are
    int late = 0;                    ///< months; where they are never met, up to the end of the plan
    std::vector<std::string> unmet;  ///< where they are never met: what is missing in the last month, in words
};

struct Verification {
    text::Findings findings;  ///< of the plan alone: what `check` finds is not here
    Month now;
    int months = 0;  ///< after that of today, to the end of the plan
    std::vector<Goal> goals;
    double late = 0;  ///< months of all stages, each by its weight
    Amount cost = 0;  ///< pay and one-off costs of all these months, rounded once
    std::size_t moves = 0;
    std::size_t manager_changes = 0;  ///< of units that were there before

    std::vector<std::string> seats;  ///< ids of those that the plan adds or changes, sorted
    std::vector<std::string> units;  ///< and of units that it opens, or whose seats or managers it changes

    std::size_t disruption() const { return moves + manager_changes; }
};

/// Time linear in the organisation, times the months of the plan. All stages must have dates.
Verification verify(const Sides& sides);

/// The last day of the last month of a plan.
Tick last_day(const Organisation& plan);

/// The three numbers and the stages as people read them.
std::string numbers_text(const Verification& verification, const Organisation& plan);
/// What was found with the plan, and beside it what is found only because the organisation grows.
struct Found {
    const text::Findings& findings;
    const text::Findings& by_size;
};
/// The numbers and all that was found as one JSON object with a line end; `verified`: nothing prevents the plan.
std::string verification_json(const Verification& verification, bool verified, const Found& found,
                              const text::Sources& sources, const Organisation& plan);

}  // namespace orgplan::verify
