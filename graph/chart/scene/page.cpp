#include "graph/chart/scene/page.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace orgplan::scene {
namespace {

constexpr double kA4 = 842.0 * 595.0;
// Of a small page: no smaller than this, or its legend could not be read.
constexpr double kLeastType = 0.75;

struct Paper {
    std::string_view name;
    double width;
    double height;
};

constexpr std::array kPapers{Paper{"a0", 3370, 2384}, Paper{"a1", 2384, 1684},  Paper{"a2", 1684, 1191},
                             Paper{"a3", 1191, 842},  Paper{"a4", 842, 595},    Paper{"a5", 595, 420},
                             Paper{"a6", 420, 298},   Paper{"letter", 792, 612}};

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc() || end != text.data() + text.size() || !(value > 0) || !std::isfinite(value)) return {};
    return value;
}

// Twice as large a page has type that is larger by the root of two, as a copy of it would have.
double type_of(double width, double height) {
    const double type = std::sqrt(width * height / kA4);
    return std::abs(type - 1) < 0.05 ? 1 : std::max(kLeastType, type);
}

Page sized(double width, double height, bool upright) {
    if (upright) std::swap(width, height);
    return {width, height, std::round(std::min(width, height) * 0.04), type_of(width, height)};
}

bool take_upright(std::string_view& text) {
    constexpr std::string_view kUpright = "-portrait";
    const bool upright = text.ends_with(kUpright);
    if (upright) text.remove_suffix(kUpright.size());
    return upright;
}

}  // namespace

std::optional<Page> parse_paper(std::string_view text) {
    const bool upright = take_upright(text);
    const auto paper = std::ranges::find(kPapers, text, &Paper::name);
    if (paper == kPapers.end()) return {};
    return sized(paper->width, paper->height, upright);
}

std::optional<Page> parse_page(std::string_view text) {
    if (const std::optional<Page> paper = parse_paper(text)) return paper;
    const bool upright = take_upright(text);
    if (text == "16:9") return sized(960, 540, upright);
    const std::size_t colon = text.find(':');
    if (colon == text.npos) return {};
    const auto width = number(text.substr(0, colon));
    const auto height = number(text.substr(colon + 1));
    if (!width || !height) return {};
    const double ratio = *width / *height;
    if (!(ratio >= 0.05 && ratio <= 20)) return {};
    return sized(std::round(std::sqrt(kA4 * ratio)), std::round(std::sqrt(kA4 / ratio)), upright);
}

}  // namespace orgplan::scene
