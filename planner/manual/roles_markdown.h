#pragma once

#include <string>

namespace orgplan {

/// The whole glossary as Markdown: `docs/roles.md`.
std::string roles_markdown();

}  // namespace orgplan
