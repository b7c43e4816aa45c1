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

    bool exists(PositionId seat) const { return org[seat].stages.has(stage); }

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
        for (; given(seat) && exists(seat) && std::find(up.begin(), up.end(), seat) == up.end(); seat = manager(seat)) {
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

Seats reports(const Index& at, PositionId seat, bool assistants) {
    Seats found;
    for (const Index::Report& each : at.reports(seat)) {
        if (assistants || !each.assistant) found.push_back(each.seat);
    }
    return found;
}

Seats sorted(std::span<const PositionId> seats) {
    Seats found(seats.begin(), seats.end());
    std::sort(found.begin(), found.end());
    return found;
}

Seats below(const Index& at, PositionId seat) {
    Seats found;
    for (const PositionId each : at.standing()) {
        if (at.seats().reached(index(each)) && at.seats().inside(index(each), index(seat))) found.push_back(each);
    }
    return found;
}

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
                if (!cycle.when.stages.has(id_at<StageId>(s))) continue;
                for (std::size_t i = 0; i < cycle.path.size(); ++i) {
                    EXPECT_EQ(graph.at(id_at<StageId>(s))->manager(cycle.path[i]),
                              cycle.path[(i + 1) % cycle.path.size()]);
                    EXPECT_FALSE(in_circles[cycle.path[i]].has(id_at<StageId>(s))) << "a circle told twice";
                    in_circles[cycle.path[i]].add(id_at<StageId>(s));
                }
            }
        }
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            const std::shared_ptr<const Index> at = graph.at(stage);
            const Oracle oracle{org, stage};
            Seats roots;
            for (std::size_t i = 0; i < org.positions.size(); ++i) {
                const PositionId seat = id_at<PositionId>(i);
                EXPECT_EQ(at->exists(seat), oracle.exists(seat));
                if (!oracle.exists(seat)) {
                    EXPECT_EQ(at->manager(seat), kNone<PositionId>);
                    EXPECT_TRUE(at->reports(seat).empty() && at->chain(seat).empty());
                    continue;
                }
                EXPECT_EQ(at->manager(seat), oracle.manager(seat));
                EXPECT_EQ(reports(*at, seat, true), oracle.ends(seat, LineKind::solid, false));
                EXPECT_EQ(reports(*at, seat, false), oracle.ends(seat, LineKind::solid, false, false));
                EXPECT_EQ(at->span(seat), reports(*at, seat, false).size());
                EXPECT_EQ(sorted(at->dotted_from(seat)), oracle.ends(seat, LineKind::dotted, false));
                EXPECT_EQ(sorted(at->dotted_to(seat)), oracle.ends(seat, LineKind::dotted, true));
                EXPECT_EQ(at->chain(seat), oracle.chain(seat));
                EXPECT_EQ(at->seats().reached(i) ? static_cast<int>(at->depths()[i]) : -1, oracle.depth(seat));
                EXPECT_EQ(in_circles[seat].has(stage), oracle.in_circle(seat));
                if (at->seats().reached(i)) {
                    EXPECT_EQ(below(*at, seat), oracle.below(seat));
                }
                if (!given(oracle.manager(seat))) roots.push_back(seat);
            }
            EXPECT_EQ(at->roots(), roots);
        }
        if (HasFailure()) FAIL() << "seed " << seed;
    }
    EXPECT_GT(circles, 500u);
}

}  // namespace
}  // namespace orgplan::testing
