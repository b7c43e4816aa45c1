#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "planner/cli/command_line.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

// Whether there is a command of that name; else says which may be meant.
bool known_command(const std::string& word, Console& console) {
    std::vector<std::string_view> names;
    for (const Command& command : commands()) {
        if (command.group().empty()) names.push_back(command.name);
    }
    if (std::ranges::find(names, word) != names.end()) return true;
    const std::string meant = text::did_you_mean(word, names);
    console.err << fmt::format("orgplan: there is no command `{}`{}{}\n", word, meant.empty() ? "" : "; ", meant)
                << "`orgplan --help` lists the commands\n";
    return false;
}

}  // namespace

int run(const std::vector<std::string>& arguments, Console& console) {
    if (!arguments.empty() && !arguments.front().starts_with('-') && !known_command(arguments.front(), console)) {
        return kUsage;
    }
    std::variant<Invocation, int> parsed = parse(arguments, console);
    const int* const answered = std::get_if<int>(&parsed);
    const int exit_code = answered != nullptr ? *answered : std::get<Invocation>(parsed).run(console);
    console.out.flush();
    if (!console.out && exit_code < kFailure) {
        console.err << "orgplan: cannot write to standard output\n";
        return kFailure;
    }
    return exit_code;
}

}  // namespace orgplan::cli
