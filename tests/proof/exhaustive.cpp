#include "exhaustive.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "planner/hiring/rates.h"

namespace orgplan::propose {
namespace {

constexpr double kRounded = 1e-6;

// People who are alike in all that matters later.
struct Group {
    std::uint32_t profile = 0;
    std::uint32_t home = 0;
    int hired = 0;  // months since then, up to what still makes a difference
    int moved = 0;
    int count = 0;

    auto kind() const { return std::tuple(profile, home, hired, moved); }
    auto operator<=>(const Group&) const = default;
};

struct State {
    std::vector<Group> people;
    std::vector<char> stands;
    std::vector<char> met;
    std::vector<std::vector<int>> past;  // leads by planned home, the last months first

    auto operator<=>(const State&) const = default;
};

using Value = std::array<double, 3>;
using States = std::map<State, Value>;

void keep_better(States& states, State state, const Value& value) {
    const auto [known, fresh] = states.try_emplace(std::move(state), value);
    if (!fresh && value < known->second) known->second = value;
}

class Search {
  public:
    Search(const Problem& problem, const std::optional<Value>& worth)
        : problem_(problem), worth_(worth), moved_long_(std::max(1, problem.stay)), hired_long_(moved_long_) {
        for (const Profile& profile : problem.profiles) {
            hired_long_ = std::max(hired_long_, static_cast<int>(profile.ramp.size()));
        }
        for (const std::vector<int>& months : problem.new_for) {
            for (const int length : months) hired_long_ = std::max(hired_long_, length);
        }
        for (const CountRow& row : problem.counts) {
            times_.emplace_back(problem.slots.size(), 0);
            for (const CountRow::Weight& each : row.weights) times_.back()[each.slot] += each.times;
            const auto adds = [](const CountRow::Weight& each) { return each.times >= 0; };
            always_.push_back(row.stands == kNowhere && row.met == kNowhere && row.crowd == kNowhere &&
                              row.absence.weights.empty() && !row.productive && std::ranges::all_of(row.weights, adds));
        }
        add_least_costs();
    }

    std::optional<Value> run() {
        State first;
        for (std::uint32_t s = 0; s < problem_.slots.size(); ++s) {
            const Slot& slot = problem_.slots[s];
            if (slot.stock > 0) {
                first.people.push_back({slot.profile, slot.home, hired_long_, moved_long_, slot.stock});
            }
        }
        std::ranges::sort(first.people);
        for (const Home& home : problem_.homes) first.stands.push_back(home.planned ? 0 : 1);
        first.met.assign(problem_.goals.size(), 0);
        first.past.assign(problem_.homes.size(), {});
        States now{{first, {0, 0, 0}}};
        for (month_ = 1; month_ <= problem_.months; ++month_) {
            now = after(now, [&](const State& state, const Value& value) { promote(older(state), value, 0); });
            now = after(now, [&](const State& state, const Value& value) { move(state, value, 0, {}); });
            now = after(now, [&](const State& state, const Value& value) { hire(state, value, 0, 0); });
        }
        std::optional<Value> best;
        for (const auto& [state, value] : now) {
            // Whoever is there before a planned home is complete is not there in vain.
            const auto in_vain = [&](const Group& each) { return state.stands[each.home] == 0; };
            if (std::ranges::any_of(state.people, in_vain)) continue;
            if (!best || value < *best) best = value;
        }
        return best;
    }

  private:
    // What a part of a month makes of the states before it; those that come to the same are one from then on.
    template <typename Part>
    States after(const States& before, const Part& part) {
        next_.clear();
        for (const auto& [state, value] : before) part(state, value);
        return std::move(next_);
    }

    State older(State state) const {
        for (Group& group : state.people) {
            group.hired = std::min(hired_long_, group.hired + 1);
            group.moved = std::min(moved_long_, group.moved + 1);
        }
        return tidy(std::move(state));
    }

    // What somebody of a profile is paid a month at least, whatever becomes of them.
    void add_least_costs() {
        for (std::uint32_t p = 0; p < problem_.profiles.size(); ++p) {
            std::set<std::uint32_t> can_be{p};
            for (std::size_t round = 0; round < problem_.promotions.size(); ++round) {
                for (const Promotion& each : problem_.promotions) {
                    if (can_be.contains(each.from)) can_be.insert(each.to);
                }
            }
            double least = kNoBound;
            for (const Slot& slot : problem_.slots) {
                if (can_be.contains(slot.profile)) least = std::min(least, double(slot.cost));
            }
            least_.push_back(least);
        }
    }

    // Nobody leaves, nothing is given back: a plan that is dearer than what is asked for does not become cheaper.
    bool too_dear(const State& state, Value value) const {
        if (!worth_) return false;
        for (const Group& group : state.people) {
            value[1] += least_[group.profile] * group.count * (problem_.months - month_);
        }
        for (std::size_t level = 0; level < value.size(); ++level) {
            if (value[level] > (*worth_)[level] + kRounded) return true;
            if (value[level] < (*worth_)[level] - kRounded) return false;
        }
        return false;
    }

