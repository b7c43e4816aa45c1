#include "planner/diff/join.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "graph/chart/cards/marks.h"
#include "graph/chart/scene/seat_line.h"
#include "planner/diff/match.h"
#include "tests/chart/drawing.h"
#include "tests/chart/scene_checks.h"
#include "tests/diff/compared_pairs.h"
#include "tests/diff/standing_lines.h"
#include "tests/rules/random_organisation.h"

// Both states of an organisation in one: each seat of either stands where it should.

namespace orgplan {
using namespace cards;
using namespace diff;
using namespace graph;
using namespace language;
using namespace layout;
using namespace rules;
using namespace scene;
using namespace text;
namespace {

// A third of the seats and half of the units get other ids, and say what they were called.
void rename_some(Organisation& org) {
    for (std::size_t i = 0; i < org.positions.size(); i += 3) {
        org.positions[i].previously = org.positions[i].id;
        org.positions[i].id = org.texts->keep("new-" + std::string(org.positions[i].id));
    }
    for (std::size_t i = 0; i < org.units.size(); i += 2) {
        org.units[i].previously = org.units[i].id;
        org.units[i].id = org.texts->keep("new-" + std::string(org.units[i].id));
    }
}

Text unit_id(const Organisation& org, UnitId unit) {
    return given(unit) ? org[unit].id : Text();
}

// One pair of stages, held against the joint.
class Check {
  public:
    Check(const Organisation& before, const Organisation& after, const StagePair& pair, const Joint& joint,
          StageId stage)
        : before_(before),
          after_(after),
          a_(before_, pair.before),
          b_(after_, pair.after),
          match_(a_, b_),
          joint_(joint),
          org_(joint.organisation),
          stage_(stage) {
        for (std::size_t p = 0; p < org_.positions.size(); ++p) {
            if (org_.positions[p].stages.has(stage)) standing_.insert(id_at<PositionId>(p));
        }
    }

    void run() {
        std::set<PositionId> ghosts = standing_;
        for (std::size_t p = 0; p < b_.org.positions.size(); ++p) {
            if (b_.exists(id_at<PositionId>(p))) ghosts.erase(stands_as_in_the_second(id_at<PositionId>(p)));
        }
        std::set<PositionId> expected;
        for (std::size_t p = 0; p < a_.org.positions.size(); ++p) {
            const PositionId seat = id_at<PositionId>(p);
            if (!a_.exists(seat)) continue;
            const Difference wanted = ghost_wanted(seat);
            const PositionId ghost = ghost_of(seat);
            ASSERT_EQ(given(ghost), wanted.ghost()) << a_.org[seat].id;
            if (!given(ghost)) continue;
            expected.insert(ghost);
            stands_as_in_the_first(seat, ghost, wanted);
        }
        EXPECT_EQ(ghosts, expected);
        each_on_one_card();
    }

    std::size_t ghosts() const { return ghosts_; }

  private:
    const Difference& difference(PositionId seat) const {
        static const Difference kNothing;
        const Difference* const found = joint_.differences.at(seat, stage_);
        return found == nullptr ? kNothing : *found;
    }

    PositionId stands_as_in_the_second(PositionId seat) {
        const PositionId here = joint_.seats[index(seat)];
        EXPECT_TRUE(standing_.contains(here)) << b_.org[seat].id;
        EXPECT_EQ(org_[here].id, b_.org[seat].id);
        EXPECT_EQ(org_.title_of(here, stage_), b_.org.title_of(seat, b_.stage));
        EXPECT_EQ(org_.holder_text(here, stage_), b_.org.holder_text(seat, b_.stage));
        EXPECT_EQ(unit_id(org_, org_.at(here, stage_).home), unit_id(b_.org, b_.org.at(seat, b_.stage).home));
        const PositionId manager = b_.at->manager(seat);
        EXPECT_EQ(manager_at(org_, here, stage_), given(manager) ? joint_.seats[index(manager)] : manager);
        const PositionId was = match_.seat_before[index(seat)];
        EXPECT_EQ(difference(here).has(Differs::added), !given(was)) << b_.org[seat].id;
        EXPECT_FALSE(difference(here).ghost());
        if (!given(was)) return here;
        const PositionState& then = a_.org.at(was, a_.stage);
        const PositionState& now = b_.org.at(seat, b_.stage);
        EXPECT_EQ(difference(here).has(Differs::filled),
                  then.occupancy == Occupancy::vacant && now.occupancy != Occupancy::vacant);
        EXPECT_EQ(difference(here).has(Differs::vacated),
                  then.occupancy != Occupancy::vacant && now.occupancy == Occupancy::vacant);
        EXPECT_EQ(difference(here).has(Differs::moved), moved(was, seat)) << b_.org[seat].id;
        return here;
    }

    Text home_by_its_new_id(PositionId seat) const {
        const UnitId home = a_.org.at(seat, a_.stage).home;
        if (!given(home)) return {};
        const UnitId same = match_.unit_after[index(home)];
        return given(same) ? b_.org[same].id : a_.org[home].id;
    }

