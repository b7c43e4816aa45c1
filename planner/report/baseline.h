#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "planner/text/finding.h"

// Findings that are known and not to be reported, by their fingerprints.

namespace orgplan::report {

struct Baseline {
    std::string file;  ///< as the user gave it
    std::set<std::string, std::less<>> entries = {};
};

/// Takes the entries of a text: fingerprints, one a line, below a first line that says what it is; blank lines and
/// comments are skipped. Returns why it is none and what to do, or an empty text.
std::string read_baseline(std::string_view text, Baseline& baseline);

/// The entries as such a text: sorted, each with a line end, so that versions of two branches can be merged.
std::string baseline_text(const Baseline& baseline);

/// Whether a finding is the same in another version of the spec. One of a text that is about no thing of a spec is only
/// known by its place.
bool is_durable(const text::Finding& finding);

/// The fingerprints of all findings that may be in a baseline.
std::set<std::string, std::less<>> durable_fingerprints(const text::Findings& findings);

/// The findings that a baseline holds, and the entries that none of the findings has, in their order.
struct BaselineUse {
    std::vector<text::Finding> known;
    std::vector<std::string> resolved;
};

/// Takes out of `findings`, which are all of a check and name their parts, what a baseline holds.
BaselineUse apply_baseline(const Baseline& baseline, text::Findings& findings);

}  // namespace orgplan::report
