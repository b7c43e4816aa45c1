#include "planner/rules/check_locations.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "planner/rules/near_words.h"
#include "planner/rules/rule_words.h"

namespace orgplan::rules {
namespace {

// Nobody has more places; of more, none is compared.
constexpr std::size_t kMostPlaces = 500;

// How many seats are at each place by their own words or those of their unit, and how many units.
std::map<std::string_view, std::size_t> people_at(const Organisation& org) {
    std::map<std::string_view, std::size_t> at;
    for (const Unit& unit : org.units) {
        for (const UnitState& state : unit.states) ++at[state.location];
    }
    for (const Position& seat : org.positions) {
        std::set<std::string_view> places;
        for (const PositionState& state : seat.states) {
            places.insert(state.location);
            if (!given(state.home) || !state.location.empty()) continue;
            for (const UnitState& unit : org[state.home].states) places.insert(unit.location);
        }
        for (const std::string_view each : places) ++at[each];
    }
    at.erase(std::string_view());
    return at;
}

// As deep as the reader allows values to be nested.
void walk(text::Node value, std::vector<text::Node>& into) {
    for (const text::Node each : value) {
        if (value.is_map() && each.key() == "location" && each.is_scalar()) {
            into.push_back(each);
        } else if (!each.is_scalar()) {
            walk(each, into);
        }
    }
}

}  // namespace

void check_locations(const language::Spec& spec, const RuleSet& rules, text::Findings& findings) {
    const std::map<std::string_view, std::size_t> people = people_at(spec.organisation);
    const std::vector<NeededFact> facts = rule_words(rules);
    std::vector<text::Node> written;
    for (const auto& document : spec.documents) {
        for (const std::string_view section : {"positions", "units"}) walk(document->root().find(section), written);
    }
    std::map<std::string_view, std::size_t> times;
    for (const text::Node each : written) ++times[each.text()];
    std::set<std::string_view> named;
    for (const NeededFact& fact : facts) {
        if (fact.fact != "location") continue;
        for (const NeededWord& each : fact.words) named.insert(each.word);
    }
    if (people.size() + named.size() > kMostPlaces) return;
    for (const text::Node each : written) {
        const auto here = people.find(each.text());
        if (times[each.text()] > 1 || named.contains(each.text()) || here == people.end()) continue;
        std::vector<std::string_view> larger;
        for (const auto& [place, count] : people) {
            if (count > 1 && count > here->second) larger.push_back(place);
        }
        const std::string meant = near_word(each.text(), larger);
        if (meant.empty()) continue;
        findings.add("unfamiliar-word", each.place(), fmt::format("nothing else is at the location `{}`", each.text()),
                     fmt::format("did you mean `{}`?", meant));
    }
}

}  // namespace orgplan::rules
