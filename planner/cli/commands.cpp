#include "planner/cli/commands.h"

#include <array>

namespace orgplan::cli {
namespace {

constexpr std::array kCommands{
    Command{"check", "Check a spec: its text, its reporting lines, and the rules of the glossary", check_command},
    Command{"draw", "Draw the organisation as charts that fit a page", draw_command},
    Command{"diff", "Compare two specs, two stages of one, or a spec with an earlier version of it", diff_command},
    Command{"compare", "Set scenarios or specs side by side: heads, cost, spans and findings, stage by stage",
            compare_command},
    Command{"show", "Print the resolved organisation: ids, seats at each stage, lines and why", show_command},
    Command{"stats", "Measure an organisation: heads, vacancies, spans, layers and ratios, by stage and unit",
            stats_command},
    Command{"plan", "Tell what a plan costs, month by month", nullptr},
    Command{"plan show",
            "Who starts, moves and leaves when, heads and run rate by month and unit against budgets, cost by quarter",
            plan_show_command},
    Command{"explain", "Say what a rule or a role means, and where that comes from", explain_command},
    Command{"rules", "List the rules", rules_command},
    Command{"import", "Make a spec of what another system wrote", nullptr},
    Command{"import csv", "Make a spec of the rows of an HR system's export", import_csv_command},
    Command{"schema", "Print the JSON Schema of the spec language, for editors", schema_command},
};

}  // namespace

std::span<const Command> commands() {
    return kCommands;
}

}  // namespace orgplan::cli
