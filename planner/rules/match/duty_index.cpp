#include "planner/rules/match/duty_index.h"

#include <algorithm>

namespace orgplan::rules {

DutyIndex::DutyIndex(const graph::Index& at) : at_(at) {
    const Organisation& org = at.org;
    begins_.push_back(0);
    add(org.company.duties, {nullptr, DutyOf::company});
    begins_.push_back(all_.size());
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const UnitId unit = id_at<UnitId>(i);
        if (at.exists(unit)) add(org[unit].duties, {nullptr, DutyOf::unit, unit});
        begins_.push_back(all_.size());
    }
    for (std::size_t i = 0; i < work_count(at.org); ++i) {
        const WorkId work = id_at<WorkId>(i);
        const bool project = is_project(org, work);
        const std::vector<Duty>& duties = project ? project_of(org, work).duties : product_of(org, work).duties;
        if (exists(at, work)) {
            add(duties, {nullptr, project ? DutyOf::project : DutyOf::product, kNone<UnitId>, work});
        }
        begins_.push_back(all_.size());
    }
    std::vector<graph::Buckets<std::uint32_t>::Pair> held;
    for (std::size_t i = 0; i < all_.size(); ++i) {
        names_.emplace(all_[i].of, all_[i].duty->name);
        if (!given(all_[i].holder)) continue;
        held.push_back({static_cast<std::uint32_t>(all_[i].holder), static_cast<std::uint32_t>(i)});
    }
    held_ = graph::Buckets<std::uint32_t>(org.positions.size(), held);
}

void DutyIndex::add(const std::vector<Duty>& duties, const GivenDuty& of) {
    const Tick tick = at_.org[at_.stage()].at;
    for (std::size_t i = 0; i < duties.size(); ++i) {
        if (duties[i].from > tick) continue;
        const bool replaced =
            i + 1 < duties.size() && duties[i + 1].name == duties[i].name && duties[i + 1].from <= tick;
        if (replaced) continue;
        GivenDuty& added = all_.emplace_back(of);
        added.duty = &duties[i];
        const PositionId holder = duties[i].position;
        if (given(holder) && at_.exists(holder)) added.holder = holder;
    }
}

std::span<const GivenDuty> DutyIndex::of(UnitId unit, WorkId work) const {
    const std::size_t thing = given(unit) ? 1 + index(unit) : given(work) ? 1 + at_.org.units.size() + index(work) : 0;
    return std::span(all_).subspan(begins_[thing], begins_[thing + 1] - begins_[thing]);
}

bool DutyIndex::given_by(std::span<const DutyOf> of, Text name) const {
    constexpr DutyOf kAnything[] = {DutyOf::company, DutyOf::unit, DutyOf::product, DutyOf::project};
    if (of.empty()) of = kAnything;
    return std::any_of(of.begin(), of.end(), [&](DutyOf kind) {
        if (!name.empty()) return names_.contains({kind, name});
        const auto first = names_.lower_bound({kind, Text()});
        return first != names_.end() && first->first == kind;
    });
}

bool means(std::span<const std::string> names, std::span<const DutyOf> of, const GivenDuty& duty) {
    return (names.empty() || std::find(names.begin(), names.end(), duty.duty->name) != names.end()) &&
           (of.empty() || std::find(of.begin(), of.end(), duty.of) != of.end());
}

}  // namespace orgplan::rules
