#include "planner/report/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace orgplan::report {
namespace {

constexpr std::string_view kFirstLine = "# orgplan baseline 1";

// Of a fingerprint: a rule, and what it is about.
bool is_entry(std::string_view line) {
    const std::string_view rule = line.substr(0, line.find(' '));
    return !rule.empty() && rule.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == rule.npos &&
           rule.front() != '-' && (rule.size() == line.size() || line.find(':') != line.npos);
}

bool is_of_a_conflict(std::string_view line) {
    return line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>");
}

}  // namespace

std::string read_baseline(std::string_view text, Baseline& baseline) {
    constexpr std::string_view kWrite = "`orgplan baseline write` makes one";
    if (!text.starts_with(kFirstLine) || text.substr(kFirstLine.size()).find_first_not_of("\r\n") == 0) {
        return text.starts_with("# orgplan baseline ")
                   ? fmt::format("`{}` is a baseline of a later orgplan; use that, or write it anew", baseline.file)
                   : fmt::format("`{}` is not a baseline: its first line is not `{}`; {}", baseline.file, kFirstLine,
                                 kWrite);
    }
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        if (is_of_a_conflict(line)) {
            return fmt::format("`{}` has the mark of a merge conflict in line {}; keep the lines of both sides",
                               baseline.file, number);
        }
        if (!is_entry(line)) {
            return fmt::format("line {} of `{}` is not a finding; remove it, or write the baseline anew", number,
                               baseline.file);
        }
        baseline.entries.emplace(line);
    }
    return {};
}

std::string baseline_text(const Baseline& baseline) {
    std::string text(kFirstLine);
    text += '\n';
    for (const std::string& each : baseline.entries) text += each + '\n';
    return text;
}

std::vector<text::Finding> BaselineUse::take(text::Findings& findings) {
    std::vector<text::Finding> known, kept;
    for (text::Finding& each : findings.all()) {
        const bool may_be = each.severity != text::Severity::hide;
        const std::string fingerprint = may_be ? fingerprints_.next(each) : std::string();
        if (may_be) seen_.insert(fingerprint);
        (may_be && left_.erase(fingerprint) > 0 ? known : kept).push_back(std::move(each));
    }
    findings.all() = std::move(kept);
    return known;
}

}  // namespace orgplan::report
