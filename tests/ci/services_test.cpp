#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/types.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <thread>

#include "tests/ci/repository.h"
#include "tests/ci/schemas.h"

// The action of GitHub, the template of GitLab and the hook of pre-commit: what they would run is run, in a repository
// that the test makes, against a stand-in for the services on this computer.

namespace orgplan {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::json;

const fs::path kBuilt = fs::path(ORGPLAN_BUILD_DIR);

class Services : public InRepository {
  protected:
    void SetUp() override {
        InRepository::SetUp();
        if (IsSkipped()) return;
        for (const char* const program : {"curl", "jq", "python3 -c 'import yaml'"}) {
            const bool there = std::string(program).starts_with("python3")
                                   ? shell(program).exit_code == 0
                                   : shell(std::string("command -v ") + program).exit_code == 0;
            if (!there) GTEST_SKIP() << program << " is not here";
        }
        repository.write("acme.yaml", kSpec);
        repository.write(".orgplan.yaml", "inputs: acme.yaml\ntoday: 2027-01-15\n");
        repository.commit("first");
        repository.git("checkout -q -b change");
        repository.write("acme.yaml",
                         std::string(kSpec) + "  - {id: fresh, positions: [{role: qa-enginer, reports_to: boss}]}\n");
        repository.commit("second");
        // The program under its name, and a home of its own for what is said to git.
        fs::create_directories(other_ / "bin");
        fs::create_symlink(kBuilt / "orgplan", other_ / "bin/orgplan");
        fs::create_directories(other_ / "home");
    }
    void TearDown() override {
        if (server_ > 0) ::kill(server_, SIGTERM);
        fs::remove_all(other_);
    }

    // In the repository, with no more of this environment than it needs.
    ShellRun run(const std::string& environment, const std::string& command) const {
        return shell("cd '" + repository.folder().string() + "' && env -u GITHUB_ACTIONS -u GITLAB_CI HOME='" +
                     (other_ / "home").string() + "' PATH='" + (other_ / "bin").string() + "':\"$PATH\" " +
                     environment + " " + command);
    }
    std::string steps(const std::string& kind, const std::string& file, const std::string& arguments = {}) const {
        return "python3 '" + (kRoot / "tests/ci/run_steps.py").string() + "' " + kind + " '" + (kRoot / file).string() +
               "' " + arguments;
    }

