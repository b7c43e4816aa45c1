#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "planner/diff/report.h"
#include "planner/rules/judge.h"
#include "tests/spec/resolved.h"

namespace orgplan {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// What is told of two specs, on a screen or in a comment.
struct Compared {
    Compared(const std::string& before, const std::string& after, bool judged = false) : first(before), second(after) {
        if (judged) {
            judge(*first.spec);
            judge(*second.spec);
        }
        found = diff(a(), b(), stage_by_stage(a(), b()));
        if (judged) {
            compare_findings({first.spec->findings, first.spec->sources}, {second.spec->findings, second.spec->sources},
                             found);
        }
    }
    const Organisation& a() const { return first.spec->organisation; }
    const Organisation& b() const { return second.spec->organisation; }
    std::string text() const { return diff_text(found, {a(), b(), "a", "b"}, 100); }
    std::string markdown() const { return diff_markdown(found, {a(), b(), "a", "b"}); }

    testing::Resolved first, second;
    Diff found;
};

constexpr const char* kHead = "orgplan: 1\ncompany: {name: Acme, manager: ceo}\npositions: [{id: ceo, role: ceo}]\n";

std::string with(const std::string& units) {
    return kHead + units;
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
        {"role: backend-developer", "role: backend-developer, title: Wizard", "titled Wizard (was by its role)"},
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
    EXPECT_THAT(Compared(before, after).text(), HasSubstr("\nb\n  ~ x: moved to b from a\n"));
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
    EXPECT_THAT(holder.text(), HasSubstr("perhaps seat x is now y (the same holder, Ada); if so, write previously: x"));
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
    EXPECT_THAT(unit.text(), HasSubstr("perhaps unit old is now new"));
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
}

TEST(Diff, TellsOfDatesBetweenStages) {
    const std::string stages = "stages: [{id: s, date: 2027-01-31}, {id: t, date: 2028-01-31}]\n";
    const Compared seen(with(stages + "units: [{id: a, positions: [{id: x, role: tech-lead, opens: 2027-05}]}]\n"),
                        with(stages + "units: [{id: a, positions: [{id: x, role: tech-lead, opens: 2027-08}]}]\n"));
    EXPECT_THAT(seen.text(), HasSubstr("~ x: opens 2027-08-01 (was 2027-05-01)"));
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
    EXPECT_THAT(fixed.text(), HasSubstr("Findings that are gone\n"));
    EXPECT_THAT(fixed.text(), HasSubstr("[holder-in-two-seats]"));
    EXPECT_THAT(fixed.text(), Not(HasSubstr("Findings that are new")));
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

}  // namespace
}  // namespace orgplan
