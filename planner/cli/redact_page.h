#pragma once

#include <optional>

#include "planner/api/check.h"
#include "planner/redact/redaction.h"

namespace orgplan::cli {

/// What is found in a spec for a page, before anything of it is left out; nothing where it cannot be checked. The
/// files of policies are read from `tree`, and join its sources.
std::optional<api::Checked> found_for_page(language::Spec& spec, const language::FileTree* tree = nullptr);

/// What is left of a spec that is to be a page, of what was found for that, and of other faults.
void redact_page(redact::Redaction& redaction, language::Spec& spec, std::optional<api::Checked>& found,
                 text::Findings& faults);

}  // namespace orgplan::cli
