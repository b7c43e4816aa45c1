#include "planner/glossary/glossary.h"

#include <algorithm>

#include "planner/glossary/glossary_fields.h"
#include "planner/text/embedded.h"
#include "planner/text/pack.h"

namespace orgplan::glossary {

const Glossary& glossary() {
    static const auto known = text::unpack<Glossary>(text::embedded(text::SchemaPart::glossary));
    return known;
}

const GlossaryRole* find_role(const Glossary& glossary, std::string_view id) {
    const auto found = std::ranges::lower_bound(glossary.roles, id, {},
                                                [](const GlossaryRole& role) { return std::string_view(role.id); });
    return found != glossary.roles.end() && found->id == id ? &*found : nullptr;
}

}  // namespace orgplan::glossary
