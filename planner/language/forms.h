#pragma once

#include <string>
#include <string_view>

#include "planner/language/holes.h"
#include "planner/language/language_data.h"
#include "planner/text/document.h"

// Forms of `meant` and `instead`, as the language writes them, and examples of what they are for.

namespace orgplan::language {

/// In a form: what follows belongs at the top level of a spec that has no currency.
inline constexpr std::string_view kBeside = " + ";
inline constexpr std::string_view kAtTop = "+ ";
/// In a form: the keys of another map.
inline constexpr std::string_view kKeys = "<keys>";

const LanguageEntity* thing_of(const ValueForm& form);
const ValueForm& form_of(const Key& key);
/// Some keys of a thing.
ValueForm part_of(const LanguageEntity& thing);

/// The key of a form without a hole and without a colon may be a key of the thing; one with a colon says it all.
bool says_it_all(std::string_view form);
/// Of a value that takes the word of its key back, such as `no` or `~`.
bool takes_back(text::Node value);
/// "the first day without it" of a time that ends something, as the language says it; else empty.
std::string first_day_of(const Key& key);

std::string in_brackets(const std::string& text);
/// A text as the value of the first key.
std::string first_key(const LanguageEntity& thing);
/// A form with its own examples in the holes, without what belongs at the top level.
std::string example_in(std::string_view form);
/// A value of a form on one line, such as `{id: platform}`; empty where the language leaves it open.
std::string example_of(const ValueForm& form);

}  // namespace orgplan::language
