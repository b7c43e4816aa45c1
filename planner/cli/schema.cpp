#include <CLI/CLI.hpp>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/language/language.h"

namespace orgplan::cli {

void add_schema(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command = program.add_subcommand("schema", "Print the JSON Schema of the spec language, for editors");
    command->callback([&console, &exit_code] {
        console.out << language::json_schema();
        exit_code = kClean;
    });
}

}  // namespace orgplan::cli
