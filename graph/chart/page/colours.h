#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/chart/page/page.h"

namespace orgplan::page {

/// The least contrast of a text and its ground (WCAG 2.1, AA).
constexpr double kReadable = 4.5;

/// What is drawn in a colour: texts are to be read, all else is seen below or beside them.
enum class Use : std::uint8_t { ground, text };

/// A colour of the charts, which are light, and its like on a dark page.
ColourPair pair_of(const std::string& colour, Use use);

/// A colour that says what a seat is: in both, white or ink can be read on it, and it can be seen on a card.
ColourPair category_pair(const std::string& colour);

/// The colours of all cards of a page, each once.
class Colours {
  public:
    int number(const std::string& colour, Use use);
    std::vector<ColourPair> take() { return std::move(pairs_); }

  private:
    std::map<std::pair<std::string, Use>, int> known_;
    std::vector<ColourPair> pairs_;
};

}  // namespace orgplan::page
