#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "planner/hiring/people.h"
#include "planner/hiring/rates.h"
#include "planner/propose/setup.h"

namespace orgplan::propose {
namespace {

class HiringLimits {
  public:
    explicit HiringLimits(Setup& setup)
        : setup_(setup), org_(setup.org), written_(setup.written), problem_(setup.problem) {}

    void add() {
        const Hiring& hiring = org_.hiring;
        if (hiring.hires_per_month) {
            HireLimit limit;
            limit.origin = setup_.origin("`hires_per_month`", hiring.hires_per_month_place);
            limit.per_month = *hiring.hires_per_month;
            limit.written = starts(false);
            problem_.hire_limit = limit;
        } else if (!hiring.interviews && hiring.recruiters.empty() && !hiring.onboarding) {
            add_usual_limit();
        }
        if (hiring.interviews) add_interviews(*hiring.interviews);
        if (!hiring.recruiters.empty()) add_recruiters();
        if (hiring.onboarding) add_onboarding(*hiring.onboarding);
    }

  private:
    Tick day(int t) const { return problem_.days[static_cast<std::size_t>(t)]; }
    Tick last_day(int t) const { return day(t + 1) - 1; }

    int month_index(Tick at) const { return month_of(at) - problem_.month(0); }

    std::vector<int> starts(bool unsecured_only) const {
        std::vector<int> counts(static_cast<std::size_t>(problem_.months) + 1, 0);
        for (std::size_t i = 0; i < written_.hires.hires.size(); ++i) {
            if (unsecured_only && written_.hires.hires[i].secured) continue;
            const int month = month_index(written_.placing.days[i]);
            if (month >= 0 && month <= problem_.months) counts[static_cast<std::size_t>(month)] += 1;
        }
        return counts;
    }

    // Where nothing limits how many start: what those who recruit typically fill, and one recruiter at least.
    void add_usual_limit() {
        std::size_t recruiters = 0;
        for (const PositionId seat : written_.at(org_.today).standing()) {
            const PositionState& state = *written_.at(org_.today).state(seat);
            if (state.occupancy == Occupancy::vacant || !given(state.role)) continue;
            const Text role = org_[state.role].id;
            recruiters += role == "recruiter" || role == "technical-recruiter" ? 1 : 0;
        }
        recruiters = std::max<std::size_t>(recruiters, 1);
        HireLimit limit;
        limit.per_month = std::ceil(written_.norms.hires_per_recruiter * double(recruiters) / 3);
        limit.origin =
            setup_.origin(fmt::format("{:g} starts a month, which is usual", limit.per_month), {}, Origin::Kind::rule);
        limit.written = starts(false);
        problem_.hire_limit = limit;
        problem_.defaults.push_back(
            fmt::format("`hires_per_month`: {:g}, as {} typically {} {:g} seats a quarter "
                        "(`hiring.hires_per_recruiter` of the rules)",
                        limit.per_month, recruiters == 1 ? "one recruiter" : fmt::format("{} recruiters", recruiters),
                        recruiters == 1 ? "fills" : "fill", written_.norms.hires_per_recruiter * double(recruiters)));
    }

    void add_interviews(const Interviews& terms) {
        InterviewLimit limit;
        limit.origin = setup_.origin("`interviews`", terms.place);
        limit.per_month = terms.per_month;
        limit.loops = terms.loops_per_hire;
        limit.written = starts(true);
        std::vector<bool> roles(org_.roles.size());
        for (const RoleId role : terms.by) roles[index(role)] = true;
        double modelled = 0;
        for (std::size_t i = 0; i < problem_.slots.size(); ++i) {
            const RoleId role = problem_.profiles[problem_.slots[i].profile].role;
            if (!given(role) || !roles[index(role)]) continue;
            limit.by.push_back({static_cast<std::uint32_t>(i), 1});
            modelled += problem_.slots[i].stock;
        }
        const std::vector<std::size_t> people =
            hiring::people_of_roles(org_, roles, true, problem_.month(0), problem_.month(0) + problem_.months);
        limit.people.push_back(0);
        for (const std::size_t each : people) limit.people.push_back(double(each) - modelled);
        problem_.interviews = std::move(limit);
    }

