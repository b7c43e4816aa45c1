#include "planner/rules/match/work_index.h"

#include <algorithm>
#include <unordered_map>

namespace orgplan::rules {
namespace {

template <class Id>
std::uint32_t number(Id id) {
    return static_cast<std::uint32_t>(id);
}

template <class Key>
using Pairs = std::vector<std::pair<Key, WorkId>>;

template <class Key>
void sort_once(Pairs<Key>& pairs) {
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

// Both ways.
template <class Key>
void lay_out(Pairs<Key>& pairs, std::size_t keys, std::size_t works, graph::Buckets<WorkId>& by_key,
             graph::Buckets<Key>& by_work) {
    sort_once(pairs);
    std::vector<typename graph::Buckets<WorkId>::Pair> to_work;
    std::vector<typename graph::Buckets<Key>::Pair> from_work;
    for (const auto& [key, work] : pairs) {
        to_work.push_back({number(key), work});
        from_work.push_back({number(work), key});
    }
    by_key = graph::Buckets<WorkId>(keys, to_work);
    by_work = graph::Buckets<Key>(works, from_work);
}

}  // namespace

WorkIndex::WorkIndex(const graph::Index& at, const DutyIndex& duties)
    : names_units_(work_count(at.org)),
      nearest_(at.org.units.size(), kNone<UnitId>),
      next_(at.org.units.size(), kNone<UnitId>) {
    const Organisation& org = at.org;
    Pairs<UnitId> named;
    std::unordered_multimap<Text, WorkId> by_id;
    for (std::size_t i = 0; i < work_count(at.org); ++i) {
        const WorkId work = id_at<WorkId>(i);
        if (!exists(at, work)) continue;
        const bool project = is_project(org, work);
        ++(project ? projects_ : products_);
        by_id.emplace(project ? project_of(org, work).id : product_of(org, work).id, work);
        const Tick tick = org[at.stage()].at;
        const auto& units = project ? project_of(org, work).at(tick).units : product_of(org, work).at(tick).units;
        names_units_[i] = !units.empty();
        some_name_units_[project] = some_name_units_[project] || !units.empty();
        for (const UnitId unit : units) named.emplace_back(unit, work);
    }
    lay_out(named, org.units.size(), work_count(at.org), of_unit_, units_);
    for (const std::uint32_t unit : at.units().order) {
        const std::uint32_t above = at.units().parent[unit];
        const UnitId from_above = above == graph::Forest::kNowhere ? kNone<UnitId> : nearest_[above];
        const bool itself = !of_unit_[unit].empty();
        nearest_[unit] = itself ? id_at<UnitId>(unit) : from_above;
        if (itself) next_[unit] = from_above;
    }

    Pairs<std::uint32_t> scopes;
    for (std::size_t i = 0; i < org.seat_facts.size(); ++i) {
        if (!org.seat_facts[i].scope) continue;
        for (const Text word : *org.seat_facts[i].scope) {
            const auto [first, last] = by_id.equal_range(word);
            for (auto each = first; each != last; ++each) {
                scopes.emplace_back(static_cast<std::uint32_t>(i), each->second);
            }
        }
    }
    lay_out(scopes, org.seat_facts.size(), work_count(at.org), of_facts_, scopes_);
    std::vector<graph::Buckets<PositionId>::Pair> with_facts;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const PositionId seat = id_at<PositionId>(i);
        if (!at.exists(seat) || of_facts_[at.state(seat)->facts].empty()) continue;
        with_facts.push_back({at.state(seat)->facts, seat});
    }
    with_facts_ = graph::Buckets<PositionId>(org.seat_facts.size(), with_facts);

    Pairs<PositionId> held;
    for (const GivenDuty& duty : duties.all()) {
        if (given(duty.work) && given(duty.holder)) held.emplace_back(duty.holder, duty.work);
    }
    lay_out(held, org.positions.size(), work_count(at.org), of_duties_, holders_);
}

}  // namespace orgplan::rules
