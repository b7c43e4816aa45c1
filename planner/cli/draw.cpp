#include "planner/api/draw.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "planner/api/faults.h"
#include "planner/api/where.h"
#include "planner/cli/chart_files.h"
#include "planner/cli/commands.h"
#include "planner/cli/redact_option.h"
#include "planner/cli/redact_page.h"
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
    std::string around;
    std::vector<std::string> where;
    std::string by = "seat";
    std::string color_by = "family";
    std::vector<std::string> card;
    std::vector<std::string> include;
    std::vector<std::string> redact;
    bool hold = false;
    bool fit = false;
    bool figures = false;
    int depth = -1;
};

// What files are named after: the spec, without its extension.
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

// Says of a chart that is to show what it is to leave out, that it cannot.
bool refuse_shown(const DrawOptions& options, const redact::Redaction& redaction, Console& console) {
    if (redaction.has(redact::Secret::cost) && !options.include.empty()) {
        refuse(console, "`--include costs` would show what `--redact` leaves out", "leave out one of the two");
        return true;
    }
    for (const auto& [secret, word] :
         {std::pair(redact::Secret::levels, "level"), std::pair(redact::Secret::employment, "employment")}) {
        if (!redaction.has(secret)) continue;
        std::string shown;
        if (options.color_by == word) shown = fmt::format("--color-by {}", word);
        if (std::ranges::find(options.card, word) != options.card.end()) shown = fmt::format("--card {}", word);
        const bool chosen = std::ranges::any_of(options.where, [&](const std::string& each) {
            return (',' + each).find(fmt::format(",{}=", word)) != std::string::npos;
        });
        if (chosen) shown = fmt::format("--where {}=", word);
        if (shown.empty()) continue;
        refuse(console, fmt::format("`{}` would show what `--redact` leaves out", shown), "leave out one of the two");
        return true;
    }
    return false;
}

// What is wanted, as it is called in what is left of a spec. What the spec does not have stays as it was typed, so
// that it does not become the name of something else.
std::vector<std::string> shown_where(const std::vector<std::string>& where, const Organisation& org,
                                     const redact::Redaction& redaction) {
    if (!api::read_where(where, org)) return where;
    std::vector<std::string> shown;
    for (const std::string& each : where) shown.push_back(redaction.text(each));
    return shown;
}

int draw(const DrawOptions& options, Console& console) {
    const api::Result<std::string> format = api::drawing_format(chosen_format(options.files));
    if (!format) return refuse(console, format.error());
    std::optional<redact::Redaction> redaction = redaction_of(options.redact, console);
    if (!redaction || refuse_shown(options, *redaction, console)) return kUsage;
    SpecInput input = options.input;
    input.base = *format != api::kPageFormat;
    const api::SpecPtr spec = read_input(input, console);
    if (!spec) return kUsage;
    text::Findings faults = api::faults_of(*spec);
    Inputs inputs;
    inputs.add(options.input.path);
    if (!options.files.look.theme.empty()) inputs.add(options.files.look.theme);
    inputs.add(spec->sources);
    const bool page = *format == api::kPageFormat;
    std::vector<std::string> where = options.where;
    if (!where.empty() && redaction->has(redact::Secret::names)) {
        redaction->learn(*spec);
        where = shown_where(where, spec->organisation, *redaction);
    }
    std::optional<api::Checked> found;
    if (page && !redaction->empty()) found = found_for_page(*spec);
    redact_page(*redaction, *spec, found, faults);
    const std::string path = redaction->path(options.input.path);
    ChartFiles files = options.files;
    if (!page) add_left_out(*redaction, files);
    log_step(console, "laying out the charts");
    const api::Result<api::Drawing> drawing = api::draw(*spec, {.format = *format,
                                                                .look = files.look,
                                                                .stage = redaction->typed_id(options.input.stage),
                                                                .places = options.hold  ? layout::Places::held
                                                                          : options.fit ? layout::Places::fitted
                                                                                        : layout::Places::by_cost,
                                                                .root = redaction->typed_id(options.root),
                                                                .unit = redaction->typed_id(options.unit),
                                                                .around = redaction->typed_id(options.around),
                                                                .where = where,
                                                                .depth = options.depth,
                                                                .color_by = options.color_by,
                                                                .card = options.card,
                                                                .by_team = options.by == "team",
                                                                .graphviz = options.layout == "dot",
                                                                .figures = options.figures,
                                                                .include = options.include,
                                                                .program = "orgplan " ORGPLAN_VERSION,
                                                                .left_out = redaction->secrets().words(),
                                                                .without = redaction->secrets().keys(),
                                                                .checked = found ? &*found : nullptr});
    if (!drawing) {
        const Exit code = refuse(console, drawing.error(), *spec, path, "nothing was drawn");
        // What is wrong with the spec may be why there is nothing.
        return drawing.error().why == api::Refusal::Why::empty && !faults.empty()
                   ? with_faults(kClean, console, faults, *spec, path)
                   : code;
    }
    // A default name says its stage wherever there is a choice; a name that was given, only where it must.
    const bool stages = options.files.output.empty() ? spec->organisation.stages.size() > 1
                                                     : drawing->files.front().stage != drawing->files.back().stage;
    const std::string stem = redaction->has(redact::Secret::names) ? "chart" : stem_of(options.input.path);
    const int code = write_charts(options.files, {stem, stages, "--stage"}, *drawing, inputs, console);
    return with_faults(code, console, faults, *spec, path);
}

