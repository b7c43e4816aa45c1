#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/ci/repository.h"

// `check --baseline`, `baseline write` and `baseline prune`.

namespace orgplan {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Json = nlohmann::json;

constexpr auto kStart = "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\nunits:\n";
constexpr auto kArguments = " acme.yaml --baseline acme.baseline --today 2027-01-15";

class Baseline : public InRepository {
  protected:
    void spec(const std::string& more) const { repository.write("acme.yaml", kStart + more); }
    Outcome run(const std::string& command) const { return repository.run(command + kArguments); }
    Outcome check(const std::string& more = {}) const { return run("check --fail-on advice" + more); }
};

TEST_F(Baseline, IsSortedAndSaysWhatItTakesIn) {
    spec("  - {id: second}\n  - {id: first}\n");
    const Outcome wrote = run("baseline write");
    EXPECT_EQ(wrote.text(),
              "+ empty-unit unit:first\n+ empty-unit unit:second\n"
              "acme.baseline: 2 findings, 2 of them new; 0 resolved and taken out\n--- exit code 0\n");
    EXPECT_EQ(repository.read("acme.baseline"),
              "# orgplan baseline 1\nempty-unit unit:first\nempty-unit unit:second\n");
    spec("  - {id: second}\n  - {id: third}\n");
    EXPECT_EQ(run("baseline write").out,
              "+ empty-unit unit:third\n- empty-unit unit:first\n"
              "acme.baseline: 2 findings, 1 of them new; 1 resolved and taken out\n");
}

TEST_F(Baseline, HidesWhatItHoldsAndNothingElse) {
    spec("  - {id: idle}\n");
    run("baseline write");
    Outcome outcome = check();
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.out,
                AllOf(HasSubstr("no findings"), HasSubstr("1 finding is in the baseline acme.baseline\n")));
    // Wherever it is written, and whatever its file is called.
    spec("\n\n  # A remark.\n  - name: Idle\n    id: idle\n  - {id: lazy}\n");
    outcome = check();
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("`lazy`"), Not(HasSubstr("`idle`"))));
}

// What was not asked, and what is not an input, says nothing of what it holds.
TEST_F(Baseline, KeepsWhatWasNotChecked) {
    spec("  - {id: idle}\n");
    run("baseline write");
    const std::string held = repository.read("acme.baseline");
    repository.write(".orgplan.yaml", "inputs: acme.yaml\nbaseline: acme.baseline\n");
    repository.write("other.yaml", "orgplan: 1\npositions: [{id: boss, role: ceo}]\n");
    for (const std::string how : {"write", "prune"}) {
        Outcome refused = run("baseline " + how + " --pack glossary");
        EXPECT_EQ(refused.exit_code, 2);
        EXPECT_THAT(refused.err, HasSubstr("would lose what other packs than those of `--pack` find")) << how;
        refused = repository.run("baseline " + how + " other.yaml --today 2027-01-15");
        EXPECT_EQ(refused.exit_code, 2);
        EXPECT_THAT(refused.err, HasSubstr("`other.yaml` is not all of them")) << how;
        EXPECT_EQ(repository.read("acme.baseline"), held);
    }
    EXPECT_THAT(repository.run("check other.yaml --today 2027-01-15").out, Not(HasSubstr("resolved")));
    EXPECT_THAT(repository.run("check ./acme.yaml --today 2027-01-15").out, HasSubstr("1 finding is in the baseline"));
    EXPECT_EQ(repository.run("baseline prune ./acme.yaml --today 2027-01-15").exit_code, 0);
}

TEST_F(Baseline, ListsWhatIsResolvedUntilItIsPruned) {
    spec("  - {id: idle}\n  - {id: lazy}\n");
    run("baseline write");
    spec("  - {id: lazy}\n  - {id: fresh}\n");
    EXPECT_THAT(check().out,
                HasSubstr("1 entry of it is resolved: `empty-unit unit:idle`; `orgplan baseline prune` takes "
                          "it out\n"));
    // Where not all was checked nobody knows.
    EXPECT_THAT(check(" --pack glossary").out, Not(HasSubstr("resolved")));
    EXPECT_EQ(run("baseline prune").out,
              "- empty-unit unit:idle\nacme.baseline: 1 finding; 1 resolved and taken out\n");
    EXPECT_EQ(repository.read("acme.baseline"), "# orgplan baseline 1\nempty-unit unit:lazy\n");
    EXPECT_THAT(check().out, AllOf(HasSubstr("`fresh`"), Not(HasSubstr("resolved"))));
}

