#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>

#include "planner/propose/rows.h"
#include "planner/report/phrases.h"

namespace orgplan::propose {
namespace {

class NeedRows : Rows {
  public:
    explicit NeedRows(Setup& setup) : Rows(setup) {}

    void add() {
        add_goals();
        for (const CountRow& row : problem_.counts) {
            if (row.met != kNowhere && is_out_of_reach(row)) problem_.out_of_reach.push_back(row.origin);
        }
        for (const Stage& stage : org_.stages) add_targets(stage);
    }

  private:
    // Whether nobody who counts can be hired, and those who could come to count are too few.
    bool is_out_of_reach(const CountRow& row) const {
        const auto can_be_hired = [&](std::uint32_t profile) {
            return std::ranges::any_of(problem_.slots,
                                       [&](const Slot& each) { return each.profile == profile && each.hire; });
        };
        const auto people = [&](std::uint32_t profile) {
            int all = 0;
            for (const Slot& each : problem_.slots) {
                if (each.profile == profile) all += each.stock + each.opens_with;
            }
            for (const Promotion& each : problem_.promotions) all += each.to == profile ? 1 : 0;
            return all;
        };
        std::map<std::uint32_t, double> most;  // by profile
        for (const CountRow::Weight& each : row.weights) {
            const Slot& slot = problem_.slots[each.slot];
            if (slot.hire || (problem_.profiles[slot.profile].moves && can_be_hired(slot.profile))) return false;
            const bool others = problem_.profiles[slot.profile].moves || slot.comes > 0;
            double& all = most[slot.profile];
            all = std::max(all, each.times * std::max(slot.stock + slot.opens_with, others ? people(slot.profile) : 0));
            for (const Promotion& promotion : problem_.promotions) {
                if (promotion.to == slot.profile) all = std::max(all, each.times);
            }
        }
        double sum = 0;
        for (const auto& [profile, all] : most) sum += all;
        return std::ranges::all_of(std::span(row.low).subspan(1), [&](double low) { return sum < low - 1e-9; });
    }

    void add_goals() {
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const Stage& stage = org_.stages[s];
            if (!stage.needs.any()) continue;
            Goal goal;
            goal.stage = id_at<StageId>(s);
            goal.due = std::max(1, problem_.month_by(stage.at));
            goal.from = goal.due;
            goal.hard = stage.due.hard;
            goal.weight = stage.due.weight;
            goal.origin = setup_.origin(fmt::format("`due: hard` of stage `{}` on {}", stage.id, date_text(stage.at)),
                                        stage.due.place);
            const auto number = static_cast<std::uint32_t>(problem_.goals.size());
            problem_.goals.push_back(goal);
            for (const UnitNeed& need : stage.needs.units) add_unit_need(need, number);
            for (const SeatNeed& need : stage.needs.seats) add_seat_need(need, number);
            for (const CapacityNeed& need : stage.needs.capacity) add_capacity(need, number);
            if (stage.needs.heads) add_heads(*stage.needs.heads, stage.needs.heads_place, number);
        }
    }

    void add_unit_need(const UnitNeed& need, std::uint32_t goal) {
        const std::uint32_t home = home_of(need.unit);
        if (org_[need.unit].planned) {
            problem_.goals[goal].homes.push_back(home);
            return;
        }
        // A unit that exists already has to be within its size by then.
        if (home == kNowhere) return;
        std::optional<CountRow> row;
        std::vector<double> fixed;
        for (int t = 1; t <= problem_.months; ++t) {
            const std::optional<Range> size = size_at(org_[need.unit], t);
            if (!size || !size->low) continue;
            if (!row) {
                row = setup_.row(
                    setup_.origin(fmt::format("`size` of `{}`", org_[need.unit].id), size->place, Origin::Kind::size));
                row->met = goal;
                fixed = size_of(*row, home);
            }
            row->low[static_cast<std::size_t>(t)] = *size->low - fixed[static_cast<std::size_t>(t)];
        }
        if (row) problem_.counts.push_back(std::move(*row));
    }

    void add_seat_need(const SeatNeed& need, std::uint32_t goal) {
        CountRow row = setup_.row(setup_.origin(fmt::format("a need of {}", report::counted(need.at_least, "seat")),
                                                need.place, Origin::Kind::asked));
        row.met = goal;
        const std::vector<double> fixed = weigh(
            row,
            [&](const Slot& slot) {
                const Profile& profile = problem_.profiles[slot.profile];
                const std::vector<Text> tags = profile.backfill ? org_[profile.person].tags : std::vector<Text>();
                return written_.matches(need.seats, setup_.state_of(slot), tags, problem_.days.back()) ? 1 : 0;
            },
            [&](Tick at) { return double(written_.filled(need.seats, at)); });
        bound_below(row, need.at_least, fixed);
        problem_.counts.push_back(std::move(row));
    }

