#include "graph/chart/scene/page.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace orgplan::scene {
namespace {

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc() || end != text.data() + text.size() || !(value > 0) || !std::isfinite(value)) return {};
    return value;
}

Page sized(double width, double height) {
    return {width, height, std::round(std::min(width, height) * 0.04)};
}

}  // namespace

std::optional<Page> parse_page(std::string_view text) {
    constexpr std::string_view kUpright = "-portrait";
    const bool upright = text.ends_with(kUpright);
    if (upright) text.remove_suffix(kUpright.size());
    const auto turned = [upright](double width, double height) {
        return upright ? sized(height, width) : sized(width, height);
    };
    if (text == "a4") return turned(842, 595);
    if (text == "a3") return turned(1191, 842);
    if (text == "letter") return turned(792, 612);
    if (text == "16:9") return turned(960, 540);
    const std::size_t colon = text.find(':');
    if (colon == text.npos) return {};
    const auto width = number(text.substr(0, colon));
    const auto height = number(text.substr(colon + 1));
    if (!width || !height) return {};
    const double ratio = *width / *height;
    if (!(ratio >= 0.05 && ratio <= 20)) return {};
    const double area = 842.0 * 595.0;
    return turned(std::round(std::sqrt(area * ratio)), std::round(std::sqrt(area / ratio)));
}

}  // namespace orgplan::scene
