#include "planner/diff/diff.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iterator>
#include <memory>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/cli/diff_chart.h"
#include "planner/cli/git_tree.h"
#include "planner/cli/spec_input.h"
#include "planner/diff/report.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

struct DiffOptions {
    std::string before;
    std::string after;
    std::string since;
    std::string today;
    std::string format;
    ChartFiles chart;
    bool exit_code = false;
};

bool is_report(const std::string& format) {
    return format == "text" || format == "markdown" || format == "json";
}

// `acme.yaml@seed`: a spec, and the stage or day at which it is meant; empty: all of its stages.
struct Side {
    std::string path;
    std::string point;
    std::string name;

    explicit Side(const std::string& text) : path(text), name(text) {
        std::error_code error;
        const std::size_t at = text.rfind('@');
        if (at == std::string::npos || std::filesystem::exists(text, error)) return;
        if (text.find('/', at) != std::string::npos) return;
        path = text.substr(0, at);
        point = text.substr(at + 1);
    }
};

// What a picture calls a side: the file without its folders.
std::string short_name(const Side& side) {
    if (side.name.starts_with('@')) return side.name;
    const std::string file = std::filesystem::path(side.path).filename().string();
    return (file.empty() ? side.path : file) + side.name.substr(side.path.size());
}

std::string subject_of(const Side& before, const Side& after) {
    const std::string from = short_name(before), to = short_name(after);
    return from == to ? before.name + " → " + after.name : from + " → " + to;
}

// Reads one spec as all points ask for it; null, with the reason told and the exit code set, where it cannot be used.
std::unique_ptr<language::Spec> read_side(const std::string& path, language::ReadOptions options,
                                          const language::FileTree* tree, Console& console, int& exit_code) {
    options.tree = tree;
    if (path == "-") {
        options.stdin_text.assign(std::istreambuf_iterator<char>(console.in), std::istreambuf_iterator<char>());
    }
    language::ReadResult result = language::read_spec(path, options);
    log_step(console, fmt::format("read {}", path));
    if (!result.unreadable.empty()) {
        console.err << fmt::format("orgplan: {}\n", result.unreadable);
        exit_code = kUsage;
        return nullptr;
    }
    exit_code = judge_to_compare(*result.spec, path, console, tree);
    if (exit_code != kClean) return nullptr;
    return std::move(result.spec);
}

std::optional<StageId> stage_at(const Side& side, const Organisation& org, Console& console) {
    const std::optional<Tick> day = parse_date(side.point);
    std::vector<std::string_view> ids;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const Stage& stage = org.stages[s];
        if (stage.id == side.point || (day && stage.dated && stage.at == *day)) return id_at<StageId>(s);
        ids.push_back(stage.id);
    }
    if (day) {
        console.err << fmt::format("orgplan: `{}` has no picture of {}: {}\n", side.path, side.point,
                                   org.stages.front().dated ? "its first stage is later" : "its stages carry no dates");
        return std::nullopt;
    }
    const std::string meant = text::did_you_mean(side.point, ids);
    console.err << fmt::format("orgplan: no stage of `{}` is called `{}`{}{}\n", side.path, side.point,
                               meant.empty() ? "" : "; ", meant);
    return std::nullopt;
}

// The pairs that are asked for: one, where a point is given; a side without a point stands at its last stage then.
std::optional<std::vector<diff::StagePair>> pairs_of(const Side& before, const Side& after, const Organisation& a,
                                                     const Organisation& b, Console& console) {
    if (before.point.empty() && after.point.empty()) return diff::stage_by_stage(a, b);
    const auto stage = [&](const Side& side, const Organisation& org, const Side& other) -> std::optional<StageId> {
        if (!side.point.empty()) return stage_at(side, org, console);
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            if (org.stages[s].id == other.point) return id_at<StageId>(s);
        }
        return id_at<StageId>(org.stages.size() - 1);
    };
    const std::optional<StageId> from = stage(before, a, after), to = stage(after, b, before);
    if (!from || !to) return std::nullopt;
    const std::string from_id(a[*from].id), to_id(b[*to].id);
    return std::vector<diff::StagePair>{{*from, *to, from_id == to_id ? to_id : from_id + " → " + to_id}};
}

