#include <fmt/format.h>

#include "planner/report/ci/formats.h"
#include "planner/report/text_report.h"

namespace orgplan::report {

std::string concise_report(const CheckReport& report, const FormatOptions&) {
    std::string text;
    for (const ReportedFinding& each : report.findings) {
        text += fmt::format("{}:{}:{}: {}: {} [{}]\n", printable(each.where.path), each.where.line, each.where.column,
                            name_of(each.severity), printable(each.message), each.rule);
    }
    return text;
}

}  // namespace orgplan::report
