#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "graph/chart/layout/layout.h"

struct Agraph_s;

namespace orgplan::bench {
using namespace layout;

/// yaml-cpp reads the text as events and does nothing with them; returns how many there were.
std::size_t yaml_events(const std::string& text);

/// Boxes as plain Graphviz nodes with their lines, drawn to SVG in memory.
class GraphvizBoxes {
  public:
    /// With a layout, everything is pinned to it.
    explicit GraphvizBoxes(std::span<const Box> boxes, const Layout* pinned = nullptr);
    ~GraphvizBoxes();
    GraphvizBoxes(const GraphvizBoxes&) = delete;
    GraphvizBoxes& operator=(const GraphvizBoxes&) = delete;

    /// Lays out with an engine (`dot`, `nop2`) and renders; returns the bytes of the SVG.
    std::size_t draw(const char* engine);

  private:
    Agraph_s* graph_;
};

}  // namespace orgplan::bench
