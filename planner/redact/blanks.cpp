#include "planner/redact/blanks.h"

#include <algorithm>
#include <array>

namespace orgplan::redact {

std::string blanks_of(std::string_view text) {
    // Of one to four bytes, of which those of four are two units of UTF-16.
    constexpr std::array<std::string_view, 4> kBlanks{" ", "\xC2\xA0", "\xE3\x80\x80", "\xF3\xA0\x80\xA0"};
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    std::string blanks;
    blanks.reserve(text.size());
    std::size_t at = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    blanks += text.substr(0, at);
    const auto is_rest = [&](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
    };
    while (at < text.size()) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const std::size_t wanted = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 0;
        std::size_t size = 1;
        while (size < wanted && is_rest(at + size)) ++size;
        if (byte == '\n' || byte == '\r') {
            blanks += text[at];
        } else if (size == wanted) {
            blanks += kBlanks[size - 1];
        } else {
            // No UTF-8: a byte that counts as this one does.
            size = 1;
            blanks += wanted == 0 ? '\x80' : wanted == 4 ? '\xFF' : ' ';
        }
        at += size;
    }
    return blanks;
}

}  // namespace orgplan::redact
