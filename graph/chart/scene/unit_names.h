#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/chart/cards/cards.h"
#include "graph/chart/scene/text.h"

namespace orgplan::scene {

/// Which units the cards of seats must name, so that the name of no unit is lost on a page that has its manager or its
/// only seat: what no card of a team there names.
class UnitNames {
  public:
    UnitNames(const Organisation& organisation, const cards::CardForest& page);

    /// Of a seat with a card of its own, at a stage: units that it heads, else its own. In the order of the text.
    std::vector<UnitId> of(PositionId seat, StageId stage) const;

  private:
    using At = std::pair<StageId, UnitId>;

    const Organisation& organisation_;
    std::map<std::pair<StageId, PositionId>, std::vector<UnitId>> headed_;  // by who has a card here
    std::set<At> on_teams_;                                                 // named by cards of teams
    std::set<At> on_heads_;                                                 // named by cards of who heads them
};

/// "Documentation, Press and 2 more"; empty of none.
std::string names_text(const Organisation& organisation, const std::vector<UnitId>& units, StageId stage);

/// The names of who shares a seat ("Ann / Bo") in lines of at most a width: all of them, or as many as so many lines
/// hold and how many more there are.
std::vector<std::string> name_lines(const std::string& names, double size, bool bold, double most, std::size_t lines,
                                    TextMeasure& measure);

}  // namespace orgplan::scene
