#include "planner/report/fingerprints.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>

namespace orgplan::report {
namespace {

std::string unnumbered(std::string_view rule, std::span<const text::Part> about) {
    std::string text(rule);
    for (const text::Part& part : about) text += fmt::format(" {}:{}", part.kind, part.id);
    std::ranges::replace(text, '\n', ' ');
    return text;
}

std::string numbered(std::string fingerprint, std::size_t number) {
    if (number > 1) fingerprint += fmt::format(" #{}", number);
    return fingerprint;
}

}  // namespace

std::string fingerprint_of(const text::Finding& finding) {
    return numbered(unnumbered(finding.rule, finding.about), finding.number);
}

void number_same(text::Findings& findings, std::vector<SuppressedFinding>& suppressed) {
    std::unordered_map<std::string, std::size_t> seen;
    for (text::Finding& each : findings.all()) {
        if (each.severity != text::Severity::hide) each.number = ++seen[unnumbered(each.rule, each.about)];
    }
    for (SuppressedFinding& each : suppressed) each.number = ++seen[unnumbered(each.rule, each.about)];
}

std::string Fingerprints::next(const text::Finding& finding) {
    std::string text = unnumbered(finding.rule, finding.about);
    const std::size_t number = ++seen_[text];
    return numbered(std::move(text), number);
}

std::string Once::operator()(std::string name) {
    while (!given_.insert(name).second) name += " again";
    return name;
}

}  // namespace orgplan::report
