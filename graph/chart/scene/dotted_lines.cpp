#include "graph/chart/scene/dotted_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "graph/chart/cards/dotted.h"
#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/mark.h"
#include "graph/chart/scene/palette.h"

namespace orgplan::scene {
namespace {

constexpr std::size_t kMostTargets = 3;
constexpr double kDot = 3;   // across, where a line begins
constexpr double kRing = 5;  // where it ends
constexpr double kToItsEnd = 1e9;
constexpr double kSign = 7;  // the size of the sign of a new line

double row_of(const cards::Card& card, const SceneCard& drawn, PositionId seat) {
    if (drawn.rows.empty()) return layout::DottedLink::kWholeBox;
    for (std::size_t r = 0; r < card.rows.size(); ++r) {
        if (std::ranges::binary_search(card.rows[r], seat, {}, &cards::SeatSlot::seat)) return drawn.rows[r];
    }
    return layout::DottedLink::kWholeBox;
}

bool same(const layout::DottedLink& a, const layout::DottedLink& b) {
    return a.from == b.from && a.to == b.to && a.from_at == b.from_at && a.to_at == b.to_at;
}

double along(const layout::Polyline& line, layout::Point at) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const layout::Point a = line[i - 1];
        const layout::Point b = line[i];
        const double length = std::abs(b.x - a.x) + std::abs(b.y - a.y);
        const double here = std::abs(at.x - a.x) + std::abs(at.y - a.y);
        const double rest = std::abs(b.x - at.x) + std::abs(b.y - at.y);
        if (std::abs(here + rest - length) < 1e-6) return sum + here;
        sum += length;
    }
    return sum;
}

// The part of a line between two of its points, by their distance from its beginning.
layout::Polyline part_of(const layout::Polyline& line, double from, double to) {
    layout::Polyline part;
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const layout::Point a = line[i - 1];
        const layout::Point b = line[i];
        const double length = std::abs(b.x - a.x) + std::abs(b.y - a.y);
        const double begin = std::max(from - sum, 0.0);
        const double end = std::min(to - sum, length);
        const auto at = [&](double way) {
            return layout::Point{a.x + (b.x - a.x) * way / length, a.y + (b.y - a.y) * way / length};
        };
        if (length > 0 && begin < end - 1e-9) {
            if (part.empty()) part.push_back(at(begin));
            part.push_back(at(end));
        }
        sum += length;
    }
    return part;
}

void disc(layout::Point at, double across, const char* colour, Scene& scene) {
    scene.fills.push_back({{at.x - across / 2, at.y - across / 2, across, across}, colour, across / 2});
}

}  // namespace

std::vector<DottedLines> dotted_lines(const cards::CardForest& page, const Faces& faces, const layout::Layout& layout,
                                      std::span<const StageId> stages, const layout::RouteOptions& options) {
    std::vector<DottedLines> all;
    for (const StageId stage : stages) {
        DottedLines lines;
        lines.stage = stage;
        std::map<std::uint32_t, SceneCard> drawn;
        std::map<std::tuple<std::uint32_t, double, std::uint32_t, double, PositionId>, std::size_t> known;
        const auto row = [&](std::uint32_t card, PositionId seat) {
            const auto [found, added] = drawn.try_emplace(card);
            if (added) found->second = faces.at(card, stage);
            return row_of(page.cards[card], found->second, seat);
        };
        for (std::uint32_t l = 0; l < page.links.size(); ++l) {
            const cards::CardLink& link = page.links[l];
            if (!link.stages.has(stage)) continue;
            const layout::DottedLink ends{link.from, link.to, row(link.from, link.seat), row(link.to, link.target)};
            const auto [line, added] = known.try_emplace(
                std::tuple(ends.from, ends.from_at, ends.to, ends.to_at, link.target), lines.ends.size());
            if (added) {
                lines.ends.push_back(ends);
                lines.links.emplace_back();
            }
            lines.links[line->second].push_back(l);
        }
        const bool as_before = !all.empty() && std::ranges::equal(all.back().ends, lines.ends, same);
        lines.routes = as_before ? all.back().routes : layout::route_dotted(layout, lines.ends, options);
        all.push_back(std::move(lines));
    }
    return all;
}

bool write_lost_links(std::span<const DottedLines> lines, bool all, cards::CardForest& page) {
    bool any = false;
    for (const DottedLines& each : lines) {
        const bool lost = std::ranges::any_of(each.routes, [](const auto& route) { return route.line.empty(); });
        for (std::size_t i = 0; lost && i < each.links.size(); ++i) {
            if (!all && !each.routes[i].line.empty()) continue;
            for (const std::uint32_t link : each.links[i]) {
                cards::write_link(link, StageSet::only(each.stage), page);
            }
            any = true;
        }
    }
    return any;
}

namespace {

// Draws the lines of one stage.
class Drawing {
  public:
    Drawing(const Organisation& organisation, const cards::CardForest& page, const DottedLines& lines,
            layout::Point origin, std::span<const std::string> ids, TextMeasure& measure, Scene& scene)
        : organisation_(organisation),
          page_(page),
          lines_(lines),
          origin_(origin),
          ids_(ids),
          measure_(measure),
          scene_(scene),
          joining_(lines.links.size()) {}

