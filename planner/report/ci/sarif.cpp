#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "planner/report/ci/formats.h"
#include "planner/report/json.h"

namespace orgplan::report {
namespace {

using Json = nlohmann::ordered_json;

// What GitHub code scanning takes of one run.
constexpr std::size_t kMostResults = 25'000;

std::string_view level_of(text::Severity severity) {
    constexpr std::array<std::string_view, 4> kLevels{"none", "note", "warning", "error"};
    return kLevels[static_cast<std::size_t>(severity)];
}

// A path as a relative or absolute reference (RFC 3986).
std::string uri_of(std::string_view path) {
    std::string uri;
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view("-._~/!$&'()*+,;=@").find(c) != std::string_view::npos;
        uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return uri;
}

Json location_of(const Region& region) {
    return {{"physicalLocation",
             {{"artifactLocation", {{"uri", uri_of(region.path)}}},
              {"region",
               {{"startLine", region.line},
                {"startColumn", region.column},
                {"endLine", region.line},
                {"endColumn", region.end_column}}}}}};
}

Json rule_of(const ReportedRule& rule) {
    Json row = {{"id", rule.id}, {"shortDescription", {{"text", rule.summary}}}};
    row["fullDescription"] = {{"text", rule.why.empty() ? rule.summary : rule.why}};
    // A rule of the spec's own is explained where it is written.
    row["help"] = {{"text", rule.own ? (rule.help.empty() ? rule.summary : rule.help)
                                     : fmt::format("{}{}`orgplan explain {}` explains the rule.", rule.help,
                                                   rule.help.empty() ? "" : ". ", rule.id)}};
    return row;
}

class SarifWriter {
  public:
    SarifWriter(const CheckReport& report, const FormatOptions& options) : report_(report), options_(options) {}

    Json run() {
        Json driver = {{"name", "orgplan"}, {"version", options_.version}, {"rules", Json::array()}};
        for (const ReportedRule& rule : report_.rules) driver["rules"].push_back(rule_of(rule));
        Json run = {{"tool", {{"driver", std::move(driver)}}}, {"columnKind", "unicodeCodePoints"}};
        run["results"] = Json::array();
        for (const std::size_t i : worst_first()) run["results"].push_back(result(report_.findings[i]));
        for (const ReportedFinding& each : report_.known) {
            if (run["results"].size() == kMostResults) break;
            Json row = result(each);
            const std::string why = fmt::format("known in the baseline {}", report_.baseline);
            row["suppressions"] = Json::array({{{"kind", "external"}, {"status", "accepted"}, {"justification", why}}});
            run["results"].push_back(std::move(row));
        }
        const std::size_t left = kMostResults - run["results"].size();
        for (std::size_t i = 0; i < std::min(left, report_.suppressed.size()); ++i) {
            run["results"].push_back(suppressed(report_.suppressed[i]));
        }
        const std::size_t all = report_.findings.size() + report_.known.size() + report_.suppressed.size();
        Json invocation = {{"executionSuccessful", true}};
        if (all > run["results"].size()) {
            const std::string text = fmt::format("{} more findings are not listed here.", all - run["results"].size());
            invocation["toolExecutionNotifications"] =
                Json::array({{{"level", "warning"}, {"message", {{"text", text}}}}});
        }
        for (const ReportedSilence& each : report_.silenced) {
            const std::string text = fmt::format("Silenced by this change, {} now: {}", each.now, each.finding.message);
            invocation["toolConfigurationNotifications"].push_back(
                {{"level", "warning"}, {"message", {{"text", text}}}, {"associatedRule", {{"id", each.finding.rule}}}});
        }
        run["invocations"] = Json::array({std::move(invocation)});
        return run;
    }

  private:
    // All in their order, or of too many the worst.
    std::vector<std::size_t> worst_first() const {
        std::vector<std::size_t> order(report_.findings.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        if (order.size() <= kMostResults) return order;
        std::ranges::stable_sort(order, std::ranges::greater(),
                                 [&](std::size_t i) { return report_.findings[i].severity; });
        order.resize(kMostResults);
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
        Json location = location_of(finding.where);
        if (!finding.organisation_path.empty()) {
            location["logicalLocations"] = Json::array({{{"fullyQualifiedName", finding.organisation_path}}});
        }
        row["locations"] = Json::array({std::move(location)});
        if (!finding.notes.empty()) row["relatedLocations"] = Json::array();
        for (std::size_t i = 0; i < finding.notes.size(); ++i) {
            Json related = location_of(finding.notes[i].where);
            related["id"] = i + 1;
            related["message"] = {{"text", finding.notes[i].message}};
            row["relatedLocations"].push_back(std::move(related));
        }
        row["partialFingerprints"] = {{"orgplanIdentity/v1", finding.fingerprint},
                                      {"primaryLocationLineHash", finding.fingerprint}};
        row["properties"] = {{"stages", finding.stages}};
        return row;
    }

    Json suppressed(const ReportedSuppression& each) const {
        const auto rule = std::ranges::find(report_.rules, each.rule, &ReportedRule::id);
        const std::string summary = rule == report_.rules.end() ? each.rule : rule->summary;
        Json row = {{"ruleId", each.rule}, {"ruleIndex", index_of(each.rule)}, {"level", "note"}};
        row["message"] = {{"text", fmt::format("{}: {}", each.about, summary)}};
        row["locations"] = Json::array({location_of(each.entry)});
        row["partialFingerprints"] = {{"orgplanIdentity/v1", each.fingerprint}};
        row["suppressions"] = Json::array({{{"kind", each.in_source ? "inSource" : "external"},
                                            {"status", "accepted"},
                                            {"justification", each.why}}});
        return row;
    }

    const CheckReport& report_;
    const FormatOptions& options_;
};

}  // namespace

std::string sarif_report(const CheckReport& report, const FormatOptions& options) {
    const Json sarif = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                        {"version", "2.1.0"},
                        {"runs", Json::array({SarifWriter(report, options).run()})}};
    return json_text(sarif);
}

}  // namespace orgplan::report
