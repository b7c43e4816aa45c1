#pragma once

#include <string>

namespace orgplan::interop {

/// What columns may be called and what values mean, as Markdown for `docs/import.md`.
std::string import_words_markdown();

}  // namespace orgplan::interop
