#include "planner/report/check_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "planner/report/text_report.h"

namespace orgplan::report {

std::string suppressed_list(const CheckReport& report) {
    std::string text;
    for (const ReportedSuppression& each : report.suppressed) {
        text += fmt::format("{}:{}:{}: suppressed: {} [{}]: {}\n", printable(each.entry.path), each.entry.line,
                            each.entry.column, printable(each.about), each.rule, printable(each.why));
    }
    return text.empty() ? text : text + "\n";
}

std::string silenced_list(const CheckReport& report) {
    std::string text;
    for (const ReportedSilence& each : report.silenced) {
        const ReportedFinding& finding = each.finding;
        text += fmt::format("{}:{}:{}: silenced: {}: {} [{}], {} now\n", printable(finding.where.path),
                            finding.where.line, finding.where.column, name_of(finding.severity),
                            printable(finding.message), finding.rule, each.now);
    }
    return text.empty() ? text : text + "\n";
}

std::string statistics(const CheckReport& report) {
    std::map<std::string_view, std::size_t> counts;
    for (const ReportedFinding& each : report.findings) ++counts[each.rule];
    std::vector<std::pair<std::string_view, std::size_t>> rows(counts.begin(), counts.end());
    std::ranges::stable_sort(rows, std::ranges::greater(), &std::pair<std::string_view, std::size_t>::second);
    std::string text;
    for (const auto& [rule, count] : rows) text += fmt::format("{:>6}  {}\n", count, rule);
    return text.empty() ? text : text + "\n";
}

}  // namespace orgplan::report
