#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/cli/shell_commands.h"
#include "planner/cli/shell_files.h"

// Completions for bash, zsh and fish: commands, the options of each, and their values where there are only some.

namespace orgplan::cli {
namespace {

constexpr std::string_view kMade = "# Completion of orgplan, made from its table of commands.\n";

// In single quotes, for any shell; fish reads a backslash in them.
std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? "'\\''" : c == '\\' ? "\\\\" : std::string(1, c);
    return out + "'";
}

std::string first_word(std::string_view name) {
    return std::string(name.substr(0, name.find(' ')));
}

std::string function_name(std::string name) {
    for (char& c : name) c = c == ' ' || c == '-' ? '_' : c;
    return "_orgplan_" + name;
}

// The names of the commands of a group, or of all that are in none.
std::vector<std::string> names_in(const std::vector<ShellCommand>& all, std::string_view group) {
    std::vector<std::string> names;
    for (const ShellCommand& each : all) {
        const std::size_t blank = each.name.find(' ');
        if (group.empty() && blank == each.name.npos) names.push_back(each.name);
        if (!group.empty() && blank != each.name.npos && first_word(each.name) == group) {
            names.push_back(each.name.substr(blank + 1));
        }
    }
    return names;
}

std::vector<ShellOption> options_of(const ShellCommand& command) {
    std::vector<ShellOption> options;
    for (const ShellOption& each : command.options) {
        if (!each.names.empty()) options.push_back(each);
    }
    for (const ShellOption& each : shell_options_of_all()) options.push_back(each);
    return options;
}

std::string bash_case(const ShellCommand& command) {
    std::string names, values;
    for (const ShellOption& each : options_of(command)) {
        for (const std::string& name : each.names) names += (names.empty() ? "" : " ") + name;
        if (each.value.empty()) continue;
        const std::string then =
            each.choices.empty() ? "files=1" : fmt::format("words='{}'", fmt::join(each.choices, " "));
        values += fmt::format("                {}) {} ;;\n", fmt::join(each.names, "|"), then);
    }
    std::string text = fmt::format("        {})\n            options='{}'\n", quoted(command.name), names);
    if (!command.choices.empty()) text += fmt::format("            words='{}'\n", fmt::join(command.choices, " "));
    if (!values.empty()) {
        text += fmt::format("            case $before in\n{}                *) value=0 ;;\n            esac\n", values);
    } else {
        text += "            value=0\n";
    }
    return text + "            ;;\n";
}

}  // namespace

std::string bash_completion() {
    const std::vector<ShellCommand> all = shell_commands();
    std::string text(kMade);
    text +=
        "_orgplan() {\n"
        "    local current=${COMP_WORDS[COMP_CWORD]} "
        "before=${COMP_WORDS[COMP_CWORD-1]}\n"
        "    local command= i word options= words= files= value=1\n"
        "    COMPREPLY=()\n"
        "    for ((i = 1; i < COMP_CWORD; ++i)); do\n"
        "        word=${COMP_WORDS[i]}\n"
        "        [[ $word == -* ]] && continue\n"
        "        case \"$command $word\" in\n";
    std::string starts;
    for (const ShellCommand& each : all) {
        starts += fmt::format("{}{}", starts.empty() ? "" : "|",
                              quoted(each.name.find(' ') == each.name.npos ? " " + each.name : each.name));
    }
    text += fmt::format(
        "            {}) command=\"${{command:+$command }}$word\" ;;\n            *) break ;;\n"
        "        esac\n    done\n    case $command in\n",
        starts);
    text += fmt::format(
        "        '')\n            words='{}'\n            options='--help --version --verbose --color'\n"
        "            value=0\n            ;;\n",
        fmt::join(names_in(all, ""), " "));
    for (const ShellCommand& each : all) {
        text += each.group ? fmt::format(
                                 "        {})\n            words='{}'\n            options='--help'\n"
                                 "            value=0\n            ;;\n",
                                 quoted(each.name), fmt::join(names_in(all, each.name), " "))
                           : bash_case(each);
    }
    return text +
           "    esac\n"
           "    if ((value)); then\n"
           "        :\n"
           "    elif [[ $current == -* ]]; then\n"
           "        words=$options\n"
           "    elif [[ -z $words ]]; then\n"
           "        files=1\n"
           "    fi\n"
           "    if [[ -n $files ]]; then\n"
           "        COMPREPLY=($(compgen -f -- \"$current\"))\n"
           "        compopt -o filenames 2>/dev/null\n"
           "    else\n"
           "        COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
           "    fi\n"
           "}\n"
           "complete -F _orgplan orgplan\n";
}

