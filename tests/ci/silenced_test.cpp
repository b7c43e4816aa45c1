#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/ci/since.h"

// `check --since`: what a change hides, or lets count for less, is listed.

namespace orgplan {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Silenced : public Since {};

TEST_F(Silenced, ListsWhatAChangeSilences) {
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
TEST_F(Silenced, ListsWhatTheConfigurationSilences) {
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

TEST_F(Silenced, SaysWhichSpecIsCheckedNoMore) {
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

// A change that takes away what it would fail by fails all the same.
TEST_F(Silenced, FailsOnWhatItSilencesWhereItDidThen) {
    repository.write("acme.yaml", kStart);
    repository.write(".orgplan.yaml", "fail_on: warning\nfail_on_silenced: true\n");
    repository.commit("first");
    repository.write(".orgplan.yaml", "fail_on: error\n");
    EXPECT_EQ(repository.run(std::string("check acme.yaml --since main") + kToday).exit_code, 1);
}

// A file that is still read is still checked, whatever it is an input of.
TEST_F(Silenced, ListsOfAFolderOnlyWhatIsNotReadAnyMore) {
    repository.write("org/company.yaml", kStart);
    repository.write("org/extra.yaml", "orgplan: 1\nunits: [{id: lazy}]\n");
    repository.write(".orgplan.yaml", "inputs: org/\n");
    repository.commit("first");
    repository.write(".orgplan.yaml", "inputs: org/company.yaml\n");
    const Outcome outcome = repository.run(std::string("check --since main") + kToday);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("`lazy`"), HasSubstr("1 finding is silenced by this change\n"),
                                   Not(HasSubstr("`idle` has"))));
}

// What was silenced before is not silenced by a change, and what is resolved is not either.
TEST_F(Silenced, ListsNothingThatWasSilentBefore) {
    const std::string ignored = "rules: {ignore: [{rule: empty-unit, why: x}]}\n";
    repository.write("acme.yaml", kStart + ignored);
    repository.commit("first");
    repository.write("acme.yaml", std::string(kStart) + "  - {id: lazy}\n" + ignored);
    EXPECT_THAT(silenced(check()), IsEmpty());
    repository.write("acme.yaml", "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\n");
    EXPECT_THAT(silenced(check()), IsEmpty());
}

TEST_F(Silenced, SaysWhatIsSilencedInEveryFormatWithRoom) {
    repository.write("acme.yaml", kStart);
    repository.commit("first");
    repository.write("acme.yaml", std::string(kStart) + "rules: {severity: {empty-unit: hide}}\n");
    for (const char* format : {"text", "jsonl", "sarif", "junit", "github", "markdown"}) {
        const Outcome outcome = repository.run("check acme.yaml --since main --format " + std::string(format) + kToday);
        EXPECT_THAT(outcome.out, AllOf(HasSubstr("empty-unit"), HasSubstr("ilenced"), HasSubstr("idle"))) << format;
        EXPECT_THAT(outcome.out + outcome.err, HasSubstr("1 finding is silenced by this change\n")) << format;
    }
}

TEST_F(Silenced, DoesNotCallResolvedWhatIsOnlySilenced) {
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

}  // namespace
}  // namespace orgplan
