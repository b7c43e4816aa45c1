#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>

#include "graph/chart/compose.h"
#include "graph/chart/graphviz.h"
#include "planner/cli/commands.h"
#include "planner/cli/spec_input.h"
#include "planner/report/text_report.h"
#include "planner/rules/judge.h"
#include "planner/spec/nearest.h"

namespace orgplan {
namespace {

struct DrawOptions {
    SpecInput input;
    std::string output;
    std::string page = "a4";
    std::string layout = "page";
    std::string root;
    std::string unit;
    std::string by = "seat";
    std::string format;
    int depth = -1;
};

constexpr const char* kPages = "a4, a3, letter, 16:9, each also with -portrait, or a ratio W:H";

void refuse(Console& console, const std::string& message, const std::string& hint = {}) {
    console.err << fmt::format("orgplan: {}{}{}\n", message, hint.empty() ? "" : "; ", hint);
}

std::string listed(std::span<const std::string_view> names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

// The ending of the output, or `--format`, or svg; nothing for one that cannot be written.
std::optional<std::string> format_of(const DrawOptions& options, Console& console) {
    std::string format = options.format;
    if (format.empty() && options.output != "-") {
        format = std::filesystem::path(options.output).extension().string();
        if (!format.empty()) format.erase(0, 1);
    }
    if (format.empty()) format = "svg";
    std::ranges::transform(format, format.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (format == "jpeg") format = "jpg";
    if (format == "gv") format = "dot";
    const auto known = chart_formats();
    if (std::ranges::find(known, format) != known.end()) return format;
    const std::string meant = did_you_mean(format, known);
    refuse(console, fmt::format("`{}` is no format of a chart", format),
           meant.empty() ? "formats are " + listed(known) : meant);
    return {};
}

// The index of the one whose id it is.
template <class Id, class Items>
std::optional<Id> find_id(const Items& items, const std::string& wanted, const char* kind, Console& console) {
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].id == wanted) return id_at<Id>(i);
        ids.push_back(items[i].id);
    }
    refuse(console, fmt::format("no {} has the id `{}`", kind, wanted), did_you_mean(wanted, ids));
    return {};
}

// What is drawn, or nothing with the reason told.
std::optional<ChartOptions> chart_of(const DrawOptions& options, const Spec& spec, Console& console) {
    const Organisation& organisation = spec.organisation;
    ChartOptions chart;
    const std::optional<Page> page = parse_page(options.page);
    if (!page) {
        refuse(console, fmt::format("`{}` is no page", options.page), fmt::format("pages are {}", kPages));
        return {};
    }
    chart.page = *page;
    const std::optional<StageSet> stages = stages_of(options.input, spec, console);
    if (!stages) return {};
    for (std::size_t s = 0; s < organisation.stages.size(); ++s) {
        if (stages->has(id_at<StageId>(s))) chart.cards.stages.push_back(id_at<StageId>(s));
    }
    if (!options.root.empty()) {
        const auto root = find_id<PositionId>(organisation.positions, options.root, "seat", console);
        if (!root) return {};
        chart.cards.root = *root;
    }
    if (!options.unit.empty()) {
        const auto unit = find_id<UnitId>(organisation.units, options.unit, "unit", console);
        if (!unit) return {};
        chart.cards.unit = *unit;
    }
    chart.cards.depth = options.depth;
    chart.cards.by_team = options.by == "team";
    return chart;
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

// One file to be written, and the pictures in it.
struct File {
    std::string path;
    std::vector<Scene> scenes;
};

std::vector<File> files_of(const DrawOptions& options, const Organisation& organisation, const std::string& format,
                           std::vector<Picture> pictures) {
    std::string stem;
    std::string ending = "." + format;
    if (options.output.empty()) {
        stem = stem_of(options.input.path);
    } else {
        const std::filesystem::path output(options.output);
        ending = output.extension().string();
        stem = options.output.substr(0, options.output.size() - ending.size());
    }
    std::vector<File> files;
    if (options.output == "-" || holds_pages(format)) {
        files.push_back({options.output == "-" ? "-" : stem + ending, {}});
        for (Picture& picture : pictures) files[0].scenes.push_back(std::move(picture.scene));
        return files;
    }
    // By itself a name tells its stage wherever there is a choice; a name that was asked for only where it must.
    const bool several =
        options.output.empty() ? organisation.stages.size() > 1 : pictures.front().stage != pictures.back().stage;
    for (Picture& picture : pictures) {
        std::string path = stem;
        if (several) path += '-' + std::string(organisation[picture.stage].id);
        if (picture.pages > 1) path += fmt::format("-{}", picture.page);
        files.push_back({path + ending, {}});
        files.back().scenes.push_back(std::move(picture.scene));
    }
    return files;
}

void tell_fonts(const TextMeasure& measure, Console& console) {
    if (const std::string font = measure.substitute_font(); !font.empty()) {
        console.err << fmt::format("orgplan: the font Liberation Sans is not installed, {} stands in for it\n", font);
    }
    if (const std::size_t missing = measure.missing_glyphs(); missing > 0) {
        console.err << fmt::format("orgplan: {} {} in no installed font and {} drawn as empty boxes\n", missing,
                                   missing == 1 ? "letter is" : "letters are", missing == 1 ? "is" : "are");
    }
}

int draw(const DrawOptions& options, Console& console) {
    const std::optional<std::string> format = format_of(options, console);
    if (!format) return kUsage;
    const std::unique_ptr<Spec> spec = read_input(options.input, console);
    if (!spec) return kUsage;
    const Organisation& organisation = spec->organisation;
    if (!spec->sound) {
        judge(*spec);
        console.err << text_report(spec->findings, spec->sources, organisation, {false, console.width})
                    << options.input.path << ": " << count_text(spec->findings) << "; nothing is drawn\n";
        return kFindings;
    }
    std::optional<ChartOptions> chart = chart_of(options, *spec, console);
    if (!chart) return kUsage;
    std::string layout_error;
    if (options.layout == "dot") {
        chart->arrange = [&layout_error](std::span<const Box> boxes, const LayoutOptions& wanted) {
            return dot_layout(boxes, wanted, layout_error);
        };
    }
    TextMeasure measure;
    std::vector<Picture> pictures = compose(organisation, *chart, measure);
    if (!layout_error.empty()) {
        refuse(console, "dot: " + layout_error);
        return kFailure;
    }
    if (options.output == "-" && !holds_pages(*format) && pictures.size() > 1) {
        refuse(console, fmt::format("{} pictures do not fit on standard output", pictures.size()),
               "choose one with --stage, or --format pdf");
        return kUsage;
    }
    if (std::ranges::all_of(pictures, [](const Picture& picture) { return picture.scene.cards.empty(); })) {
        refuse(console, "there is nothing to draw: nothing of what was asked for stands at that stage");
        return kUsage;
    }
    tell_fonts(measure, console);
    for (const File& file : files_of(options, organisation, *format, std::move(pictures))) {
        const Rendered rendered = render(file.scenes, *format);
        const std::string error =
            rendered.error.empty() ? write_whole(console, file.path, rendered.bytes) : rendered.error;
        if (!error.empty()) {
            refuse(console, error);
            return kFailure;
        }
        if (file.path != "-") console.out << file.path << '\n';
    }
    return kClean;
}

}  // namespace

void add_draw(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command = program.add_subcommand("draw", "Draw the organisation as charts that fit a page");
    const auto options = std::make_shared<DrawOptions>();
    options->input.add_path(*command);
    command->add_option("-o,--output", options->output,
                        "File to write; of several stages each has its own, OUTPUT-STAGE, but for pdf; - is standard "
                        "output (default: SPEC-STAGE.svg here)");
    options->input.add_stage(*command, "Only this stage, laid out for itself; `all` (default) keeps seats in place");
    command->add_option("--page", options->page, fmt::format("{} (default: a4)", kPages));
    command->add_option("--layout", options->layout, "page: shaped for the page (default); dot: Graphviz's own")
        ->check(CLI::IsMember({"page", "dot"}));
    command->add_option("--root", options->root, "Only this seat and everybody below it");
    command->add_option("--depth", options->depth, "Only so many levels below the top")->check(CLI::NonNegativeNumber);
    command->add_option("--unit", options->unit, "Only who sits in this unit, and its manager");
    command->add_option("--by", options->by, "A card for each seat (default) or each team")
        ->check(CLI::IsMember({"seat", "team"}));
    command->add_option("--format", options->format,
                        fmt::format("{} (default: by the ending of OUTPUT, else svg)", listed(chart_formats())));
    options->input.add_today(*command);
    command->callback([options, &console, &exit_code] { exit_code = draw(*options, console); });
}

}  // namespace orgplan
