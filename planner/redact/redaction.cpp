#include "planner/redact/redaction.h"

#include <algorithm>

#include "planner/glossary/glossary.h"
#include "planner/redact/blanks.h"
#include "planner/redact/words.h"
#include "planner/redact/written_rules.h"

namespace orgplan::redact {
namespace {

void add(std::string_view text, std::set<std::string, std::less<>>& set) {
    for (TextWord& word : words_of(text)) set.insert(std::move(word.folded));
}

}  // namespace

void Redaction::learn(const language::Spec& spec) {
    const std::vector<WrittenPerson> written =
        has(Secret::names) ? people_written_in(spec.sources) : std::vector<WrittenPerson>();
    const auto learn_from = [&](const Organisation& org) {
        if (has(Secret::names)) names_.learn(org, written);
        const auto add_id = [&](std::string_view each) { ids_.insert(id(each)); };
        for (const Stage& stage : org.stages) add_id(stage.id);
        for (const Unit& unit : org.units) add_id(unit.id);
        for (const Product& product : org.products) add_id(product.id);
        for (const Project& project : org.projects) add_id(project.id);
        for (const Position& seat : org.positions) {
            add_id(seat.id);
            for (const PositionState& state : seat.states) add(state.level, levels_);
        }
        for (const ReadTitle& title : org.titles) add(title.level, levels_);
        for (const Band& band : org.costs.bands) add(band.level, levels_), add(band.currency, currencies_);
        for (const WorkRate& rate : org.plan.work) add(rate.level, levels_);
        add(org.costs.currency, currencies_);
        for (const Rate& rate : org.costs.rates) add(rate.currency, currencies_);
        for (const SeatCost& cost : org.costs.seats) add(cost.currency, currencies_);
        for (const Location& location : org.costs.locations) add(location.currency, currencies_);
    };
    own_.merge(own_rules_in(spec.sources));
    // Not every command keeps the base: what that has more is numbered last.
    learn_from(spec.organisation);
    if (spec.base) learn_from(*spec.base);
    for (const glossary::TitleAside& aside : glossary::glossary().titles.asides) {
        if (aside.kind == glossary::AsideKind::level) add(aside.says, levels_);
    }
}

void Redaction::apply(language::Spec& spec) {
    apply_to_model(spec);
    apply_to_texts(spec);
}

void Redaction::apply_to_model(language::Spec& spec) {
    apply(spec.organisation);
    if (spec.base) apply(*spec.base);
}

void Redaction::apply_to_texts(language::Spec& spec) {
    apply(spec.findings);
    apply(spec.unreadable);
    if (!secrets_.hide_text()) return;
    text::Sources shown;
    for (std::uint32_t file = 0; file < spec.sources.size(); ++file) {
        shown.add(path(spec.sources[file].path), blanks_of(spec.sources[file].text));
    }
    kept_.push_back(std::move(spec.sources));
    spec.sources = std::move(shown);
}

std::string Redaction::text(std::string_view text) const {
    return has(Secret::names) ? names_.text(text) : std::string(text);
}

std::string Redaction::id(std::string_view id) const {
    return has(Secret::names) ? names_.id(id) : std::string(id);
}

std::string Redaction::typed_id(std::string_view typed) const {
    return has(Secret::names) && names_.knows(typed) ? names_.id(typed) : std::string(typed);
}

std::string Redaction::path(const std::string& path) {
    return has(Secret::names) ? names_.file(path) : path;
}

std::string Redaction::entry(const std::string& fingerprint) const {
    return secrets_.hide_text() ? rule_id(fingerprint.substr(0, fingerprint.find(' '))) : fingerprint;
}

}  // namespace orgplan::redact
