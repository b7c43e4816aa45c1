#include "planner/rules/match/stage_index.h"
#include "graph/index/headcount.h"

#include <algorithm>
#include <unordered_map>

namespace orgplan::rules {

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

namespace {

using PositionPair = Buckets<PositionId>::Pair;

template <class Id>
std::uint32_t number(Id id) {
    return static_cast<std::uint32_t>(id);
}

}  // namespace

std::vector<std::uint32_t> StageIndex::solid_parents() {
    state.assign(org.positions.size(), nullptr);
    role.assign(org.positions.size(), kNone<RoleId>);
    hatted.resize(org.positions.size());
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const PositionId id = id_at<PositionId>(i);
        if (!org[id].stages.has(stage)) continue;
        state[i] = &org.at(id, stage);
        role[i] = state[i]->role;
        hatted[i] = !org[id].hats.empty();
    }
    manager.assign(org.positions.size(), kNone<PositionId>);
    spans.assign(org.positions.size(), 0);
    std::vector<std::uint32_t> parents(org.positions.size(), Forest::kNowhere);
    std::vector<Buckets<Report>::Pair> below;
    std::vector<PositionPair> to, from;
    for (const Line& line : org.lines) {
        if (!line.stages.has(stage) || !stands(line.from) || !stands(line.to)) continue;
        if (line.kind == LineKind::dotted) {
            to.push_back({number(line.from), line.to});
            from.push_back({number(line.to), line.from});
            continue;
        }
        if (given(manager[index(line.from)])) continue;
        manager[index(line.from)] = line.to;
        parents[index(line.from)] = number(line.to);
        const bool assistant = line.reason == LineReason::assistant;
        below.push_back({number(line.to), {line.from, assistant}});
        if (!assistant) ++spans[index(line.to)];
    }
    reports = Buckets<Report>(org.positions.size(), below);
    dotted_to = Buckets<PositionId>(org.positions.size(), to);
    dotted_from = Buckets<PositionId>(org.positions.size(), from);
    return parents;
}

std::vector<std::uint32_t> StageIndex::unit_parents() {
    std::vector<std::uint32_t> parents(org.units.size(), Forest::kNowhere);
    unit_state.resize(org.units.size());
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        unit_state[i] = &org.at(id_at<UnitId>(i), stage);
        if (given(unit_state[i]->within)) parents[i] = number(unit_state[i]->within);
    }
    // Units within each other are reported where they are read; here each of them stands for itself.
    const Forest tried(parents);
    for (std::size_t i = 0; i < parents.size(); ++i) {
        if (!tried.reached(i)) parents[i] = Forest::kNowhere;
    }
    return parents;
}

