#include "planner/cli/spec_input.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <iterator>
#include <ostream>

#include "planner/api/judge.h"
#include "planner/report/text_report.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {

void SpecInput::add_path(CLI::App& command) {
    command.add_option("spec", path, "The spec or scenario: a file, a folder of files, or - for standard input")
        ->required();
    command.add_option("--with", with, "A scenario to lay over it; several in their order")->allow_extra_args(false);
}

void SpecInput::add_today(CLI::App& command) {
    command.add_option("--today", today,
                       "The day to judge against (YYYY-MM-DD), rather than the spec's own or the clock's");
}

void SpecInput::add_stage(CLI::App& command, const std::string& help) {
    CLI::Option* const by_name = command.add_option("--stage", stage, help);
    command.add_option("--at", at, "In place of a stage: the end of this day (YYYY-MM-DD; YYYY-MM is its first)")
        ->excludes(by_name);
}

std::optional<Tick> today_of(const SpecInput& input) {
    if (!input.today.empty()) return input.today.size() == 10 ? parse_date(input.today) : std::nullopt;
    const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return Tick(static_cast<std::int32_t>(now.time_since_epoch().count()));
}

std::unique_ptr<language::Spec> read_input(const SpecInput& input, Console& console) {
    const std::optional<Tick> today = today_of(input);
    if (!today) {
        console.err << fmt::format("orgplan: --today `{}` is no date; write YYYY-MM-DD\n", input.today);
        return nullptr;
    }
    language::ReadOptions options;
    options.today = *today;
    options.over_now = !input.today.empty();
    options.with = input.with;
    options.base = input.base;
    if (!input.at.empty()) {
        options.at = parse_date(input.at);
        if (!options.at) {
            console.err << fmt::format("orgplan: --at `{}` is no date; write YYYY-MM-DD or YYYY-MM\n", input.at);
            return nullptr;
        }
    }
    if (input.path == "-") {
        options.stdin_text.assign(std::istreambuf_iterator<char>(console.in), std::istreambuf_iterator<char>());
    }
    log_step(console, fmt::format("reading {}", input.path));
    language::ReadResult result = language::read_spec(input.path, options);
    if (result.spec) {
        log_step(console,
                 fmt::format("read {} file(s), {} seats, {} lines", result.spec->sources.size(),
                             result.spec->organisation.positions.size(), result.spec->organisation.lines.size()));
    }
    if (!result.unreadable.empty()) {
        console.err << fmt::format("orgplan: {}\n", result.unreadable);
        return nullptr;
    }
    return std::move(result.spec);
}

std::optional<StageSet> stages_of(const SpecInput& input, const language::Spec& spec, Console& console) {
    const Organisation& org = spec.organisation;
    if (spec.asked) return StageSet::only(*spec.asked);
    if (input.stage.empty() || input.stage == "all") return org.all_stages();
    std::vector<std::string_view> ids;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (org.stages[s].id == input.stage) return StageSet::only(id_at<StageId>(s));
        ids.push_back(org.stages[s].id);
    }
    std::string known;
    for (const std::string_view id : ids) known += fmt::format("{}`{}`", known.empty() ? "" : ", ", id);
    const std::string meant = text::did_you_mean(input.stage, ids);
    console.err << fmt::format("orgplan: no stage is called `{}`{}{}; the stages are {}\n", input.stage,
                               meant.empty() ? "" : "; ", meant, known);
    return std::nullopt;
}

Exit judge_to_compare(language::Spec& spec, const std::string& path, Console& console, const language::FileTree* tree) {
    if (!spec.built) {
        console.err << report::text_report(spec.findings, spec.sources, spec.organisation, {false, console.width});
        console.err << fmt::format("{}: {}; nothing is compared\n", path, report::count_text(spec.findings));
        return kFindings;
    }
    api::JudgeOptions judging;
    judging.tree = tree;
    const api::Judgement judgement = api::judge(spec, judging);
    if (!judgement.unreadable.empty()) {
        console.err << fmt::format("orgplan: {}\n", judgement.unreadable);
        return kUsage;
    }
    log_step(console, fmt::format("judged {}", path));
    return kClean;
}

}  // namespace orgplan::cli
