#pragma once

#include <string>

namespace orgplan::manual {

/// The whole glossary as Markdown: `docs/roles.md`.
std::string roles_markdown();

}  // namespace orgplan::manual
