#pragma once

#include <string>
#include <string_view>

#include "planner/api/result.h"
#include "planner/cli/console.h"
#include "planner/language/read.h"

namespace orgplan::cli {

/// Writes on `err` why something was not done, and what to do instead; returns `kUsage`.
Exit refuse(Console& console, std::string_view why, std::string_view hint = {});

/// The same of a refusal that is of no spec; returns the exit code.
Exit refuse(Console& console, const api::Refusal& refusal);

/// The same of a request about a spec, with the findings in the way; `undone` reads like `nothing was drawn`.
Exit refuse(Console& console, const api::Refusal& refusal, const language::Spec& spec, std::string_view path,
            std::string_view undone);

/// What a command ends with after it showed a spec: `code` or, where faults leave what was shown short of what was
/// meant, `kFindings`, with these faults on `err`.
int with_faults(int code, Console& console, const text::Findings& faults, const language::Spec& spec,
                std::string_view path);

}  // namespace orgplan::cli