namespace {

// A description in the brackets of an argument of `_arguments`.
std::string zsh_text(std::string_view help) {
    std::string out;
    for (const char c : help)
        out += std::string_view("[]:\\").find(c) != std::string_view::npos ? std::string("\\") + c : std::string(1, c);
    return out;
}

std::string zsh_arguments(const ShellCommand& command) {
    std::string text;
    for (const ShellOption& each : options_of(command)) {
        const std::string action = each.value.empty() ? ""
                                   : each.choices.empty()
                                       ? fmt::format(":{}:_files", zsh_text(each.value))
                                       : fmt::format(":{}:({})", zsh_text(each.value), fmt::join(each.choices, " "));
        for (const std::string& name : each.names) {
            const std::string others = each.several ? "*" : fmt::format("({})", fmt::join(each.names, " "));
            text += fmt::format(" \\\n        {}",
                                quoted(fmt::format("{}{}[{}]{}", others, name, zsh_text(each.help), action)));
        }
    }
    const std::string rest = command.choices.empty() ? "_files" : fmt::format("({})", fmt::join(command.choices, " "));
    return text + fmt::format(" \\\n        {}", quoted("*:argument:" + rest));
}

std::string zsh_choice(const std::vector<ShellCommand>& all, std::string_view group) {
    std::string text = "    local -a names=(";
    for (const ShellCommand& each : all) {
        const bool inside =
            group.empty() ? each.name.find(' ') == each.name.npos : each.name.starts_with(std::string(group) + " ");
        const std::string own =
            group.empty() ? each.name : each.name.substr(std::min(each.name.size(), group.size() + 1));
        if (inside) text += fmt::format("\n        {}", quoted(own + ":" + zsh_text(each.summary)));
    }
    return text +
           ")\n    if ((CURRENT == 2)); then\n        _describe command names\n        return\n    fi\n"
           "    shift words\n    ((--CURRENT))\n";
}

}  // namespace

std::string zsh_completion() {
    const std::vector<ShellCommand> all = shell_commands();
    std::string text = "#compdef orgplan\n" + std::string(kMade);
    for (const ShellCommand& each : all) {
        text += fmt::format("\n{}() {{\n", function_name(each.name));
        if (each.group) {
            text += zsh_choice(all, each.name) + "    case $words[1] in\n";
            for (const std::string& name : names_in(all, each.name)) {
                text += fmt::format("        {}) {} ;;\n", name, function_name(each.name + " " + name));
            }
            text += "    esac\n";
        } else {
            text += "    _arguments -s" + zsh_arguments(each) + "\n";
        }
        text += "}\n";
    }
    text += "\n_orgplan() {\n" + zsh_choice(all, "") + "    case $words[1] in\n";
    for (const std::string& name : names_in(all, ""))
        text += fmt::format("        {}) {} ;;\n", name, function_name(name));
    return text +
           "    esac\n}\n\nif [[ $funcstack[1] == _orgplan ]]; then _orgplan; else compdef _orgplan orgplan; fi\n";
}

std::string fish_completion() {
    const std::vector<ShellCommand> all = shell_commands();
    std::string text(kMade);
    text += fmt::format("set -l commands {}\n", fmt::join(names_in(all, ""), " "));
    for (const ShellCommand& each : all) {
        const std::size_t blank = each.name.find(' ');
        const bool alone = blank == each.name.npos;
        const std::string group = first_word(each.name), own = alone ? each.name : each.name.substr(blank + 1);
        const std::string siblings = fmt::format("{}", fmt::join(names_in(all, group), " "));
        const std::string before =
            alone ? "not __fish_seen_subcommand_from $commands"
                  : fmt::format("__fish_seen_subcommand_from {}; and not __fish_seen_subcommand_from {}", group,
                                siblings);
        text += fmt::format("complete -c orgplan -f -n \"{}\" -a {} -d {}\n", before, own, quoted(each.summary));
        if (each.group) continue;
        const std::string here =
            alone ? "__fish_seen_subcommand_from " + own
                  : fmt::format("__fish_seen_subcommand_from {}; and __fish_seen_subcommand_from {}", group, own);
        if (!each.choices.empty()) {
            text += fmt::format("complete -c orgplan -f -n \"{}\" -a {}\n", here,
                                quoted(fmt::format("{}", fmt::join(each.choices, " "))));
        }
        for (const ShellOption& option : options_of(each)) {
            text += fmt::format("complete -c orgplan -n \"{}\"", here);
            for (const std::string& name : option.names) {
                text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            }
            if (!option.choices.empty()) {
                text += fmt::format(" -x -a {}", quoted(fmt::format("{}", fmt::join(option.choices, " "))));
            } else if (!option.value.empty()) {
                text += " -r -F";
            }
            text += fmt::format(" -d {}\n", quoted(option.help));
        }
    }
    return text;
}

}  // namespace orgplan::cli
