#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/language/language_data.h"
#include "planner/text/document.h"

namespace orgplan::language {

/// What is to be added to a map that may have some of it.
struct Addition {
    std::vector<std::string> under;  ///< keys that are there already, the innermost first; none: the map itself
    std::string text;                ///< keys with values, elements of a list or a value, on one line
};

/// Where the key and value of the map `fresh` go in a map of `thing`. It may be in several parts: `there` has them all.
/// Nothing where there is no room: a key has its value, or one that excludes it is there.
std::optional<Addition> addition(text::Node fresh, const std::vector<text::Node>& there, const LanguageEntity& thing);

/// Whether one of the maps has a key, faulty or not.
bool has_key(const std::vector<text::Node>& maps, std::string_view key);

}  // namespace orgplan::language
