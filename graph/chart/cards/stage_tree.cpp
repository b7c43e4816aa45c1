#include "graph/chart/cards/stage_tree.h"

#include <algorithm>

#include "graph/chart/cards/around.h"
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

// Joint heads who report to the same manager share the box of the first of them: pairs of that one and another.
std::vector<std::pair<PositionId, PositionId>> shared_boxes(const graph::Index& at, const std::vector<bool>& drawn,
                                                            const std::vector<PositionId>& managers) {
    std::vector<std::pair<PositionId, PositionId>> pairs;
    std::vector<bool> taken(managers.size());
    const auto share = [&](const Headship& headship) {
        if (headship.joint.empty()) return;
        PositionId first = kNone<PositionId>;
        headship.each_head([&](PositionId head) {
            if (!at.exists(head) || !drawn[index(head)] || taken[index(head)]) return;
            if (!given(first)) {
                first = head;
            } else if (managers[index(head)] == managers[index(first)]) {
                pairs.emplace_back(first, head);
                taken[index(head)] = true;
            }
        });
    };
    share(at.org.company);
    for (std::size_t u = 0; u < at.org.units.size(); ++u) {
        if (at.exists(id_at<UnitId>(u))) share(at.state(id_at<UnitId>(u)));
    }
    std::ranges::sort(pairs);
    // Who shares a box has none of their own to share.
    std::erase_if(pairs, [&](const auto& pair) { return taken[index(pair.first)]; });
    return pairs;
}

std::vector<bool> wanted_of(const graph::Index& at, const Wanted& wanted, std::span<const PositionId> covered) {
    std::vector<bool> fits(at.org.positions.size());
    for (const PositionId seat : covered) fits[index(seat)] = wanted.fits(at, seat);
    return fits;
}

// Some seats, and all that they report to, which forms no circle.
std::vector<bool> with_managers(std::vector<bool> seats, const std::vector<PositionId>& managers) {
    const std::vector<bool> some = seats;
    for (std::size_t p = 0; p < some.size(); ++p) {
        if (!some[p]) continue;
        for (PositionId at = managers[p]; given(at) && !seats[index(at)]; at = managers[index(at)]) {
            seats[index(at)] = true;
        }
    }
    return seats;
}

}  // namespace

std::span<const PositionId> StageTree::beside(PositionId seat) const {
    const auto [first, last] = std::ranges::equal_range(beside_, seat, {}, &std::pair<PositionId, PositionId>::first);
    return std::span(partners_).subspan(static_cast<std::size_t>(first - beside_.begin()),
                                        static_cast<std::size_t>(last - first));
}

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
        drawn[index(seat)] = inside[index(seat)] || at.state(options.unit).headed_by(seat);
    }
    open_circles(managers);
    for (std::size_t p = 0; p < count; ++p) {
        if (given(managers[p]) && !drawn[index(managers[p])]) managers[p] = kNone<PositionId>;
    }

    tree.beside_ = shared_boxes(at, drawn, managers);
    std::vector<PositionId> box(count, kNone<PositionId>);  // of a seat in the box of another: that one
    for (const auto& [first, other] : tree.beside_) {
        tree.partners_.push_back(other);
        box[index(other)] = first;
    }
    for (PositionId& manager : managers) {
        if (given(manager) && given(box[index(manager)])) manager = box[index(manager)];
    }
    const auto bucket = [&](std::size_t p) { return given(managers[p]) ? index(managers[p]) : count; };
    const auto fill = [&] {
        tree.begins_.assign(count + 2, 0);
        const auto has_box = [&](std::size_t p) { return drawn[p] && !given(box[p]); };
        for (std::size_t p = 0; p < count; ++p) tree.begins_[bucket(p) + 1] += has_box(p);
        for (std::size_t b = 0; b <= count; ++b) tree.begins_[b + 1] += tree.begins_[b];
        tree.children_.resize(tree.begins_.back());
        std::vector<std::uint32_t> next(tree.begins_.begin(), tree.begins_.end() - 1);
        for (std::size_t p = 0; p < count; ++p) {
            if (has_box(p)) tree.children_[next[bucket(p)]++] = id_at<PositionId>(p);
        }
        tree.covered_.clear();
        for (std::size_t p = 0; p < count; ++p) {
            if (drawn[p] && inside[p]) tree.covered_.push_back(id_at<PositionId>(p));
        }
    };
    if (given(options.around)) {
        drawn = around(at, options.around, options.depth);
        for (const auto& [first, other] : tree.beside_) {
            if (drawn[index(first)] || drawn[index(other)]) drawn[index(first)] = drawn[index(other)] = true;
        }
        tree.left_out_.assign(count, 0);
        for (const PositionId seat : at.standing()) {
            PositionId& manager = managers[index(seat)];
            if (!given(manager)) continue;
            if (!drawn[index(manager)]) {
                // Of joint heads with boxes of their own another one may be shown.
                manager = kNone<PositionId>;
                at.each_manager(seat, [&](PositionId each) {
                    if (!given(manager) && drawn[index(each)])
                        manager = given(box[index(each)]) ? box[index(each)] : each;
                });
            }
            const bool ghost = options.differences != nullptr && options.differences->ghost(seat, at.stage());
            if (given(manager) && !drawn[index(seat)]) tree.left_out_[index(manager)] += !ghost;
        }
        open_circles(managers);
    }
    fill();
    if (given(options.root)) {
        std::vector<bool> below(count, false);
        std::vector<PositionId> queue;
        const PositionId root = given(box[index(options.root)]) ? box[index(options.root)] : options.root;
        if (drawn[index(root)]) queue.push_back(root);
        for (std::size_t i = 0; i < queue.size(); ++i) {
            below[index(queue[i])] = true;
            for (const PositionId other : tree.beside(queue[i])) below[index(other)] = true;
            for (const PositionId child : tree.children(queue[i])) queue.push_back(child);
        }
        drawn = std::move(below);
        managers[index(root)] = kNone<PositionId>;
        fill();
    }
    if (options.wanted) {
        const std::vector<bool> fits = wanted_of(at, *options.wanted, tree.covered());
        drawn = with_managers(fits, managers);
        for (const auto& [first, other] : tree.beside_) {
            if (drawn[index(first)] || drawn[index(other)]) drawn[index(first)] = drawn[index(other)] = true;
        }
        tree.above_.assign(count, false);
        for (std::size_t p = 0; p < count; ++p) {
            tree.above_[p] = drawn[p] && !fits[p];
            inside[p] = fits[p];
        }
        fill();
    }
    return tree;
}

}  // namespace orgplan::cards
