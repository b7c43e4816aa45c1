#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "planner/report/ci/formats.h"
#include "planner/report/json.h"

namespace orgplan::report {
namespace {

using Json = nlohmann::ordered_json;

Json location_of(const Region& region) {
    return {{"path", region.path},
            {"range",
             {{"start", {{"line", region.line}, {"column", region.byte}}},
              {"end", {{"line", region.line}, {"column", region.end_byte}}}}}};
}

}  // namespace

std::string rdjson_report(const CheckReport& report, const FormatOptions&) {
    constexpr std::array<std::string_view, 4> kSeverities{"INFO", "INFO", "WARNING", "ERROR"};
    Json rows = Json::array();
    for (const ReportedFinding& each : report.findings) {
        const std::string text = each.help.empty() ? each.message : fmt::format("{}: {}", each.message, each.help);
        Json row = {{"message", text},
                    {"location", location_of(each.where)},
                    {"severity", kSeverities[static_cast<std::size_t>(each.severity)]},
                    {"code", {{"value", each.rule}}}};
        for (const ReportedNote& note : each.notes) {
            row["relatedLocations"].push_back({{"message", note.message}, {"location", location_of(note.where)}});
        }
        rows.push_back(std::move(row));
    }
    return json_text(Json{{"source", {{"name", "orgplan"}}}, {"diagnostics", std::move(rows)}});
}

}  // namespace orgplan::report
