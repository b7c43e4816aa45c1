#include "planner/interop/import_footers.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "planner/interop/csv_text.h"
#include "planner/interop/value_words.h"

namespace orgplan::interop {
namespace {

/// What a report says of itself below its rows.
constexpr std::string_view kAbout =
    "generated | exported | created | printed | page | report | run date | run by | source | confidential | end | "
    "erstellt | exportiert | gedruckt | seite | stand | quelle | bericht | vertraulich | généré | exporté | imprimé | "
    "édité | confidentiel | generado | exportado | impreso | página | fuente | confidencial";
/// What it counts: `148 records`.
constexpr std::string_view kCounted =
    "records | record | rows | row | employees | employee | entries | people | results | datensätze | zeilen | "
    "einträge "
    "| mitarbeiter | personen | lignes | enregistrements | salariés | registros | filas | empleados | personas";

std::unordered_set<std::string> set_of(std::string_view list) {
    std::unordered_set<std::string> words;
    each_word(list, [&](std::string_view word) { words.insert(lookup_key(word)); });
    return words;
}

}  // namespace

bool is_footer(const std::vector<std::string_view>& fields) {
    static const auto sums = set_of(kFooterValues), about = set_of(kAbout), counted = set_of(kCounted);
    std::size_t given = 0;
    std::string first;
    for (const std::string_view field : fields) {
        if (field.find_first_not_of(" \t\r\n\"") == std::string_view::npos) continue;
        bool changed = false;
        if (++given == 1) first = lookup_key(cell_value(field.substr(0, 400), changed));
    }
    if (given == 0 || given > 4) return false;
    const std::string whole = first.substr(0, first.find_first_of(":(=0123456789"));
    std::string_view begin = whole;
    while (begin.ends_with(' ')) begin.remove_suffix(1);
    if (sums.contains(std::string(begin))) return true;
    if (given > 2) return false;
    const std::size_t blank = first.find(' ');
    if (blank == std::string::npos) return given == 1 && about.contains(std::string(begin));
    const bool number = std::all_of(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(blank),
                                    [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == '.'; });
    if (number) return counted.contains(first.substr(blank + 1));
    const std::string word = first.substr(0, std::min(blank, first.find(':')));
    return about.contains(word) || about.contains(std::string(begin));
}

}  // namespace orgplan::interop
