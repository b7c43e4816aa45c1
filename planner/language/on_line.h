#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "planner/text/document.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

namespace orgplan::language {

/// Longer forms are not shown in help, in bytes.
constexpr std::size_t kLongestShown = 120;

/// A line of YAML that is read.
struct Line {
    explicit Line(std::string yaml);
    text::Node root() const { return document->root(); }

    text::Sources sources;
    text::Findings findings;
    std::unique_ptr<text::Document> document;
};

/// A value as it is written, on one line; what is far longer than is shown is cut. `digits_alone` leaves out the signs
/// between thousands.
std::string on_line(text::Node value, bool digits_alone = false);

/// The same without the brackets of a list or map.
std::string inside(text::Node value);

}  // namespace orgplan::language