void describe(DrawOptions& values, Options& options) {
    add_path(values.input, options);
    options.push_back(output_option(values.files,
                                    "The file to write; with several stages one file each, FILE-STAGE, or one pdf, or "
                                    "one page x.html that walks through them; - is standard output (default: "
                                    "SPEC-STAGE.svg in this folder)"));
    options.push_back(force_option(values.files.force));
    add_stage(values.input, options, "Only this stage, laid out on its own (default: all)");
    options.push_back({.names = "--hold",
                       .target = &values.hold,
                       .help = "Keep every place from stage to stage (default where that costs no stage more than a "
                               "quarter of its type)"});
    options.push_back({.names = "--fit",
                       .target = &values.fit,
                       .help = "Lay each stage out for itself, in one order (default where --hold would cost more)",
                       .excludes = {"--hold"}});
    options.push_back(page_option(values.files));
    add_look(values.files, options);
    options.push_back({.names = "--layout",
                       .target = &values.layout,
                       .help = "page fits the page (default), dot is Graphviz's own layout",
                       .choices = {"page", "dot"}});
    options.push_back({.names = "--root",
                       .target = &values.root,
                       .help = "Only this seat and everybody below it; stages without it are left out",
                       .called = "SEAT"});
    options.push_back({.names = "--depth",
                       .target = &values.depth,
                       .help =
                           "Only this many levels below the top, or below the seat of --around; cards say how many are "
                           "below them",
                       .not_negative = true,
                       .called = "LEVELS"});
    options.push_back(
        {.names = "--unit", .target = &values.unit, .help = "Only this unit and its manager", .called = "UNIT"});
    options.push_back({.names = "--around",
                       .target = &values.around,
                       .help = "Only this seat, the managers above it, its peers and everybody below it; stages "
                               "without it are left out",
                       .called = "SEAT",
                       .excludes = {"--root", "--unit"}});
    options.push_back(
        {.names = "--where",
         .target = &values.where,
         .help = fmt::format("Only seats that fit, such as role=tech-lead,location=Berlin, with the managers "
                             "above them, paler; the keys are {}; a key given twice takes either value",
                             api::kWhereKeys),
         .called = "KEY=VALUE",
         .excludes = {"--around"}});
    options.push_back({.names = "--by",
                       .target = &values.by,
                       .help = "One card per seat (default) or per team",
                       .choices = {"seat", "team"},
                       .called = "seat|team"});
    const auto words = api::color_by_words();
    options.push_back({.names = "--color-by",
                       .target = &values.color_by,
                       .help = fmt::format("What colours say: {} (default: family)", fmt::join(words, ", ")),
                       .choices = {words.begin(), words.end()},
                       .called = "WHAT"});
    options.push_back({.names = "--card",
                       .target = &values.card,
                       .help = fmt::format("What cards say, separated by commas: {} (default: name,title,fte)",
                                           fmt::join(api::card_words(), ", ")),
                       .delimiter = ','});
    options.push_back({.names = "--figures",
                       .target = &values.figures,
                       .help = "Open a pdf with a page of figures by stage, and of how headcount grows"});
    options.push_back(include_option(values.include));
    options.back().help += "; with --figures the run rates";
    options.push_back({"--format", &values.files.format,
                       fmt::format("{}, or html for a page (default: by the extension of FILE, else svg)",
                                   api::chart_formats_listed())});
    options.push_back(redact_option(values.redact));
    add_today(values.input.today, options);
}

}  // namespace

Invocation draw_command() {
    return invocation(describe, draw);
}

}  // namespace orgplan::cli
