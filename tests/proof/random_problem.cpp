#include "random_problem.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace orgplan::propose {
namespace {

// A team that stands, and one that is planned: developers are hired into both, leads into the new one or both.
class Random {
  public:
    Random(unsigned seed, int most_months) : random_(seed), most_months_(most_months) {}

    Problem make() {
        Problem problem;
        problem.months = 3 + draw(most_months_ - 2);
        for (int t = 0; t <= problem.months + 1; ++t) problem.days.push_back(first_day(month_at(2027, 1 + t)));
        problem.now = problem.days.front() + 14;
        problem.stay = draw(3);
        add_profiles(problem);
        add_homes(problem);
        add_slots(problem);
        add_rows(problem);
        add_goals(problem);
        return problem;
    }

  private:
    int draw(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    bool chance(int percent) { return draw(100) < percent; }

    std::vector<double> bounds(const Problem& problem, double value) const {
        return std::vector<double>(static_cast<std::size_t>(problem.months) + 1, value);
    }

    void add_profiles(Problem& problem) {
        const bool moves = chance(60);
        for (int p = 0; p < 2; ++p) {
            Profile profile;
            profile.role = id_at<RoleId>(static_cast<std::size_t>(p));
            profile.hire = static_cast<std::uint32_t>(p);
            profile.earliest = 1 + draw(3);
            profile.moves = moves;
            if (chance(50)) profile.ramp = {0.5};
            problem.profiles.push_back(profile);
        }
        if (chance(50)) {
            // Somebody who may become a lead.
            Profile now;
            now.role = id_at<RoleId>(0);
            now.person = id_at<PositionId>(0);
            problem.profiles.push_back(now);
            Profile then = now;
            then.role = id_at<RoleId>(1);
            then.moves = moves;
            problem.profiles.push_back(then);
            Promotion promotion{2, 3, 1 + draw(3), draw(3) * 100, 0};
            problem.promotions.push_back(promotion);
        }
        if (chance(40)) {
            // Somebody who takes a seat that is there.
            Profile successor;
            successor.role = id_at<RoleId>(0);
            successor.person = id_at<PositionId>(1);
            successor.backfill = true;
            successor.earliest = 1 + draw(3);
            if (chance(50)) successor.ramp = {0.5};
            problem.profiles.push_back(successor);
        }
        for (std::size_t p = 0; p < problem.profiles.size(); ++p) {
            std::vector<int> months(static_cast<std::size_t>(problem.months) + 1, 0);
            const int length = draw(3);
            for (int t = 1; t <= problem.months; ++t) {
                months[static_cast<std::size_t>(t)] = std::min(length, problem.months - t + 1);
            }
            problem.new_for.push_back(months);
        }
    }

    void add_homes(Problem& problem) {
        Home stands, planned;
        stands.unit = id_at<UnitId>(0);
        planned.unit = id_at<UnitId>(1);
        planned.planned = true;
        planned.needs_lead = chance(70);
        planned.lead_first = planned.needs_lead ? static_cast<std::uint32_t>(draw(3)) : 0;
        for (Home* const home : {&stands, &planned}) {
            for (const Profile& profile : problem.profiles) {
                home->leads.push_back(home->planned && profile.role == id_at<RoleId>(1));
            }
        }
        problem.homes = {stands, planned};
    }

    void add_slots(Problem& problem) {
        for (std::uint32_t p = 0; p < problem.profiles.size(); ++p) {
            for (std::uint32_t h = 0; h < 2; ++h) {
                // Who is not ready to lead stays; a lead may be hired where there is one already, or not.
                const bool successor = problem.profiles[p].backfill;
                if ((p == 2 || successor) && h == 1) continue;
                if (p == 1 && h == 0 && chance(50)) continue;
                if (p == 3 && h == 1 && !problem.profiles[p].moves) continue;
                Slot slot;
                slot.profile = p;
                slot.home = h;
                slot.hire = p < 2 || successor;
                slot.stock = h == 0 && p == 0 ? 1 + draw(2) : h == 0 && p == 2 && !successor ? 1 : 0;
                slot.cost = 10 + draw(5) * 10 + (p % 2) * 30;
                slot.fee = chance(30) ? 5 : 0;
                slot.frozen.assign(static_cast<std::size_t>(problem.months) + 1, 0);
                if (chance(15)) slot.frozen[static_cast<std::size_t>(1 + draw(problem.months))] = 1;
                problem.slots.push_back(slot);
            }
        }
        problem.hire_limit = HireLimit{0, chance(70) ? 1.0 : 2.0, {}};
        problem.hire_limit->written.assign(static_cast<std::size_t>(problem.months) + 1, 0);
    }

    CountRow row(const Problem& problem) {
        CountRow made;
        made.low = bounds(problem, -kNoBound);
        made.high = bounds(problem, kNoBound);
        return made;
    }

    static std::uint32_t origin(Problem& problem, std::string what, Origin::Kind kind) {
        problem.origins.push_back({std::move(what), {}, kind});
        return static_cast<std::uint32_t>(problem.origins.size() - 1);
    }

    void add_rows(Problem& problem) {
        for (std::uint32_t h = 0; h < 2; ++h) {
            CountRow least = row(problem);
            for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
                // The seat of a successor is there already.
                const bool seat = !problem.profiles[problem.slots[s].profile].backfill;
                if (problem.slots[s].home == h && seat) least.weights.push_back({s, 1});
            }
            CountRow most = least;
            least.low = bounds(problem, h == 0 ? 1 : 1 + draw(3));
            most.high = bounds(problem, 4 + draw(2));
            if (h == 1) least.stands = 1;
            least.origin = origin(problem, "the least size", Origin::Kind::size);
            most.origin = origin(problem, "the largest size", Origin::Kind::size);
            problem.counts.push_back(least);
            problem.counts.push_back(most);
        }
        CountRow leads = row(problem);
        for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
            const bool lead = problem.profiles[problem.slots[s].profile].role == id_at<RoleId>(1);
            if (problem.slots[s].home == 1 && lead) leads.weights.push_back({s, 1});
        }
        leads.high = bounds(problem, 1);
        problem.counts.push_back(leads);
        if (problem.homes[1].needs_lead) {
            leads.high = bounds(problem, kNoBound);
            leads.low = bounds(problem, 1);
            leads.stands = 1;
            leads.origin = origin(problem, "a lead", Origin::Kind::rule);
            problem.counts.push_back(leads);
        }
        if (chance(60)) {
            CountRow money = row(problem);
            money.origin = origin(problem, "the run rate", Origin::Kind::number);
            double now = 0;
            for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
                money.weights.push_back({s, double(problem.slots[s].cost)});
                now += double(problem.slots[s].cost) * problem.slots[s].stock;
            }
            const int jump = 1 + draw(problem.months);
            for (int t = 1; t <= problem.months; ++t) {
                money.high[static_cast<std::size_t>(t)] = now + (t >= jump ? 60 + draw(3) * 60 : 30 + draw(3) * 30);
            }
            problem.counts.push_back(money);
        }
        add_rules(problem);
        if (chance(50)) {
            OnboardingLimit limit;
            limit.origin = origin(problem, "onboarding", Origin::Kind::number);
            limit.ratio = chance(50) ? 0.5 : 1;
            limit.people = bounds(problem, draw(2));
            limit.newcomers = bounds(problem, 0);
            limit.starts.assign(static_cast<std::size_t>(problem.months) + 1, 0);
            for (std::uint32_t s = 0; s < problem.slots.size(); ++s) limit.slots.push_back(s);
            problem.onboarding.push_back(limit);
        }
    }

    // So many of one role for each of another, from a size of the company on or up to it.
    void add_rules(Problem& problem) {
        if (!chance(40)) return;
        CountRow ratio = row(problem);
        ratio.origin = origin(problem, "a ratio", Origin::Kind::rule);
        const double times = 1 + draw(2);
        for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
            const bool lead = problem.profiles[problem.slots[s].profile].role == id_at<RoleId>(1);
            ratio.weights.push_back({s, lead ? -times : 1});
            if (lead) ratio.absence.weights.push_back({s, 1});
        }
        ratio.high = bounds(problem, 1 + draw(3));
        ratio.absence.fixed = bounds(problem, 0);
        ratio.absence.more = times;
        if (ratio.absence.weights.empty() || chance(30)) ratio.absence = {};
        if (chance(60)) {
            Crowd crowd;
            for (std::uint32_t s = 0; s < problem.slots.size(); ++s) crowd.weights.push_back({s, 1});
            crowd.fixed = bounds(problem, draw(2));
            if (chance(70)) crowd.at_least = 3 + draw(2);
            if (!crowd.at_least || chance(20)) crowd.at_most = 4 + draw(2);
            ratio.crowd = 0;
            problem.crowds.push_back(crowd);
        }
        problem.counts.push_back(ratio);
    }

    void add_goals(Problem& problem) {
        const int goals = 1 + draw(2);
        for (int g = 0; g < goals; ++g) {
            Goal goal;
            goal.stage = id_at<StageId>(static_cast<std::size_t>(g));
            goal.due = std::min(problem.months, 1 + draw(problem.months));
            goal.from = goal.due;
            goal.hard = chance(20);
            goal.weight = 1 + draw(3);
            if (chance(80)) goal.homes = {1};
            problem.goals.push_back(goal);
            CountRow need = row(problem);
            need.met = static_cast<std::uint32_t>(g);
            need.productive = chance(40);
            for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
                if (chance(60)) need.weights.push_back({s, need.productive && chance(30) ? 0.5 : 1});
            }
            need.low = bounds(problem, 1 + draw(4));
            if (!need.weights.empty()) problem.counts.push_back(need);
        }
    }

    std::mt19937 random_;
    int most_months_;
};

}  // namespace

Problem random_problem(unsigned seed, int most_months) {
    return Random(seed, most_months).make();
}

}  // namespace orgplan::propose