    // Starts the stand-in; its address.
    std::string service() {
        const fs::path said = other_ / "service";
        const ShellRun started = shell("python3 '" + (kRoot / "tests/ci/comments_stand_in.py").string() + "' > '" +
                                       said.string() + "' 2>/dev/null & echo $!");
        server_ = std::stoi(started.said);
        for (int i = 0; i < 100 && text_of(said).find('\n') == std::string::npos; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return "http://127.0.0.1:" + words_of(text_of(said)).front();
    }
    std::string said_to_service() const { return text_of(other_ / "service"); }

    static constexpr auto kSpec =
        "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\nunits:\n  - {id: idle}\n";
    fs::path other_ = fs::temp_directory_path() / ("orgplan-services-" + std::to_string(::getpid()));
    pid_t server_ = 0;
};

TEST_F(Services, PreCommitRunsTheHook) {
    EXPECT_EQ(run("", steps("hook", ".pre-commit-hooks.yaml")).exit_code, 1);
    repository.git("checkout -q main");
    const ShellRun clean = run("", steps("hook", ".pre-commit-hooks.yaml"));
    EXPECT_EQ(clean.exit_code, 0) << clean.said;
    EXPECT_THAT(clean.said, HasSubstr("acme.yaml: 1 warning"));
}

// As a developer installs it: from this checkout, at what is committed there.
TEST_F(Services, PreCommitItselfRunsTheHook) {
    if (shell("command -v pre-commit").exit_code != 0) GTEST_SKIP() << "pre-commit is not installed";
    const std::string root = "'" + kRoot.string() + "'";
    const ShellRun valid = shell("pre-commit validate-manifest " + root + "/.pre-commit-hooks.yaml");
    EXPECT_EQ(valid.exit_code, 0) << valid.said;
    const ShellRun head = run("", "git -C " + root + " -c safe.directory='*' rev-parse HEAD");
    if (head.exit_code != 0) GTEST_SKIP() << "this is no checkout";
    repository.write(".pre-commit-config.yaml", "repos:\n  - repo: " + kRoot.string() + "\n    rev: " +
                                                    words_of(head.said).front() + "\n    hooks: [{id: orgplan}]\n");
    run("", "git config --global --add safe.directory '*'");
    repository.git("add -A");
    const ShellRun failed = run("PRE_COMMIT_HOME='" + (other_ / "cache").string() + "'", "pre-commit run --all-files");
    EXPECT_EQ(failed.exit_code, 1) << failed.said;
    EXPECT_THAT(failed.said, AllOf(HasSubstr("orgplan check"), HasSubstr("[unknown-role]")));
    repository.write("acme.yaml", kSpec);
    repository.git("add -A");
    const ShellRun passed = run("PRE_COMMIT_HOME='" + (other_ / "cache").string() + "'", "pre-commit run --all-files");
    EXPECT_EQ(passed.exit_code, 0) << passed.said;
    EXPECT_THAT(passed.said, HasSubstr("Passed"));
}

TEST_F(Services, GitHubRunsTheAction) {
    const std::string address = service();
    const std::string environment =
        "GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=summary.md GITHUB_API_URL=" + address +
        " GITHUB_REPOSITORY=acme/org TOKEN=secret PULL_REQUEST_NUMBER=7 BASE_SHA=$(git -C '" +
        repository.folder().string() + "' rev-parse main)";
    ShellRun ran = run(environment, steps("action", "action.yml", "spec=acme.yaml sarif=true"));
    EXPECT_EQ(ran.exit_code, 1) << ran.said;
    EXPECT_THAT(ran.said, AllOf(HasSubstr("::error file=acme.yaml,line=6,"), HasSubstr("1 was there before"),
                                Not(HasSubstr("`idle` has")), HasSubstr("uses github/codeql-action/upload-sarif@v3"),
                                HasSubstr("uses actions/upload-artifact@v4"), HasSubstr("a comment was written")));
    const Json sarif = Json::parse(repository.read("orgplan.sarif"))["runs"][0];
    EXPECT_EQ(sarif["results"].size(), 1u);
    EXPECT_EQ(sarif["tool"]["driver"]["rules"][0]["helpUri"],
              "https://github.com/acme/orgplan/blob/v0/docs/rules.md#unknown-role");
    EXPECT_THAT(repository.read("summary.md"), StartsWith("## orgplan: 1 error"));
    EXPECT_THAT(repository.read("orgplan-chart.pdf"), StartsWith("%PDF"));
    // The second time the comment is edited.
    ran = run(environment, steps("action", "action.yml", "spec=acme.yaml chart=false"));
    EXPECT_THAT(ran.said, AllOf(HasSubstr("comment 2 was edited"), Not(HasSubstr("uses "))));
    EXPECT_THAT(said_to_service(), AllOf(HasSubstr("POST /repos/acme/org/issues/7/comments "),
                                         HasSubstr("PATCH /repos/acme/org/issues/comments/2 ")));
    // On the main branch there is nothing to compare.
    repository.git("checkout -q main");
    ran = run("GITHUB_ACTIONS=true", steps("action", "action.yml", "spec=acme.yaml"));
    EXPECT_EQ(ran.exit_code, 0) << ran.said;
    EXPECT_THAT(ran.said, HasSubstr("::warning file=acme.yaml,line=5,"));
}

TEST_F(Services, GitLabRunsTheTemplate) {
    const std::string address = service();
    const std::string variables = "ORGPLAN_TOOLS='" + kRoot.string() + "' ORGPLAN_SPEC=acme.yaml";
    const std::string environment =
        "GITLAB_CI=true CI_API_V4_URL=" + address +
        " CI_PROJECT_ID=3 CI_MERGE_REQUEST_IID=4 GITLAB_TOKEN=secret CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git -C '" +
        repository.folder().string() + "' rev-parse main)";
    for (const char* const said : {"a comment was written", "comment 2 was edited"}) {
        const ShellRun ran = run(environment, steps("gitlab", "ci/gitlab.yml", variables));
        EXPECT_EQ(ran.exit_code, 1) << ran.said;
        EXPECT_THAT(ran.said, HasSubstr(said));
    }
    EXPECT_THAT(said_to_service(), AllOf(HasSubstr("POST /projects/3/merge_requests/4/notes "),
                                         HasSubstr("PUT /projects/3/merge_requests/4/notes/2 ")));
    EXPECT_EQ(Json::parse(repository.read("orgplan-quality.json")).size(), 1u);
    EXPECT_THAT(repository.read("orgplan-junit.xml"), HasSubstr("failures=\"1\""));
    EXPECT_TRUE(fs::exists(repository.folder() / "orgplan-chart.pdf"));
}

// What the change breaks cannot be compared; its reports are there all the same.
TEST_F(Services, GitLabHasReportsOfASpecThatCannotBeCompared) {
    repository.write("acme.yaml", "orgplan: 1\npositions: [{id: boss, role: ceo}, {id: boss, role: cto}]\n");
    const ShellRun ran =
        run("GITLAB_CI=true CI_MERGE_REQUEST_DIFF_BASE_SHA=main",
            steps("gitlab", "ci/gitlab.yml", "ORGPLAN_TOOLS='" + kRoot.string() + "' ORGPLAN_SPEC=acme.yaml"));
    EXPECT_EQ(ran.exit_code, 1) << ran.said;
    EXPECT_THAT(ran.said, HasSubstr("[duplicate-id]"));
    EXPECT_THAT(repository.read("orgplan-quality.json"), HasSubstr("duplicate-id"));
    EXPECT_THAT(repository.read("orgplan-junit.xml"), HasSubstr("duplicate-id"));
}

TEST_F(Services, FetchTheBranchThatAShallowCloneLacks) {
    const std::string clone = (other_ / "clone").string();
    const ShellRun cloned =
        run("", "git clone -q --depth 1 'file://" + repository.folder().string() + "' '" + clone + "'");
    ASSERT_EQ(cloned.exit_code, 0) << cloned.said;
    for (const std::string script : {"check.sh", "compare.sh"}) {
        const ShellRun ran = run("SPEC=acme.yaml SINCE=main",
                                 "sh -c 'cd \"" + clone + "\" && \"" + (kRoot / "ci" / script).string() + "\" github'");
        EXPECT_THAT(ran.said, Not(HasSubstr("there is no git revision"))) << script;
        EXPECT_EQ(ran.exit_code, script == "check.sh" ? 1 : 0) << ran.said;
    }
}

TEST_F(Services, TakeArgumentsOfSeveralLines) {
    repository.git("checkout -q main");
    const ShellRun ran = run("SPEC=acme.yaml ARGUMENTS='--today 2027-01-15\n--fail-on warning\n'",
                             "'" + (kRoot / "ci/check.sh").string() + "'");
    EXPECT_EQ(ran.exit_code, 1) << ran.said;
    EXPECT_THAT(ran.said, HasSubstr("checked as of 2027-01-15"));
}

// Longer than what the system takes as one argument, and than what GitHub takes as one comment.
TEST_F(Services, CutACommentThatIsTooLong) {
    repository.write("long.md", "# acme\n" + std::string(300'000, 'x') + "\n");
    const std::string comment = "'" + (kRoot / "ci/comment.sh").string() + "' ";
    const std::string address = service();
    ShellRun ran = run(
        "SPEC=acme.yaml GITHUB_API_URL=" + address + " GITHUB_REPOSITORY=acme/org GITHUB_TOKEN=secret PULL_REQUEST=7",
        comment + "github long.md");
    EXPECT_EQ(ran.said, "a comment was written\n");
    ran = run("SPEC=acme.yaml CI_API_V4_URL=" + address + " CI_PROJECT_ID=3 CI_MERGE_REQUEST_IID=4 GITLAB_TOKEN=secret",
              comment + "gitlab long.md");
    EXPECT_EQ(ran.said, "comment 2 was edited\n");
    // Another spec has another comment.
    ran =
        run("SPEC=other.yaml CI_API_V4_URL=" + address + " CI_PROJECT_ID=3 CI_MERGE_REQUEST_IID=4 GITLAB_TOKEN=secret",
            comment + "gitlab long.md");
    EXPECT_EQ(ran.said, "a comment was written\n");
}

// The pull request that adds a spec is checked, and has nothing to compare it with.
TEST_F(Services, ComparesNothingWithANewSpec) {
    repository.write("other.yaml", "orgplan: 1\nstages: [{id: a}]\npositions: [{id: x, role: ceo}]\n");
    const ShellRun ran =
        run("SPEC=other.yaml SINCE=main COMMENT=true", "'" + (kRoot / "ci/compare.sh").string() + "' github");
    EXPECT_EQ(ran.exit_code, 0) << ran.said;
    EXPECT_THAT(ran.said, HasSubstr("is not there at `main`"));
}

// Where there is no git, actions/checkout brings the files alone.
TEST_F(Services, SaysThatTheCheckoutIsNoRepository) {
    fs::remove_all(repository.folder() / ".git");
    for (const std::string script : {"check.sh", "compare.sh"}) {
        const ShellRun ran = run("SPEC=acme.yaml SINCE=main", "'" + (kRoot / "ci" / script).string() + "' github");
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_EQ(ran.said, script +
                                ": this is not a git repository, so nothing can be compared with main; install "
                                "git before the checkout\n");
    }
}

TEST_F(Services, SaysWhichVariableIsMissing) {
    const ShellRun ran =
        run("GITHUB_API_URL=x GITHUB_REPOSITORY=x", "'" + (kRoot / "ci/comment.sh").string() + "' github acme.yaml");
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.said, "comment.sh: GITHUB_TOKEN is not set, so nothing was written\n");
}

// The action, the template, the container and what the manual shows are of this version.
TEST(Versions, AreThatOfTheProgram) {
    const std::regex version(
        "(orgplan_|orgplan:|orgplan@v|VERSION=|VERSION: v|rev: v|ref: v)([0-9]+\\.[0-9]+\\.[0-9]+)");
    for (const char* const file : {"action.yml", "ci/gitlab.yml", "ci/Containerfile", "docs/ci.md"}) {
        const std::string text = text_of(kRoot / file);
        std::size_t found = 0;
        for (std::sregex_iterator at(text.begin(), text.end(), version), end; at != end; ++at, ++found) {
            EXPECT_EQ((*at)[2], ORGPLAN_VERSION) << file << ": " << (*at)[0];
        }
        EXPECT_GT(found, 0u) << file;
    }
}

TEST(Install, PutsEverythingInPlace) {
    const fs::path prefix = fs::temp_directory_path() / ("orgplan-install-" + std::to_string(::getpid()));
    const ShellRun ran = shell("cmake --install '" + kBuilt.string() + "' --prefix '" + prefix.string() + "'");
    EXPECT_EQ(ran.exit_code, 0) << ran.said;
    for (const char* const file :
         {"bin/orgplan", "share/orgplan/org.schema.json", "share/orgplan/check.schema.json", "share/man/man1/orgplan.1",
          "share/bash-completion/completions/orgplan", "share/zsh/vendor-completions/_orgplan",
          "share/fish/vendor_completions.d/orgplan.fish", "share/doc/orgplan/CHANGELOG.md",
          "share/doc/orgplan/rules.md"}) {
        EXPECT_GT(fs::exists(prefix / file) ? fs::file_size(prefix / file) : 0, 100u) << file;
    }
    EXPECT_TRUE(Json::accept(text_of(prefix / "share/orgplan/org.schema.json")));
    fs::remove_all(prefix);
}

}  // namespace
}  // namespace orgplan
