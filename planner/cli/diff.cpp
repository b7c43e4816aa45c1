#include "planner/api/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>

#include "planner/api/check.h"
#include "planner/api/page_sides.h"
#include "planner/api/plan_base.h"
#include "planner/cli/chart_files.h"
#include "planner/cli/commands.h"
#include "planner/cli/git_tree.h"
#include "planner/cli/plan_file.h"
#include "planner/cli/redact_option.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/diff/report.h"

namespace orgplan::cli {
namespace {

struct DiffOptions {
    std::string before;
    std::string after;
    std::string since;
    std::string today;
    ChartFiles chart;
    std::vector<std::string> redact;
    std::vector<std::string> include;
    bool exit_code = false;
};

struct Format {
    std::string_view name;
    std::string (*write)(const diff::Diff&, const diff::DiffSides&, std::size_t width);
};

constexpr std::array kFormats{Format{"text", diff::diff_text},
                              Format{"markdown", [](const diff::Diff& diff, const diff::DiffSides& sides,
                                                    std::size_t) { return diff::diff_markdown(diff, sides); }},
                              Format{"json", [](const diff::Diff& diff, const diff::DiffSides& sides, std::size_t) {
                                         return diff::diff_json(diff, sides);
                                     }}};

// `acme.yaml@seed`: a spec, and one of its stages or a day; empty: all of its stages.
struct Side {
    std::string path;
    std::string point;
    std::string name;
    api::SpecPtr spec;
    api::Checked checked;

