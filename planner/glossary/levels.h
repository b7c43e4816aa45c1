#pragma once

#include <optional>
#include <string_view>

#include "graph/model/ids.h"
#include "planner/glossary/titles.h"

namespace orgplan::glossary {

/// `senior` of `Senior` or `sr`; empty where a text is not a word for how senior somebody is.
std::string_view level_of(std::string_view text);

/// A role of the glossary with how senior it is, in one text: `senior-backend-developer`, `Backend Developer, Senior`.
struct Levelled {
    RoleId role = kNone<RoleId>;
    std::string_view level;
};
/// Nothing where the text is a title of its own, or what is left of it means no role, or several.
std::optional<Levelled> levelled(std::string_view text, const Titles& titles);

}  // namespace orgplan::glossary
