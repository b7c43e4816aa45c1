// Who manages which unit.

#include <fmt/format.h>

#include <algorithm>

#include "planner/propose/program.h"

namespace orgplan::propose {

// Each managed unit that is complete has one manager, who is there, and none has more seats than the span allows.
void Program::add_managers() {
    if (!problem.managers) return;
    const Managers& managers = *problem.managers;
    managed_.assign(managers.units.size(),
                    std::vector<std::vector<Var>>(managers.all(), std::vector<Var>(place(months_) + 1, kNoVar)));
    for (int t = 1; t <= months_; ++t) {
        for (std::size_t e = 0; e < managers.units.size(); ++e) {
            Terms one;
            for (std::size_t m = 0; m < managers.all(); ++m) {
                if (managers.units[e].can[m] == 0 || !can_be_there(m, t)) continue;
                const Var var = model.add({0, 1, true, fmt::format("m_{}_{}_{}", e, m, t)});
                managed_[e][m][place(t)] = var;
                one.push_back({var, 1});
                if (m >= managers.people.size() || managers.there[m][place(t)] == Managers::Seat::filled) continue;
                Terms come{{var, -1}};
                const double fixed = put_people(come, managers.successors[m], t, 1);
                add_row(std::move(come), -fixed, kNoBound, managers.origin);
            }
            const bool planned = is_planned(managers.units[e]);
            if (planned) one.push_back({stands(managers.units[e].home, t), -1});
            const double least = planned || waits(managers.units[e], t) ? 0 : 1;
            add_row(std::move(one), least, planned ? 0 : 1, managers.origin);
        }
        add_spans(t);
        add_seated(t);
        // The first hired one comes first.
        for (std::size_t h = 0; h < managers.hired.size(); ++h) {
            for (std::size_t e = 0; e < managers.units.size(); ++e) {
                const Var var = managed_[e][managers.people.size() + h][place(t)];
                if (var == kNoVar) continue;
                Terms terms{{var, -double(managers.hired[h].number)}};
                const double fixed = put_people(terms, managers.hired[h].slot, t, 1);
                add_row(std::move(terms), -fixed, kNoBound, managers.origin);
            }
        }
    }
    for (std::size_t e = 0; e < managers.units.size(); ++e) add_changes(e);
}

bool Program::is_planned(const Managers::Managed& unit) const {
    return unit.home != kNowhere && problem.homes[unit.home].planned;
}

// Whoever the spec has in the seat, or who may succeed them; of those who are hired other rows say it.
bool Program::can_be_there(std::size_t manager, int t) const {
    const Managers& managers = *problem.managers;
    if (manager >= managers.people.size()) return true;
    const Managers::Seat seat = managers.there[manager][place(t)];
    return seat == Managers::Seat::filled ||
           (seat == Managers::Seat::vacant && managers.successors[manager] != kNowhere);
}

// Whether the spec leaves the seat of a unit's manager vacant in a month, so that the unit may wait for a successor.
bool Program::waits(const Managers::Managed& unit, int t) const {
    return unit.now != kNowhere && problem.managers->there[unit.now][place(t)] == Managers::Seat::vacant;
}

// The seats of the units that each of them manages. Two kinds of rows follow from the others, and bound what the solver
// could do in parts: the seats of a unit are managed by somebody, and the hired ones together manage as many as there
// are of them.
void Program::add_spans(int t) {
    const Managers& managers = *problem.managers;
    std::vector<Terms> spans(managers.all());
    for (std::size_t e = 0; e < managers.units.size(); ++e) {
        const Managers::Managed& unit = managers.units[e];
        const double most = std::min(most_people(), unit.most);
        Terms size;
        double fixed = -unit.size.low[place(t)];
        for (const CountRow::Weight& each : unit.size.weights) fixed += put_people(size, each.slot, t, -each.times);
        Terms managed = size;
        for (std::size_t m = 0; m < managers.all(); ++m) {
            const Var manages = managed_[e][m][place(t)];
            if (manages == kNoVar) continue;
            const Var seats = model.add({0, most, false, fmt::format("w_{}_{}_{}", e, m, t)});
            Terms terms = size;
            terms.insert(terms.end(), {{seats, 1}, {manages, -most}});
            add_row(std::move(terms), fixed - most, kNoBound, managers.origin);
            managed.push_back({seats, 1});
            spans[m].push_back({seats, 1});
        }
        if (waits(unit, t)) continue;
        if (is_planned(unit)) managed.push_back({stands(unit.home, t), -most});
        add_row(std::move(managed), is_planned(unit) ? fixed - most : fixed, kNoBound, managers.origin);
    }
    if (managers.span == kNoBound) return;
    Terms hired;
    double there = 0;
    for (std::size_t m = 0; m < managers.all(); ++m) {
        if (m >= managers.people.size()) {
            const Managers::Hired& one = managers.hired[m - managers.people.size()];
            hired.insert(hired.end(), spans[m].begin(), spans[m].end());
            if (one.number == 1) there += put_people(hired, one.slot, t, -managers.span);
        }
        add_row(std::move(spans[m]), -kNoBound, managers.span, managers.origin);
    }
    if (!managers.hired.empty()) add_row(std::move(hired), -kNoBound, -there, managers.origin);
}

// Whoever sits in a unit manages no other one beside it without managing that one, and two whose seats are in each
// other's units do not manage them.
void Program::add_seated(int t) {
    const Managers& managers = *problem.managers;
    for (std::size_t a = 0; a < managers.people.size(); ++a) {
        const std::uint32_t in_a = managers.seated[a];
        if (in_a == kNowhere) continue;
        for (std::size_t e = 0; e < managers.units.size(); ++e) {
            const Var there = managed_[e][a][place(t)];
            const bool beside = e != in_a && managers.units[e].within == managers.units[in_a].within;
            if (!beside || there == kNoVar || managers.units[e].now == a) continue;
            add_row({{managed_[in_a][a][place(t)], 1}, {there, -1}}, 0, kNoBound, managers.origin);
        }
        for (std::size_t b = 0; b < a; ++b) {
            const std::uint32_t in_b = managers.seated[b];
            if (in_b == kNowhere || in_a == in_b) continue;
            const Var one = managed_[in_a][b][place(t)], other = managed_[in_b][a][place(t)];
            if (one != kNoVar && other != kNoVar) add_row({{one, 1}, {other, 1}}, -kNoBound, 1, 0);
        }
    }
}

// What the objective counts: a unit that passes from one to another.
void Program::add_changes(std::size_t e) {
    const Managers& managers = *problem.managers;
    const Managers::Managed& unit = managers.units[e];
    const bool planned = is_planned(unit);
    for (int t = planned ? 2 : 1; t <= months_; ++t) {
        const Var change = model.add({0, problem.decides(t) ? 1.0 : 0.0, true, fmt::format("c_{}_{}", e, t)});
        changes_.push_back(change);
        for (std::size_t m = 0; m < managers.all(); ++m) {
            if (managed_[e][m][place(t)] == kNoVar) continue;
            // A successor in the seat of the manager is none.
            if (m == unit.now && (t == 1 || waits(unit, t - 1))) continue;
            Terms terms{{change, 1}, {managed_[e][m][place(t)], -1}};
            double low = 0;
            if (t > 1 && managed_[e][m][place(t - 1)] != kNoVar) {
                terms.push_back({managed_[e][m][place(t - 1)], 1});
            } else if (t == 1) {
                low = unit.now == m ? -1 : 0;
            }
            // A unit that opens in this month has no manager before.
            if (planned) {
                terms.push_back({stands(unit.home, t), 1});
                terms.push_back({stands(unit.home, t - 1), -1});
            }
            add_row(std::move(terms), low, kNoBound, 0);
        }
    }
}

}  // namespace orgplan::propose
