#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <variant>

#include "planner/diff/diff.h"
#include "planner/report/finding_text.h"

namespace orgplan::diff {
namespace {

using Renames = std::unordered_map<std::string_view, std::string_view>;

// The rule and the parts that the finding is about, by their ids of before.
std::string identity_of(const text::Finding& finding, const Renames& renames) {
    std::string identity = finding.rule;
    for (const text::Part& part : finding.about) {
        const auto found = renames.find(part.id);
        identity += '\n';
        identity += part.kind;
        identity += ' ';
        identity += found == renames.end() ? part.id : found->second;
    }
    return identity;
}

// The pairs in which a finding holds, or after whose stage it does; one that holds whatever the stage holds in all
// where its spec has one.
StageSet pairs_of(const text::Finding& finding, const std::vector<StagePair>& pairs, StageId StagePair::*side) {
    StageSet set;
    const StageSet reach = finding.reach();
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        const StageId stage = pairs[p].*side;
        if (given(stage) && (finding.whole() || reach.has(stage))) set.add(id_at<StageId>(p));
    }
    return set;
}

struct Side {
    const WithFindings& side;
    StageId StagePair::*stage;
};

// A finding at the stages of some pairs alone, so that it says what it says there.
text::Finding at_pairs(const text::Finding& finding, StageSet pairs, const std::vector<StagePair>& all,
                       StageId StagePair::*side) {
    text::Finding narrowed = finding;
    if (finding.whole()) return narrowed;
    StageSet stages;
    for (std::size_t p = 0; p < all.size(); ++p) {
        if (pairs.has(id_at<StageId>(p))) stages.add(all[p].*side);
    }
    narrowed.narrow(stages);
    return narrowed;
}

std::string_view message_at(const text::Finding& finding, StageId stage) {
    for (const text::StageMessage& each : finding.by_stage) {
        if (each.stages.has(stage)) return each.message;
    }
    return finding.message;
}

// The times after a stage in which a finding holds.
std::vector<Span> days_after(const text::Finding& finding, StageId stage) {
    std::vector<Span> days;
    for (const Between& each : finding.between) {
        if (each.after == stage) days.push_back({each.from, each.to});
    }
    return days;
}

std::string where_of(const text::Finding& finding, const text::Sources& sources) {
    if (!finding.where.known()) return {};
    const text::LineColumn at = sources.line_column(finding.where.file, finding.where.begin);
    return fmt::format("{}:{}:{}", sources[finding.where.file].path, at.line, at.column);
}

// How far what was measured is outside its bounds, at most.
double excess(const text::Finding& finding) {
    double most = 0;
    for (const text::Measure& each : finding.measures) {
        std::visit(
            [&](const auto& number) {
                const auto value = static_cast<double>(number.value);
                if (number.high) most = std::max(most, value - static_cast<double>(*number.high));
                if (number.low) most = std::max(most, static_cast<double>(*number.low) - value);
            },
            each.number);
    }
    return most;
}

bool is_worse(const text::Finding& now, const text::Finding& before) {
    if (now.severity != before.severity) return now.severity > before.severity;
    return excess(now) > excess(before);
}

// Matches the findings of one side with those of the other, pair by pair: what has no partner is new or gone, and of
// the later side what says something else than its partner has changed.
void add_unmet(const Side& mine, const Side& other, const Renames& my_names, const Renames& other_names, bool gone,
               Diff& diff) {
    // By identity: the findings at each pair.
    std::unordered_map<std::string, std::vector<std::vector<const text::Finding*>>> there;
    for (const text::Finding& finding : other.side.findings.all()) {
        if (finding.severity == text::Severity::hide) continue;
        const StageSet pairs = pairs_of(finding, diff.stages, other.stage);
        auto& at = there[identity_of(finding, other_names)];
        at.resize(diff.stages.size());
        for (std::size_t p = 0; p < diff.stages.size(); ++p) {
            if (pairs.has(id_at<StageId>(p))) at[p].push_back(&finding);
        }
    }
    for (auto& [identity, pairs] : there) {
        for (auto& findings : pairs) std::ranges::reverse(findings);
    }
    const std::vector<text::Finding>& all = mine.side.findings.all();
    for (const text::Finding& finding : all) {
        if (finding.severity == text::Severity::hide) continue;
        const auto met = there.find(identity_of(finding, my_names));
        const StageSet pairs = pairs_of(finding, diff.stages, mine.stage);
        StageSet alone;
        StageSet changed;
        const text::Finding* was = nullptr;
        for (std::size_t p = 0; p < diff.stages.size(); ++p) {
            const StageId pair = id_at<StageId>(p);
            if (!pairs.has(pair)) continue;
            if (met == there.end() || met->second[p].empty()) {
                alone.add(pair);
                continue;
            }
            const text::Finding& partner = *met->second[p].back();
            met->second[p].pop_back();
            const bool same =
                partner.severity == finding.severity &&
                message_at(partner, diff.stages[p].*other.stage) == message_at(finding, diff.stages[p].*mine.stage) &&
                days_after(partner, diff.stages[p].*other.stage) == days_after(finding, diff.stages[p].*mine.stage);
            if (same || gone) continue;
            if (was == nullptr) was = &partner;
            changed.add(pair);
        }
        const auto add = [&](FindingChange::Kind kind, StageSet set, const text::Finding* before) {
            FindingChange change;
            change.kind = kind;
            change.number = static_cast<std::size_t>(&finding - all.data());
            change.finding = at_pairs(finding, set, diff.stages, mine.stage);
            for (std::size_t p = 0; p < diff.stages.size(); ++p) {
                const bool holds = finding.whole() || (set.has(id_at<StageId>(p)) &&
                                                       change.finding.stages.has(diff.stages[p].*mine.stage));
                if (holds && set.has(id_at<StageId>(p))) change.stages.add(id_at<StageId>(p));
            }
            change.between = report::when_text({}, change.finding.between, mine.side.organisation);
            change.where = where_of(finding, mine.side.sources);
            if (before != nullptr) {
                change.was_severity = before->severity;
                change.worse = is_worse(change.finding, *before);
                const std::string days = report::when_text({}, before->between, other.side.organisation);
                change.was_message = days.empty() ? before->message : fmt::format("{}, {}", before->message, days);
            }
            diff.findings.push_back(std::move(change));
        };
        if (!alone.empty()) add(gone ? FindingChange::Kind::gone : FindingChange::Kind::fresh, alone, nullptr);
        if (!changed.empty()) {
            const text::Finding before = at_pairs(*was, changed, diff.stages, other.stage);
            add(FindingChange::Kind::changed, changed, &before);
        }
    }
}

}  // namespace

void compare_findings(const WithFindings& before, const WithFindings& after, Diff& diff) {
    Renames renamed;
    for (const Change& change : diff.changes) {
        if (!change.was.empty()) renamed.emplace(change.was, change.id);
    }
    for (const auto& [from, to] : diff.renumbered) renamed.emplace(from, to);
    const Side a{before, &StagePair::before};
    const Side b{after, &StagePair::after};
    add_unmet(b, a, {}, renamed, false, diff);
    add_unmet(a, b, renamed, {}, true, diff);
    std::ranges::stable_sort(diff.findings, {}, &FindingChange::kind);
}

std::string identity_of(const text::Finding& finding) {
    return identity_of(finding, {});
}

}  // namespace orgplan::diff
