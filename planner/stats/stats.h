#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/index/org_graph.h"
#include "planner/rules/rule.h"

// An organisation in figures: how many people there are, how wide and how deep it is, and ratios of one kind to
// another; beside the figures their typical ranges, and the sources of these.

namespace orgplan::stats {

/// The typical range of a figure.
struct TypicalRange {
    std::optional<double> low;
    std::optional<double> high;
    std::string source;
};

/// Direct reports, assistants left out, of those who have any.
struct Spans {
    std::size_t least = 0;
    double median = 0;
    std::size_t most = 0;
};

/// Of the company, or of a unit with all units below it; by who sits there.
struct UnitFigures {
    UnitId unit = kNone<UnitId>;  ///< none: the company
    std::size_t nesting = 0;      ///< how many units are above it
    graph::Headcount count;
    std::size_t managers = 0;      ///< seats with reports
    std::size_t contributors = 0;  ///< the others
    std::size_t layers = 0;        ///< levels from its highest seat to its lowest; seats in a circle are left out
    Spans spans;                   ///< of its managers
};

/// The number of one kind, and the number of another.
struct RatioFigure {
    std::string rule;   ///< of the benchmark that compares the two
    std::string title;  ///< "developers per designer"
    std::size_t of = 0;
    std::size_t to = 0;
    std::size_t of_more = 0;  ///< seats with a title outside the glossary, which may be among the first number too
    std::size_t to_more = 0;
    TypicalRange typical;

    /// Of how many seats it is not known whether they are among the two numbers.
    std::size_t unknown() const { return of_more > to_more ? of_more : to_more; }
};

/// The company at a stage. Time linear in seats.
UnitFigures measure_company(const graph::OrgGraph& graph, StageId stage);

struct StageFigures {
    StageId stage{};
    bool small = false;                 ///< one team with many hats, for which no figure is unusual
    std::vector<UnitFigures> units;     ///< the company first, then its units, each before those inside it
    std::vector<std::size_t> families;  ///< seats by family, after the last those without a family
    std::size_t outsiders = 0;          ///< managers of its seats who are outside the spec
    std::size_t unresolved = 0;         ///< seats that name a role, a unit or a manager that there is none of
    std::size_t unread = 0;             ///< seats whose title found no role
    std::vector<RatioFigure> ratios;    ///< one for each benchmark that is a figure, in the order of the rules
    TypicalRange layers;                ///< of the company

    /// Whether so few titles are known that a ratio which could change says nothing.
    bool mostly_unread() const { return 2 * unread > units.front().count.seats; }
};

struct Stats {
    std::vector<StageFigures> stages;
    TypicalRange span;       ///< of a manager of people
    TypicalRange team_size;  ///< of a squad or a team
};

/// Measures these stages. `parameters` are the values of the rules' parameters, by index.
/// Time linear in seats and stages, times how deep units are nested.
Stats measure(const graph::OrgGraph& graph, StageSet stages, const rules::RuleSet& rules,
              std::span<const double> parameters);

}  // namespace orgplan::stats
