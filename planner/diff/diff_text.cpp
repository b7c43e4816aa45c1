#include <fmt/format.h>

#include "graph/model/enumerators.h"
#include "planner/diff/diff_words.h"
#include "planner/diff/report.h"
#include "planner/report/finding_text.h"
#include "planner/report/text_report.h"

namespace orgplan::diff {
namespace {

constexpr std::string_view kSigns = "~+-";
static_assert(kSigns.size() == kEnumerators<Presence>);

}  // namespace

std::string diff_text(const Diff& diff, const DiffSides& sides, std::size_t width) {
    const DiffWords words(diff, sides.before, sides.after, {report::printable, report::printable});
    std::string text = fmt::format("{} → {}: {}\n", report::printable(sides.before_name),
                                   report::printable(sides.after_name), words.summary());
    report::Table heads = words.heads();
    for (report::Table::Row& row : heads.rows) {
        for (std::string& cell : row.cells) cell = report::printable(cell);
    }
    if (!diff.empty()) {
        const std::string cost = words.cost();
        if (!cost.empty()) text += cost + "\n";
        if (!heads.rows.empty()) text += "\n" + report::text_of(heads, width);
        for (const std::string& note : words.cost_notes()) text += note + "\n";
    }
    for (const DiffWords::Group& group : words.groups()) {
        text += fmt::format(
            "\n{}{}\n", report::printable(group.name),
            group.unit.empty() || group.unit == group.name ? "" : " (" + report::printable(group.unit) + ")");
        for (const DiffWords::Row& row : group.rows) {
            const Change& change = *row.first;
            const bool whole = change.thing == Thing::unit || change.thing == Thing::company;
            const std::string id = change.thing == Thing::company ? "company"
                                   : whole                        ? "unit " + report::printable(row.id)
                                                                  : report::printable(row.id);
            text += fmt::format("  {} {}{}{}\n", kSigns[static_cast<std::size_t>(change.presence)], id,
                                row.text.empty() ? "" : ": ", row.text);
        }
    }
    if (!diff.renames.empty()) text += "\nPossible renames\n";
    for (const LikelyRename& rename : diff.renames) text += "  ? " + words.of(rename) + "\n";
    if (!diff.rules.empty()) text += "\nRules\n";
    for (const RuleChange& each : diff.rules) {
        text += fmt::format("  {} {}\n", kSigns[static_cast<std::size_t>(each.kind)],
                            rule_words(each, report::printable, report::printable));
    }
    for (const FindingChange& each : diff.findings) {
        const bool first = &each == &diff.findings.front() || (&each)[-1].kind != each.kind;
        if (first) text += fmt::format("\n{}\n", heading_of(each.kind));
        const report::MessageParts parts = report::parts_of(each.finding.message);
        text += fmt::format("  {} {}: {}{}{} [{}]\n", "+~-"[static_cast<std::size_t>(each.kind)],
                            name_of(each.finding.severity), report::printable(parts.seen), words.of(each),
                            report::printable(parts.remark), each.finding.rule);
        if (each.kind == FindingChange::Kind::changed) {
            text += fmt::format("    was {}: {}\n", name_of(each.was_severity), report::printable(each.was_message));
        }
        if (each.kind != FindingChange::Kind::gone && !each.where.empty()) {
            text += fmt::format("    {}\n", report::printable(each.where));
        }
    }
    if (const std::string line = words.suppressed(); !line.empty()) text += fmt::format("\n{}\n", line);
    return text;
}

}  // namespace orgplan::diff
