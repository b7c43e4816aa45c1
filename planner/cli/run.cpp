#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <ostream>

#include "planner/cli/command_line.h"
#include "planner/cli/refuse.h"
#include "planner/cli/screen.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

bool is_word(const std::string& argument) {
    return !argument.starts_with('-') || argument == "-";
}

// The first word that is not what `--color` chooses.
std::vector<std::string>::const_iterator first_word(const std::vector<std::string>& arguments) {
    for (auto each = arguments.begin(); each != arguments.end(); ++each) {
        if (is_word(*each) && (each == arguments.begin() || *(each - 1) != "--color")) return each;
    }
    return arguments.end();
}

// Whether there is a command of that name; else says which may be meant.
bool known_command(const std::string& word, Console& console) {
    std::vector<std::string_view> names;
    for (const Command& command : commands()) {
        if (command.group().empty()) names.push_back(command.name);
    }
    if (std::ranges::find(names, word) != names.end()) return true;
    const std::string meant = text::did_you_mean(word, names);
    console.err << "orgplan: " << text::followed_by(fmt::format("there is no command `{}`", word), meant) << '\n'
                << "`orgplan --help` lists the commands\n";
    return false;
}

// The same of a command of a group; `word` is what follows the group, empty for nothing.
bool known_in_group(const std::string& group, const std::string& word, Console& console) {
    std::vector<std::string_view> names;
    std::string first;  // as it is called
    for (const Command& command : commands()) {
        if (command.group() != group) continue;
        names.push_back(command.own_name());
        if (first.empty()) first = fmt::format("orgplan {}", command.name);
    }
    if (names.empty() || std::ranges::find(names, word) != names.end()) return true;
    if (const std::string meant = text::nearest(word, names); !meant.empty()) {
        console.err << fmt::format("orgplan: there is no command `{0} {1}`; did you mean `{0} {2}`?\n", group, word,
                                   meant);
    } else if (word.empty() || word.find_first_of("./-") != std::string::npos) {
        console.err << fmt::format("orgplan: `orgplan {}` needs a command: `{} {}`\n", group, first,
                                   word.empty() ? "FILE" : word);
    } else {
        console.err << fmt::format("orgplan: there is no command `{} {}`; write `{} FILE`\n", group, word, first);
    }
    return false;
}

// The exit code, also where the memory does not suffice.
int run_within_memory(const Invocation& invocation, Console& console) {
    try {
        return invocation.run(console);
    } catch (const std::bad_alloc&) {
        std::string what = "not enough memory";
        if (!console.subject.empty()) what += fmt::format(" for `{}`", console.subject);
        if (!console.step.empty()) what += fmt::format(" ({})", console.step);
        refuse(console, what);
        return kFailure;
    }
}

}  // namespace

int run(const std::vector<std::string>& arguments, Console& console) {
    const auto first = first_word(arguments);
    if (first != arguments.end()) {
        const auto second = first + 1;
        const bool help = second != arguments.end() && !is_word(*second);
        if (!known_command(*first, console)) return kUsage;
        if (!help && !known_in_group(*first, second == arguments.end() ? std::string() : *second, console)) {
            return kUsage;
        }
    }
    std::variant<Invocation, int> parsed = parse(arguments, console);
    settle_screens(console);
    const int* const answered = std::get_if<int>(&parsed);
    const int exit_code = answered != nullptr ? *answered : run_within_memory(std::get<Invocation>(parsed), console);
    console.out.flush();
    if (!console.out && exit_code < kFailure) {
        console.err << "orgplan: " << output_fault() << '\n';
        return kFailure;
    }
    return exit_code;
}

}  // namespace orgplan::cli
