#include "planner/propose/roster.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <tuple>

#include "graph/index/index.h"

namespace orgplan::propose {
namespace {

// Somebody who is there, or is hired.
struct Someone {
    std::map<int, std::pair<std::uint32_t, std::uint32_t>> was = {};  // by month: profile and home from then on
    PositionId seat = kNone<PositionId>;
    std::uint32_t slot = 0;  // at which they begin, of who is hired
    int month = 0;           // in which they start; 0: they are there
    std::uint32_t profile = 0;
    std::uint32_t home = 0;
    int since = -1000;  // the month of their last start or move
    int hired = -1000;
    std::map<int, Changed::Step> steps;
    std::string id;
    bool own_id = false;  // the spec gives it, rather than its order
    bool backfill = false;
};

class Casting {
  public:
    Casting(const Problem& problem, const Organisation& org, const Decisions& decisions)
        : problem_(problem), org_(org), made_(decisions) {}

    Roster cast() {
        for (std::uint32_t s = 0; s < problem_.slots.size(); ++s) add_those_there(s);
        for (int t = 1; t <= problem_.months; ++t) {
            promote(t);
            move(t);
            hire(t);
            for (Someone& one : all_) one.was[t] = {one.profile, one.home};
        }
        name();
        collect();
        open();
        return std::move(roster_);
    }

  private:
    static std::size_t place(int month) { return static_cast<std::size_t>(month); }

    void add_those_there(std::uint32_t slot) {
        const Slot& at = problem_.slots[slot];
        if (at.stock == 0) return;
        for (const PositionId seat : problem_.profiles[at.profile].written) {
            if (org_[seat].at(problem_.now).home != problem_.homes[at.home].unit) continue;
            Someone one;
            one.seat = seat;
            one.slot = slot;
            one.profile = at.profile;
            one.home = at.home;
            one.id = std::string(org_[seat].id);
            all_.push_back(one);
        }
    }

    void promote(int t) {
        for (std::uint32_t p = 0; p < problem_.promotions.size(); ++p) {
            const Promotion& each = problem_.promotions[p];
            for (std::uint32_t h = 0; h < problem_.homes.size(); ++h) {
                if (made_.promotions[p][h][place(t)] == 0) continue;
                for (Someone& one : all_) {
                    if (one.profile != each.from || one.home != h) continue;
                    one.profile = each.to;
                    one.steps[t].promotion = p;
                }
            }
        }
    }

    void move(int t) {
        for (std::uint32_t p = 0; p < problem_.profiles.size(); ++p) {
            if (!problem_.profiles[p].moves) continue;
            std::vector<Someone*> leaving;
            for (std::uint32_t s = 0; s < problem_.slots.size(); ++s) {
                const Slot& slot = problem_.slots[s];
                // Who would come back in the same month stays.
                int wanted = slot.profile == p ? made_.moves_out[s][place(t)] - made_.moves_in[s][place(t)] : 0;
                std::vector<Someone*> here;
                for (Someone& one : all_) {
                    if (one.profile == p && one.home == slot.home && may_leave(one, t)) here.push_back(&one);
                }
                // Of those who are there equally long, the ones whose ids do not depend on other lines.
                std::ranges::stable_sort(here, {}, [&](const Someone* one) {
                    return std::pair(one->since, given(one->seat) && org_[one->seat].shifts);
                });
                for (Someone* const one : here) {
                    if (wanted-- <= 0) break;
                    leaving.push_back(one);
                }
            }
            auto next = leaving.begin();
            for (std::uint32_t s = 0; s < problem_.slots.size(); ++s) {
                if (problem_.slots[s].profile != p) continue;
                for (int n = made_.moves_in[s][place(t)] - made_.moves_out[s][place(t)]; n > 0 && next != leaving.end();
                     --n, ++next) {
                    (*next)->home = problem_.slots[s].home;
                    (*next)->since = t;
                    (*next)->steps[t].home = problem_.slots[s].home;
                }
            }
        }
    }

    bool may_leave(const Someone& one, int t) const {
        const int ramp = static_cast<int>(problem_.profiles[one.profile].ramp.size());
        return one.hired < t && t - one.hired >= std::max(ramp, problem_.stay) && t - one.since >= problem_.stay;
    }

