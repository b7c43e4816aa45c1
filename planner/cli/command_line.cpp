#include "planner/cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <ostream>

namespace orgplan::cli {
namespace {

constexpr const char* kVersion = ORGPLAN_VERSION;

// What a list takes: arguments by their place as many as there are, an option one each time it is given.
void set_list(CLI::Option& made, const Option& option) {
    if (!option.names.starts_with('-')) return;
    if (option.called.empty()) {
        made.allow_extra_args(false);
    } else {
        made.expected(1)->take_all();
    }
}

CLI::Option* add_value(CLI::App& app, const Option& option, bool* flag) {
    return app.add_flag(option.names, *flag, option.help);
}
CLI::Option* add_value(CLI::App& app, const Option& option, std::optional<std::string>* text) {
    return app.add_option_function<std::string>(
        option.names, [text](const std::string& value) { *text = value; }, option.help);
}
CLI::Option* add_value(CLI::App& app, const Option& option, std::vector<std::string>* texts) {
    CLI::Option* made = app.add_option(option.names, *texts, option.help);
    set_list(*made, option);
    return made;
}
template <class Value>
CLI::Option* add_value(CLI::App& app, const Option& option, Value* value) {
    return app.add_option(option.names, *value, option.help);
}

void add(CLI::App& app, const Option& option) {
    CLI::Option* made = std::visit([&](auto* target) { return add_value(app, option, target); }, option.target);
    if (!option.choices.empty()) made->check(CLI::IsMember(option.choices));
    if (option.not_negative) made->check(CLI::NonNegativeNumber);
    if (option.delimiter != '\0') made->delimiter(option.delimiter);
    if (!option.called.empty()) made->type_name(option.called);
    if (!option.group.empty()) made->group(option.group);
    if (option.required) made->required();
    if (option.tells_default) made->capture_default_str();
    for (const std::string& other : option.excludes) made->excludes(app.get_option(other));
    for (const std::string& other : option.needs) made->needs(app.get_option(other));
}

struct Added {
    const CLI::App* app;
    Invocation invocation;
};

std::vector<Added> add_commands(CLI::App& program) {
    std::vector<Added> all;
    for (const Command& command : commands()) {
        CLI::App* above = &program;
        if (!command.group().empty()) above = program.get_subcommand(std::string(command.group()));
        CLI::App* app = above->add_subcommand(std::string(command.own_name()), std::string(command.summary));
        if (command.invocation == nullptr) {
            app->require_subcommand(1);
            continue;
        }
        Added& added = all.emplace_back(Added{app, command.invocation()});
        for (const Option& option : added.invocation.options) add(*app, option);
        if (!added.invocation.footer.empty()) app->footer(added.invocation.footer);
    }
    return all;
}

}  // namespace

std::variant<Invocation, int> parse(const std::vector<std::string>& arguments, Console& console) {
    CLI::App program("Organisations as text: checked against a glossary of professional roles, drawn to fit a page.",
                     "orgplan");
    program.set_version_flag("--version", fmt::format("orgplan {}", kVersion));
    add(program, {"-v,--verbose", &console.verbose, "Tell on standard error what is done, and when"});
    program.fallthrough();
    program.require_subcommand(1);
    program.footer("`orgplan COMMAND --help` tells the options of a command.");
    std::vector<Added> added = add_commands(program);
    if (arguments.empty()) {
        console.err << program.help();
        return kUsage;
    }
    try {
        program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        const int code = program.exit(error, console.out, console.err);
        return code == 0 ? kClean : kUsage;
    }
    for (Added& each : added) {
        if (each.app->parsed()) return std::move(each.invocation);
    }
    return kUsage;
}

}  // namespace orgplan::cli
