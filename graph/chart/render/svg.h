#pragma once

#include <string>

#include "graph/chart/scene/scene.h"

namespace orgplan::render {

/// Mends what Graphviz writes as SVG: the scale, which it rounds to two decimals; dashes, which are for units of one
/// point; the titles of lines, which are names of nodes and become those of the scene; and the titles of nodes that
/// are neither card nor line, which nobody needs.
void mend_svg(std::string& svg, const scene::Scene& scene);

/// The id of a line in the SVG, by its number in the scene.
std::string line_id(std::size_t line);
/// The class of a node that is neither card nor line.
constexpr const char* kFrameClass = "frame";

}  // namespace orgplan::render
