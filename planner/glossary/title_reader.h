#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "planner/glossary/titles.h"

namespace orgplan::glossary {

/// What a title says of a seat.
struct TitleReading {
    std::vector<RoleId> roles;  ///< sorted; one is the role where `certain`, else what it may mean
    std::string outside;        ///< what else it may mean; mostly empty
    bool certain = false;
    std::string called;  ///< the name of the role that was found in it, as the glossary spells it
    std::string level;   ///< empty: it says none
    std::string family;  ///< id; of a title that is not certain, as far as its words say
    std::vector<RoleId>
        could_be;             ///< sorted; of a title that is not certain: `roles`, else all that share a word with it
    bool understood = false;  ///< its words say at least in which field somebody works

    bool unclear() const { return !certain && (!roles.empty() || !outside.empty()); }
};

/// A step of the reading, for people: some of its words, and what they were taken for.
struct TitleStep {
    std::string words;
    std::string taken_for;
};

/// Reads titles as people write them: sets apart how senior somebody is, areas, regions and terms, and looks up what is
/// left. It gives a role only where the title says one, whole: a word that is not understood leaves a title. The time
/// is linear in the length of the title.
class TitleReader {
  public:
    /// As `Titles`; both must outlive this, with the texts in them.
    explicit TitleReader(const Glossary& glossary, const std::vector<OwnTitles>& own = {});
    ~TitleReader();
    TitleReader(TitleReader&&) noexcept;
    TitleReader& operator=(TitleReader&&) noexcept;

    TitleReading read(std::string_view title, std::vector<TitleStep>* steps = nullptr) const;

  private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace orgplan::glossary
