#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ids.h"
#include "planner/glossary/glossary.h"

namespace orgplan::glossary {

/// A title as it is compared: letter case folded, wide and narrow forms of a letter alike, `&` read as `and`, and every
/// run of blanks, hyphens, `_`, `.` and `,` as one blank, none of them at the ends.
std::string folded_title(std::string_view text);

/// A role that a spec defines.
struct OwnTitles {
    std::string_view id;
    std::string_view title;
    std::vector<std::string_view> aliases;
};

/// Finds the role a text means: an id, a title or an alias, compared as `folded_title` says. An id wins over another
/// role's title or alias. What a spec's own role is called settles a title that is ambiguous in the glossary.
class Titles {
  public:
    struct Match {
        std::vector<RoleId> roles;  ///< sorted
        std::string_view outside;   ///< what else an ambiguous text may mean, outside the glossary; mostly empty
        std::string_view alias;  ///< the text as the glossary or the spec's own role spells it; empty: an id or title

        bool unknown() const { return roles.empty(); }
        bool certain() const { return roles.size() == 1 && outside.empty(); }
        bool ambiguous() const { return !unknown() && !certain(); }
    };

    /// The ids of the glossary's roles are their indices; `own` ones follow in their order. Both must outlive this.
    explicit Titles(const Glossary& glossary, const std::vector<OwnTitles>& own = {});
    ~Titles();
    Titles(Titles&&) noexcept;
    Titles& operator=(Titles&&) noexcept;

    /// The result lives as long as this object.
    const Match& find(std::string_view text) const;
    /// Every text that means one role, as it was written, sorted and each once, for suggestions.
    const std::vector<std::string_view>& all() const;

  private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace orgplan::glossary
