#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cctype>

#include "planner/cli/commands.h"
#include "planner/cli/shell_commands.h"
#include "planner/cli/shell_files.h"

namespace orgplan::cli {
namespace {

// A text in the macros of man(7): dashes are those that can be copied, and no line begins with a macro.
std::string roff(std::string_view text) {
    std::string out;
    bool line_start = true;
    for (const char c : text) {
        if (line_start && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
        line_start = c == '\n';
    }
    return out;
}

std::string option_lines(const ShellOption& option) {
    std::string names;
    for (const std::string& name : option.names) {
        names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", roff(name));
    }
    if (option.names.empty()) {
        names = fmt::format("\\fI{}\\fR", roff(option.value));
    } else if (!option.value.empty()) {
        names += fmt::format(" \\fI{}\\fR", roff(option.value));
    }
    return fmt::format(".TP\n{}\n{}.\n", names, roff(option.help));
}

std::string lines(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0) out += roff(text.substr(0, end)) + "\n";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

}  // namespace

std::string man_page() {
    std::string text =
        fmt::format(".TH ORGPLAN 1 \"{}\" \"orgplan {}\" \"User Commands\"\n", ORGPLAN_DATE, ORGPLAN_VERSION);
    text +=
        ".SH NAME\norgplan \\- check, draw and plan an organisation that is written as text\n"
        ".SH SYNOPSIS\n.B orgplan\n.I COMMAND\n.RI [ OPTION ...]\n.RI [ SPEC ...]\n"
        ".SH DESCRIPTION\norgplan keeps an organisation as text: it checks it, draws it, and plans its growth.\n"
        "A spec is a YAML file, or a folder of them.\n.PP\n"
        "\\fBorgplan help\\fR lists topics that explain how a spec is written.\n.SH COMMANDS\n";
    for (const ShellCommand& each : shell_commands()) {
        text += fmt::format(".SS orgplan {}\n{}.\n", roff(each.name), roff(each.summary));
        for (const ShellOption& option : each.options) text += option_lines(option);
        if (!each.footer.empty()) text += ".PP\n" + lines(each.footer);
    }
    text += ".SH OPTIONS\n";
    for (const ShellOption& option : shell_options_of_all()) text += option_lines(option);
    text +=
        ".TP\n\\fB\\-\\-version\\fR\nThe version of the program.\n"
        ".SH FILES\n.TP\n.I .orgplan.yaml\nWhat \\fBcheck\\fR does where no "
        "option says it: the nearest in the folder of the spec and those above it, up to the root of its git "
        "repository.\n"
        ".SH ENVIRONMENT\n.TP\nNO_COLOR, CLICOLOR_FORCE\nWhere these are set, findings are never coloured, or always, "
        "unless \\-\\-color says otherwise.\n"
        ".TP\nORGPLAN_DOCS\nThe address of the manual that rules link to, in SARIF and on a terminal.\n"
        ".TP\nGITHUB_ACTIONS\nIn an action of GitHub \\fBcheck\\fR writes annotations too, where no format is chosen.\n"
        ".SH EXIT STATUS\n.TP\n0\nDone, nothing found.\n.TP\n1\nFindings, or differences with \\-\\-exit\\-code.\n"
        ".TP\n2\nWrong usage, or an input that cannot be read.\n.TP\n3\norgplan itself failed.\n.SH EXAMPLES\n";
    text += ".EX\n";
    for (const Command& command : commands()) {
        if (command.invocation != nullptr) text += roff(command.examples[0]) + "\n";
    }
    text += ".EE\n";
    return text;
}

}  // namespace orgplan::cli