    void hire(int t) {
        for (std::uint32_t s = 0; s < problem_.slots.size(); ++s) {
            const int alone = problem_.slots[s].opens_with > 0 ? 0 : made_.hires[s][place(t)];
            for (int n = alone; n > 0; --n) {
                Someone one;
                one.slot = s;
                one.month = t;
                one.profile = problem_.slots[s].profile;
                one.home = problem_.slots[s].home;
                one.since = one.hired = t;
                one.backfill = problem_.profiles[one.profile].backfill;
                if (one.backfill) one.id = std::string(org_[problem_.profiles[one.profile].person].id);
                all_.push_back(one);
            }
        }
    }

    // The spec numbers the seats of a unit by role. Where it has some already, one more line would make their numbers
    // depend on its order, so that the added ones get ids of their own.
    void name() {
        std::vector<Someone*> added;
        for (Someone& one : all_) {
            if (!given(one.seat)) added.push_back(&one);
        }
        std::ranges::stable_sort(added, {}, [&](const Someone* one) {
            const std::uint32_t first = problem_.slots[one->slot].home;
            return std::tuple(first, one->month, one->slot, one->steps.size());
        });
        std::map<std::string, int> last, lines;
        for (const Someone* const one : added) lines[stem_of(*one)] += one->backfill ? 0 : 1;
        for (Someone* const one : added) {
            if (one->backfill) continue;
            std::string stem = stem_of(*one);
            const auto [number, fresh] = last.try_emplace(stem, 0);
            if (fresh) number->second = numbered(stem);
            one->own_id = numbered(stem) > 0 || (lines[stem] > 1 && may_lead(*one));
            if (one->own_id) std::ranges::replace(stem, '/', '-');
            do {
                one->id = fmt::format("{}-{}", stem, ++number->second);
            } while (one->own_id && taken(one->id));
        }
        added_ = std::move(added);
    }

    // "core/tech-lead"
    std::string stem_of(const Someone& one) const {
        const Slot& slot = problem_.slots[one.slot];
        const UnitId unit = problem_.homes[slot.home].unit;
        return (given(unit) ? fmt::format("{}/", org_[unit].id) : std::string()) +
               std::string(org_[problem_.profiles[slot.profile].role].id);
    }

    // Whether a unit may name them as its manager, which a number that depends on other lines would not do for long.
    bool may_lead(const Someone& one) const {
        const std::uint32_t profile = problem_.slots[one.slot].profile;
        if (problem_.managers && problem_.managers->role == problem_.profiles[profile].role) return true;
        return std::ranges::any_of(problem_.homes, [&](const Home& home) { return home.leads[profile] != 0; });
    }

    bool taken(std::string_view id) const {
        return std::ranges::any_of(org_.positions, [&](const Position& seat) { return seat.id == id; });
    }

    int numbered(const std::string& stem) const {
        int most = 0;
        for (const Position& seat : org_.positions) {
            if (!seat.ordered || !seat.id.starts_with(stem + "-")) continue;
            const std::string_view number = seat.id.substr(stem.size() + 1);
            if (number.find_first_not_of("0123456789") == std::string_view::npos && number.size() < 8) {
                most = std::max(most, std::stoi(std::string(number)));
            }
        }
        return most;
    }

    void collect() {
        for (const Someone* const one : added_) {
            Hired hired;
            hired.slot = one->slot;
            hired.month = one->month;
            hired.own_ids = one->own_id;
            hired.backfill = one->backfill;
            for (const auto& [month, step] : one->steps) {
                if (step.home) hired.moves.emplace_back(month, *step.home);
            }
            const bool alike = !roster_.hired.empty() && roster_.hired.back().slot == hired.slot &&
                               roster_.hired.back().month == hired.month && roster_.hired.back().moves == hired.moves &&
                               !hired.own_ids && !hired.backfill;
            if (!alike) roster_.hired.push_back(hired);
            roster_.hired.back().ids.push_back(one->id);
        }
        for (const Someone& one : all_) {
            if (given(one.seat) && !one.steps.empty()) roster_.changed.push_back({one.seat, one.steps});
        }
        std::ranges::sort(roster_.changed, {}, [](const Changed& each) { return index(each.seat); });
    }

