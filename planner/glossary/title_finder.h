#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/glossary/title_table.h"

namespace orgplan::glossary {

/// A name that is found in some words, and what is set apart before and after it.
struct FoundName {
    const TitleTable::Name* name = nullptr;
    std::string words;
    std::vector<std::string> before;
    std::vector<std::string> after;
    std::vector<const TitleAside*> asides;
};

/// Finds the name of a role among the words of a title. No step looks at more than `kMostWords`.
class TitleFinder {
  public:
    static constexpr std::size_t kMostWords = 16;

    explicit TitleFinder(const TitleTable& table) : table_(table) {}

    std::optional<FoundName> find(const std::vector<std::string>& words) const;
    /// `Engineer, Backend`, `VP, Sales`, `Account Executive, Enterprise`: two parts that are one name together, in
    /// either order.
    std::optional<FoundName> find_together(const std::vector<std::string>& first,
                                           const std::vector<std::string>& second) const;

  private:
    struct Cut {
        std::size_t at = 0;
        const TitleAside* aside = nullptr;
    };

    std::size_t aside_at(const std::vector<std::string>& words, std::size_t from, std::size_t to, bool front,
                         const TitleAside*& aside) const;
    std::optional<FoundName> find_before(const std::vector<std::string>& words, std::size_t end) const;
    std::optional<FoundName> find_between(const std::vector<std::string>& words) const;
    FoundName between(const std::vector<std::string>& words, const std::vector<Cut>& fronts, std::size_t front,
                      const std::vector<Cut>& ends, std::size_t end) const;
    std::optional<FoundName> find_at_end(const std::vector<std::string>& words) const;
    std::optional<FoundName> area_before(const std::vector<std::string>& words, std::size_t from, std::size_t to,
                                         const TitleTable::Name* name, std::vector<const TitleAside*> asides) const;

    const TitleTable& table_;
};

}  // namespace orgplan::glossary