StageIndex::StageIndex(const Organisation& organisation, StageId of)
    : org(organisation), stage(of), seats(solid_parents()), units(unit_parents()) {
    const Tick tick = org[stage].at;
    std::vector<Buckets<Belonging>::Pair> belongings, seat_belongings;
    std::vector<PositionPair> roles, hats;
    const auto role_number = [&](RoleId its) {
        return given(its) ? number(its) : static_cast<std::uint32_t>(org.roles.size());
    };
    size.assign(org.units.size(), 0);
    const auto belongs = [&](PositionId seat, UnitId unit, RoleId held) {
        if (given(unit) && stands(unit)) belongings.push_back({number(unit), {seat, unit, held}});
    };
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const PositionId id = id_at<PositionId>(i);
        if (!stands(id)) continue;
        const PositionState& now = *state[i];
        standing.push_back(id);
        if (!org[id].tags.empty()) tagged.push_back(id);
        roles.push_back({role_number(now.role), id});
        belongs(id, now.home, now.role);
        for (const Hat& hat : org[id].hats) {
            if (hat.opens > tick || tick >= hat.closes) continue;
            hats.push_back({role_number(hat.role), id});
            belongs(id, hat.in, hat.role);
        }
        if (!given(now.home)) continue;
        // A title outside the glossary manages people where its seat is the manager.
        const bool people_manager =
            given(now.role) ? manages_people(org[now.role]) : unit_state[index(now.home)]->manager == id;
        if (!people_manager) ++size[index(now.home)];
    }
    for (const Membership& each : org.memberships) {
        if (each.stages.has(stage) && stands(each.position)) {
            belongs(each.position, each.unit, state[index(each.position)]->role);
        }
    }
    std::stable_sort(belongings.begin(), belongings.end(),
                     [](const auto& a, const auto& b) { return a.item.seat < b.item.seat; });
    by_unit = Buckets<Belonging>(org.units.size(), belongings);
    std::stable_sort(belongings.begin(), belongings.end(),
                     [&](const auto& a, const auto& b) { return units.enter[a.key] < units.enter[b.key]; });
    for (const auto& pair : belongings) seat_belongings.push_back({number(pair.item.seat), pair.item});
    by_seat = Buckets<Belonging>(org.positions.size(), seat_belongings);
    by_role = Buckets<PositionId>(org.roles.size() + 1, roles);
    by_hat = Buckets<PositionId>(org.roles.size() + 1, hats);

    std::vector<Buckets<UnitId>::Pair> led;
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const PositionId leader = unit_state[i]->manager;
        if (stands(id_at<UnitId>(i)) && given(leader) && stands(leader)) {
            led.push_back({number(leader), id_at<UnitId>(i)});
        }
    }
    managed = Buckets<UnitId>(org.positions.size(), led);
    heads = graph::headcount(org, stage).heads;
}

bool StageIndex::inside(PositionId seat, UnitId unit) const {
    const auto belongings = by_seat[index(seat)];
    const auto first = std::partition_point(belongings.begin(), belongings.end(), [&](const Belonging& each) {
        return units.enter[index(each.unit)] < units.enter[index(unit)];
    });
    return first != belongings.end() && units.enter[index(first->unit)] < units.leave[index(unit)];
}

const std::vector<std::uint32_t>& StageIndex::depths() const {
    if (depths_.empty()) {
        depths_.assign(org.positions.size(), 0);
        for (const std::uint32_t i : seats.order) {
            if (seats.parent[i] != Forest::kNowhere) depths_[i] = depths_[seats.parent[i]] + 1;
        }
    }
    return depths_;
}

const std::vector<Text>& StageIndex::locations() const {
    if (locations_.empty()) {
        locations_.resize(org.units.size());
        for (const std::uint32_t unit : units.order) {
            const std::uint32_t above = units.parent[unit];
            locations_[unit] = unit_state[unit]->location;
            if (locations_[unit].empty() && above != Forest::kNowhere) locations_[unit] = locations_[above];
        }
    }
    return locations_;
}

Text StageIndex::location(PositionId id) const {
    const PositionState& now = *state[index(id)];
    return now.location.empty() && given(now.home) ? locations()[index(now.home)] : now.location;
}

std::uint32_t StageIndex::sites(UnitId unit) const {
    if (sites_.empty()) {
        // What is added and taken at each unit, so that sums over what lies below count each location once.
        std::vector<std::int64_t> sums(org.units.size(), 0);
        std::unordered_map<Text, std::uint32_t> last_at;
        for (const std::uint32_t here : units.order) {
            for (const Belonging& each : by_unit[here]) {
                const Text where = location(each.seat);
                if (where.empty()) continue;
                const auto [last, first] = last_at.try_emplace(where, here);
                if (!first && last->second == here) continue;
                ++sums[here];
                if (first) continue;
                const std::uint32_t shared = units.meeting(last->second, here);
                if (shared != Forest::kNowhere) --sums[shared];
                last->second = here;
            }
        }
        for (std::size_t i = units.order.size(); i-- > 0;) {
            const std::uint32_t each = units.order[i];
            if (units.parent[each] != Forest::kNowhere) sums[units.parent[each]] += sums[each];
        }
        sites_.assign(sums.begin(), sums.end());
    }
    return sites_[index(unit)];
}

}  // namespace orgplan::rules
