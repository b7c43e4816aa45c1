#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/manual/topics.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

struct HelpOptions {
    std::vector<std::string> words;
};

int explain_topic(const manual::Topic& topic, Console& console) {
    console.out << topic.title << "\n\n" << topic.text;
    const bool is_command = std::ranges::find(commands(), topic.id, &Command::name) != commands().end();
    if (is_command) console.out << fmt::format("\n`orgplan {} --help` shows the options of the command.\n", topic.id);
    return kClean;
}

int help(const HelpOptions& options, Console& console) {
    std::vector<std::string> arguments = options.words;
    arguments.emplace_back("--help");
    if (options.words.empty()) return run(arguments, console);
    const std::string words = fmt::format("{}", fmt::join(options.words, " "));
    if (const manual::Topic* topic = manual::find_topic(words)) return explain_topic(*topic, console);
    if (std::ranges::find(commands(), words, &Command::name) != commands().end()) return run(arguments, console);
    std::vector<std::string_view> known;
    for (const manual::Topic& topic : manual::topics()) {
        known.push_back(topic.id);
        known.insert(known.end(), topic.also.begin(), topic.also.end());
    }
    for (const Command& command : commands()) known.push_back(command.name);
    std::string hint = text::did_you_mean(words, known);
    if (hint.empty()) hint = "`orgplan help` lists topics and commands";
    return refuse(console, fmt::format("there is no topic or command `{}`", words), hint);
}

void describe(HelpOptions& values, Options& options) {
    options.push_back(
        {.names = "topic", .target = &values.words, .help = "A topic or a command; none: the list of both"});
}

}  // namespace

Invocation help_command() {
    return invocation(describe, help);
}

}  // namespace orgplan::cli
