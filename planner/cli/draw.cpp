#include "planner/api/draw.h"

#include <fmt/format.h>

#include <filesystem>

#include "planner/cli/chart_files.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"

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
    const api::Result<std::string> format = api::chart_format(format_asked(options.files));
    if (!format) return refuse(console, format.error());
    const api::SpecPtr spec = read_input(options.input, console);
    if (!spec) return kUsage;
    const api::Result<api::Drawing> drawing = api::draw(*spec, {.format = *format,
                                                                .page = options.files.page,
                                                                .stage = options.input.stage,
                                                                .root = options.root,
                                                                .unit = options.unit,
                                                                .depth = options.depth,
                                                                .by_team = options.by == "team",
                                                                .graphviz = options.layout == "dot"});
    if (!drawing) return refuse(console, drawing.error(), *spec, options.input.path, "nothing is drawn");
    // By itself a name tells its stage wherever there is a choice; a name that was asked for only where it must.
    const bool stages = options.files.output.empty() ? spec->organisation.stages.size() > 1
                                                     : drawing->files.front().stage != drawing->files.back().stage;
    return write_charts(options.files, {stem_of(options.input.path), stages, "--stage"}, *drawing, console);
}

void describe(DrawOptions& values, Options& options) {
    values.input.base = true;
    add_path(values.input, options);
    options.push_back(output_option(values.files,
                                    "File to write; of several stages each has its own, OUTPUT-STAGE, but for pdf; - "
                                    "is standard output (default: SPEC-STAGE.svg here)"));
    add_stage(values.input, options, "Only this stage, laid out for itself; `all` (default) keeps seats in place");
    options.push_back(page_option(values.files));
    options.push_back({.names = "--layout",
                       .target = &values.layout,
                       .help = "page: shaped for the page (default); dot: Graphviz's own",
                       .choices = {"page", "dot"}});
    options.push_back({"--root", &values.root, "Only this seat and everybody below it"});
    options.push_back({.names = "--depth",
                       .target = &values.depth,
                       .help = "Only so many levels below the top",
                       .not_negative = true});
    options.push_back({"--unit", &values.unit, "Only who sits in this unit, and its manager"});
    options.push_back({.names = "--by",
                       .target = &values.by,
                       .help = "A card for each seat (default) or each team",
                       .choices = {"seat", "team"}});
    options.push_back({"--format", &values.files.format,
                       fmt::format("{} (default: by the ending of OUTPUT, else svg)", api::chart_formats_listed())});
    add_today(values.input.today, options);
}

}  // namespace

Invocation draw_command() {
    return invocation(describe, draw);
}

}  // namespace orgplan::cli
