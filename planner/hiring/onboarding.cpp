#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "planner/hiring/checks.h"
#include "planner/hiring/hire_findings.h"
#include "planner/hiring/people.h"
#include "planner/report/phrases.h"

namespace orgplan::hiring {
namespace {

constexpr double kDaysOfMonth = 365.25 / 12;

struct Ramp {
    Tick from;
    Tick to;
};

// When each holder, by `Sitting::who`, is new.
std::map<std::uint32_t, std::vector<Ramp>> ramps_of(const HiringPlan& plan) {
    std::map<std::uint32_t, std::vector<Ramp>> ramps;
    for (const graph::Movement& movement : plan.movements) {
        const PositionState& state = plan.org[movement.seat].states[movement.state];
        if (!is_hire(movement) || graph::is_external(state)) continue;
        const double days = ramp_months(plan.org, state.role, plan.norms) * kDaysOfMonth;
        const auto from = static_cast<double>(movement.at.number());
        const double to = std::min(from + std::round(days), static_cast<double>(kForever.number()) - 1);
        const Ramp ramp{movement.at, Tick(static_cast<std::int32_t>(to))};
        if (state.holders.empty())
            ramps[static_cast<std::uint32_t>(plan.org.people.size() + index(movement.seat))].push_back(ramp);
        for (const Holder& holder : state.holders)
            ramps[static_cast<std::uint32_t>(index(holder.person))].push_back(ramp);
    }
    return ramps;
}

// Whether somebody sits in a group, or is new there, at the ends of these months.
struct Presence {
    UnitId group;
    bool newcomer;
    std::uint32_t who;
    MonthRange months;
};

struct Change {
    UnitId group;
    Month month;
    int people = 0;
    int newcomers = 0;
};

class Onboard {
  public:
    Onboard(const HiringPlan& plan, text::Findings& findings)
        : plan_(plan), onboarding_(*plan.org.hiring.onboarding), findings_(findings) {}

    void run() {
        lay_out();
        std::map<std::pair<UnitId, Month>, std::vector<const Hire*>> starts;
        for (const Hire& hire : plan_.hires) starts[{group_of(hire.home), hire.last}].push_back(&hire);
        std::size_t next = 0;
        Change now{kNone<UnitId>, Month()};
        for (const auto& [at, hires] : starts) {
            const auto& [group, month] = at;
            if (now.group != group) now = {group, month};
            for (; next < changes_.size() && before(changes_[next], group, month); ++next) {
                if (changes_[next].group != group) continue;
                now.people += changes_[next].people;
                now.newcomers += changes_[next].newcomers;
            }
            check(group, month, now, hires);
        }
    }

  private:
    UnitId group_of(UnitId home) const { return onboarding_.by_team ? home : kNone<UnitId>; }

    static bool before(const Change& change, UnitId group, Month month) {
        return std::tuple(change.group, change.month) <= std::tuple(group, month);
    }

    void lay_out() {
        const auto ramps = ramps_of(plan_);
        std::vector<Presence> presences;
        for (const Sitting& sitting : sittings_of(plan_.org)) {
            const PositionState& state = plan_.org[sitting.seat].states[sitting.state];
            if (graph::is_external(state)) continue;
            const UnitId group = group_of(state.home);
            const auto add = [&](bool newcomer, Tick from, Tick to) {
                const MonthRange months = month_ends(from, to, plan_.first, plan_.end);
                if (months.first < months.end) presences.push_back({group, newcomer, sitting.who, months});
            };
            add(false, sitting.from, sitting.to);
            const auto found = ramps.find(sitting.who);
            if (found == ramps.end()) continue;
            for (const Ramp& ramp : found->second) {
                add(true, std::max(ramp.from, sitting.from), std::min(ramp.to, sitting.to));
            }
        }
        // Somebody who sits in two seats counts once.
        const auto key = [](const Presence& each) { return std::tuple(each.group, each.newcomer, each.who); };
        std::sort(presences.begin(), presences.end(), [&](const Presence& a, const Presence& b) {
            return std::tuple(key(a), a.months.first) < std::tuple(key(b), b.months.first);
        });
        Month counted = plan_.first;
        for (std::size_t i = 0; i < presences.size(); ++i) {
            const Presence& each = presences[i];
            if (i == 0 || key(presences[i - 1]) != key(each)) counted = plan_.first;
            const Month from = std::max(each.months.first, counted);
            if (from >= each.months.end) continue;
            counted = each.months.end;
            changes_.push_back({each.group, from, !each.newcomer, each.newcomer});
            changes_.push_back(
                {each.group, counted, -static_cast<int>(!each.newcomer), -static_cast<int>(each.newcomer)});
        }
        std::stable_sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) {
            return std::tuple(a.group, a.month) < std::tuple(b.group, b.month);
        });
    }

    void check(UnitId group, Month month, const Change& now, const std::vector<const Hire*>& hires) {
        const int settled = now.people - now.newcomers;
        if (now.newcomers <= onboarding_.ratio * settled + 1e-9) return;
        std::vector<PositionId> seats;
        for (const Hire* hire : hires) seats.push_back(hire->seat);
        const std::string who = given(group)          ? fmt::format("`{}` has", plan_.org[group].id)
                                : onboarding_.by_team ? "people outside units have"
                                                      : "the company has";
        text::Finding& finding = add_at(
            plan_, findings_, "onboarding-overloaded", *hires.front(),
            fmt::format("with {} in {}, {} {} to {}: {}", report::counted(seats.size(), "start"), month_text(month),
                        who, report::counted(static_cast<std::size_t>(now.newcomers), "newcomer"),
                        report::counted(static_cast<std::size_t>(settled), "other"),
                        report::names_text(plan_.org, seats)));
        finding.measure(text::Quantity::count,
                        {.value = double(now.newcomers), .high = onboarding_.ratio * double(settled)});
        finding.notes.push_back({onboarding_.place, fmt::format("at most {:g} newcomers for each person who is not new",
                                                                onboarding_.ratio)});
    }

    const HiringPlan& plan_;
    const Onboarding& onboarding_;
    text::Findings& findings_;
    std::vector<Change> changes_;  // by group, then month
};

}  // namespace

void check_onboarding(const HiringPlan& plan, text::Findings& findings) {
    if (plan.org.hiring.onboarding && !plan.hires.empty()) Onboard(plan, findings).run();
}

}  // namespace orgplan::hiring
