#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "graph/index/unit_times.h"
#include "graph/model/organisation.h"
#include "planner/costs/exact.h"

namespace orgplan::costs {

/// The cost of a seat while nothing about it changes.
struct Price {
    Wide yearly = 0;  ///< in the smallest unit of the reporting currency, x 10^12

    /// Some days of a month that has so many.
    Exact days(int days, int days_of_month) const {
        return Exact::of_parts(yearly * days * (Exact::kParts / kYearly / 12 / days_of_month));
    }
    Exact month() const { return days(1, 1); }

    static constexpr Wide kYearly = 1'000'000'000'000;
};

/// A seat is paid for in [from, to).
struct PaidSpan {
    PositionId seat = kNone<PositionId>;
    UnitId home = kNone<UnitId>;
    std::uint32_t price = 0;
    Tick from = kBeforeAll;
    Tick to = kForever;
};

/// A one-off cost.
struct Fee {
    Tick at;
    PositionId seat = kNone<PositionId>;
    UnitId home = kNone<UnitId>;
    Amount amount = 0;
    bool promotion = false;
};

/// A price that cannot be calculated, by its place in the text.
struct PriceFault {
    bool unrated = false;  ///< its currency has no rate; else it is above the limit
    Text currency;
    Place place;
};

/// Everything that is paid for seats, as intervals of time. Valid as long as its organisation.
struct CostPlan {
    /// The most spans of one price that all seats together may have.
    static constexpr std::size_t kMostParts = 10'000'000;

    /// Time linear in the states of seats and units and in what their changes of location reach.
    explicit CostPlan(const Organisation& organisation);

    const Organisation& org;
    graph::UnitTimes times;
    std::vector<Price> prices;
    std::vector<PaidSpan> spans;           ///< by seat, then time
    std::vector<Fee> fees;                 ///< by seat, then time
    std::vector<PositionId> unpriced;      ///< seats that at some time are filled and have no cost that can be used
    std::vector<PositionId> without_cost;  ///< those of them for which none is given
    std::vector<PriceFault> faults;        ///< each place once, in order
    bool held = true;                      ///< else a limit was reached, and a part is missing
};

/// What seats cost, whether there are such seats or not. Valid as long as its organisation.
class PriceList {
  public:
    explicit PriceList(const Organisation& organisation);
    ~PriceList();
    /// Of a seat that is so, at a location; nothing where it has no cost that can be used.
    std::optional<Price> of(const PositionState& state, Text location);
    /// Of a full week of such a seat, however much of one it has and whoever holds it; a volunteer costs nothing.
    std::optional<Price> full_time(const PositionState& state, Text location);
    /// Whether such a seat has a cost, even one that cannot be used; a volunteer has.
    bool given(const PositionState& state, Text location);

  private:
    struct Data;
    std::unique_ptr<Data> data_;
};

/// One-off costs by what they are paid for; those that say most come first.
class OneOffs {
  public:
    explicit OneOffs(const Organisation& organisation);
    /// Of a hire or a promotion; 0 where none is given.
    Amount of(bool promotion, RoleId role) const;

  private:
    const Organisation& org_;
    std::map<std::tuple<bool, RoleId, FamilyId>, Amount> known_;
};

/// The one-off costs of hires and promotions.
std::vector<Fee> fees_of(const Organisation& organisation);

}  // namespace orgplan::costs
