#include <fmt/format.h>

#include <algorithm>

#include "planner/glossary/glossary.h"
#include "planner/language/corrections.h"

// Help for maps whose values are by role.

namespace orgplan::language {

std::string Corrections::of_levels(text::Node entry, const ValueForm& map) {
    const auto& of_values = language().forms[map.map_value];
    if (!entry.is_map() || map.map_key != ScalarForm::role || of_values.scalar != ScalarForm::amount) return {};
    std::string whose;
    if (std::ranges::any_of(glossary::glossary().families, [&](const auto& each) { return each.id == entry.key(); })) {
        whose = fmt::format("family: {}, ", entry.key());
    } else if (entry.key() != "default") {
        const Holes::Named named = Holes::roles_called(entry.key());
        whose = fmt::format("role: {}, ", named.roles.size() == 1 ? named.roles.front() : std::string(entry.key()));
    }
    const LanguageEntity* const band = language().find("band");
    ValueForm form;
    if (band != nullptr) form.thing = static_cast<std::uint32_t>(band - language().things.data());
    std::string bands;
    for (const text::Node each : entry) {
        const bool place = std::ranges::any_of(
            roots_, [&](text::Node root) { return bool(root.find("company").find("locations").find(each.key())); });
        const std::string one = each.is_scalar() ? fmt::format("{{{}{}: {}, yearly: {}}}", whose,
                                                               place ? "location" : "level", each.key(), each.text())
                                                 : std::string();
        if (!fits(one, form)) return {};
        bands += fmt::format("{}{}", bands.empty() ? "" : ", ", one);
    }
    if (bands.empty()) return {};
    return fmt::format("write it as bands, beside `yearly`: `bands: [{}]`", bands);
}

}  // namespace orgplan::language
