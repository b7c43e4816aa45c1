#pragma once

#include <span>

#include "graph/chart/geometry.h"

namespace orgplan {

/// The end of a line, from where it leaves what lines of the same beginning have already drawn; lines drawn twice look
/// thicker than others. Empty where nothing is left.
Polyline undrawn_part(const Polyline& line, std::span<const Polyline> drawn);

}  // namespace orgplan
