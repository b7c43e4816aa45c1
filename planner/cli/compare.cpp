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
#include "planner/cli/chart_files.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"

namespace orgplan::cli {
namespace {

struct CompareOptions {
    SpecInput input;  // what is the same for all
    std::vector<std::string> specs;
    ChartFiles chart;
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

int draw(const CompareOptions& options, std::span<const compare::ComparedSpec> specs,
         const compare::Comparison& comparison, Console& console) {
    const api::Result<api::Drawing> drawing =
        api::draw_comparison(specs, comparison, chosen_format(options.chart), options.chart.look);
    if (!drawing) return refuse(console, drawing.error());
    Inputs inputs;
    for (const compare::ComparedSpec& each : specs) {
        inputs.add(each.name);
        inputs.add(each.spec.sources);
    }
    return write_charts(options.chart, {.choose = "--stage"}, *drawing, inputs, console);
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
        if (!checked) return refuse(console, checked.error(), *spec, path, "nothing was compared");
        compared.push_back({path, *spec, checks.emplace_back(std::move(*checked)).findings});
    }
    log_step(console, "comparing");
    const api::Result<compare::Comparison> comparison = api::compare(compared, options.input.stage);
    if (!comparison) return refuse(console, comparison.error());
    int code = kClean;
    if (is_drawn(options.chart)) {
        code = draw(options, compared, *comparison, console);
        if (code != kClean) return code;
    } else {
        console.out << report->write(*comparison, static_cast<std::size_t>(console.width));
    }
    std::set<std::string> reported;  // of a base that several share, once
    for (std::size_t i = 0; i < specs.size(); ++i) {
        text::Findings faults = api::faults_of(*specs[i]);
        std::erase_if(faults.all(), [&](const text::Finding& each) {
            const std::string& file = specs[i]->sources[each.where.file].path;
            return each.where.known() &&
                   !reported.insert(fmt::format("{}:{}:{}", file, each.where.begin, each.rule)).second;
        });
        code = std::max(code, with_faults(kClean, console, faults, *specs[i], options.specs[i]));
    }
    return code;
}

void describe(CompareOptions& values, Options& options) {
    options.push_back({.names = "specs",
                       .target = &values.specs,
                       .help = "The spec to compare with, then the others: files or folders",
                       .required = true});
    add_stage(values.input, options, "Only this stage");
    add_today(values.input.today, options);
    options.push_back(output_option(values.chart,
                                    "Draw how headcount and run rate grow in each spec, and the charts of each stage "
                                    "beside each other, in this file; with several pages one file each, FILE-PAGE, or "
                                    "one pdf; - is standard output"));
    options.push_back(force_option(values.chart.force));
    options.back().needs = {"--output"};
    const std::size_t others = options.size();
    options.push_back(page_option(values.chart));
    add_dots(values.chart, options);
    for (std::size_t i = others; i < options.size(); ++i) options[i].needs = {"--output"};
    options.push_back({"--format", &values.chart.format,
                       fmt::format("text (default), markdown or json; for a chart {} (default: by the extension of "
                                   "FILE, else svg)",
                                   api::chart_formats_listed())});
}

}  // namespace

Invocation compare_command() {
    return invocation(describe, compare_specs,
                      "Exit code: 0 compared, 1 a spec with errors (those that do not prevent it follow the figures),\n"
                      "2 wrong usage or an input that cannot be read.");
}

}  // namespace orgplan::cli
