#include "planner/hiring/rates.h"

#include <algorithm>
#include <cmath>

namespace orgplan::hiring {

int whole(double number) {
    return static_cast<int>(std::clamp(number + 1e-9, 0.0, 1e9));
}

int quota(double per_month, int month, int from) {
    if (month < from) return 0;
    const auto until = [&](int months) { return whole(std::ceil(per_month * static_cast<double>(months) - 2e-9)); };
    return until(month - from + 1) - until(month - from);
}

bool is_even(double per_month) {
    return std::abs(per_month - std::round(per_month)) < 1e-9;
}

int interviewed_by(const Interviews& interviews, std::size_t people) {
    return whole(static_cast<double>(people) * interviews.per_month / interviews.loops_per_hire);
}

int filled_in(const Recruiters& entry, double months) {
    return whole(months * entry.per_quarter / 3);
}

}  // namespace orgplan::hiring
