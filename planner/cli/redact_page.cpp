#include "planner/cli/redact_page.h"

#include "planner/cli/redact_option.h"

namespace orgplan::cli {

std::optional<api::Checked> found_for_page(language::Spec& spec, const language::FileTree* tree) {
    api::CheckRequest request;
    request.parts = true;
    request.tree = tree;
    api::Result<api::Checked> checked = api::check(spec, request);
    return checked ? std::optional(std::move(*checked)) : std::nullopt;
}

void redact_page(redact::Redaction& redaction, language::Spec& spec, std::optional<api::Checked>& found,
                 text::Findings& faults) {
    redact_spec(redaction, spec, faults);
    if (!found) return;
    redaction.apply(found->findings);
    if (redaction.has(redact::Secret::findings)) found->findings = text::Findings();
}

}  // namespace orgplan::cli
