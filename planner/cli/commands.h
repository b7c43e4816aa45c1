#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/cli/option.h"

namespace orgplan::cli {

/// A row of the table of commands.
struct Command {
    std::string_view name;  ///< `plan show` is the command `show` of the group `plan`
    std::string_view summary;
    Invocation (*invocation)();                ///< none: a group, of which one command has to be chosen
    std::array<std::string_view, 2> examples;  ///< what its help ends with; a test runs them

    /// The group it is of; empty: none.
    std::string_view group() const { return name.substr(0, name.find(' ') == name.npos ? 0 : name.find(' ')); }
    /// Its name within the group.
    std::string_view own_name() const { return name.substr(name.find(' ') + 1); }
};

/// Every command in the order of the help, a group before its own.
std::span<const Command> commands();

// One file a command.
Invocation baseline_prune_command();
Invocation baseline_write_command();
Invocation check_command();
Invocation compare_command();
Invocation config_show_command();
Invocation diff_command();
Invocation draw_command();
Invocation explain_command();
Invocation help_command();
Invocation import_csv_command();
Invocation init_command();
Invocation plan_propose_command();
Invocation plan_risk_command();
Invocation plan_show_command();
Invocation plan_verify_command();
Invocation plan_why_command();
Invocation rules_command();
Invocation schema_command();
Invocation serve_command();
Invocation show_command();
Invocation stats_command();

/// The whole program: parses the arguments (without the program's name) and runs a command.
int run(const std::vector<std::string>& arguments, Console& console);

}  // namespace orgplan::cli
