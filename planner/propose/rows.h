#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

#include "planner/propose/setup.h"

namespace orgplan::propose {

/// What those share who add rows to a problem.
class Rows {
  protected:
    explicit Rows(Setup& setup) : setup_(setup), org_(setup.org), written_(setup.written), problem_(setup.problem) {}

    /// Whether the people of a slot sit in seats of their own, which were not there before.
    bool adds_seats(const Slot& slot) const { return !problem_.profiles[slot.profile].backfill; }

    using Times = std::function<double(const Slot&)>;

    Tick day(int month) const { return problem_.days[static_cast<std::size_t>(month)]; }
    /// What the spec says of the size of a unit in a month.
    std::optional<Range> size_at(const Unit& unit, int month) const;
    /// Gives a row its weights, and for each month what of the sum is in no slot.
    std::vector<double> weigh(CountRow& row, const Times& times, const std::function<double(Tick)>& all) const;
    /// What a row sums up to with the people of now.
    double now_of(const CountRow& row) const;
    static void bound_below(CountRow& row, double low, const std::vector<double>& fixed);
    std::uint32_t home_of(UnitId unit) const;
    /// The seats that the spec has in a planned unit and leaves vacant.
    double vacant_in(UnitId unit, const std::function<bool(const PositionState&)>& counts) const;
    /// Gives a row the seats of a home that count in its size.
    std::vector<double> size_of(CountRow& row, std::uint32_t home) const;

    Setup& setup_;
    const Organisation& org_;
    Written& written_;
    Problem& problem_;
};

}  // namespace orgplan::propose
