#include "graph/chart/scene/font_package.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace orgplan::scene {
namespace {

struct Range {
    char32_t first;
    char32_t last;
    std::string_view package;
};

constexpr std::string_view kCjk = "fonts-noto-cjk";
constexpr std::string_view kEmoji = "fonts-noto-color-emoji";

constexpr std::array kRanges{
    Range{0x1100, 0x11FF, kCjk},   Range{0x2600, 0x27BF, kEmoji}, Range{0x2E80, 0x9FFF, kCjk},
    Range{0xA960, 0xA97F, kCjk},   Range{0xAC00, 0xD7FF, kCjk},   Range{0xF900, 0xFAFF, kCjk},
    Range{0xFE30, 0xFE4F, kCjk},   Range{0xFF00, 0xFFEF, kCjk},   Range{0x1F000, 0x1FAFF, kEmoji},
    Range{0x20000, 0x3FFFF, kCjk},
};

}  // namespace

std::string_view font_package(char32_t letter) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(letter));
    if (category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO) return {};
    const auto found = std::ranges::find_if(
        kRanges, [&](const Range& range) { return letter >= range.first && letter <= range.last; });
    return found == kRanges.end() ? "fonts-noto-core" : found->package;
}

std::string letter_text(char32_t letter) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(letter), bytes.data());
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length)};
}

}  // namespace orgplan::scene
