#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "planner/text/finding.h"

namespace orgplan::report {

/// The rule and the ids of what a finding speaks of, in their parts, on one line. It does not change with numbers,
/// severity, wording, path or place.
std::string fingerprint_of(const text::Finding& finding);

/// The fingerprint of the first of several findings that are the same.
std::string without_number(const std::string& fingerprint);

/// The fingerprints of the findings of one report, one after another: of several that are the same, all but the first
/// end with their number.
class Fingerprints {
  public:
    std::string next(const text::Finding& finding) { return next(fingerprint_of(finding)); }
    /// The same of one that has no number yet.
    std::string next(std::string fingerprint);

  private:
    std::unordered_map<std::string, std::size_t> seen_;
};

}  // namespace orgplan::report
