#include "planner/manual/explain_rule.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "planner/glossary/glossary.h"
#include "planner/manual/manual_text.h"
#include "planner/manual/own_rules.h"
#include "planner/report/text_report.h"
#include "planner/rules/check_one.h"

namespace orgplan::manual {
namespace {

std::string named(const std::string& id) {
    const glossary::GlossaryRole* role = glossary::find_role(glossary::glossary(), id);
    return role == nullptr ? id : fmt::format("{} ({})", role->title, id);
}

std::string pack_text(const text::CatalogueEntry& entry) {
    if (checked_by_default(entry.id, entry.pack, entry.severity)) {
        return text::is_fixed(entry.pack) ? entry.pack : fmt::format("{}, checked by default", entry.pack);
    }
    return fmt::format("{0}, checked with `rules: {{packs: [default, {0}]}}` in a spec, or `check --pack default,{0}`",
                       entry.pack);
}

std::string rows_text(const std::vector<const rules::Rule*>& rows) {
    std::string text = "\nRows:\n";
    for (const rules::Rule* row : rows) {
        const std::vector<std::string>& roles = rules::builtin_rules().seats[row->for_seats].roles;
        text += wrapped("  ", fmt::format("{}  {}", fmt::join(roles, ", "), name_of(row->severity)));
        text += wrapped("      ", row->called);
        text += wrapped("      ", evidence_text(row->evidence));
    }
    return text;
}

std::string parameters_text(const std::vector<const rules::Parameter*>& parameters) {
    if (parameters.empty()) return {};
    std::string text = "\nParameters:\n";
    for (const rules::Parameter* each : parameters) {
        text += wrapped(fmt::format("  {}: {}  ", each->name, value_text(*each)), each->meaning);
        if (!each->words.empty()) text += wrapped("      ", fmt::format("one of {}", fmt::join(each->words, ", ")));
        text += wrapped("      ", each->source);
    }
    const rules::Parameter& first = *parameters.front();
    return text + fmt::format("To set one:\n  rules: {{set: {{{}: {}}}}}\n", first.name, value_text(first));
}

std::string examples_text(const rules::Rule& rule) {
    language::ReadOptions options;
    options.today = *parse_date("2027-01-15");
    options.stdin_name = "example.yaml";
    options.stdin_text = rule.fails;
    const language::ReadResult read = language::read_spec("-", options);
    rules::check_one(*read.spec, rule);
    std::string text = fmt::format("\nA spec that passes:\n\n{}", indented(rule.passes, 2));
    text += fmt::format("\nA spec that fails, and what is reported:\n\n{}\n", indented(rule.fails, 2));
    report::TextStyle style;
    style.reasons = false;
    return text +
           indented(report::text_report(read.spec->findings, read.spec->sources, read.spec->organisation, style), 2);
}

std::string facts_text(const std::vector<const rules::Rule*>& rules, const rules::RuleSet& set) {
    std::string text;
    const std::vector<std::string> needs = needs_of(rules, set);
    if (!needs.empty()) text += '\n' + wrapped("", fmt::format("Needs: `{}`", fmt::join(needs, "`, `")));
    const std::string& blind = rules.front()->blind;
    if (!blind.empty()) text += '\n' + wrapped("", fmt::format("Cannot see: {}", blind));
    return text;
}

std::string switches_text(const text::CatalogueEntry& entry) {
    return fmt::format(
        "To change its severity, or turn it off with `hide`:\n"
        "  rules: {{severity: {{{0}: {1}}}}}\n"
        "To suppress it at one seat or unit, with everything inside:\n"
        "  rules: {{ignore: [{{rule: {0}, at: SEAT-OR-UNIT, why: REASON}}]}}\n",
        entry.id, entry.severity == text::Severity::advice ? "hide" : "advice");
}

}  // namespace

std::string explain_rule(const RuleEntry& entry, std::string_view role) {
    const text::CatalogueEntry& rule = *entry.entry;
    std::vector<const rules::Rule*> shown = entry.rules;
    if (!role.empty())
        std::erase_if(shown, [&](const rules::Rule* each) { return !is_about(*each, role, *entry.set); });
    if (shown.empty() && !role.empty()) return {};

    std::string text = wrapped("", fmt::format("{}: {}", rule.id, rule.summary)) + '\n';
    text += fmt::format("severity  {}\n", name_of(rule.severity));
    text += wrapped("pack      ", pack_text(rule));
    if (entry.defined) {
        text += wrapped("defined   ", place_text(*entry.defined));
    } else if (!shown.empty() && !entry.is_table()) {
        if (!shown.front()->role.empty()) text += wrapped("role      ", named(shown.front()->role));
        text += wrapped("evidence  ", evidence_text(shown.front()->evidence));
    }
    if (shown.empty() && !rule.evidence.empty()) text += wrapped("evidence  ", rule.evidence);
    if (!entry.written.empty()) text += fmt::format("\nIt checks:\n\n{}", indented(entry.written, 2));
    if (!rule.why.empty()) text += '\n' + wrapped("", fmt::format("Why: {}", rule.why));
    if (!rule.details.empty()) text += '\n' + wrapped("", fmt::format("Details: {}", rule.details));
    if (!shown.empty()) text += facts_text(shown, *entry.set);
    if (!rule.help.empty()) text += '\n' + wrapped("", fmt::format("What to do: {}", rule.help));
    if (entry.is_table()) text += rows_text(shown);
    text += parameters_text(parameters_of(shown));
    if (!shown.empty() && !entry.defined) {
        text += examples_text(*shown.front());
    } else if (!text::is_fixed(rule.pack)) {
        text += '\n';
    }
    return text::is_fixed(rule.pack) ? text : text + switches_text(rule);
}

}  // namespace orgplan::manual
