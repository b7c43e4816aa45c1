#include "planner/interop/written_week.h"

#include <string>

#include "planner/interop/value_words.h"

namespace orgplan::interop {
namespace {

using Is = WrittenWeek::Is;

/// `4/5`, `38:30`: two numbers with a mark between them.
std::pair<std::string_view, std::string_view> around(std::string_view text, char mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return {};
    return {text.substr(0, at), text.substr(at + 1)};
}

}  // namespace

WrittenWeek written_week(std::string_view text) {
    static const auto hour_units = lookup_keys("hour_units"), part_units = lookup_keys("part_units"),
                      whole = lookup_keys("whole_week");
    if (whole.contains(lookup_key(text))) return {Is::part, 1};
    // What is behind the last figure says what the number is.
    const std::size_t last = text.find_last_of("0123456789%");
    if (last == std::string_view::npos) return {};
    std::string_view unit = text.substr(last + 1);
    const std::string_view number = text.substr(0, last + 1);
    while (unit.starts_with(' ') || unit.starts_with('.')) unit.remove_prefix(1);
    while (unit.ends_with('.') || unit.ends_with(' ')) unit.remove_suffix(1);
    const std::string key = lookup_key(unit);
    const bool hours = hour_units.contains(key), part = part_units.contains(key);
    if (!unit.empty() && !hours && !part) return {};
    if (const auto [a, b] = around(number, '/'); !b.empty() && !hours) {
        const auto first = written_number(a), second = written_number(b);
        if (!first || !second || first->percent || second->percent || second->value == 0) return {};
        return {Is::part, first->value / second->value};
    }
    if (const auto [a, b] = around(number, ':'); b.size() == 2) {
        const auto first = written_number(a), second = written_number(b);
        if (!first || !second || second->value >= 60 || first->percent || second->percent) return {};
        return {Is::hours, first->value + second->value / 60};
    }
    const auto read = written_number(number);
    if (!read || !read->currency.empty()) return {};
    return {read->percent ? Is::percent : hours ? Is::hours : part ? Is::part : Is::number, read->value};
}

}  // namespace orgplan::interop
