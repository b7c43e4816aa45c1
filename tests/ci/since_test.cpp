#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/ci/repository.h"

// `check --since`: what a change brought or made worse counts, and what it silences is listed.

namespace orgplan {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Json = nlohmann::json;

// A company with a unit that has no seats, and whatever else a test adds.
constexpr auto kStart =
    "orgplan: 1\ncompany: {name: Acme, manager: boss}\npositions: [{id: boss, role: ceo}]\nunits:\n  - {id: idle}\n";
constexpr auto kToday = " --today 2027-01-15";

struct Checked {
    int exit_code;
    std::vector<std::string> rules;
    Json since;
    std::string err;
};

class Since : public InRepository {
  protected:
    Checked check(const std::string& arguments = "acme.yaml --since main") const {
        const Outcome outcome = repository.run("check --fail-on advice --format json " + arguments + kToday);
        if (outcome.out.empty()) return {outcome.exit_code, {}, {}, outcome.err};
        Checked checked{outcome.exit_code, {}, Json::parse(outcome.out)["since"], outcome.err};
        const Json report = Json::parse(outcome.out);
        for (const Json& each : report["findings"]) checked.rules.push_back(each["rule"]);
        return checked;
    }
    std::vector<std::string> silenced(const Checked& checked) const {
        std::vector<std::string> all;
        for (const Json& each : checked.since["silenced"]) {
            all.push_back(each["rule"].get<std::string>() + " " + each["now"].get<std::string>());
        }
        return all;
    }
};

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

TEST_F(Since, ListsWhatAChangeSilences) {
    const std::string small =
        "  - id: core\n    kind: team\n    positions: [{id: lead, role: tech-lead, reports_to: boss}]\n"
        "  - {id: others, positions: [{role: operations-specialist, count: 12}]}\n";
    repository.write("acme.yaml", kStart + small);
    repository.commit("first");
    struct Case {
        const char* name;
        std::string text;
        std::vector<std::string> silenced;
    };
    const std::string start = kStart;
    for (const Case& each : {
             Case{"nothing", start + small, {}},
             Case{"a comment",
                  start.substr(0, start.size() - 1) + " # orgplan: ignore[empty-unit] -- x\n" + small,
                  {"empty-unit hidden"}},
             Case{"an entry",
                  start + small + "rules: {ignore: [{rule: team-too-small, at: core, why: x}]}\n",
                  {"team-too-small hidden"}},
             Case{"a severity", start + small + "rules: {severity: {empty-unit: advice}}\n", {"empty-unit advice"}},
             Case{"hidden", start + small + "rules: {severity: {empty-unit: hide}}\n", {"empty-unit hidden"}},
             Case{"packs",
                  start + small + "rules: {packs: [glossary]}\n",
                  {"empty-unit hidden", "team-too-small hidden"}},
             Case{"a number", start + small + "rules: {set: {team.min: 1}}\n", {"team-too-small hidden"}},
             Case{"a policy", start + small + "rules: {policy: policy.yaml}\n", {"empty-unit hidden"}},
         }) {
        repository.write("policy.yaml", "orgplan: 1\nrules: {severity: {empty-unit: hide}}\n");
        repository.write("acme.yaml", each.text);
        const Checked checked = check();
        EXPECT_EQ(checked.exit_code, 0) << each.name;
        EXPECT_EQ(silenced(checked), each.silenced) << each.name;
        EXPECT_EQ(check("acme.yaml --since main --fail-on-silenced").exit_code, each.silenced.empty() ? 0 : 1)
            << each.name;
    }
}

// What is silenced by the configuration, too: what is no longer looked at, and what fails no more.
TEST_F(Since, ListsWhatTheConfigurationSilences) {
    repository.write("acme.yaml",
                     "orgplan: 1\ncompany: {manager: boss}\nstages: [{id: a, date: 2027-01-31}, {id: b, date: "
                     "2027-12-31}]\npositions: [{id: boss, role: ceo}, {id: lead, role: engineering-manager, "
                     "reports_to: boss}]\nunits:\n  - id: wide\n    manager: lead\n    positions: [{role: "
                     "backend-developer, count: 14, opens: 2027-03-01, closes: 2027-06-01}]\n");
    repository.write("other.yaml", kStart);
    struct Case {
        const char* name;
        const char* before;
        const char* after;
        const char* arguments;
        std::vector<std::string> silenced;
    };
    for (const Case& each :
         {Case{"fail_on", "fail_on: warning\n", "fail_on: error\n", "other.yaml", {"empty-unit not failing"}},
          Case{"fail_on left out", "fail_on: warning\n", "days: stages\n", "other.yaml", {"empty-unit not failing"}},
          Case{"fail_on lower", "fail_on: error\n", "fail_on: warning\n", "other.yaml", {}},
          Case{"inputs", "inputs: [acme.yaml, other.yaml]\n", "inputs: acme.yaml\n", "", {"empty-unit not checked"}},
          Case{"inputs as a pattern", "inputs: [acme.yaml, other.yaml]\n", "inputs: ['*.yaml']\n", "", {}},
          Case{"days", "days: all\n", "days: stages\n", "acme.yaml", {"span-too-wide hidden"}},
          Case{"more days", "days: stages\n", "days: all\n", "acme.yaml", {}}}) {
        repository.write(".orgplan.yaml", "# " + std::string(each.name) + "\n" + each.before);
        repository.commit(each.name);
        repository.write(".orgplan.yaml", each.after);
        const std::string words = "check " + std::string(each.arguments) + " --since main --format json" + kToday;
        const Outcome outcome = repository.run(words + " --fail-on-silenced");
        EXPECT_EQ(outcome.exit_code, each.silenced.empty() ? 0 : 1) << each.name << outcome.text();
        Checked checked;
        checked.since = Json::parse(outcome.out)["since"];
        const std::vector<std::string> found = silenced(checked);
        for (const std::string& expected : each.silenced) {
            EXPECT_THAT(found, ::testing::Contains(expected)) << each.name;
        }
        if (each.silenced.empty()) {
            EXPECT_THAT(found, IsEmpty()) << each.name;
        }
    }
}

TEST_F(Since, SaysWhichSpecIsCheckedNoMore) {
    repository.write("acme.yaml", kStart);
    repository.write("other.yaml", kStart);
    repository.write(".orgplan.yaml", "inputs: [acme.yaml, other.yaml]\n");
    repository.commit("first");
    repository.write(".orgplan.yaml", "inputs: acme.yaml\n");
    repository.write("acme.yaml", "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\n");
    const Outcome outcome = repository.run(std::string("check --since main") + kToday);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("other.yaml:5:10: silenced: warning: `idle` has no seats at any time "
                                             "[empty-unit], not checked now\n"),
                                   HasSubstr("since main: `other.yaml` is not checked any more\n"
                                             "1 finding is silenced by this change\n")));
    // One that is gone is resolved, and not silenced.
    fs::remove(repository.folder() / "other.yaml");
    EXPECT_THAT(repository.run(std::string("check --since main") + kToday).out, Not(HasSubstr("other.yaml")));
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

