#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>

#include "graph/chart/render/graphviz.h"
#include "graph/chart/scene/compose.h"
#include "planner/api/judge.h"
#include "planner/cli/chart_files.h"
#include "planner/cli/commands.h"
#include "planner/cli/spec_input.h"
#include "planner/diff/join.h"
#include "planner/report/text_report.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

struct DrawOptions {
    SpecInput input;
    ChartFiles files;
    std::string layout = "page";
    std::string root;
    std::string unit;
    std::string by = "seat";
    int depth = -1;
};

void refuse(Console& console, const std::string& message, const std::string& hint = {}) {
    console.err << fmt::format("orgplan: {}{}{}\n", message, hint.empty() ? "" : "; ", hint);
}

// The index of the one whose id it is.
template <class Id, class Items>
std::optional<Id> find_id(const Items& items, const std::string& wanted, const char* kind, Console& console) {
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].id == wanted) return id_at<Id>(i);
        ids.push_back(items[i].id);
    }
    refuse(console, fmt::format("no {} has the id `{}`", kind, wanted), text::did_you_mean(wanted, ids));
    return {};
}

// What is drawn, or nothing with the reason told.
std::optional<scene::ChartOptions> chart_of(const DrawOptions& options, const language::Spec& spec,
                                            const diff::Joint* joint, Console& console) {
    const Organisation& organisation = spec.organisation;
    scene::ChartOptions chart;
    const std::optional<scene::Page> page = options.files.page_meant(console);
    if (!page) return {};
    chart.page = *page;
    const std::optional<StageSet> stages = stages_of(options.input, spec, console);
    if (!stages) return {};
    for (std::size_t s = 0; s < organisation.stages.size(); ++s) {
        if (stages->has(id_at<StageId>(s))) chart.cards.stages.push_back(id_at<StageId>(s));
    }
    if (!options.root.empty()) {
        const auto root = find_id<PositionId>(organisation.positions, options.root, "seat", console);
        if (!root) return {};
        chart.cards.root = joint != nullptr ? joint->seats[index(*root)] : *root;
    }
    if (!options.unit.empty()) {
        const auto unit = find_id<UnitId>(organisation.units, options.unit, "unit", console);
        if (!unit) return {};
        chart.cards.unit = *unit;
    }
    chart.cards.depth = options.depth;
    chart.cards.by_team = options.by == "team";
    if (joint != nullptr) chart.cards.differences = &joint->differences;
    return chart;
}

// A scenario together with what it takes away from its base, so that this can be told.
diff::Joint with_base(const language::Spec& spec) {
    std::vector<diff::StagePair> pairs;
    for (diff::StagePair& pair : diff::stage_by_stage(*spec.base, spec.organisation)) {
        if (given(pair.after)) pairs.push_back(std::move(pair));
    }
    return diff::join(*spec.base, spec.organisation, pairs, cards::Against::base_of_scenario);
}

// What files are called after: the spec, without its ending.
std::string stem_of(const std::string& path) {
    std::filesystem::path given(path);
    if (given.filename().empty()) given = given.parent_path();
    if (given.filename() == "." || given.filename() == "..") {
        std::error_code error;
        given = std::filesystem::weakly_canonical(given, error);
    }
    const std::string stem = given.stem().string();
    return stem.empty() || path == "-" ? "chart" : stem;
}

int draw(const DrawOptions& options, Console& console) {
    const std::optional<std::string> format = options.files.format_meant(console);
    if (!format) return kUsage;
    const std::unique_ptr<language::Spec> spec = read_input(options.input, console);
    if (!spec) return kUsage;
    const Organisation& organisation = spec->organisation;
    if (!spec->sound) {
        api::judge(*spec);
        console.err << report::text_report(spec->findings, spec->sources, organisation, {false, console.width})
                    << options.input.path << ": " << report::count_text(spec->findings) << "; nothing is drawn\n";
        return kFindings;
    }
    std::optional<diff::Joint> joint;
    if (spec->base) joint = with_base(*spec);
    std::optional<scene::ChartOptions> chart = chart_of(options, *spec, joint ? &*joint : nullptr, console);
    if (!chart) return kUsage;
    std::string layout_error;
    if (options.layout == "dot") {
        chart->arrange = [&layout_error](std::span<const layout::Box> boxes, const layout::LayoutOptions& wanted) {
            return render::dot_layout(boxes, wanted, layout_error);
        };
    }
    scene::TextMeasure measure;
    std::vector<scene::ChartPage> pictures =
        scene::compose(joint ? joint->organisation : organisation, *chart, measure);
    if (!layout_error.empty()) {
        refuse(console, "dot: " + layout_error);
        return kFailure;
    }
    if (std::ranges::all_of(pictures, [](const scene::ChartPage& picture) { return picture.scene.cards.empty(); })) {
        refuse(console, "there is nothing to draw: nothing of what was asked for stands at that stage");
        return kUsage;
    }
    ChartFiles files = options.files;
    files.stem = stem_of(options.input.path);
    files.choose = "--stage";
    // By itself a name tells its stage wherever there is a choice; a name that was asked for only where it must.
    const bool every_stage =
        files.output.empty() ? organisation.stages.size() > 1 : pictures.front().stage != pictures.back().stage;
    return files.write(std::move(pictures), *format, organisation, every_stage, measure, console);
}

}  // namespace

void add_draw(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command = program.add_subcommand("draw", "Draw the organisation as charts that fit a page");
    const auto options = std::make_shared<DrawOptions>();
    options->input.base = true;
    options->input.add_path(*command);
    command->add_option("-o,--output", options->files.output,
                        "File to write; of several stages each has its own, OUTPUT-STAGE, but for pdf; - is standard "
                        "output (default: SPEC-STAGE.svg here)");
    options->input.add_stage(*command, "Only this stage, laid out for itself; `all` (default) keeps seats in place");
    options->files.add_page(*command);
    command->add_option("--layout", options->layout, "page: shaped for the page (default); dot: Graphviz's own")
        ->check(CLI::IsMember({"page", "dot"}));
    command->add_option("--root", options->root, "Only this seat and everybody below it");
    command->add_option("--depth", options->depth, "Only so many levels below the top")->check(CLI::NonNegativeNumber);
    command->add_option("--unit", options->unit, "Only who sits in this unit, and its manager");
    command->add_option("--by", options->by, "A card for each seat (default) or each team")
        ->check(CLI::IsMember({"seat", "team"}));
    command->add_option("--format", options->files.format,
                        fmt::format("{} (default: by the ending of OUTPUT, else svg)", chart_formats_listed()));
    options->input.add_today(*command);
    command->callback([options, &console, &exit_code] { exit_code = draw(*options, console); });
}

}  // namespace orgplan::cli
