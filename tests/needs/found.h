#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>

#include "planner/api/check.h"
#include "planner/language/read.h"
#include "planner/report/finding_text.h"

namespace orgplan::testing {
using namespace api;
using namespace language;
using namespace text;

/// A spec given as text, read and checked on 2027-01-15.
struct CheckedSpec {
    explicit CheckedSpec(std::string text, std::vector<std::string> packs = {"structure"}) {
        ReadOptions options;
        options.today = *parse_date("2027-01-15");
        options.stdin_text = std::move(text);
        spec = read_spec("-", options).spec;
        CheckRequest request;
        request.packs = std::move(packs);
        request.parts = true;
        findings = check(*spec, request)->findings;
    }

    /// Each finding as `line severity rule: message, at stages`, what it says otherwise at some of them, and its notes.
    std::string found() const {
        std::string text;
        const auto line = [&](Place place) { return spec->sources.line_column(place.file, place.begin).line; };
        for (const Finding& finding : findings.all()) {
            const std::string stages = report::stages_text(finding.stages, spec->organisation);
            text += fmt::format("{} {} {}: {}{}\n", line(finding.where), name_of(finding.severity), finding.rule,
                                finding.message, stages.empty() ? "" : ", " + stages);
            for (const StageMessage& each : finding.by_stage) {
                if (finding.by_stage.size() == 1) break;
                text += fmt::format("  {}: {}\n", report::stages_text(each.stages, spec->organisation), each.message);
            }
            for (const Note& note : finding.notes) text += fmt::format("  {} {}\n", line(note.where), note.message);
        }
        return text;
    }

    const Finding* finding(std::string_view rule) const {
        const auto found = std::ranges::find(findings.all(), rule, &Finding::rule);
        return found == findings.all().end() ? nullptr : &*found;
    }

    std::unique_ptr<Spec> spec;
    Findings findings;
};

}  // namespace orgplan::testing
