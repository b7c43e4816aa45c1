#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "planner/report/rules_checked.h"
#include "planner/text/finding.h"

namespace orgplan::report {

/// The rule and the ids of what a finding speaks of, in their parts, on one line; of several of a spec that are the
/// same, all but the first end with their number. It does not change with numbers, severity, wording, path or place.
std::string fingerprint_of(const text::Finding& finding);

/// Numbers all findings of a spec that are reported, and then what is suppressed, so that each has a fingerprint of its
/// own, whatever a baseline or a revision leaves of them. All name their parts.
void number_same(text::Findings& findings, std::vector<SuppressedFinding>& suppressed);

/// The fingerprints of findings of several specs, one after another: of those that are the same, whatever number they
/// have, all but the first end with their number here.
class Fingerprints {
  public:
    std::string next(const text::Finding& finding);

  private:
    std::unordered_map<std::string, std::size_t> seen_;
};

/// Names for what takes one for the same as another of that name: one that was given before ends with `again`.
class Once {
  public:
    std::string operator()(std::string name);

  private:
    std::unordered_set<std::string> given_;
};

}  // namespace orgplan::report
