#pragma once

#include "planner/glossary/glossary.h"

namespace orgplan::glossary {

template <class Archive>
void serialize(Archive& archive, RoleOrigin& origin) {
    archive(origin.seed, origin.description, origin.lines, origin.named, origin.sureness);
}

template <class Archive>
void serialize(Archive& archive, GlossaryRole& role) {
    archive(role.id, role.title, role.family, role.aliases, role.tags, role.manages, role.definition,
            role.confused_with, role.difference, role.origin);
}

template <class Archive>
void serialize(Archive& archive, GlossaryFamily& family) {
    archive(family.id, family.title, family.colour);
}

template <class Archive>
void serialize(Archive& archive, GlossaryTag& tag) {
    archive(tag.id, tag.meaning);
}

template <class Archive>
void serialize(Archive& archive, AmbiguousTitle& title) {
    archive(title.title, title.roles, title.outside);
}

template <class Archive>
void serialize(Archive& archive, Glossary& glossary) {
    archive(glossary.families, glossary.tags, glossary.roles, glossary.ambiguous);
}

}  // namespace orgplan::glossary
