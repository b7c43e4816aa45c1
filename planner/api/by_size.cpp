#include "planner/api/by_size.h"

#include <algorithm>

#include "planner/text/catalogue.h"

namespace orgplan::api {

Touched::Touched(const Organisation& org, const std::vector<std::string>& seats, const std::vector<std::string>& units)
    : seats_(seats.begin(), seats.end()), units_(units.begin(), units.end()) {
    for (const Position& seat : org.positions) {
        if (!seats_.contains(std::string(seat.id))) continue;
        places_.insert(seat.place);
        for (const PositionState& state : seat.states) places_.insert(state.place);
    }
}

bool Touched::by_size_alone(const text::Finding& finding) const {
    const text::CatalogueEntry* const entry = text::find_in_catalogue(finding.rule);
    if (entry == nullptr || text::is_fixed(entry->pack) || entry->pack == "structure") return false;
    // Where the company has more of something than it may have, that is what was added.
    const auto too_many = [](const text::Measure& each) {
        const auto* const number = std::get_if<text::Bounded<double>>(&each.number);
        return number != nullptr && number->high && number->value > *number->high;
    };
    const bool of_company = std::ranges::all_of(
        finding.about, [](const text::Part& part) { return part.kind != "seat" && part.kind != "unit"; });
    if (of_company && std::ranges::any_of(finding.measures, too_many)) return false;
    return !places_.contains(finding.where) && std::ranges::none_of(finding.about, [&](const text::Part& part) {
        return (part.kind == "seat" && seats_.contains(part.id)) || (part.kind == "unit" && units_.contains(part.id));
    });
}

}  // namespace orgplan::api
