#pragma once

#include <string>

namespace orgplan::manual {

/// Every rule with what it rests on, its parameters, and the facts that rules need, as Markdown: `docs/rules.md`.
std::string rules_markdown();

/// What every statement of the source texts has become, as Markdown: `docs/glossary-coverage.md`.
std::string coverage_markdown();

}  // namespace orgplan::manual
