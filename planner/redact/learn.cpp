#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "planner/redact/name_forms.h"
#include "planner/redact/pseudonyms.h"

namespace orgplan::redact {
namespace {

constexpr std::string_view kPerson = "person-";

bool is_numbered(std::string_view segment, std::size_t& stem) {
    stem = segment.rfind('-');
    return stem != segment.npos && stem > 0 && stem + 1 < segment.size() &&
           segment.find_first_not_of("0123456789", stem + 1) == segment.npos;
}

// Words of the roles and titles that somebody in an organisation has.
std::unordered_set<std::string> words_of_titles(const Organisation& org) {
    std::unordered_set<std::string> all;
    const auto add = [&](std::string_view text) {
        for (TextWord& word : words_of(text)) all.insert(std::move(word.folded));
    };
    for (const Position& seat : org.positions) {
        for (const PositionState& state : seat.states) {
            add(state.title);
            if (given(state.role)) add(org[state.role].title);
        }
        for (const Hat& hat : seat.hats) add(org[hat.role].title);
    }
    return all;
}

template <class Each>
void each_segment(std::string_view id, Each each) {
    for (std::size_t at = 0; at <= id.size();) {
        const std::size_t end = std::min(id.find('/', at), id.size());
        if (end > at) each(id.substr(at, end - at), end == id.size());
        at = end + 1;
    }
}

}  // namespace

void Pseudonyms::learn(const Organisation& org) {
    learn_people(org);
    learn_words(org);
    learn_ids(org);
}

// In the order of the text, whatever order they were read in.
void Pseudonyms::learn_people(const Organisation& org) {
    std::vector<const Person*> people;
    for (const Person& person : org.people) people.push_back(&person);
    std::ranges::stable_sort(people, {}, &Person::place);
    const std::unordered_set<std::string> titles = words_of_titles(org);
    for (const Person* person : people) {
        const bool has_id = !person->id.empty();
        const std::string key = fmt::format("{}:{}", has_id ? "id" : "name", has_id ? person->id : person->name);
        const std::size_t number = add_person(key, person->name);
        // A word of roles that nobody here has is a name where it begins with a capital.
        for (const TextWord& word : words_of(person->name)) {
            if (!is_role_word(word.folded) || titles.contains(word.folded) || forms_of(person->name).empty()) continue;
            add_pattern(word.folded, {fmt::format("Person {}", number), fmt::format("person-{}", number), true});
        }
        if (!has_id) continue;
        // What holds a seat by the id alone.
        for (const NameForm& form : forms_of(person->id)) {
            add_pattern(form.words,
                        {fmt::format("Person {}", number), fmt::format("person-{}", number), form.capitalised});
        }
    }
    for (const Position& seat : org.positions) {
        for (const PositionState& state : seat.states) {
            if (!state.outside.empty()) add_person(fmt::format("name:{}", state.outside), state.outside);
        }
    }
}

// Words of ids that are no names: whoever is called like a team is replaced before that is looked at.
void Pseudonyms::learn_words(const Organisation& org) {
    const auto add = [&](std::string_view text) {
        for (TextWord& word : words_of(text)) known_words_.insert(std::move(word.folded));
    };
    for (const Unit& unit : org.units) {
        add(unit.id);
        for (const UnitState& state : unit.states) add(state.name);
    }
    for (const Position& seat : org.positions) {
        for (const PositionState& state : seat.states) add(state.title);
    }
    for (const Role& role : org.roles) add(role.id), add(role.title);
    for (const Product& product : org.products) add(product.id);
    for (const Project& project : org.projects) add(project.id);
    for (const Stage& stage : org.stages) add(stage.id);
    for (const Location& location : org.costs.locations) add(location.id);
}

bool Pseudonyms::is_known_word(const std::string& folded) const {
    const bool number = folded.find_first_not_of("0123456789") == std::string::npos;
    return number || is_role_word(folded) || known_words_.contains(folded);
}

void Pseudonyms::learn_ids(const Organisation& org) {
    const auto take = [&](std::string_view id) {
        each_segment(id, [&](std::string_view segment, bool) { taken_.emplace(segment); });
    };
    for (const Unit& unit : org.units) take(unit.id);
    for (const Position& seat : org.positions) take(seat.id);
    for (const Product& product : org.products) take(product.id);
    for (const Project& project : org.projects) take(project.id);
    for (const Person& person : org.people) {
        if (!person.id.empty()) learn_segment(person.id, fmt::format("person-{}", number_of(person)));
    }
    for (const Stage& stage : org.stages) learn_id(stage.id), learn_id(stage.previously);
    for (const Unit& unit : org.units) learn_id(unit.id), learn_id(unit.previously);
    for (const Product& product : org.products) learn_id(product.id);
    for (const Project& project : org.projects) learn_id(project.id);
    for (const Position& seat : org.positions) {
        Patterns own;
        for (const PositionState& state : seat.states) {
            for (const std::vector<Holder>* holders : {&state.holders, &state.acting}) {
                for (const Holder& holder : *holders) {
                    const std::size_t number = number_of(org[holder.person]);
                    for (const NameForm& form : forms_of(org[holder.person].name)) {
                        own.emplace(form.words,
                                    Pattern{fmt::format("Person {}", number), fmt::format("person-{}", number), false});
                    }
                }
            }
        }
        learn_seat(seat.id, seat.counted || seat.ordered, own);
        if (!seat.previously.empty()) learn_seat(seat.previously, seat.counted || seat.ordered, own);
    }
}

// Parts of an id that are no word of a role, of a unit or the like may be a name, though no seat says whose.
void Pseudonyms::learn_seat(std::string_view id, bool numbered, const Patterns& own) {
    each_segment(id, [&](std::string_view segment, bool last) {
        if (segments_.contains(segment)) return;
        std::size_t stem = segment.npos;
        const bool has_number = last && numbered && is_numbered(segment, stem);
        const std::string_view word = has_number ? segment.substr(0, stem) : segment;
        if (!segments_.contains(word)) {
            // A unit before the `/` is not the holder's.
            std::string shown = replaced(word, true, last ? &own : nullptr);
            const bool strange = std::ranges::any_of(words_of(shown), [&](const TextWord& each) {
                return each.folded != "person" && !is_known_word(each.folded);
            });
            if (strange) {
                const std::size_t person = shown.find(kPerson);
                shown =
                    person == shown.npos
                        ? fmt::format("seat-{}", ++seats_)
                        : shown.substr(person, shown.find_first_not_of("0123456789", person + kPerson.size()) - person);
            }
            learn_segment(word, std::move(shown));
        }
        if (has_number) learn_segment(segment, segments_.find(word)->second + std::string(segment.substr(stem)));
    });
}

void Pseudonyms::learn_id(std::string_view id) {
    each_segment(id, [&](std::string_view segment, bool) {
        if (!segments_.contains(segment)) learn_segment(segment, replaced(segment, true));
    });
}

void Pseudonyms::learn_segment(std::string_view segment, std::string shown) {
    if (segments_.contains(segment)) return;
    if (shown != segment) {
        const std::string wanted = shown;
        for (std::size_t i = 2; taken_.contains(shown); ++i) shown = fmt::format("{}-{}", wanted, i);
        taken_.insert(shown);
        std::string words;
        bool common = true;
        for (const TextWord& word : words_of(segment)) {
            words += (words.empty() ? "" : " ") + word.folded;
            common = common && is_common_word(word.folded);
        }
        // In small letters it is that id rather than part of a name.
        const auto known = patterns_.find(words);
        if (known != patterns_.end()) {
            known->second.as_id = shown;
        } else {
            add_pattern(words, {shown, shown, common});
        }
    }
    segments_.emplace(segment, std::move(shown));
}

}  // namespace orgplan::redact
