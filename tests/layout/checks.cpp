#include "tests/layout/checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

namespace orgplan {
using namespace layout;
namespace {

constexpr double kNil = 1e-6;

struct Piece {
    bool upright;
    double at;
    double start;
    double end;
    std::uint32_t parent;

    Rect rect() const { return upright ? Rect{at, start, 0, end - start} : Rect{start, at, end - start, 0}; }
};

// The pieces of the lines of each parent, those that run on one another made one.
std::vector<Piece> pieces_of(std::span<const Box> boxes, const Layout& layout) {
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Polyline& line = layout.lines[i];
        for (std::size_t j = 1; j < line.size(); ++j) {
            const bool upright = line[j - 1].x == line[j].x;
            const auto [start, end] =
                upright ? std::minmax(line[j - 1].y, line[j].y) : std::minmax(line[j - 1].x, line[j].x);
            pieces.push_back({upright, upright ? line[j].x : line[j].y, start, end, boxes[i].parent});
        }
    }
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return std::tie(a.parent, a.upright, a.at, a.start) < std::tie(b.parent, b.upright, b.at, b.start);
    });
    std::vector<Piece> merged;
    for (const Piece& piece : pieces) {
        Piece* last = merged.empty() ? nullptr : &merged.back();
        if (last && last->parent == piece.parent && last->upright == piece.upright && last->at == piece.at &&
            piece.start <= last->end) {
            last->end = std::max(last->end, piece.end);
        } else {
            merged.push_back(piece);
        }
    }
    return merged;
}

// A sweep from left to right over the boxes that stand at x, by their tops.
std::string overlap(const Layout& layout) {
    struct Event {
        double x;
        bool opens;
        std::uint32_t box;
    };
    std::vector<Event> events;
    for (std::uint32_t i = 0; i < layout.boxes.size(); ++i) {
        events.push_back({layout.boxes[i].x + kNil, true, i});
        events.push_back({layout.boxes[i].right() - kNil, false, i});
    }
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return std::tie(a.x, a.opens, a.box) < std::tie(b.x, b.opens, b.box);
    });
    std::set<std::pair<double, std::uint32_t>> standing;
    for (const Event& event : events) {
        const Rect& box = layout.boxes[event.box];
        if (!event.opens) {
            standing.erase({box.y, event.box});
            continue;
        }
        const auto at = standing.insert({box.y, event.box}).first;
        const auto clash = [&](auto other) { return fmt::format("boxes {} and {} overlap", event.box, other->second); };
        if (at != standing.begin() && layout.boxes[std::prev(at)->second].bottom() > box.y + kNil)
            return clash(std::prev(at));
        if (const auto below = std::next(at); below != standing.end() && below->first < box.bottom() - kNil)
            return clash(below);
    }
    return {};
}

// Boxes by the cells of a grid that they reach into.
class Grid {
  public:
    explicit Grid(const Layout& layout) : layout_(layout) {
        size_ = std::max(100.0, std::sqrt(layout.width * layout.height / static_cast<double>(layout.boxes.size() + 1)));
        for (std::uint32_t i = 0; i < layout.boxes.size(); ++i) {
            visit(layout.boxes[i], [&](std::pair<long, long> cell) { cells_[cell].push_back(i); });
        }
    }

    // A box whose inside, grown by `margin`, the piece passes through, other than two of them; -1 where there is none.
    long through(const Rect& piece, double margin, std::uint32_t except = 0xFFFFFFFF,
                 std::uint32_t other = 0xFFFFFFFF) const {
        long found = -1;
        visit({piece.x - margin, piece.y - margin, piece.width + 2 * margin, piece.height + 2 * margin},
              [&](std::pair<long, long> cell) {
                  const auto at = cells_.find(cell);
                  if (at == cells_.end()) return;
                  for (const std::uint32_t i : at->second) {
                      const Rect& box = layout_.boxes[i];
                      if (i != except && i != other && piece.x < box.right() + margin - kNil &&
                          box.x - margin + kNil < piece.right() && piece.y < box.bottom() + margin - kNil &&
                          box.y - margin + kNil < piece.bottom()) {
                          found = i;
                      }
                  }
              });
        return found;
    }

