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

// `iso` of an Information Security Officer, `md` of a Managing Director: the first letters of a title, or of three or
// more words of it beside each other.
std::vector<std::string> acronyms_of(const std::vector<TextWord>& words) {
    constexpr std::size_t kLeastPart = 3, kMostPart = 8, kMostWords = 16;
    std::vector<std::string> letters;
    for (const TextWord& word : words) {
        if (letters.size() == kMostWords) break;
        if (!is_common_word(word.folded)) letters.push_back(word.folded.substr(0, 1));
    }
    std::vector<std::string> all;
    for (std::size_t begin = 0; begin < letters.size(); ++begin) {
        std::string acronym;
        for (std::size_t end = begin; end < std::min(letters.size(), begin + kMostPart); ++end) {
            acronym += letters[end];
            const bool whole = begin == 0 && end + 1 == letters.size() && acronym.size() > 1;
            if (whole || acronym.size() >= kLeastPart) all.push_back(acronym);
        }
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

void Pseudonyms::learn(const Organisation& org, const std::vector<WrittenPerson>& written) {
    learn_people(org, written);
    learn_words(org);
    learn_ids(org);
}

// In the order of the text, whatever order they were read in.
void Pseudonyms::learn_people(const Organisation& org, const std::vector<WrittenPerson>& written) {
    std::vector<const Person*> people;
    for (const Person& person : org.people) people.push_back(&person);
    std::ranges::stable_sort(people, {}, &Person::place);
    const std::unordered_set<std::string> titles = words_of_titles(org);
    for (const WrittenPerson& person : written) learn_person(person.id, person.name, titles);
    for (const Person* person : people) learn_person(person->id, person->name, titles);
    for (const Position& seat : org.positions) {
        for (const PositionState& state : seat.states) {
            if (state.outside.empty()) continue;
            // `editor-in-chief` is a title, and no name, where somebody here is an editor.
            // A common word alone, such as `Will` or `May`, is a name.
            const std::vector<TextWord> words = words_of(state.outside);
            const auto of_title = [&](const TextWord& word) {
                return !is_common_word(word.folded) && (titles.contains(word.folded) || is_role_word(word.folded));
            };
            const bool title =
                std::ranges::any_of(words, of_title) && std::ranges::all_of(words, [&](const TextWord& word) {
                    return of_title(word) || is_common_word(word.folded);
                });
            if (!title) add_person(fmt::format("name:{}", state.outside), state.outside);
        }
    }
}

void Pseudonyms::learn_person(std::string_view id, std::string_view name,
                              const std::unordered_set<std::string>& titles) {
    const std::size_t number =
        add_person(fmt::format("{}:{}", id.empty() ? "name" : "id", id.empty() ? name : id), name);
    const auto pattern = [&](bool capitalised) {
        return Pattern{fmt::format("Person {}", number), fmt::format("person-{}", number), capitalised};
    };
    // A word of roles that nobody here has is a name where it begins with a capital.
    for (const TextWord& word : words_of(name)) {
        if (!is_role_word(word.folded) || titles.contains(word.folded) || forms_of(name).empty()) continue;
        add_pattern(word.folded, pattern(true));
    }
    if (id.empty()) return;
    // What holds a seat by the id alone.
    for (const NameForm& form : forms_of(id)) add_pattern(form.words, pattern(form.capitalised));
}

// Words of ids that are no names beside that of a role: whoever is called like a team is replaced before that is looked
// at.
void Pseudonyms::learn_words(const Organisation& org) {
    const auto add = [&](std::string_view text) {
        for (TextWord& word : words_of(text)) known_words_.insert(std::move(word.folded));
    };
    for (const Unit& unit : org.units) {
        add(unit.id);
        for (const UnitState& state : unit.states) add(state.name);
    }
    for (const Role& role : org.roles) add(role.id), add(role.title);
    for (const Product& product : org.products) add(product.id);
    for (const Project& project : org.projects) add(project.id);
    for (const Location& location : org.costs.locations) add(location.id);
}

// Whether parts of an id may be a name, though no seat says whose: a word that is none of a role, of a unit or the
// like. What such words say alone may be a name too, where no role and no title of the seat says it.
bool Pseudonyms::may_be_name(std::string_view shown, const std::set<std::string>& titles) const {
    bool role = false, number = true;
    std::string all;
    for (const TextWord& word : words_of(shown)) {
        if (word.folded == "person" || word.folded == "seat") continue;
        const bool digits = word.folded.find_first_not_of("0123456789") == std::string::npos;
        all += (all.empty() ? "" : " ") + word.folded;
        role = role || is_role_word(word.folded);
        number = number && digits;
        if (!digits && !is_role_word(word.folded) && !known_words_.contains(word.folded) &&
            !titles.contains(word.folded)) {
            return true;
        }
    }
    return !role && !number && !titles.contains(all);
}

// Seats come first: what may be a name in them is none elsewhere either.
void Pseudonyms::learn_ids(const Organisation& org) {
    const auto take = [&](std::string_view id) {
        each_segment(id, [&](std::string_view segment, bool) { taken_.emplace(segment); });
    };
    for (const Unit& unit : org.units) take(unit.id);
    for (const Position& seat : org.positions) take(seat.id);
    for (const Stage& stage : org.stages) take(stage.id);
    for (const Product& product : org.products) take(product.id);
    for (const Project& project : org.projects) take(project.id);
    for (const Person& person : org.people) {
        if (!person.id.empty()) learn_segment(person.id, fmt::format("person-{}", number_of(person)));
    }
    for (const Position& seat : org.positions) learn_seat(org, seat);
    for (const Stage& stage : org.stages) learn_id(stage.id), learn_id(stage.previously);
    for (const Unit& unit : org.units) learn_id(unit.id), learn_id(unit.previously);
    for (const Product& product : org.products) learn_id(product.id);
    for (const Project& project : org.projects) learn_id(project.id);
    for (const Position& seat : org.positions) learn_id(seat.id), learn_id(seat.previously);
}

void Pseudonyms::learn_seat(const Organisation& org, const Position& seat) {
    Patterns own;
    std::set<std::string> titles;
    const auto add_title = [&](std::string_view title) {
        std::string all;
        const std::vector<TextWord> words = words_of(title);
        for (const TextWord& word : words) {
            all += (all.empty() ? "" : " ") + word.folded;
            titles.insert(word.folded);
        }
        titles.insert(std::move(all));
        for (std::string& acronym : acronyms_of(words)) titles.insert(std::move(acronym));
    };
    for (const PositionState& state : seat.states) {
        add_title(state.title);
        if (given(state.role)) add_title(org[state.role].title);
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
    const bool numbered = seat.counted || seat.ordered;
    for (const std::string_view id : {std::string_view(seat.id), std::string_view(seat.previously)}) {
        // A unit before the `/` is not the holder's.
        if (!id.empty()) learn_own_segment(id.substr(id.rfind('/') + 1), numbered, own, titles);
    }
}

void Pseudonyms::learn_own_segment(std::string_view segment, bool numbered, const Patterns& own,
                                   const std::set<std::string>& titles) {
    if (segments_.contains(segment)) return;
    std::size_t stem = segment.npos;
    const bool has_number = numbered && is_numbered(segment, stem);
    const std::string_view word = has_number ? segment.substr(0, stem) : segment;
    if (!segments_.contains(word)) {
        std::string shown = replaced(word, true, &own);
        if (const std::size_t person = shown.find(kPerson); may_be_name(shown, titles)) {
            shown = person == shown.npos
                        ? fmt::format("seat-{}", ++seats_)
                        : shown.substr(person, shown.find_first_not_of("0123456789", person + kPerson.size()) - person);
        }
        learn_segment(word, std::move(shown));
    }
    if (has_number) learn_segment(segment, segments_.find(word)->second + std::string(segment.substr(stem)));
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
