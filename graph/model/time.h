#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "graph/model/ids.h"

namespace orgplan {

/// A point of the one line of time of a spec: days since 1970-01-01 where the stages carry dates, else the index of a
/// stage. Every interval is [opens, closes).
using Tick = std::int32_t;
constexpr Tick kSinceEver = std::numeric_limits<Tick>::min();
constexpr Tick kForever = std::numeric_limits<Tick>::max();

/// Days since 1970-01-01 of a day of the Gregorian calendar; nothing for a day that does not exist.
std::optional<Tick> days_of(int year, int month, int day);
/// The day as `YYYY-MM-DD`.
std::string date_text(Tick days);
/// A `YYYY-MM-DD`, or a `YYYY-MM` as its first day; nothing for any other text.
std::optional<Tick> parse_date(std::string_view text);

/// A set of stages, of which a spec has at most 64.
class StageSet {
  public:
    static constexpr std::size_t kMost = 64;

    constexpr StageSet() = default;
    static constexpr StageSet first(std::size_t count) {
        return StageSet(count >= kMost ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1);
    }
    static constexpr StageSet only(StageId stage) { return StageSet(std::uint64_t{1} << index(stage)); }

    constexpr bool has(StageId stage) const { return (bits_ >> index(stage)) & 1; }
    constexpr void add(StageId stage) { bits_ |= std::uint64_t{1} << index(stage); }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr std::size_t size() const { return static_cast<std::size_t>(std::popcount(bits_)); }
    /// The earliest stage of a set that is not empty.
    constexpr StageId earliest() const { return id_at<StageId>(static_cast<std::size_t>(std::countr_zero(bits_))); }

    friend constexpr StageSet operator|(StageSet a, StageSet b) { return StageSet(a.bits_ | b.bits_); }
    friend constexpr StageSet operator&(StageSet a, StageSet b) { return StageSet(a.bits_ & b.bits_); }
    friend constexpr StageSet operator-(StageSet a, StageSet b) { return StageSet(a.bits_ & ~b.bits_); }
    constexpr StageSet& operator|=(StageSet b) { return *this = *this | b; }
    friend constexpr bool operator==(StageSet, StageSet) = default;

  private:
    constexpr explicit StageSet(std::uint64_t bits) : bits_(bits) {}
    std::uint64_t bits_ = 0;
};

}  // namespace orgplan
