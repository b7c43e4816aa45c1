#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "planner/api/check.h"
#include "planner/language/read.h"
#include "planner/report/finding_text.h"

namespace orgplan::testing {
using namespace api;
using namespace hiring;
using namespace language;
using namespace report;
using namespace text;

constexpr std::array<std::string_view, 17> kOfHiring = {
    "starts-in-conflict",    "hires-over-capacity",       "recruiters-overbooked",      "interviewers-overbooked",
    "onboarding-overloaded", "start-in-freeze",           "requisition-late",           "start-overdue",
    "filled-before-manager", "team-before-lead",          "manager-closes-early",       "too-many-leave-at-once",
    "too-many-months",       "recruiters-beyond-typical", "days-to-fill-below-typical", "ramp-below-typical",
    "plan-without-leavers"};

inline std::unique_ptr<Spec> judged(std::string text, std::string_view today = "2027-01-15") {
    ReadOptions options;
    options.today = *parse_date(today);
    options.stdin_text = std::move(text);
    std::unique_ptr<Spec> spec = read_spec("-", options).spec;
    spec->findings = check(*spec, {{"structure", "benchmark"}, {}})->findings;
    return spec;
}

// What was found of hiring, each with its line and its notes; and every error, so that no spec is wrong otherwise.
inline std::string held(const Spec& spec) {
    std::string text;
    const auto line = [&](Place place) { return spec.sources.line_column(place.file, place.begin).line; };
    for (const Finding& finding : spec.findings.all()) {
        const bool ours = std::find(kOfHiring.begin(), kOfHiring.end(), finding.rule) != kOfHiring.end();
        if (!ours && finding.severity != Severity::error) continue;
        const std::string stages = stages_text(finding.stages, spec.organisation);
        text += fmt::format("{} {} {}: {}{}\n", line(finding.where), name_of(finding.severity), finding.rule,
                            finding.message, stages.empty() ? "" : ", " + stages);
        for (const Note& note : finding.notes) text += fmt::format("  {} {}\n", line(note.where), note.message);
    }
    return text;
}

}  // namespace orgplan::testing
