#include "planner/report/check_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "planner/report/finding_text.h"
#include "planner/report/fingerprints.h"
#include "planner/report/organisation_path.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"
#include "planner/text/catalogue.h"

namespace orgplan::report {
namespace {

std::string within(const std::string& path, const std::string& folder) {
    const bool inside = !folder.empty() && path.starts_with(folder);
    std::string rest = inside ? path.substr(folder.size()) : path;
    while (rest.starts_with("./")) rest.erase(0, 2);
    return rest;
}

std::string repository_path(const std::string& path, const ReportFolders& folders) {
    if (folders.repository.empty()) return within(path, folders.current);
    const std::filesystem::path whole = std::filesystem::path(folders.current) / path;
    const std::string normal = whole.lexically_normal().string();
    return normal.starts_with(folders.repository) ? within(normal, folders.repository) : within(path, folders.current);
}

class ReportBuilder {
  public:
    ReportBuilder(const text::Sources& sources, const Organisation& org, const std::vector<OwnRule>& own,
                  const ReportFolders& folders)
        : sources_(sources), org_(org), own_(own), paths_(org) {
        for (std::uint32_t file = 0; file < sources.size(); ++file) {
            const std::string& path = sources[file].path;
            files_.push_back({within(path, folders.current), repository_path(path, folders)});
        }
    }

    CheckReport build(const text::Findings& findings, const RulesChecked& rules, const SinceRevision& since,
                      const KnownFindings& known) {
        for (const text::Finding& finding : findings.all()) {
            if (finding.severity != text::Severity::hide) report_.findings.push_back(reported(finding));
        }
        report_.since = since.name;
        report_.before = since.before;
        report_.resolved = since.gone;
        for (const SilencedFinding& each : since.silenced) {
            report_.silenced.push_back({reported(each.finding), std::string(each.now)});
        }
        report_.baseline = known.file;
        for (const text::Finding& each : known.findings) report_.known.push_back(reported(each));
        report_.resolved_of_baseline = known.resolved;
        for (const SuppressedFinding& each : rules.suppressed) report_.suppressed.push_back(reported(each));
        std::ranges::sort(report_.rules, {}, &ReportedRule::id);
        tell_apart();
        report_.checked = rules;
        return std::move(report_);
    }

  private:
    // What is left of two findings may be the same.
    void tell_apart() {
        Once once;
        for (std::vector<ReportedFinding>* list : {&report_.findings, &report_.known}) {
            for (ReportedFinding& each : *list) each.fingerprint = once(std::move(each.fingerprint));
        }
        for (ReportedSuppression& each : report_.suppressed) each.fingerprint = once(std::move(each.fingerprint));
    }

    ReportedFinding reported(const text::Finding& finding) {
        const text::CatalogueEntry* const entry = text::find_in_catalogue(finding.rule);
        ReportedFinding row;
        row.rule = finding.rule;
        row.severity = finding.severity;
        row.message = finding_text(finding, org_);
        row.why = finding.why.empty() && entry != nullptr ? std::string(entry->why) : finding.why;
        row.help = finding.help.empty() && entry != nullptr ? std::string(entry->help) : finding.help;
        row.where = region_of(finding.where);
        for (const text::Note& note : finding.notes) row.notes.push_back({region_of(note.where), note.message});
        row.stages = ids_of(finding.stages);
        row.between = finding.between;
        row.organisation_path = paths_.of(finding);
        row.fingerprint = fingerprint_of(finding);
        mention(row.rule, finding.stages);
        return row;
    }

    ReportedSuppression reported(const SuppressedFinding& suppressed) {
        text::Finding finding;
        finding.rule = suppressed.rule;
        finding.stages = suppressed.stages;
        finding.about = suppressed.about;
        if (finding.about.empty()) finding.about = {{suppressed.kind, suppressed.id}};
        finding.number = suppressed.number;
        const text::Part& first = finding.about.front();
        mention(suppressed.rule, suppressed.stages);
        return {suppressed.rule,
                fmt::format("{}{}", first.kind, first.id.empty() ? "" : fmt::format(" `{}`", first.id)),
                paths_.of(finding),
                fingerprint_of(finding),
                ids_of(suppressed.stages),
                suppressed.why,
                region_of(suppressed.where.known() ? suppressed.where : suppressed.entry),
                region_of(suppressed.entry),
                suppressed.in_source};
    }

    std::vector<std::string> ids_of(StageSet stages) const {
        std::vector<std::string> ids;
        for (std::size_t s = 0; s < org_.stages.size() && !stages.empty(); ++s) {
            if (stages.has(id_at<StageId>(s))) ids.emplace_back(org_.stages[s].id);
        }
        return ids;
    }

    void mention(const std::string& rule, StageSet stages) {
        const auto [at, first] = rule_at_.try_emplace(rule, report_.rules.size());
        if (first) report_.rules.push_back(described(rule));
        std::vector<std::string>& known = report_.rules[at->second].stages;
        StageSet& all = stages_of_rules_[rule];
        if ((stages - all).empty()) return;
        all = all | stages;
        known = ids_of(all);
    }

