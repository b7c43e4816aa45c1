#pragma once

#include <bit>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "graph/model/ids.h"

namespace orgplan {

/// A point of a line of whole steps. Points of one `Line` have an order and a number of steps between them; those of
/// two lines have nothing to do with each other.
template <class Line>
class Point {
  public:
    constexpr Point() = default;
    constexpr explicit Point(std::int32_t number) : number_(number) {}

    /// Steps from the origin of the line.
    constexpr std::int32_t number() const { return number_; }

    constexpr Point& operator++() { return *this = *this + 1; }
    friend constexpr Point operator+(Point point, std::int32_t steps) { return Point(point.number_ + steps); }
    friend constexpr Point operator-(Point point, std::int32_t steps) { return Point(point.number_ - steps); }
    friend constexpr std::int32_t operator-(Point a, Point b) { return a.number_ - b.number_; }
    friend constexpr auto operator<=>(Point, Point) = default;

  private:
    std::int32_t number_ = 0;
};

/// A point of the one line of time of a spec: days since 1970-01-01 where the stages have dates, else the index of a
/// stage. Every interval is [opens, closes).
using Tick = Point<struct TickLine>;
constexpr Tick kBeforeAll{std::numeric_limits<std::int32_t>::min()};
constexpr Tick kForever{std::numeric_limits<std::int32_t>::max()};
static_assert(sizeof(Tick) == sizeof(std::int32_t) && std::is_trivially_copyable_v<Tick>);

/// The tick of a stage where not all stages have dates, and back.
constexpr Tick tick_of(StageId stage) {
    return Tick(static_cast<std::int32_t>(stage));
}
constexpr StageId stage_of(Tick tick) {
    return static_cast<StageId>(tick.number());
}

/// A day of the Gregorian calendar; nothing for one that does not exist.
std::optional<Tick> day_of(int year, int month, int day);
/// The day as `YYYY-MM-DD`.
std::string date_text(Tick day);
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
