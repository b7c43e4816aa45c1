#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "planner/language/read.h"
#include "planner/report/show.h"

namespace orgplan::testing {
using namespace language;
using namespace report;
using namespace text;

/// A spec read from its text, as `-` reads it, on 2027-01-15.
struct Resolved {
    explicit Resolved(std::string text, ReadOptions options = {}) {
        options.today = *parse_date("2027-01-15");
        options.stdin_text = std::move(text);
        spec = read_spec("-", options).spec;
    }

    /// Each finding as `line:column severity rule: message @stages (line:column note)`, in the order of the report.
    std::vector<std::string> found() const {
        std::vector<std::string> lines;
        for (const Finding& finding : spec->findings.all()) {
            std::string line = fmt::format("{} {} {}: {}", at(finding.where), name_of(finding.severity), finding.rule,
                                           finding.message);
            for (std::size_t s = 0; s < spec->organisation.stages.size(); ++s) {
                if (finding.stages.has(id_at<StageId>(s))) line += fmt::format(" @{}", spec->organisation.stages[s].id);
            }
            for (const Note& note : finding.notes) line += fmt::format(" ({} {})", at(note.where), note.message);
            lines.push_back(std::move(line));
        }
        return lines;
    }

    std::string shown() const { return show_text(spec->organisation, spec->sources, spec->organisation.all_stages()); }

    std::string at(Place place) const {
        if (!place.known()) return "nowhere";
        const LineColumn begin = spec->sources.line_column(place.file, place.begin);
        return fmt::format("{}:{}", begin.line, begin.column);
    }

    std::unique_ptr<Spec> spec;
};

}  // namespace orgplan::testing
