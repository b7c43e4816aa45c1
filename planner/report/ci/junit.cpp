#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>

#include "planner/report/ci/formats.h"
#include "planner/report/fingerprints.h"
#include "planner/report/text_report.h"

namespace orgplan::report {
namespace {

// What XML 1.0 has no way to write, and what is no UTF-8, becomes U+FFFD.
std::string characters_of_xml(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t point = 0;
        const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                            static_cast<utf8proc_ssize_t>(text.size() - at), &point);
        const bool known = bytes > 0 && point != 0xFFFE && point != 0xFFFF;
        out += known ? text.substr(at, static_cast<std::size_t>(bytes)) : "\uFFFD";
        at += bytes > 0 ? static_cast<std::size_t>(bytes) : 1;
    }
    return out;
}

// For an attribute or an element.
std::string xml(std::string_view text) {
    std::string out;
    for (const char c : characters_of_xml(printable(text))) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string case_of(const ReportedFinding& finding, const std::string& name, text::Severity fail_on) {
    const Region& where = finding.where;
    const std::string place = fmt::format("{}:{}:{}", where.repository_path, where.line, where.column);
    std::string details = fmt::format("{}: {}: {}", xml(place), name_of(finding.severity), xml(finding.message));
    if (!finding.why.empty()) details += "\nwhy: " + xml(finding.why);
    if (!finding.help.empty()) details += "\nhelp: " + xml(finding.help);
    std::string text =
        fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"0\">\n", xml(finding.rule), xml(name));
    if (finding.severity >= fail_on) {
        text += fmt::format("      <failure message=\"{}\" type=\"{}\">{}</failure>\n",
                            xml(fmt::format("{}: {}", place, finding.message)), name_of(finding.severity), details);
    } else {
        text += fmt::format("      <system-out>{}</system-out>\n", details);
    }
    return text + "    </testcase>\n";
}

}  // namespace

std::string junit_report(const CheckReport& report, const FormatOptions& options) {
    std::string cases;
    std::size_t failures = 0, skipped = 0, tests = 0;
    Once once;  // of two cases of a name services show one
    for (const ReportedFinding& each : report.findings) {
        cases += case_of(each, once(each.fingerprint), options.fail_on);
        failures += each.severity >= options.fail_on ? 1 : 0;
        ++tests;
    }
    for (const SkippedRule& each : report.checked.skipped) {
        if (!each.everywhere) continue;
        std::string facts;
        for (const std::string& fact : each.facts) facts += (facts.empty() ? "needs " : ", ") + fact;
        cases += fmt::format(
            "    <testcase classname=\"{0}\" name=\"{0}\" time=\"0\">\n"
            "      <skipped message=\"{1}\"/>\n    </testcase>\n",
            xml(each.rule), xml(facts));
        ++skipped;
        ++tests;
    }
    for (const ReportedSilence& each : report.silenced) {
        cases += fmt::format(
            "    <testcase classname=\"{}\" name=\"{}\" time=\"0\">\n"
            "      <skipped message=\"silenced by this change, {} now: {}\"/>\n    </testcase>\n",
            xml(each.finding.rule), xml(once(each.finding.fingerprint)), each.now, xml(each.finding.message));
        ++skipped;
        ++tests;
    }
    // A suite without a test is taken for one that did not run.
    if (report.findings.empty()) {
        cases += "    <testcase classname=\"orgplan\" name=\"check\" time=\"0\"/>\n";
        ++tests;
    }
    std::string properties;
    if (!report.left_out.empty()) {
        properties =
            fmt::format("    <properties>\n      <property name=\"left_out\" value=\"{}\"/>\n    </properties>\n",
                        fmt::join(report.left_out, ","));
    }
    const std::string counts = fmt::format("tests=\"{}\" failures=\"{}\" errors=\"0\" time=\"0\"", tests, failures);
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {0}>\n"
        "  <testsuite name=\"orgplan check\" {0} skipped=\"{1}\">\n{3}{2}  </testsuite>\n</testsuites>\n",
        counts, skipped, cases, properties);
}

}  // namespace orgplan::report
