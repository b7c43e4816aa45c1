#pragma once

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "planner/text/document.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

namespace orgplan::testing {
using namespace text;

/// A text read as a document, with what was found in it.
struct Reading {
    explicit Reading(std::string text, const Document::Options& options = Document::Options()) {
        const std::uint32_t file = sources.add("t.yaml", std::move(text));
        document = Document::read(sources, file, findings, options);
    }

    /// Each finding as `line:column-column rule: message`, sorted; a range over several lines as
    /// `line:column-line:column`.
    std::vector<std::string> found() {
        findings.sort();
        std::vector<std::string> lines;
        for (const Finding& finding : findings.all()) {
            lines.push_back(fmt::format("{} {}: {}", span(finding.where), finding.rule, finding.message));
            for (const Note& note : finding.notes)
                lines.back() += fmt::format(" ({} {})", span(note.where), note.message);
        }
        return lines;
    }

    std::string span(Place place) const {
        const LineColumn begin = sources.line_column(place.file, place.begin);
        const LineColumn end = sources.line_column(place.file, place.end);
        if (begin.line == end.line) return fmt::format("{}:{}-{}", begin.line, begin.column, end.column);
        return fmt::format("{}:{}-{}:{}", begin.line, begin.column, end.line, end.column);
    }

    /// The value on one line: scalars in quotes, null as `~`.
    static std::string shown(Node node) {
        std::string text;
        switch (node.kind()) {
            case NodeKind::null:
                return "~";
            case NodeKind::scalar:
                return fmt::format("'{}'", node.text());
            case NodeKind::sequence:
                for (const Node child : node) text += (text.empty() ? "" : " ") + shown(child);
                return "[" + text + "]";
            case NodeKind::map:
                for (const Node child : node) {
                    text += fmt::format("{}{}={}", text.empty() ? "" : " ", child.key(), shown(child));
                }
                return "{" + text + "}";
        }
        return text;
    }

    Sources sources;
    Findings findings;
    std::unique_ptr<Document> document;
};

}  // namespace orgplan::testing
