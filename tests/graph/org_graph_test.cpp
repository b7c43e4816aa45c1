#include "graph/index/org_graph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/graph/random_organisation.h"

namespace orgplan::testing {
using namespace graph;
namespace {

using Seats = std::vector<PositionId>;

/// The same questions, answered by reading all lines each time.
struct Oracle {
    const Organisation& org;
    StageId stage;

    bool stands(PositionId seat) const { return org[seat].stages.has(stage); }

    Seats ends(PositionId seat, LineKind kind, bool up, bool assistants = true) const {
        Seats found;
        for (const Line& line : org.lines) {
            if (line.kind != kind || !line.stages.has(stage)) continue;
            if (!assistants && line.reason == LineReason::assistant) continue;
            if (up && line.from == seat) found.push_back(line.to);
            if (!up && line.to == seat) found.push_back(line.from);
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    PositionId manager(PositionId seat) const {
        const Seats up = ends(seat, LineKind::solid, true);
        return up.empty() ? kNone<PositionId> : up.front();
    }

    Seats chain(PositionId seat) const {
        Seats up;
        for (; given(seat) && stands(seat) && std::find(up.begin(), up.end(), seat) == up.end(); seat = manager(seat)) {
            up.push_back(seat);
        }
        return up;
    }

    /// Everybody whose chain meets the seat.
    Seats below(PositionId seat) const {
        Seats found;
        for (std::size_t i = 0; i < org.positions.size(); ++i) {
            const Seats up = chain(id_at<PositionId>(i));
            if (std::find(up.begin(), up.end(), seat) != up.end()) found.push_back(id_at<PositionId>(i));
        }
        return found;
    }

    bool in_circle(PositionId seat) const {
        PositionId at = seat;
        for (std::size_t steps = 0; steps < org.positions.size() && given(at); ++steps) {
            at = manager(at);
            if (at == seat) return true;
        }
        return false;
    }

    int depth(PositionId seat) const {
        const Seats up = chain(seat);
        if (up.empty() || given(manager(up.back()))) return -1;
        return static_cast<int>(up.size()) - 1;
    }
};

TEST(OrgGraph, AnswersAsAnOracleDoesOverRandomOrganisations) {
    std::size_t circles = 0;
    for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
        const Organisation org = random_organisation(seed);
        const OrgGraph graph(org);
        std::map<PositionId, StageSet> in_circles;
        for (const Cycle& cycle : graph.cycles()) {
            ++circles;
            EXPECT_EQ(*std::min_element(cycle.path.begin(), cycle.path.end()), cycle.path.front());
            for (std::size_t s = 0; s < org.stages.size(); ++s) {
                if (!cycle.stages.has(id_at<StageId>(s))) continue;
                for (std::size_t i = 0; i < cycle.path.size(); ++i) {
                    EXPECT_EQ(graph.at(id_at<StageId>(s)).manager(cycle.path[i]),
                              cycle.path[(i + 1) % cycle.path.size()]);
                    EXPECT_FALSE(in_circles[cycle.path[i]].has(id_at<StageId>(s))) << "a circle told twice";
                    in_circles[cycle.path[i]].add(id_at<StageId>(s));
                }
            }
        }
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            const StageView view = graph.at(stage);
            const Oracle oracle{org, stage};
            const std::vector<int> depths = view.depths();
            Seats roots;
            for (std::size_t i = 0; i < org.positions.size(); ++i) {
                const PositionId seat = id_at<PositionId>(i);
                if (!oracle.stands(seat)) {
                    EXPECT_EQ(view.manager(seat), kNone<PositionId>);
                    EXPECT_TRUE(view.reports(seat).empty() && view.subtree(seat).empty() && view.chain(seat).empty());
                    EXPECT_EQ(depths[i], -1);
                    continue;
                }
                EXPECT_EQ(view.manager(seat), oracle.manager(seat));
                EXPECT_EQ(view.reports(seat), oracle.ends(seat, LineKind::solid, false));
                EXPECT_EQ(view.reports(seat, false), oracle.ends(seat, LineKind::solid, false, false));
                EXPECT_EQ(view.span(seat), view.reports(seat, false).size());
                EXPECT_EQ(view.dotted_reports(seat), oracle.ends(seat, LineKind::dotted, false));
                EXPECT_EQ(view.dotted_managers(seat), oracle.ends(seat, LineKind::dotted, true));
                EXPECT_EQ(view.chain(seat), oracle.chain(seat));
                EXPECT_EQ(depths[i], oracle.depth(seat));
                EXPECT_EQ(in_circles[seat].has(stage), oracle.in_circle(seat));
                Seats below = view.subtree(seat);
                EXPECT_EQ(below.front(), seat);
                std::sort(below.begin(), below.end());
                EXPECT_EQ(below, oracle.below(seat));
                if (!given(oracle.manager(seat))) roots.push_back(seat);
            }
            EXPECT_EQ(view.roots(), roots);
        }
        if (HasFailure()) FAIL() << "seed " << seed;
    }
    EXPECT_GT(circles, 500u);
}

}  // namespace
}  // namespace orgplan::testing
