#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace orgplan::interop {

/// Names of a column, all of which mean the same.
struct HeaderNames {
    std::string field;     ///< `called` of the field, with `_` between its words
    bool offered = false;  ///< never read, but where an option names the column
    std::vector<std::string> names;

    bool operator==(const HeaderNames&) const = default;
};

/// What an import understands in English, German, French and Spanish, as `schemas/imports.yaml` has it.
struct ImportWords {
    using Lists = std::map<std::string, std::vector<std::string>>;

    std::vector<HeaderNames> columns;       ///< those of a field in the order in which they are looked for
    Lists values;                           ///< that mean one thing, by its name
    std::map<std::string, Lists> meanings;  ///< by column, what its values mean, by the word of the meaning
    Lists pay_periods;                      ///< by `year`, `month` ...
    Lists months;                           ///< by their numbers
    Lists currencies;                       ///< by code, the signs

    bool operator==(const ImportWords&) const = default;
};

/// The lists that `values` has, and no other.
inline constexpr std::array<std::string_view, 31> kValueLists{"top",
                                                              "faulty_top",
                                                              "vacant",
                                                              "vacancy_fillers",
                                                              "closed",
                                                              "undisclosed",
                                                              "nothing",
                                                              "unknown",
                                                              "endless",
                                                              "sums",
                                                              "about",
                                                              "counted",
                                                              "hour_units",
                                                              "part_units",
                                                              "whole_week",
                                                              "thousands",
                                                              "beside_pay",
                                                              "name_titles",
                                                              "date_words",
                                                              "between_managers",
                                                              "post_ids",
                                                              "filled_columns",
                                                              "either_way_units",
                                                              "photo_columns",
                                                              "asides",
                                                              "pay_prefixes",
                                                              "period_counts",
                                                              "odd_periods",
                                                              "vacancy_names",
                                                              "name_suffixes",
                                                              "internal_columns"};
inline constexpr std::array<std::string_view, 6> kPayPeriods{"year", "quarter", "month", "week", "day", "hour"};

const ImportWords& import_words();
/// One of `kValueLists`.
const std::vector<std::string>& values_of(std::string_view list);

}  // namespace orgplan::interop
