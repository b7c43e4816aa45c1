#include "planner/manual/manual_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "planner/report/columns.h"

namespace orgplan::manual {

std::string wrapped(std::string_view first, std::string_view text) {
    constexpr std::size_t kWidth = 100;
    const std::size_t before = report::columns_of(first);
    const std::vector<std::string> lines = report::wrapped(text, kWidth - std::min(kWidth, before));
    return fmt::format("{}{}\n", first, fmt::join(lines, "\n" + std::string(before, ' ')));
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

}  // namespace orgplan::manual
