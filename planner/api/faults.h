#pragma once

#include "planner/api/read.h"

namespace orgplan::api {

/// The faults of text and graph for which what is shown of a spec is not all that was meant: errors of reading it at
/// some stage, and loops, under the policies it names and its own. What they are about is left out, or shown as it is
/// written. Its policies join its sources.
text::Findings faults_of(language::Spec& spec, const language::FileTree* tree = nullptr);

/// Why nothing of a spec can be shown: its text cannot be read. Nothing where it can.
std::optional<Refusal> unreadable(const language::Spec& spec);

}  // namespace orgplan::api
