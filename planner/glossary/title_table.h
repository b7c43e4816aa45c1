#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "planner/glossary/title_parts.h"
#include "planner/glossary/titles.h"

namespace orgplan::glossary {

/// All that titles are looked up in, spelled out as they are.
class TitleTable {
  public:
    struct Name {
        std::vector<RoleId> roles;  ///< sorted; one: certain, unless `outside` is given or it is `unclear`
        std::string_view outside;   ///< what else it may mean
        std::string_view called;    ///< as the glossary writes it
        const UnclearTitle* unclear = nullptr;
        bool before_areas = false;
        bool before_all = false;
        bool shared = false;  ///< other trades use it, too

        bool certain() const { return roles.size() == 1 && outside.empty() && unclear == nullptr; }
    };

    TitleTable(const Glossary& glossary, const std::vector<OwnTitles>& own);

    const TitleSpeller& speller() const { return speller_; }
    const Name* name(const std::string& words) const;
    const TitleAside* aside(const std::string& words) const;
    /// The family that a phrase belongs to, or null; `none` for what belongs to none.
    const std::string* field(const std::string& words) const;
    /// Whether some words name another trade: the id of the role in it, which may be empty; null: they do not.
    const std::string* trade_in(const std::vector<std::string>& words) const;
    /// The roles in whose names a word is, sorted; none for a word that many titles have.
    const std::vector<RoleId>& roles_with(const std::string& word) const;
    bool sets_apart(const std::string& word) const { return apart_.contains(word); }
    bool ends(const std::string& word) const { return ends_.contains(word); }
    bool is_somebody(const std::string& word) const { return people_.contains(word); }

    /// The most words of a phrase that `aside`, `field` and `trade_in` know.
    static constexpr std::size_t kLongestPhrase = 3;

  private:
    void add(std::string_view text, RoleId role, std::string_view called);
    void list_words(const TitleWords& words);

    TitleSpeller speller_;
    std::unordered_map<std::string, Name> names_;
    std::unordered_map<std::string, const TitleAside*> asides_;
    std::unordered_map<std::string, std::string> fields_;
    std::unordered_map<std::string, std::string> trades_;
    std::unordered_map<std::string, std::vector<RoleId>> words_;
    std::unordered_set<std::string_view> apart_;
    std::unordered_set<std::string_view> ends_;
    std::unordered_set<std::string_view> people_;
};

}  // namespace orgplan::glossary
