#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "planner/cli/commands.h"
#include "planner/manual/topics.h"
#include "tests/golden/program.h"

// What the help says is run: the examples of each command, and those of each topic.

namespace orgplan {
namespace {

namespace fs = std::filesystem;

/// A folder of files that the examples of the help speak of, with a version of them in git.
class HelpExamples : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "orgplan-help-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        fs::create_directory(folder_ / "new");
        fs::copy_file(kRoot / "examples/startup.yaml", folder_ / "acme.yaml");
        // A plan is proposed from a day that the spec says.
        std::ofstream(folder_ / "acme.yaml", std::ios::app) << "hiring: {now: 2027-01-15}\n";
        fs::copy_file(kRoot / "examples/staff.csv", folder_ / "staff.csv");
        write("slower.yaml",
              "orgplan: 1\nscenario: {id: slower, base: acme.yaml}\nedit: {seats: {shop/qa-engineer: ~}}\n");
        write("small.yaml",
              "orgplan: 1\nhiring: {now: 2027-01-15}\nstages: [{id: now, date: 2027-01-31}, {id: end, date: "
              "2027-12-31, needs: {units: [payments]}}]\npositions: [{id: ceo, role: ceo}]\nunits: [{id: core, "
              "positions: [{role: backend-developer, count: 2}]}, {id: payments, kind: team, opens: planned}]\n");
        write("acme-plan.yaml",
              "orgplan: 1\nscenario: {id: acme-plan, base: small.yaml}\nedit: {units: {payments: {opens: "
              "2027-07, manager: payments/tech-lead, positions: {add: [{role: tech-lead, opens: 2027-07}, {role: "
              "backend-developer, "
              "opens: 2027-07, count: 3}]}}}}\n");
        write("export.csv", "id,manager_id,title\n1,,CEO\n2,1,Backend Developer\n");
        const std::string git = "cd '" + folder_.string() +
                                "' && git init -q -b main && git add . && git -c user.name=t "
                                "-c user.email=t@localhost commit -q -m first";
        has_git_ = std::system(git.c_str()) == 0;
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(const char* name, const char* text) const { std::ofstream(folder_ / name, std::ios::binary) << text; }

    fs::path folder_;
    bool has_git_ = false;
};

TEST_F(HelpExamples, OfCommandsRun) {
    for (const cli::Command& command : cli::commands()) {
        for (const std::string_view example : command.examples) {
            // It runs until it is ended: tests/page_data/serve_test.cpp starts and ends it.
            if (command.name == "serve") continue;
            SCOPED_TRACE(example);
            // What the shell does with the output is not the program's.
            std::vector<std::string> words = words_of(std::string(example.substr(0, example.find('>'))));
            ASSERT_GT(words.size(), 1u);
            EXPECT_EQ(words.front(), "orgplan");
            words.erase(words.begin());
            const bool needs_git = example.find("--since") != example.npos;
            ASSERT_TRUE(has_git_ || !needs_git);
            // The second example of the import refuses a row that is there twice.
            const int expected = example.find("staff.csv") != example.npos ? cli::kFindings : cli::kClean;
            const Outcome outcome = run_in(command.name == "init" ? folder_ / "new" : folder_, words);
            EXPECT_EQ(outcome.exit_code, expected) << outcome.text();
        }
        std::vector<std::string> help = words_of(std::string(command.name));
        help.emplace_back("--help");
        EXPECT_THAT(run_in(folder_, help).out, testing::HasSubstr("Examples:\n  " + std::string(command.examples[0]) +
                                                                  "\n  " + std::string(command.examples[1]) + "\n"));
    }
}

/// The examples of a topic, which are indented by four blanks, without these.
std::vector<std::string> examples_of(const manual::Topic& topic) {
    std::vector<std::string> found;
    std::istringstream lines(topic.text);
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        const bool indented = line.starts_with("    ");
        if (indented && !inside) found.emplace_back();
        if (indented) found.back() += line.substr(4) + '\n';
        inside = indented;
    }
    return found;
}

TEST_F(HelpExamples, OfAScenarioHasItsBase) {
    const std::vector<std::string> today = {"--today", "2027-01-15"};
    const auto run = [&](std::vector<std::string> arguments, const std::string& input = {}) {
        arguments.insert(arguments.end(), today.begin(), today.end());
        return run_in(folder_ / "new", arguments, input);
    };
    ASSERT_EQ(run({"init", "acme.yaml"}).exit_code, cli::kClean);
    const std::vector<std::string> examples = examples_of(*manual::find_topic("scenarios"));
    const Outcome outcome = run({"check", "-", "--fail-on", "advice"}, examples.front());
    EXPECT_EQ(outcome.exit_code, cli::kClean) << outcome.text();
}

