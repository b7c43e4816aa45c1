#include "planner/report/fingerprints.h"

#include <fmt/format.h>

#include <algorithm>

namespace orgplan::report {

std::string Fingerprints::next(std::string fingerprint) {
    if (const std::size_t before = seen_[fingerprint]++; before > 0) fingerprint += fmt::format(" #{}", before + 1);
    return fingerprint;
}

std::string without_number(const std::string& fingerprint) {
    const std::size_t at = fingerprint.rfind(" #");
    const bool number = at != fingerprint.npos && at + 2 < fingerprint.size() &&
                        fingerprint.find_first_not_of("0123456789", at + 2) == fingerprint.npos;
    return number ? fingerprint.substr(0, at) : fingerprint;
}

std::string fingerprint_of(const text::Finding& finding) {
    std::string text = finding.rule;
    for (const text::Part& part : finding.about) text += fmt::format(" {}:{}", part.kind, part.id);
    std::ranges::replace(text, '\n', ' ');
    return text;
}

}  // namespace orgplan::report