    void add_capacity(const CapacityNeed& need, std::uint32_t goal) {
        CountRow row = setup_.row(setup_.origin(fmt::format("the need of {:g} for `{}`", need.at_least, need.work),
                                                need.place, Origin::Kind::asked));
        row.met = goal;
        row.productive = true;
        const bool said = std::ranges::any_of(org_.plan.work, [&](const auto& each) { return each.work == need.work; });
        std::string taken =
            fmt::format("`plan.work` for `{}`: one full-time equivalent for everybody who does not manage", need.work);
        if (!said && std::ranges::find(problem_.defaults, taken) == problem_.defaults.end()) {
            problem_.defaults.push_back(std::move(taken));
        }
        const auto inside = [&](UnitId home, Tick at) {
            return !given(need.within) || (given(home) && written_.within(home, need.within, at));
        };
        const std::vector<double> fixed = weigh(
            row,
            [&](const Slot& slot) {
                const Profile& profile = problem_.profiles[slot.profile];
                if (!inside(problem_.homes[slot.home].unit, problem_.days.back())) return 0.0;
                return needs::does(org_, need.work, profile.role, profile.level) * profile.fte;
            },
            [&](Tick at) { return needs::capacity(written_.at(at), need, written_.norms, written_.starts()); });
        bound_below(row, need.at_least, fixed);
        problem_.counts.push_back(std::move(row));
    }

    std::vector<double> heads_of(CountRow& row) {
        return weigh(
            row, [&](const Slot& slot) { return is_employed(problem_.profiles[slot.profile]) ? 1 : 0; },
            [&](Tick at) { return double(written_.at(at).count().heads); });
    }

    void add_heads(std::uint32_t heads, Place place, std::uint32_t goal) {
        CountRow row = setup_.row(setup_.origin(fmt::format("`heads: {}`", heads), place, Origin::Kind::asked));
        row.met = goal;
        bound_below(row, heads, heads_of(row));
        problem_.counts.push_back(std::move(row));
    }

    // `headcount` and the like: what is too few then may only be late, what is too many must not be.
    void add_targets(const Stage& stage) {
        if (stage.at <= org_.today) return;
        const auto goal =
            std::ranges::find_if(problem_.goals, [&](const Goal& each) { return &org_[each.stage] == &stage; });
        const int month = problem_.month_by(stage.at);
        const auto add = [&](const std::optional<Range>& range, std::string_view key, const Times& times,
                             const std::function<double(Tick)>& all) {
            if (!range || month < 1) return;
            CountRow most = setup_.row(setup_.origin(fmt::format("`{}` of stage `{}`", key, stage.id), range->place));
            weigh(most, times, all);
            const double modelled = now_of(most);
            const double fixed = all(stage.at) - modelled;
            CountRow least = most;
            const auto t = static_cast<std::size_t>(month);
            if (range->high) most.high[t] = std::max(*range->high - fixed, modelled);
            if (range->low) least.low[t] = *range->low - fixed;
            if (range->high) problem_.counts.push_back(std::move(most));
            if (!range->low) return;
            if (goal == problem_.goals.end()) return;  // the stage has no needs; `check` reports it
            least.met = static_cast<std::uint32_t>(goal - problem_.goals.begin());
            problem_.counts.push_back(std::move(least));
        };
        const auto head = [&](const Slot& slot) { return is_employed(problem_.profiles[slot.profile]) ? 1.0 : 0.0; };
        add(stage.headcount, "headcount", head, [&](Tick at) { return double(written_.at(at).count().heads); });
        add(
            stage.externals, "externals", [&](const Slot& slot) { return 1 - head(slot); },
            [&](Tick at) { return double(written_.at(at).count().externals); });
        add(
            stage.fte, "fte", [&](const Slot& slot) { return head(slot) * problem_.profiles[slot.profile].fte; },
            [&](Tick at) { return written_.at(at).count().fte; });
    }
};

}  // namespace

void add_needs(Setup& setup) {
    NeedRows(setup).add();
}

}  // namespace orgplan::propose