    bool moved(PositionId was, PositionId seat) const {
        const Text from = home_by_its_new_id(was), to = unit_id(b_.org, b_.org.at(seat, b_.stage).home);
        if (from != to) return true;
        const PositionId manager = a_.at->manager(was);
        if (!from.empty() || !given(manager) || !a_.exists(manager)) return false;
        const PositionId same = match_.seat_after[index(manager)];
        return given(same) && same != b_.at->manager(seat);
    }

    Difference ghost_wanted(PositionId seat) const {
        Difference wanted;
        const PositionId same = match_.seat_after[index(seat)];
        if (!given(same)) {
            wanted.add(Differs::removed);
        } else if (joint_.differences.against() == Against::earlier_state && moved(seat, same)) {
            wanted.add(Differs::left);
        }
        return wanted;
    }

    PositionId ghost_of(PositionId seat) const {
        const std::string id = "before:" + std::string(a_.org[seat].id);
        for (const PositionId each : standing_) {
            if (org_[each].id == id) return each;
        }
        return kNone<PositionId>;
    }

    void stands_as_in_the_first(PositionId seat, PositionId ghost, const Difference& wanted) {
        ++ghosts_;
        EXPECT_EQ(difference(ghost).in, wanted.in);
        EXPECT_EQ(difference(ghost).where.empty(), wanted.has(Differs::removed)) << org_[ghost].id;
        EXPECT_EQ(org_.title_of(ghost, stage_), a_.org.title_of(seat, a_.stage));
        EXPECT_EQ(org_.holder_text(ghost, stage_), a_.org.holder_text(seat, a_.stage));
        const UnitId home = a_.org.at(seat, a_.stage).home;
        if (given(home) && a_.exists(home)) {
            const UnitId here = org_.at(ghost, stage_).home;
            EXPECT_EQ(unit_id(org_, here), home_by_its_new_id(seat));
            ASSERT_TRUE(given(here));
            EXPECT_TRUE(org_[here].stages.has(stage_));
        }
        EXPECT_EQ(manager_at(org_, ghost, stage_), manager_wanted(seat, home)) << org_[ghost].id;
    }

    PositionId manager_wanted(PositionId seat, UnitId home) const {
        const PositionId manager = a_.at->manager(seat);
        if (given(home) && a_.org.at(home, a_.stage).manager == manager) {
            const UnitId same = match_.unit_after[index(home)];
            const PositionId heads = given(same) ? b_.org.at(same, b_.stage).manager : kNone<PositionId>;
            if (given(heads) && b_.exists(heads)) return joint_.seats[index(heads)];
        }
        if (!given(manager) || !a_.exists(manager)) return kNone<PositionId>;
        if (const PositionId ghost = ghost_of(manager); given(ghost)) return ghost;
        return joint_.seats[index(match_.seat_after[index(manager)])];
    }

    void each_on_one_card() {
        CardOptions options;
        options.stages = {stage_};
        options.differences = &joint_.differences;
        std::multiset<PositionId> drawn;
        for (const Card& card : build_cards(org_, options).cards) {
            for (const Row& row : card.rows) {
                for (const SeatSlot& slot : row) drawn.insert(slot.seat);
            }
        }
        EXPECT_EQ(drawn, std::multiset<PositionId>(standing_.begin(), standing_.end()));
    }

    OrgGraph before_, after_;
    StageSnapshot a_, b_;
    Match match_;
    const Joint& joint_;
    const Organisation& org_;
    StageId stage_;
    std::set<PositionId> standing_;
    std::size_t ghosts_ = 0;
};

TEST(Join, EachSeatOfEitherStandsWhereItShould) {
    const Material material = common_material();
    std::size_t ghosts = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        const Organisation before = with_standing_lines(random_organisation(2 * seed, material));
        Organisation after = with_standing_lines(random_organisation(2 * seed + 1, material));
        if (seed % 2 == 1) rename_some(after);
        const std::vector<StagePair> pairs = compared_pairs(before, after);
        const Joint joint =
            join(before, after, pairs, seed % 3 == 0 ? Against::base_of_scenario : Against::earlier_state);
        EXPECT_TRUE(std::ranges::is_sorted(joint.organisation.lines, [](const Line& x, const Line& y) {
            return std::tuple(x.from, x.kind, x.to) < std::tuple(y.from, y.kind, y.to);
        }));
        for (std::size_t p = 0; p < pairs.size(); ++p) {
            Check check(before, after, pairs[p], joint, id_at<StageId>(p));
            check.run();
            ghosts += check.ghosts();
        }
    }
    EXPECT_GT(ghosts, 2000u);
}

TEST(Join, OfAnOrganisationWithItselfIsThatOne) {
    const Material material = common_material();
    for (unsigned seed = 0; seed < 100; ++seed) {
        const Organisation org = with_standing_lines(random_organisation(seed, material));
        const Joint joint = join(org, org, compared_pairs(org, org), Against::earlier_state);
        ASSERT_EQ(joint.organisation.positions.size(), org.positions.size()) << seed;
        for (std::size_t p = 0; p < org.positions.size(); ++p) {
            EXPECT_EQ(joint.seats[p], id_at<PositionId>(p));
            for (std::size_t s = 0; s < org.stages.size(); ++s) {
                EXPECT_EQ(joint.differences.at(id_at<PositionId>(p), id_at<StageId>(s)), nullptr) << seed;
            }
        }
    }
}

}  // namespace
}  // namespace orgplan
