#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/glossary/title_words.h"

namespace orgplan::glossary {

/// Where in the source texts a role comes from, and how sure its title is.
struct RoleOrigin {
    int seed = 0;          ///< the source text, 1 or 2
    int description = 0;   ///< which description of that text, from 1; 0: it names the role without describing it
    std::string lines;     ///< of that text, such as `13+15` or `45-53`
    bool named = false;    ///< the text itself names the title; else it was inferred
    std::string sureness;  ///< of the title: low to high, and what else may have been meant

    bool operator==(const RoleOrigin&) const = default;
};

struct GlossaryRole {
    std::string id;
    std::string title;
    std::string family;
    std::vector<std::string> aliases;
    std::vector<std::string> tags;
    std::string purpose;  ///< what a unit of such people is for, where its tags do not say that; mostly empty
    Manages manages = Manages::no;
    std::string definition;
    std::vector<std::string> confused_with;  ///< ids of neighbours, sorted; each names this role in turn
    std::string difference;                  ///< what sets this role apart from them, or from one that shares an
                                             ///< ambiguous title with it, as a phrase; empty without any
    RoleOrigin origin;

    bool operator==(const GlossaryRole&) const = default;
};

struct GlossaryFamily {
    std::string id;
    std::string title;
    std::string colour;  ///< `#rrggbb`, on which white text is readable

    bool operator==(const GlossaryFamily&) const = default;
};

/// What rules use instead of naming roles.
struct GlossaryTag {
    std::string id;
    std::string meaning;
    std::string purpose;  ///< what a unit of such people is for, as `purpose` says it; empty: no one thing

    bool operator==(const GlossaryTag&) const = default;
};

/// A title that fits several roles, or one role and something outside the glossary: reported, never guessed.
struct AmbiguousTitle {
    std::string title;
    std::vector<std::string> roles;  ///< ids
    std::string outside;             ///< what else it may mean, as prose; may be empty

    bool operator==(const AmbiguousTitle&) const = default;
};

/// The built-in glossary: `schemas/roles/` and `schemas/titles/`, and the families, tags and ambiguous titles beside
/// them.
struct Glossary {
    std::vector<GlossaryFamily> families;  ///< in the order of the legend
    std::vector<GlossaryTag> tags;         ///< by id
    std::vector<GlossaryRole> roles;       ///< by id
    std::vector<AmbiguousTitle> ambiguous;
    TitleWords titles;

    bool operator==(const Glossary&) const = default;
};

/// Part of the program.
const Glossary& glossary();

/// The role of that very id, or null.
const GlossaryRole* find_role(const Glossary& glossary, std::string_view id);

}  // namespace orgplan::glossary
