#pragma once

#include <span>
#include <string>
#include <vector>

#include "graph/index/unit_times.h"
#include "graph/model/organisation.h"

namespace orgplan::costs {

__extension__ using Wide = __int128;

/// What a seat costs while nothing about it changes.
struct Price {
    Wide yearly = 0;   ///< in the smallest unit of the reporting currency, x 10^22: exact
    Amount month = 0;  ///< a whole month of it, rounded half up
};

/// `yearly` for so many days of a month of so many, rounded half up; `days` may sum over several prices.
Amount rounded_month(Wide yearly_days, int days_of_month);

/// A seat is paid for in [from, to).
struct PaidSpan {
    PositionId seat = kNone<PositionId>;
    UnitId home = kNone<UnitId>;
    std::uint32_t price = 0;
    Tick from = kSinceEver;
    Tick to = kForever;
};

/// Something is paid once.
struct Fee {
    Tick at;
    PositionId seat = kNone<PositionId>;
    UnitId home = kNone<UnitId>;
    Amount amount = 0;
    bool promotion = false;
};

/// A price that cannot be reckoned with, by the place that says it.
struct PriceFault {
    bool unrated = false;  ///< its currency has no rate; else it is beyond what is counted
    Text currency;
    Place place;
};

/// Everything that is paid for seats, as intervals of time. Valid as long as its organisation.
struct CostPlan {
    /// So many times a seat may become what has another price.
    static constexpr std::size_t kMostParts = 10'000'000;

    /// Time linear in the states of seats and units and what their changes of location reach.
    explicit CostPlan(const Organisation& organisation);

    const Organisation& org;
    graph::UnitTimes times;
    std::vector<Price> prices;
    std::vector<PaidSpan> spans;       ///< by seat, then time
    std::vector<Fee> fees;             ///< by seat, then time
    std::vector<PositionId> unpriced;  ///< seats in which at some time somebody sits whom no band fits
    std::vector<PriceFault> faults;    ///< each place once, in order
    bool held = true;                  ///< else there is more than is reckoned with, and a part is missing
};

/// Hires and promotions, at what they cost.
std::vector<Fee> fees_of(const Organisation& organisation);

}  // namespace orgplan::costs