    ReportedRule described(const std::string& rule) const {
        if (const text::CatalogueEntry* const entry = text::find_in_catalogue(rule)) {
            return {rule, entry->severity, entry->summary, entry->why, entry->help, false, {}};
        }
        const auto own = std::ranges::find(own_, rule, &OwnRule::rule);
        if (own == own_.end()) return {rule, text::Severity::error, rule, {}, {}, true, {}};
        return {rule, own->severity, own->summary, own->why, own->help, true, {}};
    }

    Region region_of(Place place) const {
        const text::LineColumn begin = sources_.line_column(place.file, place.begin);
        const std::string& text = sources_[place.file].text;
        const auto line_start = begin.line > 0 ? sources_[place.file].line_starts[begin.line - 1] : 0;
        const std::size_t line_end = std::min(text.find_first_of("\r\n", place.begin), text.size());
        const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(place.end, line_end));
        Region region;
        std::tie(region.path, region.repository_path) = files_[place.file];
        region.line = begin.line;
        region.column = begin.column;
        region.end_column = std::max(begin.column, sources_.line_column(place.file, end).column);
        region.byte = place.begin - line_start + 1;
        region.end_byte = std::max(region.byte, end - line_start + 1);
        return region;
    }

    const text::Sources& sources_;
    const Organisation& org_;
    const std::vector<OwnRule>& own_;
    std::vector<std::pair<std::string, std::string>> files_;  // by file: its paths as a region has them
    CheckReport report_;
    OrganisationPaths paths_;
    std::unordered_map<std::string, std::size_t> rule_at_;  // in the report, before they are sorted
    std::unordered_map<std::string, StageSet> stages_of_rules_;
};

}  // namespace

std::size_t CheckReport::count(text::Severity severity) const {
    return static_cast<std::size_t>(std::ranges::count(findings, severity, &ReportedFinding::severity));
}

bool CheckReport::hides_files() const {
    return std::ranges::find(left_out, "names") != left_out.end();
}

CheckReport check_report(const text::Findings& findings, const text::Sources& sources, const Organisation& org,
                         const RulesChecked& rules, std::string summary, const SinceRevision& since,
                         const KnownFindings& known, const ReportFolders& folders) {
    CheckReport report = ReportBuilder(sources, org, rules.own, folders).build(findings, rules, since, known);
    report.summary = std::move(summary);
    return report;
}

CheckReport merged(std::vector<CheckReport> reports) {
    CheckReport all = std::move(reports.front());
    if (reports.size() == 1) return all;
    const auto append = [](auto& to, auto& from) { std::ranges::move(from, std::back_inserter(to)); };
    for (CheckReport& each : std::span(reports).subspan(1)) {
        append(all.findings, each.findings);
        for (ReportedRule& rule : each.rules) {
            const auto known = std::ranges::find(all.rules, rule.id, &ReportedRule::id);
            if (known == all.rules.end()) {
                all.rules.push_back(std::move(rule));
                continue;
            }
            for (std::string& stage : rule.stages) {
                if (std::ranges::find(known->stages, stage) == known->stages.end())
                    known->stages.push_back(std::move(stage));
            }
        }
        append(all.suppressed, each.suppressed);
        append(all.silenced, each.silenced);
        append(all.known, each.known);
        all.before += each.before;
        all.resolved += each.resolved;
        all.checked.checked = std::max(all.checked.checked, each.checked.checked);
        append(all.checked.skipped, each.checked.skipped);
        append(all.checked.undecided, each.checked.undecided);
        append(all.checked.suppressed, each.checked.suppressed);
    }
    std::ranges::sort(all.rules, {}, &ReportedRule::id);
    return all;
}

std::string known_text(const KnownFindings& known) {
    if (known.file.empty()) return {};
    const std::size_t count = known.findings.size();
    std::string text = fmt::format("{} {} in the baseline {}\n", counted(count, "finding"), count == 1 ? "is" : "are",
                                   printable(known.file));
    if (known.resolved.empty()) return text;
    constexpr std::size_t kMostNamed = 3;
    const auto name = [&](std::size_t i) { return fmt::format("`{}`", printable(known.resolved[i])); };
    return text +
           fmt::format("{} of it {} resolved: {}; `orgplan baseline prune` takes {} out\n",
                       counted(known.resolved.size(), "entry", "entries"), known.resolved.size() == 1 ? "is" : "are",
                       first_few(known.resolved.size(), name, kMostNamed), known.resolved.size() == 1 ? "it" : "them");
}

std::string silenced_text(std::size_t count) {
    if (count == 0) return {};
    return fmt::format("{} {} silenced by this change\n", counted(count, "finding"), count == 1 ? "is" : "are");
}

}  // namespace orgplan::report
