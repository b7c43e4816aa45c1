#include "graph/index/org_graph.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/range/iterator_range.hpp>
#include <deque>
#include <map>
#include <optional>

#include "graph/index/passing_circles.h"

namespace orgplan::graph {
namespace {

// Indices of stages are kept up to this many seats times stages.
constexpr std::size_t kMostKept = 1'000'000;

struct Edge {
    std::uint32_t line = 0;  // of `Organisation::line`
    Tick opens = kBeforeAll;
    Tick closes = kForever;
    bool first = true;  // of those of the line
};

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Edge, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;

// What exists at a stage, or on a day if there is no stage.
struct Exists {
    const Graph* graph = nullptr;
    const Organisation* org = nullptr;
    StageId stage = kNone<StageId>;
    Tick day;

    bool operator()(const Graph::edge_descriptor& descriptor) const {
        const Edge& edge = (*graph)[descriptor];
        if (given(stage)) return edge.first && org->line(edge.line).stages.has(stage);
        return edge.opens <= day && day < edge.closes;
    }
    bool operator()(Graph::vertex_descriptor seat) const {
        return given(stage) ? org->positions[seat].stages.has(stage) : org->positions[seat].exists(day);
    }
};

using View = boost::filtered_graph<Graph, Exists, Exists>;

enum class What : std::uint8_t { seat, unit, membership };

struct Change {
    Tick at;
    What what;
    std::uint32_t id;

    auto operator<=>(const Change&) const = default;
};

// Everything that happens in time, in its order.
std::vector<Change> changes_of(const Organisation& org, const Graph& graph) {
    std::vector<Change> changes;
    const auto add = [&](Tick at, What what, std::size_t id) {
        if (at != kBeforeAll && at != kForever) changes.push_back({at, what, static_cast<std::uint32_t>(id)});
    };
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const Position& seat = org.positions[i];
        add(seat.opens, What::seat, i);
        add(seat.closes, What::seat, i);
        for (const PositionState& state : seat.states) add(state.from, What::seat, i);
        for (const Hat& hat : seat.hats) {
            add(hat.opens, What::seat, i);
            add(hat.closes, What::seat, i);
        }
    }
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        add(org.units[i].opens, What::unit, i);
        add(org.units[i].closes, What::unit, i);
        for (const UnitState& state : org.units[i].states) add(state.from, What::unit, i);
    }
    for (const auto& descriptor : boost::make_iterator_range(edges(graph))) {
        const Edge& edge = graph[descriptor];
        add(edge.opens, What::seat, source(descriptor, graph));
        add(edge.closes, What::seat, source(descriptor, graph));
    }
    for (const TimeOf& time : org.membership_times) {
        add(time.opens, What::membership, 0);
        add(time.closes, What::membership, 0);
    }
    std::sort(changes.begin(), changes.end());
    changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
    return changes;
}

}  // namespace

struct OrgGraph::Data {
    const Organisation* org;
    Graph graph;
    std::deque<std::shared_ptr<const Index>> kept;
    std::optional<std::vector<Cycle>> cycles;
    bool followed = true;  // all changes of lines, for the cycles
    std::optional<std::vector<Change>> changes;

    View view(StageId stage, Tick day) const {
        const Exists stands{&graph, org, stage, day};
        return View(graph, stands, stands);
    }
    std::vector<const Line*> lines(StageId stage, Tick day) const {
        const View filtered = view(stage, day);
        std::vector<const Line*> found;
        found.reserve(org->lines.size());
        for (const auto& edge : boost::make_iterator_range(edges(filtered))) {
            found.push_back(&org->line(graph[edge].line));
        }
        return found;
    }
    const std::vector<Change>& all_changes() {
        if (!changes) changes = changes_of(*org, graph);
        return *changes;
    }
};

