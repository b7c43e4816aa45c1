#pragma once

#include "planner/language/read.h"
#include "planner/text/finding.h"

namespace orgplan::language {

/// Gives each finding of a spec that names no parts those at its place: the thing that the text there is about and, of
/// a fault of the text, the word. Where the text is about no thing, the key of the file that it is below, and the word;
/// in a comment the word alone.
/// Time n log n in the spec, where there is such a finding.
void name_parts(const Spec& spec, text::Findings& findings);

/// Makes one of findings that say the same of the same parts, as far as they name them; its notes have the other
/// places.
void join_same(text::Findings& findings);

}  // namespace orgplan::language
