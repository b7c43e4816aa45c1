#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <clocale>
#include <csignal>
#include <cstddef>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "planner/cli/commands.h"
#include "planner/cli/last_words.h"
#include "planner/cli/progress.h"

namespace {

int columns(int terminal) {
    winsize size{};
    if (::ioctl(terminal, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return 100;
}

// Both streams may show on the same terminal as the line of progress.
int run_with_progress(orgplan::cli::Console& console, const std::vector<std::string>& arguments) {
    using namespace std::chrono_literals;
    orgplan::cli::Progress progress(
        [](const std::string& text) {
            [[maybe_unused]] const ssize_t wrote = ::write(STDERR_FILENO, text.data(), text.size());
        },
        [] { return static_cast<std::size_t>(columns(STDERR_FILENO)); }, 2s, 500ms);
    orgplan::cli::ClearsProgress out(*std::cout.rdbuf(), progress);
    orgplan::cli::ClearsProgress err(*std::cerr.rdbuf(), progress);
    std::ostream clearing_out(&out);
    std::ostream clearing_err(&err);
    orgplan::cli::Console shown{clearing_out, clearing_err, console.in, console.on_out, console.on_err, console.width};
    shown.progress = &progress;
    return orgplan::cli::run(arguments, shown);
}

}  // namespace

int main(int count, char** values) {
    // A reader that closes early, as `head` does, ends the program quietly, whatever the parent process ignores.
    std::signal(SIGPIPE, SIG_DFL);
    // A file that grows past a limit of the system is an error of writing like any other.
    std::signal(SIGXFSZ, SIG_IGN);
    // A sanitizer has handlers of its own, which say more.
#if !defined(__SANITIZE_ADDRESS__)
    orgplan::cli::catch_fatal_signals();
#endif
    std::setlocale(LC_ALL, "C");
    try {
        const std::vector<std::string> arguments(values + 1, values + count);
        const orgplan::cli::Screen out{::isatty(STDOUT_FILENO) == 1}, err{::isatty(STDERR_FILENO) == 1};
        orgplan::cli::Console console{std::cout, std::cerr, std::cin, out, err, columns(STDOUT_FILENO)};
        return err.terminal ? run_with_progress(console, arguments) : orgplan::cli::run(arguments, console);
    } catch (const std::exception& error) {
        std::cerr << "orgplan: " << error.what() << '\n';
        return orgplan::cli::kFailure;
    }
}
