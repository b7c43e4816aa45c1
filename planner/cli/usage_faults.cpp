#include "planner/cli/usage_faults.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <string_view>

#include "planner/text/article.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

// The command that was chosen, or the group of which none was.
const CLI::App& chosen(const CLI::App& program) {
    const CLI::App* app = &program;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return *app;
}

std::vector<std::string_view> options_of(const CLI::App& app, std::vector<std::string>& names) {
    for (const CLI::App* each : {&app, static_cast<const CLI::App*>(app.get_parent())}) {
        if (each == nullptr) continue;
        for (const CLI::Option* option : each->get_options()) {
            for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
        }
    }
    return {names.begin(), names.end()};
}

// An option that is another command's, and what to do instead.
struct Elsewhere {
    std::string_view command;
    std::string_view option;
    std::string_view also;
    std::string_view hint;
};

constexpr std::array kElsewhere{
    Elsewhere{
        "orgplan compare", "-o", "--output",
        "it writes to standard output; `orgplan plan show -o FILE` draws a plan, `orgplan diff -o FILE` a change"},
    Elsewhere{"orgplan stats", "-o", "--output",
              "it writes to standard output; `orgplan draw -o FILE` draws the organisation"},
    Elsewhere{"orgplan show", "-o", "--output",
              "it writes to standard output; `orgplan draw -o FILE` draws the organisation"},
    Elsewhere{"orgplan check", "-o", "--output",
              "it writes to standard output; write `--format text=FILE`, or another format"},
    Elsewhere{"orgplan diff", "--days", "--days",
              "it compares stages; write a day after the spec, as in `acme.yaml@2027-05-01`"},
    Elsewhere{"orgplan diff", "--stage", "--stage", "write the stage after the spec, as in `acme.yaml@series-a`"},
    Elsewhere{"orgplan diff", "--at", "--at", "write the day after the spec, as in `acme.yaml@2027-05-01`"},
};

// "it is an option of `orgplan diff`": of every command that has it; empty where none does.
std::string commands_with(const CLI::App& program, const std::string& name) {
    std::string others;
    const std::function<void(const CLI::App&, const std::string&)> look = [&](const CLI::App& app,
                                                                              const std::string& called) {
        for (const CLI::App* each : app.get_subcommands(std::function<bool(const CLI::App*)>())) {
            const std::string full = fmt::format("{} {}", called, each->get_name());
            if (full == "orgplan config") continue;  // it has those of `check`, and does nothing
            if (each->get_option_no_throw(name) != nullptr) {
                others += fmt::format("{}`{}`", others.empty() ? "it is an option of " : ", ", full);
            }
            look(*each, full);
        }
    };
    look(program, "orgplan");
    return others;
}

// What was given and is not taken: options first, since what follows one may be its value. Empty where all was taken.
std::string not_taken(const CLI::App& program, const std::string& command, const std::vector<std::string>& arguments) {
    const std::vector<std::string> left = program.remaining(true);
    std::vector<std::string> typed;  // CLI11 has its own order
    for (const std::string& each : arguments) {
        if (std::ranges::find(left, each) != left.end()) typed.push_back(each);
    }
    const auto option = std::ranges::find_if(typed, [](const std::string& each) { return each.starts_with('-'); });
    if (option != typed.end()) {
        const std::string name = option->substr(0, option->find('='));
        std::vector<std::string> names;
        const std::vector<std::string_view> known = options_of(chosen(program), names);
        if (std::ranges::find(known, name) != known.end()) return fmt::format("write `{}` after `{}`", name, command);
        for (const Elsewhere& each : kElsewhere) {
            if (command == each.command && (name == each.option || name == each.also)) {
                return fmt::format("`{}` has no option `{}`; {}", command, name, each.hint);
            }
        }
        if (const std::string others = commands_with(program, name); !others.empty()) {
            return fmt::format("`{}` has no option `{}`; {}", command, name, others);
        }
        // Nearly every word is near some option, so only a slip counts.
        std::string meant = text::slip_of(name, known);
        if (!meant.empty()) meant = fmt::format("did you mean `{}`?", meant);
        return text::followed_by(fmt::format("`{}` has no option `{}`", command, name), meant);
    }
    if (typed.empty()) return {};
    if (command == "orgplan diff") {
        const auto given = [&](const char* name) { return chosen(program).get_option(name)->results().front(); };
        return fmt::format(
            "`{0}` compares two specs, or two stages of one, and `{1}` {2} left over; write stages after the spec, "
            "as in `{0} {3}@{4} @{5}`",
            command, fmt::join(typed, "` `"), typed.size() == 1 ? "is" : "are", given("before"), given("after"),
            typed.front());
    }
    if (command == "orgplan check") {
        return fmt::format(
            "`{0}` takes one spec, and `{1}` {2} left over; write `{0}` once for each file, or put the "
            "files of one spec into a folder and check that",
            command, fmt::join(typed, "` `"), typed.size() == 1 ? "is" : "are");
    }
    return fmt::format("`{}` takes no further argument, and `{}` {} left over", command, fmt::join(typed, "` `"),
                       typed.size() == 1 ? "is" : "are");
}

