#pragma once

#include <string>
#include <string_view>

#include "planner/glossary/glossary.h"

namespace orgplan::manual {

/// All that the glossary knows about a role, and the rules about it, as plain text of at most 100 columns where words
/// allow it, ending in a newline.
std::string explain_role(const glossary::GlossaryRole& role);

/// Where in the source texts a role comes from and how certain its title is, in one line.
std::string origin_text(const glossary::RoleOrigin& origin);

/// The title of a family, by its id.
std::string family_title(std::string_view id);

}  // namespace orgplan::manual
