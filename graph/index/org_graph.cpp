#include "graph/index/org_graph.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <unordered_set>

namespace orgplan::graph {
namespace {

struct Edge {
    std::uint32_t line = 0;  // index in Organisation::lines
};

using Graph = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, Edge, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;

// What stands at a stage, of one kind of line.
struct Stands {
    const Graph* graph = nullptr;
    const Organisation* org = nullptr;
    StageId stage{};
    LineKind kind = LineKind::solid;

    bool operator()(const Graph::edge_descriptor& edge) const {
        const Line& line = org->lines[(*graph)[edge].line];
        return line.kind == kind && line.stages.has(stage);
    }
    bool operator()(Graph::vertex_descriptor seat) const { return org->positions[seat].stages.has(stage); }
};

using View = boost::filtered_graph<Graph, Stands, Stands>;

PositionId position(std::size_t vertex) {
    return id_at<PositionId>(vertex);
}
Graph::vertex_descriptor vertex(PositionId id) {
    return static_cast<Graph::vertex_descriptor>(id);
}

}  // namespace

struct OrgGraph::Data {
    const Organisation* org;
    Graph graph;

    View view(StageId stage, LineKind kind = LineKind::solid) const {
        const Stands stands{&graph, org, stage, kind};
        return View(graph, stands, stands);
    }
    const Line& line(const Graph::edge_descriptor& edge) const { return org->lines[graph[edge].line]; }
};

OrgGraph::OrgGraph(const Organisation& organisation) : data_(std::make_unique<Data>()) {
    data_->org = &organisation;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    std::vector<Edge> edges;
    ends.reserve(organisation.lines.size());
    edges.reserve(organisation.lines.size());
    for (const Line& line : organisation.lines) {
        edges.push_back({static_cast<std::uint32_t>(ends.size())});
        ends.emplace_back(index(line.from), index(line.to));
    }
    data_->graph = Graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), edges.begin(),
                         static_cast<std::uint32_t>(organisation.positions.size()));
}

OrgGraph::~OrgGraph() = default;
OrgGraph::OrgGraph(OrgGraph&&) noexcept = default;

const Organisation& OrgGraph::organisation() const {
    return *data_->org;
}
StageView OrgGraph::at(StageId stage) const {
    return StageView(*this, stage);
}

std::vector<Cycle> OrgGraph::cycles() const {
    const Organisation& org = *data_->org;
    std::map<std::vector<PositionId>, StageSet> found;
    enum : std::uint8_t { unseen, on_walk, done };
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const StageId stage = id_at<StageId>(s);
        const StageView view = at(stage);
        std::vector<std::uint8_t> mark(org.positions.size(), unseen);
        // At one stage a seat has one solid line upwards, so a walk up from each seat meets each cycle once.
        for (std::size_t start = 0; start < mark.size(); ++start) {
            std::vector<PositionId> walk;
            PositionId at_seat = position(start);
            while (given(at_seat) && mark[index(at_seat)] == unseen) {
                mark[index(at_seat)] = on_walk;
                walk.push_back(at_seat);
                at_seat = view.manager(at_seat);
            }
            if (given(at_seat) && mark[index(at_seat)] == on_walk) {
                std::vector<PositionId> path(std::find(walk.begin(), walk.end(), at_seat), walk.end());
                std::rotate(path.begin(), std::min_element(path.begin(), path.end()), path.end());
                found[path].add(stage);
            }
            for (const PositionId each : walk) mark[index(each)] = done;
        }
    }
    std::vector<Cycle> cycles;
    for (auto& [path, stages] : found) cycles.push_back({path, stages});
    return cycles;
}

PositionId StageView::manager(PositionId id) const {
    const View view = graph_->data_->view(stage_);
    if (!org()[id].stages.has(stage_)) return kNone<PositionId>;
    const auto [begin, end] = out_edges(vertex(id), view);
    return begin == end ? kNone<PositionId> : position(target(*begin, view));
}

const Organisation& StageView::org() const {
    return *graph_->data_->org;
}

std::vector<PositionId> StageView::sources(PositionId id, LineKind kind, bool assistants) const {
    std::vector<PositionId> from;
    if (!org()[id].stages.has(stage_)) return from;
    const View view = graph_->data_->view(stage_, kind);
    for (const auto& edge : boost::make_iterator_range(in_edges(vertex(id), view))) {
        if (!assistants && graph_->data_->line(edge).reason == LineReason::assistant) continue;
        from.push_back(position(source(edge, view)));
    }
    std::sort(from.begin(), from.end());
    return from;
}

std::vector<PositionId> StageView::reports(PositionId id, bool assistants) const {
    return sources(id, LineKind::solid, assistants);
}

std::vector<PositionId> StageView::dotted_reports(PositionId id) const {
    return sources(id, LineKind::dotted, true);
}

std::vector<PositionId> StageView::dotted_managers(PositionId id) const {
    std::vector<PositionId> to;
    if (!org()[id].stages.has(stage_)) return to;
    const View view = graph_->data_->view(stage_, LineKind::dotted);
    for (const auto& edge : boost::make_iterator_range(out_edges(vertex(id), view))) {
        to.push_back(position(target(edge, view)));
    }
    std::sort(to.begin(), to.end());
    return to;
}

std::size_t StageView::span(PositionId id) const {
    return reports(id, false).size();
}

std::vector<PositionId> StageView::subtree(PositionId id) const {
    std::vector<PositionId> below;
    if (!org()[id].stages.has(stage_)) return below;
    below.push_back(id);
    for (std::size_t i = 0; i < below.size(); ++i) {
        for (const PositionId report : reports(below[i])) {
            // Only the start can be met again: whoever is below it has one manager.
            if (report != id) below.push_back(report);
        }
    }
    return below;
}

std::vector<PositionId> StageView::chain(PositionId id) const {
    std::vector<PositionId> up;
    if (!org()[id].stages.has(stage_)) return up;
    std::unordered_set<PositionId> met;
    for (PositionId at = id; given(at) && met.insert(at).second; at = manager(at)) up.push_back(at);
    return up;
}

std::vector<PositionId> StageView::roots() const {
    std::vector<PositionId> found;
    for (std::size_t i = 0; i < org().positions.size(); ++i) {
        if (org().positions[i].stages.has(stage_) && !given(manager(position(i)))) found.push_back(position(i));
    }
    return found;
}

std::vector<int> StageView::depths() const {
    std::vector<int> depth(org().positions.size(), -1);
    std::vector<PositionId> level = roots();
    for (int below = 0; !level.empty(); ++below) {
        std::vector<PositionId> next;
        for (const PositionId seat : level) {
            depth[index(seat)] = below;
            const std::vector<PositionId> under = reports(seat);
            next.insert(next.end(), under.begin(), under.end());
        }
        level = std::move(next);
    }
    return depth;
}

}  // namespace orgplan::graph
