#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/rules/read/meant.h"
#include "planner/rules/read/rule_reader.h"

namespace orgplan::rules {
namespace {

constexpr std::array<std::string_view, 17> kSeatKeys{
    "role",   "deputy", "from_title", "family", "tag",   "manages", "employment", "location", "level",
    "within", "vacant", "named",      "status", "leads", "root",    "assistant",  "except"};
constexpr std::array<std::string_view, 9> kUnitKeys{"id",    "kind",   "purpose",  "tag",   "within",
                                                    "agile", "budget", "headless", "except"};
constexpr std::array<std::string_view, 6> kProductKeys{"id", "has_ui", "ml", "platform", "complexity", "except"};
constexpr std::array<std::string_view, 4> kProjectKeys{"id", "due", "budget", "except"};
constexpr std::array<std::string_view, 6> kKinds{"department", "team", "squad", "chapter", "area", "group"};
constexpr std::array<std::string_view, 3> kComplexities{"low", "medium", "high"};

// The order of words means nothing; sorted, they are found quickly.
void sort_words(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

template <class Selector>
std::uint32_t kept(std::vector<Selector>& all, Selector selector) {
    const auto found = std::find(all.begin(), all.end(), selector);
    const auto place = static_cast<std::uint32_t>(found - all.begin());
    if (found == all.end()) all.push_back(std::move(selector));
    return place;
}

}  // namespace

RuleReader::Keys selecting_words(SubjectKind kind) {
    if (kind == SubjectKind::product) return kProductKeys;
    if (kind == SubjectKind::project) return kProjectKeys;
    return kUnitKeys;
}

bool RuleReader::seat_selector(text::Node map, Keys beside, SeatSelector& into) {
    if (!is_map(map, "a seat selector", help_for_selector(map, SubjectKind::seat))) return false;
    std::vector<std::string_view> keys(kSeatKeys.begin(), kSeatKeys.end());
    keys.insert(keys.end(), beside.begin(), beside.end());
    bool sound = only(map, "a seat selector", keys);
    for (const text::Node value : map) {
        const std::string_view key = value.key();
        if (key == "role") sound = roles(value, into.roles) && sound;
        if (key == "family") sound = words(value, "family", words_.families, into.families) && sound;
        if (key == "tag") sound = fact_words(value, "tags", into.tags) && sound;
        if (key == "manages") sound = flag(value, into.manages) && sound;
        if (key == "employment") sound = values(value, "kind of employment", into.employment) && sound;
        if (key == "location") sound = fact_words(value, "location", into.locations) && sound;
        if (key == "level") sound = fact_words(value, "level", into.levels) && sound;
        if (key == "within") sound = words(value, "unit", words_.units, into.within) && sound;
        if (key == "vacant") sound = flag(value, into.vacant) && sound;
        if (key == "named") sound = flag(value, into.named) && sound;
        if (key == "status") sound = values(value, "status", into.status) && sound;
        if (key == "leads") sound = values(value, "value of `leads`", into.leads) && sound;
        if (key == "from_title") sound = flag(value, into.from_title) && sound;
        if (key == "deputy") sound = flag(value, into.deputy) && sound;
        if (key == "root") sound = flag(value, into.root) && sound;
        if (key == "assistant") sound = flag(value, into.assistant) && sound;
        if (key == "except") sound = seat_selector(value, {}, into.except.emplace_back()) && sound;
    }
    for (auto* words : {&into.roles, &into.families, &into.tags, &into.locations, &into.levels, &into.within}) {
        sort_words(*words);
    }
    return sound;
}

bool RuleReader::seats(text::Node map, Keys beside, std::uint32_t& selector) {
    SeatSelector read;
    if (!seat_selector(map, beside, read)) return false;
    selector = kept(rules_.seats, std::move(read));
    return true;
}

std::uint32_t RuleReader::seats_of_roles(std::vector<std::string> roles) {
    SeatSelector selector;
    selector.roles = std::move(roles);
    sort_words(selector.roles);
    return kept(rules_.seats, std::move(selector));
}

bool RuleReader::unit_selector(text::Node map, bool with_conditions, UnitSelector& into) {
    if (!is_map(map, "a unit selector", help_for_selector(map, SubjectKind::unit))) return false;
    bool sound = with_conditions || only(map, "a unit selector", kUnitKeys);
    for (const text::Node value : map) {
        const std::string_view key = value.key();
        // A map below `within` is a condition, handled with the others.
        const bool is_condition = with_conditions && value.is_map();
        if (key == "id") sound = words(value, "unit", words_.units, into.ids) && sound;
        if (key == "kind") sound = words(value, "kind of unit", kKinds, into.kinds) && sound;
        if (key == "purpose") sound = fact_words(value, "purpose", into.purposes) && sound;
        if (key == "tag") sound = fact_words(value, "tags", into.tags) && sound;
        if (key == "within" && !is_condition) sound = words(value, "unit", words_.units, into.within) && sound;
        if (key == "agile") sound = flag(value, into.agile) && sound;
        if (key == "budget") sound = flag(value, into.budget) && sound;
        if (key == "headless") sound = flag(value, into.headless) && sound;
        if (key == "except") sound = unit_selector(value, false, into.except.emplace_back()) && sound;
    }
    for (auto* words : {&into.ids, &into.kinds, &into.purposes, &into.tags, &into.within}) sort_words(*words);
    return sound;
}

bool RuleReader::units(text::Node map, bool with_conditions, std::uint32_t& selector) {
    UnitSelector read;
    if (!unit_selector(map, with_conditions, read)) return false;
    selector = kept(rules_.units, std::move(read));
    return true;
}

bool RuleReader::work_selector(text::Node map, SubjectKind kind, bool with_conditions, WorkSelector& into) {
    const bool product = kind == SubjectKind::product;
    const std::string_view what = product ? "a product selector" : "a project selector";
    if (!is_map(map, what, help_for_selector(map, kind))) return false;
    bool sound = with_conditions || only(map, what, selecting_words(kind));
    for (const text::Node value : map) {
        const std::string_view key = value.key();
        if (key == "except") sound = work_selector(value, kind, false, into.except.emplace_back()) && sound;
        if (product) {
            if (key == "id") sound = words(value, "product", words_.products, into.ids) && sound;
            if (key == "has_ui") sound = flag(value, into.has_ui) && sound;
            if (key == "ml") sound = flag(value, into.ml) && sound;
            if (key == "platform") sound = fact_words(value, "platforms", into.platforms) && sound;
            if (key == "complexity")
                sound = words(value, "level of complexity", kComplexities, into.complexity) && sound;
        } else {
            if (key == "id") sound = words(value, "project", words_.projects, into.ids) && sound;
            if (key == "due") sound = flag(value, into.due) && sound;
            if (key == "budget") sound = flag(value, into.budget) && sound;
        }
    }
    for (auto* words : {&into.ids, &into.platforms, &into.complexity}) sort_words(*words);
    return sound;
}

bool RuleReader::work(text::Node map, SubjectKind kind, bool with_conditions, std::uint32_t& selector) {
    WorkSelector read;
    if (!work_selector(map, kind, with_conditions, read)) return false;
    selector = kept(rules_.work, std::move(read));
    return true;
}

}  // namespace orgplan::rules
