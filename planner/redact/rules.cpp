#include <algorithm>
#include <array>

#include "planner/redact/redaction.h"

// What a report says of rules, of those of the spec's own too.

namespace orgplan::redact {

void Redaction::apply(report::RulesChecked& rules) {
    if (!secrets_.hide_text()) return;
    const auto rule_says = [&](const std::string& rule) {
        text::Finding finding;
        finding.rule = rule;
        return tells(finding);
    };
    const auto about_rule = [&](auto& each) {
        if (is_own(each.rule)) each.summary.clear();
        each.rule = rule_id(each.rule);
    };
    const auto says_itself = [&](const auto& each) { return rule_says(each.rule); };
    std::erase_if(rules.suppressed, says_itself);
    std::erase_if(rules.own, says_itself);
    std::erase_if(rules.skipped, says_itself);
    for (report::SkippedRule& each : rules.skipped) {
        about_rule(each);
        for (std::string& title : each.titles) title = word(title);
    }
    for (report::UndecidedRule& each : rules.undecided) about_rule(each);
    for (report::SuppressedFinding& each : rules.suppressed) {
        each.rule = rule_id(each.rule);
        std::vector<text::Part> self{{each.kind, each.id}};
        apply(self, each.where);
        each.id = self.empty() ? std::string() : self.front().id;
        apply(each.about, each.where);
        if (hides_words() || says(each.why)) each.why = kLeftOut;
    }
    for (report::OwnRule& each : rules.own) {
        about_rule(each);
        each.why.clear();
        each.help.clear();
    }
}

std::string Redaction::word(std::string_view said) const {
    std::string shown = text(said);
    return says(shown) || says_in_words(shown) ? std::string(kLeftOut) : shown;
}

void Redaction::apply(std::vector<report::RuleSetting>& settings) {
    using What = report::RuleSetting::What;
    if (!secrets_.hide_text()) return;
    constexpr std::array<std::string_view, 4> kProse{"message", "why", "help", "summary"};
    for (report::RuleSetting& each : settings) {
        if (each.what == What::policy) {
            each.id = path(each.id);
        } else {
            each.id = rule_id(each.id);
        }
        for (std::string& at : each.at) at = has(Secret::names) && !names_.knows(at) ? std::string(kLeftOut) : id(at);
        for (std::string& role : each.roles) role = word(role);
        each.value = word(each.value);
        if (!each.why.empty() && (hides_words() || says(each.why))) each.why = kLeftOut;
        for (auto& [key, value] : each.keys) {
            const bool prose = std::ranges::find(kProse, key) != kProse.end();
            value = prose && !value.empty() ? std::string(kLeftOut) : word(value);
        }
    }
}

}  // namespace orgplan::redact
