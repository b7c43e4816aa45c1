#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/organisation.h"

namespace orgplan {

/// Where in the seeds a role comes from, and how sure its title is.
struct RoleOrigin {
    int seed = 0;         ///< 1 or 2; 0: only mentioned in a seed, or needed beside it
    int description = 0;  ///< which of the seed's descriptions, from 1; 0: none
    std::string lines;    ///< of the seed
    bool named = false;   ///< the text itself names the title
    std::string sureness;
};

struct GlossaryRole {
    std::string id;
    std::string title;
    std::string family;
    std::vector<std::string> aliases;
    std::vector<std::string> tags;
    Manages manages = Manages::no;
    std::string definition;
    std::vector<std::string> confused_with;  ///< ids of neighbours, and in `difference` what separates them
    std::string difference;
    RoleOrigin origin;
};

struct GlossaryFamily {
    std::string id;
    std::string title;
    std::string colour;
};

/// An alias that fits several roles: reported with them, never guessed. A candidate may stand for something outside the
/// glossary, then it is prose.
struct AmbiguousTitle {
    std::string title;
    std::vector<std::string> roles;
    std::string outside;  ///< what else it may mean; may be empty
};

/// The professional glossary, read once from `schemas/roles/` as built into the program.
struct Glossary {
    std::vector<GlossaryFamily> families;  ///< in the order of the legend
    std::vector<GlossaryRole> roles;       ///< by id
    std::vector<AmbiguousTitle> ambiguous;
};

const Glossary& glossary();

}  // namespace orgplan
