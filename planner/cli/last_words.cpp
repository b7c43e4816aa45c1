#include "planner/cli/last_words.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstddef>

#include "planner/cli/console.h"

namespace orgplan::cli {
namespace {

// A handler may neither allocate nor format, so that the words are ready before.
std::array<char, 512> words;
std::size_t length = 0;
std::array<char, 16384> stack;  // that of the program may be what is used up

void append(std::string_view text) {
    const std::size_t count = std::min(text.size(), words.size() - length);
    std::copy_n(text.data(), count, words.data() + length);
    length += count;
}

void say_and_end(int) {
    [[maybe_unused]] const ssize_t wrote = ::write(STDERR_FILENO, words.data(), length);
    ::_exit(kFailure);
}

}  // namespace

void set_last_words(std::string_view subject, std::string_view step) {
    length = 0;
    append("orgplan: stopped by a fault, perhaps since there is not enough memory");
    if (!subject.empty()) {
        append(", for `");
        append(subject.substr(0, 200));
        append("`");
    }
    if (!step.empty()) {
        append(" (");
        append(step.substr(0, 200));
        append(")");
    }
    append("\n");
}

void catch_fatal_signals() {
    set_last_words({}, {});
    stack_t other{};
    other.ss_sp = stack.data();
    other.ss_size = stack.size();
    ::sigaltstack(&other, nullptr);
    struct sigaction action {};
    action.sa_handler = say_and_end;
    action.sa_flags = SA_ONSTACK;
    for (const int signal : {SIGSEGV, SIGBUS, SIGTRAP, SIGABRT}) ::sigaction(signal, &action, nullptr);
}

}  // namespace orgplan::cli
