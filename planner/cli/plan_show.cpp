#include "planner/api/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>

#include "graph/chart/render/graphviz.h"
#include "planner/api/faults.h"
#include "planner/cli/chart_files.h"
#include "planner/cli/commands.h"
#include "planner/cli/redact_option.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

struct PlanOptions {
    SpecInput input;
    ChartFiles files;
    std::string table;
    std::string from;
    std::string to;
    std::vector<std::string> redact;
};

struct Table {
    std::string_view name;
    plan::PlanTable table;
};

constexpr std::array kTables{Table{"actions", plan::PlanTable::actions}, Table{"budgets", plan::PlanTable::budgets},
                             Table{"months", plan::PlanTable::months}, Table{"quarters", plan::PlanTable::quarters},
                             Table{"units", plan::PlanTable::units}};

// What is to be written of a plan.
struct Written {
    const plan::Plan& plan;
    const Organisation& org;
    plan::PlanTable table;
    std::size_t width;
};

struct Format {
    std::string_view name;
    std::string (*write)(const Written&);
};

constexpr std::array kFormats{
    Format{"text", [](const Written& all) { return plan::plan_text(all.plan, all.org, all.width); }},
    Format{"markdown", [](const Written& all) { return plan::plan_markdown(all.plan, all.org); }},
    Format{"csv", [](const Written& all) { return plan::plan_csv(all.plan, all.org, all.table); }},
    Format{"json", [](const Written& all) { return plan::plan_json(all.plan, all.org); }}};

// Those of reports, then those of charts that are not a report too.
std::vector<std::string> all_formats() {
    std::vector<std::string> formats = names_of(kFormats);
    for (const std::string_view format : render::chart_formats()) {
        if (row_of(kFormats, format) == nullptr) formats.emplace_back(format);
    }
    return formats;
}

// False, with the reason on `err`, for a text that is not a month.
bool read_month(const std::string& text, std::string_view option, std::optional<Month>& month, Console& console) {
    if (text.empty()) return true;
    const std::optional<Tick> day = text.size() == 7 ? parse_date(text) : std::nullopt;
    if (day) month = month_of(*day);
    if (!day) refuse(console, fmt::format("{} `{}` is not a month; write YYYY-MM", option, text));
    return day.has_value();
}

// What is written: `--format`, else by the extension of the file, else text; all others are charts.
std::string format_of(const ChartFiles& files) {
    const std::string& file = files.output;
    if (!files.format.empty()) return files.format;
    if (file.empty() || file == "-") return "text";
    const std::string ending = std::filesystem::path(file).extension().string();
    if (ending == ".json" || ending == ".csv") return ending.substr(1);
    if (ending == ".md") return "markdown";
    return ending == ".txt" ? "text" : "chart";
}

int draw_plan(ChartFiles files, const plan::Plan& plan, const Organisation& org, const Inputs& inputs,
              const redact::Redaction& redaction, Console& console) {
    if (files.output.empty()) files.output = "-";
    files.look.footer = redaction.secrets().heading();
    const api::Result<api::Drawing> drawing = api::draw_plan(plan, org, chosen_format(files), files.look);
    return drawing ? write_charts(files, {}, *drawing, inputs, console) : refuse(console, drawing.error());
}

int write_plan(const ChartFiles& files, const std::string& format, const std::string& text, const Inputs& inputs,
               Console& console) {
    const std::string file = files.output.empty() ? "-" : files.output;
    if (const auto refused = refuse_targets({{file}, format, files.force}, inputs, console)) return *refused;
    const std::string error = write_whole(console, file, text);
    if (!error.empty()) return refuse(console, {api::Refusal::Why::failed, error});
    if (file != "-") console.out << file << '\n';
    return kClean;
}

// A spec of a single stage says by its dates where its plan ends, or the user does; a plan for the needs of stages may
// go on after the last one.
int read_to_the_end(const PlanOptions& options, language::ReadOptions reading, const plan::PlanWindow& window,
                    api::SpecPtr& spec, Console& console) {
    const bool staged = spec->built && spec->organisation.stages.size() > 1;
    if (staged && window.to) return kClean;
    std::optional<Tick> end = staged ? api::end_after_stages(*spec) : api::end_without_stages(*spec);
    if (window.to && spec->built && first_day(*window.to + 1) - 1 > spec->organisation.stages.front().at) {
        end = first_day(*window.to + 1) - 1;
    }
    if (!end) return kClean;
    reading.days = {*end};
    if (options.input.path == "-") reading.stdin_text = spec->sources[0].text;
    api::Result<api::SpecPtr> again = api::read(options.input.path, reading);
    if (!again) return refuse(console, again.error());
    spec = std::move(*again);
    return kClean;
}

// The plan of what is left of a spec, and what is left of what was found in it.
api::Result<plan::Plan> redacted_plan(redact::Redaction& redaction, language::Spec& spec, text::Findings& faults,
                                      const api::PlanRequest& request) {
    redaction.learn(spec);
    redaction.apply_to_model(spec);
    const std::size_t count = faults.all().size();
    api::Result<plan::Plan> plan = api::plan(spec, request);
    redaction.apply_to_texts(spec);
    redaction.apply(faults);
    if (plan) {
        plan->faults = count;
    } else {
        redaction.apply(plan.error().findings);
    }
    return plan;
}