OrgGraph::OrgGraph(const Organisation& organisation) : data_(std::make_unique<Data>()) {
    data_->org = &organisation;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    std::vector<Edge> edges;
    const auto add = [&](const Edge& edge) {
        const Line& line = organisation.line(edge.line);
        ends.emplace_back(index(line.from), index(line.to));
        edges.push_back(edge);
    };
    ends.reserve(organisation.lines.size());
    edges.reserve(organisation.lines.size());
    if (organisation.line_times.empty()) {
        // Put together from others: its lines are known only at its stages.
        for (std::size_t i = 0; i < organisation.lines.size(); ++i) add({static_cast<std::uint32_t>(i)});
    }
    for (std::size_t i = 0; i < organisation.line_times.size(); ++i) {
        const TimeOf& time = organisation.line_times[i];
        add({time.of, time.opens, time.closes, i == 0 || organisation.line_times[i - 1].of != time.of});
    }
    data_->graph = Graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), edges.begin(),
                         static_cast<std::uint32_t>(organisation.positions.size()));
}

OrgGraph::~OrgGraph() = default;
OrgGraph::OrgGraph(OrgGraph&&) noexcept = default;

const Organisation& OrgGraph::organisation() const {
    return *data_->org;
}

std::shared_ptr<const Index> OrgGraph::at(StageId stage) const {
    for (const auto& known : data_->kept) {
        if (known->stage() == stage) return known;
    }
    const std::size_t seats = std::max<std::size_t>(1, data_->org->positions.size());
    if (data_->kept.size() >= std::max<std::size_t>(2, kMostKept / seats)) data_->kept.pop_front();
    return data_->kept.emplace_back(std::make_shared<Index>(*this, stage));
}

const std::vector<Cycle>& OrgGraph::cycles() const {
    if (data_->cycles) return *data_->cycles;
    std::map<std::vector<PositionId>, When> found;
    for (std::size_t s = 0; s < data_->org->stages.size(); ++s) {
        for (std::vector<PositionId>& path : at(id_at<StageId>(s))->circles()) {
            found[std::move(path)].stages.add(id_at<StageId>(s));
        }
    }
    PassingCircles passing = passing_circles(*data_->org);
    data_->followed = passing.followed;
    for (auto& [path, times] : passing.times) {
        if (When when = when_of_lines(times, *data_->org); !when.between.empty()) {
            found[path].between = std::move(when.between);
        }
    }
    data_->cycles.emplace();
    for (auto& [path, when] : found) data_->cycles->push_back({path, std::move(when)});
    return *data_->cycles;
}

bool OrgGraph::followed() const {
    cycles();
    return data_->followed;
}

std::vector<const Line*> OrgGraph::lines_at(StageId stage) const {
    return data_->lines(stage, Tick());
}

std::vector<const Line*> OrgGraph::lines_at(Tick day) const {
    return data_->lines(kNone<StageId>, day);
}

const Line* OrgGraph::solid_line(PositionId from, Tick day) const {
    if (!data_->org->positions[index(from)].exists(day)) return nullptr;
    const View filtered = data_->view(kNone<StageId>, day);
    for (const auto& edge :
         boost::make_iterator_range(out_edges(static_cast<Graph::vertex_descriptor>(index(from)), filtered))) {
        const Line& line = data_->org->line(data_->graph[edge].line);
        if (line.kind == LineKind::solid) return &line;
    }
    return nullptr;
}

OrgGraph::Changes OrgGraph::changes(Tick from, Tick to) const {
    const std::vector<Change>& all = data_->all_changes();
    const auto after = [&](Tick tick) {
        return std::upper_bound(all.begin(), all.end(), tick, [](Tick at, const Change& each) { return at < each.at; });
    };
    Changes found;
    const auto end = after(to);
    for (auto each = after(from); each < end; ++each) {
        if (each->what == What::seat) found.seats.push_back(id_at<PositionId>(each->id));
        if (each->what == What::unit) found.units.push_back(id_at<UnitId>(each->id));
        if (each->what == What::membership) found.memberships = true;
    }
    const auto once = [](auto& ids) {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    };
    once(found.seats);
    once(found.units);
    return found;
}

std::vector<Tick> OrgGraph::days() const {
    std::vector<Tick> days;
    for (const Change& change : data_->all_changes()) {
        if (days.empty() || days.back() != change.at) days.push_back(change.at);
    }
    return days;
}

}  // namespace orgplan::graph
