#include "planner/report/check_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "planner/report/finding_text.h"
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

    CheckReport build(const text::Findings& findings, const RulesChecked& rules) {
        for (const text::Finding& finding : findings.all()) {
            if (finding.severity != text::Severity::hide) add(finding);
        }
        for (const SuppressedFinding& each : rules.suppressed) {
            report_.suppressed.push_back({each.rule, fmt::format("{} `{}`", each.kind, each.id),
                                          fmt::format("{} {}:{}", each.rule, each.kind, each.id), each.why,
                                          region_of(each.entry)});
            mention(each.rule, {}, {});
        }
        std::ranges::sort(report_.rules, {}, &ReportedRule::id);
        report_.checked = &rules;
        return std::move(report_);
    }

  private:
    void add(const text::Finding& finding) {
        const text::CatalogueEntry* const entry = text::find_in_catalogue(finding.rule);
        ReportedFinding& row = report_.findings.emplace_back();
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
        row.fingerprint = fingerprint_of(finding);
        // Two of one identity differ by their order.
        if (const std::size_t before = seen_[row.fingerprint]++; before > 0) {
            row.fingerprint += fmt::format(" #{}", before + 1);
        }
        mention(row.rule, row.why, row.help);
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
    std::unordered_map<std::string, std::size_t> seen_;
    std::unordered_map<std::string_view, UnitId> units_;
    std::unordered_map<std::string_view, PositionId> seats_;
};

}  // namespace

std::size_t CheckReport::count(text::Severity severity) const {
    return static_cast<std::size_t>(std::ranges::count(findings, severity, &ReportedFinding::severity));
}

CheckReport check_report(const text::Findings& findings, const text::Sources& sources, const Organisation& org,
                         const RulesChecked& rules, std::string summary) {
    CheckReport report = ReportBuilder(sources, org).build(findings, rules);
    report.summary = std::move(summary);
    return report;
}

std::string fingerprint_of(const text::Finding& finding) {
    std::string text = finding.rule;
    for (const text::Part& part : finding.about) text += fmt::format(" {}:{}", part.kind, part.id);
    std::ranges::replace(text, '\n', ' ');
    return text;
}

}  // namespace orgplan::report
