#pragma once

#include <cstdint>

namespace orgplan::rules {

/// A rule's answer. `unknown`: the spec lacks a fact that would decide it.
enum class Truth : std::uint8_t { fails, unknown, holds };

inline Truth both(Truth a, Truth b) {
    return a < b ? a : b;
}
inline Truth either(Truth a, Truth b) {
    return a < b ? b : a;
}
inline Truth opposite(Truth a) {
    return static_cast<Truth>(2 - static_cast<int>(a));
}
inline Truth truth(bool is) {
    return is ? Truth::holds : Truth::fails;
}

/// How many match: for certain, and including those for which it is not known.
struct Count {
    std::uint32_t sure = 0;
    std::uint32_t possible = 0;

    void add(Truth match) {
        sure += match == Truth::holds;
        possible += match != Truth::fails;
    }
    void take(Truth match) {
        sure -= match == Truth::holds;
        possible -= match != Truth::fails;
    }
    bool operator==(const Count&) const = default;
};

}  // namespace orgplan::rules
