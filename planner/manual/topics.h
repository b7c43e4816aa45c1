#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace orgplan::manual {

/// A chapter of the manual in short, of `schemas/topics.yaml`.
struct Topic {
    std::string id;
    std::string title;
    std::vector<std::string> also;  ///< other words under which people look for it
    std::string text;               ///< lines of at most 78 columns; examples are indented by four blanks

    bool operator==(const Topic&) const = default;
};

/// All of them, in the order in which one meets their subjects.
std::span<const Topic> topics();
/// The topic of this id, or that people look for under this word; null if there is none.
const Topic* find_topic(std::string_view word);

}  // namespace orgplan::manual
