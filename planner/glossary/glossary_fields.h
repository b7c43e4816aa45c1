#pragma once

#include "planner/glossary/glossary.h"

namespace orgplan::glossary {

template <class Archive>
void serialize(Archive& archive, RoleOrigin& origin) {
    archive(origin.seed, origin.description, origin.lines, origin.named, origin.sureness);
}

template <class Archive>
void serialize(Archive& archive, GlossaryRole& role) {
    archive(role.id, role.title, role.family, role.aliases, role.tags, role.purpose, role.manages, role.definition,
            role.confused_with, role.difference, role.origin);
}

template <class Archive>
void serialize(Archive& archive, GlossaryFamily& family) {
    archive(family.id, family.title, family.colour);
}

template <class Archive>
void serialize(Archive& archive, GlossaryTag& tag) {
    archive(tag.id, tag.meaning, tag.purpose);
}

template <class Archive>
void serialize(Archive& archive, AmbiguousTitle& title) {
    archive(title.title, title.roles, title.outside);
}

template <class Archive>
void serialize(Archive& archive, TitleAside& aside) {
    archive(aside.says, aside.kind, aside.level, aside.before, aside.after, aside.anywhere);
}

template <class Archive>
void serialize(Archive& archive, TitleSpelling& spelling) {
    archive(spelling.says, spelling.means);
}

template <class Archive>
void serialize(Archive& archive, UnclearTitle& title) {
    archive(title.says, title.roles, title.outside, title.family);
}

template <class Archive>
void serialize(Archive& archive, TitleExample& example) {
    archive(example.title, example.role, example.level, example.family, example.may_be);
}

template <class Archive>
void serialize(Archive& archive, TitleWords& words) {
    archive(words.endings, words.gender_letters, words.spellings, words.of, words.asides, words.people, words.apart,
            words.ends, words.deputies, words.leads, words.common, words.names, words.before_areas, words.before_all,
            words.unclear, words.fields, words.trades, words.shared, words.examples);
}

template <class Archive>
void serialize(Archive& archive, Glossary& glossary) {
    archive(glossary.families, glossary.tags, glossary.roles, glossary.ambiguous, glossary.titles);
}

}  // namespace orgplan::glossary
