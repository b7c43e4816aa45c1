#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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
    preferred,
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
    vacancy,
    pay_period,
    unit_id,
    unit_kind,
    heads,
    outside
};
constexpr std::size_t kFields = static_cast<std::size_t>(Field::outside) + 1;
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
inline constexpr std::array<FieldInfo, kFields> kFieldInfo{{
    {Field::id, "id", "id",
     "The id of the row, which becomes that of the seat; required unless a header reads employee_id, id or similar"},
    {Field::manager, "manager", "manager",
     "The manager: an id, an e-mail address, a login or a name; required unless a header reads manager_id or similar"},
    {Field::dotted, "dotted", "dotted", "Further managers, by a dotted line; several in a value with `;`", true},
    {Field::title, "title", "title", "The title, by which roles of the glossary are found"},
    {Field::name, "name", "name", "The name of the holder; several columns are joined with a space", true},
    {Field::first_name, "", "first name", ""},
    {Field::last_name, "", "last name", ""},
    {Field::preferred, "", "preferred first name", ""},
    {Field::unit, "unit", "unit", "The department or team; several columns nest, the outermost first", true},
    {Field::start, "start", "start", "The first day; the seat of who starts after --today opens then"},
    {Field::end, "end", "end", "The last day; who has left by --today is left out, who leaves later has a `leaves`"},
    {Field::status, "status", "status", "Who is there, who has left, what is open"},
    {Field::employment, "employment", "employment", "The kind of contract"},
    {Field::hours, "hours", "hours",
     "The hours of a week, from which the part of a full week follows; see --full-week"},
    {Field::fte, "fte", "fte", "The part of a full week: 0.5, 50, 50 %, 4/5 or hours"},
    {Field::location, "location", "location", "Where the seat is"},
    {Field::level, "level", "level", "How senior it is; otherwise read from the title"},
    {Field::cost, "cost", "cost",
     "The pay, of a year unless something says otherwise (see --pay-times); only read if you name it"},
    {Field::currency, "currency-column", "currency", "The currency of that pay"},
    {Field::email, "email", "email", "The e-mail address, by which managers are found too"},
    {Field::login, "login", "login", "The user name, by which managers are found too"},
    {Field::requisition, "requisition", "requisition", "The number of the requisition of a vacancy"},
    {Field::role, "role", "role", "A role of the glossary by its id, where the title does not say it"},
    {Field::vacancy, "vacancy", "vacancy", "Whether the seat is vacant: yes or no"},
    {Field::pay_period, "pay-period", "pay period",
     "What that pay is for, where neither value nor header says it: year, month, hour"},
    // As `show --format csv` writes them.
    {Field::unit_id, "", "unit id", ""},
    {Field::unit_kind, "", "unit kind", ""},
    {Field::heads, "", "heads", ""},
    {Field::outside, "", "outside", ""},
}};
inline const FieldInfo& info_of(Field field) {
    return kFieldInfo[index_of(field)];
}

}  // namespace orgplan::interop