TEST_F(Baseline, MergesWithThatOfAnotherBranch) {
    spec("  - {id: a}\n  - {id: m}\n  - {id: z}\n");
    run("baseline write");
    repository.commit("first");
    repository.git("checkout -q -b one");
    spec("  - {id: a}\n  - {id: b}\n  - {id: m}\n  - {id: z}\n");
    run("baseline write");
    repository.git("commit -q -m one acme.baseline");
    repository.git("checkout -q -f main");
    spec("  - {id: a}\n  - {id: m}\n  - {id: y}\n  - {id: z}\n");
    run("baseline write");
    repository.git("commit -q -m two acme.baseline");
    repository.git("checkout -q -f main");
    repository.git("merge -q one");
    spec("  - {id: a}\n  - {id: b}\n  - {id: m}\n  - {id: y}\n  - {id: z}\n");
    const Outcome outcome = check();
    EXPECT_EQ(outcome.exit_code, 0) << outcome.text();
    EXPECT_THAT(outcome.out, HasSubstr("5 findings are in the baseline"));
}

// Lines that two branches put at one place; `.gitattributes` is as docs/ci.md has it.
TEST_F(Baseline, MergesWhereBothSidesAddALine) {
    const std::string attributes = "*.baseline merge=union\n";
    EXPECT_THAT(text_of(kRoot / "docs/ci.md"), HasSubstr(attributes));
    repository.write(".gitattributes", attributes);
    spec("  - {id: a}\n");
    run("baseline write");
    repository.commit("first");
    repository.git("checkout -q -b one");
    spec("  - {id: a}\n  - {id: c}\n");
    run("baseline write");
    repository.git("commit -q -m one acme.baseline");
    repository.git("checkout -q -f main");
    spec("  - {id: a}\n  - {id: b}\n");
    run("baseline write");
    repository.git("commit -q -m two acme.baseline");
    repository.git("checkout -q -f main");
    repository.git("merge -q one");
    spec("  - {id: a}\n  - {id: b}\n  - {id: c}\n");
    const Outcome outcome = check();
    EXPECT_EQ(outcome.exit_code, 0) << outcome.text();
    EXPECT_THAT(outcome.out, HasSubstr("3 findings are in the baseline"));
    // Written again it is sorted, and says that nothing is new.
    EXPECT_EQ(run("baseline write").out, "acme.baseline: 3 findings, 0 of them new; 0 resolved and taken out\n");
    EXPECT_EQ(repository.read("acme.baseline"),
              "# orgplan baseline 1\nempty-unit unit:a\nempty-unit unit:b\nempty-unit unit:c\n");
}

// What is about the text of a file, and no thing of it, is known by its key.
TEST_F(Baseline, HoldsWhatIsWrongAtTheRoot) {
    spec("  - {id: idle}\ncompny: Acme\n");
    run("baseline write");
    EXPECT_EQ(repository.read("acme.baseline"), "# orgplan baseline 1\nempty-unit unit:idle\nunknown-key key:compny\n");
    spec("\n\n  - {id: idle}\n\ncompny: Acme\n");
    EXPECT_EQ(check().exit_code, 0) << check().text();
}

TEST_F(Baseline, IsListedInReportsThatHaveRoom) {
    spec("  - {id: idle}\n  - {id: lazy}\n");
    run("baseline write");
    spec("  - {id: idle}\n");
    const Json report = Json::parse(check(" --format json").out);
    EXPECT_EQ(report["baseline"], Json::parse(R"({"file": "acme.baseline", "known": ["empty-unit unit:idle"],
                                                  "resolved": ["empty-unit unit:lazy"]})"));
    const Json sarif = Json::parse(check(" --format sarif").out)["runs"][0]["results"];
    ASSERT_EQ(sarif.size(), 1u);
    EXPECT_EQ(sarif[0]["suppressions"][0]["justification"], "known in the baseline acme.baseline");
    EXPECT_THAT(check(" --format markdown").out, HasSubstr("1 finding in the baseline `acme.baseline`, 1 entry of it"));
    const Outcome gitlab = check(" --format gitlab");
    EXPECT_EQ(gitlab.out, "[]\n");
    EXPECT_THAT(gitlab.err, HasSubstr("1 finding is in the baseline"));
}

