#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <limits>

#include "planner/api/propose.h"
#include "planner/cli/commands.h"
#include "planner/cli/plan_file.h"
#include "planner/cli/propose_files.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/propose/answer.h"

namespace orgplan::cli {
namespace {

struct ProposeOptions {
    SpecInput input;
    ProposeFiles files;
    int reach = -1;  // not given
    std::string by;
    std::vector<std::string> needs;
    int effort = 20'000;
    int time_limit = 0;
    std::vector<std::string> objectives;
    bool earliest = false;
    bool prove_all = false;
    std::string step = "month";
    std::string exported;
    bool whole = false;
    bool replace = false;
};

std::atomic<bool> stopped = false;

// Ctrl-C keeps the best plan so far, while the search runs; a second one ends the program.
class Interrupts {
  public:
    Interrupts() {
        stopped = false;
        before_ = std::signal(SIGINT, [](int) {
            stopped = true;
            std::signal(SIGINT, SIG_DFL);
        });
    }
    ~Interrupts() { std::signal(SIGINT, before_); }
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

  private:
    void (*before_)(int) = SIG_DFL;
};

bool read_objectives(const ProposeOptions& options, propose::Effort& effort, Console& console) {
    if (options.objectives.empty()) return true;
    constexpr std::array kWords{std::string_view("lateness"), std::string_view("cost"), std::string_view("disruption")};
    effort.order.clear();
    for (const std::string& word : options.objectives) {
        const auto known = std::ranges::find(kWords, word);
        const auto objective = static_cast<propose::Objective>(known - kWords.begin());
        if (known == kWords.end()) {
            refuse(console, fmt::format("`{}` is not an objective", word), "they are lateness, cost and disruption");
            return false;
        }
        if (std::ranges::find(effort.order, objective) != effort.order.end()) {
            refuse(console, fmt::format("the objective `{}` is given twice", word));
            return false;
        }
        effort.order.push_back(objective);
    }
    return true;
}

bool read_question(const ProposeOptions& options, api::Question& question, Console& console) {
    for (const std::string& text : options.needs) {
        const std::optional<api::TeamNeed> need = api::team_need(text);
        if (!need) {
            refuse(console,
                   fmt::format("--need `{}` is not a unit with its seats and the month by which it needs them", text),
                   "write it as `--need payments=6@2027-09`");
            return false;
        }
        question.teams.push_back(*need);
    }
    if (options.reach < 0 && options.by.empty()) return true;
    if (options.reach == 0) {
        refuse(console, "--reach 0 is no headcount to reach", "give 1 or more, as in `--reach 40 --by 2027-12`");
        return false;
    }
    if (options.reach < 0 || options.by.empty()) {
        refuse(console, "--reach and --by go together", "write them as in `--reach 40 --by 2027-12`");
        return false;
    }
    const std::optional<Tick> by = api::day_by(options.by);
    if (!by) {
        refuse(console, fmt::format("--by `{}` is not a month or a date; write YYYY-MM or YYYY-MM-DD", options.by));
        return false;
    }
    question.reach = api::Reach{options.reach, *by, fmt::format("--reach {} --by {}", options.reach, options.by)};
    return true;
}

// Writes the program and does not solve it.
int export_program(const ProposeOptions& options, const api::QuestionedSpec& of, const api::ProposeRequest& request,
                   Console& console) {
    const api::Result<std::string> text = api::exported(of, request, options.exported == "mps");
    if (!text) return refuse(console, text.error(), *of.spec, options.input.path, "nothing was exported");
    Inputs inputs;
    inputs.add(options.input.path);
    inputs.add(of.spec->sources);
    const std::string file = options.files.charts.output.empty() ? "-" : options.files.charts.output;
    const Targets targets{{file}, options.exported, options.files.charts.force};
    if (const auto refused = refuse_targets(targets, inputs, console)) return *refused;
    const std::string error = write_whole(console, file, *text);
    if (!error.empty()) return refuse(console, {api::Refusal::Why::failed, error});
    if (file != "-") console.out << file << '\n';
    return kClean;
}

int propose_plan(const ProposeOptions& options, Console& console) {
    const std::optional<language::ReadOptions> reading = reading_of(options.input, console);
    if (!reading) return kUsage;
    if (options.input.path == "-") {
        return refuse(console, "a plan is a scenario on a file, and standard input is none; name a file");
    }
    if (options.whole && options.files.charts.output.empty()) {
        return refuse(console, "--whole needs a file to write the spec with the plan to",
                      "write `--whole -o next.yaml`");
    }
    const std::string& output = options.files.charts.output;
    const bool drawn = options.exported.empty() && options.files.draws();
    if (!output.empty() && output != "-" && options.exported.empty() && !drawn && !is_named_like_a_spec(output)) {
        return refuse(console,
                      fmt::format("-o writes the plan as a spec or draws it, and `{}` is named like neither", output),
                      "name it `next.yaml`, or a chart as in `plan.svg`, `plan.pdf` or `plan.png`");
    }
    if (drawn && options.whole) {
        return refuse(console, "--whole writes a spec, and -o names a chart", "write `--whole -o next.yaml`");
    }
    Inputs spec;
    spec.add(options.input.path);
    if (!output.empty() && !spec.called(output).empty()) {
        const Targets itself{{output}, "spec", options.files.charts.force};
        if (const auto refused = refuse_targets(itself, spec, console)) return *refused;
    }
    if (options.exported.empty() && !drawn && !options.replace && has_own_plan(output)) {
        return refuse(console, fmt::format("`{}` was changed since it was proposed, or is a spec of your own", output),
                      "write the plan to a file of another name, or replace this one with --replace");
    }
    api::ProposeRequest request;
    request.path = options.input.path;
    request.output = drawn ? "" : output;
    request.reading = *reading;
    if (!read_objectives(options, request.effort, console) || !read_question(options, request.question, console))
        return kUsage;
    request.effort.limits.nodes = options.effort;
    // One end for all searches of the run.
    using Clock = std::chrono::steady_clock;
    const Clock::time_point end =
        options.time_limit > 0 ? Clock::now() + std::chrono::seconds(options.time_limit) : Clock::time_point::max();
    request.effort.limits.stop = [end] { return stopped.load() || Clock::now() >= end; };
    request.effort.progress = [&](std::size_t level, const solver::Progress& progress) {
        log_step(console, fmt::format("planning, {} {}: {} nodes", level + 1,
                                      propose::word_of(request.effort.order[level]), progress.nodes));
    };
    log_step(console, fmt::format("reading {}", options.input.path));
    request.earliest = options.earliest;
    request.whole = options.whole;
    request.quarterly = options.step == "quarter";
    request.effort.prove_all = options.prove_all;
    if (options.prove_all) request.effort.limits.nodes = std::numeric_limits<std::int64_t>::max();
    const Interrupts interrupts;
    const api::Result<api::QuestionedSpec> of = api::read_question(request);
    if (!of) return refuse(console, of.error());
    if (!options.exported.empty()) return export_program(options, *of, request, console);
    const api::Result<api::Proposed> made = api::propose(*of, request);
    if (made) return write_proposed(options.files, options.input.path, *of->spec, *made, console);
    return refuse(console, made.error(), *of->spec, options.input.path, "no plan was proposed");
}

void describe(ProposeOptions& values, Options& options) {
    options.push_back({.names = "spec", .target = &values.input.path, .help = "The spec", .required = true});
    add_today(values.input.today, options);
    options.push_back({.names = "-o,--output",
                       .target = &values.files.charts.output,
                       .help = "The file to write the plan to: next.yaml, as a scenario on the spec, or a chart of it "
                               "as in plan.svg, plan.pdf or plan.png; - is standard output, for the scenario",
                       .called = "FILE"});
    options.push_back({.names = "--whole",
                       .target = &values.whole,
                       .help = "Write the whole spec with the plan in its places, not a scenario; with -o"});
    options.push_back({.names = "--replace",
                       .target = &values.replace,
                       .help = "Replace the file of -o also where it was changed by hand"});
    options.push_back({.names = "--report",
                       .target = &values.files.report,
                       .help = "The file to write the report to; its extension chooses the format (default: standard "
                               "output)",
                       .called = "FILE"});
    options.push_back({.names = "--format",
                       .target = &values.files.format,
                       .help = "text, markdown or json (default: by the extension of the report, else text)",
                       .choices = propose_formats()});
    options.push_back(page_option(values.files.charts));
    options.push_back(force_option(values.files.charts.force));
    options.push_back({.names = "--reach",
                       .target = &values.reach,
                       .help = "The headcount to reach, in place of `needs` in the spec; with --by",
                       .not_negative = true,
                       .called = "HEADS"});
    options.push_back({.names = "--by",
                       .target = &values.by,
                       .help = "The month or day by which to reach it (YYYY-MM or YYYY-MM-DD)",
                       .called = "MONTH"});
    options.push_back({.names = "--need",
                       .target = &values.needs,
                       .help = "Seats that a unit needs by the end of a month; a unit that the spec does not have is a "
                               "team that is to open",
                       .called = "UNIT=SEATS@MONTH"});
    options.push_back({.names = "--objective",
                       .target = &values.objectives,
                       .help = "What matters, most first (default: lateness,cost,disruption)",
                       .delimiter = ',',
                       .called = "WHAT"});
    Option effort{"--effort", &values.effort, "How far to search for each objective, in nodes of the solver"};
    effort.shows_default = true;
    effort.not_negative = true;
    effort.called = "NODES";
    options.push_back(std::move(effort));
    options.push_back({.names = "--earliest",
                       .target = &values.earliest,
                       .help = "Meet each stage as early as can be, also before it is due"});
    options.push_back({.names = "--step",
                       .target = &values.step,
                       .help = "When something may happen: month or quarter, in its first month",
                       .choices = {"month", "quarter"},
                       .called = "STEP"});
    options.push_back({.names = "--prove-all",
                       .target = &values.prove_all,
                       .help = "Search until each objective is proved, however long that takes"});
    options.push_back({.names = "--export",
                       .target = &values.exported,
                       .help = "Write the integer program of the first objective, as lp or mps, and do not solve it",
                       .choices = {"lp", "mps"},
                       .called = "FORMAT"});
    options.push_back({.names = "--time-limit",
                       .target = &values.time_limit,
                       .help = "Stop after so many seconds with the best plan so far; the next run may find another",
                       .not_negative = true,
                       .called = "SECONDS"});
}

}  // namespace

Invocation plan_propose_command() {
    return invocation(describe, propose_plan,
                      "Exit codes: 0 the best plan, proved; 1 findings stand in its way; 4 there is none, and why; "
                      "5 stopped before it was proved. Ctrl-C stops the search and keeps the best plan so far.");
}

}  // namespace orgplan::cli
