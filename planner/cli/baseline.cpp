#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "planner/cli/baseline_file.h"
#include "planner/cli/check_run.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"

// `baseline write` and `baseline prune`.

namespace orgplan::cli {
namespace {

enum class Change { write, prune };

// The entries of one that another does not have.
std::vector<std::string> missing_in(const report::Baseline& other, const report::Baseline& of) {
    std::vector<std::string> missing;
    std::ranges::set_difference(of.entries, other.entries, std::back_inserter(missing));
    return missing;
}

void list(std::ostream& out, char sign, const std::vector<std::string>& entries) {
    for (const std::string& each : entries) out << sign << ' ' << report::printable(each) << '\n';
}

int change(const CheckOptions& options, Change how, Console& console) {
    const std::optional<Settings> settings = settings_for(options, console);
    if (!settings) return kUsage;
    const std::string file = settings->text("baseline");
    if (file.empty()) {
        return refuse(console, "no baseline is named",
                      "write `--baseline FILE`, or `baseline: FILE` in `.orgplan.yaml`");
    }
    const bool there = language::local_files().kind(file) != language::FileTree::Kind::nothing;
    report::Baseline before{file};
    if (there || how == Change::prune) {
        std::optional<report::Baseline> read = read_baseline_at(file, language::local_files(), console);
        if (!read) return kUsage;
        before = std::move(*read);
    }
    std::optional<CheckRun> run = run_check(options, *settings, true, console);
    if (!run) return kUsage;
    if (!run->all_inputs) {
        return refuse(
            console,
            fmt::format("`{}` is the baseline of all `inputs`, and `{}` is not all of them", file, options.input.path),
            fmt::format("leave out `{}`", options.input.path));
    }
    report::BaselineUse use(before);
    for (CheckedInput& each : run->checked) {
        text::Findings& findings = each.checking.checked.findings;
        if (!each.checking.spec->built) {
            return refuse(console, api::faulty(findings), *each.checking.spec, each.input.path,
                          "the baseline is not written");
        }
        use.take(findings);
    }
    report::Baseline after{file, use.seen()};
    if (how == Change::prune) {
        std::erase_if(after.entries, [&](const auto& each) { return !before.entries.contains(each); });
    }
    const std::vector<std::string> taken_in = missing_in(before, after), resolved = missing_in(after, before);
    if (!run->own_packs && !resolved.empty()) {
        return refuse(console, fmt::format("`{}` would lose what other packs than those of `--pack` find", file),
                      "leave out `--pack`; packs of every check are `packs:` in `.orgplan.yaml`");
    }
    if (const std::string why = write_whole(console, file, report::baseline_text(after)); !why.empty()) {
        return refuse(console, {api::Refusal::Why::failed, why});
    }
    list(console.out, '+', taken_in);
    list(console.out, '-', resolved);
    console.out << fmt::format("{}: {}", file, report::counted(after.entries.size(), "finding"));
    if (how == Change::write) console.out << fmt::format(", {} of them new", taken_in.size());
    console.out << fmt::format("; {} resolved and taken out\n", resolved.size());
    return kClean;
}

void describe(CheckOptions& values, Options& options) {
    add_checked(values, options);
}

int write(const CheckOptions& options, Console& console) {
    return change(options, Change::write, console);
}

int prune(const CheckOptions& options, Console& console) {
    return change(options, Change::prune, console);
}

}  // namespace

Invocation baseline_write_command() {
    return invocation(describe, write,
                      "Lists what the baseline takes in (+) and what is taken out (-), since it was last written.\n");
}

Invocation baseline_prune_command() {
    return invocation(describe, prune, "Takes nothing in. Lists what is taken out.\n");
}

}  // namespace orgplan::cli
