#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "planner/report/ci/formats.h"
#include "planner/report/ci/packed.h"
#include "planner/report/json.h"
#include "planner/report/phrases.h"
#include "planner/report/screen_links.h"
#include "planner/report/uri.h"

namespace orgplan::report {
namespace {

using Json = nlohmann::ordered_json;

// What GitHub code scanning takes of one run, and of one file packed by gzip.
constexpr std::size_t kMostResults = 25'000;
constexpr std::size_t kMostPacked = 10'000'000;
// Of more results nobody reads the log itself, and it is written without indentation.
constexpr std::size_t kMostIndented = 2'500;

std::string_view level_of(text::Severity severity) {
    constexpr std::array<std::string_view, 4> kLevels{"none", "note", "warning", "error"};
    return kLevels[static_cast<std::size_t>(severity)];
}

Json physical_location_of(const Region& region) {
    return {{"physicalLocation",
             {{"artifactLocation", {{"uri", uri_of(region.repository_path)}}},
              {"region",
               {{"startLine", region.line},
                {"startColumn", region.column},
                {"endLine", region.line},
                {"endColumn", region.end_column}}}}}};
}

// `TeamTooSmall`.
std::string pascal_case(std::string_view id) {
    std::string name;
    bool first = true;
    for (const char c : id) {
        if (c != '-') name += first && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        first = c == '-';
    }
    return name;
}

Json rule_of(const ReportedRule& rule, const std::string& docs) {
    Json row = {{"id", rule.id}, {"name", pascal_case(rule.id)}, {"shortDescription", {{"text", rule.summary}}}};
    row["fullDescription"] = {{"text", rule.why.empty() ? rule.summary : rule.why}};
    // A rule of the spec's own is explained where it is written.
    row["help"] = {{"text", rule.own ? (rule.help.empty() ? rule.summary : rule.help)
                                     : fmt::format("{}{}`orgplan explain {}` explains the rule.", rule.help,
                                                   rule.help.empty() ? "" : ". ", rule.id)}};
    if (std::string address = help_address(docs, rule.id, rule.own); !address.empty()) row["helpUri"] = address;
    row["defaultConfiguration"] = {{"level", level_of(rule.severity)}};
    row["properties"] = {{"stages", rule.stages}};
    return row;
}

// In the organisation, by the names on the way there.
Json logical_locations(const std::string& path) {
    return Json::array({{{"name", path.substr(path.rfind('/') + 1)}, {"fullyQualifiedName", path}}});
}

class SarifWriter {
  public:
    SarifWriter(const CheckReport& report, const FormatOptions& options) : report_(report), options_(options) {}

    std::string text() const {
        const std::size_t all = report_.findings.size() + report_.known.size() + report_.suppressed.size();
        Json results = Json::array();
        if (all <= kMostResults) {
            for (std::size_t i = 0; i < all; ++i) results.push_back(result(i));
            std::string text = text_of(log_of(std::move(results), 0), all);
            // Packed, no text gets larger by more than a hundredth, and with least effort none smaller by a tenth.
            if (text.size() < kMostPacked - kMostPacked / 100) return text;
            const std::size_t size = PackedSize(PackedSize::Effort::least).add(text) + PackedSize::kMostUnknown;
            if (size < kMostPacked - kMostPacked / 10) return text;
            results = Json::array();
        }
        PackedSize size;
        std::size_t packed = size.add(json_text(log_of(Json::array(), all)));
        for (const std::size_t i : worst_first()) {
            Json row = result(i);
            packed = size.add(text_of(row, all));
            if (results.size() == kMostResults || packed + PackedSize::kMostUnknown > kMostPacked) break;
            results.push_back(std::move(row));
        }
        const std::size_t left_out = all - results.size();
        return text_of(log_of(std::move(results), left_out), all);
    }

  private:
    static std::string text_of(const Json& json, std::size_t all) {
        return all <= kMostIndented ? json_text(json)
                                    : json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }

    Json log_of(Json results, std::size_t left_out) const {
        Json driver = {{"name", "orgplan"}, {"version", options_.version}};
        if (!options_.docs.empty()) driver["informationUri"] = options_.docs + "/ci.md";
        driver["rules"] = Json::array();
        for (const ReportedRule& rule : report_.rules) driver["rules"].push_back(rule_of(rule, options_.docs));
        Json run = {{"tool", {{"driver", std::move(driver)}}}, {"columnKind", "unicodeCodePoints"}};
        if (!report_.left_out.empty()) run["properties"] = {{"left_out", report_.left_out}};
        run["results"] = std::move(results);
        run["invocations"] = Json::array({invocation(left_out)});
        return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                {"version", "2.1.0"},
                {"runs", Json::array({std::move(run)})}};
    }