    // Whoever leads a unit in a month; null: nobody does.
    const Someone* lead_in(std::uint32_t home, int month, const Someone* before) const {
        const Someone* lead = nullptr;
        for (const Someone& one : all_) {
            const auto was = one.was.find(month);
            if (was == one.was.end() || was->second.second != home) continue;
            if (problem_.homes[home].leads[was->second.first] == 0) continue;
            if (lead == nullptr || &one == before) lead = &one;
        }
        return lead;
    }

    void open() {
        for (std::uint32_t h = 0; h < problem_.homes.size(); ++h) {
            const Home& home = problem_.homes[h];
            if (!home.planned || made_.stands[h] > problem_.months) continue;
            Opened opened{h, made_.stands[h], made_.stands[h], {}};
            for (int t = problem_.months; t >= 1; --t) {
                for (std::uint32_t s = 0; s < problem_.slots.size(); ++s) {
                    if (problem_.slots[s].home == h && made_.people[s][place(t)] > 0) {
                        opened.opens = std::min(opened.opens, t);
                    }
                }
            }
            if (home.managed) opened.manager = manager_of(h, made_.stands[h]);
            if (home.needs_lead && !home.managed) {
                const Someone* lead = lead_in(h, opened.opens, nullptr);
                if (lead != nullptr) opened.manager = lead->id;
                for (int t = opened.opens + 1; t <= problem_.months; ++t) {
                    const Someone* const next = lead_in(h, t, lead);
                    if (next != nullptr && next != lead) {
                        roster_.managers.push_back({home.unit, t, next->id});
                        lead = next;
                    }
                }
            }
            roster_.opened.push_back(opened);
        }
        if (!problem_.managers) return;
        const Managers& managers = *problem_.managers;
        for (std::size_t e = 0; e < managers.units.size(); ++e) {
            const std::uint32_t home = managers.units[e].home;
            const bool planned = home != kNowhere && problem_.homes[home].planned;
            const std::uint32_t first = managers.units[e].now;
            int before = planned || first == kNowhere ? -1 : static_cast<int>(first);
            for (int t = planned ? made_.stands[home] : 1; t <= problem_.months; ++t) {
                const int now = made_.managed_by[e][place(t)];
                const bool opens = planned && t == made_.stands[home];
                if (now >= 0 && now != before && !opens) {
                    roster_.managers.push_back({managers.units[e].unit, t, manager_id(static_cast<std::size_t>(now))});
                }
                if (now >= 0) before = now;
            }
        }
    }

    std::string manager_of(std::uint32_t home, int month) const {
        const Managers& managers = *problem_.managers;
        for (std::size_t e = 0; e < managers.units.size(); ++e) {
            if (managers.units[e].home != home) continue;
            const int who = made_.managed_by[e][place(month)];
            return who < 0 ? std::string() : manager_id(static_cast<std::size_t>(who));
        }
        return {};
    }

    // Those who are there first, then the hired ones of each slot as they start.
    std::string manager_id(std::size_t number) const {
        const Managers& managers = *problem_.managers;
        if (number < managers.people.size()) return std::string(org_[managers.people[number]].id);
        const Managers::Hired& hired = managers.hired[number - managers.people.size()];
        const Slot& slot = problem_.slots[hired.slot];
        const PositionId person = problem_.profiles[slot.profile].person;
        if (given(person)) return std::string(org_[person].id);
        std::vector<const Someone*> such;
        for (const Someone* const one : added_) {
            if (!one->backfill && one->profile == slot.profile && one->home == slot.home) such.push_back(one);
        }
        std::ranges::stable_sort(such, {}, [](const Someone* one) { return one->month; });
        const auto which = static_cast<std::size_t>(hired.number - 1);
        return which < such.size() ? such[which]->id : std::string();
    }

    const Problem& problem_;
    const Organisation& org_;
    const Decisions& made_;
    std::deque<Someone> all_;
    std::vector<Someone*> added_;
    Roster roster_;
};

}  // namespace

Roster roster_of(const Problem& problem, const Organisation& org, const Decisions& decisions) {
    return Casting(problem, org, decisions).cast();
}

}  // namespace orgplan::propose
