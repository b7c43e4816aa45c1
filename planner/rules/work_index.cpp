#include "planner/rules/work_index.h"

#include <algorithm>
#include <unordered_map>

namespace orgplan {
namespace {

template <class Id>
std::uint32_t number(Id id) {
    return static_cast<std::uint32_t>(id);
}

// By number in `seat_facts`, the products and projects that the scope names.
std::vector<std::vector<WorkId>> works_of_scopes(const StageIndex& at) {
    std::unordered_multimap<Text, WorkId> by_id;
    for (std::size_t i = 0; i < at.work_count(); ++i) {
        const WorkId work = id_at<WorkId>(i);
        if (!at.stands(work)) continue;
        by_id.emplace(is_project(at.org, work) ? project_of(at.org, work).id : product_of(at.org, work).id, work);
    }
    std::vector<std::vector<WorkId>> works(at.org.seat_facts.size());
    for (std::size_t i = 0; i < works.size(); ++i) {
        if (!at.org.seat_facts[i].scope) continue;
        for (const Text word : *at.org.seat_facts[i].scope) {
            const auto [first, last] = by_id.equal_range(word);
            for (auto each = first; each != last; ++each) works[i].push_back(each->second);
        }
    }
    return works;
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
void lay_out(Pairs<Key>& pairs, std::size_t keys, std::size_t works, Buckets<WorkId>& by_key, Buckets<Key>& by_work) {
    sort_once(pairs);
    std::vector<typename Buckets<WorkId>::Pair> to_work;
    std::vector<typename Buckets<Key>::Pair> from_work;
    for (const auto& [key, work] : pairs) {
        to_work.push_back({number(key), work});
        from_work.push_back({number(work), key});
    }
    by_key = Buckets<WorkId>(keys, to_work);
    by_work = Buckets<Key>(works, from_work);
}

}  // namespace

WorkIndex::WorkIndex(const StageIndex& at, const LinkIndex& links, const DutyIndex& duties)
    : names_units_(at.work_count()),
      nearest_(at.org.units.size(), Forest::kNowhere),
      next_(at.org.units.size(), Forest::kNowhere) {
    const Organisation& org = at.org;
    Pairs<UnitId> named, homes;
    Pairs<PositionId> seats;
    for (std::size_t i = 0; i < at.work_count(); ++i) {
        const WorkId work = id_at<WorkId>(i);
        if (!at.stands(work)) continue;
        const bool project = is_project(org, work);
        ++(project ? projects_ : products_);
        const Tick tick = org[at.stage].at;
        const auto& units = project ? project_of(org, work).at(tick).units : product_of(org, work).at(tick).units;
        names_units_[i] = !units.empty();
        some_name_units_[project] = some_name_units_[project] || !units.empty();
        for (const UnitId unit : units) named.emplace_back(unit, work);
    }
    lay_out(named, org.units.size(), at.work_count(), of_unit_, units_);
    for (const std::uint32_t unit : at.units.order) {
        const std::uint32_t above = at.units.parent[unit];
        const std::uint32_t from_above = above == Forest::kNowhere ? Forest::kNowhere : nearest_[above];
        const bool itself = !of_unit_[unit].empty();
        nearest_[unit] = itself ? unit : from_above;
        if (itself) next_[unit] = from_above;
    }

    const auto each_served = [&](std::span<const LinkIndex::End> ends, const auto& take) {
        for (const LinkIndex::End& each : ends) {
            if ((only(each.kind) & kServingLinks) != 0 && given(each.end.unit)) each_of(each.end.unit, take);
        }
    };
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const UnitId unit = id_at<UnitId>(i);
        each_served(links.from(unit), [&](WorkId work) { homes.emplace_back(unit, work); });
    }
    const std::vector<std::vector<WorkId>> scopes = works_of_scopes(at);
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const PositionId seat = id_at<PositionId>(i);
        if (!at.stands(seat)) continue;
        for (const WorkId work : scopes[at.state[i]->facts]) seats.emplace_back(seat, work);
        each_served(links.from(seat), [&](WorkId work) { seats.emplace_back(seat, work); });
    }
    for (const GivenDuty& duty : duties.all()) {
        if (given(duty.work) && given(duty.holder)) seats.emplace_back(duty.holder, duty.work);
    }
    lay_out(homes, org.units.size(), at.work_count(), of_home_, homes_);
    lay_out(seats, org.positions.size(), at.work_count(), of_seat_, seats_);
}

}  // namespace orgplan