// A line that a change adds to the baseline silences a finding; one that is there on both sides does not.
TEST_F(Baseline, IsComparedWithThatOfARevision) {
    spec("  - {id: idle}\n  - {id: lazy}\n");
    repository.write("acme.baseline", "# orgplan baseline 1\nempty-unit unit:idle\n");
    repository.commit("first");
    spec("  - {id: idle}\n  - {id: lazy}\n  - {id: fresh}\n");
    EXPECT_THAT(check(" --since main").out, AllOf(HasSubstr("`fresh`"), Not(HasSubstr("`lazy`")),
                                                  HasSubstr("1 was there before"), Not(HasSubstr("silenced"))));
    run("baseline write");
    const Outcome outcome = check(" --since main --fail-on-silenced");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("0 findings are new or worse"), HasSubstr("silenced: warning: `fresh`"),
                                   HasSubstr("2 findings are silenced by this change")));
    // Without that line it is new again, though the spec is as it was.
    repository.commit("second");
    repository.write("acme.baseline", "# orgplan baseline 1\nempty-unit unit:fresh\nempty-unit unit:lazy\n");
    EXPECT_THAT(check(" --since main").out, AllOf(HasSubstr("`idle`"), HasSubstr("1 finding is new or worse")));
}

// The same rule about the same thing twice is known as often as it was.
TEST_F(Baseline, CountsFindingsThatAreTheSame) {
    const auto text = [](const std::string& more) {
        return "  - id: core\n    kind: team\n    positions: [{id: lead, role: tech-lead, reports_to: boss}]\n" + more;
    };
    spec(text(""));
    run("baseline write");
    const std::string known = repository.read("acme.baseline");
    EXPECT_EQ(std::ranges::count(known, '\n'),
              1 + static_cast<long>(
                      Json::parse(repository.run("check acme.yaml --format json --today 2027-01-15").out)["findings"]
                          .size()));
    EXPECT_EQ(check().exit_code, 0);
}

TEST_F(Baseline, RefusesWithALineThatSaysWhatToDo) {
    spec("  - {id: idle}\n");
    EXPECT_EQ(
        check().text(),
        "--- standard error\norgplan: there is no baseline `acme.baseline`; `orgplan baseline write SPEC --baseline "
        "acme.baseline` makes it\n--- exit code 2\n");
    EXPECT_EQ(run("baseline prune").exit_code, 2);
    struct Case {
        const char* text;
        const char* message;
    };
    for (const Case& each :
         {Case{"orgplan: 1\n",
               "orgplan: `acme.baseline` is not a baseline: its first line is not `# orgplan baseline 1`; "
               "`orgplan baseline write` makes one\n"},
          Case{"# orgplan baseline 2\n",
               "orgplan: `acme.baseline` is a baseline of a later orgplan; use that, or write it anew\n"},
          Case{"# orgplan baseline 1\n<<<<<<< HEAD\n",
               "orgplan: `acme.baseline` has the mark of a merge conflict in line 2; keep the lines of both sides\n"},
          Case{"# orgplan baseline 1\n\nEmpty unit\n",
               "orgplan: line 3 of `acme.baseline` is not a finding; remove it, or write the baseline anew\n"},
          Case{"# orgplan baseline 1\n empty-unit unit:idle\n",
               "orgplan: line 2 of `acme.baseline` is not a finding; remove it, or write the baseline anew\n"}}) {
        repository.write("acme.baseline", each.text);
        for (const char* command : {"check", "baseline write", "baseline prune"}) {
            const Outcome outcome = run(command);
            EXPECT_EQ(outcome.exit_code, 2) << command;
            EXPECT_EQ(outcome.err, each.message);
        }
    }
    repository.write("acme.baseline", "# orgplan baseline 1\n# a remark\n\nempty-unit unit:idle\n");
    EXPECT_EQ(check().exit_code, 0);
}

TEST_F(Baseline, IsNotWrittenOfABrokenText) {
    spec("  - {id: idle\n");
    const Outcome outcome = run("baseline write");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("the baseline is not written"));
    EXPECT_THAT(repository.read("acme.baseline"), IsEmpty());
}

}  // namespace
}  // namespace orgplan
