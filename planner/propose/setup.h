#pragma once

#include <map>
#include <string>

#include "graph/index/inferred.h"
#include "planner/propose/problem.h"
#include "planner/propose/written.h"
#include "planner/rules/rule.h"
#include "planner/text/finding.h"

// From a spec to the problem: each function adds its part.

namespace orgplan::propose {

using Parameters = std::map<std::string, double, std::less<>>;

struct Setup {
    Setup(Written& from, const Parameters& values) : written(from), org(from.org), parameters(values), prices(org) {}

    Written& written;
    const Organisation& org;
    const Parameters& parameters;
    costs::PriceList prices;
    Problem problem;
    std::vector<std::uint32_t>
        unpriced;  ///< of `Problem::hires`: those without a cost, so that nobody can be hired as such

    std::vector<graph::Inferred> inferred = {};  ///< by unit; empty until it is used

    std::uint32_t origin(std::string what, Place place, Origin::Kind kind = Origin::Kind::number);
    /// What somebody of a slot would be as a seat.
    PositionState state_of(const Slot& slot) const;
    Text location_of(const Slot& slot) const;
    /// Months that somebody stays after a start or a move; nothing where nobody may move.
    std::optional<int> stay() const;
    double parameter(std::string_view name, double otherwise) const;
    /// Whether a unit is a team or squad, as the spec says or as it seems by its people.
    bool is_team(UnitId unit);
    /// A row of no bounds yet.
    CountRow row(std::uint32_t origin) const;
    Money money(costs::Exact exact) const;
};

/// Months, profiles, homes and slots. What prevents any plan is a finding.
void add_people(Setup& setup, text::Findings& faults);
/// What each slot costs, and when somebody can start in it.
void add_prices(Setup& setup, text::Findings& faults);
/// What stages need, and their targets of people.
void add_needs(Setup& setup);
/// Sizes of units, one lead in each, and spans of those who manage them.
void add_sizes(Setup& setup);
/// The managers of `plan: managers`.
void add_managers(Setup& setup);
/// Those of a spec's own rules that are sums, `rules` being those of the spec itself.
void add_own_rules(Setup& setup, const rules::RuleSet& rules);
/// Starts a month, interviews, recruiters and onboarding.
void add_hiring(Setup& setup);
/// Run rates, totals and targets of cost.
void add_budgets(Setup& setup);

}  // namespace orgplan::propose
