#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "planner/rules/rule.h"

namespace orgplan::rules {

/// The words that the facts of an organisation, the glossary and the built-in rules use, by fact as a spec names it.
class FamiliarWords {
  public:
    /// The organisation must outlive them.
    explicit FamiliarWords(const Organisation& org);

    /// The familiar word that one misspells; empty where it is one itself, or near none. Words that differ in their
    /// digits alone are different words.
    std::string misspelt(std::string_view fact, std::string_view word);

  private:
    void add(std::string_view fact, std::string_view word);
    template <class List>
    void add_all(std::string_view fact, const List& words);
    void add_builtin();
    void add_company(const Organisation& org);
    void add_units(const Organisation& org);
    void add_seats(const Organisation& org);
    void add_work(const Organisation& org);

    struct Words {
        std::set<std::string_view> all;
        std::set<std::string> folded;
    };
    static constexpr std::size_t kMostCompared = 500'000;  // nobody reads on after so many
    std::map<std::string_view, Words> words_;
    std::size_t compared_ = 0;
};

}  // namespace orgplan::rules
