#include "planner/report/fingerprints.h"

#include <fmt/format.h>

#include <algorithm>

namespace orgplan::report {

std::string Fingerprints::next(const text::Finding& finding) {
    std::string fingerprint = fingerprint_of(finding);
    if (const std::size_t before = seen_[fingerprint]++; before > 0) fingerprint += fmt::format(" #{}", before + 1);
    return fingerprint;
}

std::string fingerprint_of(const text::Finding& finding) {
    std::string text = finding.rule;
    for (const text::Part& part : finding.about) text += fmt::format(" {}:{}", part.kind, part.id);
    std::ranges::replace(text, '\n', ' ');
    return text;
}

}  // namespace orgplan::report
