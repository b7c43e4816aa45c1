#include <fmt/format.h>

#include "planner/diff/diff_words.h"
#include "planner/diff/report.h"
#include "planner/report/finding_text.h"
#include "planner/report/markdown.h"

namespace orgplan::diff {
namespace {

std::string sentence(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 32);
    return text + ".";
}

}  // namespace

std::string diff_markdown(const Diff& diff, const DiffSides& sides) {
    const DiffWords words(diff, sides.before, sides.after, {report::markdown_code, report::markdown_text});
    std::string text = fmt::format("### {} → {}\n\n{}\n", report::markdown_text(sides.before_name),
                                   report::markdown_text(sides.after_name), sentence(words.summary()));
    const report::Table heads = words.heads();
    if (!diff.empty()) {
        const std::string cost = words.cost();
        if (!cost.empty()) text += "\n" + sentence(cost) + "\n";
        if (!heads.rows.empty()) text += "\n" + report::markdown_of(heads);
        for (const std::string& note : words.cost_notes()) text += "\n" + note + "\n";
    }
    for (const DiffWords::Group& group : words.groups()) {
        text +=
            fmt::format("\n**{}**{}\n\n", report::markdown_text(group.name),
                        group.unit.empty() || group.unit == group.name ? "" : " " + report::markdown_code(group.unit));
        for (const DiffWords::Row& row : group.rows) {
            const Change& change = *row.first;
            std::string id = change.thing == Thing::company ? "company" : report::markdown_code(row.id);
            if (change.thing == Thing::unit) id = "unit " + id;
            const std::string_view sign = change.presence == Presence::added     ? "added "
                                          : change.presence == Presence::removed ? "removed "
                                                                                 : "";
            text += fmt::format("- {}{}{}{}\n", sign, id, row.text.empty() ? "" : ": ", row.text);
        }
    }
    if (!diff.renames.empty()) text += "\n**Possible renames**\n\n";
    for (const LikelyRename& rename : diff.renames) text += "- " + words.of(rename) + "\n";
    if (!diff.rules.empty()) text += "\n**Rules**\n\n";
    for (const RuleChange& each : diff.rules) {
        const bool stays = each.kind == RuleChange::Kind::changed;
        text += fmt::format("- {}{}{}\n", stays ? "" : name_of(each.kind), stays ? "" : " ",
                            rule_words(each, report::markdown_code, report::markdown_text));
    }
    for (const FindingChange& each : diff.findings) {
        const bool first = &each == &diff.findings.front() || (&each)[-1].kind != each.kind;
        if (first) text += fmt::format("\n**{}**\n\n", heading_of(each.kind));
        const report::MessageParts parts = report::parts_of(each.finding.message);
        text += fmt::format("- {}: {}{}{} ({})\n", name_of(each.finding.severity), report::markdown_message(parts.seen),
                            words.of(each), report::markdown_message(parts.remark),
                            report::markdown_code(each.finding.rule));
        if (each.kind == FindingChange::Kind::changed) {
            text +=
                fmt::format("  (was {}: {})\n", name_of(each.was_severity), report::markdown_message(each.was_message));
        }
    }
    if (const std::string line = words.suppressed(); !line.empty()) text += fmt::format("\n{}\n", line);
    return text;
}

}  // namespace orgplan::diff
