#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "planner/cli/commands.h"
#include "planner/cli/shell_commands.h"
#include "planner/cli/shell_files.h"
#include "tests/ci/schemas.h"
#include "tests/golden/program.h"

// Completions and the man page: each command and option is in them, and the shells can read them.

namespace orgplan {
using namespace cli;
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;

// A file with a text, gone again at the end.
class File {
  public:
    File(const char* name, const std::string& text)
        : path_(fs::temp_directory_path() / ("orgplan-" + std::to_string(::rand()) + name)) {
        std::ofstream(path_, std::ios::binary) << text;
    }
    ~File() { fs::remove(path_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    std::string quoted() const { return "'" + path_.string() + "'"; }

  private:
    fs::path path_;
};

TEST(Shell, HasEveryCommandAndOption) {
    for (const std::string& text : {bash_completion(), zsh_completion(), fish_completion(), man_page()}) {
        for (const ShellCommand& command : shell_commands()) {
            EXPECT_THAT(text, HasSubstr(command.name.substr(command.name.find(' ') + 1)));
            for (const ShellOption& option : command.options) {
                for (const std::string& name : option.names) {
                    std::string shown = name.substr(name.find_first_not_of('-'));
                    if (text.starts_with(".TH")) {
                        for (std::size_t at = 0; (at = shown.find('-', at)) != shown.npos; at += 2)
                            shown.insert(at, "\\");
                    }
                    EXPECT_THAT(text, HasSubstr(shown)) << command.name;
                }
            }
        }
    }
}

// What bash offers after some words.
std::vector<std::string> offered(const std::vector<std::string>& words) {
    const File completion("completion", bash_completion());
    std::string line;
    for (const std::string& word : words) line += " '" + word + "'";
    const ShellRun run = shell(
        "bash -c 'source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _orgplan; printf \"%s\\n\" "
        "\"${COMPREPLY[@]}\"' " +
        completion.quoted() + line);
    EXPECT_EQ(run.exit_code, 0) << run.said;
    return words_of(run.said);
}

TEST(Shell, CompletesInBash) {
    EXPECT_THAT(offered({"orgplan", "ch"}), ::testing::ElementsAre("check"));
    EXPECT_THAT(offered({"orgplan", "plan", ""}), IsSupersetOf({"show", "propose", "why"}));
    EXPECT_THAT(offered({"orgplan", "baseline", "w"}), ::testing::ElementsAre("write"));
    EXPECT_THAT(offered({"orgplan", "check", "--fail"}), ::testing::ElementsAre("--fail-on-silenced", "--fail-on"));
    EXPECT_THAT(offered({"orgplan", "check", "--fail-on", ""}), ::testing::ElementsAre("error", "warning", "advice"));
    EXPECT_THAT(offered({"orgplan", "plan", "show", "--o"}), IsSupersetOf({"--output"}));
    EXPECT_THAT(offered({"orgplan", "help", "stag"}), ::testing::ElementsAre("stages"));
}

TEST(Shell, IsReadByTheShells) {
    const File bash("bash", bash_completion()), zsh("zsh", zsh_completion()), fish("fish", fish_completion());
    EXPECT_EQ(shell("bash -n " + bash.quoted()).said, "");
    std::string missing;
    for (const auto& [name, file] : {std::pair("zsh", &zsh), std::pair("fish", &fish)}) {
        if (shell(std::string("command -v ") + name).exit_code != 0) {
            missing += std::string(missing.empty() ? "" : " and ") + name;
            continue;
        }
        const ShellRun run = shell(std::string(name) + " -n " + file->quoted());
        EXPECT_EQ(run.exit_code, 0) << name << run.said;
    }
    if (!missing.empty()) GTEST_SKIP() << missing << " is not installed";
}

TEST(ManPage, IsReadByMandoc) {
    const File page(".1", man_page());
    EXPECT_THAT(man_page(), Not(HasSubstr("\n\n")));
    if (shell("command -v mandoc").exit_code != 0) GTEST_SKIP() << "mandoc is not installed";
    const ShellRun run = shell("mandoc -T lint -W warning " + page.quoted());
    EXPECT_EQ(run.exit_code, 0) << run.said;
}

}  // namespace
}  // namespace orgplan
