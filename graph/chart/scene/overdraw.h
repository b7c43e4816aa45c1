#pragma once

#include <span>

#include "graph/chart/layout/geometry.h"

namespace orgplan::scene {

/// The end of a line, from where it leaves what lines of the same beginning have already drawn; lines drawn twice look
/// thicker than others. Empty where nothing is left.
layout::Polyline undrawn_part(const layout::Polyline& line, std::span<const layout::Polyline> drawn);

}  // namespace orgplan::scene
