#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/diff/compared.h"

namespace orgplan {
using namespace api;
using namespace diff;
using namespace graph;
using namespace hiring;
using namespace language;
using namespace report;
using namespace text;
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A grade in a title that the glossary does not know says nothing of the role.
TEST(Diff, KnowsNoPromotionToATitleOfNoRole) {
    const std::string before =
        with("units: [{id: core, positions: [{id: x, role: backend-developer, holder: Ada}]}]\n");
    const std::string after = with("units: [{id: core, positions: [{id: x, title: Tinker Grade 4, holder: Ada}]}]\n");
    for (const auto& [from, to, told] :
         {std::tuple(before, after, "~ x: title Tinker Grade 4 (was Backend Developer)\n"),
          std::tuple(after, before, "~ x: title Backend Developer (was Tinker Grade 4)\n")}) {
        const Compared both(from, to);
        EXPECT_THAT(both.text(), HasSubstr(told));
        EXPECT_THAT(both.text(), HasSubstr("1 seat renamed"));
        EXPECT_THAT(both.text(), Not(HasSubstr("promoted")));
        EXPECT_THAT(both.markdown(), Not(HasSubstr("new role")));
        EXPECT_FALSE(both.found.changes.front().promoted);
    }
}

TEST(Diff, TellsEachChangeOfASeat) {
    struct Case {
        const char* before;
        const char* after;
        const char* told;
    };
    const Case cases[] = {
        {"role: backend-developer", "role: tech-lead", "~ x: Tech Lead (was Backend Developer)"},
        {"role: backend-developer", "role: backend-developer, level: senior", "level senior (was not given)"},
        {"role: backend-developer", "role: backend-developer, reports_to: y", "reports to y (was ceo)"},
        {"role: backend-developer", "role: backend-developer, dotted: [y]", "dotted line to y"},
        {"role: backend-developer, holder: vacant", "role: backend-developer, holder: Ada", "filled by Ada"},
        {"role: backend-developer, holder: Ada", "role: backend-developer, holder: vacant", "vacated (was Ada)"},
        {"role: backend-developer, holder: Ada", "role: backend-developer, holder: Bo", "Bo in place of Ada"},
        {"role: backend-developer", "role: backend-developer, fte: 0.5", "fte 0.5 (was 1)"},
        {"role: backend-developer", "role: backend-developer, location: oslo", "in oslo (was its unit's location)"},
        {"role: backend-developer", "role: backend-developer, employment: contractor", "contractor (was employee)"},
        {"role: backend-developer", "role: backend-developer, title: Wizard",
         "title Wizard (before, that of its role)"},
        {"role: business-operations-manager", "role: coo", "~ x: title COO (was Business Operations Manager)\n"},
        {"role: coo", "role: coo, title: Boss", "~ x: title Boss (was COO)\n"},
        {"role: coo, title: Boss", "role: head of sales, title: Boss", "~ x: Head of Sales (was COO)\n"},
        {"role: coo", "role: cto, title: Boss", "~ x: CTO (was COO); title Boss (before, that of its role)\n"},
        {"role: recruiter", "role: recruiter, also: [coo]", "~ x: also COO\n"},
        {"role: recruiter, also: [coo]", "role: recruiter", "~ x: no longer also COO\n"},
        {"role: backend-developer", "role: backend-developer, skills: [sql]", "skills: sql added"},
        {"role: backend-developer, skills: [sql]", "role: backend-developer, skills: []",
         "skills: sql removed; skills now an empty list"},
        {"role: backend-developer, scope: [search]", "role: backend-developer", "scope: search removed"},
        {"role: backend-developer, background: [law]", "role: backend-developer, background: [law, art]",
         "background: art added"},
        {"role: backend-developer, time: {coding: 0.5}", "role: backend-developer, time: {coding: 0.25}",
         "time for coding 0.25 (was 0.5)"},
        {"role: backend-developer", "role: backend-developer, accounts: 4", "accounts 4 (was not given)"},
        {"role: backend-developer", "role: backend-developer, tags: [core]", "tags: core added"},
        {"role: backend-developer", "role: backend-developer, works_with: [y]", "works with y"},
        {"role: backend-developer, serves: [b]", "role: backend-developer", "no longer serves b"},
        {"role: backend-developer, escalates_to: [y]", "role: backend-developer, hands_over_to: [y]",
         "no longer escalates to y; hands over to y"},
        {"role: backend-developer", "role: backend-developer, cost: {yearly: 72000}", "cost 72 000 (was from `costs`)"},
        {"role: backend-developer, cost: {yearly: 72000}", "role: backend-developer, cost: {daily: 650, days: 200}",
         "cost 650 x 200 (was 72 000)"},
    };
    for (const Case& each : cases) {
        const auto spec = [](const char* seat) {
            return with(std::string("units: [{id: a, positions: [{id: x, ") + seat +
                        "}]}, {id: b, positions: [{id: y, role: qa-engineer}]}]\n");
        };
        EXPECT_THAT(Compared(spec(each.before), spec(each.after)).text(), HasSubstr(each.told));
    }
}

TEST(Diff, TellsOfAMove) {
    const auto seat = [](const std::string& text) { return with("units: [{id: a}, {id: b}]\n" + text); };
    std::string before = seat(""), after = seat("");
    before.insert(before.find("}]\nunits"), "}, {id: x, role: tech-lead, unit: a");
    after.insert(after.find("}]\nunits"), "}, {id: x, role: tech-lead, unit: b");
    EXPECT_THAT(Compared(before, after).text(), HasSubstr("\nb\n  ~ x: moved from a to b\n"));
}

TEST(Diff, FollowsWhatWasRenamed) {
    const Compared seen(
        with("units: [{id: old, positions: [{role: tech-lead}, {role: qa-engineer, count: 2}, {id: z, role: "
             "recruiter}]}]\n"),
        with("units: [{id: new, previously: old, positions: [{role: tech-lead}, {role: qa-engineer, count: 2},"
             " {id: zoe, role: recruiter, previously: z}]}]\n"));
    for (const Change& change : seen.found.changes) {
        EXPECT_EQ(change.presence, Presence::stays) << change.id;
        EXPECT_FALSE(change.was.empty()) << change.id;
        EXPECT_TRUE(change.facts.empty()) << change.id;
    }
    EXPECT_EQ(seen.found.changes.size(), 5u);
    EXPECT_TRUE(seen.found.renames.empty());
}

TEST(Diff, SaysNothingWhereOnlyTheWordsOfATitleMoved) {
    const auto seat = [](const char* keys) {
        return with(std::string("units: [{id: a, positions: [{id: x, ") + keys + "}]}]\n");
    };
    EXPECT_THAT(Compared(seat("role: coo"), seat("role: business-operations-manager, title: COO")).text(),
                HasSubstr("no differences"));
    EXPECT_THAT(Compared(seat("role: COO"), seat("role: coo")).text(), HasSubstr("no differences"));
}

/// Seats without ids in one unit, each as its keys.
std::string team(std::initializer_list<const char*> seats, const std::string& head = "docs") {
    std::string text = "units: [{id: " + head + ", positions: [";
    for (const char* const keys : seats)
        text += std::string(text.back() == '[' ? "" : ", ") + "{role: tech-lead, " + keys + "}";
    return with(text + "]}]\n");
}

TEST(Diff, FollowsPeopleWhoseSeatsHaveNoIds) {
    const struct {
        const char* what;
        std::string before, after;
        std::vector<std::string> told;  // of the unit
    } cases[] = {
        {"one more, written first",
         team({"holder: Cy", "holder: Dee", "holder: Eli"}),
         team({"holder: Ada", "holder: Cy", "holder: Dee", "holder: Eli"}),
         {"+ docs/tech-lead-1: Tech Lead, reports to ceo, Ada"}},
        {"the first is gone",
         team({"holder: Cy", "holder: Dee", "holder: Eli"}),
         team({"holder: Dee", "holder: Eli"}),
         {"- docs/tech-lead-1: Tech Lead, Cy"}},
        {"written in another order",
         team({"holder: Cy, level: senior", "holder: Dee"}),
         team({"holder: Dee", "holder: Cy, level: senior"}),
         {}},
        {"what else is different follows",
         team({"holder: Cy", "holder: Dee"}),
         team({"holder: Ada", "holder: Cy", "holder: Dee, level: senior"}),
         {"+ docs/tech-lead-1: Tech Lead, reports to ceo, Ada", "~ docs/tech-lead-3: level senior (was not given)"}},
        {"a vacant one stays vacant",
         team({"holder: Cy", "holder: vacant"}),
         team({"holder: Ada", "holder: Cy", "holder: vacant"}),
         {"+ docs/tech-lead-1: Tech Lead, reports to ceo, Ada"}},
        {"the rest by order",
         team({"holder: Cy", "holder: Dee", "fte: 1"}),
         team({"holder: Ada", "fte: 1", "holder: Cy"}),
         {"~ docs/tech-lead-1: Ada in place of Dee"}},
        {"numbers that nobody shifted stay",
         team({"holder: Cy", "holder: Dee"}),
         team({"holder: Ada", "holder: Dee"}),
         {"~ docs/tech-lead-1: Ada in place of Cy"}},
        {"a share of a job",
         team({"holder: [Cy, Bo]", "holder: Dee"}),
         team({"holder: Dee", "holder: [Bo]"}),
         {"~ docs/tech-lead-2: Bo in place of Cy / Bo"}},
        {"a counted line",
         team({"count: 3, holders: [Cy, Dee, Eli]"}),
         team({"count: 3, holders: [Dee, Eli, Ada]"}),
         {"~ docs/tech-lead-3: Ada in place of Cy"}},
        {"a unit with another id",
         team({"holder: Cy"}),
         team({"holder: Ada", "holder: Cy"}, "guides, previously: docs"),
         {"~ unit guides: renamed from docs", "+ guides/tech-lead-1: Tech Lead, reports to ceo, Ada",
          "~ guides/tech-lead-2: renamed from docs/tech-lead-1"}},
        {"an id of its own is kept",
         team({"id: a, holder: Cy", "id: b, holder: Dee"}),
         team({"id: a, holder: Dee", "id: b, holder: Cy"}),
         {"~ a: Dee in place of Cy", "~ b: Cy in place of Dee"}},
    };
    for (const auto& [what, before, after, told] : cases) {
        const std::string text = Compared(before, after).text();
        std::vector<std::string> lines;
        for (std::size_t at = text.find("\n  "); at != std::string::npos; at = text.find("\n  ", at + 1)) {
            const std::string line = text.substr(at + 3, text.find('\n', at + 1) - at - 3);
            if (line.starts_with("+ ") || line.starts_with("- ") || line.starts_with("~ ")) lines.push_back(line);
        }
        EXPECT_EQ(lines, told) << what << '\n' << text;
    }
}

TEST(Diff, KeepsPeopleApartWhoHaveOneName) {
    const std::string people = "people: [{id: jo, name: Jo Bell}, {id: joe, name: Jo Bell}]\n";
    const Compared seen(team({"holder: jo, level: senior", "holder: joe"}) + people,
                        team({"holder: joe", "holder: jo, level: senior"}) + people);
    EXPECT_THAT(seen.text(), HasSubstr("no differences"));
}

TEST(Diff, FollowsPeopleOverAllStages) {
    // Cy leaves: without the name, the seat of the vacant one would be that of somebody else at `b`.
    const std::string stages = "stages: [{id: a}, {id: b}]\n";
    const Compared seen(stages + team({"holder: Cy, leaves: b", "holder: Dee"}),
                        stages + team({"holder: Ada", "holder: Cy, leaves: b", "holder: Dee"}));
    EXPECT_EQ(seen.found.changes.size(), 1u) << seen.text();
    EXPECT_THAT(seen.text(), HasSubstr("+ docs/tech-lead-1: Tech Lead, reports to ceo, Ada\n"));
}

TEST(Diff, FindsTheSameFaultsOfASeatWithAnotherNumber) {
    const Compared seen(team({"holder: Cy, dotted: [nowhere]"}), team({"holder: Ada", "holder: Cy, dotted: [nowhere]"}),
                        true);
    for (const FindingChange& each : seen.found.findings) EXPECT_NE(each.finding.rule, "unknown-seat");
}

TEST(Diff, SaysWhoOutsideIsTheManager) {
    const std::string head =
        "orgplan: 1\noutside: [Board, Minister]\nstages: [{id: a}, {id: b}, {id: c}]\npositions:\n"
        "  - {id: zoo, title: Zoo Keeper, reports_to: Board}\n  - {id: fund, title: Secretary, ";
    const auto at = [&](const char* first, const char* second) {
        Compared seen(head + first + "}\n", head + second + "}\n");
        return seen.text();
    };
    EXPECT_THAT(at("reports_to: Minister", "reports_to: Board"), HasSubstr("~ fund: reports to Board (was Minister)"));
    EXPECT_THAT(at("reports_to: Board", "reports_to: zoo"), HasSubstr("~ fund: reports to zoo (was Board)"));
    EXPECT_THAT(at("reports_to: Board", "reports_to: none"), HasSubstr("~ fund: reports to nobody (was Board)"));
    EXPECT_THAT(at("reports_to: none", "reports_to: Board"), HasSubstr("~ fund: reports to Board (was nobody)"));
    EXPECT_THAT(at("reports_to: Board", "reports_to: Board, changes: {b: {reports_to: Minister}}"),
                HasSubstr("~ fund: reports to Minister (was Board) at b, c"));
}

TEST(Diff, FollowsAStemThatWasRenamed) {
    const Compared seen(
        with("units: [{id: a, positions: [{id: be, role: backend-developer, count: 3}]}]\n"),
        with("units: [{id: a, positions: [{id: dev, role: backend-developer, count: 3, previously: be}]}]\n"));
    EXPECT_EQ(seen.found.changes.size(), 3u);
    EXPECT_THAT(seen.text(), HasSubstr("~ dev-2: renamed from be-2"));
}

TEST(Diff, ProposesRenamesAndNeverAssumesThem) {
    const Compared holder(with("units: [{id: a, positions: [{id: x, role: tech-lead, holder: Ada}]}]\n"),
                          with("units: [{id: a, positions: [{id: y, role: engineering-manager, holder: Ada}]}]\n"));
    ASSERT_EQ(holder.found.renames.size(), 1u);
    EXPECT_THAT(holder.text(), HasSubstr("seat x may now be y (the same holder, Ada); if so, add previously: x to it"));
    EXPECT_THAT(holder.text(), HasSubstr("+ y: "));
    EXPECT_THAT(holder.text(), HasSubstr("- x: "));

    const Compared place(with("units: [{id: a, positions: [{id: x, role: tech-lead}]}]\n"),
                         with("units: [{id: a, positions: [{id: y, role: tech-lead}]}]\n"));
    EXPECT_THAT(place.text(), HasSubstr("the same role, unit and manager"));

    const Compared others(with("units: [{id: a, positions: [{id: x, role: tech-lead, holder: Ada}]}]\n"),
                          with("units: [{id: a, positions: [{id: y, role: tech-lead, holder: Bo}]}]\n"));
    EXPECT_TRUE(others.found.renames.empty()) << "two people are two seats";

    const Compared many(with("units: [{id: a, positions: [{id: x, role: tech-lead}, {id: w, role: tech-lead}]}]\n"),
                        with("units: [{id: a, positions: [{id: y, role: tech-lead}]}]\n"));
    EXPECT_TRUE(many.found.renames.empty()) << "one of two";

    const Compared unit(with("units: [{id: old, positions: [{role: tech-lead}]}]\n"),
                        with("units: [{id: new, positions: [{role: tech-lead}]}]\n"));
    ASSERT_EQ(unit.found.renames.size(), 1u) << unit.text();
    EXPECT_THAT(unit.text(), HasSubstr("unit old may now be new"));
}

TEST(Diff, TellsOnceWhatHoldsAtSeveralStages) {
    const std::string stages =
        "stages: [{id: s, date: 2027-01-31}, {id: t, date: 2028-01-31}, {id: u, date: 2029-01-31}]\n";
    const Compared seen(
        with(stages + "units: [{id: a, positions: [{id: x, role: tech-lead}]}]\n"),
        with(stages + "units: [{id: a, positions: [{id: x, role: tech-lead, changes: {t: {level: senior}}}]}]\n"));
    ASSERT_EQ(seen.found.changes.size(), 1u);
    ASSERT_EQ(seen.found.changes[0].facts.size(), 1u);
    EXPECT_EQ(seen.found.changes[0].facts[0].stages.size(), 2u);
    EXPECT_THAT(seen.text(), HasSubstr("level senior (was not given) at t, u"));
}

TEST(Diff, TellsOfStagesThatOneHasAlone) {
    const Compared seen(with("stages: [{id: s, date: 2027-01-31}, {id: old, date: 2028-01-31}]\n"),
                        with("stages: [{id: s, date: 2027-01-31}, {id: new, date: 2028-01-31}]\n"));
    EXPECT_FALSE(seen.found.empty());
    EXPECT_THAT(seen.text(), HasSubstr("stage new added; stage old removed"));
    EXPECT_THAT(seen.text(), HasSubstr("\nPossible renames\n  ? stage old may now be new (the same date, 2028-01-31); "
                                       "if so, add previously: old to it\n"));
}

TEST(Diff, TellsOfDatesBetweenStages) {
    const std::string stages = "stages: [{id: s, date: 2027-01-31}, {id: t, date: 2028-01-31}]\n";
    const Compared seen(with(stages + "units: [{id: a, positions: [{id: x, role: tech-lead, opens: 2027-05}]}]\n"),
                        with(stages + "units: [{id: a, positions: [{id: x, role: tech-lead, opens: 2027-08}]}]\n"));
    EXPECT_THAT(seen.text(), HasSubstr("~ x: opens 2027-08-01 (was 2027-05-01)"));
    const Compared with_stage(
        with(stages + "units: [{id: a, positions: [{id: x, role: tech-lead, opens: 2027-05}]}]\n"),
        with(stages + "units: [{id: a, positions: [{id: x, role: tech-lead, opens: t}]}]\n"));
    EXPECT_THAT(with_stage.text(), HasSubstr("~ x: opens at t (was 2027-05-01)"));
}

TEST(Diff, MatchesFindingsByWhatTheySpeakOf) {
    const std::string faulty =
        "units: [{id: a, positions: [{id: x, role: tech-lead, holder: Ada},"
        " {id: y, role: qa-engineer, holder: Ada}]}]\n";
    const Compared moved(with(faulty), "# further down\n\n" + with(faulty), true);
    EXPECT_TRUE(moved.found.findings.empty());
    const Compared fixed(with(faulty),
                         with("units: [{id: a, positions: [{id: x, role: tech-lead, holder: Ada},"
                              " {id: y, role: qa-engineer}]}]\n"),
                         true);
    EXPECT_THAT(fixed.text(), HasSubstr("Findings resolved\n"));
    EXPECT_THAT(fixed.text(), HasSubstr("[holder-in-two-seats]"));
    EXPECT_THAT(fixed.text(), Not(HasSubstr("New findings")));
}

TEST(Diff, LetsNoNameBreakTheComment) {
    const Compared seen(with("units: [{id: a, positions: [{id: x, role: tech-lead}]}]\n"),
                        with("units: [{id: a, name: \"a|b\\n# <b> @all `c`\", positions: [{id: x, role: tech-lead,"
                             " title: \"]( <img src=x> **b** #12\", holder: \"`@you`\"}, {role: qa-engineer}]}]\n"));
    const std::string text = seen.markdown();
    for (const char* const raw : {" <img", "<b>", "\n# ", "@all", "@you", "#12", "**b**"}) {
        EXPECT_THAT(text, Not(HasSubstr(raw))) << text;
    }
}

TEST(Diff, TellsEachChangeOfUnitsWorkAndStages) {
    struct Case {
        const char* before;
        const char* after;
        const char* told;
    };
    const Case cases[] = {
        {"projects: [{id: p, due: 2027-06-30}]", "projects: [{id: p, due: 2027-09-30}]",
         "\nProjects\n  ~ p: due 2027-09-30 (was 2027-06-30)\n"},
        {"", "projects: [{id: p, name: Move, units: [a], budget: 20000}]",
         "\nProjects\n  + p: Move, assigned to a, budget 20 000\n"},
        {"projects: [{id: p, budget: 20000}]", "projects: [{id: p, budget: 25000.5}]", "budget 25 000.50 (was 20 000)"},
        {"projects: [{id: p, duties: {budget: x}}]", "projects: [{id: p}]", "nobody responsible for budget (was x)"},
        {"products: [{id: p}]", "products: [{id: p, has_ui: true, platforms: [web]}]",
         "has_ui true (was not given); platforms: web added"},
        {"budgets: [{for: a, total: {2027: 90000}}]", "budgets: [{for: a, total: {2027: 120000}}]",
         "\na\n  ~ unit a: budget for 2027: 120 000 (was 90 000)\n"},
        {"budgets: [{for: company, run_rate: {s: 9000}}]", "budgets: [{for: company, run_rate: {s: 8000, t: 9000}}]",
         "~ company: monthly budget from s: 8 000 (was 9 000); monthly budget from t: 9 000 (was none)"},
    };
    for (const Case& each : cases) {
        const auto spec = [](const char* rest) {
            return with(std::string("stages: [{id: s, date: 2027-01-31}, {id: t, date: 2027-12-31}]\n"
                                    "units: [{id: a, positions: [{id: x, role: tech-lead}]}]\n") +
                        rest + "\n");
        };
        const Compared seen(spec(each.before), spec(each.after));
        EXPECT_THAT(seen.text(), HasSubstr(each.told));
        EXPECT_THAT(Compared(spec(each.after), spec(each.after)).text(), HasSubstr("no differences"));
    }
    const Compared aims(with("stages: [{id: s, headcount: 6}, {id: t, monthly_cost: ..90000}]\n"),
                        with("stages: [{id: s, headcount: 6..8}, {id: t, name: Seed, monthly_cost: 80000..95000}]\n"));
    const Compared none(with("stages: [{id: s, headcount: 6}, {id: t}]\n"), with("stages: [{id: s}, {id: t}]\n"));
    EXPECT_THAT(none.text(), HasSubstr("~ s: no target headcount (was 6)\n"));
    EXPECT_THAT(aims.text(), HasSubstr("\nStages\n  ~ s: target headcount 6..8 (was 6)\n"));
    EXPECT_THAT(aims.text(), HasSubstr("~ t: name Seed (was not given); target monthly cost 80 000..95 000 "
                                       "(was ..90 000)\n"));
}

TEST(Diff, CountsEachKindOfChangeInItsWords) {
    const Compared seen(
        with("units: [{id: a, name: One, manager: m, positions: [{id: m, role: engineering-manager},"
             " {id: up, role: backend-developer, holder: Ada}, {id: other, role: backend-developer, holder: Bo},"
             " {id: empty, role: qa-engineer, holder: vacant}, {id: full, role: qa-engineer, holder: Cy},"
             " {id: line, role: qa-engineer}, {id: old, role: recruiter}, {id: gone, role: recruiter}]},"
             " {id: b, positions: [{id: mover, role: tech-lead, reports_to: ceo}]}]\n"),
        with("units: [{id: a, name: Two, manager: m, positions: [{id: m, role: engineering-manager},"
             " {id: up, role: tech-lead, holder: Ada}, {id: other, role: tech-lead, holder: Di},"
             " {id: empty, role: qa-engineer, holder: Ed}, {id: full, role: qa-engineer, holder: vacant},"
             " {id: line, role: qa-engineer, reports_to: ceo}, {id: new, role: recruiter, previously: old},"
             " {id: come, role: scrum-master}, {id: mover, role: tech-lead, reports_to: ceo}]},"
             " {id: b}]\n"));
    EXPECT_THAT(seen.text(),
                HasSubstr("a → b: 1 seat added, 1 removed, 1 moved, 1 with a new manager, 2 with a new "
                          "role or level, 1 renamed, 1 filled, 1 vacated, 1 with a new holder; 1 unit renamed;"));
}

TEST(Diff, FollowsAStageThatWasRenamed) {
    const auto spec = [](const char* stages, const char* role) {
        return with(std::string("stages: [") + stages + "]\nunits: [{id: a, positions: [{id: x, role: " + role +
                    ", opens: " + (std::string(stages).find("later") == std::string::npos ? "t" : "later") + "}]}]\n");
    };
    const Compared seen(spec("{id: s, date: 2027-01-31}, {id: t, date: 2028-01-31}", "tech-lead"),
                        spec("{id: s, date: 2027-01-31}, {id: later, previously: t, date: 2029-01-31}", "qa-engineer"));
    ASSERT_EQ(seen.found.stages.size(), 2u);
    EXPECT_TRUE(seen.found.stages[1].compared());
    // The seat opens with the stage as it did.
    EXPECT_THAT(seen.text(), HasSubstr("\nStages\n  ~ later: renamed from t; date 2029-01-31 (was 2028-01-31)"));
    EXPECT_THAT(seen.text(), HasSubstr("~ x: QA Engineer (was Tech Lead) at t → later\n"));
    EXPECT_THAT(seen.text(), Not(HasSubstr("opens")));
}

TEST(Diff, TellsWhichStagesItHasNoRoomFor) {
    std::string before, after;
    for (int s = 0; s < 40; ++s) {
        before += "{id: a" + std::to_string(s) + "}, ";
        after += "{id: b" + std::to_string(s) + "}, ";
    }
    const Compared seen(with("stages: [" + before + "{id: both}]\n"), with("stages: [" + after + "{id: both}]\n"));
    EXPECT_EQ(seen.found.stages.size(), 64u);
    ASSERT_EQ(seen.found.not_compared.size(), 17u);
    EXPECT_THAT(seen.text(), HasSubstr("stage a39 removed; headcount, costs and findings of the last 17 stages are not "
                                       "compared"));
    EXPECT_THAT(diff_json(seen.found, {seen.a(), seen.b(), "a", "b"}), HasSubstr("\"a39\""));
}

constexpr const char* kMonths = "stages: [{id: s, date: 2027-01-31}, {id: t, date: 2027-12-31}]\n";

std::string priced(const std::string& costs, const std::string& seats = "{id: x, role: tech-lead}") {
    return std::string(kMonths) +
           "orgplan: 1\ncompany: {name: Acme, manager: ceo}\npositions: [{id: ceo, role: ceo, cost: {yearly: 0}}]\n"
           "units: [{id: a, positions: [" +
           seats + "]}]\n" + costs;
}

TEST(Diff, TellsWhatItCosts) {
    const std::string cheap = "costs: {currency: EUR, yearly: {default: 12000}}\n";
    const std::string dear = "costs: {currency: EUR, yearly: {default: 12006}}\n";
    const Compared more(priced(cheap), priced(dear));
    EXPECT_FALSE(more.found.empty());
    // Twelve months of a thousand; by cost alone the unit is told.
    EXPECT_THAT(more.text(), HasSubstr("run rate 1 000 EUR → 1 000.50 EUR (+0.50 EUR) at t\n"
                                       "cost to 2027-12: 12 000 EUR → 12 006 EUR (+6 EUR)\n"));
    EXPECT_THAT(more.text(), ::testing::ContainsRegex("\n  a +s +1 +1 +1 000 → 1 000.50 +[+]0.50"));
    EXPECT_THAT(more.markdown(), HasSubstr("\n\nCost to 2027-12: 12 000 EUR → 12 006 EUR (+6 EUR).\n"));
    const std::string json = diff_json(more.found, {more.a(), more.b(), "a", "b"});
    EXPECT_THAT(json, HasSubstr("\"run_rate\": \"1000.50\""));
    EXPECT_THAT(json, HasSubstr("\"total\": \"12006.00\""));
    EXPECT_TRUE(Compared(priced(cheap), priced(cheap)).found.empty());
    EXPECT_THAT(Compared(priced(""), priced("")).text(), Not(HasSubstr("run rate")));
}

TEST(Diff, TellsOfCostsThatCannotBeHeldAgainstEachOther) {
    const std::string euro = "costs: {currency: EUR, yearly: {default: 12000}}\n";
    const Compared dollar(priced(euro), priced("costs: {currency: USD, yearly: {default: 24000}}\n"));
    EXPECT_THAT(dollar.text(), HasSubstr("cost to 2027-12: 12 000 EUR → 24 000 USD\n"));
    EXPECT_THAT(dollar.text(), ::testing::ContainsRegex("\ncompany +s +2 .* 1 000 EUR → 2 000 USD\n"));
    EXPECT_THAT(dollar.text(), HasSubstr("\nCosts are in EUR before and USD after, so they are not compared.\n"));
    EXPECT_THAT(dollar.text(), Not(HasSubstr("difference")));

    const Compared first(priced("").replace(priced("").find(", cost: {yearly: 0}"), 19, ""), priced(euro));
    EXPECT_THAT(first.text(), HasSubstr("cost to 2027-12: – → 12 000 EUR\n"));
    EXPECT_THAT(first.text(), HasSubstr("\nThe first spec gives no costs that can be added up.\n"));

    const Compared vast(priced(euro), priced("costs: {currency: EUR, load: 9, yearly: {default: 90000000000}}\n"));
    EXPECT_THAT(vast.text(), HasSubstr("\nThe second spec gives no costs that can be added up.\n"));

    const std::string engineering = "costs: {currency: EUR, yearly: {qa-engineer: 12000}}\n";
    const Compared floor(priced(engineering, "{id: x, role: qa-engineer}"),
                         priced(engineering, "{id: x, role: qa-engineer}, {id: y, role: tech-lead}"));
    EXPECT_THAT(floor.text(), HasSubstr("\nNo cost given for 1 seat after, so the sums after are a minimum.\n"));
}

TEST(Diff, ComparesTheMonthsThatBothHave) {
    const std::string euro = "costs: {currency: EUR, yearly: {default: 12000}}\n";
    std::string longer = priced(euro);
    longer.replace(longer.find("2027-12-31"), 10, "2028-03-31");
    EXPECT_THAT(Compared(priced(euro), longer).text(),
                HasSubstr("\ncost in the months of both, 2027-01 to 2027-12: 12 000 EUR; after, 2027-01 to "
                          "2028-03: 15 000 EUR\n"));
    // A century is summed by nobody.
    std::string century = priced(euro);
    century.replace(century.find("2027-12-31"), 10, "2127-12-31");
    EXPECT_THAT(Compared(century, century + "# the same\n").text(), HasSubstr("no differences"));
    EXPECT_THAT(Compared(priced(euro), century).text(),
                HasSubstr("after, 2027-01 to 2127-12: not calculated (1212 months)\n"));
}

}  // namespace
}  // namespace orgplan
