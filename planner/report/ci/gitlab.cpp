#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "planner/report/ci/formats.h"
#include "planner/report/fingerprints.h"
#include "planner/report/json.h"

namespace orgplan::report {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

std::string gitlab_report(const CheckReport& report, const FormatOptions&) {
    constexpr std::array<std::string_view, 4> kSeverities{"info", "info", "minor", "major"};
    Json rows = Json::array();
    Once once;  // GitLab shows one of a fingerprint
    for (const ReportedFinding& each : report.findings) {
        const std::string text = each.help.empty() ? each.message : fmt::format("{}: {}", each.message, each.help);
        rows.push_back({{"description", text},
                        {"check_name", each.rule},
                        {"fingerprint", once(each.fingerprint)},
                        {"severity", kSeverities[static_cast<std::size_t>(each.severity)]},
                        {"location",
                         {{"path", each.where.repository_path},
                          {"lines", {{"begin", each.where.line}, {"end", each.where.line}}}}}});
    }
    return json_text(rows);
}

}  // namespace orgplan::report