    Json invocation(std::size_t left_out) const {
        Json invocation = {{"executionSuccessful", true}};
        if (left_out > 0) {
            const std::string text =
                fmt::format("{} {} not listed here.", counted(left_out, "more finding"), left_out == 1 ? "is" : "are");
            invocation["toolExecutionNotifications"] =
                Json::array({{{"level", "warning"}, {"message", {{"text", text}}}}});
        }
        for (const ReportedSilence& each : report_.silenced) {
            const std::string text = fmt::format("Silenced by this change, {} now: {}", each.now, each.finding.message);
            invocation["toolConfigurationNotifications"].push_back(
                {{"level", "warning"}, {"message", {{"text", text}}}, {"associatedRule", {{"id", each.finding.rule}}}});
        }
        return invocation;
    }

    // Findings, then known and suppressed ones.
    Json result(std::size_t i) const {
        if (i < report_.findings.size()) return result(report_.findings[i]);
        i -= report_.findings.size();
        if (i >= report_.known.size()) return suppressed(report_.suppressed[i - report_.known.size()]);
        Json row = result(report_.known[i]);
        const std::string why = fmt::format("known in the baseline {}", report_.baseline);
        row["suppressions"] = Json::array({{{"kind", "external"}, {"status", "accepted"}, {"justification", why}}});
        return row;
    }

    // All of these, the most severe findings first.
    std::vector<std::size_t> worst_first() const {
        std::vector<std::size_t> order(report_.findings.size() + report_.known.size() + report_.suppressed.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        const auto findings = order.begin() + static_cast<std::ptrdiff_t>(report_.findings.size());
        std::stable_sort(order.begin(), findings, [&](std::size_t a, std::size_t b) {
            return report_.findings[a].severity > report_.findings[b].severity;
        });
        return order;
    }

    std::size_t index_of(const std::string& rule) const {
        return static_cast<std::size_t>(std::ranges::lower_bound(report_.rules, rule, {}, &ReportedRule::id) -
                                        report_.rules.begin());
    }

    Json result(const ReportedFinding& finding) const {
        Json row = {{"ruleId", finding.rule}, {"ruleIndex", index_of(finding.rule)}};
        row["level"] = level_of(finding.severity);
        row["message"] = {
            {"text", finding.help.empty() ? finding.message : fmt::format("{}: {}", finding.message, finding.help)}};
        Json location = physical_location_of(finding.where);
        if (!finding.organisation_path.empty()) {
            location["logicalLocations"] = logical_locations(finding.organisation_path);
        }
        row["locations"] = Json::array({std::move(location)});
        if (!finding.notes.empty()) row["relatedLocations"] = Json::array();
        for (std::size_t i = 0; i < finding.notes.size(); ++i) {
            Json related = physical_location_of(finding.notes[i].where);
            related["id"] = i + 1;
            related["message"] = {{"text", finding.notes[i].message}};
            row["relatedLocations"].push_back(std::move(related));
        }
        row["partialFingerprints"] = fingerprints(finding.fingerprint);
        row["properties"] = {{"stages", finding.stages}};
        if (!finding.between.empty()) row["properties"]["between"] = days_json<Json>(finding.between);
        return row;
    }

    static Json fingerprints(const std::string& fingerprint) {
        return {{"orgplanIdentity/v1", fingerprint}, {"primaryLocationLineHash", fingerprint}};
    }

    Json suppressed(const ReportedSuppression& each) const {
        const std::size_t rule = index_of(each.rule);
        Json row = {{"ruleId", each.rule}, {"ruleIndex", rule}, {"level", "note"}};
        row["message"] = {{"text", fmt::format("{}: {}", each.about, report_.rules[rule].summary)}};
        Json location = physical_location_of(each.where);
        if (!each.organisation_path.empty()) location["logicalLocations"] = logical_locations(each.organisation_path);
        row["locations"] = Json::array({std::move(location)});
        row["partialFingerprints"] = fingerprints(each.fingerprint);
        row["properties"] = {{"stages", each.stages}};
        row["suppressions"] = Json::array({{{"kind", each.in_source ? "inSource" : "external"},
                                            {"status", "accepted"},
                                            {"justification", each.why},
                                            {"location", physical_location_of(each.entry)}}});
        return row;
    }

    const CheckReport& report_;
    const FormatOptions& options_;
};

}  // namespace

std::string sarif_report(const CheckReport& report, const FormatOptions& options) {
    return SarifWriter(report, options).text();
}

}  // namespace orgplan::report
