#include "graph/chart/scene/colour_difference.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "graph/chart/scene/colour.h"

namespace orgplan::scene {
namespace {

using Sight = std::array<std::array<double, 3>, 3>;

// Machado, Oliveira and Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency", at
// full severity: protanopia, deuteranopia, tritanopia.
constexpr std::array<Sight, 3> kTwoKindsOfLight{
    Sight{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    Sight{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    Sight{{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}};

LinearColour seen_by(const Sight& sight, const LinearColour& light) {
    const auto part = [&](const std::array<double, 3>& row) {
        return std::clamp(row[0] * light.red + row[1] * light.green + row[2] * light.blue, 0.0, 1.0);
    };
    return {part(sight[0]), part(sight[1]), part(sight[2])};
}

constexpr std::array<const char*, 3> kSeers{"those who see no red", "those who see no green", "those who see no blue"};

Lab lab_of(const LinearColour& light) {
    const auto f = [](double part) {
        return part > 216.0 / 24389 ? std::cbrt(part) : (24389.0 / 27 * part + 16) / 116;
    };
    const double x = f((0.4124564 * light.red + 0.3575761 * light.green + 0.1804375 * light.blue) / 0.95047);
    const double y = f(0.2126729 * light.red + 0.7151522 * light.green + 0.0721750 * light.blue);
    const double z = f((0.0193339 * light.red + 0.1191920 * light.green + 0.9503041 * light.blue) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

}  // namespace

Lab lab_of(std::string_view colour) {
    return lab_of(linear_of(colour));
}

double difference(const Lab& one, const Lab& other) {
    constexpr double kDegree = std::numbers::pi / 180;
    const auto seventh = [](double value) { return std::pow(value, 7); };
    const double mean = (std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2;
    const double stretch = 1.5 - 0.5 * std::sqrt(seventh(mean) / (seventh(mean) + seventh(25)));
    const double a1 = one.a * stretch, a2 = other.a * stretch;
    const double c1 = std::hypot(a1, one.b), c2 = std::hypot(a2, other.b);
    const auto hue = [&](double a, double b) {
        const double angle = a == 0 && b == 0 ? 0 : std::atan2(b, a) / kDegree;
        return angle < 0 ? angle + 360 : angle;
    };
    const double h1 = hue(a1, one.b), h2 = hue(a2, other.b);
    const bool grey = c1 * c2 == 0;
    double turn = grey ? 0 : h2 - h1;
    if (turn > 180) turn -= 360;
    if (turn < -180) turn += 360;
    double h = h1 + h2;
    if (!grey && std::abs(h1 - h2) <= 180) {
        h /= 2;
    } else if (!grey) {
        h = h < 360 ? (h + 360) / 2 : (h - 360) / 2;
    }
    const double l = (one.lightness + other.lightness) / 2, c = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos((h - 30) * kDegree) + 0.24 * std::cos(2 * h * kDegree) +
                     0.32 * std::cos((3 * h + 6) * kDegree) - 0.20 * std::cos((4 * h - 63) * kDegree);
    const double from_50 = (l - 50) * (l - 50);
    const double by_l = (other.lightness - one.lightness) / (1 + 0.015 * from_50 / std::sqrt(20 + from_50));
    const double by_c = (c2 - c1) / (1 + 0.045 * c);
    const double by_h = 2 * std::sqrt(c1 * c2) * std::sin(turn * kDegree / 2) / (1 + 0.015 * c * t);
    const double blue = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double turned = -2 * std::sqrt(seventh(c) / (seventh(c) + seventh(25))) * std::sin(2 * blue * kDegree);
    return std::sqrt(by_l * by_l + by_c * by_c + by_h * by_h + turned * by_c * by_h);
}

Seen least_difference(std::string_view one, std::string_view other) {
    const LinearColour a = linear_of(one), b = linear_of(other);
    Seen least{difference(lab_of(a), lab_of(b))};
    for (std::size_t sight = 0; sight < kTwoKindsOfLight.size(); ++sight) {
        const Sight& seen = kTwoKindsOfLight[sight];
        const double each = difference(lab_of(seen_by(seen, a)), lab_of(seen_by(seen, b)));
        if (each < least.difference) least = {each, kSeers[sight]};
    }
    return least;
}

}  // namespace orgplan::scene
