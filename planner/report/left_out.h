#pragma once

#include <span>
#include <string>
#include <string_view>

namespace orgplan::report {

/// A report of JSON without some keys, wherever they are, and with `left_out`, which says what they were about; the
/// same text where nothing is left out.
std::string without_keys(std::string json, std::span<const std::string_view> keys,
                         std::span<const std::string> left_out);

/// Rows of CSV without the columns of such headings.
std::string without_columns(std::string_view csv, std::span<const std::string_view> headings);

}  // namespace orgplan::report
