#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "graph/index/inferred.h"
#include "planner/propose/problem.h"
#include "planner/propose/written.h"
#include "planner/rules/rule.h"
#include "planner/text/finding.h"

// From a spec to the problem: each function adds its part.

namespace orgplan::propose {

using Parameters = std::map<std::string, double, std::less<>>;

/// The rules of a spec, and which of them it is held to.
struct HeldRules {
    const rules::RuleSet& set;
    const Parameters& parameters;
    /// Whether what a rule finds about a unit, or the company where there is none, is at least a warning and not
    /// suppressed.
    std::function<bool(const rules::Rule&, UnitId)> holds;
};

/// What the spec changes about a planned unit, which is not resolved until that opens.
struct PlannedChanges {
    Tick first = kForever;
    std::map<Tick, Range> sizes;  ///< the `size` from each of these days on
};

struct Setup {
    Setup(Written& from, const HeldRules& by)
        : written(from), org(from.org), held(by), parameters(by.parameters), prices(org) {}

    Written& written;
    const Organisation& org;
    const HeldRules& held;
    const Parameters& parameters;
    costs::PriceList prices;
    Problem problem;
    std::vector<std::uint32_t>
        unpriced;  ///< of `Problem::hires`: those without a cost, so that nobody can be hired as such

    std::vector<graph::Inferred> inferred = {};   ///< by unit; empty until it is used
    std::map<Text, PlannedChanges> changed = {};  ///< by id of a planned unit

    std::uint32_t origin(std::string what, Place place, Origin::Kind kind = Origin::Kind::number);
    /// What somebody of a slot would be as a seat.
    PositionState state_of(const Slot& slot) const;
    Text location_of(const Slot& slot) const;
    /// Months that somebody stays after a start or a move; nothing where nobody may move.
    std::optional<int> stay() const;
    double parameter(std::string_view name, double otherwise) const;
    /// Whether a built-in rule holds for a unit, or for the company.
    bool holds(std::string_view rule, UnitId unit = kNone<UnitId>) const;
    /// While the company has so many people; `kNowhere` where it always has.
    std::uint32_t crowd(std::optional<double> at_least, std::optional<double> at_most);
    /// Whether a unit that is there now, or the company, is there to the end of the plan. What is planned is.
    bool lasts(UnitId unit);
    /// Whether a unit is a team or squad, as the spec says or as it seems by its people.
    bool is_team(UnitId unit);
    /// A row of no bounds yet.
    CountRow row(std::uint32_t origin) const;
    Money money(costs::Exact exact) const;
};

/// The months of the plan; false where there are too many.
bool lay_out_months(Setup& setup, text::Findings& faults);
/// Months, profiles, homes and slots. What prevents any plan is a finding.
void add_people(Setup& setup, text::Findings& faults);
/// What each slot costs, and when somebody can start in it.
void add_prices(Setup& setup, text::Findings& faults);
/// What stages need, and their targets of people.
void add_needs(Setup& setup);
/// Sizes of units, and one lead in each.
void add_sizes(Setup& setup);
/// How many people report to those who lead units.
void add_spans(Setup& setup);
/// The managers of `plan: managers`.
void add_managers(Setup& setup);
/// Those of the rules that are sums: a spec's own, and built-in ones that allow only so many seats in the company.
void add_rules(Setup& setup);
/// Starts a month, interviews, recruiters and onboarding.
void add_hiring(Setup& setup);
/// Run rates, totals and targets of cost.
void add_budgets(Setup& setup);

}  // namespace orgplan::propose
