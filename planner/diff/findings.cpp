#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "planner/diff/diff.h"

namespace orgplan::diff {
namespace {

using Renames = std::unordered_map<std::string_view, std::string_view>;

// The rule and what the finding is about: the words its message has in backticks, and the text at its place.
std::string subject_of(const text::Finding& finding, const text::Sources& sources, const Renames& renames) {
    const auto renamed = [&](std::string_view word) {
        const auto found = renames.find(word);
        return found == renames.end() ? word : found->second;
    };
    std::string subject = finding.rule;
    const std::string_view message = finding.message;
    for (std::size_t open = message.find('`'); open != std::string_view::npos;) {
        const std::size_t close = message.find('`', open + 1);
        if (close == std::string_view::npos) break;
        subject += '\n';
        subject += renamed(message.substr(open + 1, close - open - 1));
        open = message.find('`', close + 1);
    }
    constexpr std::size_t kMost = 200;
    subject += '\n';
    subject += renamed(sources.text(finding.where).substr(0, kMost));
    return subject;
}

// The pairs in which a finding holds; one without stages holds in all where its spec has one.
StageSet stages_of(const text::Finding& finding, const std::vector<StagePair>& pairs, StageId StagePair::*side) {
    StageSet set;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        const StageId stage = pairs[p].*side;
        if (given(stage) && (finding.stages.empty() || finding.stages.has(stage))) set.add(id_at<StageId>(p));
    }
    return set;
}

struct Side {
    const WithFindings& side;
    StageId StagePair::*stage;
};

// A stage of a finding that the other side has too, with the same subject, is removed on both sides.
void add_unmet(const Side& mine, const Side& other, const Renames& my_names, const Renames& other_names, bool gone,
               Diff& diff) {
    // By subject: how many there are at each pair.
    std::unordered_map<std::string, std::vector<std::uint32_t>> there;
    for (const text::Finding& finding : other.side.findings.all()) {
        if (finding.severity == text::Severity::hide) continue;
        const StageSet stages = stages_of(finding, diff.stages, other.stage);
        std::vector<std::uint32_t>& counts = there[subject_of(finding, other.side.sources, other_names)];
        counts.resize(diff.stages.size());
        for (std::size_t p = 0; p < diff.stages.size(); ++p) counts[p] += stages.has(id_at<StageId>(p)) ? 1 : 0;
    }
    for (const text::Finding& finding : mine.side.findings.all()) {
        if (finding.severity == text::Severity::hide) continue;
        const auto met = there.find(subject_of(finding, mine.side.sources, my_names));
        const StageSet stages = stages_of(finding, diff.stages, mine.stage);
        StageSet alone;
        for (std::size_t p = 0; p < diff.stages.size(); ++p) {
            if (!stages.has(id_at<StageId>(p))) continue;
            if (met == there.end() || met->second[p] == 0) {
                alone.add(id_at<StageId>(p));
            } else {
                --met->second[p];
            }
        }
        if (alone.empty()) continue;
        std::string where;
        if (finding.where.known()) {
            const text::LineColumn at = mine.side.sources.line_column(finding.where.file, finding.where.begin);
            where = fmt::format("{}:{}:{}", mine.side.sources[finding.where.file].path, at.line, at.column);
        }
        diff.findings.push_back({gone, finding, alone, std::move(where)});
    }
}

}  // namespace

void compare_findings(const WithFindings& before, const WithFindings& after, Diff& diff) {
    Renames renamed;
    for (const Change& change : diff.changes) {
        if (!change.was.empty()) renamed.emplace(change.was, change.id);
    }
    const Side a{before, &StagePair::before};
    const Side b{after, &StagePair::after};
    add_unmet(b, a, {}, renamed, false, diff);
    add_unmet(a, b, renamed, {}, true, diff);
}

}  // namespace orgplan::diff
