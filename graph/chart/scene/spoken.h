#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/chart/cards/cards.h"
#include "graph/chart/scene/scene.h"

namespace orgplan::scene {

/// What a page of a stage says to those who do not see it.
class Spoken {
  public:
    Spoken(const Organisation& organisation, StageId stage);

    /// Who or what a card is, who it reports to and how many report to it, and all that is written on it.
    void add_to(SceneCard& scene_card, const cards::CardForest& page, std::uint32_t card) const;
    /// Of the line to a card.
    std::string line_to(const cards::CardForest& page, std::uint32_t card) const;
    /// Of a page, once its cards have what is said of them.
    std::string page(const Scene& scene, const cards::CardForest& page) const;

    StageId stage() const { return stage_; }

  private:
    std::string name_of(const cards::Card& card) const;
    std::string relations_of(PositionId seat) const;

    const Organisation& organisation_;
    StageId stage_;
    std::vector<std::uint32_t> reports_;  // by seat
};

}  // namespace orgplan::scene
