#include "planner/report/json_report.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "planner/report/check_report.h"
#include "planner/report/finding_text.h"
#include "planner/report/json.h"
#include "planner/text/catalogue.h"

namespace orgplan::report {
namespace {

using Json = nlohmann::ordered_json;

Json place_of(Place place, const text::Sources& sources) {
    const text::LineColumn begin = sources.line_column(place.file, place.begin);
    const text::LineColumn end = sources.line_column(place.file, place.end);
    return {{"file", sources[place.file].path},
            {"line", begin.line},
            {"column", begin.column},
            {"end_line", end.line},
            {"end_column", end.column}};
}

Json ids_of(StageSet stages, const Organisation& org) {
    Json ids = Json::array();
    for (std::size_t s = 0; s < org.stages.size() && !stages.empty(); ++s) {
        if (stages.has(id_at<StageId>(s))) ids.push_back(org.stages[s].id);
    }
    return ids;
}

constexpr std::array<const char*, 6> kQuantities{"count", "share", "ratio", "days", "months", "money"};

// Value and bounds; amounts as texts, so that no reader rounds them.
Json measure_of(const text::Measure& measure, const Organisation& org) {
    Json row = {{"stages", ids_of(measure.stages, org)},
                {"between", days_json<Json>(measure.between)},
                {"quantity", kQuantities[static_cast<std::size_t>(measure.quantity)]}};
    const auto add = [&](const auto& bounded, const auto& json) {
        row["value"] = json(bounded.value);
        if (bounded.low) row["at_least"] = json(*bounded.low);
        if (bounded.high) row["at_most"] = json(*bounded.high);
    };
    if (const auto* number = std::get_if<text::Bounded<double>>(&measure.number)) {
        add(*number, [](double value) { return Json(value); });
    } else {
        add(std::get<text::Bounded<Amount>>(measure.number),
            [&](Amount amount) { return Json(plain_money_text(amount, measure.currency)); });
        row["currency"] = measure.currency;
    }
    return row;
}

Json since_json(const CheckReport& report) {
    Json since = {{"ref", report.since}, {"before", report.before}, {"resolved", report.resolved}};
    since["silenced"] = Json::array();
    for (const ReportedSilence& each : report.silenced) {
        const ReportedFinding& finding = each.finding;
        since["silenced"].push_back({{"rule", finding.rule},
                                     {"severity", name_of(finding.severity)},
                                     {"now", each.now},
                                     {"message", finding.message},
                                     {"file", finding.where.path},
                                     {"line", finding.where.line},
                                     {"column", finding.where.column},
                                     {"organisation_path", finding.organisation_path},
                                     {"fingerprint", finding.fingerprint}});
    }
    return since;
}

// What the report of all specs says of one of them begins with these.
struct Begin {
    std::size_t finding = 0;
    std::size_t suppressed = 0;
};

Json json_of(const JsonPart& part, const CheckReport& all, Begin& at) {
    const auto& [findings, sources, org, checked] = part;
    Json report = {{"version", 1}};
    report["files"] = Json::array();
    for (std::uint32_t file = 0; file < sources.size(); ++file) report["files"].push_back(sources[file].path);
    report["findings"] = Json::array();
    Json counts = {{"error", 0}, {"warning", 0}, {"advice", 0}};
    for (const text::Finding& finding : findings.all()) {
        if (finding.severity == text::Severity::hide) continue;
        const text::CatalogueEntry* entry = text::find_in_catalogue(finding.rule);
        Json row;
        row["rule"] = finding.rule;
        row["severity"] = name_of(finding.severity);
        row["message"] = finding.by_stage.size() > 1 ? finding_text(finding, org) : finding.message;
        row.update(place_of(finding.where, sources));
        row["stages"] = ids_of(finding.stages, org);
        row["between"] = days_json<Json>(finding.between);
        row["measures"] = Json::array();
        for (const text::Measure& each : finding.measures) row["measures"].push_back(measure_of(each, org));
        row["about"] = Json::array();
        for (const auto& [kind, id] : finding.about) row["about"].push_back({{"kind", kind}, {"id", id}});
        const ReportedFinding& reported = all.findings[at.finding++];
        row["organisation_path"] = reported.organisation_path;
        row["fingerprint"] = reported.fingerprint;
        row["why"] = finding.why.empty() && entry ? entry->why : finding.why;
        row["help"] = finding.help.empty() && entry ? entry->help : finding.help;
        row["notes"] = Json::array();
        for (const text::Note& note : finding.notes) {
            Json place = place_of(note.where, sources);
            place["message"] = note.message;
            row["notes"].push_back(std::move(place));
        }
        report["findings"].push_back(std::move(row));
        counts[std::string(name_of(finding.severity))] = counts[std::string(name_of(finding.severity))].get<int>() + 1;
    }
    report["counts"] = std::move(counts);
    Json& rules = report["rules"] = {{"checked", checked.checked}, {"skipped", Json::array()}};
    for (const SkippedRule& rule : checked.skipped) {
        Json row{{"rule", rule.rule}, {"subjects", rule.subjects}, {"facts", rule.facts}};
        row["everywhere"] = rule.everywhere;
        if (!rule.titles.empty()) row["titles"] = rule.titles;
        rules["skipped"].push_back(std::move(row));
    }
    for (const UndecidedRule& rule : checked.undecided) {
        rules["skipped"].push_back(
            Json{{"rule", rule.rule}, {"subjects", rule.subjects}, {"facts", Json::array()}, {"search", "ended"}});
    }
    report["suppressed"] = Json::array();
    for (const SuppressedFinding& each : checked.suppressed) {
        Json row = {{"rule", each.rule}, {"about", {{"kind", each.kind}, {"id", each.id}}}};
        row["stages"] = ids_of(each.stages, org);
        const ReportedSuppression& reported = all.suppressed[at.suppressed++];
        row["organisation_path"] = reported.organisation_path;
        row["fingerprint"] = reported.fingerprint;
        row["why"] = each.why;
        row["comment"] = each.in_source;
        row["entry"] = place_of(each.entry, sources);
        report["suppressed"].push_back(std::move(row));
    }
    report["waits"] = Json::array();
    for (const Wait& wait : org.hiring.waits) {
        Json row = {{"seat", org[wait.seat].id},
                    {"planned", org.time_text(wait.planned)},
                    {"until", org.time_text(wait.until)},
                    {"backfill", wait.backfill}};
        row["freeze"] = place_of(org.hiring.freezes[wait.freeze].place, sources);
        report["waits"].push_back(std::move(row));
    }
    report["checked_as_of"] = date_text(org.today);
    return report;
}

// Adds the lists and the counts of another spec.
void add(Json&& part, Json& report) {
    for (const char* const list : {"files", "findings", "suppressed", "waits"}) {
        for (Json& each : part[list]) report[list].push_back(std::move(each));
    }
    for (Json& each : part["rules"]["skipped"]) report["rules"]["skipped"].push_back(std::move(each));
    for (const auto& [severity, count] : part["counts"].items()) {
        report["counts"][severity] = report["counts"][severity].get<int>() + count.get<int>();
    }
    report["rules"]["checked"] = std::max(report["rules"]["checked"].get<int>(), part["rules"]["checked"].get<int>());
}

}  // namespace

// A file that is not UTF-8 is reported as such; what is quoted from it must still be JSON.
std::string json_report(const text::Findings& findings, const text::Sources& sources, const Organisation& org,
                        const RulesChecked& checked) {
    Begin at;
    return json_text(json_of({findings, sources, org, checked}, check_report(findings, sources, org, checked, {}), at));
}

std::string json_report(std::span<const JsonPart> parts, const CheckReport& compared) {
    Begin at;
    Json report = json_of(parts.front(), compared, at);
    for (const JsonPart& each : parts.subspan(1)) add(json_of(each, compared, at), report);
    if (!compared.left_out.empty()) report["left_out"] = compared.left_out;
    if (!compared.since.empty()) report["since"] = since_json(compared);
    if (!compared.baseline.empty()) {
        Json known = Json::array();
        for (const ReportedFinding& each : compared.known) known.push_back(each.fingerprint);
        report["baseline"] = {
            {"file", compared.baseline}, {"known", std::move(known)}, {"resolved", compared.resolved_of_baseline}};
    }
    return json_text(report);
}

}  // namespace orgplan::report
