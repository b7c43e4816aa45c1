#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/ci/since.h"

// `check --since`: what a change brought or made worse counts.

namespace orgplan {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST_F(Since, CountsOnlyWhatIsNew) {
    repository.write("acme.yaml", kStart);
    repository.commit("first");
    Checked checked = check();
    EXPECT_EQ(checked.exit_code, 0);
    EXPECT_THAT(checked.rules, IsEmpty());
    EXPECT_EQ(checked.since["before"], 1);
    // The old one has moved down, and has a new name in front.
    repository.write("acme.yaml", std::string("# Acme\n\n") + kStart + "  - {id: lazy}\n");
    checked = check();
    EXPECT_EQ(checked.exit_code, 1);
    EXPECT_THAT(checked.rules, ElementsAre("empty-unit"));
    EXPECT_EQ(checked.since["before"], 1);
    EXPECT_THAT(checked.err, HasSubstr("since main: 1 finding is new or worse, 1 was there before\n"));
    repository.write("acme.yaml", "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\n");
    EXPECT_THAT(check().err, HasSubstr("0 findings are new or worse, 0 were there before, 1 is resolved"));
}

// A value further past its limit, a higher severity and one stage more are worse.
TEST_F(Since, CountsWhatIsWorse) {
    const auto spec = [](const std::string& salary, const std::string& stages, const std::string& more) {
        return "orgplan: 1\ncompany: {manager: boss}\nstages: [" + stages +
               "]\npositions: [{id: boss, role: ceo, cost: {yearly: " + salary +
               "}}]\ncosts: {currency: EUR}\nbudgets: [{for: company, run_rate: {2027-01: 1000}}]\nunits: [{id: "
               "idle}]\n" +
               more;
    };
    const std::string one = "{id: a, date: 2027-01-31}";
    repository.write("acme.yaml", spec("24000", one, ""));
    repository.commit("first");
    repository.write("acme.yaml", spec("23000", one, ""));
    EXPECT_THAT(check().rules, IsEmpty());
    repository.write("acme.yaml", spec("25000", one, ""));
    EXPECT_THAT(check().rules, ElementsAre("run-rate-exceeded"));
    repository.write("acme.yaml", spec("24000", one, "rules: {severity: {empty-unit: error}}\n"));
    EXPECT_THAT(check().rules, ElementsAre("empty-unit"));
    repository.write("acme.yaml", spec("24000", one + ", {id: b, date: 2027-06-30}", ""));
    EXPECT_THAT(check().rules, ::testing::Contains("empty-unit"));
}

// What two entries lack is not one finding.
TEST_F(Since, TellsEntriesWithoutAnIdApart) {
    const std::string spec = std::string(kStart) + "products:\n";
    const std::string old = "  - {name: Shop, units: [idle]}\n", fresh = "  - {name: Brand new, units: [idle]}\n";
    repository.write("acme.yaml", spec + old);
    repository.commit("first");
    for (const std::string& after : {old + fresh, fresh + old, fresh}) {
        repository.write("acme.yaml", spec + after);
        EXPECT_THAT(check().rules, ElementsAre("missing-key")) << after;
        const Outcome outcome = repository.run(std::string("check acme.yaml --since main") + kToday);
        EXPECT_THAT(outcome.out, AllOf(HasSubstr("Brand new"), Not(HasSubstr("Shop")))) << after;
    }
    // However it is laid out.
    repository.write("acme.yaml", spec + "  - units:\n      - idle\n    name: \"Shop\"\n");
    EXPECT_THAT(check().rules, IsEmpty());
}

// A comment at the end of a text is no new one where something follows it.
TEST_F(Since, KnowsAComment) {
    const std::string lazy = "  - {id: lazy} # orgplan: ignore[team-too-small] -- x\n";
    repository.write("acme.yaml", kStart + lazy);
    repository.commit("first");
    repository.write("acme.yaml", kStart + lazy + "  - {id: fresh}\n");
    EXPECT_THAT(check().rules, ElementsAre("empty-unit"));
}

// Both sides as of one day, whatever day each of them plans from.
TEST_F(Since, ComparesBothSidesOnOneDay) {
    const auto spec = [](const std::string& now) {
        return "orgplan: 1\ncompany: {manager: boss}\nstages: [{id: a, date: 2027-12-31}]\npositions: [{id: boss, "
               "role: ceo}, {id: dev, role: backend-developer, reports_to: boss, opens: 2027-03-01, status: "
               "open}]\nhiring: {now: " +
               now + "}\n";
    };
    repository.write("acme.yaml", spec("2027-01-15"));
    repository.commit("first");
    repository.write("acme.yaml", spec("2027-06-15"));
    const Outcome now = repository.run("check acme.yaml --fail-on advice");
    ASSERT_THAT(now.out, HasSubstr("start-overdue"));
    const Outcome outcome = repository.run("check acme.yaml --since main --fail-on advice");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.text();
    EXPECT_THAT(outcome.out, HasSubstr("0 findings are new or worse"));
}

// What the configuration of then may not say is left out, and nothing else.
TEST_F(Since, LeavesOutWhatTheConfigurationOfThenMayNotSay) {
    repository.write("acme.yaml", kStart);
    repository.write(".orgplan.yaml",
                     "fail_on: warning\nbaselin: x\npacks: [structure, no-such-pack]\npolicies: nowhere.yaml\n"
                     "baseline: acme.baseline\n");
    repository.write("acme.baseline", "no baseline\n");
    repository.commit("first");
    repository.write(".orgplan.yaml", "packs: structure\n");
    const Outcome outcome = repository.run(std::string("check acme.yaml --since main --fail-on-silenced") + kToday);
    EXPECT_EQ(outcome.exit_code, 1) << outcome.text();
    EXPECT_THAT(
        outcome.out,
        AllOf(HasSubstr("since main: .orgplan.yaml:2: there is no key `baselin`; did you mean `baseline`?; that "
                        "is left out\n"),
              HasSubstr("since main: .orgplan.yaml:3: `no-such-pack` is not a pack; that is left out\n"),
              HasSubstr("since main: .orgplan.yaml:4: `nowhere.yaml` is not a file; that is left out\n"),
              HasSubstr("since main: `acme.baseline` is not a baseline"), HasSubstr("[empty-unit], not failing now"),
              HasSubstr("1 was there before")));
    EXPECT_THAT(repository.run(std::string("check acme.yaml --since main --redact names") + kToday).out,
                AllOf(HasSubstr("a key of its configuration has a fault"), Not(HasSubstr("nowhere"))));
}

// Policies of both sides are those of their time.
TEST_F(Since, FollowsThePoliciesOfEachTime) {
    repository.write("acme.yaml", std::string(kStart) + "rules: {policy: policy.yaml}\n");
    repository.write("policy.yaml", "orgplan: 1\nrules: {severity: {empty-unit: hide}}\n");
    repository.commit("first");
    repository.write("policy.yaml", "orgplan: 1\nrules: {severity: {empty-unit: error}}\n");
    EXPECT_THAT(check().rules, ElementsAre("empty-unit"));
    // One that an option names, and that was not there.
    repository.write("acme.yaml", kStart);
    repository.commit("second");
    repository.write("strict.yaml", "orgplan: 1\nrules: {severity: {empty-unit: error}}\n");
    EXPECT_THAT(check("acme.yaml --since main --policy strict.yaml").rules, ElementsAre("empty-unit"));
}

TEST_F(Since, FindsASpecThatWasMoved) {
    repository.write("acme.yaml", kStart);
    repository.write("parts/a.yaml", kStart);
    repository.write("parts/b.yaml", "orgplan: 1\nunits: [{id: other}, {id: others}]\n");
    repository.commit("first");
    fs::rename(repository.folder() / "acme.yaml", repository.folder() / "moved.yaml");
    fs::rename(repository.folder() / "parts", repository.folder() / "pieces");
    repository.git("add -A");
    for (const char* path : {"moved.yaml", "pieces"}) {
        const Checked checked = check(std::string(path) + " --since main");
        EXPECT_THAT(checked.rules, IsEmpty()) << path;
        EXPECT_EQ(checked.since["before"], path == std::string("pieces") ? 3 : 1) << path;
    }
    const Outcome diff = repository.run(std::string("diff moved.yaml --since main") + kToday);
    EXPECT_THAT(diff.out, HasSubstr("no differences"));
    EXPECT_EQ(diff.exit_code, 0);
    // From another folder, too.
    fs::create_directories(repository.folder() / "elsewhere");
    const Outcome outcome =
        repository.run(std::string("check ../moved.yaml --since main --fail-on advice") + kToday, {}, "elsewhere");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.text();
}

TEST_F(Since, ComparesAStageWithThatStage) {
    repository.write("acme.yaml",
                     "orgplan: 1\ncompany: {manager: boss}\nstages: [{id: a, date: 2027-02-01}, {id: b, date: "
                     "2027-06-01, headcount: 5}]\n"
                     "positions: [{id: boss, role: ceo}]\nunits:\n  - {id: idle}\n");
    repository.commit("first");
    const Checked at_a = check("acme.yaml --since main --stage a");
    EXPECT_EQ(at_a.since["resolved"], 0) << at_a.since.dump();
    const Checked at_b = check("acme.yaml --since main --stage b");
    EXPECT_EQ(at_b.since["resolved"], 0) << at_b.since.dump();
    EXPECT_GT(at_b.since["before"].get<int>(), at_a.since["before"].get<int>());
}

// What two specs have alike is numbered over both, in the baseline of then as in that of now.
TEST_F(Since, KnowsTheBaselineOfSeveralSpecs) {
    repository.write("a.yaml", std::string(kStart) + "  - {id: lazy}\n");
    repository.write("b.yaml", std::string(kStart) + "  - {id: lazy}\n");
    repository.write(".orgplan.yaml", "inputs: [a.yaml, ./a.yaml, b.yaml]\nbaseline: all.baseline\n");
    EXPECT_EQ(repository.run(std::string("baseline write") + kToday).exit_code, 0);
    repository.commit("first");
    const Checked checked = check("--since main");
    EXPECT_EQ(checked.exit_code, 0) << checked.since.dump();
    EXPECT_THAT(checked.rules, IsEmpty());
    EXPECT_EQ(checked.since["before"], 0);
}

TEST_F(Since, FindsAFileThatWasSplit) {
    std::string units;
    for (int i = 0; i < 20; ++i) units += "  - {id: unit-" + std::to_string(i) + "}\n";
    repository.write("acme.yaml", kStart + units);
    repository.commit("first");
    fs::remove(repository.folder() / "acme.yaml");
    repository.write("acme/a.yaml", kStart);
    repository.write("acme/b.yaml", "orgplan: 1\nunits:\n" + units);
    repository.git("add -A");
    const Checked checked = check("acme --since main");
    EXPECT_THAT(checked.rules, IsEmpty());
    EXPECT_EQ(checked.since["before"], 21);
}

TEST_F(Since, CountsAllOfANewSpec) {
    repository.write("other.txt", "x");
    repository.commit("first");
    repository.write("acme.yaml", kStart);
    const Checked checked = check();
    EXPECT_EQ(checked.exit_code, 1);
    EXPECT_THAT(checked.rules, ElementsAre("empty-unit"));
    EXPECT_THAT(checked.err, HasSubstr("since main: `acme.yaml` was not there, so all counts"));
}

TEST_F(Since, CountsAllWhereTheTextWasBroken) {
    repository.write("acme.yaml", "orgplan: 1\ncompany: {name: [\n");
    repository.commit("first");
    repository.write("acme.yaml", kStart);
    const Checked checked = check();
    EXPECT_THAT(checked.rules, ElementsAre("empty-unit"));
    EXPECT_THAT(checked.err, HasSubstr("could not be read as a whole then, so all counts"));
    repository.commit("second");
    repository.write("acme.yaml", "orgplan: 1\ncompany: {name: [\n");
    EXPECT_EQ(check().exit_code, 1);
}

TEST_F(Since, WorksInAShallowCloneAndWithADetachedHead) {
    repository.write("acme.yaml", kStart);
    repository.commit("first");
    repository.git("checkout -q -b change");
    repository.write("acme.yaml", std::string(kStart) + "  - {id: lazy}\n");
    repository.commit("second");
    repository.git("clone -q --depth 1 --branch change 'file://" + repository.folder().string() + "' clone");
    repository.git("-C clone fetch -q --depth 1 origin main:refs/remotes/origin/main");
    repository.git("-C clone checkout -q --detach");
    const Outcome outcome =
        repository.run(std::string("check acme.yaml --since origin/main --fail-on advice") + kToday, {}, "clone");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("lazy"), Not(HasSubstr("`idle`"))));
}

