#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "graph/model/months.h"
#include "graph/model/organisation.h"

// Phrases that messages, notes and summaries share.

namespace orgplan::report {

/// So many things are named where there may be any number of them.
constexpr std::size_t kFew = 12;

/// `1 start`, `3 starts`; `several` where it is not just `one` with an s.
std::string counted(std::size_t count, std::string_view one, std::string_view several = {});
/// `1 seat costs`, `3 seats cost`.
std::string counted_do(std::size_t count, std::string_view one, std::string_view verb);
/// `a, b and c`; or with another word before the last.
std::string listed(std::span<const std::string> things, std::string_view last = "and");
/// `a, b and 4 more` of so many things; `name` gives the name of each.
std::string first_few(std::size_t count, const std::function<std::string(std::size_t)>& name, std::size_t most = kFew);
/// The same for the ids of seats, in backticks.
std::string names_text(const Organisation& organisation, std::span<const PositionId> seats);

/// `4..8`, `4..`, `..8` or `4`, as a spec writes it.
std::string bounds_text(const Range& range);
/// `in 2027-03`, or `from 2027-03 to 2027-05`.
std::string months_text(Month first, Month last);
std::string quarters_text(const Organisation& organisation, Quarter first, Quarter last);
/// `2027-Q2`, or `FY2028-Q1` where the fiscal year of the company has the same quarters.
std::string quarter_name(const Organisation& organisation, Quarter quarter);
/// `April 2027 to March 2028`.
std::string named_months(Month first, Month last);
/// `2027`, or `FY2028 (April 2027 to March 2028)`: a period of a budget, and what it covers where its name leaves that
/// open.
std::string period_text(std::string_view period, Tick from, Tick to);
/// `on 2027-03-01`, or ``at `seed` `` for a stage.
std::string tick_text(const Organisation& organisation, Tick at);
/// `from 2027-03-01 on`, or ``from `seed` on``.
std::string from_text(const Organisation& organisation, Tick at);

}  // namespace orgplan::report