int show_plan(const PlanOptions& options, Console& console) {
    std::optional<redact::Redaction> redaction = redaction_of(options.redact, console);
    if (!redaction) return kUsage;
    if (redaction->has(redact::Secret::cost) && (options.table == "quarters" || options.table == "budgets")) {
        return refuse(console,
                      fmt::format("`--table {}` has costs alone, and `--redact` leaves them out", options.table),
                      "leave out one of the two");
    }
    const std::string format = format_of(options.files);
    const Format* const report = row_of(kFormats, format);
    if (report == nullptr) {
        const std::string chart = chosen_format(options.files);
        if (!api::chart_format(chart)) {
            const std::vector<std::string> formats = all_formats();
            std::string hint = text::did_you_mean(chart, std::vector<std::string_view>(formats.begin(), formats.end()));
            if (hint.empty()) hint = fmt::format("the formats are {}", fmt::join(formats, ", "));
            return refuse(console, fmt::format("`{}` is not a format of a plan", chart), hint);
        }
    }
    if (!options.table.empty() && format != "csv") {
        return refuse(console, "--table chooses a table for --format csv; the other formats have all of them");
    }
    api::PlanRequest request;
    if (!read_month(options.from, "--from", request.window.from, console)) return kUsage;
    if (!read_month(options.to, "--to", request.window.to, console)) return kUsage;
    const bool windowed = request.window.from || request.window.to;
    const std::optional<language::ReadOptions> reading = reading_of(options.input, console);
    if (!reading) return kUsage;
    api::SpecPtr spec = read_at(options.input.path, *reading, console);
    if (!spec) return kUsage;
    const bool staged = spec->built && spec->organisation.stages.size() > 1;
    if (report == nullptr && (request.window.from || (request.window.to && staged))) {
        return refuse(console,
                      staged
                          ? "--from and --to choose the months of tables; a chart goes from the first stage to the end"
                          : "--from chooses the first month of tables; a chart begins today, or with the first stage");
    }
    if (const int code = read_to_the_end(options, *reading, request.window, spec, console); code != kClean) return code;
    const Organisation& org = spec->organisation;
    text::Findings faults = api::faults_of(*spec);
    Inputs inputs;
    inputs.add(options.input.path);
    inputs.add(spec->sources);
    const api::Result<plan::Plan> plan = redacted_plan(*redaction, *spec, faults, request);
    const std::string path = redaction->path(options.input.path);
    if (!plan && plan.error().why == api::Refusal::Why::empty) {
        console.err << fmt::format("{}: {}; no plan was written\n", path, plan.error().message);
        return windowed ? kUsage : kFindings;
    }
    if (!plan) return refuse(console, plan.error(), *spec, path, "no plan was written");
    if (report == nullptr) {
        return with_faults(draw_plan(options.files, *plan, org, inputs, *redaction, console), console, faults, *spec,
                           path);
    }
    const plan::PlanTable table =
        options.table.empty() ? plan::PlanTable::months : row_of(kTables, options.table)->table;
    const std::string text = report->write({*plan, org, table, static_cast<std::size_t>(console.width)});
    const int code =
        write_plan(options.files, format, with_left_out(*redaction, format, text, console), inputs, console);
    return with_faults(code, console, faults, *spec, path);
}

void describe(PlanOptions& values, Options& options) {
    add_path(values.input, options);
    options.push_back(redact_option(values.redact));
    add_today(values.input.today, options);
    options.push_back(output_option(values.files,
                                    "The file to write; its extension chooses the format; with several pages one file "
                                    "each, FILE-PAGE, or one pdf; - is standard output (default)"));
    options.push_back(force_option(values.files.force));
    const std::vector<std::string> formats = all_formats();
    options.push_back(
        {.names = "--format",
         .target = &values.files.format,
         .help = fmt::format("{} (default: by the extension of FILE, else text)", fmt::join(formats, ", ")),
         .choices = formats});
    options.push_back(page_option(values.files));
    add_dots(values.files, options);
    options.push_back({.names = "--table",
                       .target = &values.table,
                       .help = "The table for csv: months (default), actions, units, quarters or budgets",
                       .choices = names_of(kTables)});
    options.push_back({.names = "--from",
                       .target = &values.from,
                       .help = "The first month to show (YYYY-MM; default: that of the first stage)",
                       .called = "MONTH"});
    options.push_back(
        {.names = "--to",
         .target = &values.to,
         .help =
             "The last month to show (YYYY-MM; default: that of the last stage, or of the end of a plan for `needs`; "
             "where there are no stages, of the last date)",
         .called = "MONTH"});
}

}  // namespace

Invocation plan_show_command() {
    return invocation(
        describe, show_plan,
        "Actions up to --today are past: text and Markdown omit them unless --from is given, csv and json mark them.");
}

}  // namespace orgplan::cli
