#include "graph/chart/layout/layout.h"

#include <algorithm>
#include <cmath>

#include "graph/chart/layout/fold.h"
#include "graph/chart/layout/shapes.h"
#include "graph/chart/layout/tree.h"

namespace orgplan::layout {
namespace {

// Where a line from a spine meets a box: at the height of its first lines of text, however tall it is.
constexpr double kEntry = 22;

class Placement {
  public:
    Placement(const Tree& tree, Shapes& shapes, const LayoutOptions& options, Layout& layout)
        : tree_(tree), shapes_(shapes), options_(options), layout_(layout), chosen_(tree.top() + 1) {}

    void run() {
        const Shape& whole = shapes_.best(options_.ratio);
        layout_.width = whole.width;
        layout_.height = whole.height;
        chosen_[tree_.top()] = {0, 0, &whole};
        place(tree_.top());
        for (std::uint32_t node = 0; node < tree_.top(); ++node) place(node);
    }

  private:
    struct Chosen {
        double x = 0;
        double y = 0;
        const Shape* shape = nullptr;
    };

    void place(std::uint32_t node) {
        const auto [x, y, shape] = chosen_[node];
        if (!shape) return;
        if (shape->arrangement == Arrangement::folded) return place_chain(node, chosen_[node]);
        Rect own{x + shape->stem - tree_.width(node) / 2, y, tree_.width(node), tree_.height(node)};
        if (node != tree_.top()) layout_.boxes[node] = own;
        if (tree_.leaf(node)) return;
        place_assistants(node, own);

        const auto reports = tree_.reports(node);
        if (reports.empty()) return;
        const ReportSlots& content = shapes_.slots_of(node, *shape);
        for (std::size_t i = 0; i < reports.size(); ++i) {
            const std::uint32_t report = reports[i];
            const ChildSlot& slot = content.slots[i];
            const Shape& below = shapes_.of(report)[slot.choice];
            const Point corner{x + content.x + slot.x, y + content.y + slot.y};
            chosen_[report] = {corner.x, corner.y, &below};
            if (node == tree_.top()) continue;
            const Rect box{corner.x + below.stem - tree_.width(report) / 2, corner.y, tree_.width(report),
                           tree_.height(report)};
            const Point turn{x + content.x + slot.anchor, y + content.y + slot.bus};
            const double from = shape->arrangement == Arrangement::list ? turn.x : own.middle();
            layout_.lines[report] = line({from, own.bottom()}, turn, box, slot.stacked);
        }
    }

    void place_assistants(std::uint32_t node, const Rect& own) {
        const auto assistants = tree_.assistants(node);
        if (assistants.empty()) return;
        const std::vector<AssistantPlace> places = assistant_places(tree_, node);
        std::vector<double> rows(assistants.size());
        for (std::size_t i = 0; i < assistants.size(); ++i) {
            double& row = rows[places[i].row];
            row = std::max(row, tree_.height(assistants[i]));
        }
        std::vector<double> tops(1, own.bottom() + options_.row_gap);
        for (const double row : rows) tops.push_back(tops.back() + row + options_.row_gap);
        for (std::size_t i = 0; i < assistants.size(); ++i) {
            const std::uint32_t assistant = assistants[i];
            const auto [right, row] = places[i];
            const double width = tree_.width(assistant);
            const double height = tree_.height(assistant);
            const double left = right ? own.middle() + options_.column_gap : own.middle() - options_.column_gap - width;
            const double at = tops[row] + std::min(height / 2, kEntry);
            layout_.boxes[assistant] = {left, tops[row], width, height};
            layout_.lines[assistant] = {
                {own.middle(), own.bottom()}, {own.middle(), at}, {right ? left : left + width, at}};
        }
    }

    // The chain below a box in columns; each but the first is entered from the side, below the chain its tail hangs.
    void place_chain(std::uint32_t node, const Chosen& chosen) {
        const Fold fold = fold_of(tree_, shapes_.table(), node, *chosen.shape, options_);
        std::uint32_t before = node;
        for (std::size_t i = 0; i < fold.places.size(); ++i) {
            const FoldPlace& at = fold.places[i];
            const Rect box{chosen.x + at.x, chosen.y + at.y, tree_.width(at.node), tree_.height(at.node)};
            layout_.boxes[at.node] = box;
            if (i > 0) {
                const Rect& above = layout_.boxes[before];
                if (at.turned) {
                    const double out = above.y + std::min(above.height / 2, kEntry);
                    const double in = box.y + std::min(box.height / 2, kEntry);
                    const double turn = chosen.x + at.turn;
                    Polyline& line = layout_.lines[at.node];
                    line = {{above.right(), out}, {turn, out}, {turn, in}, {box.x, in}};
                    if (out == in) line = {{above.right(), out}, {box.x, in}};
                } else {
                    layout_.lines[at.node] = line({above.middle(), above.bottom()}, {above.middle(), 0}, box, false);
                }
            }
            before = at.node;
        }
        chosen_[before] = {chosen.x + fold.tail_x, chosen.y + fold.tail_y, fold.tail};
    }

    static Polyline line(Point from, Point turn, const Rect& box, bool stacked) {
        Polyline points{from};
        if (std::abs(from.x - turn.x) > 0.01) {
            points.push_back({from.x, turn.y});
            points.push_back(turn);
        }
        if (stacked) {
            const double entry = box.y + std::min(box.height / 2, kEntry);
            points.push_back({points.back().x, entry});
            points.push_back({box.x, entry});
        } else {
            points.push_back({points.back().x, box.y});
        }
        return points;
    }

    const Tree& tree_;
    Shapes& shapes_;
    const LayoutOptions& options_;
    Layout& layout_;
    std::vector<Chosen> chosen_;
};

}  // namespace

Layout page_shaped(std::span<const Box> boxes, const LayoutOptions& options) {
    Layout layout;
    layout.boxes.resize(boxes.size());
    layout.lines.resize(boxes.size());
    if (boxes.empty()) return layout;
    const Tree tree(boxes);
    Shapes shapes(tree, options);
    Placement(tree, shapes, options, layout).run();
    return layout;
}

}  // namespace orgplan::layout
