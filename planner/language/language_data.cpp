#include "planner/language/language_data.h"

#include <algorithm>

#include "planner/language/language_fields.h"
#include "planner/text/embedded.h"
#include "planner/text/pack.h"

namespace orgplan::language {

void LanguageEntity::index_keys() {
    by_name.clear();
    for (std::uint32_t i = 0; i < keys.size(); ++i) by_name.emplace(keys[i].name, i);
}

const LanguageEntity* Language::find(std::string_view id) const {
    const auto found =
        std::find_if(things.begin(), things.end(), [&](const LanguageEntity& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

const Language& language() {
    static const Language known = [] {
        auto unpacked = text::unpack<Language>(text::embedded(text::SchemaPart::language));
        for (LanguageEntity& thing : unpacked.things) thing.index_keys();
        return unpacked;
    }();
    return known;
}

std::string words_of(const ValueForm& form) {
    std::string words;
    const auto add = [&](std::string_view more) { words += (words.empty() ? "" : " or ") + std::string(more); };
    if (form.scalar != ScalarForm::nothing) add(traits_of(form.scalar).noun);
    if (form.list()) add("a list");
    if (form.map()) add(form.map_key == ScalarForm::time ? "a map of times" : "a map");
    if (form.or_null) add("`~`");
    return words;
}

}  // namespace orgplan::language
