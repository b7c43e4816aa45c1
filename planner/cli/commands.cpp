#include "planner/cli/commands.h"

namespace orgplan::cli {
namespace {

constexpr std::array kCommands{
    Command{"init",
            "Write a commented spec to start from",
            init_command,
            {"orgplan init", "orgplan init acme.yaml --template 20"}},
    Command{
        "check",
        "Report what is wrong in a spec: the text, reporting lines, budgets, hiring plan, and rules of the glossary",
        check_command,
        {"orgplan check acme.yaml", "orgplan check acme.yaml --stage series-a --fail-on warning"}},
    Command{"draw",
            "Draw an org chart of each stage, on one page or on several that refer to each other",
            draw_command,
            {"orgplan draw acme.yaml", "orgplan draw acme.yaml --stage series-a --page 16:9 -o slide.pdf"}},
    Command{"show",
            "List units, seats and reporting lines, each line with its reason",
            show_command,
            {"orgplan show acme.yaml", "orgplan show acme.yaml --stage series-a"}},
    Command{"stats",
            "Measure each stage and unit: headcount, vacancies, span of control, layers, ratios",
            stats_command,
            {"orgplan stats acme.yaml", "orgplan stats acme.yaml --format markdown"}},
    Command{"plan",
            "Work with the hiring plan",
            nullptr,
            {"orgplan plan show acme.yaml", "orgplan plan show acme.yaml --format markdown"}},
    Command{"plan show",
            "List who starts, moves and leaves when, headcount and run rate by month against budgets, cost by quarter",
            plan_show_command,
            {"orgplan plan show acme.yaml", "orgplan plan show acme.yaml --page 16:9 -o plan.pdf"}},
    Command{"plan propose",
            "Propose the cheapest hires, promotions and moves that meet the needs of the stages in time",
            plan_propose_command,
            {"orgplan plan propose acme.yaml", "orgplan plan propose acme.yaml --reach 40 --by 2027-12"}},
    Command{"diff",
            "Compare two specs, two stages of one, or a spec with an earlier version of it",
            diff_command,
            {"orgplan diff acme.yaml@seed @series-a", "orgplan diff acme.yaml --since main --format markdown"}},
    Command{"compare",
            "Show scenarios or specs side by side: headcount, cost, spans and findings at each stage",
            compare_command,
            {"orgplan compare acme.yaml slower.yaml",
             "orgplan compare acme.yaml slower.yaml --stage series-a --format markdown"}},
    Command{"explain",
            "Explain a rule or a role, and where it comes from",
            explain_command,
            {"orgplan explain tech-lead", "orgplan explain span-too-wide"}},
    Command{"rules",
            "List the rules",
            rules_command,
            {"orgplan rules --role tech-lead", "orgplan rules --pack benchmark --severity warning"}},
    Command{"import",
            "Turn an export of another system into a spec",
            nullptr,
            {"orgplan import csv export.csv", "orgplan import csv export.csv -o acme.yaml"}},
    Command{"import csv",
            "Turn the CSV export of an HR system into a spec",
            import_csv_command,
            {"orgplan import csv export.csv -o acme.yaml", "orgplan import csv staff.csv --id Post --outside Board"}},
    Command{"schema",
            "Print the JSON Schema of the spec language, for editors",
            schema_command,
            {"orgplan schema", "orgplan schema > org.schema.json"}},
    Command{"help",
            "Explain a topic, such as `stages` or `money`, or a command",
            help_command,
            {"orgplan help stages", "orgplan help plan show"}},
};

}  // namespace

std::span<const Command> commands() {
    return kCommands;
}

}  // namespace orgplan::cli