TEST_F(Since, RefusesWithALineThatSaysWhatToDo) {
    repository.write("acme.yaml", kStart);
    repository.commit("first");
    struct Case {
        const char* arguments;
        const char* message;
    };
    for (const Case& each :
         {Case{"acme.yaml --since nowhere",
               "orgplan: there is no git revision `nowhere` here; `git branch --all` and `git tag` list those there "
               "are\n"},
          Case{"acme.yaml --since HEAD~7",
               "orgplan: there is no git revision `HEAD~7` here; `git log --oneline` lists those there are\n"},
          Case{"acme.yaml --since main..HEAD",
               "orgplan: `main..HEAD` is a range, and `--since` takes one revision; write `--since main`\n"},
          Case{
              "- --since main",
              "orgplan: `--since` needs to know which file standard input is; name it with `--stdin-filename FILE`, or "
              "write the path of the spec in place of `-`\n"},
          Case{"acme.yaml --fail-on-silenced",
               "orgplan: --fail-on-silenced needs --since; see `orgplan check --help`\n"}}) {
        const Checked checked = check(each.arguments);
        EXPECT_EQ(checked.exit_code, 2) << each.arguments;
        EXPECT_EQ(checked.err, each.message);
    }
    EXPECT_EQ(run_in(repository.folder(), {"check", "acme.yaml", "--since", ""}).err,
              "orgplan: `--since` names no revision; write `--since main`, or leave it out\n");
    fs::remove_all(repository.folder() / ".git");
    EXPECT_EQ(check("acme.yaml --since main").err,
              "orgplan: `acme.yaml` is not in a git repository; leave `--since` out, or check it in a clone\n");
}

}  // namespace
}  // namespace orgplan