    void run() {
        for (std::uint32_t i = 0; i < lines_.routes.size(); ++i) {
            const layout::DottedRoute& route = lines_.routes[i];
            if (route.joins != layout::DottedRoute::kTarget) joining_[route.joins].push_back(i);
        }
        for (std::uint32_t i = 0; i < lines_.routes.size(); ++i) {
            const layout::DottedRoute& route = lines_.routes[i];
            if (route.line.empty()) continue;
            draw_line(i);
            disc(placed(route.line.front()), kDot, colour_of(fresh(i)), scene_);
            if (fresh(i)) add_sign(route.line);
            if (route.joins != layout::DottedRoute::kTarget) continue;
            disc(placed(route.line.back()), kRing, palette::kDotted, scene_);
            disc(placed(route.line.back()), kRing - 2, palette::kWhite, scene_);
        }
    }

  private:
    // The first of those that a line is of.
    const cards::CardLink& link(std::uint32_t i) const { return page_.links[lines_.links[i].front()]; }
    layout::Point placed(layout::Point at) const { return {at.x + origin_.x, at.y + origin_.y}; }
    bool fresh(std::uint32_t i) const {
        return page_.differences != nullptr && std::ranges::all_of(lines_.links[i], [&](std::uint32_t l) {
                   return page_.differences->new_line(page_.links[l].seat, page_.links[l].target, lines_.stage);
               });
    }
    bool scenario() const {
        return page_.differences != nullptr && page_.differences->against() == cards::Against::base_of_scenario;
    }
    const char* colour_of(bool fresh) const {
        if (!fresh) return palette::kDotted;
        return scenario() ? palette::kScenario : palette::kNew;
    }

    // Piece by piece, each with all the seats it is of: those that join it before.
    void draw_line(std::uint32_t i) {
        const layout::Polyline& line = lines_.routes[i].line;
        std::vector<std::pair<double, std::uint32_t>> joins;
        for (const std::uint32_t other : joining_[i]) {
            joins.emplace_back(along(line, lines_.routes[other].line.back()), other);
        }
        std::ranges::sort(joins);
        std::vector<std::uint32_t> of{i};
        double from = 0;
        for (const auto& [at, other] : joins) {
            add_piece(part_of(line, from, at), of);
            add_with_joining(other, of);
            from = at;
        }
        add_piece(part_of(line, from, kToItsEnd), of);
    }

    void add_with_joining(std::uint32_t i, std::vector<std::uint32_t>& of) const {
        of.push_back(i);
        for (std::size_t k = of.size() - 1; k < of.size(); ++k) {
            of.insert(of.end(), joining_[of[k]].begin(), joining_[of[k]].end());
        }
    }

    void add_piece(layout::Polyline points, std::vector<std::uint32_t> of) {
        if (points.size() < 2) return;
        const bool all_fresh = std::ranges::all_of(of, [&](std::uint32_t i) { return fresh(i); });
        SceneLine line;
        line.from = ids_[link(of.front()).from];
        line.to = ids_[link(of.front()).to];
        for (layout::Point& point : points) point = placed(point);
        line.points = std::move(points);
        line.colour = colour_of(all_fresh);
        line.width = all_fresh ? 1.3 : 0.9;
        line.dotted = true;
        std::vector<PositionId> seats;
        for (const std::uint32_t i : of) {
            for (const std::uint32_t l : lines_.links[i]) seats.push_back(page_.links[l].seat);
        }
        std::ranges::sort(seats);
        std::string from;
        for (std::size_t k = 0; k < std::min(seats.size(), kMostTargets); ++k) {
            from += (k > 0 ? ", " : "") + seat_name(organisation_, seats[k], lines_.stage);
        }
        if (seats.size() > kMostTargets) from += fmt::format(" and {} more", seats.size() - kMostTargets);
        line.title = fmt::format("{}dotted line{} from {} to {}", all_fresh ? "new " : "", seats.size() > 1 ? "s" : "",
                                 from, seat_name(organisation_, link(of.front()).target, lines_.stage));
        scene_.lines.push_back(std::move(line));
    }

    // Colour alone does not say that a line is new.
    void add_sign(const layout::Polyline& line) {
        const layout::Point at = placed(line.front());
        const layout::Point next = placed(line[1]);
        TextRun run;
        run.text = look_of(scenario() ? Mark::by_scenario : Mark::added).sign;
        run.size = kSign;
        run.bold = true;
        run.colour = colour_of(true);
        run.width = measure_.width(run.text, kSign, true);
        // On the card, between its edge and its text, where no line runs.
        const bool upright = at.x == next.x;
        run.at = upright ? layout::Point{at.x + 2, at.y + (next.y < at.y ? -1 : 7)}
                         : layout::Point{next.x < at.x ? at.x + 1 : at.x - 2 - run.width, at.y + 2.5};
        scene_.texts.push_back(std::move(run));
    }

    const Organisation& organisation_;
    const cards::CardForest& page_;
    const DottedLines& lines_;
    layout::Point origin_;
    std::span<const std::string> ids_;
    TextMeasure& measure_;
    Scene& scene_;
    std::vector<std::vector<std::uint32_t>> joining_;  // by link: those that join its line
};

}  // namespace

void add_dotted_lines(const Organisation& organisation, const cards::CardForest& page, const DottedLines& lines,
                      layout::Point origin, std::span<const std::string> ids, TextMeasure& measure, Scene& scene) {
    Drawing(organisation, page, lines, origin, ids, measure, scene).run();
}

}  // namespace orgplan::scene