// Without what follows the first `mark`.
std::string before(const std::string& text, std::string_view mark) {
    return text.substr(0, text.find(mark));
}
std::string after(const std::string& text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    return at == std::string::npos ? std::string() : text.substr(at + mark.size());
}

std::string value_missing(const CLI::App& app, const std::string& name) {
    const CLI::Option* const option = app.get_option_no_throw(name);
    return fmt::format("{} needs a value: `{} {}`", name, name, option == nullptr ? "" : option->get_type_name());
}

// `SPEC` is an argument by its place, of which a comparison takes several.
std::string argument_form(std::string name) {
    const bool several = name.ends_with('s');
    if (several) name.pop_back();
    for (char& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return several ? name + " " + name : name;
}

// Those before one that is missing, as they were given.
std::string given_before(const CLI::App& app, const std::string& name) {
    std::string all;
    for (const CLI::Option* const each : app.get_options()) {
        if (!each->get_positional() || each->get_name(true) == name) continue;
        for (const std::string& value : each->results()) all += value + " ";
    }
    return all;
}

std::string argument_missing(const CLI::App& app, const std::string& command, const std::string& name) {
    if (name.starts_with('-')) return fmt::format("`{}` needs {}", command, name);
    if (name == "before") return fmt::format("`{0}` needs a spec: `{0} BEFORE [AFTER]`", command);
    return fmt::format("`{0}` needs {1}{2}: `{0} {3}{4}`", command,
                       name.ends_with('s') ? "" : fmt::format("{} ", text::article(name)), name,
                       given_before(app, name), argument_form(name));
}

// What CLI11 found, in our words; its own where it has another kind of fault.
std::string fault_of(const CLI::ParseError& error, const CLI::App& app, const std::string& command) {
    const std::string kind = error.get_name();
    const std::string text = error.what();
    if (kind == "RequiredError") return argument_missing(app, command, before(text, " is required"));
    if (kind == "ValidationError") return before(text, ":") + after(text, ":");
    if (kind == "ExcludesError") {
        return fmt::format("{} and {} cannot be given together", before(text, " excludes "), after(text, " excludes "));
    }
    if (kind == "RequiresError") {
        return fmt::format("{} needs {}", before(text, " requires "), after(text, " requires "));
    }
    const std::string name = before(text, ":");
    if (const std::string times = after(text, "required but received "); !times.empty()) {
        return fmt::format("{} is given {} times, and may be given once", name, times);
    }
    if (text.ends_with(" missing")) return value_missing(app, name);
    if (kind == "ConversionError" && text.find(" = ") != std::string::npos) {
        const std::string option = before(after(text, ": "), " = ");
        const CLI::Option* const made = app.get_option_no_throw(option);
        const bool flag = made != nullptr && made->get_type_size() == 0;
        return fmt::format("{} {}, and `{}` is given", option, flag ? "takes no value" : "takes a whole number",
                           after(text, " = "));
    }
    return text;
}

// Whether a command has an option of that name that takes a list.
bool takes_list(const CLI::App& app, const std::string& name) {
    const CLI::Option* const option = app.get_option_no_throw(name);
    if (option != nullptr && option->get_delimiter() != '\0') return true;
    const std::vector<const CLI::App*> commands = app.get_subcommands(std::function<bool(const CLI::App*)>());
    return std::ranges::any_of(commands, [&](const CLI::App* each) { return takes_list(*each, name); });
}

}  // namespace

std::string given_nothing(const CLI::App& program, const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::size_t equals = arguments[i].find('=');
        const std::string name = arguments[i].substr(0, equals);
        if (equals == std::string::npos && i + 1 == arguments.size()) continue;
        const std::string value = equals == std::string::npos ? arguments[i + 1] : arguments[i].substr(equals + 1);
        if (value.find_first_not_of(", ") == std::string::npos && name.starts_with("--") && takes_list(program, name)) {
            return fmt::format("`{}` is given `{}`, in which nothing is listed", name, value);
        }
    }
    return {};
}

std::string usage_fault(const CLI::ParseError& error, const CLI::App& program,
                        const std::vector<std::string>& arguments) {
    std::string command = "orgplan";
    for (const CLI::App* app = &program; !app->get_subcommands().empty(); app = app->get_subcommands().front()) {
        command += " " + app->get_subcommands().front()->get_name();
    }
    std::string fault = not_taken(program, command, arguments);
    if (fault.empty() && chosen(program).get_require_subcommand_min() > 0)
        fault = fmt::format("`{}` needs a command", command);
    if (fault.empty()) fault = fault_of(error, chosen(program), command);
    return text::followed_by(std::move(fault), fmt::format("see `{} --help`", command));
}

}  // namespace orgplan::cli
