#include "graph/chart/cards/stage_tree.h"

#include "graph/chart/cards/cards.h"

namespace orgplan::cards {
namespace {

// Opens each circle at its smallest seat.
void open_circles(std::vector<PositionId>& managers) {
    enum : std::uint8_t { kNew, kOnPath, kDone };
    std::vector<std::uint8_t> seen(managers.size(), kNew);
    std::vector<std::size_t> path;
    for (std::size_t start = 0; start < managers.size(); ++start) {
        path.clear();
        std::size_t at = start;
        while (seen[at] == kNew) {
            seen[at] = kOnPath;
            path.push_back(at);
            if (!given(managers[at])) break;
            at = index(managers[at]);
        }
        if (seen[at] == kOnPath && given(managers[at])) {
            std::size_t smallest = at;
            for (std::size_t next = index(managers[at]); next != at; next = index(managers[next])) {
                smallest = std::min(smallest, next);
            }
            managers[smallest] = kNone<PositionId>;
        }
        for (const std::size_t done : path) seen[done] = kDone;
    }
}

}  // namespace

std::span<const PositionId> StageTree::children(PositionId parent) const {
    const std::size_t at = given(parent) ? index(parent) : begins_.size() - 2;
    return std::span(children_).subspan(begins_[at], begins_[at + 1] - begins_[at]);
}

StageTree stage_tree(const graph::Index& at, const CardOptions& options) {
    const std::size_t count = at.org.positions.size();
    std::vector<PositionId> managers(count, kNone<PositionId>);
    std::vector<bool> drawn(count);
    std::vector<bool> inside(count);
    StageTree tree;
    tree.assistants_.assign(count, false);
    for (const PositionId seat : at.standing()) {
        managers[index(seat)] = at.manager(seat);
        tree.assistants_[index(seat)] = at.assistant(seat);
        const UnitId home = at.state(seat)->home;
        inside[index(seat)] =
            !given(options.unit) || (given(home) && at.units().inside(index(home), index(options.unit)));
        drawn[index(seat)] = inside[index(seat)] || seat == at.state(options.unit).manager;
    }
    open_circles(managers);
    for (std::size_t p = 0; p < count; ++p) {
        if (given(managers[p]) && !drawn[index(managers[p])]) managers[p] = kNone<PositionId>;
    }

    const auto bucket = [&](std::size_t p) { return given(managers[p]) ? index(managers[p]) : count; };
    const auto fill = [&] {
        tree.begins_.assign(count + 2, 0);
        for (std::size_t p = 0; p < count; ++p) tree.begins_[bucket(p) + 1] += drawn[p];
        for (std::size_t b = 0; b <= count; ++b) tree.begins_[b + 1] += tree.begins_[b];
        tree.children_.resize(tree.begins_.back());
        std::vector<std::uint32_t> next(tree.begins_.begin(), tree.begins_.end() - 1);
        for (std::size_t p = 0; p < count; ++p) {
            if (drawn[p]) tree.children_[next[bucket(p)]++] = id_at<PositionId>(p);
        }
        tree.covered_.clear();
        for (std::size_t p = 0; p < count; ++p) {
            if (drawn[p] && inside[p]) tree.covered_.push_back(id_at<PositionId>(p));
        }
    };
    fill();
    if (!given(options.root)) return tree;

    std::vector<bool> below(count, false);
    std::vector<PositionId> queue;
    if (drawn[index(options.root)]) queue.push_back(options.root);
    for (std::size_t i = 0; i < queue.size(); ++i) {
        below[index(queue[i])] = true;
        for (const PositionId child : tree.children(queue[i])) queue.push_back(child);
    }
    drawn = std::move(below);
    managers[index(options.root)] = kNone<PositionId>;
    fill();
    return tree;
}

}  // namespace orgplan::cards