    void add_recruiters() {
        const Month first = problem_.month(0);
        const int quarters = quarter_of(first + problem_.months) - quarter_of(first) + 1;
        for (const Recruiters& terms : org_.hiring.recruiters) {
            RecruiterLimit limit;
            const bool seats = given(terms.by);
            limit.origin = setup_.origin(
                seats ? fmt::format("what each `{}` can fill", org_[terms.by].id) : "what is recruited without a seat",
                terms.place);
            limit.per_month = terms.per_quarter / 3;
            limit.families = terms.families;
            limit.role = terms.by;
            if (seats) {
                limit.earliest = earliest_start(problem_, hiring::days_to_fill(org_, terms.by, written_.norms));
                limit.cost = cost_of(terms.by);
            }
            double modelled = 0;
            for (std::size_t i = 0; i < problem_.slots.size(); ++i) {
                const Slot& slot = problem_.slots[i];
                const RoleId role = problem_.profiles[slot.profile].role;
                if (seats && role == terms.by) {
                    limit.by.push_back({static_cast<std::uint32_t>(i), 1});
                    modelled += slot.stock;
                }
                const FamilyId family = given(role) ? org_[role].family : kNone<FamilyId>;
                limit.fills.push_back(terms.families.empty() || std::ranges::binary_search(terms.families, family));
            }
            const std::vector<std::size_t> people =
                hiring::people_who_recruit(org_, terms, first, first_month(quarter_of(first) + quarters));
            limit.months.assign(static_cast<std::size_t>(quarters), 0);
            for (int t = 0; t < static_cast<int>(people.size()); ++t) {
                limit.months[static_cast<std::size_t>(quarter(t))] +=
                    double(people[static_cast<std::size_t>(t)]) - modelled;
            }
            problem_.recruiters.push_back(std::move(limit));
        }
        std::map<FamilyId, std::vector<int>> by_family;
        for (std::size_t i = 0; i < written_.hires.hires.size(); ++i) {
            const hiring::Hire& hire = written_.hires.hires[i];
            const int month = month_index(written_.placing.days[i]);
            if (hire.secured || month < 0 || month > problem_.months) continue;
            std::vector<int>& counts = by_family[hire.family];
            counts.resize(static_cast<std::size_t>(quarters));
            counts[static_cast<std::size_t>(quarter(month))] += 1;
        }
        for (const auto& [family, counts] : by_family) problem_.recruited.push_back({family, counts});
    }

    // Of one more of a role, as those cost who are there.
    std::optional<Money> cost_of(RoleId role) {
        PositionState state;
        state.role = role;
        for (const Position& seat : org_.positions) {
            if (seat.states.front().role == role) state = seat.states.front();
        }
        const std::optional<costs::Price> price =
            setup_.prices.of(state, written_.costs.times.location(state.home, problem_.days.back()));
        if (!price) return std::nullopt;
        return static_cast<Money>(price->yearly * (problem_.money / 12) / costs::Price::kYearly);
    }

    int quarter(int t) const { return quarter_of(problem_.month(0) + t) - quarter_of(problem_.month(0)); }

    void add_onboarding(const Onboarding& terms) {
        std::set<UnitId> groups;
        for (const Slot& slot : problem_.slots) {
            if (slot.hire || slot.opens_with > 0) {
                groups.insert(terms.by_team ? problem_.homes[slot.home].unit : kNone<UnitId>);
            }
        }
        const std::uint32_t origin = setup_.origin("`onboarding`", terms.place);
        for (const UnitId group : groups) {
            OnboardingLimit limit;
            limit.origin = origin;
            limit.ratio = terms.ratio;
            double modelled = 0;
            for (std::size_t i = 0; i < problem_.slots.size(); ++i) {
                const Slot& slot = problem_.slots[i];
                if (!is_employed(problem_.profiles[slot.profile])) continue;
                if (terms.by_team && problem_.homes[slot.home].unit != group) continue;
                limit.slots.push_back(static_cast<std::uint32_t>(i));
                modelled += slot.stock;
            }
            const std::size_t size = static_cast<std::size_t>(problem_.months) + 1;
            limit.people.assign(size, 0);
            limit.newcomers.assign(size, 0);
            limit.starts.assign(size, 0);
            for (int t = 0; t <= problem_.months; ++t) {
                const graph::Index& then = written_.at(std::max(last_day(t), org_.today));
                // Whoever is away helps nobody, and somebody in two seats counts once.
                std::set<PersonId> there, fresh;
                double unnamed = 0, fresh_unnamed = 0;
                for (const PositionId seat : then.standing()) {
                    const PositionState& state = *then.state(seat);
                    if (state.occupancy == Occupancy::vacant || !graph::is_employed(state)) continue;
                    if (terms.by_team && state.home != group) continue;
                    const Tick since = written_.began(seat, last_day(t));
                    const bool is_fresh = since != kBeforeAll && last_day(t) < since + ramp_days(state.role);
                    if (state.holders.empty()) {
                        unnamed += 1;
                        fresh_unnamed += is_fresh ? 1 : 0;
                    }
                    for (const Holder& holder : state.holders) {
                        if (org_[holder.person].away_at(then.tick()) != nullptr) continue;
                        there.insert(holder.person);
                        if (is_fresh) fresh.insert(holder.person);
                    }
                }
                limit.people[static_cast<std::size_t>(t)] = unnamed + double(there.size()) - modelled;
                limit.newcomers[static_cast<std::size_t>(t)] = fresh_unnamed + double(fresh.size());
            }
            for (std::size_t i = 0; i < written_.hires.hires.size(); ++i) {
                const hiring::Hire& hire = written_.hires.hires[i];
                const int month = month_index(written_.placing.days[i]);
                if (month < 0 || month > problem_.months || (terms.by_team && hire.home != group)) continue;
                limit.starts[static_cast<std::size_t>(month)] = 1;
            }
            problem_.onboarding.push_back(std::move(limit));
        }
    }

    int ramp_days(RoleId role) const {
        return static_cast<int>(std::lround(hiring::ramp_months(org_, role, written_.norms) * 365.25 / 12));
    }

    Setup& setup_;
    const Organisation& org_;
    Written& written_;
    Problem& problem_;
};

}  // namespace

void add_hiring(Setup& setup) {
    HiringLimits(setup).add();
}

}  // namespace orgplan::propose
