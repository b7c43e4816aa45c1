#include "planner/hiring/lots.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "planner/hiring/people.h"
#include "planner/hiring/rates.h"

namespace orgplan::hiring {
namespace {

constexpr double kDaysOfMonth = 365.25 / 12;
int ramp_days(const HiringPlan& plan, RoleId role) {
    return whole(std::round(ramp_months(plan.org, role, plan.norms) * kDaysOfMonth));
}

Tick later(Tick day, int days) {
    const std::int64_t sum = std::int64_t{day.number()} + days;
    return Tick(static_cast<std::int32_t>(std::min<std::int64_t>(sum, kForever.number() - 1)));
}

Span span_of(const HiringPlan& plan, Tick from, Tick to) {
    const MonthRange range = month_ends(from, to, plan.first, plan.end);
    return {range.first - plan.first, range.end - plan.first};
}

bool needs_requisition(const Organisation& org, const Hire& hire) {
    const Requisition status = org[hire.seat].status;
    return org.hiring.given && !hire.secured && status != Requisition::open && status != Requisition::offered;
}

// Somebody in a group, or new there, in the months of a span.
struct Presence {
    std::uint32_t group;
    bool newcomer;
    std::uint32_t who;
    Span months;
};

}  // namespace

Span StartModel::present(const Lot& lot, const Stay& stay, int month) const {
    return span_of(plan, &stay == &lot.stays.front() ? lot.day(month) : stay.from, stay.to);
}

Span StartModel::new_in(const Lot& lot, const Stay& stay, int month) const {
    const Tick from = &stay == &lot.stays.front() ? lot.day(month) : stay.from;
    return span_of(plan, from, std::min(stay.to, later(lot.day(month), lot.ramp)));
}

bool StartModel::recruits(const Recruiters& entry, FamilyId family) const {
    return entry.families.empty() || std::binary_search(entry.families.begin(), entry.families.end(), family);
}

StartModel::StartModel(const HiringPlan& made_of) : plan(made_of), months(made_of.end - made_of.first) {
    const Hiring& hiring = plan.org.hiring;
    if (hiring.hires_per_month) given = given.with(Limit::hires);
    if (hiring.interviews) given = given.with(Limit::interviews);
    if (!hiring.recruiters.empty()) given = given.with(Limit::recruiters);
    if (hiring.onboarding) given = given.with(Limit::onboarding);
    starts.resize(static_cast<std::size_t>(months));
    interviewed.resize(static_cast<std::size_t>(months));
    add_recruiting();
    if (given.has(Limit::interviews)) {
        std::vector<bool> roles(plan.org.roles.size());
        for (const RoleId role : hiring.interviews->by) roles[index(role)] = true;
        // The interviewers of a month are those who were there when it began.
        for (const std::size_t each : people_of_roles(plan.org, roles, true, plan.first - 1, plan.end - 1)) {
            interviewers.push_back(static_cast<int>(each));
        }
    }
    if (given.has(Limit::onboarding)) add_onboarding();
    add_lots();
}

void StartModel::add_recruiting() {
    const std::vector<Recruiters>& entries = plan.org.hiring.recruiters;
    if (entries.empty()) return;
    for (const Hire& hire : plan.hires) {
        const auto fits = [&](const Recruiters& entry) { return recruits(entry, hire.family); };
        if (!hire.secured && std::any_of(entries.begin(), entries.end(), fits)) families_.push_back(hire.family);
    }
    std::sort(families_.begin(), families_.end());
    families_.erase(std::unique(families_.begin(), families_.end()), families_.end());
    std::map<std::vector<char>, std::size_t> known;
    for (std::size_t e = 0; e < entries.size(); ++e) {
        std::vector<char> fills;
        for (const FamilyId family : families_) fills.push_back(recruits(entries[e], family));
        const auto [at, first] = known.try_emplace(fills, teams.size());
        if (first) teams.push_back({fills, {}});
        teams[at->second].entries.push_back(static_cast<std::uint32_t>(e));
        recruiter_months.push_back(person_months(plan, entries[e], Counted::latest));
    }
    demand.assign(static_cast<std::size_t>(quarter(months - 1)) + 1, std::vector<int>(families_.size()));
}

void StartModel::add_onboarding() {
    std::map<UnitId, std::uint32_t> known;
    const bool by_team = plan.org.hiring.onboarding->by_team;
    for (const Hire& hire : plan.hires) {
        const UnitId group = by_team ? hire.home : kNone<UnitId>;
        if (known.try_emplace(group, static_cast<std::uint32_t>(groups.size())).second) groups.push_back(group);
    }
    const std::size_t size = groups.size() * static_cast<std::size_t>(months);
    people.resize(size);
    newcomers.resize(size);
    fixed.resize(size);

    // Those who move are laid out with their lots.
    std::map<std::pair<PositionId, std::uint32_t>, std::uint32_t> moving;  // by the first state, that after the last
    for (const Hire& hire : plan.hires) {
        if (orgplan::given(hire.by)) moving[{hire.seat, hire.state}] = hire.state_end;
    }
    const auto moves = [&](PositionId seat, std::uint32_t state) {
        const auto after = moving.upper_bound({seat, state});
        if (after == moving.begin()) return false;
        const auto& [key, end] = *std::prev(after);
        return key.first == seat && state < end;
    };
    struct Ramp {
        Tick from;
        Tick to;
    };
    std::map<std::uint32_t, std::vector<Ramp>> ramps;
    for (const graph::Movement& movement : plan.movements) {
        const PositionState& state = plan.org[movement.seat].states[movement.state];
        if (!is_hire(movement) || !graph::is_employed(state) || moves(movement.seat, movement.state)) continue;
        const Ramp ramp{movement.at, later(movement.at, ramp_days(plan, state.role))};
        if (state.holders.empty())
            ramps[static_cast<std::uint32_t>(plan.org.people.size() + index(movement.seat))].push_back(ramp);
        for (const Holder& holder : state.holders)
            ramps[static_cast<std::uint32_t>(index(holder.person))].push_back(ramp);
    }
    std::vector<Presence> presences;
    for (const Sitting& sitting : able_sittings_of(plan.org)) {
        const PositionState& state = plan.org[sitting.seat].states[sitting.state];
        const auto group = known.find(by_team ? state.home : kNone<UnitId>);
        if (!graph::is_employed(state) || group == known.end() || moves(sitting.seat, sitting.state)) continue;
        const auto add = [&](bool newcomer, Tick from, Tick to) {
            const Span span = span_of(plan, from, to);
            if (span.first < span.end) presences.push_back({group->second, newcomer, sitting.who, span});
        };
        add(false, sitting.from, sitting.to);
        const auto found = ramps.find(sitting.who);
        if (found == ramps.end()) continue;
        for (const Ramp& ramp : found->second)
            add(true, std::max(ramp.from, sitting.from), std::min(ramp.to, sitting.to));
    }
    // Somebody who sits in two seats counts once.
    const auto key = [](const Presence& each) { return std::tuple(each.group, each.newcomer, each.who); };
    std::sort(presences.begin(), presences.end(), [&](const Presence& a, const Presence& b) {
        return std::tuple(key(a), a.months.first) < std::tuple(key(b), b.months.first);
    });
    int counted = 0;
    for (std::size_t i = 0; i < presences.size(); ++i) {
        const Presence& each = presences[i];
        if (i == 0 || key(presences[i - 1]) != key(each)) counted = 0;
        std::vector<int>& count = each.newcomer ? newcomers : people;
        for (int month = std::max(each.months.first, counted); month < each.months.end; ++month)
            ++count[at(each.group, month)];
        counted = std::max(counted, each.months.end);
    }
    for (std::size_t i = 0; i < plan.hires.size(); ++i) {
        const Hire& hire = plan.hires[i];
        if (!orgplan::given(hire.by)) fixed[at(known[by_team ? hire.home : kNone<UnitId>], hire.last - plan.first)] = 1;
    }
    for (const auto& [unit, group] : known) group_of_[unit] = group;
}

namespace {

// What limits need to know of starts, as numbers: those of one lot have the same.
std::vector<std::int32_t> key_of(const Lot& lot, const Hire& hire) {
    std::vector<std::int32_t> key{hire.at.number(), lot.counted, lot.first,
                                  lot.last,         lot.in_time, lot.family,
                                  lot.interviews,   lot.ramp,    static_cast<std::int32_t>(lot.stays.size())};
    for (const std::uint32_t entry : lot.recruits) key.push_back(static_cast<std::int32_t>(entry));
    key.push_back(-1);
    for (const Tick day : lot.days) key.push_back(day.number());
    for (const Stay& stay : lot.stays) {
        // The first begins with the start.
        const Tick from = &stay == &lot.stays.front() ? kBeforeAll : stay.from;
        for (const std::int32_t each : {static_cast<std::int32_t>(stay.group), from.number(), stay.to.number()})
            key.push_back(each);
    }
    return key;
}

}  // namespace

void StartModel::add_lots() {
    const Organisation& org = plan.org;
    const Frozen frozen(plan);
    std::vector<bool> interviewing(org.roles.size());
    if (given.has(Limit::interviews)) {
        for (const RoleId role : org.hiring.interviews->by) interviewing[index(role)] = true;
    }
    std::map<std::vector<std::int32_t>, std::size_t> known;
    for (std::size_t i = 0; i < plan.hires.size(); ++i) {
        const Hire& hire = plan.hires[i];
        const Position& seat = org[hire.seat];
        Lot lot;
        const auto family = std::lower_bound(families_.begin(), families_.end(), hire.family);
        if (!hire.secured && family != families_.end() && *family == hire.family)
            lot.family = static_cast<int>(family - families_.begin());
        days.push_back(hire.at);
        if (!orgplan::given(hire.by)) {
            const auto month = static_cast<std::size_t>(hire.last - plan.first);
            ++starts[month];
            interviewed[month] += !hire.secured;
            if (lot.family >= 0)
                ++demand[static_cast<std::size_t>(quarter(static_cast<int>(month)))]
                        [static_cast<std::size_t>(lot.family)];
            continue;
        }
        for (Month month = hire.first; month <= hire.last; ++month) {
            const Tick from = std::max(hire.after + 1, first_day(month));
            const Tick last = std::min(hire.at, first_day(month + 1) - 1);
            lot.days.push_back(frozen.first_free(hire, from, last));
            lot.latest.push_back(frozen.first_free(hire, last, last) == last ? last : lot.days.back());
            if (lot.days.back() == kForever) lot.freeze = frozen.of(hire, from);
        }
        lot.first = hire.first - plan.first;
        lot.counted = hire.last - plan.first;
        while (lot.days.size() > 1 && lot.days.back() == kForever) {
            lot.days.pop_back();
            lot.latest.pop_back();
        }
        while (lot.days.size() > 1 && lot.days.front() == kForever) {
            lot.days.erase(lot.days.begin());
            lot.latest.erase(lot.latest.begin());
            ++lot.first;
        }
        if (lot.days.back() == kForever) {  // reported as a start in a freeze
            lot.first = hire.last - plan.first;
            lot.days.back() = lot.latest.back() = hire.at;
        }
        lot.last = lot.first + static_cast<int>(lot.days.size()) - 1;
        lot.in_time = lot.first;
        if (needs_requisition(org, hire)) {
            const int takes = days_to_fill(org, hire.role, plan.norms);
            while (lot.in_time < lot.last &&
                   (!lot.open_in(lot.in_time) || lot.latest_day(lot.in_time) - takes <= org.today))
                ++lot.in_time;
        }
        lot.interviews = has_role(org, hire, interviewing, true);
        for (std::size_t e = 0; e < recruiter_months.size(); ++e) {
            const RoleId by = org.hiring.recruiters[e].by;
            if (orgplan::given(by) && by == hire.role) lot.recruits.push_back(static_cast<std::uint32_t>(e));
        }
        if (given.has(Limit::onboarding)) {
            lot.ramp = ramp_days(plan, hire.role);
            for (std::uint32_t s = hire.state; s < hire.state_end; ++s) {
                const PositionState& state = seat.states[s];
                const auto group = group_of_.find(org.hiring.onboarding->by_team ? state.home : kNone<UnitId>);
                const Tick from = std::max(state.from, seat.opens);
                const Tick to = std::min(seat.until(state), seat.closes);
                if (!graph::is_employed(state) || group == group_of_.end() || from >= to) continue;
                if (!lot.stays.empty() && lot.stays.back().group == group->second && lot.stays.back().to == from) {
                    lot.stays.back().to = to;
                } else {
                    lot.stays.push_back({group->second, from, to});
                }
            }
        }
        const auto [found, first] = known.try_emplace(key_of(lot, hire), lots.size());
        if (first) lots.push_back(std::move(lot));
        lots[found->second].hires.push_back(static_cast<std::uint32_t>(i));
    }
    for (const Lot& lot : lots) {
        if (lot.first == lot.last) add_fixed(lot);
        for (const std::uint32_t hire : lot.hires) days[hire] = lot.first == lot.last ? lot.latest.back() : kForever;
    }
    std::stable_sort(lots.begin(), lots.end(), [](const Lot& a, const Lot& b) {
        const auto helps = [](const Lot& lot) { return lot.interviews || !lot.recruits.empty(); };
        return std::tuple(a.last, !helps(a), a.first) < std::tuple(b.last, !helps(b), b.first);
    });
    std::erase_if(lots, [](const Lot& lot) { return lot.first == lot.last; });
}

// Those who have one month only.
void StartModel::add_fixed(const Lot& lot) {
    const auto month = static_cast<std::size_t>(lot.first);
    starts[month] += lot.size();
    interviewed[month] += lot.size();
    if (lot.family >= 0)
        demand[static_cast<std::size_t>(quarter(lot.first))][static_cast<std::size_t>(lot.family)] += lot.size();
    for (int m = lot.first; m < lot.counted; ++m) {
        if (lot.interviews) interviewers[static_cast<std::size_t>(m + 1)] += lot.size();
        for (const std::uint32_t entry : lot.recruits)
            recruiter_months[entry][static_cast<std::size_t>(quarter(m))] += lot.size();
    }
    for (const Stay& stay : lot.stays) {
        const Span there = present(lot, stay, lot.first);
        for (int m = there.first; m < there.end; ++m) people[at(stay.group, m)] += lot.size();
        const Span fresh = new_in(lot, stay, lot.first);
        for (int m = fresh.first; m < fresh.end; ++m) newcomers[at(stay.group, m)] += lot.size();
    }
    if (!lot.stays.empty()) fixed[at(lot.stays.front().group, lot.first)] = 1;
}

}  // namespace orgplan::hiring
