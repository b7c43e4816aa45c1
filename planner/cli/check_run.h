#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "planner/cli/check_inputs.h"
#include "planner/cli/check_options.h"
#include "planner/report/baseline.h"
#include "planner/report/check_report.h"

namespace orgplan::cli {

/// One spec of a run, and what was found in it.
struct CheckedInput {
    Input input;
    Checker checker;
    Checking checking;
    report::KnownFindings known = {};  ///< that are not among its findings
    report::SinceRevision since = {};  ///< likewise
};

/// What `check` and `baseline` begin with: the configuration, and every spec read and checked.
struct CheckRun {
    Settings settings;
    CheckInput how;
    language::ReadOptions reading;
    std::unique_ptr<CheckInputs> inputs;
    std::vector<CheckedInput> checked;

    bool failed_on_silenced = false;  ///< in the revision that the run is compared with
    bool all_inputs = true;           ///< none of the configuration is left out
    bool own_packs = true;            ///< those of the configuration or of the specs, not of options

    /// Whether all was checked that specs and configuration choose, at all of their stages, and could be read as a
    /// whole.
    bool whole() const;
};

/// The configuration of options, with them.
std::optional<Settings> settings_for(const CheckOptions& options, Console& console);

/// Nothing, and a refusal, where anything cannot be read.
std::optional<CheckRun> run_check(const CheckOptions& options, Settings settings, bool parts, Console& console);

}  // namespace orgplan::cli
