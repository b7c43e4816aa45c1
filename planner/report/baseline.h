#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "planner/report/fingerprints.h"
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

/// What of a baseline is found, in the specs of one run.
class BaselineUse {
  public:
    explicit BaselineUse(const Baseline& baseline) : left_(baseline.entries) {}

    /// Takes out of all findings of a check, which name their parts, those that it holds.
    std::vector<text::Finding> take(text::Findings& findings);
    /// The entries that nothing had, in their order.
    std::vector<std::string> left() const { return {left_.begin(), left_.end()}; }
    /// The fingerprints of all findings it was given, as a baseline has them.
    const std::set<std::string, std::less<>>& seen() const { return seen_; }

  private:
    std::set<std::string, std::less<>> left_;
    std::set<std::string, std::less<>> seen_;
    Fingerprints fingerprints_;
};

}  // namespace orgplan::report
