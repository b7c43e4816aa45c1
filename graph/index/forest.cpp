#include "graph/index/forest.h"

namespace orgplan::graph {

Forest::Forest(std::vector<std::uint32_t> parents)
    : parent(std::move(parents)), enter(parent.size(), kNowhere), leave(parent.size(), kNowhere) {
    const std::size_t count = parent.size();
    std::vector<std::uint32_t> first(count, kNowhere), next(count, kNowhere), roots, depth(count, 0);
    // Backwards, so that children and roots come out in their own order.
    for (std::size_t i = count; i-- > 0;) {
        const auto node = static_cast<std::uint32_t>(i);
        if (parent[i] == kNowhere) {
            roots.push_back(node);
        } else {
            next[i] = first[parent[i]];
            first[parent[i]] = node;
        }
    }
    jump_.assign(count, kNowhere);
    order.reserve(count);
    const auto visit = [&](std::uint32_t node) {
        enter[node] = static_cast<std::uint32_t>(order.size());
        order.push_back(node);
        const std::uint32_t above = parent[node];
        if (above == kNowhere) {
            jump_[node] = node;
            return;
        }
        depth[node] = depth[above] + 1;
        const std::uint32_t far = jump_[above];
        jump_[node] = depth[above] - depth[far] == depth[far] - depth[jump_[far]] ? jump_[far] : above;
    };
    for (auto root = roots.rbegin(); root != roots.rend(); ++root) {
        std::uint32_t at = *root;
        visit(at);
        while (true) {
            if (const std::uint32_t child = first[at]; child != kNowhere) {
                first[at] = next[child];
                visit(child);
                at = child;
                continue;
            }
            leave[at] = static_cast<std::uint32_t>(order.size());
            if (at == *root) break;
            at = parent[at];
        }
    }
}

std::uint32_t Forest::meeting(std::uint32_t a, std::uint32_t b) const {
    while (!inside(b, a)) {
        if (parent[a] == kNowhere) return kNowhere;
        a = inside(b, jump_[a]) ? parent[a] : jump_[a] == a ? parent[a] : jump_[a];
    }
    return a;
}

Forest units_at(const Organisation& org, Tick tick) {
    std::vector<std::uint32_t> parents(org.units.size(), Forest::kNowhere);
    for (std::size_t i = 0; i < parents.size(); ++i) {
        const UnitId within = org.units[i].at(tick).within;
        if (given(within)) parents[i] = static_cast<std::uint32_t>(within);
    }
    Forest forest(parents);
    if (forest.order.size() == parents.size()) return forest;
    for (std::size_t i = 0; i < parents.size(); ++i) {
        if (!forest.reached(i)) parents[i] = Forest::kNowhere;
    }
    return Forest(std::move(parents));
}

}  // namespace orgplan::graph
