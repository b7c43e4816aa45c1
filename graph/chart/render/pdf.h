#pragma once

#include <span>

#include "graph/chart/render/graphviz.h"

namespace orgplan::render {

/// A document of all scenes, each a page: with its title, an outline by section and page, labels of pages, and
/// links to the pages that cards refer to. Who calls it holds the mutex of Graphviz.
Rendered render_pdf(std::span<const scene::Scene> scenes, const char* renderer);

}  // namespace orgplan::render
