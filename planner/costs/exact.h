#pragma once

#include <compare>
#include <cstddef>

#include "graph/model/money.h"

namespace orgplan::costs {

__extension__ using Wide = __int128;

/// A sum of money that is exact, also where it has parts of the smallest unit of its currency: what is shown of it, or
/// compared with a limit, is rounded once.
class Exact {
  public:
    /// The parts of a smallest unit: all months divide a year's cost by their days without remainder, down to twelve
    /// decimals of the year's.
    static constexpr Wide kParts = Wide{12} * 28 * 29 * 15 * 31 * 1'000'000'000'000;

    Exact() = default;
    static Exact of(Amount amount) { return Exact(Wide{amount} * kParts); }
    static Exact of_parts(Wide parts) { return Exact(parts); }

    Exact& operator+=(const Exact& other) {
        parts_ += other.parts_;
        return *this;
    }
    Exact& operator-=(const Exact& other) {
        parts_ -= other.parts_;
        return *this;
    }
    Exact operator-(const Exact& other) const { return Exact(parts_ - other.parts_); }
    Exact operator-() const { return Exact(-parts_); }
    Exact operator*(std::size_t times) const { return Exact(parts_ * static_cast<Wide>(times)); }
    auto operator<=>(const Exact&) const = default;

    /// Half up; a difference like its opposite.
    Amount rounded() const {
        return static_cast<Amount>((2 * parts_ + (parts_ < 0 ? -kParts : kParts)) / (2 * kParts));
    }

  private:
    explicit Exact(Wide parts) : parts_(parts) {}

    Wide parts_ = 0;
};

}  // namespace orgplan::costs
