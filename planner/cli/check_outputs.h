#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/api/check.h"
#include "planner/cli/console.h"
#include "planner/cli/targets.h"
#include "planner/report/check_report.h"
#include "planner/report/ci/formats.h"
#include "planner/report/text_report.h"

// The reports of `check`: in which formats, and where to.

namespace orgplan::cli {

/// What a report is made of.
struct Written {
    struct Part {
        const language::Spec& spec;
        const api::Checked& checked;
    };
    std::vector<Part> parts = {};     ///< one a spec
    report::CheckReport report = {};  ///< of all of them
    report::FormatOptions format;
    report::TextStyle style;  ///< of text on standard output; in a file it is plain
    bool explain_skipped = false;
    bool show_suppressed = false;
    bool statistics = false;
};

struct ReportFormat {
    std::string_view name;
    std::string (*write)(const Written&, const report::TextStyle&);
};

struct Output {
    const ReportFormat* format;
    std::string file;  ///< `-` is standard output
};

std::vector<std::string> report_formats();

/// What texts such as `sarif=out.sarif` mean. Nothing, and a refusal, where one cannot be, or two would be written to
/// one file; the annotations of GitHub are lines among those of the text.
std::optional<std::vector<Output>> outputs_of(const std::vector<std::string>& formats, Console& console);

/// Refuses, before anything is written, a report in place of a file that was read, or of one that is no report.
std::optional<Exit> refuse_outputs(const std::vector<Output>& outputs, const Inputs& inputs, Console& console);

/// Writes all of them, each whole or not at all; the summary goes to `err` where another format has standard output.
int write_outputs(const std::vector<Output>& outputs, Written written, Console& console);

}  // namespace orgplan::cli
