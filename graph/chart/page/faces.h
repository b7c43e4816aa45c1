#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/chart/page/chart.h"
#include "graph/chart/page/colours.h"
#include "graph/chart/scene/scene.h"

namespace orgplan::page {

/// The looks of all cards of a page, each once.
class Looks {
  public:
    /// Of a card; `rows` are the middles of those of its rows that are seats at its stage.
    int number(const scene::SceneCard& card, const std::vector<double>& rows, const Numbers& numbers);
    /// Of a team that is closed: the header of one that is open.
    int closed(int open);
    /// Moves them into a chart.
    void take(Chart& chart);

  private:
    int add(Face face);

    std::vector<Face> faces_;
    std::map<std::string, int> known_;  // by all that is on it
    Colours colours_;
};

}  // namespace orgplan::page