  private:
    template <typename Visit>
    void visit(const Rect& rect, Visit each) const {
        const auto cell = [&](double at) { return static_cast<long>(std::floor(at / size_)); };
        for (long x = cell(rect.x); x <= cell(rect.right()); ++x) {
            for (long y = cell(rect.y); y <= cell(rect.bottom()); ++y) each(std::pair{x, y});
        }
    }

    const Layout& layout_;
    double size_;
    std::map<std::pair<long, long>, std::vector<std::uint32_t>> cells_;
};

bool on_edge(const Rect& box, layout::Point at) {
    const bool inside =
        at.x >= box.x - kNil && at.x <= box.right() + kNil && at.y >= box.y - kNil && at.y <= box.bottom() + kNil;
    const bool edge = std::abs(at.x - box.x) < kNil || std::abs(at.x - box.right()) < kNil ||
                      std::abs(at.y - box.y) < kNil || std::abs(at.y - box.bottom()) < kNil;
    return inside && edge;
}

bool orthogonal(const Polyline& line) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        if ((line[i - 1].x == line[i].x) == (line[i - 1].y == line[i].y)) return false;
    }
    return line.size() > 1;
}

std::string upon_others(std::vector<Piece> pieces) {
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return std::tie(a.upright, a.at, a.start, a.end) < std::tie(b.upright, b.at, b.start, b.end);
    });
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& a = pieces[i];
        for (std::size_t j = i + 1; j < pieces.size() && pieces[j].upright == a.upright && pieces[j].at < a.at + 0.5;
             ++j) {
            const Piece& b = pieces[j];
            if (b.at == a.at && b.start >= a.end) break;
            if (a.parent != b.parent && a.start < b.end - kNil && b.start < a.end - kNil) {
                return fmt::format("lines of {} and {} run on one another", a.parent, b.parent);
            }
        }
    }
    return {};
}

// Earlier siblings stand before later ones: further up in one stack, further left or in a row above.
std::string out_of_order(std::span<const Box> boxes, const Layout& layout) {
    std::unordered_map<std::uint32_t, std::uint32_t> before;
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].assistant) continue;
        const auto [at, first] = before.try_emplace(boxes[i].parent, i);
        if (first) continue;
        const Rect& a = layout.boxes[at->second];
        const Rect& b = layout.boxes[i];
        if (b.middle() < a.middle() && b.y < a.bottom()) return fmt::format("box {} stands before {}", i, at->second);
        at->second = i;
    }
    return {};
}

}  // namespace

std::string faults(std::span<const Box> boxes, const Layout& layout) {
    if (layout.boxes.size() != boxes.size() || layout.lines.size() != boxes.size()) return "not a box for a box";
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        const Rect& box = layout.boxes[i];
        if (box.width != boxes[i].width || box.height != boxes[i].height)
            return fmt::format("box {} changed its size", i);
        if (box.x < -kNil || box.y < -kNil || box.right() > layout.width + kNil ||
            box.bottom() > layout.height + kNil) {
            return fmt::format("box {} leaves the page", i);
        }
        const Polyline& line = layout.lines[i];
        if (boxes[i].parent == Box::kNoParent) {
            if (!line.empty()) return fmt::format("root {} has a line", i);
            continue;
        }
        if (!orthogonal(line)) return fmt::format("the line to {} is askew", i);
        if (!on_edge(layout.boxes[boxes[i].parent], line.front())) return fmt::format("the line to {} hangs loose", i);
        if (!on_edge(box, line.back())) return fmt::format("the line to {} does not reach it", i);
        for (const layout::Point& point : line) {
            if (point.x < -kNil || point.x > layout.width + kNil || point.y > layout.height + kNil) {
                return fmt::format("the line to {} leaves the page", i);
            }
        }
    }
    if (std::string found = overlap(layout); !found.empty()) return found;
    const std::vector<Piece> pieces = pieces_of(boxes, layout);
    const Grid grid(layout);
    for (const Piece& piece : pieces) {
        if (const long box = grid.through(piece.rect(), 0); box >= 0) {
            return fmt::format("a line of {} passes through {}", piece.parent, box);
        }
    }
    if (std::string found = upon_others(pieces); !found.empty()) return found;
    return out_of_order(boxes, layout);
}

