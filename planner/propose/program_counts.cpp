// Sums of people within bounds, some of them only while a unit is complete, a stage is met, or the company is of a
// size.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planner/propose/program.h"

namespace orgplan::propose {

std::pair<double, double> Program::reach(const std::vector<CountRow::Weight>& weights) const {
    double least = 0, most = 0;
    for (const CountRow::Weight& each : weights) {
        const double people = given(problem.profiles[problem.slots[each.slot].profile].person) ? 1 : most_people();
        (each.times > 0 ? most : least) += each.times * people;
    }
    return {least, most};
}

void Program::add_crowds() {
    for (std::uint32_t c = 0; c < problem.crowds.size(); ++c) {
        const Crowd& crowd = problem.crowds[c];
        crowds_.emplace_back(place(months_) + 1, kNoVar);
        crowd_holds_.emplace_back(place(months_) + 1, 0);
        if (std::ranges::find(problem.counts, c, &CountRow::crowd) == problem.counts.end()) continue;
        double stock = 0;
        for (const CountRow::Weight& each : crowd.weights) stock += problem.slots[each.slot].stock;
        const double most = reach(crowd.weights).second;
        for (int t = 1; t <= months_; ++t) {
            const double fixed = crowd.fixed[place(t)];
            const double fewest = fixed + stock;  // nobody leaves
            const bool always =
                (!crowd.at_least || fewest >= *crowd.at_least) && (!crowd.at_most || fixed + most <= *crowd.at_most);
            const bool never =
                (crowd.at_most && fewest > *crowd.at_most) || (crowd.at_least && fixed + most < *crowd.at_least);
            if (always || never) {
                crowd_holds_.back()[place(t)] = always ? 1 : 0;
                continue;
            }
            Terms heads;
            for (const CountRow::Weight& each : crowd.weights) put_people(heads, each.slot, t, each.times);
            // It has so many where it is neither smaller nor larger.
            const Var has = model.add({0, 1, true, fmt::format("crowd_{}_{}", c, t)});
            crowds_.back()[place(t)] = has;
            Terms outside{{has, 1}};
            if (crowd.at_least) {
                const Var small = model.add({0, 1, true, fmt::format("small_{}_{}", c, t)});
                Terms below = heads;
                const double limit = std::ceil(*crowd.at_least) - 1 - fixed;
                below.push_back({small, most - limit});
                add_row(std::move(below), -kNoBound, most, 0);
                outside.push_back({small, 1});
            }
            if (crowd.at_most) {
                const Var large = model.add({0, 1, true, fmt::format("large_{}_{}", c, t)});
                Terms above = heads;
                const double limit = std::floor(*crowd.at_most) + 1 - fixed;
                above.push_back({large, -limit});
                add_row(std::move(above), 0, kNoBound, 0);
                outside.push_back({large, 1});
            }
            add_row(std::move(outside), 1, kNoBound, 0);
        }
    }
}

void Program::add_row_while(const Terms& terms, double low, double high, const CountRow& row,
                            const std::vector<Var>& all) {
    if (all.empty()) return add_row(terms, low, high, row.origin);
    const auto [least, most] = reach(row.weights);
    const auto times = double(all.size());
    if (low != -kNoBound && low > least) {
        Terms lower = terms;
        for (const Var var : all) lower.push_back({var, -(low - least)});
        add_row(std::move(lower), low - times * (low - least), kNoBound, row.origin);
    }
    if (high != kNoBound && high < most) {
        Terms upper = terms;
        for (const Var var : all) upper.push_back({var, most - high});
        add_row(std::move(upper), -kNoBound, high + times * (most - high), row.origin);
    }
}

void Program::add_counts() {
    for (const CountRow& row : problem.counts) {
        for (int t = 1; t <= months_; ++t) {
            const double low = row.low[place(t)], high = row.high[place(t)];
            if (low == -kNoBound && high == kNoBound) continue;
            if (row.crowd != kNowhere && crowds_[row.crowd][place(t)] == kNoVar &&
                crowd_holds_[row.crowd][place(t)] == 0) {
                continue;
            }
            Terms terms;
            for (const CountRow::Weight& each : row.weights) {
                put_people(terms, each.slot, t, each.times);
                if (!row.productive) continue;
                const std::vector<double>& ramp = problem.profiles[problem.slots[each.slot].profile].ramp;
                for (int back = 0; back < static_cast<int>(ramp.size()) && t - back >= 1; ++back) {
                    const double missing = -each.times * (1 - ramp[place(back)]);
                    put_starts(terms, each.slot, t - back, missing);
                }
            }
            std::vector<Var> all;
            if (row.stands != kNowhere && stands(row.stands, t) != kNoVar) all.push_back(stands(row.stands, t));
            if (row.met != kNowhere) all.push_back(met_[row.met][place(t)]);
            if (row.crowd != kNowhere && crowds_[row.crowd][place(t)] != kNoVar) {
                all.push_back(crowds_[row.crowd][place(t)]);
            }
            if (!row.absence.weights.empty() && row.absence.fixed[place(t)] == 0) {
                // 1 only where nobody of them is there.
                const double most = reach(row.absence.weights).second;
                const Var none = model.add({0, 1, true, fmt::format("none_{}_{}", row.origin, t)});
                Terms there;
                for (const CountRow::Weight& each : row.absence.weights) put_people(there, each.slot, t, 1);
                there.push_back({none, most});
                add_row(std::move(there), -kNoBound, most, 0);
                terms.push_back({none, -row.absence.more});
            }
            add_row_while(terms, low, high, row, all);
        }
    }
}

}  // namespace orgplan::propose
