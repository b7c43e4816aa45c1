#include "planner/language/resolve/selectors.h"

#include "graph/model/words.h"

namespace orgplan::language {

SeatSelector read_selector(Assembly& assembly, text::Node node) {
    SeatSelector selector;
    for_each_of(node.find("role"), [&](text::Node value) {
        if (!selector.roles) selector.roles.emplace();
        if (const RoleId role = role_of(assembly, value); given(role)) selector.roles->push_back(role);
    });
    for_each_of(node.find("family"), [&](text::Node value) {
        if (!selector.families) selector.families.emplace();
        if (const FamilyId family = family_of(assembly, value); given(family)) selector.families->push_back(family);
    });
    for_each_of(node.find("tag"), [&](text::Node value) {
        if (!selector.tags) selector.tags.emplace();
        selector.tags->push_back(assembly.keep(value.text()));
    });
    for_each_of(node.find("within"), [&](text::Node value) {
        if (!selector.within) selector.within.emplace();
        if (const std::optional<UnitId> unit = assembly.names.unit(value)) selector.within->push_back(*unit);
    });
    for_each_of(node.find("location"), [&](text::Node value) {
        if (!selector.locations) selector.locations.emplace();
        selector.locations->push_back(location_of(assembly, value));
    });
    for_each_of(node.find("employment"), [&](text::Node value) {
        if (!selector.employments) selector.employments.emplace();
        selector.employments->push_back(value_of<Employment>(value.text()).value_or(Employment::employee));
    });
    return selector;
}

}  // namespace orgplan::language