    // Who starts only adds to what such rows count.
    bool too_many(const State& state) const {
        for (std::size_t r = 0; r < always_.size(); ++r) {
            if (always_[r] == 0) continue;
            double sum = 0;
            for (const Group& group : state.people) sum += times_[r][slot_of(group)] * group.count;
            if (sum > problem_.counts[r].high[static_cast<std::size_t>(month_)] + kRounded) return true;
        }
        return false;
    }

    std::uint32_t slot_of(const Group& group) const { return problem_.slot_of(group.profile, group.home); }

    // Every choice of promotions; then of moves; then of hires, openings and goals.
    void promote(const State& state, const Value& value, std::size_t number) {
        if (number == problem_.promotions.size()) return keep_better(next_, tidy(state), value);
        promote(state, value, number + 1);
        const Promotion& promotion = problem_.promotions[number];
        if (month_ < promotion.first) return;
        for (std::size_t g = 0; g < state.people.size(); ++g) {
            if (state.people[g].profile != promotion.from) continue;
            if (problem_.slot_of(promotion.to, state.people[g].home) == kNowhere) continue;
            State then = state;
            then.people[g].profile = promotion.to;
            Value dearer = value;
            dearer[1] += double(promotion.fee);
            promote(then, dearer, number + 1);
        }
    }

    // Of the group `g` some go to each of the homes from `from` on, and the rest stay.
    void move(const State& state, const Value& value, std::size_t g, const std::vector<Group>& arrived,
              std::uint32_t from = 0) {
        if (g == state.people.size()) {
            State then = state;
            then.people.insert(then.people.end(), arrived.begin(), arrived.end());
            return keep_better(next_, tidy(std::move(then)), value);
        }
        move(state, value, g + 1, arrived);
        const Group& group = state.people[g];
        const Profile& profile = problem_.profiles[group.profile];
        const int stay = std::max(static_cast<int>(profile.ramp.size()), problem_.stay);
        if (!profile.moves || group.hired < stay || group.moved < problem_.stay) return;
        // Whoever heads a unit stays, but for somebody who was ready.
        if (!given(profile.person) && problem_.homes[group.home].is_headed_by(group.profile)) return;
        for (std::uint32_t h = from; h < problem_.homes.size(); ++h) {
            if (h == group.home || problem_.slot_of(group.profile, h) == kNowhere) continue;
            for (int n = 1; n <= group.count; ++n) {
                State then = state;
                then.people[g].count -= n;
                std::vector<Group> more = arrived;
                more.push_back({group.profile, h, group.hired, 0, n});
                Value worse = value;
                worse[2] += n;
                move(then, worse, g, more, h + 1);
            }
        }
    }

    void hire(const State& state, const Value& value, std::uint32_t s, int started) {
        if (too_many(state)) return;
        if (s == problem_.slots.size()) return open(tidy(state), value, 0, started);
        const Slot& slot = problem_.slots[s];
        const Profile& profile = problem_.profiles[slot.profile];
        const bool possible =
            slot.hire && month_ >= profile.earliest && slot.frozen[static_cast<std::size_t>(month_)] == 0;
        int most = possible ? static_cast<int>(std::ceil(problem_.hire_limit->per_month)) - started : 0;
        // A successor takes a seat that is there, and it is taken once.
        if (profile.backfill) most = std::min(most, 1 - there(state, slot.profile));
        for (int n = 0; n <= most; ++n) {
            State then = state;
            if (n > 0) then.people.push_back({slot.profile, slot.home, 0, moved_long_, n});
            Value dearer = value;
            dearer[1] += double(slot.fee) * n;
            hire(then, dearer, s + 1, started + n);
        }
    }

    static int there(const State& state, std::uint32_t profile) {
        int count = 0;
        for (const Group& group : state.people) count += group.profile == profile ? group.count : 0;
        return count;
    }

    double sum_of(const State& state, const std::vector<CountRow::Weight>& weights) const {
        double all = 0;
        for (const CountRow::Weight& each : weights) {
            for (const Group& group : state.people) all += slot_of(group) == each.slot ? each.times * group.count : 0;
        }
        return all;
    }

    // Whether the company is of the size for which a row is.
    bool is_of_size(const State& state, const Crowd& crowd) const {
        const double heads = sum_of(state, crowd.weights) + crowd.fixed[static_cast<std::size_t>(month_)];
        return (!crowd.at_least || heads >= *crowd.at_least) && (!crowd.at_most || heads <= *crowd.at_most);
    }

    void open(const State& state, const Value& value, std::uint32_t h, int started) {
        if (h == problem_.homes.size()) return meet(state, value, 0, started);
        open(state, value, h + 1, started);
        if (state.stands[h] != 0 || month_ > problem_.homes[h].opens_by) return;
        State then = state;
        then.stands[h] = 1;
        open(then, value, h + 1, started);
    }

    void meet(const State& state, const Value& value, std::size_t g, int started) {
        if (g == problem_.goals.size()) return finish(state, value, started);
        meet(state, value, g + 1, started);
        if (state.met[g] != 0 || (g > 0 && state.met[g - 1] == 0)) return;
        State then = state;
        then.met[g] = 1;
        meet(then, value, g + 1, started);
    }

