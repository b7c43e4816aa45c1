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

// `2027`, `2027-Q1`, `from 2027-01-31`
bool is_time(std::string_view text) {
    if (text.starts_with("from ")) text.remove_prefix(5);
    return text.find_first_not_of("0123456789-Q") == text.npos;
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
        if (has(Secret::employment) && is_contract(word.folded)) return true;
        if (has(Secret::cost) && currencies_.contains(word.folded)) return true;
    }
    return says_in_quotes(text);
}

// Whether any of a text in the user's words is a level or a kind of contract.
bool Redaction::says_in_words(std::string_view text) const {
    if (!has(Secret::levels) && !has(Secret::employment)) return false;
    return std::ranges::any_of(words_of(text), [&](const TextWord& word) {
        return (has(Secret::levels) && is_level(word.folded)) ||
               (has(Secret::employment) && is_contract_word(word.folded));
    });
}

// Messages quote what a spec says, and ids are shown as they are.
bool Redaction::says_in_quotes(std::string_view text) const {
    for (std::size_t begin = text.find_first_of("`\""); begin != text.npos;) {
        const std::size_t end = text.find(text[begin], begin + 1);
        const std::string_view quoted = text.substr(begin + 1, end == text.npos ? end : end - begin - 1);
        if (!ids_.contains(quoted) && says_in_words(quoted)) return true;
        begin = end == text.npos ? end : text.find_first_of("`\"", end + 1);
    }
    return false;
}

// Whether a rule of the spec's own needs what is left out.
bool Redaction::needs(std::string_view rule) const {
    const auto own = own_.find(rule);
    if (own == own_.end()) return false;
    return std::ranges::any_of(std::array{Secret::levels, Secret::employment, Secret::cost},
                               [&](Secret each) { return has(each) && own->second.has(each); });
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
    if (needs(finding.rule)) return true;
    if (const std::size_t quote = finding.message.find('`');
        finding.rule == "rule-skipped" && quote != std::string::npos) {
        const std::size_t begin = quote + 1;
        if (needs(finding.message.substr(begin, finding.message.find('`', begin) - begin))) return true;
    }
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

// Whether a part is no more than what a chart or a report says of it anyway.
bool Redaction::is_shown(const text::Part& part) const {
    const auto is = [&](const auto& kinds) { return std::ranges::find(kinds, part.kind) != kinds.end(); };
    if (is(kOfModel)) return !has(Secret::names) || names_.knows(part.id);
    if (part.kind == "budget") return words_of(part.id).empty() || is_time(part.id);
    if (part.kind == "section") return language::language().find("spec")->by_name.contains(part.id);
    if (part.kind == "word" || part.kind == "key") return false;
    return is(kOfLanguage) || !has(Secret::names);
}

bool Redaction::says_part(const text::Part& part) const {
    const std::string shown = text(part.id);
    const bool known = std::ranges::find(kOfLanguage, part.kind) != kOfLanguage.end();
    return says(shown) || (!known && says_in_words(shown));
}

// In place of what is left out is where it is: two things have no place in common, and one has the same in each run.
void Redaction::apply(std::vector<text::Part>& about, Place where) {
    const std::string hidden = where.known() ? std::to_string(where.begin) : std::string();
    for (text::Part& part : about) {
        const bool model = std::ranges::find(kOfModel, part.kind) != kOfModel.end();
        if (part.kind == "rule") {
            part.id = rule_id(part.id);
        } else if (!is_shown(part) || (!model && part.kind != "budget" && says_part(part))) {
            part = {model ? "place" : part.kind, hidden};
        } else {
            part.id = model ? id(part.id) : text(part.id);
        }
    }
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
    apply(finding.about, finding.where);
}

void Redaction::apply(text::Findings& findings) {
    taken_out_ += std::erase_if(findings.all(), [&](const text::Finding& each) { return tells(each); });
    for (text::Finding& each : findings.all()) apply(each);
}

}  // namespace orgplan::redact
