#include "graph/chart/scene/wrap.h"

namespace orgplan::scene {
namespace {

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// The end of the last word, or of the part of one before a hyphen, within the first bytes; 0: a word is longer.
std::size_t last_break(std::string_view text, std::size_t bytes) {
    for (std::size_t at = bytes; at > 0; --at) {
        if (text[at] == ' ') return at;
        if (text[at - 1] == '-' && at > 1 && text[at - 2] != ' ') return at;
    }
    return 0;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, double size, bool bold, double width, std::size_t most,
                                 TextMeasure& measure) {
    std::vector<std::string> lines;
    text = trimmed(text);
    while (!text.empty() && lines.size() < most) {
        const std::size_t bytes = measure.bytes_within(text, size, bold, width);
        if (bytes == text.size()) {
            lines.emplace_back(text);
            return lines;
        }
        if (lines.size() + 1 == most) {
            lines.push_back(measure.fit(text, size, bold, width));
            return lines;
        }
        const std::size_t broken = last_break(text, bytes);
        const std::size_t end = broken > 0 ? broken : bytes;
        lines.emplace_back(trimmed(text.substr(0, end)));
        text = trimmed(text.substr(end));
    }
    return lines;
}

}  // namespace orgplan::scene
