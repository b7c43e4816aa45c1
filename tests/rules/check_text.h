#pragma once

#include <memory>
#include <string>

#include "graph/index/org_graph.h"
#include "planner/api/seat_costs.h"
#include "planner/language/read.h"
#include "planner/rules/evaluate/check_rules.h"
#include "planner/rules/structure.h"

namespace orgplan {
using namespace graph;
using namespace language;
using namespace rules;
using namespace text;

/// A spec given as text, read and judged.
struct Checked {
    std::unique_ptr<Spec> spec;
    RuleSet rules;
    Findings findings;  // of the structure, of the rules and of the policy
    Summary summary;

    const Finding* finding(std::string_view rule) const {
        for (const Finding& each : findings.all()) {
            if (each.rule == rule) return &each;
        }
        return nullptr;
    }
    std::string text() const {
        std::string all;
        for (const Findings* each : {static_cast<const Findings*>(&spec->findings), &findings}) {
            for (const Finding& finding : each->all()) {
                const LineColumn at = finding.where.known()
                                          ? spec->sources.line_column(finding.where.file, finding.where.begin)
                                          : LineColumn{0, 0};
                all += std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
                       std::string(name_of(finding.severity)) + " " + finding.rule + ": " + finding.message + "\n";
            }
        }
        return all;
    }
};

/// `only` keeps that rule and the structure alone, with `row` that row of it; `*` keeps every rule of every pack, empty
/// what the spec chooses.
inline Checked check_spec(const std::string& path, const std::string& text, std::string_view only = {},
                          std::uint32_t row = 0) {
    Checked checked;
    ReadOptions options;
    options.today = *parse_date("2027-01-15");
    options.stdin_text = text;
    ReadResult read = read_spec(path, options);
    if (!read.spec) throw std::runtime_error(read.unreadable);
    checked.spec = std::move(read.spec);
    checked.rules = builtin_rules();
    Policy policy = Policy::read(checked.spec->rules, checked.spec->organisation, checked.rules, checked.findings);
    if (!only.empty()) {
        policy.only_packs({"all"});
        std::erase_if(checked.rules.rules,
                      [&](const Rule& rule) { return only != "*" && (rule.id != only || rule.row != row); });
    }
    const OrgGraph graph(checked.spec->organisation);
    check_structure(graph, checked.findings);
    policy.apply_to_structure(checked.spec->organisation, checked.findings);
    check_rules(graph, checked.rules, api::seat_costs(checked.spec->organisation), policy, checked.findings,
                checked.summary);
    policy.report_unused(checked.findings);
    checked.findings.sort();
    return checked;
}
inline Checked check_text(const std::string& text, std::string_view only = {}, std::uint32_t row = 0) {
    return check_spec("-", text, only, row);
}

}  // namespace orgplan
