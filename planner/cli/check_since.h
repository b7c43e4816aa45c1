#pragma once

#include <optional>
#include <string>

#include "planner/cli/check_options.h"
#include "planner/report/baseline.h"
#include "planner/report/check_report.h"

// `check --since`: only what is new since a revision of git counts.

namespace orgplan::cli {

/// The baseline of an earlier revision, as all specs of a run use it, one after another: its findings are numbered over
/// all of them.
struct EarlierBaseline {
    explicit EarlierBaseline(const report::Baseline& read) : then(read), again(read) {}

    report::BaselineUse then;   ///< by what was found then
    report::BaselineUse again;  ///< by what is found now, with what was said about rules then
};

/// Leaves in `later`, which `checker` made, only the findings that are new or worse since the revision of the options,
/// by the configuration and the baseline of that time, which is read where it was not. Nothing, and a refusal, where
/// there is no such revision.
std::optional<report::SinceRevision> keep_new(const CheckOptions& options, Checker& checker, Checking& later,
                                              std::optional<EarlierBaseline>& baseline, Console& console);

/// "since main: 3 findings are new or worse, 12 were there before", as a line.
std::string since_text(const report::SinceRevision& since, std::size_t fresh, const std::string& path);

}  // namespace orgplan::cli
