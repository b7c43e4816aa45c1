#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

constexpr const char* kVersion = ORGPLAN_VERSION;

std::vector<std::string> commands_of(const CLI::App& program) {
    std::vector<std::string> names;
    for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(command->get_name());
    }
    return names;
}

// A word in the place of a command that is none.
int unknown_command(const std::vector<std::string>& names, const std::string& word, Console& console) {
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::string meant = text::did_you_mean(word, views);
    console.err << fmt::format("orgplan: no command is called `{}`{}{}\n", word, meant.empty() ? "" : "; ", meant)
                << "`orgplan --help` lists the commands\n";
    return kUsage;
}

}  // namespace

int run(const std::vector<std::string>& arguments, Console& console) {
    CLI::App program("Organisations as text: checked against a glossary of professional roles, drawn to fit a page.",
                     "orgplan");
    program.set_version_flag("--version", fmt::format("orgplan {}", kVersion));
    program.add_flag("-v,--verbose", console.verbose, "Tell on standard error what is done, and when");
    program.fallthrough();
    program.require_subcommand(1);
    program.footer("`orgplan COMMAND --help` tells the options of a command.");

    int exit_code = kClean;
    add_check(program, console, exit_code);
    add_draw(program, console, exit_code);
    add_diff(program, console, exit_code);
    add_compare(program, console, exit_code);
    add_show(program, console, exit_code);
    add_stats(program, console, exit_code);
    add_plan(program, console, exit_code);
    add_explain(program, console, exit_code);
    add_rules(program, console, exit_code);
    add_import(program, console, exit_code);
    add_schema(program, console, exit_code);

    if (arguments.empty()) {
        console.err << program.help();
        return kUsage;
    }
    const std::vector<std::string> commands = commands_of(program);
    if (!arguments.front().starts_with('-') &&
        std::find(commands.begin(), commands.end(), arguments.front()) == commands.end()) {
        return unknown_command(commands, arguments.front(), console);
    }
    try {
        program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        const int code = program.exit(error, console.out, console.err);
        return code == 0 ? kClean : kUsage;
    }
    console.out.flush();
    if (!console.out && exit_code < kFailure) {
        console.err << "orgplan: cannot write to standard output\n";
        return kFailure;
    }
    return exit_code;
}

}  // namespace orgplan::cli
