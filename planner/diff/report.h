#pragma once

#include <string>

#include "planner/diff/diff.h"

namespace orgplan::diff {

/// The two organisations that a diff compares, and their names.
struct DiffSides {
    const Organisation& before;
    const Organisation& after;
    std::string before_name;
    std::string after_name;
};

/// For a terminal: a sentence, the headcount by unit, the changes by unit, possible renames, findings.
std::string diff_text(const Diff& diff, const DiffSides& sides, std::size_t width);

/// The same as a comment on a pull request; nothing that a spec says can break it.
std::string diff_markdown(const Diff& diff, const DiffSides& sides);

/// All of it as one JSON object that ends in a newline.
std::string diff_json(const Diff& diff, const DiffSides& sides);

}  // namespace orgplan::diff
