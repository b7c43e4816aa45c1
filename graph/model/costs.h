#pragma once

#include <optional>
#include <vector>

#include "graph/model/ids.h"
#include "graph/model/money.h"
#include "graph/model/place.h"
#include "graph/model/text_pool.h"
#include "graph/model/time.h"

// What seats cost and what may be spent, as the spec says it.

namespace orgplan {

/// A place, and its money.
struct Location {
    Text id;
    Text currency;                ///< empty: not given
    std::optional<Decimal> load;  ///< what a wage costs in all, as a factor
};

/// Yearly pay for the seats that match all that is given here.
struct Band {
    RoleId role = kNone<RoleId>;
    FamilyId family = kNone<FamilyId>;
    Text level;
    Text location;
    Amount yearly = 0;  ///< of `currency`
    Text currency;      ///< of its location, else the reporting one
    Place place;

    /// Of two bands that fit a seat the one of the higher rank holds: by role, location, level, family.
    int rank() const {
        return (given(role) ? 8 : 0) + (location.empty() ? 0 : 4) + (level.empty() ? 0 : 2) + (given(family) ? 1 : 0);
    }
};

/// A one-off cost in the month of a start or a promotion, in the reporting currency.
struct OneOff {
    bool promotion = false;  ///< else for a hire
    RoleId role = kNone<RoleId>;
    FamilyId family = kNone<FamilyId>;
    Amount amount = 0;
    Place place;

    int rank() const { return (given(role) ? 2 : 0) + (given(family) ? 1 : 0); }
};

/// The cost a seat itself gives: `price` x `times` a year.
struct SeatCost {
    Decimal price;
    Decimal times{1, 0};
    Text currency;  ///< empty: that of its location, else the reporting one
    Place place;
    bool faulty = false;  ///< what is written is no cost, which is reported; there is nothing else here
};

struct Rate {
    Text currency;
    Decimal worth;  ///< of one unit, in the reporting currency
};

struct Costs {
    bool given = false;
    bool faulty = false;  ///< something in it is not what it should be, which is reported: bands may be missing
    Place place;
    Text currency;  ///< in which all is reported; empty: not said
    Decimal load{1, 0};
    std::vector<Rate> rates;          ///< by currency
    std::vector<Location> locations;  ///< by id
    std::vector<Band> bands;          ///< the highest rank first
    std::vector<OneOff> once;         ///< the highest rank first
    std::vector<SeatCost> seats{{}};  ///< that states refer to; the first is empty
};

/// What a unit with all below it may spend, or the company.
struct Budget {
    struct Total {
        Text period;  ///< as written: `2027-Q1`
        Tick from;
        Tick to;
        Amount allowed = 0;
        Place place;
    };
    struct RunRate {
        Tick from;  ///< until the next one of the budget
        Amount allowed = 0;
        Place place;
    };

    UnitId unit = kNone<UnitId>;  ///< none: the company
    Place place;
    std::vector<Total> totals;       ///< as written
    std::vector<RunRate> run_rates;  ///< by `from`
};

/// A lower and an upper bound of money, both inclusive, either may be absent.
struct MoneyRange {
    std::optional<Amount> low;
    std::optional<Amount> high;
    Place place;

    bool holds(Amount value) const { return (!low || value >= *low) && (!high || value <= *high); }
};

}  // namespace orgplan
