#pragma once

#include "graph/model/hiring.h"

namespace orgplan::hiring {

/// A number of people or things; no spec has more than 1,000,000,000.
int whole(double number);

/// How many starts a rate allows in a month, where it counts from the month `from` on: a half is one every second
/// month, the first month included.
int quota(double per_month, int month, int from);
/// Whether it is the same in every month.
bool is_even(double per_month);
/// How many hires people can interview in a month.
int interviewed_by(const Interviews& interviews, std::size_t people);
/// How many seats people fill who recruit for so many months.
int filled_in(const Recruiters& entry, double months);

}  // namespace orgplan::hiring
