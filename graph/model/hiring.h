#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "graph/model/ids.h"
#include "graph/model/place.h"
#include "graph/model/time.h"

// Hiring as the spec describes it: how long it takes, its capacity, and freezes.

namespace orgplan {

/// A number by role, by family, or for all others.
struct ByRole {
    struct Entry {
        RoleId role = kNone<RoleId>;
        FamilyId family = kNone<FamilyId>;  ///< neither: for all others
        double value = 0;
        Place place;
    };
    std::vector<Entry> entries;  ///< as written

    /// What holds for a role: its own entry, else that of its family, else that for all others; null where none does.
    const Entry* of(RoleId role, FamilyId family) const {
        const auto find = [&](RoleId wanted, FamilyId kind) {
            return std::find_if(entries.begin(), entries.end(),
                                [&](const Entry& entry) { return entry.role == wanted && entry.family == kind; });
        };
        auto found = given(role) ? find(role, kNone<FamilyId>) : entries.end();
        if (found == entries.end() && given(family)) found = find(kNone<RoleId>, family);
        if (found == entries.end()) found = find(kNone<RoleId>, kNone<FamilyId>);
        return found != entries.end() ? &*found : nullptr;
    }
};

/// Who recruits, and how much one of them can.
struct Recruiters {
    RoleId by = kNone<RoleId>;       ///< none: somebody without a seat, such as an agency
    std::vector<FamilyId> families;  ///< for which they recruit, sorted; empty: all
    double per_quarter = 0;          ///< seats that one of them fills
    Tick opens = kBeforeAll;         ///< of somebody without a seat, from when to when
    Tick closes = kForever;
    Place place;
};

struct Interviews {
    std::vector<RoleId> by;
    double per_month = 0;       ///< that one of them holds
    double loops_per_hire = 1;  ///< interviews for one hire
    Place place;
};

/// How many may be new among those who are not.
struct Onboarding {
    double ratio = 0;
    bool by_team = false;  ///< in each unit that people sit in; else in the company
    Place place;
};

/// Nobody starts from outside in [opens, closes), except people who are named or have an offer.
struct Freeze {
    Tick opens = kBeforeAll;
    Tick closes = kForever;
    UnitId unit = kNone<UnitId>;  ///< and all inside it; none: the company
    bool waits = false;           ///< a start inside is postponed to its end; else it is a fault
    bool backfills = true;        ///< whether it holds for successors too
    Place place;
};

/// A start that a freeze postponed. The seat's own times have the later one.
struct Wait {
    PositionId seat = kNone<PositionId>;
    Tick planned;
    Tick until;
    bool backfill = false;
    std::uint32_t freeze = 0;  ///< the last of `Hiring::freezes` that it met
};

/// How far hiring may turn out otherwise than planned. What a spec does not say is absent.
struct HiringRisk {
    /// From opening a requisition to the first day at work, where the first offer is accepted.
    struct Days {
        double p50 = 0;  ///< half of all searches take no longer
        double p90 = 0;  ///< and nine in ten; not less
    };
    std::optional<Days> days_to_fill;
    std::optional<double> acceptance;    ///< part of the offers; more than 0
    std::optional<double> leave_yearly;  ///< part of the people; less than 1
};

struct Hiring {
    bool given = false;
    Place place;
    std::optional<double> hires_per_month;  ///< most starts
    Place hires_per_month_place;
    std::vector<Recruiters> recruiters;  ///< as written
    std::optional<Interviews> interviews;
    std::optional<Onboarding> onboarding;
    std::vector<Freeze> freezes;         ///< as written
    ByRole days_to_fill;                 ///< from requisition to first day
    ByRole ramp_months;                  ///< until a newcomer is fully productive
    std::optional<double> most_removed;  ///< part of headcount that may leave within a month
    Place most_removed_place;
    HiringRisk risk;
    std::vector<Wait> waits;  ///< by planned time, then seat
};

}  // namespace orgplan
