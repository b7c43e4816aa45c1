// Where people are, month by month: who comes, moves, is promoted and stays, and when planned units are complete.

#include <algorithm>

#include "planner/propose/program.h"

namespace orgplan::propose {

// Who is there is who was there, those who come and those who go.
void Program::add_flows() {
    for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
        const Slot& slot = problem.slots[s];
        for (int t = 1; t <= months_; ++t) {
            Terms terms{{people_[s][place(t)], 1}};
            double fixed = put_people(terms, s, t - 1, -1);
            const auto put = [&](Var var, double times) {
                if (var != kNoVar) terms.push_back({var, times});
            };
            put(hire(s, t), -1);
            put(in_[s][place(t)], -1);
            put(out_[s][place(t)], 1);
            for (std::size_t p = 0; p < problem.promotions.size(); ++p) {
                const Promotion& each = problem.promotions[p];
                if (each.from == slot.profile) put(promotions_[p][slot.home][place(t)], 1);
                if (each.to == slot.profile) put(promotions_[p][slot.home][place(t)], -1);
            }
            if (slot.opens_with > 0) {
                // They start with their unit.
                put(stands(slot.home, t), -slot.opens_with);
                put(stands(slot.home, t - 1), slot.opens_with);
            }
            if (slot.comes > 0) {
                put(stands(slot.home, t), -slot.comes);
                put(stands(slot.home, t - 1), slot.comes);
            }
            if (slot.goes_to != kNowhere) {
                put(stands(slot.goes_to, t), slot.stock);
                put(stands(slot.goes_to, t - 1), -slot.stock);
            }
            add_row(std::move(terms), -fixed, -fixed, 0);
        }
    }
    // Nobody is lost on the way from one home to another.
    for (std::uint32_t p = 0; p < problem.profiles.size(); ++p) {
        if (!problem.profiles[p].moves) continue;
        for (int t = 1; t <= months_; ++t) {
            if (!problem.decides(t)) continue;
            Terms terms;
            for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
                if (problem.slots[s].profile != p) continue;
                if (out_[s][place(t)] != kNoVar) terms.push_back({out_[s][place(t)], 1});
                if (in_[s][place(t)] != kNoVar) terms.push_back({in_[s][place(t)], -1});
            }
            add_row(std::move(terms), 0, 0, 0);
        }
    }
}

// Whoever has come lately stays, and is not promoted while still new.
void Program::add_stays() {
    for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
        const Slot& slot = problem.slots[s];
        const Profile& profile = problem.profiles[slot.profile];
        const int ramp = static_cast<int>(profile.ramp.size());
        for (int t = 1; t <= months_; ++t) {
            Terms leaving, promoted;
            if (out_[s][place(t)] != kNoVar) leaving.push_back({out_[s][place(t)], 1});
            for (std::size_t p = 0; p < problem.promotions.size(); ++p) {
                const Promotion& each = problem.promotions[p];
                const Var var = promotions_[p][slot.home][place(t)];
                if (var == kNoVar) continue;
                if (each.from == slot.profile) {
                    leaving.push_back({var, 1});
                    promoted.push_back({var, 1});
                }
                if (each.to == slot.profile) leaving.push_back({var, -1});
            }
            const auto put_new = [&](Terms& terms, int hired_for, int moved_for) {
                for (int back = 1; back < hired_for && t - back >= 1; ++back) {
                    if (const Var var = hire(s, t - back); var != kNoVar) terms.push_back({var, 1});
                }
                for (int back = 1; back < moved_for && t - back >= 1; ++back) {
                    if (const Var var = in_[s][place(t - back)]; var != kNoVar) terms.push_back({var, 1});
                }
            };
            if (!promoted.empty()) {
                const double fixed = put_people(promoted, s, t - 1, -1);
                put_new(promoted, ramp, 0);
                add_row(std::move(promoted), -kNoBound, -fixed, 0);
            }
            if (leaving.empty()) continue;
            const double fixed = put_people(leaving, s, t - 1, -1);
            put_new(leaving, std::max(ramp, problem.stay), problem.stay);
            add_row(std::move(leaving), -kNoBound, -fixed, 0);
        }
    }
}

// A planned home stays complete; before that only its lead may be there.
void Program::add_homes() {
    for (std::uint32_t h = 0; h < problem.homes.size(); ++h) {
        const Home& home = problem.homes[h];
        if (!home.planned) continue;
        for (int t = 1; t <= months_; ++t) {
            if (home.alike != kNowhere) add_row({{stands(home.alike, t), 1}, {stands(h, t), -1}}, 0, kNoBound, 0);
            if (t > 1) add_row({{stands(h, t), 1}, {stands(h, t - 1), -1}}, 0, kNoBound, 0);
            const bool shut = t > home.opens_by || (!home.shut.empty() && home.shut[place(t)] != 0);
            if (!problem.decides(t) || shut) {
                Terms same{{stands(h, t), 1}};
                if (t > 1) same.push_back({stands(h, t - 1), -1});
                add_row(std::move(same), 0, 0, 0);
            }
            for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
                const Slot& slot = problem.slots[s];
                // A lead may be there before, but not in vain. Where the spec has seats in it, they start as it opens,
                // so that nobody is there before.
                const bool before = t < months_ && home.leads[slot.profile] != 0 && home.shut.empty();
                if (slot.home != h || before) continue;
                const double most = given(problem.profiles[slot.profile].person) ? 1 : most_people();
                add_row({{people_[s][place(t)], 1}, {stands(h, t), -most}}, -kNoBound, 0, 0);
            }
            const int before = t - static_cast<int>(home.lead_first);
            if (!home.needs_lead || home.lead_first == 0) continue;
            Terms terms{{stands(h, t), -1}};
            for (std::uint32_t s = 0; s < problem.slots.size() && before >= 1; ++s) {
                const Slot& slot = problem.slots[s];
                if (slot.home == h && home.leads[slot.profile] != 0) put_people(terms, s, before, 1);
            }
            add_row(std::move(terms), 0, kNoBound, home.lead_origin);
        }
    }
}

}  // namespace orgplan::propose
