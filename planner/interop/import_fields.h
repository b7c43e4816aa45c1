#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace orgplan::interop {

/// What a column of an export may say.
enum class Field : std::uint8_t {
    id,
    manager,
    dotted,
    title,
    name,
    first_name,
    last_name,
    unit,
    start,
    end,
    status,
    employment,
    hours,
    fte,
    location,
    level,
    cost,
    currency,
    email,
    login,
    requisition,
    role,
    vacancy
};
constexpr std::size_t kFields = static_cast<std::size_t>(Field::vacancy) + 1;
constexpr std::size_t index_of(Field field) {
    return static_cast<std::size_t>(field);
}

/// How a column is chosen and called.
struct FieldInfo {
    Field field;
    std::string_view option;  ///< without its dashes; empty: it has none
    std::string_view called;  ///< in the report
    std::string_view help;    ///< of the option
    bool several = false;     ///< several columns may be read
};

/// By `Field`.
extern const std::array<FieldInfo, kFields> kFieldInfo;
inline const FieldInfo& info_of(Field field) {
    return kFieldInfo[index_of(field)];
}

/// Names of columns in the headers of exports, as `header_words` writes them. Those of one rank mean the same, so with
/// two of them in one header the user has to choose; the first rank of which there is any counts.
struct HeaderNames {
    Field field;
    std::uint8_t rank;
    std::string_view names;  ///< with ` | ` between
};

/// In English, German, French and Spanish.
std::span<const HeaderNames> header_names();

}  // namespace orgplan::interop
