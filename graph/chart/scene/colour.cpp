#include "graph/chart/scene/colour.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "graph/chart/scene/palette.h"

namespace orgplan::scene {
namespace {

double part_of(std::string_view colour, std::size_t at) {
    int value = 0;
    std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
    const double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
    const LinearColour light = linear_of(colour);
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue;
}

}  // namespace

LinearColour linear_of(std::string_view colour) {
    constexpr std::size_t kLength = 7;
    if (colour.size() != kLength) return {};
    return {part_of(colour, 1), part_of(colour, 3), part_of(colour, 5)};
}

double contrast(std::string_view a, std::string_view b) {
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

std::string seen_on(std::string_view ground, std::string_view colour, double least) {
    return contrast(ground, colour) >= least ? std::string(colour) : ink_on(ground);
}

const char* ink_on(std::string_view colour) {
    return contrast(colour, palette::kWhite) >= contrast(colour, palette::kInk) ? palette::kWhite : palette::kInk;
}

}  // namespace orgplan::scene
