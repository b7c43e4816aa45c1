#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/chart/render/gv.h"
#include "graph/chart/scene/scene.h"

namespace orgplan::render {

/// A scene as a graph of Graphviz with every position pinned, for its no-op layout `nop2`: a node a card, an edge a
/// line, and nodes for the texts and swatches outside the cards. The scene must outlive it.
class SceneGraph {
  public:
    explicit SceneGraph(const scene::Scene& scene);
    ~SceneGraph() { agclose(graph_); }
    SceneGraph(const SceneGraph&) = delete;
    SceneGraph& operator=(const SceneGraph&) = delete;

    Agraph_t* get() const { return graph_; }
    void set(const char* name, const std::string& value) { gv::declare(graph_, AGRAPH, name, value); }

  private:
    void defaults(int kind, const std::vector<std::pair<const char*, std::string>>& values);
    Agnode_t* new_node(const std::string& wanted);
    void place(Agnode_t* node, double left, double top, double width, double height);
    void set_label(Agnode_t* node, const std::string& html);
    void add_card(const scene::SceneCard& card);
    void add_line(const scene::SceneLine& line, std::size_t at);
    Agnode_t* anchor();
    layout::Polyline fresh_part(const scene::SceneLine& line);
    void add_fill(const scene::Fill& fill, std::size_t at);
    void add_text(const scene::TextRun& run, std::size_t at);

    const scene::Scene& scene_;
    Agraph_t* graph_;
    double bottom_;                           // of the page, in units; y runs upwards from it
    std::map<std::string, Agnode_t*> nodes_;  // by id of card
    Agnode_t* anchor_ = nullptr;
    std::string lines_from_;
    std::vector<layout::Polyline> siblings_;
};

}  // namespace orgplan::render
