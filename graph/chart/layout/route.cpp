#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "graph/chart/layout/layout.h"
#include "graph/chart/layout/route_search.h"

namespace orgplan::layout {
namespace {

constexpr std::array kEagerness{1.0, 1.5, 3.0};  // of a first search, and of further ones where that comes to no end
constexpr double kLost = 1e6;                    // what a link without a line costs
constexpr double kSlack = 2.5;                   // lines of different targets keep so far from each other's ends
constexpr double kAround = 180;                  // on a layout too large to be searched as one, a line may stray so far

bool lies_on(Point at, const Polyline& line) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto [left, right] = std::minmax(line[i - 1].x, line[i].x);
        const auto [top, bottom] = std::minmax(line[i - 1].y, line[i].y);
        if (left <= at.x && at.x <= right && top <= at.y && at.y <= bottom) return true;
    }
    return false;
}

/// All lines, those to one target together: each is taken up and laid again while the others stay, as long as that
/// makes them better.
class Router {
  public:
    Router(const Layout& layout, std::span<const DottedLink> links, const RouteOptions& options)
        : layout_(layout), links_(links), options_(options), obstacles_(layout), routes_(links.size()) {
        std::vector<std::uint32_t> order(links.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
        // The nearest first: those further off join it.
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            if (links[a].to != links[b].to) return links[a].to < links[b].to;
            if (links[a].to_at != links[b].to_at) return links[a].to_at < links[b].to_at;
            const double nearer = distance(a) - distance(b);
            return nearer != 0 ? nearer < 0 : a < b;
        });
        for (const std::uint32_t link : order) {
            const bool fresh = nets_.empty() || links[nets_.back().front()].to != links[link].to ||
                               links[nets_.back().front()].to_at != links[link].to_at;
            if (fresh) nets_.emplace_back();
            nets_.back().push_back(link);
        }
        tried_.assign(nets_.size(), 0);
        std::vector<Point> ports;
        for (std::uint32_t link = 0; link < links.size(); ++link) add_ports(link, ports);
        channels_ = Channels(layout, {0, 0, layout.width, layout.height}, ports);
        // Short ones have little choice.
        std::sort(nets_.begin(), nets_.end(), [&](const auto& a, const auto& b) {
            const double shorter = distance(a.back()) - distance(b.back());
            return shorter != 0 ? shorter < 0 : a.front() < b.front();
        });
    }

    std::vector<DottedRoute> run() {
        for (unsigned round = 0; round <= options_.rounds; ++round) {
            bool better = false;
            for (std::uint32_t net = 0; net < nets_.size(); ++net) better = improve(net) || better;
            if (!better) break;
        }
        return std::move(routes_);
    }

  private:
    Point end(std::uint32_t box, double row) const {
        const Rect& rect = layout_.boxes[box];
        return {rect.middle(), rect.y + (row >= 0 ? row : rect.height / 2)};
    }

    double distance(std::uint32_t link) const {
        const Point a = end(links_[link].from, links_[link].from_at);
        const Point b = end(links_[link].to, links_[link].to_at);
        return std::abs(a.x - b.x) + std::abs(a.y - b.y);
    }

    Search::Ends ends_of(std::uint32_t link) const {
        const DottedLink& ends = links_[link];
        const Rect& from = layout_.boxes[ends.from];
        const Rect& to = layout_.boxes[ends.to];
        return {from, to, ports_of(from, ends.from_at), ports_of(to, ends.to_at)};
    }

    void add_ports(std::uint32_t link, std::vector<Point>& points) const {
        const Search::Ends ends = ends_of(link);
        for (const auto* ports : {&ends.from_ports, &ends.to_ports}) {
            for (const Port& port : *ports) points.push_back(port.out);
        }
    }

    // Of the two ends and what is near them, with the lines that are there.
    Channels window(std::uint32_t net, std::uint32_t link) const {
        const Rect& from = layout_.boxes[links_[link].from];
        const Rect& to = layout_.boxes[links_[link].to];
        const double left = std::min(from.x, to.x) - kAround;
        const double top = std::min(from.y, to.y) - kAround;
        const Rect part{left, top, std::max(from.right(), to.right()) + kAround - left,
                        std::max(from.bottom(), to.bottom()) + kAround - top};
        std::vector<Point> points;
        add_ports(link, points);
        for (const DottedRoute& route : routes_) points.insert(points.end(), route.line.begin(), route.line.end());
        Channels channels(layout_, part, points);
        if (channels.empty()) return channels;
        for (std::uint32_t n = 0; n < nets_.size(); ++n) {
            for (const std::uint32_t other : nets_[n]) channels.add(routes_[other].line, n == net ? 0 : kSlack);
        }
        return channels;
    }

    void add_line(std::uint32_t link, std::uint32_t net, double slack) {
        obstacles_.add_dotted(routes_[link].line, net);
        if (!channels_.empty()) channels_.add(routes_[link].line, slack);
    }

    // The lines of a net with the slack they have had.
    void remove_lines(std::uint32_t net, double slack) {
        obstacles_.remove_dotted(net);
        if (channels_.empty()) return;
        for (const std::uint32_t link : nets_[net]) channels_.remove(routes_[link].line, slack);
    }

    double cost(std::uint32_t net) const {
        const Ground ground(obstacles_, options_.crossing);
        double sum = 0;
        for (const std::uint32_t link : nets_[net]) {
            sum += routes_[link].line.empty() ? kLost : ground.cost(routes_[link].line, net);
        }
        return sum;
    }

    bool improve(std::uint32_t net) {
        const std::vector<std::uint32_t>& members = nets_[net];
        if (tried_[net] > changed_ || settled(net)) return false;
        tried_[net] = ++clock_;
        const double before = cost(net);
        remove_lines(net, kSlack);
        std::vector<DottedRoute> kept;
        for (const std::uint32_t link : members) kept.push_back(std::exchange(routes_[link], {}));
        lay(net);
        const bool better = cost(net) < before - 0.01;
        remove_lines(net, 0);
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (!better) routes_[members[i]] = std::move(kept[i]);
            add_line(members[i], net, kSlack);
        }
        if (better) {
            changed_ = ++clock_;
            tried_[net] = ++clock_;
        }
        return better;
    }

    // Whether nothing of it is missing or crosses another line, so that little can be won.
    bool settled(std::uint32_t net) const {
        const Ground ground(obstacles_, options_.crossing);
        return std::all_of(nets_[net].begin(), nets_[net].end(), [&](std::uint32_t link) {
            return !routes_[link].line.empty() && ground.crossings(routes_[link].line, net) == 0;
        });
    }

    void lay(std::uint32_t net) {
        std::vector<const Polyline*> tree;
        for (const std::uint32_t link : nets_[net]) {
            const DottedLink& ends = links_[link];
            if (ends.from == ends.to && ends.from_at == ends.to_at) continue;
            const Search::Ends places = ends_of(link);
            const Channels part = channels_.empty() ? window(net, link) : Channels();
            const Channels& channels = channels_.empty() ? part : channels_;
            if (channels.empty()) continue;
            DottedRoute& route = routes_[link];
            for (const double eagerness : kEagerness) {
                const Ground lenient(obstacles_, options_.crossing / eagerness);
                if (route.line.empty()) route.line = Search(channels, lenient, places, net, tree, eagerness).run();
            }
            if (route.line.empty()) continue;
            for (const std::uint32_t other : nets_[net]) {
                if (tree.empty() || other == link || routes_[other].line.empty()) continue;
                if (!lies_on(route.line.back(), routes_[other].line)) continue;
                route.joins = other;
                break;
            }
            tree.push_back(&route.line);
            add_line(link, net, 0);
        }
    }

    const Layout& layout_;
    std::span<const DottedLink> links_;
    RouteOptions options_;
    Obstacles obstacles_;
    Channels channels_;  // of the whole layout; empty where that is too large, and each line has its window
    std::vector<DottedRoute> routes_;               // by link
    std::vector<std::vector<std::uint32_t>> nets_;  // the links to each target
    // When a net was last tried, and any changed; one that was tried since then has nothing to win.
    std::vector<std::uint64_t> tried_;
    std::uint64_t changed_ = 0;
    std::uint64_t clock_ = 0;
};

}  // namespace

std::vector<DottedRoute> route_dotted(const Layout& layout, std::span<const DottedLink> links,
                                      const RouteOptions& options) {
    if (links.empty()) return {};
    return Router(layout, links, options).run();
}

}  // namespace orgplan::layout