    void finish(State state, Value value, int started) {
        if (!holds(state, started)) return;
        for (std::size_t h = 0; h < problem_.homes.size(); ++h) {
            const Home& home = problem_.homes[h];
            if (!home.planned || home.lead_first == 0) continue;
            state.past[h].insert(state.past[h].begin(), leads(state, static_cast<std::uint32_t>(h)));
            if (state.past[h].size() > home.lead_first) state.past[h].resize(home.lead_first);
        }
        for (const Group& group : state.people) {
            value[1] += double(problem_.slots[slot_of(group)].cost) * group.count;
        }
        for (std::size_t g = 0; g < problem_.goals.size(); ++g) {
            if (month_ >= problem_.goals[g].due && state.met[g] == 0) value[0] += problem_.goals[g].weight;
        }
        if (!too_dear(state, value)) keep_better(next_, std::move(state), value);
    }

    int leads(const State& state, std::uint32_t home) const {
        int count = 0;
        for (const Group& group : state.people) {
            if (group.home == home && problem_.homes[home].leads[group.profile] != 0) count += group.count;
        }
        return count;
    }

    bool holds(const State& state, int started) const {
        const auto t = static_cast<std::size_t>(month_);
        if (started > hiring::quota(problem_.hire_limit->per_month, month_, 1)) return false;
        for (std::uint32_t h = 0; h < problem_.homes.size(); ++h) {
            const Home& home = problem_.homes[h];
            if (!home.planned) continue;
            for (const Group& group : state.people) {
                if (group.home == h && state.stands[h] == 0 && home.leads[group.profile] == 0) return false;
            }
            if (state.stands[h] != 0 && home.needs_lead && home.lead_first > 0) {
                const std::vector<int>& past = state.past[h];
                if (past.size() < home.lead_first || past[home.lead_first - 1] == 0) return false;
            }
        }
        for (std::size_t g = 0; g < problem_.goals.size(); ++g) {
            const Goal& goal = problem_.goals[g];
            if (g > 0 && state.met[g] != 0 && state.met[g - 1] == 0) return false;
            if (goal.hard && month_ >= goal.due && state.met[g] == 0) return false;
            for (const std::uint32_t home : goal.homes) {
                if (state.met[g] != 0 && state.stands[home] == 0) return false;
            }
        }
        for (std::size_t r = 0; r < problem_.counts.size(); ++r) {
            const CountRow& row = problem_.counts[r];
            if (row.stands != kNowhere && state.stands[row.stands] == 0) continue;
            if (row.met != kNowhere && state.met[row.met] == 0) continue;
            if (row.crowd != kNowhere && !is_of_size(state, problem_.crowds[row.crowd])) continue;
            const bool none =
                !row.absence.weights.empty() && row.absence.fixed[t] == 0 && sum_of(state, row.absence.weights) == 0;
            double sum = none ? -row.absence.more : 0;
            for (const Group& group : state.people) {
                const std::vector<double>& ramp = problem_.profiles[group.profile].ramp;
                const auto age = static_cast<std::size_t>(group.hired);
                const double part = row.productive && age < ramp.size() ? ramp[age] : 1;
                sum += times_[r][slot_of(group)] * part * group.count;
            }
            if (sum < row.low[t] - 1e-9 || sum > row.high[t] + 1e-9) return false;
        }
        for (const OnboardingLimit& limit : problem_.onboarding) {
            double people = limit.people[t], newcomers = limit.newcomers[t];
            int starts = 0;
            for (const Group& group : state.people) {
                const std::uint32_t slot = slot_of(group);
                if (std::ranges::find(limit.slots, slot) == limit.slots.end()) continue;
                people += group.count;
                const auto began = static_cast<std::size_t>(month_ - group.hired);
                if (group.hired < month_ && problem_.new_for[group.profile][began] > group.hired) {
                    newcomers += group.count;
                }
                if (group.hired == 0) starts += group.count;
            }
            if (starts > 0 && newcomers > limit.ratio * (people - newcomers) + 1e-9) return false;
        }
        return true;
    }

    static State tidy(State state) {
        std::map<std::tuple<std::uint32_t, std::uint32_t, int, int>, int> counts;
        for (const Group& group : state.people) counts[group.kind()] += group.count;
        state.people.clear();
        for (const auto& [kind, count] : counts) {
            const auto& [profile, home, hired, moved] = kind;
            if (count > 0) state.people.push_back({profile, home, hired, moved, count});
        }
        return state;
    }

    const Problem& problem_;
    const std::optional<Value> worth_;
    int moved_long_ = 0;  // months that are as good as ever
    int hired_long_ = 0;
    std::vector<std::vector<double>> times_;  // by row and slot
    std::vector<char> always_;                // by row, whether it holds in any case and only grows
    std::vector<double> least_;               // by profile
    int month_ = 0;
    States next_;
};

}  // namespace

std::optional<Value> exhaustive(const Problem& problem, const std::optional<Value>& worth) {
    return Search(problem, worth).run();
}

}  // namespace orgplan::propose
