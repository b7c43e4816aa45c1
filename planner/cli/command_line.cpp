#include "planner/cli/command_line.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <memory>
#include <ostream>
#include <sstream>

#include "planner/cli/usage_faults.h"
#include "planner/manual/topics.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

constexpr const char* kVersion = ORGPLAN_VERSION;

const std::vector<std::string> kColors{"auto", "always", "never"};

constexpr std::size_t kHelpColumns = 72;  // of an option's description

constexpr const char* kStart = R"(orgplan keeps an organisation as text: it checks it, draws it, and plans its growth.

Start here:
  orgplan init acme.yaml    write a commented spec to edit
  orgplan check acme.yaml   report what is wrong, and where
  orgplan draw acme.yaml    draw an org chart of each stage
  orgplan help seats        read how a spec is written
)";

// What `orgplan` alone says, with or without `--verbose`, and `orgplan --help`.
std::string overview() {
    std::string text = kStart;
    text += "\nCommands:\n";
    for (const Command& command : commands()) {
        if (command.invocation != nullptr) text += fmt::format("  {:<16}{}\n", command.name, command.summary);
    }
    text += "\nTopics:\n";
    for (const manual::Topic& topic : manual::topics()) text += fmt::format("  {:<16}{}\n", topic.id, topic.title);
    return text + R"(
Options:
  -h, --help     this text; after a command, its options and two examples
  -v, --verbose  report on standard error what is done, and when
  --color WHEN   colour findings always, never, or [auto] on a terminal
  --version      the version of the program

`orgplan COMMAND --help` shows the options of a command, `orgplan help TOPIC` explains a topic.
)";
}

std::string footer_of(const Command& command, const std::string& footer) {
    return fmt::format("{}{}Examples:\n  {}\n  {}", footer, footer.empty() ? "" : "\n\n", command.examples[0],
                       command.examples[1]);
}

// The values of an option without what its help says anyway: which are required, which exclude each other.
class HelpFormatter : public CLI::Formatter {
  public:
    HelpFormatter() { label("Positionals", "Arguments"); }

    std::string make_option_opts(const CLI::Option* option) const override {
        std::string text;
        if (option->get_type_size() != 0 && !option->get_positional()) {
            if (!option->get_type_name().empty()) text += " " + option->get_type_name();
            if (!option->get_default_str().empty()) text += "=" + option->get_default_str();
            if (option->get_expected_max() > 1) text += " ...";
        }
        return text;
    }

    std::string make_option_desc(const CLI::Option* option) const override {
        std::string wrapped;
        std::size_t column = 0;
        std::istringstream words(option->get_description());
        for (std::string word; words >> word; column += word.size() + 1) {
            const bool fits = column + word.size() <= kHelpColumns;
            if (!wrapped.empty()) wrapped += fits ? ' ' : '\n';
            if (!fits) column = 0;
            wrapped += word;
        }
        return wrapped;
    }
};

CLI::Validator one_of(const std::vector<std::string>& choices) {
    return {[choices](const std::string& text) {
                if (std::ranges::find(choices, text) != choices.end()) return std::string();
                const std::vector<std::string_view> known(choices.begin(), choices.end());
                const std::string meant = text::did_you_mean(text, known);
                return text::followed_by(fmt::format("`{}` is not one of {}", text, fmt::join(choices, ", ")), meant);
            },
            ""};
}

// `--date-format` takes a DATE-FORMAT where nothing else is said.
std::string type_name(const Option& option) {
    if (!option.called.empty()) return option.called;
    std::string name = option.names.substr(option.names.rfind("--") + 2);
    for (char& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

// What a list takes: arguments by their place as many as there are, an option one each time it is given.
void set_list(CLI::Option& made, const Option& option) {
    if (!option.names.starts_with('-')) return;
    if (!option.called.empty()) made.expected(1)->take_all();
    if (option.called.empty() || option.one_each) made.allow_extra_args(false);
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
    if (!option.choices.empty()) made->check(one_of(option.choices));
    if (option.not_negative) {
        made->check(CLI::Validator(
            [](const std::string& text) {
                return text.starts_with('-') ? fmt::format("`{}` is below 0", text) : std::string();
            },
            ""));
    }
    if (option.delimiter != '\0') made->delimiter(option.delimiter);
    const bool takes_value = !std::holds_alternative<bool*>(option.target);
    if (takes_value && option.names.starts_with('-')) made->type_name(type_name(option));
    if (!option.group.empty()) made->group(option.group);
    if (option.required) made->required();
    if (option.shows_default) made->capture_default_str();
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
            app->footer(footer_of(command, {}));
            continue;
        }
        Added& added = all.emplace_back(Added{app, command.invocation()});
        for (const Option& option : added.invocation.options) add(*app, option);
        app->footer(footer_of(command, added.invocation.footer));
    }
    return all;
}

}  // namespace

std::variant<Invocation, int> parse(const std::vector<std::string>& arguments, Console& console) {
    const auto is_verbose = [](const std::string& word) { return word == "-v" || word == "--verbose"; };
    if (std::ranges::all_of(arguments, is_verbose)) {
        console.out << overview();
        return kClean;
    }
    CLI::App program("", "orgplan");
    program.formatter(std::make_shared<HelpFormatter>());
    program.set_help_flag("-h,--help", "Show this help");
    program.set_version_flag("--version", fmt::format("orgplan {}", kVersion));
    add(program, {"-v,--verbose", &console.verbose, "Report on standard error what is done, and when"});
    add(program, {"--color", &console.color, "When findings are coloured: auto, always or never", kColors});
    program.fallthrough();
    program.require_subcommand(1);
    std::vector<Added> added = add_commands(program);
    if (const std::string fault = given_nothing(program, arguments); !fault.empty()) {
        console.err << "orgplan: " << fault << "; write what it is to be, or leave it out\n";
        return kUsage;
    }
    try {
        program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp& help) {
        const bool of_command = !program.get_subcommands().empty();
        if (!of_command) console.out << overview();
        return of_command ? program.exit(help, console.out, console.err) : static_cast<int>(kClean);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            program.exit(error, console.out, console.err);
            return kClean;
        }
        console.err << "orgplan: " << usage_fault(error, program, arguments) << '\n';
        return kUsage;
    }
    for (Added& each : added) {
        if (each.app->parsed()) return std::move(each.invocation);
    }
    return kUsage;
}

}  // namespace orgplan::cli
