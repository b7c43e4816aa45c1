#include "tests/golden/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

#include "planner/cli/commands.h"

namespace orgplan {
using namespace cli;
namespace {

namespace fs = std::filesystem;

class InFolder {
  public:
    explicit InFolder(const fs::path& folder) : before_(fs::current_path()) { fs::current_path(folder); }
    ~InFolder() { fs::current_path(before_); }

  private:
    fs::path before_;
};

/// Files for the standard streams of a process, of which they are read afterwards.
class Streams {
  public:
    explicit Streams(const std::string& input) {
        std::string name = (fs::temp_directory_path() / "orgplan-run-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        std::ofstream(folder_ / "in", std::ios::binary) << input;
    }
    ~Streams() { fs::remove_all(folder_); }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;

    fs::path file(const char* stream) const { return folder_ / stream; }

  private:
    fs::path folder_;
};

// The program by itself, as users run it: its start, its streams, its exit code.
Outcome run_program(const char* program, const std::vector<std::string>& arguments, const std::string& input) {
    const Streams streams(input);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    constexpr int kWrites = O_WRONLY | O_CREAT | O_TRUNC;
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, streams.file("in").c_str(), O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, streams.file("out").c_str(), kWrites, 0600);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, streams.file("err").c_str(), kWrites, 0600);
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    pid_t process = 0;
    const int failed = ::posix_spawn(&process, program, &actions, nullptr, pointers.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::system_error(failed, std::generic_category(), program);
    int status = 0;
    ::waitpid(process, &status, 0);
    return {text_of(streams.file("out")), text_of(streams.file("err")), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

}  // namespace

std::string Outcome::text() const {
    std::string all = out;
    if (!err.empty()) all += "--- standard error\n" + err;
    return all + "--- exit code " + std::to_string(exit_code) + "\n";
}

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

Outcome run_in(const fs::path& folder, const std::vector<std::string>& arguments, const std::string& input) {
    ::unsetenv("GITHUB_ACTIONS");  // there `check` adds annotations
    const InFolder in_folder(folder);
    if (const char* const program = std::getenv("ORGPLAN_PROGRAM")) return run_program(program, arguments, input);
    std::ostringstream out;
    std::ostringstream err;
    std::istringstream in(input);
    Console console{out, err, in};
    const int exit_code = run(arguments, console);
    return {out.str(), err.str(), exit_code};
}

void expect_golden(const fs::path& file, const std::string& seen) {
    if (std::getenv("ORGPLAN_BLESS") != nullptr) {
        std::ofstream(file, std::ios::binary) << seen;
        return;
    }
    ASSERT_TRUE(fs::exists(file)) << file.filename() << " is missing; ORGPLAN_BLESS=1 writes it";
    EXPECT_EQ(text_of(file), seen) << "ORGPLAN_BLESS=1 writes " << file.filename();
}

}  // namespace orgplan
