// What people cost where they could be, in which months they can start there, and for how long they are new.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "planner/propose/setup.h"

namespace orgplan::propose {

namespace {

// More ways to place people are refused rather than waited for.
constexpr std::size_t kMostSlots = 600;

class Prices {
  public:
    Prices(Setup& setup, text::Findings& faults)
        : setup_(setup),
          org_(setup.org),
          written_(setup.written),
          problem_(setup.problem),
          faults_(faults),
          once_(org_) {}

    void add() {
        // Amounts of a month are a twelfth of a year's, whose decimals the factors of cost give.
        std::vector<std::optional<costs::Price>> prices;
        costs::Wide finest = 1;
        for (const Slot& slot : problem_.slots) {
            prices.push_back(setup_.prices.of(setup_.state_of(slot), setup_.location_of(slot)));
            if (!prices.back()) continue;
            while (finest < 10'000 && prices.back()->yearly * finest % costs::Price::kYearly != 0) finest *= 10;
        }
        problem_.priced = org_.costs.given;
        if (problem_.priced) problem_.money = static_cast<std::int64_t>(12 * finest);
        std::set<std::uint32_t> unpriced, priced;
        for (std::size_t i = 0; i < problem_.slots.size(); ++i) {
            Slot& slot = problem_.slots[i];
            const Profile& profile = problem_.profiles[slot.profile];
            if (prices[i]) {
                const costs::Wide scaled = prices[i]->yearly * finest;
                slot.cost = static_cast<Money>((scaled + costs::Price::kYearly - 1) / costs::Price::kYearly);
            }
            const bool costly = prices[i].has_value() || !org_.costs.given;
            if (profile.backfill && !costly) {
                problem_.unpriced.push_back(fmt::format("the successor in `{}`", org_[profile.person].id));
            }
            if (profile.hire != kNowhere) (costly ? priced : unpriced).insert(profile.hire);
            slot.hire = slot.hire && costly;
            slot.fee = once_.of(false, profile.role) * problem_.money;
            freeze(slot);
        }
        for (const std::uint32_t hire : unpriced) {
            if (!priced.contains(hire)) setup_.unpriced.push_back(hire);
        }
        for (Promotion& promotion : problem_.promotions) {
            promotion.fee = once_.of(true, problem_.profiles[promotion.to].role) * problem_.money;
        }
        if (problem_.slots.size() > kMostSlots) {
            faults_.add(
                "plan-too-large", org_.plan.place.known() ? org_.plan.place : org_.company.place,
                fmt::format("there are {} ways to place people, more than {}", problem_.slots.size(), kMostSlots),
                "name fewer roles under `plan: {hire: [...]}`, or fewer planned units");
        }
        for (const Profile& profile : problem_.profiles) problem_.new_for.push_back(new_months(profile));
    }

  private:
    Tick day(int month) const { return problem_.days[static_cast<std::size_t>(month)]; }

    // Nobody starts in a freeze, or where the unit is not there.
    void freeze(Slot& slot) {
        const UnitId unit = problem_.homes[slot.home].unit;
        slot.frozen.assign(static_cast<std::size_t>(problem_.months) + 1, 0);
        slot.frozen_by.assign(slot.frozen.size(), {});
        for (int t = 1; t <= problem_.months; ++t) {
            const bool there = !given(unit) || org_[unit].planned || org_[unit].exists(day(t));
            const auto holds = [&](const Freeze& freeze) {
                if (problem_.profiles[slot.profile].backfill && !freeze.backfills) return false;
                return freeze.opens <= day(t) && day(t) < freeze.closes &&
                       (!given(freeze.unit) || (given(unit) && written_.within(unit, freeze.unit, day(t))));
            };
            if (!there) {
                slot.absent.resize(static_cast<std::size_t>(problem_.months) + 1);
                slot.absent[static_cast<std::size_t>(t)] = 1;
            }
            bool frozen = false;
            for (const Freeze& freeze : org_.hiring.freezes) {
                if (!holds(freeze)) continue;
                frozen = true;
                if (there) slot.frozen_by[static_cast<std::size_t>(t)].push_back(origin_of(freeze));
            }
            slot.frozen[static_cast<std::size_t>(t)] = !there || frozen;
        }
    }

    std::uint32_t origin_of(const Freeze& freeze) {
        const auto [known, fresh] = freezes_.try_emplace(freeze.place, 0);
        if (fresh) {
            known->second = setup_.origin(fmt::format("`freeze` from {}", date_text(freeze.opens)), freeze.place);
        }
        return known->second;
    }

    // By month of a start, for how many month ends somebody is new, that of the start included.
    std::vector<int> new_months(const Profile& profile) const {
        const double months = hiring::ramp_months(org_, profile.role, written_.norms);
        const int days = static_cast<int>(std::lround(months * 365.25 / 12));
        std::vector<int> counts(static_cast<std::size_t>(problem_.months) + 1, 0);
        for (int t = 1; t <= problem_.months; ++t) {
            for (int end = t; end <= problem_.months && day(end + 1) - 1 < day(t) + days; ++end) {
                counts[static_cast<std::size_t>(t)] += 1;
            }
        }
        return counts;
    }

    Setup& setup_;
    const Organisation& org_;
    const Written& written_;
    Problem& problem_;
    text::Findings& faults_;
    costs::OneOffs once_;
    std::map<Place, std::uint32_t> freezes_;  // origins
};

}  // namespace

void add_prices(Setup& setup, text::Findings& faults) {
    Prices(setup, faults).add();
}

}  // namespace orgplan::propose
