#include "planner/report/seeming.h"

#include <fmt/format.h>

namespace orgplan::report {

std::string seeming(const graph::Inferred& inferred, const UnitState& state) {
    const Text kind = state.kind.empty() ? inferred.kind : state.kind;
    const bool says_kind = state.kind.empty() && !inferred.kind.empty();
    const bool says_purpose = graph::purpose_by_people(inferred, state);
    // That a unit is a department goes without saying.
    if (!says_purpose && (!says_kind || inferred.kind == "department")) return {};
    const Text purpose = says_purpose ? inferred.purpose : state.purpose;
    const std::string what =
        fmt::format("{}{}{}", purpose, purpose.empty() ? "" : " ", kind.empty() ? std::string_view("unit") : kind);
    const bool vowel = what.find_first_of("aeiou") == 0;
    return fmt::format("{} {}", vowel ? "an" : "a", what);
}

std::string keys_that_say(const graph::Inferred& inferred, const UnitState& state) {
    std::string keys;
    if (state.kind.empty() && !inferred.kind.empty()) keys = fmt::format("`kind: {}`", inferred.kind);
    if (state.purpose.empty() && !inferred.purpose.empty()) {
        keys += fmt::format("{}`purpose: {}`", keys.empty() ? "" : " and ", inferred.purpose);
    }
    return keys;
}

}  // namespace orgplan::report
