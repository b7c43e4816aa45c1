#include "planner/text/scalar_bytes.h"

#include <algorithm>
#include <optional>

#include "planner/text/yaml_spaces.h"

namespace orgplan::text {
namespace {

bool is_space(char c) {
    return is_blank(c) || is_break(c);
}

std::uint32_t narrow(std::size_t at) {
    return static_cast<std::uint32_t>(at);
}

ScalarBytes quoted_bytes(std::string_view text, std::size_t begin, std::string_view value) {
    const char quote = text[begin];
    const std::size_t close = begin + 1 + value.size();
    const auto quote_at = [&](std::size_t at) { return at < text.size() && text[at] == quote; };
    if (quote_at(close) && text.substr(begin + 1, value.size()) == value && value.find(quote) == value.npos &&
        !(quote == '\'' && quote_at(close + 1))) {
        return {narrow(close + 1), true, true};
    }
    std::size_t at = begin + 1;
    while (at < text.size()) {
        if (quote == '"' && text[at] == '\\') {
            at += 2;
        } else if (text[at] != quote) {
            ++at;
        } else if (quote == '\'' && quote_at(at + 1)) {
            at += 2;
        } else {
            return {narrow(at + 1), false, true};
        }
    }
    return {narrow(text.size()), false, false};
}

/// Past the lines of a block scalar, which are as deep as its first one; its last line end is left out.
ScalarBytes block_bytes(std::string_view text, std::size_t begin, std::string_view value, int indent) {
    std::size_t at = begin + 1;
    int digit = 0;
    for (; at < text.size() && !is_break(text[at]); ++at) {
        if (digit == 0 && text[at] >= '1' && text[at] <= '9' && at < begin + 3) digit = text[at] - '0';
    }
    std::size_t header_end = at;
    while (header_end > begin && is_blank(text[header_end - 1])) --header_end;
    std::size_t end = header_end;
    if (value.find_first_not_of('\n') == value.npos) return {narrow(end), false, true};
    std::optional<std::size_t> depth;
    if (digit != 0) depth = static_cast<std::size_t>(std::max(indent, 0) + digit);
    while (at < text.size()) {
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
        const std::size_t line = at + 1;
        std::size_t first = line;
        while (first < text.size() && text[first] == ' ') ++first;
        at = first;
        while (at < text.size() && !is_break(text[at])) ++at;
        if (first == at) continue;
        if (!depth) depth = first - line;
        if (first - line < *depth) break;
        end = at;
    }
    return {narrow(end), false, true};
}

/// A plain scalar has no escapes: its value is its bytes but for what is folded at line ends.
ScalarBytes plain_bytes(std::string_view text, std::size_t begin, std::string_view value) {
    if (text.substr(begin, value.size()) == value) return {narrow(begin + value.size()), true, true};
    std::size_t at = begin;
    for (std::size_t i = 0; i < value.size() && at < text.size();) {
        if (value[i] == text[at] && !is_space(value[i])) {
            ++i;
            ++at;
        } else if (is_space(value[i]) && is_space(text[at])) {
            while (i < value.size() && is_space(value[i])) ++i;
            while (at < text.size() && is_space(text[at])) ++at;
        } else {
            break;
        }
    }
    return {narrow(at), false, true};
}

}  // namespace

std::uint32_t skip_space(std::string_view text, std::uint32_t at, std::string_view also) {
    while (at < text.size()) {
        const char c = text[at];
        if (is_space(c) || also.find(c) != also.npos) {
            ++at;
        } else if (c == '#' && (at == 0 || is_space(text[at - 1]) || also.find(text[at - 1]) != also.npos)) {
            while (at < text.size() && !is_break(text[at])) ++at;
        } else {
            break;
        }
    }
    return at;
}

Properties skip_properties(std::string_view text, std::uint32_t at) {
    Properties found;
    found.value = at;
    while (found.value < text.size() && (text[found.value] == '&' || text[found.value] == '!')) {
        const std::uint32_t begin = found.value;
        std::uint32_t end = begin;
        const bool tag = text[begin] == '!';
        const std::string_view stops = tag ? ",]}" : "?:,]}%@`";
        while (end < text.size() && !is_space(text[end]) && (stops.find(text[end]) == stops.npos || end == begin))
            ++end;
        if (tag) {
            found.tag_begin = begin;
            found.tag_end = end;
        }
        found.value = skip_space(text, end);
    }
    return found;
}

ScalarBytes scalar_bytes(std::string_view text, std::uint32_t begin, std::string_view value, int indent) {
    if (begin >= text.size()) return {narrow(text.size()), false, true};
    switch (text[begin]) {
        case '"':
        case '\'':
            return quoted_bytes(text, begin, value);
        case '|':
        case '>':
            return block_bytes(text, begin, value, indent);
        default:
            return plain_bytes(text, begin, value);
    }
}

std::uint32_t null_word_end(std::string_view text, std::uint32_t begin) {
    const std::string_view rest = text.substr(std::min<std::size_t>(begin, text.size()));
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
        if (rest.starts_with(word)) return begin + narrow(word.size());
    }
    return begin;
}

std::uint32_t alias_end(std::string_view text, std::uint32_t begin) {
    constexpr std::string_view kStops = "?:,]}%@`";
    std::uint32_t end = begin + 1;
    while (end < text.size() && !is_space(text[end]) && kStops.find(text[end]) == kStops.npos) ++end;
    return std::min(end, narrow(text.size()));
}

}  // namespace orgplan::text
