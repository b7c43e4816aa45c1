#pragma once

#include "planner/rules/match/work.h"

namespace orgplan::rules {

/// A seat, a unit, a product or project or, with none of them, the company. A duty is checked at its holder: it has
/// `seat`, and `unit` or `work` where it is a duty of one.
struct Subject {
    PositionId seat = kNone<PositionId>;
    UnitId unit = kNone<UnitId>;
    WorkId work = kNone<WorkId>;
    const Duty* duty = nullptr;

    auto operator<=>(const Subject&) const = default;
};

}  // namespace orgplan::rules
