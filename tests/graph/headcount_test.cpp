#include <gtest/gtest.h>

#include <set>

#include "tests/graph/headcount.h"
#include "tests/graph/random_organisation.h"

namespace orgplan::testing {
using namespace graph;
namespace {

bool lies_in(const Organisation& org, UnitId unit, UnitId outer, StageId stage) {
    for (; given(unit); unit = org.at(unit, stage).within) {
        if (unit == outer) return true;
    }
    return false;
}

Headcount slow_headcount(const Organisation& org, StageId stage, UnitId unit) {
    Headcount count;
    std::set<PersonId> employees, externals, volunteers;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const PositionId seat = id_at<PositionId>(i);
        const PositionState& state = org.at(seat, stage);
        if (!org[seat].stages.has(stage) || (given(unit) && !lies_in(org, state.home, unit, stage))) continue;
        const bool external = state.employment == Employment::contractor || state.employment == Employment::agency;
        count.seats += 1;
        const bool gives = state.employment == Employment::volunteer;
        count.vacant += state.occupancy == Occupancy::vacant;
        count.acting += !state.acting.empty();
        if (state.occupancy == Occupancy::unnamed) {
            (gives ? count.volunteers : external ? count.externals : count.heads) += 1;
            if (!gives) count.fte += state.fte;
        }
        for (const Holder& holder : state.holders) {
            (gives ? volunteers : external ? externals : employees).insert(holder.person);
            if (!gives) count.fte += holder.share;
        }
    }
    count.heads += employees.size();
    count.externals += externals.size();
    count.volunteers += volunteers.size();
    return count;
}

TEST(Headcount, CountsAsAnOracleDoesOverRandomOrganisations) {
    for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
        const Organisation org = random_organisation(seed);
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            for (std::size_t u = 0; u <= org.units.size(); ++u) {
                const UnitId unit = u == org.units.size() ? kNone<UnitId> : id_at<UnitId>(u);
                const Headcount fast = headcount(org, id_at<StageId>(s), unit);
                const Headcount slow = slow_headcount(org, id_at<StageId>(s), unit);
                ASSERT_EQ(fast.seats, slow.seats) << seed;
                ASSERT_EQ(fast.heads, slow.heads) << seed;
                ASSERT_EQ(fast.externals, slow.externals) << seed;
                ASSERT_EQ(fast.volunteers, slow.volunteers) << seed;
                ASSERT_EQ(fast.vacant, slow.vacant) << seed;
                ASSERT_EQ(fast.acting, slow.acting) << seed;
                ASSERT_DOUBLE_EQ(fast.fte, slow.fte) << seed;
            }
        }
    }
}

TEST(Headcount, OfOneUnitWalksADeepChainOnce) {
    Organisation org;
    org.stages.emplace_back();
    for (std::size_t u = 0; u < 200'000; ++u) {
        Unit unit;
        unit.states.emplace_back();
        if (u < 199'999) unit.states[0].within = id_at<UnitId>(u + 1);
        org.units.push_back(std::move(unit));
    }
    Position seat;
    seat.stages = org.all_stages();
    seat.states.emplace_back();
    seat.states[0].home = id_at<UnitId>(0);
    org.positions.push_back(seat);
    EXPECT_EQ(headcount(org, id_at<StageId>(0), id_at<UnitId>(199'999)).seats, 1u);
    EXPECT_EQ(headcount(org, id_at<StageId>(0), id_at<UnitId>(1)).seats, 1u);
    org.positions[0].states[0].home = id_at<UnitId>(2);
    EXPECT_EQ(headcount(org, id_at<StageId>(0), id_at<UnitId>(1)).seats, 0u);
}

}  // namespace
}  // namespace orgplan::testing
