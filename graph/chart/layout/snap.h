#pragma once

#include "graph/chart/layout/layout.h"

namespace orgplan::layout {

/// The nearest half point; of two equally near the one farther from 0.
double snapped(double value);

/// Moves the corners of all boxes and lines to half points, so that a renderer need not round them; the sizes of boxes
/// stay.
void snap(Layout& layout);

}  // namespace orgplan::layout
