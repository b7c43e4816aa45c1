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

std::vector<StagePair> compared_pairs(const Organisation& before, const Organisation& after) {
    std::vector<StagePair> pairs;
    for (const StagePair& pair : stage_by_stage(before, after)) {
        if (pair.compared()) pairs.push_back(pair);
    }
    return pairs;
}

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
            if (b_.stands(id_at<PositionId>(p))) ghosts.erase(stands_as_in_the_second(id_at<PositionId>(p)));
        }
        std::set<PositionId> expected;
        for (std::size_t p = 0; p < a_.org.positions.size(); ++p) {
            const PositionId seat = id_at<PositionId>(p);
            if (!a_.stands(seat)) continue;
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
        if (!from.empty() || !given(manager) || !a_.stands(manager)) return false;
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
        if (given(home) && a_.stands(home)) {
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
            if (given(heads) && b_.stands(heads)) return joint_.seats[index(heads)];
        }
        if (!given(manager) || !a_.stands(manager)) return kNone<PositionId>;
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

TEST(Join, NothingOverlapsOnItsPictures) {
    const Material material = common_material();
    TextMeasure measure;
    std::size_t crossed = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        const Organisation before = with_standing_lines(random_organisation(2 * seed, material, 60));
        const Organisation after = with_standing_lines(random_organisation(2 * seed + 1, material, 60));
        const std::vector<StagePair> pairs = compared_pairs(before, after);
        const Joint joint = join(before, after, pairs, Against::earlier_state);
        for (std::size_t p = 0; p < pairs.size(); ++p) {
            ChartOptions options;
            options.cards.stages = {id_at<StageId>(p)};
            options.cards.differences = &joint.differences;
            options.subjects.assign(pairs.size(), "before \u2192 after");
            const std::vector<ChartPage> pictures = compose(joint.organisation, options, measure);
            std::multiset<std::string> named;
            for (const auto& picture : pictures) {
                EXPECT_EQ(faults_of(picture.scene), "");
                for (const SceneCard& card : picture.scene.cards) {
                    for (const TextRun& run : card.texts) {
                        if (run.text.starts_with("Person ") || run.text == "to hire") named.insert(run.text);
                        crossed += run.struck;
                    }
                }
            }
            if (pictures.size() > 1) continue;
            std::multiset<std::string> expected;
            for (std::size_t s = 0; s < joint.organisation.positions.size(); ++s) {
                const PositionId seat = id_at<PositionId>(s);
                if (!joint.organisation[seat].stages.has(id_at<StageId>(p))) continue;
                const std::string holder = joint.organisation.holder_text(seat, id_at<StageId>(p));
                if (!holder.empty()) expected.insert(holder == "vacant" ? "to hire" : holder);
            }
            EXPECT_EQ(named, expected);
        }
    }
    EXPECT_GT(crossed, 100u);
}

const char* const kBefore = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: today}]
positions:
  - {id: ceo, role: founder, holder: Grace Hopper}
  - {id: aide, role: administrative-assistant, holder: Eve, reports_to: ceo}
units:
  - id: payments
    name: Payments
    manager: lead
    positions:
      - {id: lead, role: engineering-manager, holder: Old Boss}
      - {id: ann, role: backend-developer, holder: Ann}
      - {id: bob, role: backend-developer, holder: Bob}
      - {id: cleo, role: qa-engineer, holder: Cleo}
      - {id: open, role: qa-engineer, holder: vacant}
  - id: search
    name: Search
    manager: sam
    positions:
      - {id: sam, role: engineering-manager, holder: Sam}
      - {id: sue, role: backend-developer, holder: Sue}
      - {id: sid, role: backend-developer, holder: Sid}
  - id: design
    name: Design
    manager: dot
    positions:
      - {id: dot, role: lead-designer, holder: Dot}
      - {id: dan, role: product-designer, holder: Dan}
      - {id: dora, role: product-designer, holder: Dora}
)";

const char* const kAfter = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: today}]
positions:
  - {id: ceo, role: founder, holder: New Chief}
  - {id: aide, role: administrative-assistant, holder: Eve, reports_to: sam}
units:
  - id: payments
    name: Payments
    manager: ann
    positions:
      - {id: ann, role: engineering-manager, holder: Ann}
      - {id: bob, role: backend-developer, holder: vacant}
      - {id: open, role: qa-engineer, holder: Vic}
      - {id: new, role: frontend-developer}
  - id: search
    name: Search
    manager: sam
    positions:
      - {id: sam, role: engineering-manager, holder: Sam}
      - {id: sue, role: tech-lead, holder: Sue}
      - {id: sid, role: backend-developer, holder: Sid}
      - {id: cleo, role: qa-engineer, holder: Cleo}
)";

Scene picture_of_both(const Organisation& before, const Organisation& after, Against against) {
    const std::vector<StagePair> pairs = compared_pairs(before, after);
    const Joint joint = join(before, after, pairs, against);
    ChartOptions options = options_for(joint.organisation);
    options.cards.differences = &joint.differences;
    options.subjects = {"a \u2192 b"};
    TextMeasure measure;
    return compose(joint.organisation, options, measure).front().scene;
}

std::string legend_of(const Scene& scene) {
    std::string words;
    for (const TextRun& run : scene.texts) words += (words.empty() ? "" : " | ") + run.text;
    return words;
}

