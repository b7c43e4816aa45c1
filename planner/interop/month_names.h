#pragma once

#include <string_view>

namespace orgplan::interop {

/// The month that a word names, from 1, in English, German, French or Spanish, whole or shortened; 0: none. The word is
/// in small letters without accents.
int month_named(std::string_view word);

/// Whether a word may stand in a date beside its numbers and its month: a day of the week, `of`, `th`.
bool is_date_word(std::string_view word);

}  // namespace orgplan::interop
