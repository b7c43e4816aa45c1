#include "planner/plan/plan.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <ostream>

#include "graph/chart/render/graphviz.h"
#include "planner/cli/chart_files.h"
#include "planner/cli/commands.h"
#include "planner/cli/spec_input.h"
#include "planner/plan/picture/plan_picture.h"
#include "planner/report/text_report.h"
#include "planner/rules/policy/policy.h"
#include "planner/rules/policy/policy_files.h"

namespace orgplan::cli {
namespace {

struct PlanOptions {
    SpecInput input;
    std::string format;
    std::string table;
    std::string from;
    std::string to;
    ChartFiles files;
};

constexpr std::array<std::string_view, 4> kTold = {"text", "markdown", "csv", "json"};
const std::map<std::string, plan::PlanTable> kTables = {{"months", plan::PlanTable::months},
                                                        {"actions", plan::PlanTable::actions},
                                                        {"units", plan::PlanTable::units},
                                                        {"quarters", plan::PlanTable::quarters},
                                                        {"budgets", plan::PlanTable::budgets}};

// Nothing, with the reason on `err`, for a text that is no month.
bool read_month(const std::string& text, std::string_view option, std::optional<Month>& month, Console& console) {
    if (text.empty()) return true;
    const std::optional<Tick> day = text.size() == 7 ? parse_date(text) : std::nullopt;
    if (day) month = month_of(*day);
    if (!day) console.err << fmt::format("orgplan: {} `{}` is no month; write YYYY-MM\n", option, text);
    return day.has_value();
}

// What is written: `--format`, else what the ending of the file says, else text; all others are pictures.
std::string format_of(const PlanOptions& options) {
    const std::string& file = options.files.output;
    if (!options.format.empty()) return options.format;
    if (file.empty() || file == "-") return "text";
    const std::string ending = std::filesystem::path(file).extension().string();
    if (ending == ".json" || ending == ".csv") return ending.substr(1);
    if (ending == ".md") return "markdown";
    return ending == ".txt" ? "text" : "picture";
}

int draw_plan(const PlanOptions& options, const plan::Plan& plan, const Organisation& org, Console& console) {
    ChartFiles files = options.files;
    files.format = options.format;
    if (files.output.empty()) files.output = "-";
    const std::optional<std::string> format = files.format_meant(console);
    const std::optional<scene::Page> page = files.page_meant(console);
    if (!format || !page) return kUsage;
    scene::TextMeasure measure;
    std::vector<scene::Scene> scenes = plan::plan_pictures(plan, org, *page, measure);
    std::vector<scene::ChartPage> pictures;
    for (scene::Scene& scene : scenes) {
        pictures.push_back({id_at<StageId>(0), static_cast<std::uint32_t>(pictures.size() + 1),
                            static_cast<std::uint32_t>(scenes.size()), std::move(scene)});
    }
    return files.write(std::move(pictures), *format, org, false, measure, console);
}

int write_plan(const PlanOptions& options, const std::string& text, Console& console) {
    const std::string& file = options.files.output;
    const std::string error = write_whole(console, file.empty() ? "-" : file, text);
    if (!error.empty()) {
        console.err << fmt::format("orgplan: {}\n", error);
        return kFailure;
    }
    if (!file.empty() && file != "-") console.out << file << '\n';
    return kClean;
}

int show_plan(const PlanOptions& options, Console& console) {
    const std::string format = format_of(options);
    const bool told = std::find(kTold.begin(), kTold.end(), format) != kTold.end();
    if (!options.table.empty() && format != "csv") {
        console.err << "orgplan: --table chooses one table for --format csv; the other formats hold all of them\n";
        return kUsage;
    }
    plan::PlanWindow window;
    if (!read_month(options.from, "--from", window.from, console)) return kUsage;
    if (!read_month(options.to, "--to", window.to, console)) return kUsage;
    if (!told && (window.from || window.to)) {
        console.err << "orgplan: --from and --to choose months of tables; a picture goes from the first stage to the "
                       "last one\n";
        return kUsage;
    }
    const std::unique_ptr<language::Spec> spec = read_input(options.input, console);
    if (!spec) return kUsage;
    const Organisation& org = spec->organisation;
    const auto refused = [&] {
        if (!spec->findings.any(text::Severity::error) && spec->built) return false;
        console.err << report::text_report(spec->findings, spec->sources, org, {false, console.width});
        console.err << fmt::format("{}: {}; nothing is planned\n", options.input.path,
                                   report::count_text(spec->findings));
        return true;
    };
    if (refused()) return kFindings;
    rules::RuleSet rules = rules::builtin_rules();
    const rules::RuleNodes nodes = rules::read_policies(*spec, {});
    const rules::Policy policy = rules::Policy::read(nodes.own, org, rules, spec->findings, nodes.shared);
    if (refused()) return kFindings;  // a policy that cannot be followed sets no parameters
    const plan::PlanResult result = plan::plan_of(org, hiring::hiring_norms(rules, policy.parameters()), window);
    if (!result.plan) {
        console.err << fmt::format("{}: {}; nothing is planned\n", options.input.path, result.unplanned);
        return window.from || window.to ? kUsage : kFindings;
    }
    const plan::Plan& plan = *result.plan;
    if (!told) return draw_plan(options, plan, org, console);
    if (format == "json") return write_plan(options, plan::plan_json(plan, org), console);
    if (format == "csv") {
        const plan::PlanTable table = options.table.empty() ? plan::PlanTable::months : kTables.at(options.table);
        return write_plan(options, plan::plan_csv(plan, org, table), console);
    }
    if (format == "markdown") return write_plan(options, plan::plan_markdown(plan, org), console);
    return write_plan(options, plan::plan_text(plan, org, static_cast<std::size_t>(console.width)), console);
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
    std::vector<std::string> formats(kTold.begin(), kTold.end());
    for (const std::string_view format : render::chart_formats()) {
        if (format != "json") formats.emplace_back(format);
    }
    show->add_option("-o,--output", options->files.output,
                     "File to write, told by its ending, or --format; of several pages each has its own, OUTPUT-PAGE, "
                     "but for pdf; - is standard output (default)");
    show->add_option("--format", options->format,
                     fmt::format("{} (default: by the ending of OUTPUT, else text)", fmt::join(formats, ", ")))
        ->check(CLI::IsMember(formats));
    options->files.add_page(*show);
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

}  // namespace orgplan::cli