TEST(Join, IsDrawnWithEachChangeInItsOwnWay) {
    const auto before = spec_of(kBefore), after = spec_of(kAfter);
    const Scene scene = picture_of_both(before->organisation, after->organisation, Against::earlier_state);
    EXPECT_EQ(scene.title,
              "Acme \u00B7 a \u2192 b: 1 seat added, 4 removed, 2 moved, 3 in place with another manager, "
              "2 with another role or level, 1 filled, 1 vacated, 1 with another holder; 1 unit removed");
    const struct {
        const char* card;
        const char* words;
        bool dashed;
        const char* fill;
    } cases[] = {
        {"ceo", "New Chief | \u25BC | Founder", false, palette::kChangedTint},
        {"before:aide", "Eve | Administrative Assistant | \u2192 Sam", true, palette::kPale},
        {"aide", "Eve | \u2192 | Administrative Assistant", false, palette::kMovedTint},
        {"before:lead", "Old Boss | \u2212 | Engineering Manager", true, palette::kPale},
        {"ann", "Ann | \u2194 | \u2195 | Engineering Manager", false, palette::kChangedTint},
        {"unit:payments@ann",
         "Payments | 3 | \u2194 | \u25CB | to hire | Backend Developer | Cleo | \u2192 Search | "
         "\u2194 | \u25CF | Vic | QA Engineer | + | Frontend Developer",
         false, palette::kWhite},
        {"unit:search@sam",
         "Search | 3 | \u2195 | Sue | Tech Lead | Sid | Backend Developer | \u2192 | Cleo | QA Engineer", false,
         palette::kWhite},
        {"before:dot", "Dot | \u2212 | Lead Designer", true, palette::kPale},
        {"unit:design@before:dot",
         "\u2212 | Design | \u2212 | Dan | Product Designer | \u2212 | Dora | Product Designer", true, palette::kPale},
    };
    for (const auto& [card, words, dashed, fill] : cases) {
        EXPECT_EQ(words_on(scene, card), words) << card;
        const SceneCard* const drawn = card_of(scene, card);
        ASSERT_NE(drawn, nullptr) << card;
        EXPECT_EQ(drawn->dashed, dashed) << card;
        EXPECT_EQ(drawn->fill, fill) << card;
    }
    for (const TextRun& run : card_of(scene, "unit:design@before:dot")->texts) {
        EXPECT_EQ(run.struck, run.text != "\u2212") << run.text;
    }
    const std::string legend = legend_of(scene);
    for (const char* const entry :
         {"+ | added", "\u2212 | name | removed", "\u2192 | moved here", "name \u2192 team | where it stood",
          "\u2194 | another manager", "\u2195 | another role", "\u25CF | filled", "\u25CB | vacated",
          "\u25BC | another holder"}) {
        EXPECT_NE(legend.find(entry), std::string::npos) << entry << " in " << legend;
    }
    EXPECT_EQ(legend.find("otherwise changed"), std::string::npos) << "the legend tells what occurs alone";
    EXPECT_NE(card_of(scene, "unit:payments@ann")->tooltip.find("Cleo, QA Engineer \u2192 Search"), std::string::npos);
    EXPECT_EQ(faults_of(scene), "");
}

TEST(Join, MarksAScenarioAgainstItsBase) {
    const auto before = spec_of(kBefore), after = spec_of(kAfter);
    const Scene scene = picture_of_both(before->organisation, after->organisation, Against::base_of_scenario);
    EXPECT_EQ(scene.title,
              "Acme \u00B7 today \u00B7 10 seats, 1 vacant \u00B7 against its base: 1 added, 7 changed, "
              "4 taken away");
    EXPECT_EQ(words_on(scene, "before:aide"), "no card");
    EXPECT_EQ(words_on(scene, "before:dot"), "Dot | \u2212 | Lead Designer");
    EXPECT_EQ(words_on(scene, "unit:payments@ann"),
              "Payments | 3 | \u25CA | to hire | Backend Developer | \u25CA | Vic | QA Engineer | "
              "\u2666 | Frontend Developer");
    const std::string legend = legend_of(scene);
    for (const char* const entry :
         {"\u2666 | added by the scenario", "\u25CA | other than in the base", "\u2212 | name | in the base only"}) {
        EXPECT_NE(legend.find(entry), std::string::npos) << entry << " in " << legend;
    }
}

TEST(Join, KeepsAReorganisedTeamTogetherWhereItStood) {
    const auto spec = spec_of(R"(orgplan: 1
company: {manager: ceo}
stages: [{id: a}, {id: b}]
positions: [{id: ceo, role: founder}]
units:
  - id: back
    closes: b
    manager: eva
    positions:
      - {id: eva, role: engineering-manager, holder: Eva}
      - {id: be, role: backend-developer, count: 3, holders: [Abel, Bina, Cleo]}
  - {id: billing, opens: b, manager: eva, takes: [eva, be-1..2]}
  - {id: reports, opens: b, manager: be-3, takes: [be-3]}
)");
    const Organisation& org = spec->organisation;
    const std::vector<StagePair> pairs = {{id_at<StageId>(0), id_at<StageId>(1), "a \u2192 b"}};
    const Joint joint = join(org, org, pairs, Against::earlier_state);
    ChartOptions options = options_for(joint.organisation);
    options.cards.differences = &joint.differences;
    TextMeasure measure;
    const Scene scene = compose(joint.organisation, options, measure).front().scene;
    EXPECT_EQ(words_on(scene, "before:eva"), "Eva | Engineering Manager | \u2192 billing");
    EXPECT_EQ(words_on(scene, "unit:back@before:eva"),
              "\u2212 | back | Abel | \u2192 billing | Bina | \u2192 billing | Cleo | \u2192 reports");
    EXPECT_EQ(words_on(scene, "unit:billing@eva"),
              "+ | billing | 2 | \u2192 | Abel | Backend Developer | \u2192 | Bina | Backend Developer");
}

}  // namespace
}  // namespace orgplan
