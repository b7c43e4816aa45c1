#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "planner/cli/baseline_file.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"

// `baseline write` and `baseline prune`.

namespace orgplan::cli {
namespace {

struct BaselineOptions {
    CheckInput check;
    std::string file;
};

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

int change(const BaselineOptions& options, Change how, Console& console) {
    if (const std::optional<api::Refusal> refusal = api::refuse_packs(options.check.packs)) {
        return refuse(console, *refusal);
    }
    const std::optional<language::ReadOptions> reading = reading_of(options.check.input, console);
    if (!reading) return kUsage;
    const bool there = language::local_files().kind(options.file) != language::FileTree::Kind::nothing;
    report::Baseline before{options.file};
    if (there || how == Change::prune) {
        std::optional<report::Baseline> read = read_baseline_at(options.file, language::local_files(), console);
        if (!read) return kUsage;
        before = std::move(*read);
    }
    std::optional<Checking> checking = Checker(options.check, *reading, console).now(true);
    if (!checking) return kUsage;
    if (!checking->spec->built) {
        return refuse(console, api::faulty(checking->checked.findings), *checking->spec, options.check.input.path,
                      "the baseline is not written");
    }
    const text::Findings& findings = checking->checked.findings;
    report::Baseline after{options.file, report::durable_fingerprints(findings)};
    if (how == Change::prune)
        std::erase_if(after.entries, [&](const auto& each) { return !before.entries.contains(each); });
    const auto left_out = static_cast<std::size_t>(std::ranges::count_if(findings.all(), [](const text::Finding& each) {
        return each.severity != text::Severity::hide && !report::is_durable(each);
    }));
    const std::vector<std::string> taken_in = missing_in(before, after), resolved = missing_in(after, before);
    if (const std::string why = write_whole(console, options.file, report::baseline_text(after)); !why.empty()) {
        return refuse(console, {api::Refusal::Why::failed, why});
    }
    list(console.out, '+', taken_in);
    list(console.out, '-', resolved);
    console.out << fmt::format("{}: {}", options.file, report::counted(after.entries.size(), "finding"));
    if (how == Change::write) console.out << fmt::format(", {} of them new", taken_in.size());
    console.out << fmt::format("; {} resolved and taken out\n", resolved.size());
    if (left_out > 0) {
        console.out << fmt::format("{} {} about the text alone and cannot be known again: correct {}\n",
                                   report::counted(left_out, "finding"), left_out == 1 ? "is" : "are",
                                   left_out == 1 ? "it" : "them");
    }
    return kClean;
}

void describe(BaselineOptions& values, Options& options) {
    add_path(values.check.input, options);
    add_today(values.check.input.today, options);
    add_rules(values.check, options);
    options.push_back({.names = "--baseline",
                       .target = &values.file,
                       .help = "The file that holds the findings",
                       .required = true,
                       .called = "FILE"});
}

int write(const BaselineOptions& options, Console& console) {
    return change(options, Change::write, console);
}

int prune(const BaselineOptions& options, Console& console) {
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
