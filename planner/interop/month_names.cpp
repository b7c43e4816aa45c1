#include "planner/interop/month_names.h"

#include <algorithm>
#include <array>

namespace orgplan::interop {
namespace {

struct MonthName {
    std::string_view name;
    int month;
    std::size_t least;  ///< so many letters are enough
};

constexpr std::array kMonths{
    MonthName{"january", 1, 3},    MonthName{"januar", 1, 3},     MonthName{"janner", 1, 3},
    MonthName{"janvier", 1, 3},    MonthName{"enero", 1, 3},      MonthName{"february", 2, 3},
    MonthName{"februar", 2, 3},    MonthName{"fevrier", 2, 3},    MonthName{"febrero", 2, 3},
    MonthName{"march", 3, 3},      MonthName{"marz", 3, 3},       MonthName{"maerz", 3, 3},
    MonthName{"mrz", 3, 3},        MonthName{"mars", 3, 4},       MonthName{"marzo", 3, 5},
    MonthName{"april", 4, 3},      MonthName{"avril", 4, 3},      MonthName{"abril", 4, 3},
    MonthName{"may", 5, 3},        MonthName{"mai", 5, 3},        MonthName{"mayo", 5, 4},
    MonthName{"june", 6, 3},       MonthName{"juni", 6, 4},       MonthName{"juin", 6, 4},
    MonthName{"junio", 6, 5},      MonthName{"july", 7, 3},       MonthName{"juli", 7, 4},
    MonthName{"juillet", 7, 4},    MonthName{"julio", 7, 5},      MonthName{"august", 8, 3},
    MonthName{"aout", 8, 3},       MonthName{"agosto", 8, 3},     MonthName{"september", 9, 3},
    MonthName{"septembre", 9, 4},  MonthName{"septiembre", 9, 4}, MonthName{"setiembre", 9, 3},
    MonthName{"october", 10, 3},   MonthName{"oktober", 10, 3},   MonthName{"octobre", 10, 4},
    MonthName{"octubre", 10, 4},   MonthName{"november", 11, 3},  MonthName{"novembre", 11, 4},
    MonthName{"noviembre", 11, 4}, MonthName{"december", 12, 3},  MonthName{"dezember", 12, 3},
    MonthName{"decembre", 12, 4},  MonthName{"diciembre", 12, 3},
};

constexpr std::array<std::string_view, 37> kWords{
    "of",     "the",     "th",        "st",       "nd",     "rd",       "de",     "del", "den", "der",
    "er",     "le",      "el",        "mon",      "tue",    "wed",      "thu",    "fri", "sat", "sun",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mo",  "di",  "mi",
    "do",     "fr",      "sa",        "so",       "lundi",  "montag",   "lunes"};

}  // namespace

int month_named(std::string_view word) {
    for (const MonthName& month : kMonths)
        if (word.size() >= month.least && month.name.starts_with(word)) return month.month;
    return 0;
}

bool is_date_word(std::string_view word) {
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace orgplan::interop
