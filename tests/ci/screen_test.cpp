#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "planner/cli/screen.h"
#include "tests/ci/repository.h"
#include "tests/ci/schemas.h"

// `--color`, NO_COLOR, CLICOLOR_FORCE, and links on terminals that show them.

namespace orgplan {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<const char*> kVariables{"NO_COLOR",    "CLICOLOR_FORCE",  "TERM",       "TERM_PROGRAM", "TMUX", "STY",
                                          "VTE_VERSION", "KONSOLE_VERSION", "WT_SESSION", "ORGPLAN_DOCS"};

// An environment with these variables alone; what was there comes back at the end.
class Variables {
  public:
    explicit Variables(const std::map<std::string, std::string>& values) {
        for (const char* const name : kVariables) {
            if (const char* const value = std::getenv(name)) before_.emplace(name, value);
            ::unsetenv(name);
        }
        for (const auto& [name, value] : values) ::setenv(name.c_str(), value.c_str(), 1);
    }
    ~Variables() {
        for (const char* const name : kVariables) ::unsetenv(name);
        for (const auto& [name, value] : before_) ::setenv(name.c_str(), value.c_str(), 1);
    }
    Variables(const Variables&) = delete;
    Variables& operator=(const Variables&) = delete;

  private:
    std::map<std::string, std::string> before_;
};

TEST(Color, IsDecidedByTheOptionThenTheEnvironmentThenTheTerminal) {
    struct Case {
        const char* choice;
        std::map<std::string, std::string> variables;
        bool in_file;
        bool on_terminal;
    };
    for (const Case& each : std::vector<Case>{{"auto", {}, false, true},
                                              {"auto", {{"TERM", "dumb"}}, false, false},
                                              {"auto", {{"NO_COLOR", "1"}}, false, false},
                                              {"auto", {{"NO_COLOR", ""}}, false, true},
                                              {"auto", {{"CLICOLOR_FORCE", "1"}}, true, true},
                                              {"auto", {{"CLICOLOR_FORCE", "0"}}, false, true},
                                              {"auto", {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}, false, false},
                                              {"always", {{"NO_COLOR", "1"}}, true, true},
                                              {"never", {{"CLICOLOR_FORCE", "1"}}, false, false}}) {
        const Variables variables(each.variables);
        EXPECT_EQ(cli::is_coloured(each.choice, false), each.in_file) << each.choice;
        EXPECT_EQ(cli::is_coloured(each.choice, true), each.on_terminal) << each.choice;
    }
}

TEST(Links, AreOnTerminalsThatShowThem) {
    struct Case {
        std::map<std::string, std::string> variables;
        bool shown;
    };
    for (const Case& each : std::vector<Case>{{{{"TERM", "xterm-256color"}}, false},
                                              {{{"VTE_VERSION", "6003"}}, true},
                                              {{{"VTE_VERSION", "4205"}}, false},
                                              {{{"KONSOLE_VERSION", "220401"}}, true},
                                              {{{"TERM_PROGRAM", "WezTerm"}}, true},
                                              {{{"TERM_PROGRAM", "Apple_Terminal"}}, false},
                                              {{{"TERM", "xterm-kitty"}}, true},
                                              {{{"TERM", "xterm-kitty"}, {"TMUX", "x"}}, false},
                                              {{{"VTE_VERSION", "6003"}, {"TERM", "screen"}}, false},
                                              {{{"WT_SESSION", "x"}}, true}}) {
        const Variables variables(each.variables);
        EXPECT_EQ(cli::is_linked(true, true), each.shown) << each.variables.begin()->first;
        EXPECT_FALSE(cli::is_linked(false, true));
        EXPECT_FALSE(cli::is_linked(true, false));
    }
}

class Screens : public InRepository {
  protected:
    void SetUp() override {
        InRepository::SetUp();
        if (IsSkipped()) return;
        repository.write(
            "acme.yaml",
            "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\nunits: [{id: x}]\n");
        repository.write("bad file.yaml", "orgplan: 1\npositions: [{id: boss, role: ceoo}]\n");
    }
    // What the built program writes on a terminal with these variables.
    std::string on_terminal(const std::string& environment, const std::string& words) const {
        const std::string program = (fs::path(ORGPLAN_BUILD_DIR) / "orgplan").string();
        return shell("cd '" + repository.folder().string() + "' && env -u NO_COLOR -u CLICOLOR_FORCE -u TMUX -u STY " +
                     environment + " python3 -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)' '" + program +
                     "' " + words)
            .said;
    }
};

TEST_F(Screens, AllCommandsWithFindingsDoTheSame) {
    const Variables none({});
    const char* const red = "\x1b[1;31merror:";
    for (const std::vector<std::string>& words : {std::vector<std::string>{"check", "bad file.yaml"},
                                                  {"draw", "bad file.yaml"},
                                                  {"plan", "show", "bad file.yaml"}}) {
        std::vector<std::string> always = words;
        always.insert(always.end(), {"--color", "always"});
        const Outcome plain = run_in(repository.folder(), words);
        const Outcome coloured = run_in(repository.folder(), always);
        EXPECT_THAT(plain.out + plain.err, Not(HasSubstr("\x1b"))) << words.front();
        EXPECT_THAT(coloured.out + coloured.err, AllOf(HasSubstr(red), Not(HasSubstr("\x1b]8"))));
        EXPECT_EQ(coloured.exit_code, plain.exit_code);
    }
    EXPECT_THAT(repository.run("--color always check acme.yaml").out, HasSubstr("\x1b[1;33mwarning:"));
    EXPECT_EQ(repository.run("check acme.yaml --color sometimes").err,
              "orgplan: --color `sometimes` is not one of auto, always, never; see `orgplan check --help`\n");
}

// A file is read by programs, whatever the terminal shows.
TEST_F(Screens, AFileIsNeverColoured) {
    const Outcome outcome =
        repository.run("check acme.yaml --color always --format text --format concise=lines.txt --format sarif=s.json");
    EXPECT_THAT(outcome.out, HasSubstr("\x1b["));
    EXPECT_EQ(repository.run("check acme.yaml --color always --format text=text.txt").exit_code, 0);
    for (const char* file : {"lines.txt", "s.json", "text.txt"}) {
        EXPECT_THAT(repository.read(file), AllOf(HasSubstr("empty-unit"), Not(HasSubstr("\x1b")))) << file;
    }
    EXPECT_THAT(repository.run("check acme.yaml --color always --format json").out, Not(HasSubstr("\x1b")));
}

TEST_F(Screens, ATerminalShowsColoursAndLinks) {
    if (shell("python3 -c 'import pty'").exit_code != 0) GTEST_SKIP() << "python3 has no pty";
    const std::string known = "VTE_VERSION=7000 TERM=xterm-256color ORGPLAN_DOCS=https://example.org/docs/";
    const std::string linked = on_terminal(known, "check acme.yaml --today 2027-01-15");
    EXPECT_THAT(linked, HasSubstr("\x1b[1;33mwarning:"));
    EXPECT_THAT(linked,
                HasSubstr("[\x1b]8;;https://example.org/docs/rules.md#empty-unit\x1b\\empty-unit\x1b]8;;\x1b\\]"));
    EXPECT_THAT(linked, HasSubstr("\x1b]8;;file://"));
    EXPECT_THAT(linked, HasSubstr(repository.folder().string() + "/acme.yaml#4\x1b\\\x1b[1macme.yaml:4:14:\x1b[0m"));
    EXPECT_THAT(on_terminal(known, "check 'bad file.yaml'"), HasSubstr("/bad%20file.yaml#2\x1b\\"));
    EXPECT_THAT(on_terminal(known + " TERM_PROGRAM=vscode", "check acme.yaml"), HasSubstr("]8;;vscode://file/"));
    // On others colours alone, and without colour no link.
    const std::string coloured = on_terminal("VTE_VERSION= TERM=xterm-256color", "check acme.yaml");
    EXPECT_THAT(coloured, AllOf(HasSubstr("\x1b[1;33mwarning:"), Not(HasSubstr("\x1b]8"))));
    for (const char* const off : {" NO_COLOR=1", " TERM=dumb"}) {
        EXPECT_THAT(on_terminal(known + off, "check acme.yaml"), Not(HasSubstr("\x1b")));
    }
    EXPECT_THAT(on_terminal(known, "check acme.yaml --color never"), Not(HasSubstr("\x1b[1")));
}

}  // namespace
}  // namespace orgplan
