#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "planner/language/resolve/assembly.h"
#include "planner/text/nearest.h"

namespace orgplan::language {
namespace {

// `{role: [..], within: .., location: ..}`: all must hold, one value of each.
struct Selector {
    std::vector<RoleId> roles;
    std::vector<FamilyId> families;
    std::vector<Text> tags;
    std::vector<UnitId> within;
    std::vector<Text> locations;
    std::vector<Employment> employments;
    bool by_role = false, by_family = false, by_tag = false, by_unit = false, by_location = false,
         by_employment = false;
};

template <class T>
bool contains(const std::vector<T>& values, const T& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

Selector read_selector(Assembly& assembly, text::Node node) {
    Selector selector;
    for_each_of(node.find("role"), [&](text::Node value) {
        selector.by_role = true;
        const RoleId role = role_of(assembly, value);
        if (given(role)) selector.roles.push_back(role);
    });
    for_each_of(node.find("family"), [&](text::Node value) {
        selector.by_family = true;
        std::vector<std::string_view> ids;
        for (std::size_t i = 0; i < assembly.org.families.size(); ++i) {
            ids.push_back(assembly.org.families[i].id);
            if (ids.back() == value.text()) {
                selector.families.push_back(id_at<FamilyId>(i));
                return;
            }
        }
        assembly.findings.add("unknown-family", value.place(), fmt::format("no family has the id `{}`", value.text()),
                              text::did_you_mean(value.text(), ids));
    });
    for_each_of(node.find("tag"), [&](text::Node value) {
        selector.by_tag = true;
        selector.tags.push_back(assembly.keep(value.text()));
    });
    for_each_of(node.find("within"), [&](text::Node value) {
        selector.by_unit = true;
        if (const std::optional<UnitId> unit = assembly.names.unit(value)) selector.within.push_back(*unit);
    });
    for_each_of(node.find("location"), [&](text::Node value) {
        selector.by_location = true;
        selector.locations.push_back(location_of(assembly, value));
    });
    for_each_of(node.find("employment"), [&](text::Node value) {
        selector.by_employment = true;
        const std::string_view text = value.text();
        selector.employments.push_back(text == "contractor" ? Employment::contractor
                                       : text == "agency"   ? Employment::agency
                                       : text == "intern"   ? Employment::intern
                                                            : Employment::employee);
    });
    return selector;
}

// What a selector asks of a unit, by unit, so that no seat walks up for itself.
struct UnitFacts {
    std::vector<bool> inside;
    std::vector<Text> location;
};

UnitFacts unit_facts(const Organisation& org, const Selector& selector, StageId stage) {
    UnitFacts facts{std::vector<bool>(org.units.size()), std::vector<Text>(org.units.size())};
    std::vector<bool> known(org.units.size());
    std::vector<UnitId> up;
    for (std::size_t start = 0; start < org.units.size(); ++start) {
        for (UnitId at = id_at<UnitId>(start); given(at) && !known[index(at)]; at = org.at(at, stage).within) {
            known[index(at)] = true;
            up.push_back(at);
        }
        for (; !up.empty(); up.pop_back()) {
            const std::size_t unit = index(up.back());
            const UnitState& state = org.at(up.back(), stage);
            const bool above = given(state.within);
            facts.inside[unit] = contains(selector.within, up.back()) || (above && facts.inside[index(state.within)]);
            facts.location[unit] =
                !state.location.empty() || !above ? state.location : facts.location[index(state.within)];
        }
    }
    return facts;
}

bool selects(const Organisation& org, const Selector& selector, const UnitFacts& facts, PositionId seat,
             StageId stage) {
    const PositionState& state = org.at(seat, stage);
    if (selector.by_role && !contains(selector.roles, state.role)) return false;
    if (selector.by_family && !contains(selector.families, org.family_of(seat, stage))) return false;
    if (selector.by_employment && !contains(selector.employments, state.employment)) return false;
    if (selector.by_tag) {
        const auto tagged = [&](Text tag) {
            return contains(org[seat].tags, tag) || (given(state.role) && contains(org[state.role].tags, tag));
        };
        if (std::none_of(selector.tags.begin(), selector.tags.end(), tagged)) return false;
    }
    if (selector.by_unit && !(given(state.home) && facts.inside[index(state.home)])) return false;
    if (!selector.by_location) return true;
    if (!state.location.empty()) return contains(selector.locations, state.location);
    return given(state.home) && contains(selector.locations, facts.location[index(state.home)]);
}

void add_member(const Organisation& org, UnitId unit, PositionId seat, StageId stage,
                std::map<PositionId, StageSet>& belongs) {
    if (org[seat].stages.has(stage) && org.at(seat, stage).home != unit) belongs[seat].add(stage);
}

void add_selected(const Organisation& org, const Selector& selector, UnitId unit, StageSet stages,
                  std::map<PositionId, StageSet>& belongs) {
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const StageId stage = id_at<StageId>(s);
        if (!stages.has(stage)) continue;
        const UnitFacts facts = unit_facts(org, selector, stage);
        for (std::size_t i = 0; i < org.positions.size(); ++i) {
            const PositionId seat = id_at<PositionId>(i);
            if (org[seat].stages.has(stage) && selects(org, selector, facts, seat, stage)) {
                add_member(org, unit, seat, stage, belongs);
            }
        }
    }
}

}  // namespace

void resolve_memberships(Assembly& assembly) {
    Organisation& org = assembly.org;
    for (std::size_t u = 0; u < org.units.size(); ++u) {
        const UnitId unit = id_at<UnitId>(u);
        // A list holds until a change replaces it; each is read once.
        std::vector<std::pair<text::Node, StageSet>> lists;
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            if (!org[unit].stages.has(stage)) continue;
            const text::Node members = assembly.unit_value(unit, "members", stage);
            if (!members) continue;
            if (lists.empty() || lists.back().first != members) lists.emplace_back(members, StageSet());
            lists.back().second.add(stage);
        }
        if (lists.empty()) {
            if (const text::Node members = assembly.written_units[u].find("members"))
                lists.emplace_back(members, StageSet());
        }
        std::map<PositionId, StageSet> belongs;
        for (const auto& [members, stages] : lists) {
            for (const text::Node member : members) {
                if (member.is_map()) {
                    add_selected(org, read_selector(assembly, member), unit, stages, belongs);
                    continue;
                }
                for (const PositionId seat : assembly.names.seats(member)) {
                    for (std::size_t s = 0; s < org.stages.size(); ++s) {
                        const StageId stage = id_at<StageId>(s);
                        if (stages.has(stage)) add_member(org, unit, seat, stage, belongs);
                    }
                }
            }
        }
        for (const auto& [seat, stages] : belongs) org.memberships.push_back({unit, seat, stages});
    }
}

}  // namespace orgplan::language
