#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/model/organisation.h"

namespace orgplan::graph {

/// What somebody counts as, by the contract of the seat.
enum class Counted : std::uint8_t { head, external, volunteer };

Counted counted_as(const PositionState& state);

/// Heads are counted as H1 of the language says: distinct employees, one for an unnamed seat, none for a vacant one.
struct Headcount {
    std::size_t seats = 0;
    std::size_t heads = 0;
    std::size_t externals = 0;
    std::size_t volunteers = 0;
    std::size_t vacant = 0;
    std::size_t acting = 0;  ///< seats in which somebody acts, most of them vacant too
    double fte = 0;
    std::int64_t billionths = 0;  ///< of a week, of which `fte` is the sum, so that the order of adding has no effect

    std::size_t& people(Counted as) {
        return as == Counted::head ? heads : as == Counted::external ? externals : volunteers;
    }
    void add_share(double share) {
        billionths += static_cast<std::int64_t>(share * 1e9 + 0.5);
        fte = static_cast<double>(billionths) / 1e9;
    }
    void add(const Headcount& other) {
        seats += other.seats;
        heads += other.heads;
        externals += other.externals;
        volunteers += other.volunteers;
        vacant += other.vacant;
        acting += other.acting;
        billionths += other.billionths;
        fte = static_cast<double>(billionths) / 1e9;
    }
};

/// Counts one set of seats after another.
class HeadCounter {
  public:
    explicit HeadCounter(const Organisation& organisation);
    /// Of seats that exist at the tick. Time linear in them alone.
    Headcount count(std::span<const PositionId> seats, Tick tick);

  private:
    void count(const PositionState& state, Headcount& count);

    const Organisation& org_;
    std::vector<std::uint64_t> counted_;  // by person: the last set they were counted in, and as what
    std::uint64_t set_ = 0;
};

}  // namespace orgplan::graph
