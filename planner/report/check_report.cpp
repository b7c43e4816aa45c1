#include "planner/report/check_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <unordered_map>
#include <utility>

#include "planner/report/finding_text.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"
#include "planner/text/catalogue.h"

namespace orgplan::report {
namespace {

class ReportBuilder {
  public:
    ReportBuilder(const text::Sources& sources, const Organisation& org) : sources_(sources), org_(org) {
        for (std::size_t i = 0; i < org.units.size(); ++i) units_.emplace(org.units[i].id, id_at<UnitId>(i));
        for (std::size_t i = 0; i < org.positions.size(); ++i)
            seats_.emplace(org.positions[i].id, id_at<PositionId>(i));
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
            const bool hidden = each.now == text::Severity::hide;
            report_.silenced.push_back({reported(each.finding), std::string(hidden ? "hidden" : name_of(each.now))});
        }
        report_.baseline = known.file;
        for (const text::Finding& each : known.findings) report_.known.push_back(reported(each));
        report_.resolved_of_baseline = known.resolved;
        for (const SuppressedFinding& each : rules.suppressed) {
            report_.suppressed.push_back({each.rule, fmt::format("{} `{}`", each.kind, each.id),
                                          fmt::format("{} {}:{}", each.rule, each.kind, each.id), each.why,
                                          region_of(each.entry), each.in_source});
            mention(each.rule, {}, {});
        }
        std::ranges::sort(report_.rules, {}, &ReportedRule::id);
        report_.checked = rules;
        return std::move(report_);
    }

  private:
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
        for (std::size_t s = 0; s < org_.stages.size() && !finding.stages.empty(); ++s) {
            if (finding.stages.has(id_at<StageId>(s))) row.stages.emplace_back(org_.stages[s].id);
        }
        row.organisation_path = path_of(finding.about);
        row.fingerprint = fingerprints_.next(finding);
        mention(row.rule, row.why, row.help);
        return row;
    }

    void mention(const std::string& rule, const std::string& why, const std::string& help) {
        const auto known = std::ranges::find(report_.rules, rule, &ReportedRule::id);
        if (known != report_.rules.end()) return;
        const text::CatalogueEntry* const entry = text::find_in_catalogue(rule);
        if (entry == nullptr) {
            report_.rules.push_back({rule, rule, why, help, true});
        } else {
            report_.rules.push_back(
                {rule, std::string(entry->summary), std::string(entry->why), std::string(entry->help)});
        }
    }

    std::string units_above(UnitId unit) const {
        std::string path;
        for (std::size_t depth = 0; given(unit) && depth <= org_.units.size(); ++depth) {
            path = fmt::format("/{}{}", org_[unit].id, path);
            unit = org_[unit].states.front().within;
        }
        return "company" + path;
    }

    // Of the first thing that has a place in the organisation.
    std::string path_of(const std::vector<text::Part>& about) const {
        for (const text::Part& part : about) {
            if (part.kind == "company") return "company";
            if (const auto unit = units_.find(part.id); part.kind == "unit" && unit != units_.end()) {
                return units_above(unit->second);
            }
            if (const auto seat = seats_.find(part.id); part.kind == "seat" && seat != seats_.end()) {
                const Position& position = org_[seat->second];
                const std::string_view id = position.id;
                return fmt::format("{}/{}", units_above(position.states.front().home), id.substr(id.find('/') + 1));
            }
        }
        return {};
    }

    Region region_of(Place place) const {
        const text::LineColumn begin = sources_.line_column(place.file, place.begin);
        const std::string& text = sources_[place.file].text;
        const auto line_start = begin.line > 0 ? sources_[place.file].line_starts[begin.line - 1] : 0;
        const std::size_t line_end = std::min(text.find_first_of("\r\n", place.begin), text.size());
        const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(place.end, line_end));
        Region region;
        region.path = sources_[place.file].path;
        while (region.path.starts_with("./")) region.path.erase(0, 2);
        region.line = begin.line;
        region.column = begin.column;
        region.end_column = std::max(begin.column, sources_.line_column(place.file, end).column);
        region.byte = place.begin - line_start + 1;
        region.end_byte = std::max(region.byte, end - line_start + 1);
        return region;
    }

    const text::Sources& sources_;
    const Organisation& org_;
    CheckReport report_;
    Fingerprints fingerprints_;
    std::unordered_map<std::string_view, UnitId> units_;
    std::unordered_map<std::string_view, PositionId> seats_;
};

}  // namespace

std::size_t CheckReport::count(text::Severity severity) const {
    return static_cast<std::size_t>(std::ranges::count(findings, severity, &ReportedFinding::severity));
}

CheckReport check_report(const text::Findings& findings, const text::Sources& sources, const Organisation& org,
                         const RulesChecked& rules, std::string summary, const SinceRevision& since,
                         const KnownFindings& known) {
    CheckReport report = ReportBuilder(sources, org).build(findings, rules, since, known);
    report.summary = std::move(summary);
    return report;
}

CheckReport merged(std::vector<CheckReport> reports) {
    CheckReport all = std::move(reports.front());
    if (reports.size() == 1) return all;
    std::unordered_map<std::string, std::size_t> seen;
    const auto number = [&](std::vector<ReportedFinding>& findings) {
        for (ReportedFinding& each : findings) {
            std::string& fingerprint = each.fingerprint;
            const std::string first = fingerprint.substr(0, fingerprint.find(" #"));
            if (const std::size_t before = seen[first]++; before > 0)
                fingerprint = fmt::format("{} #{}", first, before + 1);
        }
    };
    number(all.findings);
    const auto append = [](auto& to, auto& from) { std::ranges::move(from, std::back_inserter(to)); };
    for (CheckReport& each : std::span(reports).subspan(1)) {
        number(each.findings);
        append(all.findings, each.findings);
        for (ReportedRule& rule : each.rules) {
            const auto known = std::ranges::find(all.rules, rule.id, &ReportedRule::id);
            if (known == all.rules.end()) all.rules.push_back(std::move(rule));
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
