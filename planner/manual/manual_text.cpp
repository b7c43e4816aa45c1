#include "planner/manual/manual_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace orgplan::manual {

std::string wrapped(std::string_view first, std::string_view text) {
    constexpr std::size_t kWidth = 100;
    const std::string indent(first.size(), ' ');
    std::string all(first);
    std::size_t column = first.size();
    bool fresh = true;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        if (!fresh && column + 1 + word.size() > kWidth) {
            all.append("\n").append(indent);
            column = indent.size();
            fresh = true;
        }
        if (!fresh) all += ' ', ++column;
        all.append(word);
        column += word.size();
        fresh = false;
    }
    return all += '\n';
}

std::string indented(std::string_view text, std::size_t blanks) {
    std::string all;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (!line.empty()) all.append(blanks, ' ').append(line);
        all += '\n';
    }
    return all;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace orgplan::manual
