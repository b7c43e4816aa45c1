#include "planner/cli/propose_files.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <ostream>

#include "planner/api/plan.h"
#include "planner/cli/plan_file.h"
#include "planner/cli/refuse.h"
#include "planner/propose/answer.h"

namespace orgplan::cli {
namespace {

// Beside the usual ones.
constexpr int kImpossible = 4;
constexpr int kNotProved = 5;

struct Format {
    std::string_view name;
    std::string (*write)(const propose::Answer&, std::size_t width);
};

constexpr std::array kFormats{
    Format{"text", [](const propose::Answer& all, std::size_t width) { return propose::answer_text(all, width); }},
    Format{"markdown", [](const propose::Answer& all, std::size_t) { return propose::answer_markdown(all); }},
    Format{"json", [](const propose::Answer& all, std::size_t) { return propose::answer_json(all); }}};

// By the file's extension, where no format is chosen.
std::string format_of(const ProposeFiles& files) {
    if (!files.format.empty()) return files.format;
    const std::string ending = std::filesystem::path(files.report).extension().string();
    if (ending == ".md") return "markdown";
    return ending == ".json" ? "json" : "text";
}

std::string ending_of(const std::string& path) {
    return std::filesystem::path(path).extension().string();
}

int draw(const ChartFiles& files, const api::Proposed& made, const Inputs& inputs, Console& console) {
    if (!made.plan) return kClean;
    const api::Result<api::Drawing> drawing =
        api::draw_plan(*made.plan, made.planned->organisation, chosen_format(files), files.look);
    return drawing ? write_charts(files, {}, *drawing, inputs, console) : refuse(console, drawing.error());
}

}  // namespace

bool is_named_like_a_spec(const std::string& path) {
    return ending_of(path) == ".yaml" || ending_of(path) == ".yml";
}

bool ProposeFiles::draws() const {
    const std::string ending = ending_of(charts.output);
    if (ending.size() < 2 || ending == ".json" || is_named_like_a_spec(charts.output)) return false;
    return bool(api::chart_format(ending.substr(1)));
}

std::vector<std::string> propose_formats() {
    return names_of(kFormats);
}

int write_proposed(const ProposeFiles& files, const std::string& path, const language::Spec& spec,
                   const api::Proposed& made, Console& console) {
    const propose::Answer answer{made.proposal,
                                 spec.organisation,
                                 spec.sources,
                                 made.reasons,
                                 made.what_if,
                                 made.limited_by,
                                 made.repair,
                                 made.planned ? &made.planned->organisation : nullptr,
                                 made.plan ? &*made.plan : nullptr,
                                 &made.added,
                                 made.cost,
                                 made.planned ? &made.planned->sources : nullptr};
    const std::string text = row_of(kFormats, format_of(files))->write(answer, static_cast<std::size_t>(console.width));
    Inputs inputs;
    inputs.add(path);
    inputs.add(spec.sources);
    const bool plan = !made.scenario.empty() && !made.proposal.roster.empty();
    const std::string& output = files.charts.output;
    const bool drawn = files.draws();
    Targets targets{{}, "spec", files.charts.force};
    if (!output.empty() && plan && !drawn) targets.paths.push_back(output);
    if (const auto refused = refuse_targets(targets, inputs, console)) return *refused;
    Targets reports{{files.report.empty() ? "-" : files.report}, format_of(files), files.charts.force};
    if (const auto refused = refuse_targets(reports, inputs, console)) return *refused;
    const bool scenario_on_out = output == "-";
    if (drawn && plan) {
        if (const int code = draw(files.charts, made, inputs, console); code != kClean) return code;
    } else if (!output.empty() && plan) {
        const std::string error =
            write_whole(console, output, scenario_on_out ? made.scenario : marked_plan(made.scenario));
        if (!error.empty()) return refuse(console, {api::Refusal::Why::failed, error});
        if (!scenario_on_out) console.out << output << '\n';
    }
    if (!files.report.empty() || !scenario_on_out) {
        const std::string file = files.report.empty() ? "-" : files.report;
        const std::string error = write_whole(console, file, text);
        if (!error.empty()) return refuse(console, {api::Refusal::Why::failed, error});
        if (file != "-" && !scenario_on_out) console.out << file << '\n';
    }
    if (!output.empty() && !plan) {
        const bool none = made.proposal.values.empty() && !made.proposal.problem.goals.empty();
        console.err << fmt::format("orgplan: {} was not written, since there is {}\n",
                                   output == "-" ? "a scenario" : fmt::format("`{}`", output),
                                   none ? "no plan" : "nothing to do");
    }
    if (output.empty() && plan && files.report.empty() && format_of(files) == "text") {
        console.out << "\nWrite the plan as a scenario with -o FILE; then check, draw and diff it like any spec.\n";
    }
    if (made.proposal.status == solver::Status::infeasible) return kImpossible;
    if (made.added.any(text::Severity::error)) return kNotProved;
    return made.proposal.status == solver::Status::optimal ? kClean : kNotProved;
}

}  // namespace orgplan::cli
