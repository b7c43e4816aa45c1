#pragma once

#include "graph/model/money.h"

namespace orgplan::costs {

__extension__ using Wide = __int128;

/// A sum of amounts that were each rounded to the smallest unit of the currency.
struct Booked {
    Amount amount = 0;
    Amount added = 0;  ///< what rounding added to it, in billionths of that unit

    Booked& operator+=(const Booked& other) {
        amount += other.amount;
        added += other.added;
        return *this;
    }
    Booked& operator-=(const Booked& other) {
        amount -= other.amount;
        added -= other.added;
        return *this;
    }
    Booked operator-(const Booked& other) const { return {amount - other.amount, added - other.added}; }

    /// Whether the exact sum, rounded once, is more than a limit. What rounding added is not spent.
    bool above(Amount limit) const { return amount > limit && 2 * (beyond(limit) - added) >= kUnit; }
    /// Whether it is less than one.
    bool below(Amount limit) const { return amount < limit && 2 * (beyond(limit) - added) < -kUnit; }

  private:
    static constexpr Amount kUnit = 1'000'000'000;

    Wide beyond(Amount limit) const { return (Wide{amount} - limit) * kUnit; }
};

}  // namespace orgplan::costs