namespace {

struct DottedPiece {
    Rect rect;
    std::size_t link;
};

bool upright(const Rect& piece) {
    return piece.height > piece.width;
}

bool beside(const Rect& a, const Rect& b, double apart) {
    if (upright(a) != upright(b)) return false;
    return upright(a) ? std::abs(a.x - b.x) < apart - kNil && a.y < b.bottom() - kNil && b.y < a.bottom() - kNil
                      : std::abs(a.y - b.y) < apart - kNil && a.x < b.right() - kNil && b.x < a.right() - kNil;
}

bool on_line(const Polyline& line, layout::Point at) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto [left, right] = std::minmax(line[i - 1].x, line[i].x);
        const auto [top, bottom] = std::minmax(line[i - 1].y, line[i].y);
        if (at.x >= left - kNil && at.x <= right + kNil && at.y >= top - kNil && at.y <= bottom + kNil) return true;
    }
    return false;
}

// At the height of the row, on either side, or anywhere on the edge of a whole box.
bool at_row(const Rect& box, double row, layout::Point at) {
    if (!on_edge(box, at)) return false;
    return row < 0 || ((at.x == box.x || at.x == box.right()) && std::abs(at.y - box.y - row) <= 3);
}

}  // namespace

std::string faults(const Layout& layout, std::span<const DottedLink> links, std::span<const DottedRoute> routes) {
    if (routes.size() != links.size()) return "not a route for a link";
    const Grid grid(layout);
    std::vector<DottedPiece> pieces;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const Polyline& line = routes[i].line;
        if (line.empty()) continue;
        if (!orthogonal(line)) return fmt::format("link {} is askew", i);
        if (!at_row(layout.boxes[links[i].from], links[i].from_at, line.front())) {
            return fmt::format("link {} does not begin at its row", i);
        }
        const std::uint32_t joined = routes[i].joins;
        if (joined == DottedRoute::kTarget) {
            if (!at_row(layout.boxes[links[i].to], links[i].to_at, line.back())) {
                return fmt::format("link {} does not end at its row", i);
            }
        } else if (links[joined].to != links[i].to || links[joined].to_at != links[i].to_at ||
                   !on_line(routes[joined].line, line.back())) {
            return fmt::format("link {} joins none to its target", i);
        }
        for (std::size_t j = 1; j < line.size(); ++j) {
            const auto [left, right] = std::minmax(line[j - 1].x, line[j].x);
            const auto [top, bottom] = std::minmax(line[j - 1].y, line[j].y);
            const Rect piece{left, top, right - left, bottom - top};
            pieces.push_back({piece, i});
            if (grid.through(piece, 0) >= 0) return fmt::format("link {} passes through {}", i, grid.through(piece, 0));
            const bool end = j == 1 || j + 1 == line.size();
            const long near = end ? grid.through(piece, 3, links[i].from, links[i].to) : grid.through(piece, 3);
            if (near >= 0) return fmt::format("link {} passes close to {}", i, near);
            for (const Polyline& solid : layout.lines) {
                for (std::size_t k = 1; k < solid.size(); ++k) {
                    const auto [x, far] = std::minmax(solid[k].x, solid[k - 1].x);
                    const auto [y, low] = std::minmax(solid[k].y, solid[k - 1].y);
                    if (beside(piece, {x, y, far - x, low - y}, 2))
                        return fmt::format("link {} runs on a solid line", i);
                }
            }
        }
    }
    for (std::size_t a = 0; a < pieces.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const bool one_net = links[pieces[a].link].to == links[pieces[b].link].to &&
                                 links[pieces[a].link].to_at == links[pieces[b].link].to_at;
            if (pieces[a].link != pieces[b].link && beside(pieces[a].rect, pieces[b].rect, one_net ? 0.1 : 2.5)) {
                return fmt::format("links {} and {} run on one another", pieces[a].link, pieces[b].link);
            }
        }
    }
    return {};
}

}  // namespace orgplan
