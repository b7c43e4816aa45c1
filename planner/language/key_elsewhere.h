#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/language/language_data.h"

namespace orgplan::language {

/// A key that another thing has, and the way to it from a thing that is there.
struct KeyElsewhere {
    const LanguageEntity* of = nullptr;  ///< the thing that has it
    const ValueForm* form = nullptr;     ///< of its value
    std::string before;                  ///< `units: [{id: platform, `, before the key and its value
    std::string after;                   ///< `}]`
    bool by_keys = true;                 ///< nothing but keys of the language is on the way
};

/// Things below `from` that have the key, the nearest first.
std::vector<KeyElsewhere> keys_below(const LanguageEntity& from, std::string_view key);

}  // namespace orgplan::language
