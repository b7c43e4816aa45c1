#pragma once

#include <string>

#include "graph/chart/scene/scene.h"

namespace orgplan::render {

/// Units of the graph that is handed to Graphviz for a point of a scene. Two, so that the rounding of its corners (12)
/// is that of a card (6), and half points are whole numbers.
constexpr double kUnits = 2;

/// Text for an attribute of the graph: nothing in it is taken for an escape or an entity, a line end becomes `&#10;`.
std::string attribute_text(const std::string& text);

/// An HTML-like label as large as the card, that puts each of its texts exactly where the scene has it.
std::string card_label(const scene::SceneCard& card);

/// One text by itself, its first letter at the left edge of a box of `width` x `height` units, its baseline so far
/// below the top; in the size of its node's font.
std::string text_label(const scene::TextRun& run, double& width, double& height, double& baseline);

}  // namespace orgplan::render
