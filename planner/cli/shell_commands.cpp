#include "planner/cli/shell_commands.h"

#include <cctype>
#include <sstream>
#include <variant>

#include "planner/cli/commands.h"
#include "planner/manual/topics.h"

namespace orgplan::cli {
namespace {

ShellOption shell_option(const Option& option) {
    ShellOption shown{{}, option.help, option.choices, {}, false};
    std::istringstream names(option.names);
    for (std::string name; std::getline(names, name, ',');) {
        if (name.starts_with('-')) shown.names.push_back(name);
    }
    if (std::holds_alternative<bool*>(option.target)) return shown;
    shown.several = std::holds_alternative<std::vector<std::string>*>(option.target);
    shown.value = option.called;
    if (shown.value.empty()) {
        const std::size_t dashes = option.names.rfind("--");
        shown.value = dashes == std::string::npos ? option.names : option.names.substr(dashes + 2);
        for (char& c : shown.value) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return shown;
}

// `help` takes topics and commands, and no files.
std::vector<std::string> words_after(std::string_view command) {
    std::vector<std::string> words;
    if (command != "help") return words;
    for (const manual::Topic& topic : manual::topics()) words.emplace_back(topic.id);
    for (const Command& each : commands()) {
        if (each.group().empty()) words.emplace_back(each.name);
    }
    return words;
}

}  // namespace

std::vector<ShellCommand> shell_commands() {
    std::vector<ShellCommand> all;
    for (const Command& command : commands()) {
        ShellCommand& shown = all.emplace_back();
        shown.name = command.name;
        shown.summary = command.summary;
        shown.group = command.invocation == nullptr;
        shown.choices = words_after(command.name);
        if (shown.group) continue;
        const Invocation made = command.invocation();
        for (const Option& option : made.options) shown.options.push_back(shell_option(option));
        shown.footer = made.footer;
    }
    return all;
}

std::vector<ShellOption> shell_options_of_all() {
    return {{{"-h", "--help"}, "Show the help", {}, {}},
            {{"-v", "--verbose"}, "Report what is done, and when", {}, {}},
            {{"--color"}, "When findings are coloured", {"auto", "always", "never"}, "WHEN"}};
}

}  // namespace orgplan::cli
