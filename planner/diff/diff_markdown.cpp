#include <fmt/format.h>

#include <algorithm>

#include "planner/diff/diff_words.h"
#include "planner/diff/report.h"
#include "planner/report/text_report.h"

namespace orgplan::diff {
namespace {

// On one line; what begins a mention or a reference is kept from it by a space of no width.
std::string quiet(std::string_view text) {
    std::string safe;
    for (const char c : report::printable(text)) {
        safe += c;
        if (c == '@' || c == '#') safe += "\u200B";
    }
    return safe;
}

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : quiet(text)) {
        if (std::string_view("|\\`*_<>[]&~!$").find(c) != std::string_view::npos) safe += '\\';
        safe += c;
    }
    return safe;
}

// A span of code whose fence is longer than any within.
std::string code(std::string_view text) {
    const std::string shown = report::printable(text);
    std::size_t longest = 0, run = 0;
    for (const char c : shown) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    const std::string_view pad = longest > 0 ? " " : "";
    return fmt::format("{}{}{}{}{}", fence, pad, shown, pad, fence);
}

// The ids that a message has in backticks stay code; all else is text.
std::string message_of(std::string_view message) {
    std::string text;
    while (!message.empty()) {
        const std::size_t open = message.find('`');
        const std::size_t close = open == std::string_view::npos ? open : message.find('`', open + 1);
        if (close == std::string_view::npos) break;
        text += escaped(message.substr(0, open)) + code(message.substr(open + 1, close - open - 1));
        message.remove_prefix(close + 1);
    }
    return text + escaped(message);
}

std::string sentence(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 32);
    return text + ".";
}

}  // namespace

std::string diff_markdown(const Diff& diff, const DiffSides& sides) {
    const DiffWords words(diff, sides.before, sides.after, {code, escaped});
    std::string text = fmt::format("### {} → {}\n\n{}\n", escaped(sides.before_name), escaped(sides.after_name),
                                   sentence(words.summary()));
    stats::Table heads = words.heads();
    for (stats::Table::Row& row : heads.rows) {
        for (std::string& cell : row.cells) cell = quiet(cell);
    }
    if (!diff.empty()) {
        const std::string cost = words.cost();
        if (!cost.empty()) text += "\n" + sentence(cost) + "\n";
        if (!heads.rows.empty()) text += "\n" + stats::markdown_of(heads);
        for (const std::string& note : words.cost_notes()) text += "\n" + note + "\n";
    }
    for (const DiffWords::Group& group : words.groups()) {
        text += fmt::format("\n**{}**{}\n\n", escaped(group.name),
                            group.unit.empty() || group.unit == group.name ? "" : " " + code(group.unit));
        for (const DiffWords::Row& row : group.rows) {
            const Change& change = *row.first;
            std::string id = change.thing == Thing::company ? "company" : code(row.id);
            if (change.thing == Thing::unit) id = "unit " + id;
            const std::string_view sign = change.presence == Presence::added     ? "added "
                                          : change.presence == Presence::removed ? "removed "
                                                                                 : "";
            text += fmt::format("- {}{}{}{}\n", sign, id, row.text.empty() ? "" : ": ", row.text);
        }
    }
    if (!diff.renames.empty()) text += "\n**Perhaps renamed**\n\n";
    for (const LikelyRename& rename : diff.renames) text += "- " + words.of(rename) + "\n";
    for (const bool gone : {false, true}) {
        bool first = true;
        for (const FindingChange& each : diff.findings) {
            if (each.gone != gone) continue;
            if (first) text += gone ? "\n**Findings that are gone**\n\n" : "\n**Findings that are new**\n\n";
            first = false;
            text += fmt::format("- {}: {}{} ({})\n", name_of(each.finding.severity), message_of(each.finding.message),
                                words.of(each), code(each.finding.rule));
        }
    }
    return text;
}

}  // namespace orgplan::diff
