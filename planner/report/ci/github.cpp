#include <fmt/format.h>

#include <array>

#include "planner/report/ci/formats.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"

namespace orgplan::report {
namespace {

// What GitHub shows of one step and severity.
constexpr std::size_t kMostOfASeverity = 10;

// The data of a workflow command; in a property `:` and `,` mean something too.
std::string escaped(std::string_view text, bool property) {
    std::string out;
    for (const char c : text) {
        const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
        out += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
    }
    return out;
}

std::string command_of(const ReportedFinding& finding, std::string_view command) {
    std::string text = printable(finding.message);
    if (!finding.why.empty()) text += "\nwhy: " + printable(finding.why);
    if (!finding.help.empty()) text += "\nhelp: " + printable(finding.help);
    return fmt::format("::{} file={},line={},col={},endColumn={},title={}::{}\n", command,
                       escaped(finding.where.path, true), finding.where.line, finding.where.column,
                       finding.where.end_column, escaped(finding.rule, true), escaped(text, false));
}

}  // namespace

std::string github_report(const CheckReport& report, const FormatOptions&) {
    struct Command {
        text::Severity severity;
        std::string_view name;
    };
    constexpr std::array kCommands{Command{text::Severity::error, "error"}, Command{text::Severity::warning, "warning"},
                                   Command{text::Severity::advice, "notice"}};
    std::string text;
    std::size_t more = 0;
    for (const Command& command : kCommands) {
        std::size_t shown = 0;
        for (const ReportedFinding& each : report.findings) {
            if (each.severity != command.severity) continue;
            if (shown == kMostOfASeverity) {
                ++more;
                continue;
            }
            ++shown;
            text += command_of(each, command.name);
        }
    }
    std::size_t silenced = 0;
    for (const ReportedSilence& each : report.silenced) {
        if (++silenced > kMostOfASeverity) break;
        const ReportedFinding& finding = each.finding;
        text += fmt::format("::notice file={},line={},title=silenced: {}::{}\n", escaped(finding.where.path, true),
                            finding.where.line, escaped(finding.rule, true),
                            escaped(fmt::format("{} now: {}", each.now, printable(finding.message)), false));
    }
    if (report.silenced.size() > kMostOfASeverity) {
        text += fmt::format("::notice::{} silenced in all\n", counted(report.silenced.size(), "finding"));
    }
    if (!report.left_out.empty()) text += fmt::format("::notice::left out: {}\n", listed(report.left_out));
    if (more > 0) {
        text += fmt::format("::notice::{} {} in the log\n", counted(more, "more finding"), more == 1 ? "is" : "are");
    }
    return text;
}

}  // namespace orgplan::report
