#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/ci/repository.h"

// `.orgplan.yaml`, `inputs:`, `config show` and `--stdin-filename`.

namespace orgplan {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::json;

constexpr auto kCompany = "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\n";
constexpr auto kIdle =
    "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\nunits: [{id: idle}]\n";

class Config : public InRepository {
  protected:
    void config(const std::string& text, const std::string& folder = {}) const {
        repository.write((folder.empty() ? "" : folder + "/") + ".orgplan.yaml", text);
    }
};

TEST_F(Config, SaysWhatOptionsDoNot) {
    repository.write("acme.yaml", kIdle);
    EXPECT_EQ(repository.run("check acme.yaml").exit_code, 0);
    config("fail_on: warning\ntoday: 2027-01-15\n");
    Outcome outcome = repository.run("check acme.yaml");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.out, HasSubstr("checked as of 2027-01-15"));
    // An option says more than the file.
    EXPECT_EQ(repository.run("check acme.yaml --fail-on error").exit_code, 0);
    EXPECT_THAT(repository.run("check acme.yaml --today 2027-02-01").out, HasSubstr("checked as of 2027-02-01"));
    config("formats: [concise, json=out/report.json]\nshow: error\nmax_warnings: 0\nstatistics: true\n");
    fs::create_directory(repository.folder() / "out");
    outcome = repository.run("check acme.yaml");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("1 warning are more than --max-warnings 0"));
    EXPECT_EQ(Json::parse(repository.read("out/report.json"))["findings"].size(), 0u);
}

TEST_F(Config, IsTheNearestUpToTheRootOfTheRepository) {
    repository.write("a/b/acme.yaml", kIdle);
    config("today: 2027-01-01\n");
    EXPECT_THAT(repository.run("check a/b/acme.yaml").out, HasSubstr("as of 2027-01-01"));
    EXPECT_THAT(repository.run("check acme.yaml", {}, "a/b").out, HasSubstr("as of 2027-01-01"));
    config("today: 2027-01-02\n", "a");
    EXPECT_THAT(repository.run("check a/b/acme.yaml").out, HasSubstr("as of 2027-01-02"));
    // Not beyond the root of the repository.
    repository.git("-C a/b init -q");
    EXPECT_THAT(repository.run("check a/b/acme.yaml").out, Not(HasSubstr("as of 2027-01-0")));
    // Outside of git in that folder alone.
    const fs::path outside = fs::temp_directory_path() / ("orgplan-outside-" + std::to_string(::getpid()));
    fs::create_directories(outside / "inner");
    fs::copy_file(repository.folder() / "a/b/acme.yaml", outside / "inner/acme.yaml");
    fs::copy_file(repository.folder() / ".orgplan.yaml", outside / ".orgplan.yaml");
    EXPECT_THAT(run_in(outside, {"check", "inner/acme.yaml"}).out, Not(HasSubstr("as of 2027-01-01")));
    fs::copy_file(outside / "inner/acme.yaml", outside / "acme.yaml");
    EXPECT_THAT(run_in(outside, {"check", "acme.yaml"}).out, HasSubstr("as of 2027-01-01"));
    fs::remove_all(outside);
}

TEST_F(Config, NamesPathsFromItsOwnFolder) {
    repository.write("rules/policy.yaml", "orgplan: 1\nrules: {severity: {empty-unit: error}}\n");
    repository.write("specs/acme.yaml", kIdle);
    config("policies: rules/policy.yaml\nbaseline: known.baseline\n");
    EXPECT_EQ(repository.run("check specs/acme.yaml").exit_code, 2);
    EXPECT_EQ(repository.run("baseline write specs/acme.yaml").exit_code, 0);
    EXPECT_THAT(repository.read("known.baseline"), HasSubstr("empty-unit unit:idle"));
    EXPECT_EQ(repository.run("check acme.yaml", {}, "specs").exit_code, 0);
    repository.write("known.baseline", "# orgplan baseline 1\n");
    EXPECT_EQ(repository.run("check acme.yaml", {}, "specs").exit_code, 1);
}

