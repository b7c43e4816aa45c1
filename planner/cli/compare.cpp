#include "planner/api/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <ostream>
#include <set>

#include "planner/api/check.h"
#include "planner/api/draw_compare.h"
#include "planner/api/faults.h"
#include "planner/api/page_sides.h"
#include "planner/cli/chart_files.h"
#include "planner/cli/commands.h"
#include "planner/cli/redact_option.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"

namespace orgplan::cli {
namespace {

struct CompareOptions {
    SpecInput input;  // what is the same for all
    std::vector<std::string> specs;
    ChartFiles chart;
    std::vector<std::string> redact;
    std::vector<std::string> include;
};

struct Format {
    std::string_view name;
    std::string (*write)(const compare::Comparison&, std::size_t width);
};

constexpr std::array kFormats{Format{"text", compare::comparison_text},
                              Format{"markdown", [](const compare::Comparison& comparison,
                                                    std::size_t) { return compare::comparison_markdown(comparison); }},
                              Format{"json", [](const compare::Comparison& comparison, std::size_t) {
                                         return compare::comparison_json(comparison);
                                     }}};

bool is_drawn(const ChartFiles& chart) {
    return !chart.output.empty();
}

int draw(const CompareOptions& options, const redact::Redaction& redaction,
         std::span<const compare::ComparedSpec> specs, const compare::Comparison& comparison, const Inputs& inputs,
         Console& console) {
    ChartFiles files = options.chart;
    add_left_out(redaction, files);
    const api::Result<api::Drawing> drawing =
        api::draw_comparison(specs, comparison, chosen_format(options.chart), files.look);
    if (!drawing) return refuse(console, drawing.error());
    return write_charts(options.chart, {.choose = "--stage"}, *drawing, inputs, console);
}

// One page of all of them.
int draw_page(const CompareOptions& options, const redact::Redaction& redaction, const std::vector<api::SpecPtr>& specs,
              std::deque<api::Checked>& checks, const compare::Comparison& comparison, const Inputs& inputs,
              Console& console) {
    if (redaction.has(redact::Secret::cost) && !options.include.empty()) {
        return refuse(console, "`--include costs` would show what `--redact` leaves out", "leave out one of the two");
    }
    std::vector<api::PageSide> sides;
    const std::vector<std::string> names = api::side_names(comparison);
    for (std::size_t s = 0; s < specs.size(); ++s) {
        if (redaction.has(redact::Secret::findings)) checks[s].findings = text::Findings();
        sides.push_back({names[s], *specs[s], checks[s]});
        if (std::ranges::any_of(comparison.stages, [&](const auto& stage) { return stage.names[s].has_value(); }))
            continue;
        return refuse(console, fmt::format("`{}` has no stage `{}`", comparison.specs[s].name, options.input.stage),
                      "leave out --stage, or that spec");
    }
    const api::Result<api::Drawing> drawing = api::draw_sides(sides,
                                                              {.format = api::kPageFormat,
                                                               .look = options.chart.look,
                                                               .stage = redaction.id(options.input.stage),
                                                               .include = options.include,
                                                               .program = "orgplan " ORGPLAN_VERSION,
                                                               .left_out = redaction.secrets().words()},
                                                              false);
    if (!drawing) return refuse(console, drawing.error());
    return write_charts(options.chart, {}, *drawing, inputs, console);
}

// What is left of specs and of what was found in them; they say the same of the same person.
void redact_all(redact::Redaction& redaction, const std::vector<api::SpecPtr>& specs, std::deque<api::Checked>& checks,
                std::vector<text::Findings>& faults) {
    for (const api::SpecPtr& spec : specs) redaction.learn(*spec);
    for (const api::SpecPtr& spec : specs) redaction.apply(*spec);
    for (api::Checked& each : checks) redaction.apply(each.findings);
    for (text::Findings& each : faults) redaction.apply(each);
}

// Figures that say what is left out.
void take_out_figures(const redact::Redaction& redaction, compare::Comparison& comparison) {
    constexpr std::array<std::string_view, 4> kOfFindings{"errors", "warnings", "advice", "new_findings"};
    const std::vector<std::string_view> keys = redaction.secrets().keys();
    const auto is_secret = [&](const compare::Figure& figure) {
        const bool finding = std::ranges::find(kOfFindings, figure.key) != kOfFindings.end();
        return (finding && redaction.has(redact::Secret::findings)) ||
               std::ranges::find(keys, figure.key) != keys.end();
    };
    std::erase_if(comparison.whole, is_secret);
    for (compare::ComparedStage& stage : comparison.stages) std::erase_if(stage.figures, is_secret);
}

int compare_specs(const CompareOptions& options, Console& console) {
    const std::string& format = options.chart.format;
    const Format* const report = row_of(kFormats, format.empty() ? "text" : format);
    if (!is_drawn(options.chart) && report == nullptr) {
        return refuse(console,
                      fmt::format("`{}` is not a format of a comparison; write text, markdown or json, or, for "
                                  "a chart, the file to write (`-o FILE`)",
                                  format));
    }
    const bool is_page = is_drawn(options.chart) && wants_page(options.chart);
    if (!is_page && !options.include.empty()) return refuse(console, "--include is for pages", "write `-o FILE.html`");
    std::optional<redact::Redaction> redaction = redaction_of(options.redact, console);
    if (!redaction) return kUsage;
    if (const auto refusal = api::refuse_number(options.specs.size())) return refuse(console, *refusal);
    if (std::count(options.specs.begin(), options.specs.end(), "-") > 1) {
        return refuse(console, "only one of the specs can be standard input");
    }
    std::vector<api::SpecPtr> specs;
    std::deque<api::Checked> checks;
    std::vector<compare::ComparedSpec> compared;
    for (const std::string& path : options.specs) {
        SpecInput input = options.input;
        input.path = path;
        const language::Spec* spec = specs.emplace_back(read_input(input, console)).get();
        if (spec == nullptr)
            return refuse(console, fmt::format("nothing was compared, since `{}` cannot be read", path));
        api::Result<api::Checked> checked = api::check_built(*specs.back());
        if (!checked) {
            redact_spec(*redaction, *specs.back(), checked.error().findings);
            return refuse(console, checked.error(), *spec, redaction->path(path), "nothing was compared");
        }
        compared.push_back({path, *spec, checks.emplace_back(std::move(*checked)).findings});
    }
    Inputs inputs;
    for (const compare::ComparedSpec& each : compared) {
        inputs.add(each.name);
        inputs.add(each.spec.sources);
    }
    std::vector<text::Findings> all_faults;
    for (const api::SpecPtr& spec : specs) all_faults.push_back(api::faults_of(*spec));
    redact_all(*redaction, specs, checks, all_faults);
    for (compare::ComparedSpec& each : compared) each.name = redaction->path(each.name);
    log_step(console, "comparing");
    api::Result<compare::Comparison> comparison = api::compare(compared, redaction->typed_id(options.input.stage));
    if (!comparison) return refuse(console, comparison.error());
    take_out_figures(*redaction, *comparison);
    int code = kClean;
    if (is_drawn(options.chart)) {
        code = is_page ? draw_page(options, *redaction, specs, checks, *comparison, inputs, console)
                       : draw(options, *redaction, compared, *comparison, inputs, console);
        if (code != kClean) return code;
    } else {
        const std::string text = report->write(*comparison, static_cast<std::size_t>(console.width));
        console.out << with_left_out(*redaction, report->name, text, console);
    }
    std::set<std::string> reported;  // of a base that several share, once
    for (std::size_t i = 0; i < specs.size(); ++i) {
        text::Findings& faults = all_faults[i];
        std::erase_if(faults.all(), [&](const text::Finding& each) {
            const std::string& file = specs[i]->sources[each.where.file].path;
            return each.where.known() &&
                   !reported.insert(fmt::format("{}:{}:{}", file, each.where.begin, each.rule)).second;
        });
        code = std::max(code, with_faults(kClean, console, faults, *specs[i], redaction->path(options.specs[i])));
    }
    return code;
}

void describe(CompareOptions& values, Options& options) {
    options.push_back({.names = "specs",
                       .target = &values.specs,
                       .help = "The spec to compare with, then the others: files or folders",
                       .required = true});
    add_stage(values.input, options, "Only this stage");
    options.push_back(redact_option(values.redact));
    add_today(values.input.today, options);
    options.push_back(output_option(values.chart,
                                    "Draw how headcount and run rate grow in each spec, and the charts of each stage "
                                    "beside each other, in this file; with several pages one file each, FILE-PAGE, or "
                                    "one pdf, or one page x.html that shows any two of them; - is standard output"));
    options.push_back(force_option(values.chart.force));
    options.back().needs = {"--output"};
    const std::size_t others = options.size();
    options.push_back(page_option(values.chart));
    add_dots(values.chart, options);
    for (std::size_t i = others; i < options.size(); ++i) options[i].needs = {"--output"};
    options.push_back(include_option(values.include));
    options.push_back({"--format", &values.chart.format,
                       fmt::format("text (default), markdown or json; for a chart {}, or html for a page (default: by "
                                   "the extension of FILE, else svg)",
                                   api::chart_formats_listed())});
}

}  // namespace

Invocation compare_command() {
    return invocation(describe, compare_specs,
                      "Exit code: 0 compared, 1 a spec with errors (those that do not prevent it follow the figures),\n"
                      "2 wrong usage or an input that cannot be read.");
}

}  // namespace orgplan::cli
