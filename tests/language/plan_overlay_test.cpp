#include <gtest/gtest.h>

#include "planner/report/show.h"
#include "tests/language/folder.h"

// Scenarios of specs that are to be planned: stages with needs, `plan:`, and seats added to units.

namespace orgplan::testing {
using namespace language;
using namespace report;
using namespace text;
namespace {

using Strings = std::vector<std::string>;

const std::string kBase =
    "orgplan: 1\n"
    "company: {manager: ceo}\n"
    "stages: [{id: a, date: 2027-01-31}, {id: c, date: 2027-12-31, needs: {units: [core], heads: 4}, due: hard}]\n"
    "positions: [{id: ceo, role: ceo}]\n"
    "units:\n"
    "  - {id: core, positions: [{id: dev, role: backend-developer, count: 2}]}\n"
    "  - {id: pay, opens: planned}\n"
    "plan: {until: 2028-02, lead_first: 2, moves: {stay: 3}}\n";

std::string scenario(std::string_view body) {
    return fmt::format("orgplan: 1\nscenario: {{id: other, base: base.yaml}}\n{}\n", body);
}

struct Read {
    explicit Read(std::string_view body, const std::string& base = kBase)
        : folder({{"base.yaml", base}, {"other.yaml", scenario(body)}}),
          spec(read_spec(folder.path("other.yaml")).spec) {}

    Strings found() const { return folder.found(*spec); }
    const Organisation& org() const { return spec->organisation; }

    Folder folder;
    std::unique_ptr<Spec> spec;
};

TEST(PlanOverlay, AStageLiesWhereItsDateIs) {
    const Read read("stages: [{id: b, date: 2027-06-30, needs: {heads: 3}}, {id: d, date: 2028-06-30}]");
    EXPECT_EQ(read.found(), Strings{});
    Strings ids;
    for (const Stage& stage : read.org().stages) ids.emplace_back(stage.id);
    EXPECT_EQ(ids, (Strings{"a", "b", "c", "d"}));
    EXPECT_EQ(read.org().stages[1].needs.heads, 3u);
    EXPECT_EQ(read.org().stages[2].needs.heads, 4u);
    EXPECT_TRUE(read.org().stages[2].due.hard);
}

TEST(PlanOverlay, AStageAddedTwiceIsReported) {
    EXPECT_EQ(Read("stages: [{id: c, date: 2028-06-30}]").found(),
              Strings{"other.yaml:3:15 duplicate-id base.yaml:3:42"});
}

TEST(PlanOverlay, NeedsAreEdited) {
    const Read more("edit: {stages: {c: {needs: {heads: 6}, due: 3}}}");
    EXPECT_EQ(more.found(), Strings{});
    EXPECT_EQ(more.org().stages[1].needs.heads, 6u);
    EXPECT_EQ(more.org().stages[1].needs.units.size(), 1u);
    EXPECT_FALSE(more.org().stages[1].due.hard);
    EXPECT_EQ(more.org().stages[1].due.weight, 3);
    const Read none("edit: {stages: {c: {needs: ~, due: ~}}}");
    EXPECT_EQ(none.found(), Strings{});
    EXPECT_FALSE(none.org().stages[1].needs.any());
    EXPECT_FALSE(none.org().stages[1].due.hard);
}

TEST(PlanOverlay, ThePlanIsMerged) {
    const Read merged("plan: {lead_first: 1, moves: none}");
    EXPECT_EQ(merged.found(), Strings{});
    EXPECT_EQ(merged.org().plan.lead_first, 1);
    EXPECT_LT(merged.org().plan.moves->stay, 0);
    EXPECT_EQ(merged.org().plan.until, parse_date("2028-02"));
    const Read part("plan: {moves: ~, until: ~}");
    EXPECT_EQ(part.found(), Strings{});
    EXPECT_FALSE(part.org().plan.moves || part.org().plan.until);
    EXPECT_EQ(part.org().plan.lead_first, 2);
    // As of any other section: its keys can be removed, not itself.
    EXPECT_EQ(Read("plan: ~").found(), Strings{"other.yaml:3:7 empty-value"});
}

TEST(PlanOverlay, SeatsAreAddedToAUnit) {
    const Read to_some("edit: {units: {core: {positions: {add: [{id: qa, role: qa-engineer}]}}}}");
    EXPECT_EQ(to_some.found(), Strings{});
    EXPECT_EQ(seats_of(*to_some.spec), (Strings{"ceo", "dev-1", "dev-2", "qa"}));
    const Read to_none("edit: {units: {pay: {opens: 2027-05, positions: {add: [{role: qa-engineer, count: 2}]}}}}");
    EXPECT_EQ(to_none.found(), Strings{});
    EXPECT_EQ(seats_of(*to_none.spec), (Strings{"ceo", "dev-1", "dev-2", "pay/qa-engineer-1", "pay/qa-engineer-2"}));
    EXPECT_FALSE(to_none.org().units[1].planned);
    EXPECT_EQ(to_none.org().positions[3].opens, parse_date("2027-05-01"));
}

TEST(PlanOverlay, AUnitOfTheScenarioItselfIsWrittenWhole) {
    const Read read(
        "units: [{id: lab, units: [{id: ops, positions: [{role: devops-engineer}]}]}]\n"
        "edit: {units: {ops: {positions: {add: [{id: qa, role: qa-engineer}]}}}}");
    EXPECT_EQ(read.found(), Strings{"other.yaml:4:16 unknown-unit"});
    EXPECT_EQ(read.spec->findings.all()[0].help,
              "this scenario adds `ops` itself: write what it has where it is added");
}

TEST(PlanOverlay, ListsOfAUnitAreNotReplaced) {
    EXPECT_EQ(Read("edit: {units: {core: {positions: [{role: qa-engineer}]}}}").found(),
              Strings{"other.yaml:3:23 edit-replaces-list"});
    EXPECT_EQ(Read("edit: {units: {core: {units: [{id: sub}]}}}").found(),
              Strings{"other.yaml:3:23 edit-replaces-list"});
}

TEST(PlanOverlay, OfTwoFilesOneMayHaveAPlan) {
    const Folder folder({{"a.yaml", kBase}, {"b.yaml", "orgplan: 1\nplan: {until: 2028-01}\n"}});
    EXPECT_EQ(folder.found(*read_spec(folder.path()).spec), Strings{"b.yaml:2:1 repeated-section a.yaml:8:1"});
}

}  // namespace
}  // namespace orgplan::testing
