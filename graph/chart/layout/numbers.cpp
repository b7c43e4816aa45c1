#include "graph/chart/layout/numbers.h"

#include <bit>
#include <cmath>
#include <cstdint>

namespace orgplan::layout {
namespace {

constexpr double kLogOf2 = 0.69314718055994530942;
constexpr double kRootOf2 = 1.41421356237309504880;
constexpr std::uint64_t kMantissa = (std::uint64_t{1} << 52) - 1;
constexpr int kBias = 1023;

double power_of_2(int exponent) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + kBias) << 52);
}

// Of a number from 0 to 700.
double exponential(double value) {
    const double doublings = std::floor(value / kLogOf2 + 0.5);
    const double rest = value - doublings * kLogOf2;
    double sum = 1;
    for (int term = 16; term > 0; --term) sum = 1 + sum * rest / term;
    return sum * power_of_2(static_cast<int>(doublings));
}

}  // namespace

double logarithm(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    auto exponent = static_cast<int>(bits >> 52) - kBias;
    auto mantissa = std::bit_cast<double>((bits & kMantissa) | (std::uint64_t{kBias} << 52));
    if (mantissa > kRootOf2) {
        mantissa /= 2;
        ++exponent;
    }
    // log m = 2 (s + s^3 / 3 + s^5 / 5 + ...), where s is at most 0.18.
    const double s = (mantissa - 1) / (mantissa + 1);
    double sum = 0;
    for (int power = 25; power > 1; power -= 2) sum = (sum + 1.0 / power) * s * s;
    return exponent * kLogOf2 + 2 * (s + s * sum);
}

double root(double value, unsigned n) {
    return exponential(logarithm(value) / n);
}

}  // namespace orgplan::layout