TEST_F(Config, RefusesWhatItDoesNotKnow) {
    repository.write("acme.yaml", kIdle);
    struct Case {
        const char* text;
        const char* message;
    };
    for (const Case& each :
         {Case{"fail-on: error\n", "orgplan: .orgplan.yaml:1: there is no key `fail-on`; did you mean `fail_on`?\n"},
          Case{"\nfail_on: warnings\n",
               "orgplan: .orgplan.yaml:2: `warnings` is not one of error, warning, advice; did you mean `warning`?\n"},
          Case{"statistics: yes\n", "orgplan: .orgplan.yaml:1: `statistics` is `true` or `false`, and not `yes`\n"},
          Case{"max_warnings: few\n", "orgplan: .orgplan.yaml:1: `max_warnings` is a whole number, and not `few`\n"},
          Case{"today: 2027-13-01\n", "orgplan: .orgplan.yaml:1: today `2027-13-01` is not a date; write YYYY-MM-DD\n"},
          Case{"packs: {structure: true}\n", "orgplan: .orgplan.yaml:1: `packs` is a text or a list of texts\n"},
          Case{
              "- fail_on\n",
              "orgplan: .orgplan.yaml:1: a configuration is a map of keys; write `fail_on: warning`, for example\n"}}) {
        config(each.text);
        for (const char* command : {"check acme.yaml", "baseline write acme.yaml --baseline b", "config show"}) {
            const Outcome outcome = repository.run(command);
            EXPECT_EQ(outcome.exit_code, 2) << each.text;
            EXPECT_EQ(outcome.err, each.message) << command;
        }
    }
    config("fail_on: [error\n");
    EXPECT_EQ(repository.run("check acme.yaml").exit_code, 2);
    EXPECT_THAT(repository.run("check acme.yaml").err, StartsWith("orgplan: .orgplan.yaml:"));
    // One line, whatever follows from the first fault.
    EXPECT_EQ(std::ranges::count(repository.run("check acme.yaml").err, '\n'), 1);
    config("fail_on: \"\xFF\"\n");
    EXPECT_EQ(std::ranges::count(repository.run("check acme.yaml").err, '\n'), 1);
    EXPECT_THAT(repository.run("check acme.yaml").err, HasSubstr("not UTF-8; save the file as UTF-8"));
    config("packs: [structures]\n");
    EXPECT_THAT(repository.run("check acme.yaml").err, HasSubstr("no pack is called `structures`; did you mean"));
    config("# nothing yet\n");
    EXPECT_EQ(repository.run("check acme.yaml").exit_code, 0);
}

TEST_F(Config, IsShownWithWhereItComesFrom) {
    config("fail_on: warning\nformats: [text, sarif=out.sarif]\ninputs: acme.yaml\n");
    EXPECT_EQ(repository.run("config show --show error").out,
              "# .orgplan.yaml\n"
              "inputs: [acme.yaml]               # .orgplan.yaml:3\n"
              "policies: ~                       # default\n"
              "packs: ~                          # default\n"
              "days: stages                      # default\n"
              "today: ~                          # default\n"
              "baseline: ~                       # default\n"
              "formats: [text, sarif=out.sarif]  # .orgplan.yaml:2\n"
              "show: error                       # option\n"
              "fail_on: warning                  # .orgplan.yaml:1\n"
              "fail_on_silenced: false           # default\n"
              "max_warnings: ~                   # default\n"
              "show_suppressed: false            # default\n"
              "statistics: false                 # default\n"
              "redact: ~                         # default\n");
    fs::remove(repository.folder() / ".orgplan.yaml");
    EXPECT_THAT(repository.run("config show").out, StartsWith("# there is no .orgplan.yaml here\n"));
}

TEST_F(Config, NamesSeveralInputsAsOneReport) {
    repository.write("one.yaml", kIdle);
    repository.write("two/a.yaml", kCompany);
    repository.write("two/b.yaml", "orgplan: 1\nunits: [{id: idle}]\n");
    repository.write("three/x/c.yaml", kCompany);
    repository.write("three/y/d.yaml", "orgplan: 1\nunits: [{id: lazy}]\n");
    config("inputs: [one.yaml, two/, \"three/**/*.yaml\"]\ntoday: 2027-01-15\n");
    const Outcome text = repository.run("check");
    EXPECT_EQ(text.exit_code, 0);
    for (const char* summary :
         {"one.yaml: 1 warning; 1 seat;", "two: 1 warning; 2 files read", "three/**/*.yaml: 1 warning; 2 files read"}) {
        EXPECT_THAT(text.out, HasSubstr(summary));
    }
    const Json report = Json::parse(repository.run("check --format json").out);
    EXPECT_EQ(report["files"], Json({"one.yaml", "two/a.yaml", "two/b.yaml", "three/x/c.yaml", "three/y/d.yaml"}));
    EXPECT_EQ(report["counts"]["warning"], 3);
    std::vector<std::string> fingerprints;
    for (const Json& each : report["findings"]) fingerprints.push_back(each["fingerprint"]);
    // Each is that of its spec alone.
    EXPECT_THAT(fingerprints,
                ::testing::ElementsAre("empty-unit unit:idle", "empty-unit unit:idle", "empty-unit unit:lazy"));
    EXPECT_THAT(repository.run("check --format concise").out,
                AllOf(HasSubstr("one.yaml:4:"), HasSubstr("two/b.yaml:2:"), HasSubstr("three/y/d.yaml:2:")));
    // A baseline is of all of them.
    EXPECT_EQ(repository.run("baseline write --baseline all.baseline").exit_code, 0);
    EXPECT_THAT(repository.run("check --baseline all.baseline --fail-on advice").exit_code, 0);
    EXPECT_EQ(repository.run("baseline write one.yaml --baseline all.baseline").err,
              "orgplan: `all.baseline` is the baseline of all `inputs`, and `one.yaml` is not all of them; leave out "
              "`one.yaml`\n");
    // So is a revision.
    repository.commit("first");
    repository.write("three/y/d.yaml", "orgplan: 1\nunits: [{id: lazy}, {id: fresh}]\n");
    const Outcome since = repository.run("check --since main --fail-on warning");
    EXPECT_EQ(since.exit_code, 1);
    EXPECT_THAT(since.out, AllOf(HasSubstr("`fresh`"), Not(HasSubstr("`lazy` has")), Not(HasSubstr("`idle` has"))));
}

