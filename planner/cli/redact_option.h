#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "planner/cli/chart_files.h"
#include "planner/cli/option.h"
#include "planner/redact/redaction.h"

namespace orgplan::cli {

/// `--redact`; of a command that is about findings, without these.
Option redact_option(std::vector<std::string>& words, bool findings = true);

/// What `--redact`, or the configuration, leaves out. Nothing, and a refusal, where a word means nothing.
std::optional<redact::Redaction> redaction_of(std::span<const std::string> words, Console& console);

/// What is left of a spec by itself, and of faults that were found in it.
void redact_spec(redact::Redaction& redaction, language::Spec& spec, text::Findings& faults);

/// Says in the footer of a chart what it leaves out.
void add_left_out(const redact::Redaction& redaction, ChartFiles& files);
/// A report in a format without what is left out, which it says: below text and Markdown, in JSON as the list
/// `left_out`; CSV has no room for it, so `err` says it.
std::string with_left_out(const redact::Redaction& redaction, std::string_view format, std::string report,
                          Console& console);

}  // namespace orgplan::cli
