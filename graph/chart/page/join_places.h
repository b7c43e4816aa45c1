#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/chart/page/page.h"

namespace orgplan::page {

/// The places of cards of several specs as those of one tree: cards of the same id below the same card are one place,
/// and what a later spec adds comes after the sibling that it follows there.
class JoinedPlaces {
  public:
    /// The stages of one spec, whose places become those of the tree; later ones must have the same ids for the same
    /// cards.
    void add(std::vector<Stage>& stages);
    /// Numbers the places of all cards anew, so that parents come before their children.
    void number(std::vector<Stage>& stages) const;

  private:
    struct Node {
        std::vector<int> children;
    };
    int child(int parent, const std::string& id, int turn, int after);

    std::vector<Node> nodes_{1};  // the first is above all roots
    std::map<std::tuple<int, std::string, int>, int> known_;
};

}  // namespace orgplan::page
