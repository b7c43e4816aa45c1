#pragma once

#include <string>

#include "graph/chart/scene/scene.h"

namespace orgplan::scene {

/// Adds a scene to a page whose scale is 1, its upper left corner at `at`. Ids of cards get `prefix`, so that a seat
/// may be on a page several times; links to other pages go.
void place(const Scene& part, layout::Point at, const std::string& prefix, Scene& page);

}  // namespace orgplan::scene
