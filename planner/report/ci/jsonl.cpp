#include <nlohmann/json.hpp>

#include "planner/report/ci/formats.h"
#include "planner/report/json.h"

namespace orgplan::report {
namespace {

using Json = nlohmann::ordered_json;

Json place_of(const Region& region) {
    return {{"file", region.path},
            {"line", region.line},
            {"column", region.column},
            {"end_line", region.line},
            {"end_column", region.end_column}};
}

}  // namespace

std::string jsonl_report(const CheckReport& report, const FormatOptions&) {
    std::string lines;
    const auto add = [&](const ReportedFinding& each, const std::string& now) {
        Json row = {{"rule", each.rule}, {"severity", name_of(each.severity)}, {"message", each.message}};
        row.update(place_of(each.where));
        row["stages"] = each.stages;
        row["between"] = days_json<Json>(each.between);
        row["organisation_path"] = each.organisation_path;
        row["fingerprint"] = each.fingerprint;
        row["why"] = each.why;
        row["help"] = each.help;
        row["notes"] = Json::array();
        for (const ReportedNote& note : each.notes) {
            Json place = place_of(note.where);
            place["message"] = note.message;
            row["notes"].push_back(std::move(place));
        }
        if (!now.empty()) row["silenced"] = now;
        lines += row.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    };
    for (const ReportedFinding& each : report.findings) add(each, {});
    for (const ReportedSilence& each : report.silenced) add(each.finding, each.now);
    return lines;
}

}  // namespace orgplan::report
