#include "planner/stats/stats.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "graph/index/org_graph.h"
#include "planner/rules/policy/policy.h"
#include "tests/graph/headcount.h"
#include "tests/graph/random_organisation.h"

namespace orgplan {
using namespace graph;
using namespace rules;
using namespace stats;
using namespace text;
namespace {

bool lies_in(const Organisation& org, StageId stage, UnitId home, UnitId unit) {
    for (; given(home); home = org.at(home, stage).within) {
        if (home == unit) return true;
    }
    return false;
}

// Every figure asked of the graph itself, seat by seat.
void expect_figures(const Index& at, const UnitFigures& figures) {
    const Organisation& org = at.org;
    const StageId stage = at.stage();
    const Headcount count = headcount(org, stage, figures.unit);
    EXPECT_EQ(figures.count.seats, count.seats);
    EXPECT_EQ(figures.count.heads, count.heads);
    EXPECT_EQ(figures.count.externals, count.externals);
    EXPECT_EQ(figures.count.vacant, count.vacant);
    EXPECT_NEAR(figures.count.fte, count.fte, 1e-9);
    std::multiset<std::size_t> spans;
    std::set<int> levels;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const PositionId seat = id_at<PositionId>(i);
        if (!org[seat].stages.has(stage)) continue;
        if (given(figures.unit) && !lies_in(org, stage, org.at(seat, stage).home, figures.unit)) continue;
        if (const std::size_t span = at.span(seat); span > 0) spans.insert(span);
        if (at.seats().reached(i)) levels.insert(static_cast<int>(at.depths()[i]));
    }
    EXPECT_EQ(figures.managers, spans.size());
    EXPECT_EQ(figures.contributors, count.seats - spans.size());
    EXPECT_EQ(figures.layers, levels.empty() ? 0u : static_cast<std::size_t>(*levels.rbegin() - *levels.begin() + 1));
    if (spans.empty()) return;
    EXPECT_EQ(figures.spans.least, *spans.begin());
    EXPECT_EQ(figures.spans.most, *spans.rbegin());
    const auto lower = static_cast<double>(*std::next(spans.begin(), static_cast<long>((spans.size() - 1) / 2)));
    const auto upper = static_cast<double>(*std::next(spans.begin(), static_cast<long>(spans.size() / 2)));
    EXPECT_EQ(figures.spans.median, (lower + upper) / 2);
}

TEST(Stats, AreThoseOfTheGraph) {
    const Policy policy(builtin_rules());
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        const Organisation org = testing::random_organisation(seed);
        const OrgGraph graph(org);
        const Stats stats = measure(graph, org.all_stages(), builtin_rules(), policy.parameters());
        ASSERT_EQ(stats.stages.size(), org.stages.size());
        for (const StageFigures& each : stats.stages) {
            std::size_t units = 1;
            for (const Unit& unit : org.units) units += unit.stages.has(each.stage);
            EXPECT_EQ(each.units.size(), units);
            for (const UnitFigures& figures : each.units) expect_figures(*graph.at(each.stage), figures);
            std::size_t seats = 0;
            for (const std::size_t family : each.families) seats += family;
            EXPECT_EQ(seats, each.units.front().count.seats);
        }
    }
}

TEST(Stats, CountManagersOutside) {
    Organisation org = testing::random_organisation(1);
    const Policy policy(builtin_rules());
    std::size_t seats = 0;
    for (Position& seat : org.positions) {
        for (PositionState& state : seat.states) state.outside = seats % 3 == 0 ? "Board" : "Minister";
        seat.top = seats < 2 ? seat.stages : StageSet();
        ++seats;
    }
    const OrgGraph graph(org);
    for (const StageFigures& each : measure(graph, org.all_stages(), builtin_rules(), policy.parameters()).stages) {
        EXPECT_EQ(each.outsiders, std::size_t(org.positions[0].stages.has(each.stage)) +
                                      std::size_t(org.positions[1].stages.has(each.stage)));
    }
}

TEST(Stats, OfTheStagesAskedFor) {
    const Policy policy(builtin_rules());
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Organisation org = testing::random_organisation(seed);
        const StageId last = id_at<StageId>(org.stages.size() - 1);
        const Stats stats = measure(OrgGraph(org), StageSet::only(last), builtin_rules(), policy.parameters());
        ASSERT_EQ(stats.stages.size(), 1u);
        EXPECT_EQ(stats.stages.front().stage, last);
    }
}

}  // namespace
}  // namespace orgplan
