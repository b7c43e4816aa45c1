#pragma once

#include <string>
#include <vector>

#include "planner/cli/option.h"

namespace orgplan::cli {

/// An option as a shell sees it.
struct ShellOption {
    std::vector<std::string> names;  ///< `-o`, `--output`; of an argument by its place empty
    std::string help;
    std::vector<std::string> choices;
    std::string value;  ///< what its value is called; empty: it takes none
    bool several = false;
};

/// A command with all of its words, `plan show`.
struct ShellCommand {
    std::string name;
    std::string summary;
    bool group = false;
    std::vector<ShellOption> options;
    std::vector<std::string> choices;  ///< of its argument; empty: files
    std::string footer;
};

/// All commands in the order of the help, and the options of every one of them.
std::vector<ShellCommand> shell_commands();
std::vector<ShellOption> shell_options_of_all();

}  // namespace orgplan::cli
