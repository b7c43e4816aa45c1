#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "planner/language/scalar_form.h"

namespace orgplan::language {

/// What a value can be. At most one way for each kind of value, so that a finding is about the way that was meant.
struct ValueForm {
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    ScalarForm scalar = ScalarForm::nothing;
    bool anything = false;
    bool any_map = false;
    bool or_null = false;           ///< `~` takes the value away
    bool partial = false;           ///< of `thing`: nothing is required, and every value may be null
    std::uint32_t list_of = kNone;  ///< form of a list's elements
    std::uint32_t thing = kNone;    ///< the map is this thing
    ScalarForm map_key = ScalarForm::nothing;
    std::uint32_t map_value = kNone;  ///< form of the values of a map with keys of `map_key`
    std::vector<std::string> words;   ///< allowed for `word`; none: any word
    std::string like;                 ///< an example as YAML; empty: that of the form

    bool list() const { return list_of != kNone; }
    bool map() const { return any_map || thing != kNone || map_value != kNone; }

    bool operator==(const ValueForm&) const = default;
};

struct Key {
    std::string name;
    std::uint32_t form = 0;
    bool required = false;
    std::string about;
    std::string written;  ///< the form as `schemas/language.yaml` has it

    bool operator==(const Key&) const = default;
};

struct LanguageEntity {
    std::string id;
    std::string called;  ///< "a position"
    std::vector<Key> keys;
    std::unordered_map<std::string_view, std::uint32_t> by_name;  ///< the keys, as `index_keys` found them
    /// Words that are not keys here, and the forms to write instead.
    std::map<std::string, std::vector<std::string>, std::less<>> instead;
    std::vector<std::string> meant;                     ///< forms that a text or another map in its place may mean
    std::vector<std::vector<std::uint32_t>> exclusive;  ///< keys that contradict each other

    void index_keys();

    bool operator==(const LanguageEntity&) const = default;
};

struct Language {
    std::vector<LanguageEntity> things;
    std::vector<ValueForm> forms;
    std::map<std::string, std::string, std::less<>> synonyms;  ///< of words that a key allows
    std::set<std::string, std::less<>> not_names;              ///< folded: written as a name where nobody is there

    /// Null for an unknown id.
    const LanguageEntity* find(std::string_view id) const;

    bool operator==(const Language&) const = default;
};

/// What `schemas/language.yaml` says; part of the program.
const Language& language();

/// "a list of ids or a map": a form in words, as messages say it.
std::string words_of(const ValueForm& form);

}  // namespace orgplan::language
