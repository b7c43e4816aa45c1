#include "graph/chart/layout/obstacles.h"

#include <cmath>

namespace orgplan::layout {
namespace {

// A piece of a line: `at` on one axis, from `start` to `end` on the other.
struct Piece {
    bool upright;
    double at;
    double start;
    double end;
};

// The lines of one parent run together for most of their way: their union is as long as what is seen.
std::vector<Piece> merged_pieces(const std::vector<Polyline>& lines) {
    std::vector<Piece> pieces;
    for (const Polyline& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            const bool upright = line[i - 1].x == line[i].x;
            const auto [start, end] =
                upright ? std::minmax(line[i - 1].y, line[i].y) : std::minmax(line[i - 1].x, line[i].x);
            pieces.push_back({upright, upright ? line[i].x : line[i].y, start, end});
        }
    }
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        if (a.upright != b.upright) return a.upright;
        if (a.at != b.at) return a.at < b.at;
        return a.start != b.start ? a.start < b.start : a.end < b.end;
    });
    std::size_t kept = 0;
    for (const Piece& piece : pieces) {
        Piece* last = kept > 0 ? &pieces[kept - 1] : nullptr;
        if (last && last->upright == piece.upright && last->at == piece.at && piece.start <= last->end) {
            last->end = std::max(last->end, piece.end);
        } else {
            pieces[kept++] = piece;
        }
    }
    pieces.resize(kept);
    return pieces;
}

Rect rect_of(const Piece& piece) {
    const double length = piece.end - piece.start;
    return piece.upright ? Rect{piece.at, piece.start, 0, length} : Rect{piece.start, piece.at, length, 0};
}

}  // namespace

Obstacles::Obstacles(const Layout& layout) {
    const double most = 2.0 * static_cast<double>(layout.boxes.size()) + 1024;
    size_ = std::max(60.0, std::sqrt(layout.width * layout.height / (static_cast<double>(layout.boxes.size()) + 1)));
    while ((layout.width / size_ + 1) * (layout.height / size_ + 1) > most) size_ *= 2;
    columns_ = static_cast<std::size_t>(layout.width / size_) + 1;
    rows_ = static_cast<std::size_t>(layout.height / size_) + 1;
    heads_.assign(columns_ * rows_, kEnd);
    for (const Rect& box : layout.boxes) add(box, ObstacleKind::box);
    for (const Piece& piece : merged_pieces(layout.lines)) add(rect_of(piece), ObstacleKind::solid_line);
}

void Obstacles::add(const Rect& rect, ObstacleKind kind, std::uint32_t net) {
    const auto obstacle = static_cast<std::uint32_t>(obstacles_.size());
    obstacles_.push_back({rect, kind, net, 0});
    const Cells cells = cells_of(rect);
    for (std::size_t row = cells.top; row <= cells.bottom; ++row) {
        for (std::size_t column = cells.left; column <= cells.right; ++column) {
            std::uint32_t& head = heads_[row * columns_ + column];
            entries_.push_back({obstacle, head});
            head = static_cast<std::uint32_t>(entries_.size() - 1);
        }
    }
}

void Obstacles::add_dotted(const Polyline& line, std::uint32_t net) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto [left, right] = std::minmax(line[i - 1].x, line[i].x);
        const auto [top, bottom] = std::minmax(line[i - 1].y, line[i].y);
        dotted_.push_back(static_cast<std::uint32_t>(obstacles_.size()));
        add(Rect{left, top, right - left, bottom - top}, ObstacleKind::dotted_line, net);
    }
}

void Obstacles::remove_dotted(std::uint32_t net) {
    std::erase_if(dotted_, [&](std::uint32_t at) {
        if (obstacles_[at].net != net) return false;
        obstacles_[at].kind = ObstacleKind::gone;
        return true;
    });
}

}  // namespace orgplan::layout
