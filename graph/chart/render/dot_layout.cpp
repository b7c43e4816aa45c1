#include <fmt/format.h>

#include "graph/chart/render/graphviz.h"
#include "graph/chart/render/gv.h"

namespace orgplan::render {

using gv::c;
using gv::declare;

layout::Layout dot_layout(std::span<const layout::Box> boxes, const layout::LayoutOptions& options,
                          std::string& error) {
    const std::lock_guard lock(gv::mutex());
    const gv::Errors errors;
    layout::Layout layout;
    Agraph_t* graph = agopen(c("chart"), Agdirected, nullptr);
    const auto inches = [](double points) { return fmt::format("{:.6f}", points / 72); };
    declare(graph, AGRAPH, "nodesep", inches(options.column_gap));
    declare(graph, AGRAPH, "ranksep", inches(options.level_gap));
    declare(graph, AGRAPH, "splines", "polyline");
    declare(graph, AGNODE, "shape", "box");
    declare(graph, AGNODE, "fixedsize", "true");
    declare(graph, AGNODE, "label", "");
    declare(graph, AGNODE, "width", "1");
    declare(graph, AGNODE, "height", "1");
    declare(graph, AGEDGE, "dir", "none");
    declare(graph, AGEDGE, "tailport", "s");
    declare(graph, AGEDGE, "headport", "n");
    std::vector<Agnode_t*> nodes;
    std::vector<Agedge_t*> edges;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        nodes.push_back(agnode(graph, c(std::to_string(i)), 1));
        agset(nodes[i], c("width"), c(inches(boxes[i].width)));
        agset(nodes[i], c("height"), c(inches(boxes[i].height)));
        const bool top = boxes[i].parent == layout::Box::kNoParent;
        edges.push_back(top ? nullptr : agedge(graph, nodes[boxes[i].parent], nodes[i], nullptr, 1));
    }
    const bool laid_out = gvLayout(gv::context(), graph, "dot") == 0;
    if (!laid_out || errors.any()) {
        error = errors.text();
        // Nobody draws these, but they are as many as were given.
        for (const layout::Box& box : boxes) layout.boxes.push_back({0, 0, box.width, box.height});
        layout.lines.resize(boxes.size());
    } else {
        const boxf bounds = GD_bb(graph);
        const auto point = [&](const pointf& p) { return layout::Point{p.x - bounds.LL.x, bounds.UR.y - p.y}; };
        layout.width = bounds.UR.x - bounds.LL.x;
        layout.height = bounds.UR.y - bounds.LL.y;
        layout.lines.resize(boxes.size());
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const layout::Point middle = point(ND_coord(nodes[i]));
            layout.boxes.push_back(
                {middle.x - boxes[i].width / 2, middle.y - boxes[i].height / 2, boxes[i].width, boxes[i].height});
            if (edges[i] == nullptr || ED_spl(edges[i]) == nullptr) continue;
            const bezier& curve = ED_spl(edges[i])->list[0];
            for (int k = 0; k < curve.size; k += 3) layout.lines[i].push_back(point(curve.list[k]));
        }
    }
    if (laid_out) gvFreeLayout(gv::context(), graph);
    agclose(graph);
    return layout;
}

}  // namespace orgplan::render
