#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/model/words.h"
#include "planner/language/language_data.h"
#include "planner/redact/redaction.h"
#include "planner/redact/words.h"
#include "planner/text/catalogue.h"

namespace orgplan::redact {
namespace {

// What rules about money are called.
constexpr std::array<std::string_view, 8> kOfMoney{"cost",   "budget",   "run-rate", "pay",
                                                   "amount", "currency", "load",     "band"};
// How else contracts are called.
constexpr std::array<std::string_view, 6> kOfContracts{"employee",  "employees",  "external",
                                                       "externals", "freelancer", "employment"};
// Parts of findings that are ids of the organisation, and those that are words of the language.
constexpr std::array<std::string_view, 6> kOfModel{"seat", "unit", "person", "product", "project", "stage"};
constexpr std::array<std::string_view, 4> kOfLanguage{"role", "rule", "company", "place"};

bool is_contract(std::string_view folded) {
    const bool plural = folded.ends_with('s') && value_of<Employment>(folded.substr(0, folded.size() - 1));
    return plural || value_of<Employment>(folded) || std::ranges::find(kOfContracts, folded) != kOfContracts.end();
}

bool has_word(std::string_view id, std::string_view word) {
    for (std::size_t at = id.find(word); at != id.npos; at = id.find(word, at + 1)) {
        const bool begins = at == 0 || id[at - 1] == '-';
        const std::size_t end = at + word.size();
        if (begins && (end == id.size() || id[end] == '-' || id[end] == 's')) return true;
    }
    return false;
}

}  // namespace

bool Redaction::is_own(std::string_view rule) const {
    return text::find_in_catalogue(rule) == nullptr;
}

std::string Redaction::rule_id(std::string_view rule) const {
    return is_own(rule) ? id(rule) : std::string(rule);
}

// Whether a text says what is left out.
bool Redaction::says(std::string_view text) const {
    if (has(Secret::names) && names_.may_name(text)) return true;
    for (const TextWord& word : words_of(text)) {
        if (has(Secret::levels) && levels_.contains(word.folded)) return true;
        if (has(Secret::employment) && is_contract(word.folded)) return true;
        if (has(Secret::cost) && currencies_.contains(word.folded)) return true;
    }
    return false;
}

bool Redaction::says(const text::Finding& finding) const {
    const auto in_notes = [&](const std::vector<text::Note>& notes) {
        return std::ranges::any_of(notes, [&](const text::Note& note) { return says(note.message); });
    };
    return says(finding.message) || says(finding.why) || says(finding.help) || in_notes(finding.notes) ||
           std::ranges::any_of(finding.by_stage, [&](const text::StageMessage& each) {
               return says(each.message) || in_notes(each.notes);
           });
}

bool Redaction::tells(const text::Finding& finding) const {
    if (!has(Secret::levels) && !has(Secret::employment)) return false;
    const text::CatalogueEntry* const entry = text::find_in_catalogue(finding.rule);
    return std::ranges::any_of(words_of(fmt::format("{} {}", finding.rule, entry == nullptr ? "" : entry->summary)),
                               [&](const TextWord& word) {
                                   const bool level = levels_.contains(word.folded) && !is_title_word(word.folded);
                                   return (has(Secret::levels) && (level || word.folded.starts_with("level"))) ||
                                          (has(Secret::employment) && is_contract(word.folded));
                               });
}

bool Redaction::is_about_money(const text::Finding& finding) const {
    return std::ranges::any_of(finding.measures,
                               [](const text::Measure& each) { return each.quantity == text::Quantity::money; }) ||
           std::ranges::any_of(kOfMoney, [&](std::string_view word) { return has_word(finding.rule, word); });
}

// What the catalogue says of its rule, and nothing else.
void Redaction::summarise(text::Finding& finding) const {
    const text::CatalogueEntry* const entry = text::find_in_catalogue(finding.rule);
    std::string said = entry != nullptr ? entry->summary : "a rule of the spec's own is not kept";
    // A summary is a sentence, and a message goes on after a colon.
    const auto is_capital = [&](std::size_t i) { return i < said.size() && said[i] >= 'A' && said[i] <= 'Z'; };
    if (is_capital(0) && !is_capital(1)) said.front() = static_cast<char>(said.front() - 'A' + 'a');
    finding.message = std::move(said);
    finding.why.clear();
    finding.help.clear();
    finding.notes.clear();
    finding.by_stage.clear();
}

void Redaction::apply(std::vector<text::Part>& about) {
    std::vector<text::Part> shown;
    for (text::Part& part : about) {
        const auto is = [&](const auto& kinds) { return std::ranges::find(kinds, part.kind) != kinds.end(); };
        if (part.kind == "file") {
            shown.push_back({part.kind, path(part.id)});
        } else if (is(kOfModel)) {
            // What no organisation has is what somebody typed.
            if (!has(Secret::names) || names_.knows(part.id)) shown.push_back({part.kind, id(part.id)});
        } else if (part.kind == "rule") {
            shown.push_back({part.kind, rule_id(part.id)});
        } else if (part.kind == "section") {
            if (language::language().find("spec")->by_name.contains(part.id)) shown.push_back(std::move(part));
        } else if (is(kOfLanguage) && !says(part.id)) {
            shown.push_back({part.kind, text(part.id)});
        } else if (!has(Secret::names) && part.kind != "word" && part.kind != "key" && !says(part.id)) {
            shown.push_back(std::move(part));
        } else {
            shown.push_back({part.kind, {}});
        }
    }
    about = std::move(shown);
}

void Redaction::apply(text::Finding& finding) {
    if (!secrets_.hide_text()) return;
    const text::CatalogueEntry* const entry = text::find_in_catalogue(finding.rule);
    const bool typed = entry == nullptr || text::is_fixed(entry->pack);
    if (typed || (has(Secret::cost) && is_about_money(finding))) {
        summarise(finding);
    } else {
        const auto hide = [&](std::string& said) { said = text(said); };
        const auto hide_notes = [&](std::vector<text::Note>& notes) {
            for (text::Note& note : notes) hide(note.message);
        };
        hide(finding.message);
        hide(finding.why);
        hide(finding.help);
        hide_notes(finding.notes);
        for (text::StageMessage& each : finding.by_stage) hide(each.message), hide_notes(each.notes);
        if (says(finding)) summarise(finding);
    }
    if (has(Secret::cost)) {
        std::erase_if(finding.measures,
                      [](const text::Measure& each) { return each.quantity == text::Quantity::money; });
    }
    finding.of_some = nullptr;
    finding.rule = rule_id(finding.rule);
    apply(finding.about);
}

void Redaction::apply(text::Findings& findings) {
    taken_out_ += std::erase_if(findings.all(), [&](const text::Finding& each) { return tells(each); });
    for (text::Finding& each : findings.all()) apply(each);
}

void Redaction::apply(report::RulesChecked& rules) {
    if (!secrets_.hide_text()) return;
    const auto is_told = [&](const std::string& rule) {
        text::Finding finding;
        finding.rule = rule;
        return tells(finding);
    };
    const auto about_rule = [&](auto& each) {
        if (is_own(each.rule)) each.summary.clear();
        each.rule = rule_id(each.rule);
    };
    std::erase_if(rules.suppressed, [&](const auto& each) { return is_told(each.rule); });
    for (report::SkippedRule& each : rules.skipped) {
        about_rule(each);
        for (std::string& title : each.titles) title = word(title);
    }
    for (report::UndecidedRule& each : rules.undecided) about_rule(each);
    for (report::SuppressedFinding& each : rules.suppressed) {
        each.rule = rule_id(each.rule);
        std::vector<text::Part> self{{each.kind, each.id}};
        apply(self);
        each.id = self.empty() ? std::string() : self.front().id;
        apply(each.about);
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
    return says(shown) ? std::string(kLeftOut) : shown;
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
