#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/chart/layout/geometry.h"
#include "graph/model/ids.h"

// What is drawn on one page, as plain data: all that a renderer needs, and nothing that only one of them knows.

namespace orgplan::scene {

enum class Anchor : std::uint8_t { left, middle, right };

/// One run of text on one line; `at` is the end of its baseline named by `anchor`.
struct TextRun {
    layout::Point at;
    double size = 9;
    double width = 0;  ///< as measured
    Anchor anchor = Anchor::left;
    bool bold = false;
    bool struck = false;
    std::string colour = "#0f172a";
    std::string text;
    std::string tooltip;  ///< of a text outside the cards: the whole of what was shortened
};

/// A filled part of a card: a stripe, a header; or by itself. Corners are round where `radius` is not 0, and where it
/// is half the width it is a disc.
struct Fill {
    layout::Rect rect;
    std::string colour;
    double radius = 0;
    PositionId seat = kNone<PositionId>;  ///< what this seat is has that colour; none: the colour is its own
    bool of_card = false;                 ///< what most seats of the card are has it
};

/// A card, with all that is on it.
struct SceneCard {
    std::string id;  ///< stable: the seat's id, or the unit's after `unit:`
    layout::Rect rect;
    double radius = 7;  ///< 0: square corners
    std::string fill = "#ffffff";
    std::string stroke = "#cbd5e1";
    bool dashed = false;
    std::vector<Fill> fills;
    std::vector<TextRun> texts;
    std::string tooltip;           ///< the whole of what may have been shortened
    std::string title = {};        ///< what a screen reader says first: who or what it is; empty: the tooltip
    std::string description = {};  ///< and then
    std::vector<double> rows;      ///< the middles of its rows below its upper edge; empty: it is one row
    std::string link;              ///< a page of the same document ("#page=3"), or empty
};

struct SceneLine {
    std::string from;  ///< ids of cards; both empty: a line by itself, below all cards
    std::string to;
    layout::Polyline points;
    std::string title;  ///< what it says, for those who point at it or cannot see it
    std::string colour = "#94a3b8";
    double width = 1.1;
    bool dotted = false;
};

struct Scene {
    std::string title;             ///< of the page
    std::string heading = {};      ///< of it, without its stage
    std::string description = {};  ///< what is on it, for those who cannot see it
    std::string document = {};     ///< the title of a document of several; empty: that of its first page
    std::string section = {};      ///< to which part of a document it belongs: its stage
    std::string page_name = {};    ///< which of several pages of its section it is; empty: the only one
    std::string label = {};        ///< in place of its number in a document
    std::string fonts = {};        ///< the first that exists is used; empty: the usual ones
    double width = 0;              ///< of the page, in points
    double height = 0;
    std::string background = {};  ///< `#rrggbb`; `none`: nothing is painted; empty: white
    double scale = 1;             ///< points on the page for a point of the scene; all that follows is before scaling
    std::vector<SceneLine> lines;
    std::vector<SceneCard> cards;
    std::vector<TextRun> texts;  ///< title line, legend, signs of new lines
    std::vector<Fill> fills;     ///< swatches of the legend, ends of dotted lines
    std::vector<Fill> covers;    ///< on top of all that, in order: the border of a sheet that is cut from a poster
    std::vector<TextRun> notes;  ///< on top of these
};

}  // namespace orgplan::scene
