#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/chart/cards/cards.h"
#include "graph/chart/scene/theme.h"
#include "graph/model/organisation.h"

namespace orgplan::scene {

/// What the colour of a seat says.
enum class ColourBy : std::uint8_t { family, unit, location, level, employment, tag };

/// One thing that a colour means, in the order of the legend.
using Category = std::uint32_t;

/// Which colours the seats of a chart have. At most ten different things have one; of more, those of most seats, and
/// the others share a grey one.
class Colouring {
  public:
    Colouring(const Organisation& organisation, const cards::CardOptions& options, ColourBy by, bool letters = false,
              const Theme& theme = {});

    Category of(PositionId seat, StageId stage) const;
    /// Of a card: that of most of its seats, when each of them begins; of a unit's card its own, else that of who heads
    /// it.
    Category of(const cards::Card& card, const cards::CardForest& forest) const;
    /// How many categories there are.
    std::size_t size() const { return shown_.size(); }
    const std::string& colour(Category category) const { return shown_[category].colour; }
    /// What the legend calls it.
    const std::string& name(Category category) const { return shown_[category].name; }
    /// What says the same where colours cannot; empty: they can.
    const std::string& letter(Category category) const { return shown_[category].letter; }
    bool letters() const { return letters_; }
    /// Whether it means nothing: a seat without a family, a level, a tag.
    bool nothing(Category category) const { return category == nothing_; }

  private:
    struct Shown {
        std::string name;
        std::string colour;
        std::string letter = {};
    };

    std::string_view key(PositionId seat, StageId stage) const;
    std::string_view key(UnitId unit, StageId stage) const;
    UnitId outermost(UnitId unit, StageId stage) const;
    void find_depth(const cards::CardOptions& options);
    void choose(const cards::CardOptions& options);
    void choose_letters();

    const Organisation& org_;
    ColourBy by_;
    bool letters_;
    std::vector<std::string> colours_;         // of families
    std::size_t depth_ = 0;                    // of the units that have colours, from the top
    std::map<std::string_view, Category> of_;  // by key
    std::vector<Shown> shown_;                 // by category
    Category nothing_ = 0;
};

}  // namespace orgplan::scene
