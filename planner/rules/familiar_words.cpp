#include "planner/rules/familiar_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "planner/glossary/glossary.h"
#include "planner/rules/match/fact_words.h"
#include "planner/rules/near_words.h"
#include "planner/rules/rule_words.h"
#include "planner/text/nearest.h"

namespace orgplan::rules {
namespace {

// Facts whose words mean the same only where they are written the same.
constexpr std::array<std::string_view, 4> kExact{"tags", "level", "location", "duties"};

}  // namespace

FamiliarWords::FamiliarWords(const Organisation& org) {
    add_builtin();
    add_company(org);
    add_units(org);
    add_seats(org);
    add_work(org);
}

void FamiliarWords::add(std::string_view fact, std::string_view word) {
    if (word.empty()) return;
    Words& of = words_[fact];
    of.all.insert(word);
    of.folded.insert(folded_word(word));
}

template <class List>
void FamiliarWords::add_all(std::string_view fact, const List& words) {
    for (const auto& word : words) add(fact, word);
}

void FamiliarWords::add_builtin() {
    static const std::vector<NeededFact> needed = rule_words(builtin_rules());
    for (const NeededFact& fact : needed) {
        for (const NeededWord& each : fact.words) add(fact.fact, each.word);
    }
    for (const Spelling& each : builtin_rules().spellings) {
        add(each.fact, each.says);
        add(each.fact, each.means);
    }
    for (const glossary::GlossaryTag& tag : glossary::glossary().tags) {
        add("tags", tag.id);
        add("purpose", tag.purpose);
    }
    for (const glossary::TitleAside& each : glossary::glossary().titles.asides) add("level", each.level);
}

void FamiliarWords::add_company(const Organisation& org) {
    const Company& company = org.company;
    const auto list = [&](std::string_view fact, const std::optional<std::vector<Text>>& words) {
        if (words) add_all(fact, *words);
    };
    add("sector", company.sector.value_or(Text()));
    add("data_sensitivity", company.data_sensitivity.value_or(Text()));
    list("builds", company.builds);
    list("customers", company.customers);
    list("channels", company.channels);
    for (const Duty& duty : company.duties) add("duties", duty.name);
}

void FamiliarWords::add_units(const Organisation& org) {
    for (const Unit& unit : org.units) {
        add("scope", unit.id);
        for (const Duty& duty : unit.duties) add("duties", duty.name);
        for (const UnitState& state : unit.states) {
            add("kind", state.kind);
            add("purpose", state.purpose);
            add("location", state.location);
            add_all("tags", state.tags);
        }
    }
}

void FamiliarWords::add_seats(const Organisation& org) {
    for (const Role& role : org.roles) {
        add_all("tags", role.tags);
        add("purpose", role.purpose);
    }
    for (const Position& seat : org.positions) {
        add_all("tags", seat.tags);
        for (const PositionState& state : seat.states) {
            add("level", state.level);
            add("location", state.location);
        }
    }
    for (const SeatFacts& facts : org.seat_facts) {
        if (facts.scope) add_all("scope", *facts.scope);
        if (facts.skills) add_all("skills", *facts.skills);
        if (facts.background) add_all("background", *facts.background);
        for (const TimeShare& each : facts.time.value_or(std::vector<TimeShare>())) add("time", each.work);
    }
}

void FamiliarWords::add_work(const Organisation& org) {
    for (const Product& product : org.products) {
        add("scope", product.id);
        for (const Duty& duty : product.duties) add("duties", duty.name);
        for (const ProductState& state : product.states) {
            if (state.platforms) add_all("platforms", *state.platforms);
        }
    }
    for (const Project& project : org.projects) {
        add("scope", project.id);
        for (const Duty& duty : project.duties) add("duties", duty.name);
    }
}

std::string FamiliarWords::misspelt(std::string_view fact, std::string_view word) {
    const auto of = words_.find(fact);
    if (of == words_.end() || of->second.all.contains(word)) return {};
    const bool exact = std::ranges::find(kExact, fact) != kExact.end();
    if (!exact && of->second.folded.contains(folded_word(word))) return {};
    if (compared_ += of->second.all.size(); compared_ > kMostCompared) return {};
    std::vector<std::string_view> others;
    for (const std::string_view each : of->second.all) {
        if (!differ_in_number(each, word)) others.push_back(each);
    }
    // Places are few, and none is another's neighbour by chance.
    return fact == "location" ? text::nearest(word, others) : text::slip_of(word, others);
}

}  // namespace orgplan::rules