    explicit Side(const std::string& text) : path(text), name(text) {
        const std::size_t at = text.rfind('@');
        if (at == std::string::npos || language::local_files().kind(text) != language::FileTree::Kind::nothing) return;
        if (text.find('/', at) != std::string::npos) return;
        path = text.substr(0, at);
        point = text.substr(at + 1);
    }
};

// What a chart calls a side: the file without its folders.
std::string short_name(const Side& side) {
    if (side.name.starts_with('@')) return side.name;
    const std::string file = std::filesystem::path(side.path).filename().string();
    return (file.empty() ? side.path : file) + side.name.substr(side.path.size());
}

std::string subject_of(const Side& before, const Side& after) {
    const std::string from = short_name(before), to = short_name(after);
    return from == to ? before.name + " → " + after.name : from + " → " + to;
}

// A full hash of a revision by its first digits.
std::string short_revision(const std::string& name) {
    constexpr std::size_t kShown = 10;
    const bool hash = name.size() >= 40 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
    return hash ? name.substr(0, kShown) : name;
}

// Reads and checks the spec of a side; the exit code.
Exit read_side(Side& side, const language::ReadOptions& reading, redact::Redaction& redaction, Console& console) {
    side.spec = read_at(side.path, reading, console);
    if (!side.spec) return kUsage;
    api::Result<api::Checked> checked = api::check_built(*side.spec, reading.tree);
    if (!checked) {
        redact_spec(redaction, *side.spec, checked.error().findings);
        return refuse(console, checked.error(), *side.spec, redaction.path(side.path), "nothing was compared");
    }
    side.checked = std::move(*checked);

    return kClean;
}

bool is_there(const std::string& path) {
    return language::local_files().kind(path) != language::FileTree::Kind::nothing;
}

// The first and the last stage of a spec, to show how two are compared; `STAGE` where it has no two.
std::pair<std::string, std::string> two_stages(const std::string& path, const language::ReadOptions& reading) {
    const api::Result<api::SpecPtr> spec = is_there(path) ? api::read(path, reading) : api::Refusal{};
    if (!spec || (*spec)->organisation.stages.size() < 2) return {"STAGE", "STAGE"};
    const std::vector<Stage>& stages = (*spec)->organisation.stages;
    return {std::string(stages.front().id), std::string(stages.back().id)};
}

// Says how to compare with a git revision, where one is given in place of a spec.
Exit refuse_revisions(const DiffOptions& options, Console& console) {
    const std::string first = revision_of(options.before), second = revision_of(options.after);
    if (first.empty() && second.empty()) return kClean;
    const std::string& revision = first.empty() ? second : first;
    std::string spec = is_there(options.before) ? options.before : is_there(options.after) ? options.after : "SPEC";
    if (spec == "SPEC") spec = file_in(first.empty() ? options.after : options.before);
    const bool both = !first.empty() && !second.empty();
    return refuse(
        console,
        both ? fmt::format("`{}` and `{}` are git revisions, and no files or folders are called that", first, second)
             : fmt::format("`{}` is a git revision, and no file or folder is called that", revision),
        both ? fmt::format("check out `{}`, then write `orgplan diff {} --since {}`", second, spec, first)
             : fmt::format("write `orgplan diff {} --since {}`", spec, revision));
}

// Where a stage of the first spec is given in place of the second, says how to compare it with another.
bool refuse_stage_alone(const Side& before, const Side& after, Console& console) {
    if (is_there(after.path) || after.path == before.path) return false;
    const std::vector<Stage>& stages = before.spec->organisation.stages;
    if (std::ranges::find(stages, after.path, &Stage::id) == stages.end()) return false;
    const auto other = std::ranges::find_if(stages, [&](const Stage& each) { return each.id != after.path; });
    std::string from = before.point;
    if (from.empty()) from = other == stages.end() ? "STAGE" : other->id;
    refuse(console, fmt::format("`{}` is a stage of `{}`, and no spec is called that", after.path, before.path),
           fmt::format("write `orgplan diff {}@{} @{}`", before.path, from, after.path));
    return true;
}

// What is left of both sides and of what was found in them; they say the same of the same person.
void redact_sides(redact::Redaction& redaction, Side& before, Side& after, Side& second) {
    if (redaction.empty()) return;
    redaction.learn(*before.spec);
    if (&second != &before) redaction.learn(*second.spec);
    for (Side* const side : {&before, &second}) {
        redaction.apply(*side->spec);
        redaction.apply(side->checked.findings);
        redaction.apply(side->checked.rules);
        redaction.apply(side->checked.said.settings);
        if (redaction.has(redact::Secret::findings)) side->checked.findings.all().clear();
        if (&second == &before) break;
    }
    if (!redaction.has(redact::Secret::names)) return;
    for (Side* const side : {&before, &after}) {
        const bool stage_alone = side->name.starts_with('@');
        side->path = redaction.path(side->path);
        side->point = redaction.typed_id(side->point);
        side->name = (stage_alone ? "" : side->path) + (side->point.empty() ? "" : "@" + side->point);
    }
}

// Whether the second is made on the first: a scenario on it, or the whole of it with a proposed plan.
bool is_made_on(const Side& before, const Side& after, const language::ReadOptions& reading) {
    if (is_plan(after.path)) return true;
    const std::optional<api::PlanSource> base = api::base_of({after.path, reading}, *after.spec);
    std::error_code unknown;
    return base && std::filesystem::equivalent(base->path, before.path, unknown);
}

// A plan adds the stages that it is for: what it does until then is seen beside the spec as it is on those days.
Exit read_added_days(Side& before, const Side& after, language::ReadOptions reading, redact::Redaction& redaction,
                     Console& console) {
    if (!before.point.empty() || !after.point.empty() || !is_made_on(before, after, reading)) return kClean;
    reading.days = api::days_added(before.spec->organisation, after.spec->organisation);
    return reading.days.empty() ? kClean : read_side(before, reading, redaction, console);
}

int draw(const ChartFiles& chart, const Inputs& inputs, const Side& before, const Side& after,
         const language::Spec& second, const diff::Diff& found, Console& console) {
    const bool whole = before.point.empty() || after.point.empty();
    const api::Result<api::Drawing> drawing =
        api::draw_diff(before.spec->organisation, second.organisation, found,
                       {subject_of(before, after), whole, chosen_format(chart), chart.look});
    if (!drawing) return refuse(console, drawing.error());
    const auto compared = std::ranges::count_if(found.stages, &diff::StagePair::compared);
    return write_charts(chart, {.stages = compared > 1, .choose = "@STAGE"}, *drawing, inputs, console);
}

// One page of both, or of two states of one.
int draw_page(const DiffOptions& options, const redact::Redaction& redaction, const Inputs& inputs, Side& before,
              Side& after, Console& console) {
    if (redaction.has(redact::Secret::cost) && !options.include.empty()) {
        return refuse(console, "`--include costs` would show what `--redact` leaves out", "leave out one of the two");
    }
    const api::DrawRequest request{.format = api::kPageFormat,
                                   .look = options.chart.look,
                                   .include = options.include,
                                   .program = "orgplan " ORGPLAN_VERSION,
                                   .left_out = redaction.secrets().words()};
    const bool same_name = short_name(before) == short_name(after);
    const auto side_of = [&](Side& side) {
        std::string name = same_name ? side.path : short_name(side);
        if (const std::string at = "@" + side.point; !side.point.empty() && name.ends_with(at)) {
            name.resize(name.size() - at.size());
        }
        return api::PageSide{std::move(name), *side.spec, side.checked, side.point};
    };
    const api::Result<api::Drawing> drawing =
        after.spec ? api::draw_sides(std::array{side_of(before), side_of(after)}, request, true)
                   : api::draw_points(side_of(before), after.point, request);
    if (!drawing) return refuse(console, drawing.error());
    return write_charts(options.chart, {}, *drawing, inputs, console);
}

// Of a file to write: whether a text was meant rather than a chart.
bool is_text_wanted(const ChartFiles& chart) {
    if (!chart.format.empty()) return row_of(kFormats, chart.format) != nullptr;
    const std::string ending = std::filesystem::path(chart.output).extension().string();
    return ending == ".md" || ending == ".markdown" || ending == ".txt";
}

// Refuses what is to be written where it cannot be.
Exit refuse_output(const DiffOptions& options, const Format* report, Console& console) {
    const std::string& format = options.chart.format;
    const bool drawn = !options.chart.output.empty();
    if (!drawn && report == nullptr) {
        return refuse(console, fmt::format("`{}` is not a format of a diff; write text, markdown or json, or, for a "
                                           "chart, the file to write (`-o FILE`)",
                                           format));
    }
    if (drawn && is_text_wanted(options.chart)) {
        const std::string name = format.empty() || report == nullptr ? "markdown" : format;
        return refuse(console, "`-o` draws a chart, and a text goes to standard output",
                      fmt::format("write `--format {} > {}`", name, options.chart.output));
    }
    const bool page = drawn && wants_page(options.chart);
    if (!page && !options.include.empty()) return refuse(console, "--include is for pages", "write `-o FILE.html`");
    return kClean;
}

// Refuses what is to be compared where that cannot be.
Exit refuse_specs(const DiffOptions& options, const language::ReadOptions& reading, Console& console) {
    if (options.since.empty() && options.after.empty()) {
        const auto [first, last] = two_stages(options.before, reading);
        return refuse(console,
                      fmt::format("a diff needs two specs, two stages or days of one, or one spec and a git revision: "
                                  "`orgplan diff {0} later.yaml`, `orgplan diff {0}@{1} @{2}` or "
                                  "`orgplan diff {0} --since REF`",
                                  options.before, first, last));
    }
    if (!revision_of(options.before).empty()) return refuse_revisions(options, console);
    if (!options.since.empty() && !options.after.empty()) {
        return refuse(console, fmt::format("`--since` compares one spec with what it was; leave out `{}`, or `--since`",
                                           options.after));
    }
    if (Side(options.before).path.empty()) {
        return refuse(console, "the first spec needs a path, as in `acme.yaml@seed`");
    }
    return kClean;
}

struct Sides {
    explicit Sides(const DiffOptions& options)
        : before(options.before), after(options.after.empty() ? options.before : options.after) {
        if (after.path.empty()) after.path = before.path;
    }

