#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "planner/spec/nearest.h"
#include "planner/spec/resolve/assembly.h"

namespace orgplan {
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

template <class Each>
void for_each_of(Node value, Each each) {
    if (!value) return;
    if (value.is_scalar()) {
        each(value);
    } else {
        for (const Node element : value) each(element);
    }
}

template <class T>
bool contains(const std::vector<T>& values, const T& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

Selector read_selector(Assembly& assembly, Node node) {
    Selector selector;
    for_each_of(node.find("role"), [&](Node value) {
        selector.by_role = true;
        const RoleId role = role_of(assembly, value);
        if (given(role)) selector.roles.push_back(role);
    });
    for_each_of(node.find("family"), [&](Node value) {
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
                              did_you_mean(value.text(), ids));
    });
    for_each_of(node.find("tag"), [&](Node value) {
        selector.by_tag = true;
        selector.tags.push_back(assembly.keep(value.text()));
    });
    for_each_of(node.find("within"), [&](Node value) {
        selector.by_unit = true;
        if (const std::optional<UnitId> unit = assembly.names.unit(value)) selector.within.push_back(*unit);
    });
    for_each_of(node.find("location"), [&](Node value) {
        selector.by_location = true;
        selector.locations.push_back(assembly.keep(value.text()));
    });
    for_each_of(node.find("employment"), [&](Node value) {
        selector.by_employment = true;
        const std::string_view text = value.text();
        selector.employments.push_back(text == "contractor" ? Employment::contractor
                                       : text == "agency"   ? Employment::agency
                                       : text == "intern"   ? Employment::intern
                                                            : Employment::employee);
    });
    return selector;
}

bool lies_within(const Organisation& org, UnitId unit, const std::vector<UnitId>& outer, StageId stage) {
    for (; given(unit); unit = org.at(unit, stage).within) {
        if (contains(outer, unit)) return true;
    }
    return false;
}

Text location_of(const Organisation& org, const PositionState& state, StageId stage) {
    if (!state.location.empty()) return state.location;
    for (UnitId unit = state.home; given(unit); unit = org.at(unit, stage).within) {
        if (!org.at(unit, stage).location.empty()) return org.at(unit, stage).location;
    }
    return {};
}

bool selects(const Organisation& org, const Selector& selector, PositionId seat, StageId stage) {
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
    if (selector.by_unit && !lies_within(org, state.home, selector.within, stage)) return false;
    return !selector.by_location || contains(selector.locations, location_of(org, state, stage));
}

}  // namespace

void resolve_memberships(Assembly& assembly) {
    Organisation& org = assembly.org;
    for (std::size_t u = 0; u < org.units.size(); ++u) {
        const Node members = assembly.written_units[u].find("members");
        if (!members) continue;
        const UnitId unit = id_at<UnitId>(u);
        std::map<PositionId, StageSet> belongs;
        const auto add = [&](PositionId seat, StageId stage) {
            if (org[seat].stages.has(stage) && org[unit].stages.has(stage) && org.at(seat, stage).home != unit) {
                belongs[seat].add(stage);
            }
        };
        for (const Node member : members) {
            if (member.is_map()) {
                const Selector selector = read_selector(assembly, member);
                for (std::size_t s = 0; s < org.stages.size(); ++s) {
                    const StageId stage = id_at<StageId>(s);
                    for (std::size_t i = 0; i < org.positions.size(); ++i) {
                        const PositionId seat = id_at<PositionId>(i);
                        if (org[seat].stages.has(stage) && selects(org, selector, seat, stage)) add(seat, stage);
                    }
                }
                continue;
            }
            for (const PositionId seat : assembly.names.seats(member)) {
                for (std::size_t s = 0; s < org.stages.size(); ++s) add(seat, id_at<StageId>(s));
            }
        }
        for (const auto& [seat, stages] : belongs) org.memberships.push_back({unit, seat, stages});
    }
}

}  // namespace orgplan
