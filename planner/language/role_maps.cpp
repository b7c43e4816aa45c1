#include <fmt/format.h>

#include <algorithm>

#include "planner/glossary/glossary.h"
#include "planner/language/corrections.h"

// Help for maps whose values are by role.

namespace orgplan::language {

std::string Corrections::of_map_key(text::Node value, const ValueForm& map) {
    const ScalarForm of_values = language().forms[map.map_value].scalar;
    const bool money = of_values == ScalarForm::amount;
    const bool by_role =
        map.map_key == ScalarForm::id && (money || of_values == ScalarForm::number || of_values == ScalarForm::whole);
    if (!by_role || !value.is_scalar()) return {};
    const Holes::Named named = Holes::roles_called(value.key());
    if (money && named.roles.size() == 1 && !named.level.empty()) {
        return fmt::format("write `bands: [{{role: {}, level: {}, yearly: {}}}]` instead of `yearly`",
                           named.roles.front(), named.level, value.text());
    }
    std::string help;
    for (const std::string& role : named.roles) {
        help += fmt::format("{} `{}: {}`", help.empty() ? "write" : " or", role, value.text());
    }
    if (help.empty()) help = fmt::format("name a role or a family by its id, or `default: {}`", value.text());
    if (money) help += fmt::format("; for one seat, write `cost: {{yearly: {}}}` at the seat", value.text());
    return help;
}

std::string Corrections::of_levels(text::Node entry, text::Node entries, const ValueForm& map) {
    const auto& of_values = language().forms[map.map_value];
    if (!entry.is_map() || map.map_key != ScalarForm::id || of_values.scalar != ScalarForm::amount) return {};
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
    std::string help = fmt::format("write `bands: [{}]` instead of `yearly`", bands);
    for (const text::Node other : entries) {
        if (other == entry || !other.is_scalar()) continue;
        const std::string role = other.key() == "default" ? "" : fmt::format("role: {}, ", other.key());
        return help + fmt::format("; the other entries go there as well, as in `{{{}yearly: {}}}`", role, other.text());
    }
    return help;
}

}  // namespace orgplan::language
