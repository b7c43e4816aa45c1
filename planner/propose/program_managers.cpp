// Who manages which unit.

#include <fmt/format.h>

#include <algorithm>

#include "planner/propose/program.h"

namespace orgplan::propose {

// Each managed unit that is complete has one manager, who is there, and none has more seats than the span allows.
void Program::add_managers() {
    if (!problem.managers) return;
    const Managers& managers = *problem.managers;
    const std::size_t hired = managers.slots.empty() ? 0 : managers.homes.size();
    const std::size_t all = managers.people.size() + hired;
    managed_.assign(managers.homes.size(),
                    std::vector<std::vector<Var>>(all, std::vector<Var>(place(months_) + 1, kNoVar)));
    for (int t = 1; t <= months_; ++t) {
        for (std::size_t e = 0; e < managers.homes.size(); ++e) {
            Terms one;
            for (std::size_t m = 0; m < all; ++m) {
                const Var var = model.add({0, 1, true, fmt::format("m_{}_{}_{}", e, m, t)});
                managed_[e][m][place(t)] = var;
                one.push_back({var, 1});
            }
            const std::uint32_t home = managers.homes[e];
            const bool planned = home != kNowhere && problem.homes[home].planned;
            if (planned) one.push_back({stands(home, t), -1});
            add_row(std::move(one), planned ? 0 : 1, planned ? 0 : 1, managers.origin);
        }
        for (std::size_t m = 0; m < all; ++m) {
            Terms span;
            for (std::size_t e = 0; e < managers.homes.size(); ++e) {
                const CountRow& size = managers.sizes[e];
                // The seats of the unit, where this one manages it.
                const Var seats = model.add({0, kNoBound, false, fmt::format("w_{}_{}_{}", e, m, t)});
                Terms terms{{seats, 1}, {managed_[e][m][place(t)], -most_people()}};
                double fixed = -size.low[place(t)];
                for (const CountRow::Weight& each : size.weights) fixed += put_people(terms, each.slot, t, -each.times);
                add_row(std::move(terms), fixed - most_people(), kNoBound, managers.origin);
                span.push_back({seats, 1});
            }
            if (managers.span < kNoBound) add_row(std::move(span), -kNoBound, managers.span, managers.origin);
        }
        // Two whose seats are in each other's units do not manage them.
        for (std::size_t a = 0; a < managers.people.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const auto unit_of = [&](std::size_t person) {
                    return std::ranges::find(managers.units, managers.seated[person]) - managers.units.begin();
                };
                const auto in_a = static_cast<std::size_t>(unit_of(a)), in_b = static_cast<std::size_t>(unit_of(b));
                if (in_a == in_b || in_a == managers.units.size() || in_b == managers.units.size()) continue;
                add_row({{managed_[in_a][b][place(t)], 1}, {managed_[in_b][a][place(t)], 1}}, -kNoBound, 1, 0);
            }
        }
        // The first hired one comes first.
        for (std::size_t m = managers.people.size(); m < all; ++m) {
            for (std::size_t e = 0; e < managers.homes.size(); ++e) {
                Terms terms{{managed_[e][m][place(t)], -double(m - managers.people.size() + 1)}};
                for (const std::uint32_t s : managers.slots) put_people(terms, s, t, 1);
                add_row(std::move(terms), 0, kNoBound, managers.origin);
            }
        }
    }
    for (std::size_t e = 0; e < managers.homes.size(); ++e) {
        const std::uint32_t home = managers.homes[e];
        const bool planned = home != kNowhere && problem.homes[home].planned;
        for (int t = planned ? 2 : 1; t <= months_; ++t) {
            const Var change = model.add({0, problem.decides(t) ? 1.0 : 0.0, true, fmt::format("c_{}_{}", e, t)});
            changes_.push_back(change);
            for (std::size_t m = 0; m < all; ++m) {
                Terms terms{{change, 1}, {managed_[e][m][place(t)], -1}};
                double low = 0;
                if (t > 1) {
                    terms.push_back({managed_[e][m][place(t - 1)], 1});
                } else {
                    low = managers.now[e] == m ? -1 : 0;
                }
                // A unit that opens in this month has no manager before.
                if (planned) {
                    terms.push_back({stands(home, t), 1});
                    terms.push_back({stands(home, t - 1), -1});
                }
                add_row(std::move(terms), low, kNoBound, 0);
            }
        }
    }
}

}  // namespace orgplan::propose
