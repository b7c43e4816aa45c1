#pragma once

#include <string>
#include <vector>

#include "planner/cli/console.h"

namespace CLI {
class App;
}

namespace orgplan::cli {

// Each command adds itself to the program: its options, its help, and what it does. It leaves its exit code behind.
void add_check(CLI::App& program, Console& console, int& exit_code);
void add_compare(CLI::App& program, Console& console, int& exit_code);
void add_diff(CLI::App& program, Console& console, int& exit_code);
void add_draw(CLI::App& program, Console& console, int& exit_code);
void add_explain(CLI::App& program, Console& console, int& exit_code);
void add_import(CLI::App& program, Console& console, int& exit_code);
void add_plan(CLI::App& program, Console& console, int& exit_code);
void add_rules(CLI::App& program, Console& console, int& exit_code);
void add_schema(CLI::App& program, Console& console, int& exit_code);
void add_show(CLI::App& program, Console& console, int& exit_code);
void add_stats(CLI::App& program, Console& console, int& exit_code);

/// The whole program: parses the arguments (without the program's name) and runs a command.
int run(const std::vector<std::string>& arguments, Console& console);

}  // namespace orgplan::cli
