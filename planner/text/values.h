#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/organisation.h"
#include "planner/text/document.h"

// Reading the forms of the language's scalars. Each returns nothing for a text of another form.

namespace orgplan::text {

/// `true` or `false`, unquoted; nothing else is a boolean.
std::optional<bool> bool_of(std::string_view text);
/// A whole number of at most nine digits, without a sign.
std::optional<std::int64_t> whole_of(std::string_view text);
/// A decimal number without a sign or exponent.
std::optional<double> number_of(std::string_view text);
/// `8`, `..8`, `6..8`, `6..`; the lower bound is not above the upper one.
std::optional<Range> range_of(std::string_view text);
/// An id: no blank, none of `/ .. @ * # , : [ ] { }` ; `stem/name` with one slash between is a reference, not an id.
bool is_id(std::string_view text);
/// An id made of a title: `customer-success` of `Customer Success`; empty where it has no letters or digits.
std::string slug(std::string_view title);
/// Whether a text looks like a date, a month, a quarter or a fiscal year, so that it cannot be the id of a stage.
bool looks_like_time(std::string_view text);

}  // namespace orgplan::text