// A clone has what a review needs only where it is fetched.
TEST_F(HelpExamples, OfRevisionsThatAreNotHereSayHowToGetThem) {
    ASSERT_TRUE(has_git_);
    const std::string git = "git -c user.name=t -c user.email=t@localhost ";
    const std::string commands = "cd '" + folder_.string() + "' && " + git +
                                 "commit -q --allow-empty -m second && git clone -q --depth 1 \"file://$PWD\" clone";
    ASSERT_EQ(std::system(commands.c_str()), 0);
    const auto why = [](const fs::path& folder, const char* revision) {
        const Outcome outcome = run_in(folder, {"diff", "acme.yaml", "--since", revision});
        EXPECT_EQ(outcome.exit_code, cli::kUsage);
        return outcome.err;
    };
    EXPECT_EQ(why(folder_ / "clone", "HEAD~1"),
              "orgplan: there is no git revision `HEAD~1` here; the clone is shallow, and `git fetch --unshallow` gets "
              "what is missing\n");
    EXPECT_EQ(why(folder_, "upstream/main"),
              "orgplan: there is no git revision `upstream/main` here; there is no git remote `upstream` either\n");
    ASSERT_EQ(std::system(("cd '" + folder_.string() + "' && git remote add origin .").c_str()), 0);
    EXPECT_EQ(why(folder_, "origin/later"),
              "orgplan: there is no git revision `origin/later` here; run `git fetch origin "
              "later:refs/remotes/origin/later`\n");
    EXPECT_EQ(why(folder_, "later"),
              "orgplan: there is no git revision `later` here; run `git fetch origin later:refs/remotes/origin/later`, "
              "then write `--since origin/later`\n");
}

TEST(Topics, AreShortAndTheirSpecsAreAccepted) {
    for (const manual::Topic& topic : manual::topics()) {
        SCOPED_TRACE(topic.id);
        std::size_t lines = 0;
        std::istringstream text(topic.text);
        for (std::string line; std::getline(text, line); ++lines) EXPECT_LE(line.size(), 78u) << line;
        EXPECT_LE(lines, 40u) << "it fits on a screen";
        for (const std::string& example : examples_of(topic)) {
            const bool is_scenario = example.find("\nscenario:") != example.npos;  // tried above
            if (is_scenario || !example.starts_with("orgplan: 1\n")) continue;
            const Outcome outcome =
                run_in(kRoot, {"check", "-", "--fail-on", "advice", "--today", "2027-01-15"}, example);
            EXPECT_EQ(outcome.exit_code, cli::kClean) << example << outcome.text();
        }
        EXPECT_THAT(run_in(kRoot, {"help", topic.id}).out, testing::HasSubstr(topic.text));
    }
}

TEST(Topics, AreFoundUnderTheOtherWordsPeopleUse) {
    std::set<std::string> words;
    for (const cli::Command& command : cli::commands()) words.emplace(command.name);
    for (const manual::Topic& topic : manual::topics()) words.insert(topic.id);
    for (const manual::Topic& topic : manual::topics()) {
        for (const std::string& word : topic.also) {
            EXPECT_TRUE(words.insert(word).second) << word << " means two things";
            EXPECT_THAT(run_in(kRoot, {"help", word}).out, testing::HasSubstr(topic.text));
        }
    }
}

TEST(Pipe, ThatIsClosedEndsTheProgramQuietly) {
    const char* const program = std::getenv("ORGPLAN_PROGRAM");
    if (program == nullptr) GTEST_SKIP() << "it needs the program by itself: ctest --preset released";
    // More than a pipe holds, to a reader that takes one line.
    std::string name = (fs::temp_directory_path() / "orgplan-pipe-XXXXXX").string();
    const fs::path folder = ::mkdtemp(name.data());
    const std::string err = (folder / "err").string();
    EXPECT_EQ(
        std::system(
            ("'" + std::string(program) + "' rules --format markdown 2>'" + err + "' | head -n 1 >/dev/null").c_str()),
        0);
    EXPECT_EQ(text_of(err), "");
    fs::remove_all(folder);
}

}  // namespace
}  // namespace orgplan
