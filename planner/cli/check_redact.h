#pragma once

#include "planner/cli/check_run.h"
#include "planner/redact/redaction.h"

namespace orgplan::cli {

/// What is left of a run once it is checked: of its specs and their paths, its findings, and what it says of a baseline
/// and an earlier revision.
void redact_run(redact::Redaction& redaction, CheckRun& run, report::KnownFindings& known);

/// What `--redact` of a report did, as the last lines of it; empty where nothing is left out.
std::string redacted_text(const redact::Redaction& redaction);

}  // namespace orgplan::cli
