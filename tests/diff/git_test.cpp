#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/golden/program.h"

namespace orgplan {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// A folder under git's care, gone again at the end.
class Since : public ::testing::Test {
  protected:
    void SetUp() override {
        if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no git";
        folder_ = fs::temp_directory_path() / ("orgplan-since-" + std::to_string(getpid()));
        fs::create_directories(folder_ / "parts");
        git("init -q");
        write("acme.yaml", kOne);
        write("parts/company.yaml", "orgplan: 1\ncompany: {name: Acme}\npositions: [{id: ceo, role: ceo}]\n");
        write("parts/sales.yaml",
              "orgplan: 1\nunits: [{id: sales, positions: [{id: rep, role: account-executive}]}]\n");
        git("add -A");
        git("-c user.name=n -c user.email=e commit -q -m first");
    }
    void TearDown() override {
        if (!folder_.empty()) fs::remove_all(folder_);
    }
    void git(const std::string& arguments) {
        ASSERT_EQ(std::system(("git -C '" + folder_.string() + "' " + arguments).c_str()), 0);
    }
    void write(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }
    Outcome run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "diff");
        arguments.insert(arguments.end(), {"--today", "2027-01-15"});
        return run_in(folder_, arguments);
    }

    static constexpr const char* kOne = "orgplan: 1\ncompany: {name: Acme}\npositions: [{id: ceo, role: ceo}]\n";
    fs::path folder_;
};

TEST_F(Since, ComparesAFileWithWhatItWas) {
    EXPECT_THAT(run({"acme.yaml", "--since", "HEAD", "--exit-code"}).text(), HasSubstr("no differences"));
    write("acme.yaml", std::string(kOne) + "units: [{id: a, positions: [{id: x, role: tech-lead}]}]\n");
    const Outcome outcome = run({"acme.yaml", "--since", "HEAD", "--exit-code"});
    EXPECT_THAT(outcome.out, HasSubstr("+ x: Tech Lead, reports to ceo"));
    EXPECT_EQ(outcome.exit_code, 1);
}

TEST_F(Since, ComparesAFolderWithWhatItWas) {
    fs::remove(folder_ / "parts/sales.yaml");
    write("parts/people.yaml", "orgplan: 1\nunits: [{id: people, positions: [{id: hr, role: recruiter}]}]\n");
    const Outcome outcome = run({"parts", "--since", "HEAD"});
    EXPECT_THAT(outcome.out, HasSubstr("+ hr: ")) << outcome.text();
    EXPECT_THAT(outcome.out, HasSubstr("- rep: ")) << outcome.text();
    EXPECT_THAT(run({"parts/company.yaml", "--since", "HEAD"}).out, HasSubstr("no differences")) << "one file is one";
}

TEST_F(Since, ReadsPoliciesAsTheyWere) {
    const auto policy = [](const std::string& at_most) {
        return "orgplan: 1\nrules:\n  define: [{id: lonely-head, for: {seat: {role: ceo}}, severity: error,\n"
               "    require: {reports: {at_least: " +
               at_most +
               "}}, summary: A head alone,\n"
               "    message: \"{seat} is alone\", why: Because.}]\n";
    };
    write("parts/policy.yaml", policy("0"));
    write("ruled.yaml", std::string(kOne) + "rules: {policy: parts/policy.yaml}\n");
    git("add -A");
    git("-c user.name=n -c user.email=e commit -q -m ruled");
    EXPECT_THAT(run({"ruled.yaml", "--since", "HEAD"}).text(), HasSubstr("no differences"));
    write("parts/policy.yaml", policy("1"));
    EXPECT_THAT(run({"ruled.yaml", "--since", "HEAD"}).text(), HasSubstr("+ error: `ceo` is alone [lonely-head]"));
}

TEST_F(Since, SaysWhatIsMissing) {
    EXPECT_THAT(run({"acme.yaml", "--since", "nowhere"}).text(), HasSubstr("there is no git revision `nowhere` here"));
    EXPECT_THAT(run({"acme.yaml", "--since=--output=x"}).text(),
                HasSubstr("there is no git revision `--output=x` here"));
    write("new.yaml", kOne);
    EXPECT_THAT(run({"new.yaml", "--since", "HEAD"}).text(),
                HasSubstr("`new.yaml` is not there at `HEAD`, so there is nothing to compare"));
    fs::remove_all(folder_ / ".git");
    EXPECT_THAT(run({"acme.yaml", "--since", "HEAD"}).text(), HasSubstr("`acme.yaml` is not in a git repository"));
    EXPECT_EQ(run({"acme.yaml", "--since", "HEAD"}).exit_code, 2);
}

TEST_F(Since, SaysHowToCompareWithARevisionThatIsGivenAsASpec) {
    git("branch before");
    git("branch later");
    EXPECT_THAT(run({"before", "acme.yaml"}).text(),
                HasSubstr("`before` is a git revision, and no file or folder is called that; write `orgplan diff "
                          "acme.yaml --since before`"));
    EXPECT_THAT(run({"acme.yaml", "before"}).text(), HasSubstr("write `orgplan diff acme.yaml --since before`"));
    EXPECT_THAT(run({"before:acme.yaml", "parts"}).text(), HasSubstr("write `orgplan diff parts --since before`"));
    EXPECT_THAT(run({"before", "later"}).text(),
                HasSubstr("check out `later`, then write `orgplan diff SPEC --since before`"));
    EXPECT_EQ(run({"before", "later"}).exit_code, 2);
    EXPECT_THAT(run_in(folder_, {"compare", "before", "acme.yaml"}).text(), HasSubstr("`before` is a git revision"));
    EXPECT_THAT(run_in(folder_, {"check", "before:acme.yaml"}).text(),
                HasSubstr("write `orgplan diff acme.yaml --since before`"));
}

TEST_F(Since, SaysHowToFetchABranchThatACloneOfOneBranchLacks) {
    git("branch -m start");
    git("checkout -q -b feature");
    git("clone -q --depth 1 --branch feature 'file://" + folder_.string() + "' clone");
    const auto in_clone = [&](const std::string& revision) {
        return run_in(folder_ / "clone", {"diff", "acme.yaml", "--since", revision}).text();
    };
    EXPECT_THAT(in_clone("start"), HasSubstr("there is no git revision `start` here; run `git fetch origin "
                                             "start:refs/remotes/origin/start`, then write `--since origin/start`"));
    EXPECT_THAT(in_clone("origin/start"), HasSubstr("run `git fetch origin start:refs/remotes/origin/start`"));
    EXPECT_THAT(in_clone("HEAD~3"), HasSubstr("the clone is shallow, and `git fetch --unshallow`"));
    ASSERT_EQ(
        std::system(
            ("git -C '" + (folder_ / "clone").string() + "' fetch -q origin start:refs/remotes/origin/start").c_str()),
        0);
    EXPECT_THAT(in_clone("origin/start"), HasSubstr("no differences"));
    EXPECT_THAT(in_clone("start"), HasSubstr("write `--since origin/start`"));
}

}  // namespace
}  // namespace orgplan
