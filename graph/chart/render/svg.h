#pragma once

#include <string>

#include "graph/chart/scene/scene.h"

namespace orgplan::render {

/// Mends what Graphviz writes as SVG: the scale, which it rounds to two decimals; dashes, which are for units of
/// one point; and what a screen reader says: the document, each card and each line get a role, a title and, where
/// there is more to say, a description, and what Graphviz says of its nodes and edges goes.
void mend_svg(std::string& svg, const scene::Scene& scene);

/// The id of a line in the SVG, by its number in the scene.
std::string line_id(std::size_t line);
/// The class of a node that is neither card nor line.
constexpr const char* kFrameClass = "frame";

}  // namespace orgplan::render