int run_diff(const DiffOptions& options, Console& console) {
    const auto refuse = [&](const std::string& why) {
        console.err << fmt::format("orgplan: {}\n", why);
        return kUsage;
    };
    const bool drawn = !options.chart.output.empty();
    if (!drawn && !options.format.empty() && !is_report(options.format)) {
        return refuse(
            fmt::format("`{}` is no format of a diff; write text, markdown or json, or, for a picture, where "
                        "it goes (`-o FILE`)",
                        options.format));
    }
    SpecInput input;
    input.today = options.today;
    const std::optional<Tick> today = today_of(input);
    if (!today) return refuse(fmt::format("--today `{}` is no date; write YYYY-MM-DD", options.today));
    if (options.since.empty() == options.after.empty()) {
        return refuse("a diff is of two specs, or of one and an earlier version of it (`--since REF`)");
    }
    Side before(options.before);
    Side after(options.after.empty() ? options.before : options.after);
    if (after.path.empty()) after.path = before.path;
    if (!options.since.empty()) before.name = fmt::format("{} ({})", before.name, options.since);

    language::ReadOptions reading;
    reading.today = *today;
    reading.over_now = !options.today.empty();
    for (const Side* side : {&before, &after}) {
        if (const std::optional<Tick> day = parse_date(side->point)) reading.pictures.push_back(*day);
    }
    std::unique_ptr<GitTree> tree;
    if (!options.since.empty()) {
        std::string why;
        tree = GitTree::open(before.path, options.since, why);
        if (!tree) return refuse(why);
    }
    int exit_code = kClean;
    const std::unique_ptr<language::Spec> first = read_side(before.path, reading, tree.get(), console, exit_code);
    if (!first) return exit_code;
    std::unique_ptr<language::Spec> second;
    if (tree || after.path != before.path) {
        second = read_side(after.path, reading, nullptr, console, exit_code);
        if (!second) return exit_code;
    }
    const language::Spec& other = second ? *second : *first;
    std::optional<std::vector<diff::StagePair>> pairs =
        pairs_of(before, after, first->organisation, other.organisation, console);
    if (!pairs) return kUsage;
    diff::Diff found = diff::diff(first->organisation, other.organisation, std::move(*pairs));
    log_step(console, "compared");
    diff::compare_findings({first->findings, first->sources}, {other.findings, other.sources}, found);
    if (drawn) {
        ChartFiles chart = options.chart;
        chart.format = options.format;
        chart.choose = "@STAGE";
        const bool whole = before.point.empty() || after.point.empty();
        exit_code = draw_diff(first->organisation, other.organisation, found.stages, subject_of(before, after), whole,
                              chart, console);
        return exit_code == kClean && options.exit_code && !found.empty() ? kFindings : exit_code;
    }
    const diff::DiffSides sides{first->organisation, other.organisation, before.name, after.name};
    if (options.format == "json") {
        console.out << diff::diff_json(found, sides);
    } else if (options.format == "markdown") {
        console.out << diff::diff_markdown(found, sides);
    } else {
        console.out << diff::diff_text(found, sides, static_cast<std::size_t>(console.width));
    }
    return options.exit_code && !found.empty() ? kFindings : kClean;
}

}  // namespace

void add_diff(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command =
        program.add_subcommand("diff", "Compare two specs, two stages of one, or a spec with an earlier version of it");
    const auto options = std::make_shared<DiffOptions>();
    command->add_option("before", options->before, "A spec: a file or a folder, as `acme.yaml` or `acme.yaml@seed`")
        ->required();
    command->add_option("after", options->after, "The other; `@series-a` is another stage of the first");
    command->add_option("--since", options->since, "Compare with the spec as it is in this git revision");
    command->add_flag("--exit-code", options->exit_code, "End with 1 where anything is different");
    command->add_option("--today", options->today,
                        "The day to judge against (YYYY-MM-DD), rather than the spec's own or the clock's");
    CLI::Option* const output = command->add_option("-o,--output", options->chart.output,
                                                    "Draw both states in one picture into this file; of several stages "
                                                    "each has its own, OUTPUT-STAGE, but for pdf; "
                                                    "- is standard output");
    options->chart.add_page(*command)->needs(output);
    command->add_option("--format", options->format,
                        fmt::format("text (default), markdown or json; of a picture {} (default: by the ending of "
                                    "OUTPUT, else svg)",
                                    chart_formats_listed()));
    command->footer(
        "Behind @ stands a stage or a day. Without one, specs are compared stage by stage.\n"
        "Exit code: 0 compared, 1 different (with --exit-code) or a spec that cannot be built, 2 wrong usage or an\n"
        "input that cannot be read.");
    command->callback([options, &console, &exit_code] { exit_code = run_diff(*options, console); });
}

}  // namespace orgplan::cli
