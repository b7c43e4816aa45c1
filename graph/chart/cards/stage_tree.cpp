#include "graph/chart/cards/stage_tree.h"

#include "graph/chart/cards/cards.h"

namespace orgplan::cards {
namespace {

// Units at or below the one asked for, at a stage; parents come before their children.
std::vector<bool> units_below(const Organisation& organisation, UnitId top, StageId stage) {
    std::vector<bool> below(organisation.units.size(), false);
    below[index(top)] = true;
    // A unit may come to stand within one that is written after it.
    for (bool grew = true; grew;) {
        grew = false;
        for (std::size_t u = 0; u < organisation.units.size(); ++u) {
            const UnitId within = organisation.at(id_at<UnitId>(u), stage).within;
            if (!below[u] && given(within) && below[index(within)]) below[u] = grew = true;
        }
    }
    return below;
}

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

StageTree stage_tree(const Organisation& organisation, StageId stage, const CardOptions& options) {
    const std::size_t count = organisation.positions.size();
    std::vector<PositionId> managers(count, kNone<PositionId>);
    StageTree tree;
    tree.assistants_.assign(count, false);
    for (const Line& line : organisation.lines) {
        if (line.kind != LineKind::solid || !line.stages.has(stage) || !organisation[line.to].stages.has(stage))
            continue;
        managers[index(line.from)] = line.to;
        tree.assistants_[index(line.from)] = line.reason == LineReason::assistant;
    }
    open_circles(managers);

    std::vector<bool> drawn(count);
    for (std::size_t p = 0; p < count; ++p) drawn[p] = organisation.positions[p].stages.has(stage);
    if (given(options.unit)) {
        const std::vector<bool> units = units_below(organisation, options.unit, stage);
        const PositionId head = organisation.at(options.unit, stage).manager;
        for (std::size_t p = 0; p < count; ++p) {
            if (!drawn[p]) continue;
            const UnitId home = organisation.at(id_at<PositionId>(p), stage).home;
            drawn[p] = (given(home) && units[index(home)]) || id_at<PositionId>(p) == head;
        }
    }
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
