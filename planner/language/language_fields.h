#pragma once

#include "planner/language/language_data.h"

namespace orgplan::language {

template <class Archive>
void serialize(Archive& archive, ValueForm& form) {
    archive(form.scalar, form.anything, form.any_map, form.or_null, form.partial, form.list_of, form.thing,
            form.map_key, form.map_value, form.words, form.like);
}

template <class Archive>
void serialize(Archive& archive, Key& key) {
    archive(key.name, key.form, key.required, key.about, key.written);
}

/// Without `by_name`, which points into the keys.
template <class Archive>
void serialize(Archive& archive, LanguageEntity& thing) {
    archive(thing.id, thing.called, thing.keys, thing.instead, thing.meant, thing.exclusive);
}

template <class Archive>
void serialize(Archive& archive, Language& language) {
    archive(language.things, language.forms, language.synonyms, language.not_names);
}

}  // namespace orgplan::language
