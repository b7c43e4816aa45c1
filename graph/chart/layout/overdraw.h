#pragma once

#include <span>

#include "graph/chart/layout/geometry.h"

namespace orgplan::layout {

/// The end of a line, from where it leaves what lines of the same beginning have already drawn; lines drawn twice look
/// thicker than others. Empty where nothing is left. Points nearer than 0.01 are one; time is the product of the pieces
/// of the line and of those drawn.
Polyline undrawn_part(const Polyline& line, std::span<const Polyline> drawn);

}  // namespace orgplan::layout
