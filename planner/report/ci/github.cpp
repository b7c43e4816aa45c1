#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "planner/report/ci/formats.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"

namespace orgplan::report {
namespace {

// What GitHub shows of one step and kind: error, warning or notice.
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

std::string properties_of(const Region& where) {
    return fmt::format("file={},line={},col={},endColumn={}", escaped(where.repository_path, true), where.line,
                       where.column, where.end_column);
}

std::string command_of(const ReportedFinding& finding, std::string_view command) {
    std::string text = printable(finding.message);
    if (!finding.why.empty()) text += "\nwhy: " + printable(finding.why);
    if (!finding.help.empty()) text += "\nhelp: " + printable(finding.help);
    return fmt::format("::{} {},title={}::{}\n", command, properties_of(finding.where), escaped(finding.rule, true),
                       escaped(text, false));
}

std::string command_of(const ReportedSilence& silenced) {
    const ReportedFinding& finding = silenced.finding;
    const std::string text = fmt::format("{} now: {}", silenced.now, printable(finding.message));
    return fmt::format("::notice {},title={}::{}\n", properties_of(finding.where),
                       escaped("silenced: " + finding.rule, true), escaped(text, false));
}

std::vector<std::string> commands_of(const CheckReport& report, text::Severity severity, std::string_view command) {
    std::vector<std::string> commands;
    for (const ReportedFinding& each : report.findings) {
        if (each.severity == severity) commands.push_back(command_of(each, command));
    }
    return commands;
}

// What is not shown, in all.
std::string rest_text(std::size_t findings, std::size_t silenced, bool has_log) {
    const auto are = [](std::size_t count) { return count == 1 ? "is" : "are"; };
    std::string text;
    if (findings > 0) {
        text = fmt::format("{} {} {}", counted(findings, "more finding"), are(findings),
                           has_log ? "in the log" : "not shown, since GitHub shows ten of a kind");
    }
    if (silenced > 0) {
        text +=
            fmt::format("{}{} {} silenced", text.empty() ? "" : "; ", counted(silenced, "more finding"), are(silenced));
    }
    return text;
}

}  // namespace

std::string github_report(const CheckReport& report, const FormatOptions& options) {
    std::string text;
    std::size_t more = 0;
    const auto add = [&](const std::vector<std::string>& commands, std::size_t room) {
        const std::size_t shown = std::min(commands.size(), room);
        for (std::size_t i = 0; i < shown; ++i) text += commands[i];
        return commands.size() - shown;
    };
    more += add(commands_of(report, text::Severity::error, "error"), kMostOfASeverity);
    more += add(commands_of(report, text::Severity::warning, "warning"), kMostOfASeverity);
    std::vector<std::string> silenced;
    for (const ReportedSilence& each : report.silenced) silenced.push_back(command_of(each));
    const std::vector<std::string> advice = commands_of(report, text::Severity::advice, "notice");
    std::size_t room = kMostOfASeverity - (report.left_out.empty() ? 0 : 1);
    if (more > 0 || silenced.size() + advice.size() > room) --room;
    const std::size_t more_silenced = add(silenced, room);
    more += add(advice, room - (silenced.size() - more_silenced));
    if (!report.left_out.empty()) text += fmt::format("::notice::left out: {}\n", listed(report.left_out));
    if (more + more_silenced > 0) {
        text += fmt::format("::notice::{}\n", rest_text(more, more_silenced, options.has_log));
    }
    return text;
}

}  // namespace orgplan::report
