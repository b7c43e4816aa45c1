#include "planner/text/encoding.h"

#include <algorithm>
#include <array>

namespace orgplan::text {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLookedAt = 4096;
constexpr std::size_t kFewZeros = 4;  // of a text in which some bytes went wrong

struct Magic {
    std::string_view bytes;
    std::string_view kind;
};

constexpr std::array kMagic{
    Magic{"PK\x03\x04"sv, "a ZIP archive, such as a workbook of a spreadsheet"},
    Magic{"\xD0\xCF\x11\xE0"sv, "an old Office file, such as a workbook of Excel"},
    Magic{"%PDF-"sv, "a PDF"},
    Magic{"\x89PNG"sv, "a PNG"},
    Magic{"\xFF\xD8\xFF"sv, "a JPEG"},
    Magic{"GIF8"sv, "a GIF"},
    Magic{"\x1F\x8B"sv, "a gzip archive"},
    Magic{"\x7F\x45LF"sv, "a program"},
    Magic{"%!PS"sv, "PostScript"},
};

const Magic* magic_of(std::string_view bytes) {
    const auto found = std::ranges::find_if(kMagic, [&](const Magic& magic) { return bytes.starts_with(magic.bytes); });
    return found == kMagic.end() ? nullptr : &*found;
}

std::size_t width_of(Encoding encoding) {
    return encoding == Encoding::utf32_le || encoding == Encoding::utf32_be ? 4 : 2;
}

// By how many zeros there are at each position of four: of a text in our letters, all but one or two bytes are zero.
Encoding by_zeros(std::string_view bytes) {
    std::array<std::size_t, 4> zeros{};
    for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 4] += bytes[i] == '\0' ? 1 : 0;
    const std::size_t fours = std::max<std::size_t>(bytes.size() / 4, 1);
    const auto most = [&](std::size_t at) { return zeros[at] * 5 >= fours * 3; };
    const auto few = [&](std::size_t at) { return zeros[at] * 5 <= fours; };
    if (few(0) && most(1) && most(2) && most(3)) return Encoding::utf32_le;
    if (most(0) && most(1) && most(2) && few(3)) return Encoding::utf32_be;
    if (few(0) && most(1) && few(2) && most(3)) return Encoding::utf16_le;
    if (most(0) && few(1) && most(2) && few(3)) return Encoding::utf16_be;
    const std::size_t all = zeros[0] + zeros[1] + zeros[2] + zeros[3];
    const auto controls = static_cast<std::size_t>(std::ranges::count_if(
        bytes, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; }));
    return all >= kFewZeros && controls * 10 > bytes.size() ? Encoding::binary : Encoding::utf8;
}

}  // namespace

Encoding encoding_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE\0\0"sv)) return Encoding::utf32_le;
    if (bytes.starts_with("\0\0\xFE\xFF"sv)) return Encoding::utf32_be;
    if (bytes.starts_with("\xFF\xFE"sv)) return Encoding::utf16_le;
    if (bytes.starts_with("\xFE\xFF"sv)) return Encoding::utf16_be;
    if (magic_of(bytes) != nullptr) return Encoding::binary;
    return by_zeros(bytes.substr(0, kLookedAt));
}

bool is_wide(Encoding encoding) {
    return encoding != Encoding::utf8 && encoding != Encoding::binary;
}

std::string_view name_of(Encoding encoding) {
    constexpr std::array<std::string_view, 6> kNames{"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "binary"};
    return kNames[static_cast<std::size_t>(encoding)];
}

std::string_view kind_of_binary(std::string_view bytes) {
    const Magic* magic = magic_of(bytes);
    return magic == nullptr ? "not text" : magic->kind;
}

std::string narrowed(std::string_view bytes) {
    const Encoding encoding = encoding_of(bytes);
    const std::size_t width = width_of(encoding);
    const bool little = encoding == Encoding::utf16_le || encoding == Encoding::utf32_le;
    std::string text;
    for (std::size_t at = 0; at + width <= bytes.size(); at += width) {
        const std::string_view unit = bytes.substr(at, width);
        const char low = little ? unit.front() : unit.back();
        const auto zeros = static_cast<std::size_t>(std::ranges::count(unit, '\0'));
        const bool ascii = zeros + 1 >= width && static_cast<unsigned char>(low) < 0x80;
        const bool mark = at == 0 && (unit == "\xFF\xFE"sv || unit == "\xFE\xFF"sv || unit == "\xFF\xFE\0\0"sv ||
                                      unit == "\0\0\xFE\xFF"sv);
        if (!mark) text += ascii ? low : '?';
    }
    return text;
}

}  // namespace orgplan::text
