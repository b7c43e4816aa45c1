#pragma once

#include <cstddef>
#include <vector>

#include "planner/api/check.h"
#include "planner/report/baseline.h"
#include "planner/report/check_report.h"

namespace orgplan::api {

/// A spec and what was found in it, every finding with what it is about.
struct CheckedSpec {
    language::Spec& spec;
    Checked& checked;
    /// Of an earlier one the baseline of its time, as specs of the run before this one used it.
    report::BaselineUse* baseline = nullptr;
};

/// What an earlier version of a spec is compared by.
struct SinceEarlier {
    std::vector<bool> fresh;  ///< of each finding of the later version: it is new, or worse than before
    std::size_t before = 0;   ///< findings of the later version that were there before, and are not worse
    std::size_t gone = 0;     ///< findings of the earlier version that are resolved
    std::vector<report::SilencedFinding> silenced;  ///< by what is said about rules now and was not then
};

/// Which findings of a spec are new since an earlier version of it: those that are not there at one of their stages, or
/// are less severe there or nearer to their limit. `request` is that of the check of the later version, but with the
/// packs and the days of the earlier one. Refused where the later one cannot be checked again, by what the earlier one
/// says about rules.
Result<SinceEarlier> since(const CheckedSpec& earlier, const CheckedSpec& later, const CheckRequest& request);

}  // namespace orgplan::api