// A change that takes away what it would fail by fails all the same.
TEST_F(Since, FailsOnWhatItSilencesWhereItDidThen) {
    repository.write("acme.yaml", kStart);
    repository.write(".orgplan.yaml", "fail_on: warning\nfail_on_silenced: true\n");
    repository.commit("first");
    repository.write(".orgplan.yaml", "fail_on: error\n");
    EXPECT_EQ(repository.run(std::string("check acme.yaml --since main") + kToday).exit_code, 1);
}

// A file that is still read is still checked, whatever it is an input of.
TEST_F(Since, ListsOfAFolderOnlyWhatIsNotReadAnyMore) {
    repository.write("org/company.yaml", kStart);
    repository.write("org/extra.yaml", "orgplan: 1\nunits: [{id: lazy}]\n");
    repository.write(".orgplan.yaml", "inputs: org/\n");
    repository.commit("first");
    repository.write(".orgplan.yaml", "inputs: org/company.yaml\n");
    const Outcome outcome = repository.run(std::string("check --since main") + kToday);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("`lazy`"), HasSubstr("1 finding is silenced by this change\n"),
                                   Not(HasSubstr("`idle` has"))));
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

// What was silenced before is not silenced by a change, and what is resolved is not either.
TEST_F(Since, ListsNothingThatWasSilentBefore) {
    const std::string ignored = "rules: {ignore: [{rule: empty-unit, why: x}]}\n";
    repository.write("acme.yaml", kStart + ignored);
    repository.commit("first");
    repository.write("acme.yaml", std::string(kStart) + "  - {id: lazy}\n" + ignored);
    EXPECT_THAT(silenced(check()), IsEmpty());
    repository.write("acme.yaml", "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\n");
    EXPECT_THAT(silenced(check()), IsEmpty());
}

TEST_F(Since, SaysWhatIsSilencedInEveryFormatWithRoom) {
    repository.write("acme.yaml", kStart);
    repository.commit("first");
    repository.write("acme.yaml", std::string(kStart) + "rules: {severity: {empty-unit: hide}}\n");
    for (const char* format : {"text", "jsonl", "sarif", "junit", "github", "markdown"}) {
        const Outcome outcome = repository.run("check acme.yaml --since main --format " + std::string(format) + kToday);
        EXPECT_THAT(outcome.out, AllOf(HasSubstr("empty-unit"), HasSubstr("ilenced"), HasSubstr("idle"))) << format;
        EXPECT_THAT(outcome.out + outcome.err, HasSubstr("1 finding is silenced by this change\n")) << format;
    }
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

TEST_F(Since, DoesNotCallResolvedWhatIsOnlySilenced) {
    repository.write("acme.yaml", std::string(kStart) + "  - {id: lazy}\n");
    repository.commit("first");
    repository.write("acme.yaml", std::string(kStart) +
                                      "  # orgplan: ignore[empty-unit] -- opens in May\n"
                                      "  - {id: lazy}\n");
    const Checked checked = check();
    EXPECT_EQ(checked.since["resolved"], 0) << checked.since.dump();
    EXPECT_EQ(checked.since["silenced"].size(), 1u);
    EXPECT_EQ(checked.since["before"], 1);
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
