#include "planner/manual/explain_role.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "planner/manual/manual_text.h"
#include "planner/manual/rule_list.h"

namespace orgplan::manual {
namespace {

std::string_view people_text(Manages manages) {
    switch (manages) {
        case Manages::no:
            return "no";
        case Manages::possibly:
            return "possibly; it is not part of the role";
        case Manages::usually:
            return "usually";
        case Manages::yes:
            return "yes; the role needs direct reports";
    }
    return {};
}

std::string neighbours(const glossary::GlossaryRole& role) {
    if (role.confused_with.empty()) return {};
    std::string text = "\n  Easily confused roles, and how they differ:\n";
    std::size_t width = role.title.size();
    for (const std::string& id : role.confused_with)
        if (const glossary::GlossaryRole* other = glossary::find_role(glossary::glossary(), id))
            width = std::max(width, other->title.size());
    const auto row = [&](const glossary::GlossaryRole& each) {
        text += wrapped(fmt::format("    {:<{}}  ", each.title, width), each.difference);
    };
    row(role);
    for (const std::string& id : role.confused_with)
        if (const glossary::GlossaryRole* other = glossary::find_role(glossary::glossary(), id)) row(*other);
    return text;
}

std::string rules_text(const glossary::GlossaryRole& role) {
    std::string text;
    for (const ListedRule& rule : list_rules({.pack = "all", .role = role.id, .severity = {}})) {
        text += rule_lines(rule, 4);
    }
    return text.empty() ? text : "\n  Rules about it:\n" + text;
}

}  // namespace

std::string family_title(std::string_view id) {
    for (const glossary::GlossaryFamily& family : glossary::glossary().families)
        if (family.id == id) return family.title;
    return std::string(id);
}

std::string origin_text(const glossary::RoleOrigin& origin) {
    const bool one = origin.lines.find_first_of("+-") == std::string::npos;
    const std::string lines = fmt::format("{} {}", one ? "line" : "lines", origin.lines);
    const std::string where =
        origin.description > 0
            ? fmt::format("source text {}, description {} ({})", origin.seed, origin.description, lines)
            : fmt::format("source text {}, named there ({}) but not described", origin.seed, lines);
    return fmt::format("{}; the title {}; certainty: {}", where,
                       origin.named ? "is in the text" : "was inferred from the text", origin.sureness);
}

std::string explain_role(const glossary::GlossaryRole& role) {
    std::string text = fmt::format("{} ({})\n\n", role.title, role.id);
    text += wrapped("  ", role.definition);
    text += '\n';
    text += wrapped("  family          ", family_title(role.family));
    text += wrapped("  also called     ", fmt::format("{}", fmt::join(role.aliases, ", ")));
    text += wrapped("  manages people  ", people_text(role.manages));
    if (!role.tags.empty()) text += wrapped("  tags            ", fmt::format("{}", fmt::join(role.tags, ", ")));
    return text + neighbours(role) + rules_text(role);
}

}  // namespace orgplan::manual