TEST_F(Config, TakesAPartForTheWhole) {
    repository.write("parts/a.yaml", kCompany);
    repository.write("parts/b.yaml",
                     "orgplan: 1\nunits: [{id: idle, positions: [{role: qa-engineer, reports_to: boss}]}]\n");
    repository.write("parts/what-if.yaml", "orgplan: 1\nscenario: {id: s, base: a.yaml}\n");
    EXPECT_EQ(repository.run("check parts/b.yaml").exit_code, 1);  // `boss` is in the other file
    config("inputs: parts\n");
    const Outcome outcome = repository.run("check parts/b.yaml");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.text();
    EXPECT_THAT(outcome.out, HasSubstr("parts: no findings; `parts/b.yaml` is part of it; 2 files read; 2 seats"));
    EXPECT_THAT(repository.run("check b.yaml", {}, "parts").out, HasSubstr("`b.yaml` is part of it"));
    // A scenario is none.
    EXPECT_THAT(repository.run("check parts/what-if.yaml").out, HasSubstr("parts/what-if.yaml: 1 error; 2 files read"));
}

TEST_F(Config, ReadsStandardInputInPlaceOfAFile) {
    repository.write("parts/a.yaml", kCompany);
    repository.write("parts/b.yaml", "orgplan: 1\nunits: []\n");
    repository.write("policy.yaml", "orgplan: 1\nrules: {severity: {empty-unit: error}}\n");
    config("inputs: parts\ntoday: 2027-01-15\n");
    const std::string text = "orgplan: 1\nunits: [{id: idle}]\nrules: {policy: ../policy.yaml}\n";
    Outcome outcome = repository.run("check - --stdin-filename parts/b.yaml --format concise", text);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.out, HasSubstr("parts/b.yaml:2:14: error: `idle` has no seats"));
    // One that is not there yet is another part.
    outcome = repository.run("check - --stdin-filename parts/c.yaml --format concise", text);
    EXPECT_THAT(outcome.out, HasSubstr("parts/c.yaml:2:14: error"));
    EXPECT_THAT(outcome.err, HasSubstr("4 files read"));
    // Beside no others it is a spec by itself.
    fs::remove(repository.folder() / ".orgplan.yaml");
    outcome = repository.run("check - --stdin-filename other.yaml --format concise", kIdle);
    EXPECT_THAT(outcome.out, StartsWith("other.yaml:4:"));
    // And compared with what it was.
    repository.write("acme.yaml", kIdle);
    repository.commit("first");
    outcome = repository.run("check - --stdin-filename acme.yaml --since main --fail-on advice", kIdle);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.text();
    EXPECT_THAT(outcome.out, HasSubstr("1 was there before"));
    EXPECT_EQ(repository.run("check acme.yaml --stdin-filename b.yaml").err,
              "orgplan: `--stdin-filename` is the name of what comes by standard input; write `-` for the spec\n");
    EXPECT_EQ(repository.run("check - --stdin-filename parts", kIdle).err,
              "orgplan: `parts` is a folder; write the name of a file in it for `--stdin-filename`\n");
}

// Each side is checked by the configuration of its time; one that was broken then is as if it were not there.
TEST_F(Config, IsThatOfItsTime) {
    repository.write("acme.yaml", kIdle);
    repository.write("strict.yaml", "orgplan: 1\nrules: {severity: {empty-unit: error}}\n");
    repository.commit("first");
    config("policies: strict.yaml\n");
    EXPECT_EQ(repository.run("check acme.yaml --since main").exit_code, 1);
    repository.commit("second");
    EXPECT_EQ(repository.run("check acme.yaml --since main").exit_code, 0);
    config("packs: [glossary]\npolicies: strict.yaml\n");
    EXPECT_EQ(repository.run("check acme.yaml --since main --fail-on-silenced").exit_code, 1);
    config("nonsense: 1\n");
    repository.commit("third");
    config("packs: [structure]\n");
    EXPECT_EQ(repository.run("check acme.yaml --since main").exit_code, 0);
}

TEST_F(Config, RefusesWhereThereIsNothingToCheck) {
    EXPECT_EQ(
        repository.run("check").text(),
        "--- standard error\norgplan: there is nothing to check: no spec is named, and no `.orgplan.yaml` here names "
        "`inputs`; write `orgplan check SPEC`\n--- exit code 2\n");
    config("inputs: nowhere.yaml\n");
    EXPECT_EQ(repository.run("check").exit_code, 2);
    config("inputs: \"none/*.yaml\"\n");
    EXPECT_EQ(repository.run("check").exit_code, 2);
}

}  // namespace
}  // namespace orgplan
