#include "planner/rules/evaluate/unread_facts.h"

#include <algorithm>
#include <array>
#include <optional>

#include "planner/language/language_data.h"
#include "planner/language/things_at.h"

namespace orgplan::rules {
namespace {

constexpr std::string_view kDuties = "duties";
constexpr std::string_view kOfDuty = "duties.";

// The maps below a value that hold something that is not understood.
void collect(text::Node value, std::vector<text::Node>& into) {
    if (value.is_map() && value.holds_any_faulty()) into.push_back(value);
    for (const text::Node each : value) {
        if (!each.is_scalar()) collect(each, into);
    }
}

bool holds(text::Node map, std::string_view fact) {
    const bool of_duties = map.key() == kDuties;
    if (!fact.starts_with(kOfDuty)) return !of_duties && map.holds_faulty(fact);
    return map.holds_faulty(of_duties ? fact.substr(kOfDuty.size()) : kDuties);
}

// Whether a map has seats, or what contains them, where they are not read; by the words that help for keys knows.
bool hides_seats_in(text::Node map) {
    static constexpr std::array<std::string_view, 3> kSections{"units", "positions", "people"};
    const auto is_section = [](std::string_view key) { return std::ranges::find(kSections, key) != kSections.end(); };
    if (std::ranges::any_of(kSections, [&](std::string_view key) { return map.holds_faulty(key); })) return true;
    for (const char* const thing : {"spec", "unit"}) {
        const language::LanguageEntity* const known = language::language().find(thing);
        if (known == nullptr) continue;
        for (const auto& [key, forms] : known->instead) {
            if (is_section(forms.front()) && map.holds_faulty(key)) return true;
        }
    }
    return false;
}

}  // namespace

UnreadFacts::UnreadFacts(const language::Spec& spec) {
    std::vector<text::Node> faulty;
    for (const text::Node root : spec.roots) collect(root, faulty);
    if (faulty.empty()) return;
    hides_seats_ = std::ranges::any_of(faulty, hides_seats_in);
    const language::Things things(spec);
    for (const text::Node map : faulty) {
        const language::Thing* const thing = things.at(map.place().file, map.place().begin);
        if (thing == nullptr) continue;
        std::optional<Kind> kind;
        if (thing->kind == language::ThingKind::seat) kind = Kind::seat;
        if (thing->kind == language::ThingKind::unit) kind = Kind::unit;
        if (thing->kind == language::ThingKind::product) kind = Kind::product;
        if (thing->kind == language::ThingKind::project) kind = Kind::project;
        if (thing->kind == language::ThingKind::section && thing->id == "company")
            maps_[{Kind::company, 0}].push_back(map);
        if (!kind) continue;
        for (const std::uint32_t number : thing->numbers) maps_[{*kind, number}].push_back(map);
    }
}

bool UnreadFacts::has(const Organisation& org, const Subject& about, std::string_view fact) const {
    if (maps_.empty()) return false;
    std::pair key{Kind::company, std::uint32_t{0}};
    if (given(about.seat)) {
        key = {Kind::seat, index(about.seat)};
    } else if (given(about.unit)) {
        key = {Kind::unit, index(about.unit)};
    } else if (given(about.work)) {
        const std::size_t products = org.products.size();
        const bool project = is_project(org, about.work);
        key = {project ? Kind::project : Kind::product,
               static_cast<std::uint32_t>(index(about.work) - (project ? products : 0))};
    }
    const auto found = maps_.find(key);
    return found != maps_.end() && std::ranges::any_of(found->second, [&](text::Node map) { return holds(map, fact); });
}

}  // namespace orgplan::rules
