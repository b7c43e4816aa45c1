#include "planner/api/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "planner/api/check_days.h"
#include "planner/api/faults.h"
#include "planner/api/seat_costs.h"
#include "planner/costs/check_costs.h"
#include "planner/hiring/check_hiring.h"
#include "planner/language/finding_parts.h"
#include "planner/language/things_at.h"
#include "planner/needs/check_needs.h"
#include "planner/report/fingerprints.h"
#include "planner/rules/check_words.h"
#include "planner/rules/enum_words.h"
#include "planner/rules/evaluate/check_rules.h"
#include "planner/rules/policy/policy_files.h"
#include "planner/rules/setting_help.h"
#include "planner/rules/structure.h"
#include "planner/text/catalogue.h"

namespace orgplan::api {
namespace {

report::RulesChecked rules_checked(rules::Summary summary, const rules::RuleSet& rules) {
    report::RulesChecked checked;
    checked.checked = summary.rules;
    for (rules::Skipped& each : summary.skipped) {
        const rules::Rule& rule = *rules.rule(each.rule);
        std::string kind(word_of(rule.subject));
        checked.skipped.push_back({std::move(each.rule), rule.summary, std::move(kind), each.subjects,
                                   std::move(each.facts), std::move(each.titles), each.everywhere});
    }
    return checked;
}

// The rules about reporting lines on days between stages, where these change too often to be followed.
void add_unfollowed(const graph::OrgGraph& graph, const rules::Policy& policy, report::RulesChecked& checked) {
    const Organisation& org = graph.organisation();
    if (!org.dated() || (org.follows_changes && graph.followed())) return;
    constexpr std::array<std::string_view, 5> kOfLines{"reporting-cycle", "manager-gone", "several-roots",
                                                       "two-solid-claims", "unit-without-manager"};
    const std::vector<Tick> days = graph.days();
    const auto between =
        std::ranges::count_if(days, [&](Tick day) { return org.stages.front().at < day && !given(org.stage_at(day)); });
    for (const std::string_view rule : kOfLines) {
        const text::CatalogueEntry* const entry = text::find_in_catalogue(rule);
        if (policy.checks(rule, entry->pack, entry->severity)) {
            checked.undecided.push_back(
                {std::string(rule), std::string(entry->summary), "day", static_cast<std::size_t>(between)});
        }
        if (org.follows_changes) break;  // loops alone are looked for by themselves
    }
}

// What of the spec's own rules was not checked. One of a shared policy that is about nothing may be for other specs.
void report_unchecked(const language::Spec& spec, const rules::Summary& summary, rules::Policy& policy,
                      text::Findings& findings) {
    text::Findings found = summary.own_skipped;
    for (const rules::Rule* const rule : summary.without_subjects) {
        const bool own = std::ranges::any_of(
            spec.rules, [&](text::Node section) { return section.place().file == rule->place.file; });
        if (!own) continue;
        found.add(
            "rule-about-nothing", rule->place,
            fmt::format("your rule `{}` was checked nowhere: no {} fits its `for`", rule->id, word_of(rule->subject)));
    }
    policy.apply_to_structure(spec.organisation, found);
    std::ranges::move(found.all(), std::back_inserter(findings.all()));
}

// A manager whose id no seat has is not missing.
void drop_unread_managers(const language::Spec& spec, text::Findings& findings) {
    if (!findings.has("unit-without-manager") || !spec.findings.has("unknown-seat")) return;
    const language::Things things(spec);
    std::set<std::string_view> units;
    for (const text::Finding& finding : spec.findings.all()) {
        if (finding.rule != "unknown-seat") continue;
        const language::Thing* const thing = things.at(finding.where.file, finding.where.begin);
        if (thing != nullptr && thing->kind == language::ThingKind::unit) units.insert(thing->id);
    }
    std::erase_if(findings.all(), [&](const text::Finding& finding) {
        if (finding.rule != "unit-without-manager") return false;
        const language::Thing* const thing = things.at(finding.where.file, finding.where.begin);
        return thing != nullptr && units.contains(thing->id);
    });
}

void check_everything(const language::Spec& spec, rules::SpecRules& by, bool own_rules, Checked& checked) {
    checked.hiring = hiring::hiring_norms(by.parameters());
    rules::check_structure(*spec.graph, checked.findings);
    drop_unread_managers(spec, checked.findings);
    costs::check_costs(spec.organisation, checked.findings);
    const std::size_t undecided = hiring::check_hiring(spec.organisation, checked.hiring, checked.findings);
    needs::check_needs(*spec.graph, checked.hiring, checked.findings);
    rules::check_words(spec, by.rules, checked.findings);
    by.policy.apply_to_structure(spec.organisation, checked.findings);
    rules::Summary summary;
    rules::check_rules(*spec.graph, by.rules, seat_costs(spec.organisation), by.policy, checked.findings, summary,
                       rules::UnreadFacts(spec));
    if (own_rules) report_unchecked(spec, summary, by.policy, checked.findings);
    rules::show_settings(by.rules, by.policy.parameters(), checked.findings);
    std::vector<std::string> skipped;
    for (const rules::Skipped& each : summary.skipped) {
        if (each.everywhere) skipped.push_back(each.rule);
    }
    if (own_rules) by.policy.report_unused(checked.findings, skipped);
    checked.rules = rules_checked(std::move(summary), by.rules);
    checked.rules.errors = std::ranges::any_of(checked.findings.all(), [](const text::Finding& finding) {
        const text::CatalogueEntry* const entry = text::find_in_catalogue(finding.rule);
        return finding.severity == text::Severity::error && entry != nullptr && text::is_fixed(entry->pack);
    });
    checked.rules.suppressed = by.policy.suppressed(spec.organisation);
    for (const rules::Rule& rule : by.rules.rules) {
        if (rule.pack == "own")
            checked.rules.own.push_back({rule.id, rule.severity, rule.summary, rule.why, rule.help});
    }
    constexpr std::string_view kConflict = "starts-in-conflict";
    if (const text::CatalogueEntry* entry = text::find_in_catalogue(kConflict);
        undecided > 0 && by.policy.checks(kConflict, entry->pack, entry->severity)) {
        checked.rules.undecided.push_back({std::string(kConflict), std::string(entry->summary), "start", undecided});
    }
    add_unfollowed(*spec.graph, by.policy, checked.rules);
    // Others are not data: what is wrong with the graph, costs and the hiring plan.
    for (const text::CatalogueEntry& entry : text::catalogue()) {
        // That a rule was skipped is about the rules themselves.
        const bool in_code =
            !text::is_fixed(entry.pack) && by.rules.rule(entry.id) == nullptr && entry.id != "rule-skipped";
        checked.rules.checked += in_code && by.policy.checks(entry.id, entry.pack, entry.severity);
    }
}

// What is suppressed names what it is about, as what is reported does.
void name_suppressed(const language::Spec& spec, std::vector<report::SuppressedFinding>& suppressed) {
    text::Findings findings;
    for (report::SuppressedFinding& each : suppressed) {
        text::Finding& finding = findings.all().emplace_back();
        finding.rule = each.rule;
        finding.where = each.where;
        finding.about = std::move(each.about);
    }
    language::name_parts(spec, findings);
    for (std::size_t i = 0; i < suppressed.size(); ++i) suppressed[i].about = std::move(findings.all()[i].about);
}

// Drops what holds only at other stages.
void keep_stages(StageSet stages, text::Findings& findings) {
    std::erase_if(findings.all(),
                  [&](const text::Finding& finding) { return !finding.whole() && (finding.stages & stages).empty(); });
    for (text::Finding& finding : findings.all()) {
        if (!finding.whole()) finding.narrow_to_stages(finding.stages & stages);
    }
}

}  // namespace

Result<Checked> check(language::Spec& spec, const CheckRequest& request) {
    if (std::optional<Refusal> refusal = refuse_packs(request.packs)) return std::move(*refusal);
    Checked checked;
    checked.findings = spec.findings;
    rules::SpecRules by = request.said != nullptr
                              ? rules::rules_as_in(spec, *request.said)
                              : rules::rules_of(spec, request.policies, request.tree, checked.findings);
    if (!by.unreadable.empty()) return Refusal{Refusal::Why::unreadable, std::move(by.unreadable)};
    if (!request.packs.empty()) by.policy.only_packs(request.packs);
    if (by.followed) check_everything(spec, by, request.said == nullptr, checked);
    if (by.followed && request.on_days) {
        if (std::optional<Refusal> refusal = check_days(spec, by.rules, request, checked)) return std::move(*refusal);
    }
    checked.said = std::move(by.said);
    checked.findings.sort();
    language::join_same(checked.findings);
    if (request.parts) {
        language::name_parts(spec, checked.findings);
        name_suppressed(spec, checked.rules.suppressed);
        report::number_same(checked.findings, checked.rules.suppressed);
    }
    if (!request.stage.empty()) {
        Result<StageSet> stages = stages_of(spec, request.stage);
        if (!stages) return std::move(stages.error());
        keep_stages(*stages, checked.findings);
        std::erase_if(checked.rules.suppressed, [&](report::SuppressedFinding& each) {
            each.stages = each.stages & *stages;
            return each.stages.empty();
        });
    }
    return checked;
}

Result<Checked> check_built(language::Spec& spec, const language::FileTree* tree) {
    if (std::optional<Refusal> refusal = unreadable(spec)) return std::move(*refusal);
    CheckRequest request;
    request.tree = tree;
    request.parts = true;
    return check(spec, request);
}

std::optional<Refusal> refuse_packs(std::span<const std::string> packs) {
    const std::span<const std::string_view> known = rules::pack_words();
    for (const std::string& pack : packs) {
        if (std::ranges::find(known, pack) != known.end()) continue;
        return no_such(fmt::format("no pack is called `{}`", pack), pack, known,
                       fmt::format("the packs are `{}`", fmt::join(known, "`, `")));
    }
    return std::nullopt;
}

}  // namespace orgplan::api
