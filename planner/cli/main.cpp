#include <sys/ioctl.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "planner/cli/commands.h"

namespace {

// Colour is for people: on a terminal, unless NO_COLOR says otherwise (no-color.org).
bool wants_colour() {
    const char* no_colour = std::getenv("NO_COLOR");
    return ::isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
}

int columns() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return 100;
}

}  // namespace

int main(int count, char** values) {
    // A reader that closes early, as `head` does, is a write that fails, not the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
    std::setlocale(LC_ALL, "C");
    try {
        orgplan::cli::Console console{std::cout, std::cerr, std::cin, wants_colour(), columns()};
        return orgplan::cli::run(std::vector<std::string>(values + 1, values + count), console);
    } catch (const std::exception& error) {
        std::cerr << "orgplan: " << error.what() << '\n';
        return orgplan::cli::kFailure;
    }
}
