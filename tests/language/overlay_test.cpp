#include <gtest/gtest.h>

#include <algorithm>

#include "planner/report/show.h"
#include "tests/graph/headcount.h"
#include "tests/language/folder.h"

namespace orgplan::testing {
using namespace graph;
using namespace language;
using namespace report;
using namespace text;
namespace {

using Strings = std::vector<std::string>;

const std::string kBase =
    "orgplan: 1\n"
    "company: {manager: ceo}\n"
    "stages: [{id: a, date: 2027-01-31, headcount: 8}, {id: b, date: 2027-06-30, headcount: 9}]\n"
    "positions: [{id: ceo, role: ceo}]\n"
    "units:\n"
    "  - id: core\n"
    "    manager: lead\n"
    "    positions:\n"
    "      - {id: lead, role: engineering-manager}\n"
    "      - {id: be, role: backend-developer, count: {a: 4, b: 5}, seats: {2: {level: senior}}}\n"
    "      - {id: ext, role: devops-engineer, cost: {daily: 900, days: 220}, closes: b}\n"
    "      - {role: qa-engineer, tags: [x, y]}\n"
    "products: [{id: wallet, units: [core]}]\n";

/// One scenario over the base above, and what it must come to: findings, or the same as another text of the base.
struct OverlayCase {
    const char* name;
    const char* edit;
    const char* from;  ///< what of the base is otherwise
    const char* to;
};

std::string scenario(std::string_view body) {
    return fmt::format("orgplan: 1\nscenario: {{id: other, base: base.yaml}}\n{}\n", body);
}

std::string shown(const Spec& spec) {
    return show_text(spec.organisation, spec.sources, spec.organisation.all_stages());
}

class Overlays : public ::testing::TestWithParam<OverlayCase> {};

TEST_P(Overlays, ComeToWhatTheBaseWrittenOtherwiseComesTo) {
    const OverlayCase& each = GetParam();
    std::string written = kBase;
    const std::size_t at = written.find(each.from);
    ASSERT_NE(at, std::string::npos);
    written.replace(at, std::string_view(each.from).size(), each.to);
    const Folder folder({{"base.yaml", kBase}, {"written.yaml", written}, {"other.yaml", scenario(each.edit)}});
    const std::unique_ptr<Spec> laid = read_spec(folder.path("other.yaml")).spec;
    const std::unique_ptr<Spec> plain = read_spec(folder.path("written.yaml")).spec;
    ASSERT_TRUE(plain->sound) << folder.found(*plain).front();
    EXPECT_EQ(folder.found(*laid), Strings{});
    EXPECT_EQ(shown(*laid), shown(*plain));
    EXPECT_NE(shown(*laid), shown(*read_spec(folder.path("base.yaml")).spec));
    ReadOptions with;
    with.with = {folder.path("other.yaml")};
    EXPECT_EQ(shown(*read_spec(folder.path("base.yaml"), with).spec), shown(*plain));
}

constexpr OverlayCase kCases[] = {
    {"AValue", "edit: {seats: {ceo: {holder: Ada King}}}", "{id: ceo, role: ceo}",
     "{id: ceo, role: ceo, holder: Ada King}"},
    {"AValueInPlace", "edit: {seats: {lead: {role: tech-lead}}}", "role: engineering-manager", "role: tech-lead"},
    {"AValueTakenAway", "edit: {seats: {ext: {closes: ~}}}", ", closes: b", ""},
    {"ASeatTakenAway", "edit: {seats: {ext: ~}}",
     "      - {id: ext, role: devops-engineer, cost: {daily: 900, days: 220}, closes: b}\n", ""},
    {"AUnitsManager", "edit: {units: {core: {manager: ceo}}}", "manager: lead", "manager: ceo"},
    {"AUnitsName", "edit: {units: {core: {name: The Core}}}", "manager: lead", "manager: lead\n    name: The Core"},
    {"ACountIsOneValue", "edit: {seats: {be: {count: {b: 3}}}}", "count: {a: 4, b: 5}, seats: {2: {level: senior}}",
     "count: {b: 3}, seats: {2: {level: senior}}"},
    {"OneOfACountedLine", "edit: {seats: {be-2: {holder: Ida Berg}}}", "{level: senior}",
     "{level: senior, holder: Ida Berg}"},
    {"ARange", "edit: {seats: {be-3..4: {holder: vacant}}}", "seats: {",
     "seats: {3: {holder: vacant}, 4: {holder: vacant}, "},
    {"ARangeOfWhichOneIsSoAlready", "edit: {seats: {be-2..3: {level: senior}}}", "seats: {2: {level: senior}",
     "seats: {2: {level: senior}, 3: {level: senior}"},
    {"ALineWithoutAnId", "edit: {seats: {core/qa-engineer: {count: 2}}}", "{role: qa-engineer,",
     "{role: qa-engineer, count: 2,"},
    {"AnAddedSeat", "positions: [{id: adviser, role: tech-lead, reports_to: ceo}]", "{id: ceo, role: ceo}",
     "{id: ceo, role: ceo}, {id: adviser, role: tech-lead, reports_to: ceo}"},
    {"AnAddedUnit", "units: [{id: ops, manager: om, positions: [{id: om, role: engineering-manager}]}]",
     "products:", "  - {id: ops, manager: om, positions: [{id: om, role: engineering-manager}]}\nproducts:"},
    {"AChange", "edit: {seats: {lead: {changes: {b: {holder: Ben Ode}}}}}", "role: engineering-manager}",
     "role: engineering-manager, changes: {b: {holder: Ben Ode}}}"},
    {"ADate", "edit: {stages: {b: {date: 2027-07-31}}}", "2027-06-30", "2027-07-31"},
};

INSTANTIATE_TEST_SUITE_P(Spec, Overlays, ::testing::ValuesIn(kCases), [](const auto& each) { return each.param.name; });

/// One scenario over the base above, and where what is found.
struct WrongOverlay {
    const char* name;
    const char* edit;
    Strings found;
};

class WrongOverlays : public ::testing::TestWithParam<WrongOverlay> {};

TEST_P(WrongOverlays, AreToldAtTheirPlace) {
    const Folder folder({{"base.yaml", kBase}, {"other.yaml", scenario(GetParam().edit)}});
    const std::unique_ptr<Spec> spec = read_spec(folder.path("other.yaml")).spec;
    EXPECT_EQ(folder.found(*spec), GetParam().found);
    EXPECT_FALSE(spec->sound);
}

const WrongOverlay kWrong[] = {
    {"Nothing", "", {"other.yaml:2:16 edit-without-effect"}},
    {"TheSame", "edit: {seats: {ceo: {role: ceo}}}", {"other.yaml:3:16 edit-without-effect"}},
    {"TheSameList", "edit: {seats: {core/qa-engineer: {tags: [x, y]}}}", {"other.yaml:3:16 edit-without-effect"}},
    {"TheSameOfOne", "edit: {seats: {be-2: {level: senior}}}", {"other.yaml:3:16 edit-without-effect"}},
    {"WhatTheLineSays", "edit: {seats: {be-1: {role: backend-developer}}}", {"other.yaml:3:16 edit-without-effect"}},
    {"NothingTakenAway", "edit: {seats: {ceo: {level: ~}}}", {"other.yaml:3:16 edit-without-effect"}},
    {"NoSuchSeat", "edit: {seats: {leed: {level: x}}}", {"other.yaml:3:16 unknown-seat"}},
    {"NoSuchNumber", "edit: {seats: {be-4..6: {level: x}}}", {"other.yaml:3:16 unknown-seat"}},
    {"NoSuchUnit", "edit: {units: {cor: {manager: ceo}}}", {"other.yaml:3:16 unknown-unit"}},
    {"NoSuchStage", "edit: {stages: {c: {headcount: 5}}}", {"other.yaml:3:17 unknown-stage"}},
    {"NoSuchProduct", "edit: {products: {walet: ~}}", {"other.yaml:3:19 unknown-edit"}},
    {"RequiredKey",
     "edit: {units: {core: {id: ~}}}",
     {"other.yaml:3:16 edit-without-effect", "other.yaml:3:23 missing-key"}},
    {"StillReferredTo", "edit: {seats: {lead: ~}}", {"base.yaml:7:14 unknown-seat other.yaml:3:16"}},
    {"UnknownInAValue", "edit: {seats: {be-1: {reports_to: nobody}}}", {"other.yaml:3:35 unknown-seat"}},
    {"Form", "edit: {seats: {ceo: {rol: ceo}}}", {"other.yaml:3:22 unknown-key"}},
    {"APartOfNothing", "hiring: {interviews: {per_month: 4}}", {"other.yaml:3:23 missing-key"}},
    {"APartOfAList", "hiring: {recruiters: [{by: cto}]}", {"other.yaml:3:23 missing-key"}},
    {"APartOfAChange",
     "edit: {seats: {be: {seats: {2: {changes: {b: {cost: {daily: ~}}}}}}}}",
     {"other.yaml:3:61 empty-value"}},
};

INSTANTIATE_TEST_SUITE_P(Spec, WrongOverlays, ::testing::ValuesIn(kWrong),
                         [](const auto& each) { return each.param.name; });

TEST(Overlay, TakesASeatOutOfACountedLine) {
    const Folder folder({{"base.yaml", kBase}, {"other.yaml", scenario("edit: {seats: {be-3: ~}}")}});
    const std::unique_ptr<Spec> spec = read_spec(folder.path("other.yaml")).spec;
    EXPECT_EQ(folder.found(*spec), Strings{});
    EXPECT_EQ(seats_of(*spec), (Strings{"ceo", "lead", "be-1", "be-2", "be-4", "be-5", "ext", "core/qa-engineer-1"}));
}

TEST(Overlay, OfOneSeatMergesWhatItsLineSays) {
    const std::string line =
        "orgplan: 1\nstages: [{id: a}, {id: b}]\npositions:\n  - {id: boss, role: ceo}\n  - {id: x, role: qa-engineer, "
        "reports_to: boss, count: 2, cost: {yearly: 500}, time: {coding: 0.4, people: 0.2}, changes: {b: {level: "
        "senior}}";
    const Folder folder(
        {{"base.yaml", line + "}\n"},
         {"other.yaml", scenario("edit: {seats: {x-2: {cost: {yearly: 700}, time: {coding: ~}, changes: {b: {fte: "
                                 "0.5}}}}}")},
         {"written.yaml",
          line + ", seats: {2: {cost: {yearly: 700}, time: {people: 0.2}, changes: {b: {fte: 0.5}}}}}\n"}});
    const std::unique_ptr<Spec> laid = read_spec(folder.path("other.yaml")).spec;
    const std::unique_ptr<Spec> plain = read_spec(folder.path("written.yaml")).spec;
    EXPECT_EQ(folder.found(*laid), Strings{});
    EXPECT_EQ(shown(*laid), shown(*plain));
    const Organisation& org = laid->organisation;
    EXPECT_EQ(org.costs.seats[org.positions[1].states[0].cost].price, (Decimal{500, 0}));
    EXPECT_EQ(org.costs.seats[org.positions[2].states[0].cost].price, (Decimal{700, 0}));
}

TEST(Overlay, LiesOverOthersInTheirOrder) {
    const Folder folder(
        {{"base.yaml", kBase},
         {"one.yaml", scenario("edit: {seats: {be-1..3: {level: junior}, be-4: ~}}")},
         {"two.yaml",
          "orgplan: 1\nscenario: {id: two, base: one.yaml}\nedit: {seats: {be-2: {level: senior}, be-5: {level: "
          "senior}}}\n"},
         {"three.yaml",
          "orgplan: 1\nscenario: {id: three, base: nowhere.yaml}\nedit: {seats: {be-2: {level: principal}}}\n"}});
    ReadOptions with;
    with.with = {folder.path("three.yaml")};
    const std::unique_ptr<Spec> spec = read_spec(folder.path("two.yaml"), with).spec;
    EXPECT_EQ(folder.found(*spec), Strings{});
    std::string levels;
    for (const Position& seat : spec->organisation.positions) {
        if (seat.id.starts_with("be-")) levels += fmt::format("{} {}, ", seat.id, seat.states.front().level);
    }
    EXPECT_EQ(levels, "be-1 junior, be-2 principal, be-3 junior, be-5 senior, ");
}

TEST(Overlay, NeedsABaseThatCanBeRead) {
    const Folder folder({{"base.yaml", kBase},
                         {"self.yaml", "orgplan: 1\nscenario: {id: self, base: self.yaml}\n"},
                         {"left.yaml", "orgplan: 1\nscenario: {id: left, base: right.yaml}\n"},
                         {"right.yaml", "orgplan: 1\nscenario: {id: right, base: left.yaml}\n"},
                         {"lost.yaml", "orgplan: 1\nscenario: {id: lost, base: nowhere.yaml}\n"},
                         {"none.yaml", "orgplan: 1\nscenario: {id: none}\n"}});
    const auto found = [&](const char* file) { return folder.found(*read_spec(folder.path(file)).spec); };
    EXPECT_EQ(found("self.yaml"), Strings{"self.yaml:2:28 unreadable-base"});
    EXPECT_EQ(found("left.yaml"), Strings{"right.yaml:2:29 unreadable-base"});
    EXPECT_EQ(found("lost.yaml"), Strings{"lost.yaml:2:28 unreadable-base"});
    EXPECT_EQ(found("none.yaml"), Strings{"none.yaml:2:11 missing-key"});
    ReadOptions with;
    with.with = {folder.path("base.yaml")};
    EXPECT_NE(read_spec(folder.path("base.yaml"), with).unreadable, "");
}

TEST(Overlay, MergesItsSections) {
    const Folder folder({{"base.yaml", kBase + "hiring: {hires_per_month: 2, interviews: {by: [tech-lead], per_month: "
                                               "6}}\nrules: {severity: {team-too-small: hide}, set: {span.min: 2}}\n"},
                         {"other.yaml", scenario("hiring: {freeze: [{opens: 2027-02, closes: 2027-03}], interviews: "
                                                 "{per_month: 4}}\nrules: {set: {span.min: 3}}")}});
    const std::unique_ptr<Spec> spec = read_spec(folder.path("other.yaml")).spec;
    EXPECT_EQ(folder.found(*spec), Strings{"base.yaml:14:48 capacity-without-seats"});
    ASSERT_EQ(spec->rules.size(), 1u);
    EXPECT_EQ(spec->rules.front().find("set").find("span.min").text(), "3");
    EXPECT_EQ(spec->rules.front().find("severity").find("team-too-small").text(), "hide");
    EXPECT_EQ(spec->organisation.hiring.hires_per_month, 2);
    EXPECT_EQ(spec->organisation.hiring.freezes.size(), 1u);
}

TEST(Overlay, MergesHiringByKeysAndReplacesItsLists) {
    const Folder folder(
        {{"base.yaml", kBase +
                           "hiring:\n  now: 2027-03-01\n  hires_per_month: 2\n  interviews: {by: [cto], per_month: 6}\n"
                           "  freeze: [{opens: 2027-02, closes: 2027-03}, {opens: 2027-04, closes: 2027-05}]\n"
                           "  days_to_fill: {default: 40, cto: 90}\n"},
         {"other.yaml", scenario("hiring:\n  now: 2027-04-01\n  interviews: {loops_per_hire: 3}\n"
                                 "  freeze: [{opens: 2027-06, closes: 2027-07, then: wait}]\n"
                                 "  days_to_fill: {cto: ~, engineering: 50}\n  onboarding: {ratio: 0.5}")}});
    const std::unique_ptr<Spec> spec = read_spec(folder.path("other.yaml")).spec;
    EXPECT_EQ(folder.found(*spec), Strings{"base.yaml:17:21 capacity-without-seats"});
    const Hiring& hiring = spec->organisation.hiring;
    EXPECT_EQ(date_text(spec->organisation.today), "2027-04-01");
    EXPECT_EQ(hiring.hires_per_month, 2);
    ASSERT_TRUE(hiring.interviews);
    EXPECT_EQ(hiring.interviews->per_month, 6);
    EXPECT_EQ(hiring.interviews->loops_per_hire, 3);
    ASSERT_EQ(hiring.freezes.size(), 1u);
    EXPECT_TRUE(hiring.freezes.front().waits);
    ASSERT_EQ(hiring.days_to_fill.entries.size(), 2u);
    EXPECT_EQ(hiring.days_to_fill.entries[0].value, 40);
    EXPECT_EQ(hiring.days_to_fill.entries[1].value, 50);
    ASSERT_TRUE(hiring.onboarding);
    EXPECT_EQ(hiring.onboarding->ratio, 0.5);
}

TEST(Overlay, TakesASuccessorAway) {
    const Folder folder({{"base.yaml",
                          "orgplan: 1\nstages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30}]\n"
                          "positions: [{id: ceo, role: ceo}, {id: noor, role: qa-engineer, reports_to: ceo,\n"
                          "  holder: Noor Haddad, leaves: 2027-02, backfill: 2027-04}]\n"},
                         {"other.yaml", scenario("edit: {seats: {noor: {backfill: ~}}}")}});
    const std::unique_ptr<Spec> base = read_spec(folder.path("base.yaml")).spec;
    const std::unique_ptr<Spec> spec = read_spec(folder.path("other.yaml")).spec;
    EXPECT_EQ(folder.found(*spec), Strings{});
    const auto at_the_end = [](const Spec& each) { return each.organisation.positions[1].states.back().occupancy; };
    EXPECT_EQ(at_the_end(*base), Occupancy::unnamed);
    EXPECT_EQ(at_the_end(*spec), Occupancy::vacant);
}

TEST(Overlay, OfTheDesignIsReadWithoutAFault) {
    const std::filesystem::path stories = ORGPLAN_SOURCE_DIR "/../shared/design/stories";
    if (!std::filesystem::exists(stories)) GTEST_SKIP() << "../shared/design is not here";
    for (const char* file : {"c-freeze.yaml", "d-slow.yaml"}) {
        const std::unique_ptr<Spec> spec = read_spec((stories / file).string()).spec;
        EXPECT_TRUE(spec->sound) << file;
        for (const Finding& finding : spec->findings.all()) ADD_FAILURE() << file << " " << finding.message;
    }
    const std::unique_ptr<Spec> frozen = read_spec((stories / "c-freeze.yaml").string()).spec;
    EXPECT_EQ(headcount(frozen->organisation, id_at<StageId>(1)).heads, 35u);
    EXPECT_EQ(frozen->organisation.hiring.waits.size(), 3u);
    const std::unique_ptr<Spec> slow = read_spec((stories / "d-slow.yaml").string()).spec;
    const Strings ids = seats_of(*slow);
    EXPECT_TRUE(std::ranges::count(ids, "cloud/backend-developer-4") == 1);
    EXPECT_TRUE(std::ranges::count(ids, "cloud/backend-developer-5") == 0);
}

}  // namespace
}  // namespace orgplan::testing
