#include "planner/interop/csv_text.h"

#include <fmt/format.h>
#include <iconv.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <memory>

#include "planner/report/table.h"
#include "planner/text/encoding.h"

namespace orgplan::interop {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

const utf8proc_uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

/// The first byte that is not UTF-8; the size where all is.
std::size_t first_fault(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        utf8proc_int32_t point = 0;
        const auto length =
            utf8proc_iterate(bytes_of(text) + at, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
        if (length <= 0) break;
        at += static_cast<std::size_t>(length);
    }
    return at;
}

std::size_t line_at(std::string_view text, std::size_t offset) {
    return 1 +
           static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

DecodedText convert(std::string_view bytes, const std::string& encoding) {
    DecodedText result{{}, encoding, {}, {}};
    const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) {
        result.error = fmt::format("unknown encoding {}", in_message(encoding));
        return result;
    }
    std::string input(bytes);
    char* from = input.data();
    std::size_t left = input.size();
    std::array<char, 1 << 16> buffer;
    while (result.error.empty()) {
        char* to = buffer.data();
        std::size_t room = buffer.size();
        const bool flush = left == 0;
        const std::size_t done = iconv(converter, flush ? nullptr : &from, flush ? nullptr : &left, &to, &room);
        const int fault = errno;
        result.text.append(buffer.data(), buffer.size() - room);
        if (done != static_cast<std::size_t>(-1)) {
            if (flush) break;
        } else if (fault != E2BIG) {
            const std::size_t at = input.size() - left;
            result.error = fmt::format("byte 0x{:02X} on line {} is not {}", static_cast<unsigned char>(input[at]),
                                       line_at(input, at), encoding);
        }
    }
    iconv_close(converter);
    if (result.text.starts_with(kUtf8Mark)) result.text.erase(0, kUtf8Mark.size());
    if (!result.error.empty()) result.text.clear();
    return result;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kNoBreakBlank = "\xC2\xA0";
    for (;;) {
        if (!text.empty() && is_blank(text.front())) {
            text.remove_prefix(1);
        } else if (!text.empty() && is_blank(text.back())) {
            text.remove_suffix(1);
        } else if (text.starts_with(kNoBreakBlank)) {
            text.remove_prefix(kNoBreakBlank.size());
        } else if (text.ends_with(kNoBreakBlank)) {
            text.remove_suffix(kNoBreakBlank.size());
        } else {
            return text;
        }
    }
}

std::string_view without_quotes(std::string_view text) {
    constexpr std::array<std::array<std::string_view, 2>, 4> kPairs{
        {{"\"", "\""}, {"'", "'"}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xE2\x80\x98", "\xE2\x80\x99"}}};
    // Excel writes ="00123" so that it keeps the zeros.
    if (text.starts_with("=\"") && text.ends_with('"') && text.size() > 3) text.remove_prefix(1);
    for (const auto& [open, close] : kPairs) {
        if (text.size() < open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close)) continue;
        const std::string_view inner = text.substr(open.size(), text.size() - open.size() - close.size());
        if (inner.find(open) == std::string_view::npos && inner.find(close) == std::string_view::npos) return inner;
    }
    return text;
}

DecodedText decoded(std::string_view bytes, std::string_view encoding, text::Encoding seen) {
    if (!encoding.empty()) return convert(bytes, std::string(encoding));
    const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (marked && (seen == text::Encoding::utf16_le || seen == text::Encoding::utf16_be)) {
        return convert(bytes, "UTF-16");
    }
    if (text::is_wide(seen)) return convert(bytes, std::string(text::name_of(seen)));
    if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
    if (first_fault(bytes) == bytes.size()) return {std::string(bytes), "UTF-8", {}, {}};
    DecodedText result = convert(bytes, "WINDOWS-1252");
    result.encoding = "Windows-1252";
    if (!result.error.empty())
        result.error = result.error.substr(0, result.error.rfind(" is not ")) + " is neither UTF-8 nor Windows-1252";
    return result;
}

/// Characters that no line of text holds: controls, line and paragraph separators.
bool is_unprintable(utf8proc_int32_t point) {
    const auto category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
           (point & 0xFFFE) == 0xFFFE;
}

/// Characters that nobody sees, such as marks of direction and soft hyphens. The two joiners belong to words of some
/// scripts, the signs from U+0600 on are seen.
bool is_invisible(utf8proc_int32_t point) {
    return utf8proc_category(point) == UTF8PROC_CATEGORY_CF && point != 0x200C && point != 0x200D &&
           (point < 0x0600 || point > 0x08E2 || point == 0x061C);
}

/// Plain ASCII of one line, without blanks or quotes around it.
bool is_clean(std::string_view text) {
    if (text.empty()) return true;
    constexpr std::string_view kEnds = " \"'=";
    if (kEnds.find(text.front()) != std::string_view::npos || kEnds.find(text.back()) != std::string_view::npos)
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* made = nullptr;
    const auto size = utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &made,
                                   static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(made, &std::free);
    return size < 0 ? std::string(text)
                    : std::string(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view encoding) {
    const text::Encoding seen = text::encoding_of(bytes);
    if (seen == text::Encoding::binary) {
        return {{}, {}, fmt::format("it is {}", text::kind_of_binary(bytes)), "export it as CSV"};
    }
    DecodedText result = decoded(bytes, encoding, seen);
    if (!result.error.empty() && result.help.empty()) result.help = "name the encoding with --encoding";
    return result;
}

std::string clean_value(std::string_view text, bool& changed, std::string* hidden) {
    if (is_clean(text)) return std::string(text);
    // An invisible letter may stand before a quote or a blank.
    text = trimmed(without_quotes(trimmed(text)));
    std::string clean;
    clean.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        utf8proc_int32_t point = static_cast<unsigned char>(text[at]);
        std::size_t length = 1;
        if (point >= 0x80) {
            const auto read =
                utf8proc_iterate(bytes_of(text) + at, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
            length = read > 0 ? static_cast<std::size_t>(read) : 1;
        }
        if (point >= 0x80 && is_invisible(point)) {
            if (hidden != nullptr) {
                const std::string name = fmt::format("U+{:04X}", point);
                if (hidden->find(name) == std::string::npos) *hidden += (hidden->empty() ? "" : ", ") + name;
            }
        } else if (point >= 0x80 ? is_unprintable(point) : (point < 0x20 || point == 0x7F)) {
            changed = true;
            if (!clean.empty() && clean.back() != ' ') clean.push_back(' ');
        } else if (!(changed && point == ' ' && !clean.empty() && clean.back() == ' ')) {
            clean.append(text.substr(at, length));
        }
        at += length;
    }
    if (clean.size() < text.size()) clean = std::string(trimmed(clean));
    return clean;
}

std::string cell_value(std::string_view text, bool& changed, std::string* hidden) {
    if (is_clean(text)) return std::string(text);
    text = trimmed(text);
    const bool quoted = without_quotes(text).size() < text.size();
    return clean_value(quoted ? text : report::without_guard(text), changed, hidden);
}

std::string without_accents(std::string_view text) {
    if (is_ascii(text)) return fold_case(text);
    return mapped(text, UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE | UTF8PROC_CASEFOLD);
}

std::string alike_key(std::string_view text) {
    if (is_ascii(text)) return fold_case(text);
    return mapped(text, UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE | UTF8PROC_CASEFOLD);
}

std::string fold_case(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
            ++at;
            continue;
        }
        utf8proc_int32_t point = 0;
        const auto length =
            utf8proc_iterate(bytes_of(text) + at, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
        if (length <= 0) return folded.append(text.substr(at));
        std::array<utf8proc_uint8_t, 4> small;
        const auto size = utf8proc_encode_char(utf8proc_tolower(point), small.data());
        folded.append(reinterpret_cast<const char*>(small.data()), static_cast<std::size_t>(size));
        at += static_cast<std::size_t>(length);
    }
    return folded;
}

std::string in_message(std::string_view text) {
    constexpr std::size_t kMost = 80;
    bool changed = false;
    std::string shown = clean_value(text.substr(0, 4 * kMost), changed);
    if (shown.size() > kMost || text.size() > 4 * kMost) {
        std::size_t cut = std::min(kMost, shown.size());
        while (cut > 0 && cut < shown.size() && (static_cast<unsigned char>(shown[cut]) & 0xC0) == 0x80) --cut;
        shown.resize(cut);
        shown += "…";
    }
    return fmt::format("`{}`", shown);
}

}  // namespace orgplan::interop
