#include "graph/index/passing_circles.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/vector_property_map.hpp>
#include <utility>

namespace orgplan::graph {
namespace {

// The most steps of all walks upwards.
constexpr std::size_t kMostSteps = 20'000'000;

using Lines = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;

// By seat: the seats that lines of whatever times join in a circle with it have one number; 0: none has.
std::vector<std::uint32_t> tangles_of(const Organisation& org) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    ends.reserve(org.lines.size());
    std::vector<bool> own(org.positions.size());
    const auto add = [&](const std::vector<Line>& lines) {
        for (const Line& line : lines) {
            if (line.kind != LineKind::solid) continue;
            ends.emplace_back(index(line.from), index(line.to));
            if (line.from == line.to) own[index(line.from)] = true;
        }
    };
    add(org.lines);
    add(org.passing_lines);
    const Lines lines(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(),
                      static_cast<std::uint32_t>(org.positions.size()));
    std::vector<std::uint32_t> component(org.positions.size());
    const auto components = boost::strong_components(
        lines, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, lines)));
    std::vector<std::uint32_t> sizes(components);
    for (const std::uint32_t each : component) ++sizes[each];
    for (std::size_t i = 0; i < component.size(); ++i) {
        const bool joined = sizes[component[i]] > 1 || own[i];
        component[i] = joined ? component[i] + 1 : 0;
    }
    return component;
}

// A line that begins or ends; of one tick, those that end come first.
struct Turn {
    Tick at;
    bool begins;
    PositionId from;
    PositionId to;

    auto operator<=>(const Turn&) const = default;
};

class Walks {
  public:
    explicit Walks(std::size_t seats) : managers_(seats, kNone<PositionId>), circle_(seats), walked_(seats) {}

    PassingCircles follow(const std::vector<Turn>& turns) {
        for (auto turn = turns.begin(); turn != turns.end();) {
            const Tick at = turn->at;
            const std::size_t before = walk_;
            for (; turn != turns.end() && turn->at == at && !turn->begins; ++turn) {
                end_circle(turn->from, at);
                managers_[index(turn->from)] = kNone<PositionId>;
            }
            const auto begins = turn;
            for (; turn != turns.end() && turn->at == at; ++turn) {
                end_circle(turn->from, at);
                managers_[index(turn->from)] = turn->to;
            }
            for (auto each = begins; each != turn; ++each) walk(each->from, at, before);
            if (steps_ > kMostSteps) return {{}, false};
        }
        for (std::size_t i = 1; i < circles_.size(); ++i) close(i, kForever);
        return std::move(found_);
    }

  private:
    struct Circle {
        std::vector<PositionId> path;
        Tick from;
    };

    // Up from a seat whose line begins; what an earlier walk of that tick met leads to no other circle.
    void walk(PositionId from, Tick at, std::size_t before) {
        ++walk_;
        PositionId seat = from;
        while (given(seat) && walked_[index(seat)] <= before) {
            walked_[index(seat)] = walk_;
            seat = managers_[index(seat)];
            ++steps_;
        }
        if (!given(seat) || walked_[index(seat)] != walk_ || circle_[index(seat)] != 0) return;
        Circle circle{{}, at};
        for (PositionId each = seat; circle.path.empty() || each != seat; each = managers_[index(each)]) {
            circle.path.push_back(each);
            circle_[index(each)] = circles_.size();
        }
        std::ranges::rotate(circle.path, std::ranges::min_element(circle.path));
        circles_.push_back(std::move(circle));
    }

    void end_circle(PositionId seat, Tick at) {
        if (const std::size_t number = circle_[index(seat)]; number != 0) close(number, at);
    }

    void close(std::size_t number, Tick at) {
        Circle& circle = circles_[number];
        if (circle.path.empty()) return;
        for (const PositionId each : circle.path) circle_[index(each)] = 0;
        steps_ += circle.path.size();
        add_span(found_.times[std::move(circle.path)], {circle.from, at});
        circle.path.clear();
    }

    std::vector<PositionId> managers_;
    std::vector<std::size_t> circle_;  // by seat: its number, or 0
    std::vector<Circle> circles_{1};
    std::vector<std::size_t> walked_;  // by seat: the last walk that met it
    std::size_t walk_ = 0;
    std::size_t steps_ = 0;
    PassingCircles found_;
};

}  // namespace

PassingCircles passing_circles(const Organisation& org) {
    const std::vector<std::uint32_t> tangles = tangles_of(org);
    std::vector<Turn> turns;
    for (const TimeOf& time : org.line_times) {
        const Line& line = org.line(time.of);
        const std::uint32_t tangle = tangles[index(line.from)];
        if (line.kind != LineKind::solid || tangle == 0 || tangle != tangles[index(line.to)]) continue;
        turns.push_back({time.opens, true, line.from, line.to});
        if (time.closes != kForever) turns.push_back({time.closes, false, line.from, line.to});
    }
    std::ranges::sort(turns);
    return Walks(org.positions.size()).follow(turns);
}

}  // namespace orgplan::graph
