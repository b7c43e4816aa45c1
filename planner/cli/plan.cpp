#include "planner/plan/plan.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/cli/spec_input.h"
#include "planner/report/text_report.h"
#include "planner/rules/policy.h"
#include "planner/rules/policy_files.h"

namespace orgplan {
namespace {

struct PlanOptions {
    SpecInput input;
    std::string format = "text";
    std::string table;
    std::string from;
    std::string to;
};

const std::map<std::string, PlanTable> kTables = {{"months", PlanTable::months},
                                                  {"actions", PlanTable::actions},
                                                  {"units", PlanTable::units},
                                                  {"quarters", PlanTable::quarters},
                                                  {"budgets", PlanTable::budgets}};

// Nothing, with the reason on `err`, for a text that is no month.
bool read_month(const std::string& text, std::string_view option, std::optional<Month>& month, Console& console) {
    if (text.empty()) return true;
    const std::optional<Tick> day = text.size() == 7 ? parse_date(text) : std::nullopt;
    if (day) month = month_of(*day);
    if (!day) console.err << fmt::format("orgplan: {} `{}` is no month; write YYYY-MM\n", option, text);
    return day.has_value();
}

int show_plan(const PlanOptions& options, Console& console) {
    if (!options.table.empty() && options.format != "csv") {
        console.err << "orgplan: --table chooses one table for --format csv; the other formats hold all of them\n";
        return kUsage;
    }
    PlanWindow window;
    if (!read_month(options.from, "--from", window.from, console)) return kUsage;
    if (!read_month(options.to, "--to", window.to, console)) return kUsage;
    const std::unique_ptr<Spec> spec = read_input(options.input, console);
    if (!spec) return kUsage;
    const Organisation& org = spec->organisation;
    const auto refused = [&] {
        if (!spec->findings.any(Severity::error) && spec->built) return false;
        console.err << text_report(spec->findings, spec->sources, org, {false, console.width});
        console.err << fmt::format("{}: {}; nothing is planned\n", options.input.path, count_text(spec->findings));
        return true;
    };
    if (refused()) return kFindings;
    RuleSet rules = builtin_rules();
    const RuleNodes nodes = read_policies(*spec, {});
    const Policy policy = Policy::read(nodes.own, org, rules, spec->findings, nodes.shared);
    if (refused()) return kFindings;  // a policy that cannot be followed sets no parameters
    const PlanResult result = plan_of(org, hiring_norms(rules, policy.parameters()), window);
    if (!result.plan) {
        console.err << fmt::format("{}: {}; nothing is planned\n", options.input.path, result.unplanned);
        return window.from || window.to ? kUsage : kFindings;
    }
    if (options.format == "json") {
        console.out << plan_json(*result.plan, org);
    } else if (options.format == "csv") {
        console.out << plan_csv(*result.plan, org,
                                options.table.empty() ? PlanTable::months : kTables.at(options.table));
    } else if (options.format == "markdown") {
        console.out << plan_markdown(*result.plan, org);
    } else {
        console.out << plan_text(*result.plan, org, static_cast<std::size_t>(console.width));
    }
    return kClean;
}

}  // namespace

void add_plan(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command = program.add_subcommand("plan", "Tell what a plan costs, month by month");
    command->require_subcommand(1);
    CLI::App* show = command->add_subcommand(
        "show",
        "Who starts, moves and leaves when, heads and run rate by month and unit against budgets, cost by quarter");
    const auto options = std::make_shared<PlanOptions>();
    options->input.add_path(*show);
    options->input.add_today(*show);
    show->add_option("--format", options->format, "text, markdown, csv or json")
        ->check(CLI::IsMember({"text", "markdown", "csv", "json"}))
        ->capture_default_str();
    show->add_option("--table", options->table, "With csv: months (unless given), actions, units, quarters or budgets")
        ->check(CLI::IsMember(kTables));
    show->add_option("--from", options->from,
                     "The first month to tell (YYYY-MM); that of the first stage unless given");
    show->add_option("--to", options->to, "The last month to tell (YYYY-MM); that of the last stage unless given");
    show->footer(
        "Actions up to --today are past: text and Markdown leave them out unless --from is given; csv and json mark "
        "them.");
    show->callback([options, &console, &exit_code] { exit_code = show_plan(*options, console); });
}

}  // namespace orgplan
