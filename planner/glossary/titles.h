#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "planner/glossary/glossary.h"

namespace orgplan {

/// Finds the role a text means: an id, a title or an alias, in any case, hyphens and blanks alike.
class Titles {
  public:
    struct Match {
        std::vector<RoleId> roles;  ///< one: that is it; none: unknown; several: the text is ambiguous
        std::string outside;        ///< what else an ambiguous text may mean
    };

    /// `roles` are the glossary's, by index, followed by a spec's own.
    struct Entry {
        std::string_view text;
        RoleId role;
    };
    Titles(const std::vector<Entry>& entries, const std::vector<AmbiguousTitle>& ambiguous,
           const std::vector<std::string>& role_ids);
    ~Titles();
    Titles(Titles&&) noexcept;

    Match find(std::string_view text) const;
    /// Every text that can be matched, for suggestions.
    std::vector<std::string_view> all() const;

  private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace orgplan