    Side before;
    Side after;
    std::unique_ptr<GitTree> tree = {};  // of the first; none: the files that there are
    bool two = false;                    // the second has a spec of its own

    Side& second() { return two ? after : before; }
};

// The first is the spec as it was in a revision, wherever it was then.
Exit open_revision(const DiffOptions& options, Sides& sides, Console& console) {
    Side& before = sides.before;
    std::string why;
    sides.tree = GitTree::open(before.path, options.since, why);
    if (!sides.tree) return refuse(console, why);
    const std::string moved = sides.tree->has(before.path) ? "" : sides.tree->earlier_path(before.path);
    if (!moved.empty()) before.path = moved;
    before.name = fmt::format("{} ({})", moved.empty() ? before.name : moved, short_revision(options.since));
    return kClean;
}

Exit read_sides(const DiffOptions& options, language::ReadOptions reading, redact::Redaction& redaction, Sides& sides,
                Console& console) {
    for (const Side* side : {&sides.before, &sides.after}) {
        if (const std::optional<Tick> day = parse_date(side->point)) reading.days.push_back(*day);
    }
    if (!options.since.empty()) {
        if (const Exit exit = open_revision(options, sides, console); exit != kClean) return exit;
    }
    reading.tree = sides.tree.get();
    if (const Exit exit = read_side(sides.before, reading, redaction, console); exit != kClean) return exit;
    sides.two = sides.tree || sides.after.path != sides.before.path;
    if (!sides.tree && refuse_stage_alone(sides.before, sides.after, console)) return kUsage;
    if (const Exit exit = refuse_revisions(options, console); exit != kClean) return exit;
    reading.tree = nullptr;
    if (!sides.two) return kClean;
    const Exit exit = read_side(sides.after, reading, redaction, console);
    if (exit != kClean || sides.tree) return exit;
    return read_added_days(sides.before, sides.after, reading, redaction, console);
}

// The files that were read.
Inputs inputs_of(const DiffOptions& options, const Sides& sides) {
    Inputs inputs;
    if (!options.chart.look.theme.empty()) inputs.add(options.chart.look.theme);
    for (const Side* side : {&sides.before, &sides.after}) {
        inputs.add(side->path);
        if (side->spec) inputs.add(side->spec->sources);
    }
    return inputs;
}

int write_diff(const DiffOptions& options, const Format* report, const redact::Redaction& redaction,
               const Inputs& inputs, Sides& sides, const diff::Diff& found, Console& console) {
    const bool drawn = !options.chart.output.empty();
    if (drawn && wants_page(options.chart)) {
        return draw_page(options, redaction, inputs, sides.before, sides.after, console);
    }
    const language::Spec& second = *sides.second().spec;
    if (drawn) {
        ChartFiles chart = options.chart;
        add_left_out(redaction, chart);
        return draw(chart, inputs, sides.before, sides.after, second, found, console);
    }
    const std::string text = report->write(
        found, {sides.before.spec->organisation, second.organisation, sides.before.name, sides.after.name},
        static_cast<std::size_t>(console.width));
    console.out << with_left_out(redaction, report->name, text, console);
    return kClean;
}

int run_diff(const DiffOptions& options, Console& console) {
    const Format* const report = row_of(kFormats, options.chart.format.empty() ? "text" : options.chart.format);
    if (const Exit exit = refuse_output(options, report, console); exit != kClean) return exit;
    std::optional<redact::Redaction> redaction = redaction_of(options.redact, console);
    if (!redaction) return kUsage;
    SpecInput input;
    input.today = options.today;
    const std::optional<language::ReadOptions> reading = reading_of(input, console);
    if (!reading) return kUsage;
    if (const Exit exit = refuse_specs(options, *reading, console); exit != kClean) return exit;
    Sides sides(options);
    if (const Exit exit = read_sides(options, *reading, *redaction, sides, console); exit != kClean) return exit;
    const Inputs inputs = inputs_of(options, sides);
    Side &before = sides.before, &after = sides.after, &second = sides.second();
    redact_sides(*redaction, before, after, second);
    if (redaction->has(redact::Secret::names) && !options.since.empty()) before.name += " (an earlier revision)";
    log_step(console, "comparing");
    api::Result<diff::Diff> found = api::diff({before.path, before.point, *before.spec, before.checked.findings,
                                               before.checked.rules.suppressed.size(), before.checked.said.settings},
                                              {after.path, after.point, *second.spec, second.checked.findings,
                                               second.checked.rules.suppressed.size(), second.checked.said.settings});
    if (!found) return refuse(console, found.error());
    const int code = write_diff(options, report, *redaction, inputs, sides, *found, console);
    return code == kClean && options.exit_code && !found->empty() ? kFindings : code;
}

void describe(DiffOptions& values, Options& options) {
    options.push_back({.names = "before",
                       .target = &values.before,
                       .help = "The earlier spec, a file or a folder: `acme.yaml`, or `acme.yaml@seed` for one stage",
                       .required = true});
    options.push_back({"after", &values.after, "The later spec; `@series-a` is another stage of the same spec"});
    options.push_back({.names = "--since",
                       .target = &values.since,
                       .help = "Compare with the spec as it was in this git revision",
                       .called = "REF"});
    options.push_back({"--exit-code", &values.exit_code, "Exit with 1 if there is any difference"});
    options.push_back(redact_option(values.redact));
    add_today(values.today, options);
    options.push_back(output_option(values.chart,
                                    "Draw both states in one chart in this file; with several stages one file each, "
                                    "FILE-STAGE, or one pdf, or one page x.html; - is standard output"));
    options.push_back(force_option(values.chart.force));
    options.back().needs = {"--output"};
    const std::size_t others = options.size();
    options.push_back(page_option(values.chart));
    add_look(values.chart, options);
    for (std::size_t i = others; i < options.size(); ++i) options[i].needs = {"--output"};
    options.push_back(include_option(values.include));
    options.push_back({"--format", &values.chart.format,
                       fmt::format("text (default), markdown or json; for a chart {}, or html for a page (default: by "
                                   "the extension of FILE, else svg)",
                                   api::chart_formats_listed())});
}

}  // namespace

Invocation diff_command() {
    return invocation(describe, run_diff,
                      "Write a stage or a day after @; without one, specs are compared stage by stage.\n"
                      "Exit code: 0 compared, 1 differences (with --exit-code) or a spec with errors that prevent it, "
                      "2 wrong usage or\n"
                      "an input that cannot be read, 3 orgplan failed.");
}

}  // namespace orgplan::cli
