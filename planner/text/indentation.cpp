#include "planner/text/indentation.h"

#include <fmt/format.h>

#include <algorithm>

namespace orgplan::text {
namespace {

// A line as it begins: `  - - key: value`.
struct Line {
    std::size_t begin = 0;
    std::size_t indent = 0;     // before the first dash
    std::size_t content = 0;    // column of what comes after all dashes
    bool entry = false;         // begins with a dash
    std::string_view key = {};  // empty: none
    bool value = false;         // something comes after the key, on the same line
    bool blank = true;          // nothing but a comment
};

Line line_at(std::string_view text, std::size_t begin) {
    std::string_view line = text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    Line read{.begin = begin};
    std::size_t at = std::min(line.find_first_not_of(' '), line.size());
    read.indent = at;
    read.blank = at == line.size() || line[at] == '#';
    while (at + 1 < line.size() && line[at] == '-' && line[at + 1] == ' ') {
        read.entry = true;
        at = std::min(line.find_first_not_of(' ', at + 1), line.size());
    }
    read.content = at;
    const std::size_t colon = line.find(':', at);
    const bool is_key = colon != line.npos && (colon + 1 == line.size() || line[colon + 1] == ' ');
    if (!is_key) return read;
    read.key = line.substr(at, colon - at);
    const std::size_t value = line.find_first_not_of(' ', colon + 1);
    read.value = value != line.npos && line[value] != '#' && line[value] != '|' && line[value] != '>';
    return read;
}

// The line before one that says something; false where there is none.
bool step_back(std::string_view text, Line& line, std::size_t& number) {
    while (line.begin > 0) {
        const std::size_t end = line.begin - 1;
        const std::size_t before = end == 0 ? text.npos : text.rfind('\n', end - 1);
        line = line_at(text, before == text.npos ? 0 : before + 1);
        --number;
        if (!line.blank) return true;
    }
    return false;
}

std::string blanks(std::size_t count) {
    return fmt::format("{} {}", count, count == 1 ? "blank" : "blanks");
}

}  // namespace

std::optional<IndentationFault> indentation_fault(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    const std::size_t newline = at == 0 ? text.npos : text.rfind('\n', at - 1);
    const Line line = line_at(text, newline == text.npos ? 0 : newline + 1);
    const bool is_key = !line.key.empty() && line.key.find(' ') == line.key.npos;
    if (line.blank || (!is_key && !line.entry)) return std::nullopt;
    const auto number = static_cast<std::size_t>(std::ranges::count(text.substr(0, line.begin), '\n')) + 1;
    const auto fault = [&](std::string message, std::string help) {
        return IndentationFault{line.begin + line.indent, std::move(message), std::move(help)};
    };
    Line above = line;
    std::size_t above_number = number;
    if (!step_back(text, above, above_number)) return std::nullopt;
    if (line.indent > above.content) {
        if (!above.value) return std::nullopt;
        return fault(
            fmt::format("line {} is indented further than line {}, which has a value already", number, above_number),
            fmt::format("indent it by {}, as `{}`, or leave the value of `{}` out", blanks(above.content), above.key,
                        above.key));
    }
    // The nearest line of the same column, or else the next further one on the way to what contains them.
    std::optional<std::pair<std::size_t, std::size_t>> further;  // line, column
    for (bool more = true; more; more = step_back(text, above, above_number)) {
        const bool entry_there = above.entry && above.indent == line.indent;
        if (entry_there && !line.entry) {
            return fault(fmt::format("line {} is a key, and line {} begins an entry of a list at the same indentation",
                                     number, above_number),
                         "write each of them as an entry, as in `- {KEY: VALUE}`, or each as `KEY: VALUE`");
        }
        if (entry_there) return std::nullopt;
        if (above.content == line.indent) {
            if (!line.entry || !above.value) return std::nullopt;
            return fault(fmt::format("line {} begins an entry of a list, and line {} is a key at the same indentation",
                                     number, above_number),
                         "write each of them as `KEY: VALUE`, or each as an entry, as in `- {KEY: VALUE}`");
        }
        for (const std::size_t column : {above.indent, above.content}) {
            if (column > line.indent && (!further || column < further->second)) further = {above_number, column};
        }
        if (above.indent < line.indent) break;
    }
    if (!further) return std::nullopt;
    return fault(fmt::format("line {} is indented by {}, and line {} by {}", number, blanks(line.indent),
                             further->first, further->second),
                 fmt::format("indent it by {}, as line {}", blanks(further->second), further->first));
}

}  // namespace orgplan::text
