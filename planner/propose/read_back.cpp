#include "planner/propose/read_back.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace orgplan::propose {
namespace {

class Reading {
  public:
    Reading(const Problem& problem, const Organisation& spec, const Organisation& planned)
        : problem_(problem), spec_(spec), planned_(planned), program_(problem) {
        for (std::size_t i = 0; i < spec.positions.size(); ++i)
            seats_.emplace(spec.positions[i].id, id_at<PositionId>(i));
        for (std::uint32_t h = 0; h < problem.homes.size(); ++h) {
            const UnitId unit = problem.homes[h].unit;
            homes_.emplace(given(unit) ? spec[unit].id : Text(), h);
        }
    }

    void read() {
        for (const Position& seat : planned_.positions) {
            const auto known = seats_.find(seat.id);
            known == seats_.end() ? read_hire(seat) : read_changes(seat, known->second);
        }
        for (const Unit& unit : planned_.units) read_unit(unit);
        std::ranges::stable_sort(roster.changed, {}, [](const Changed& each) { return index(each.seat); });
    }

    // Keeps the program to what was read.
    void hold() {
        for (const solver::Var var : program_.decided()) {
            const auto count = counts_.find(var);
            const double value = count == counts_.end() ? 0 : count->second;
            program_.model.variables[var].low = program_.model.variables[var].high = value;
        }
    }

    const Program& program() const { return program_; }

    Roster roster;
    std::string unknown;

  private:
    static constexpr solver::Var kNoVar = 0xFFFFFFFF;

    // 0 where it is no month of the plan.
    int month_of_tick(Tick at) const {
        const int month = month_of(at) - problem_.month(0);
        return month >= 1 && month <= problem_.months && first_day(month_of(at)) == at ? month : 0;
    }

    void miss(const std::string& what) {
        if (unknown.empty()) unknown = what;
    }

    bool count(solver::Var var, const std::string& what) {
        if (var == kNoVar) {
            miss(what);
            return false;
        }
        counts_[var] += 1;
        return true;
    }

    std::uint32_t home_at(UnitId unit) const {
        const auto found = homes_.find(given(unit) ? planned_[unit].id : Text());
        return found == homes_.end() ? kNowhere : found->second;
    }

    std::uint32_t slot_at(std::uint32_t profile, std::uint32_t home) const {
        return home == kNowhere ? kNowhere : problem_.slot_of(profile, home);
    }

    Text role_id(RoleId role, const Organisation& org) const { return given(role) ? org[role].id : Text(); }

    void read_hire(const Position& seat) {
        const PositionState& state = seat.states.front();
        const std::uint32_t home = home_at(state.home);
        const auto same = [&](const Profile& each) {
            return each.hire != kNowhere && role_id(each.role, spec_) == role_id(state.role, planned_) &&
                   each.level == state.level && each.location == state.location &&
                   each.employment == state.employment && each.fte == state.fte;
        };
        const auto profile = std::ranges::find_if(problem_.profiles, same);
        const auto number = static_cast<std::uint32_t>(profile - problem_.profiles.begin());
        const std::uint32_t slot = profile == problem_.profiles.end() ? kNowhere : slot_at(number, home);
        const int month = month_of_tick(seat.opens);
        const std::string what = fmt::format("starts `{}`", seat.id);
        if (slot == kNowhere || month == 0) return miss(what);
        if (!count(program_.hire(slot, month), what)) return;
        Hired hired;
        hired.slot = slot;
        hired.month = month;
        hired.ids.emplace_back(seat.id);
        std::uint32_t at = home;
        for (std::size_t i = 1; i < seat.states.size(); ++i) {
            const std::uint32_t to = home_at(seat.states[i].home);
            if (to == at) continue;
            const int when = month_of_tick(seat.states[i].from);
            if (!move(number, at, to, when, seat.id)) return;
            hired.moves.emplace_back(when, to);
            at = to;
        }
        roster.hired.push_back(std::move(hired));
    }

    bool move(std::uint32_t profile, std::uint32_t from, std::uint32_t to, int month, Text seat) {
        const std::string what = fmt::format("moves `{}`", seat);
        const std::uint32_t out = slot_at(profile, from), in = slot_at(profile, to);
        if (out == kNowhere || in == kNowhere || month == 0) {
            miss(what);
            return false;
        }
        return count(program_.moved_out(out, month), what) && count(program_.moved_in(in, month), what);
    }

    void read_changes(const Position& seat, PositionId id) {
        const Position& before = spec_[id];
        Changed changed{id, {}};
        auto own = std::ranges::find_if(problem_.profiles, [&](const Profile& each) {
            return std::ranges::find(each.written, id) != each.written.end();
        });
        std::uint32_t profile = static_cast<std::uint32_t>(own - problem_.profiles.begin());
        const PositionState* last = nullptr;
        for (const PositionState& state : seat.states) {
            const PositionState* const was = last;
            last = &state;
            if (was == nullptr || state.from <= spec_.today) continue;
            const Tick at = state.from;
            if (refills(before, state)) {
                if (!read_backfill(id, seat, at)) return;
                break;
            }
            const bool moves = home_at(state.home) != home_at(was->home);
            const bool promoted = role_id(state.role, planned_) != role_id(was->role, planned_);
            // What the spec itself changes then is no decision.
            const auto written = [&](const PositionState& each) { return each.from == at; };
            if ((!moves && !promoted) || std::ranges::any_of(before.states, written)) continue;
            if (takes(id)) continue;
            const int month = month_of_tick(at);
            const std::string what = fmt::format("changes `{}`", seat.id);
            if (own == problem_.profiles.end() || month == 0) return miss(what);
            if (promoted) {
                const std::uint32_t home = home_at(was->home);
                std::uint32_t p = 0;
                while (p < problem_.promotions.size() && (problem_.promotions[p].from != profile ||
                                                          role_id(problem_.profiles[problem_.promotions[p].to].role,
                                                                  spec_) != role_id(state.role, planned_))) {
                    ++p;
                }
                if (p == problem_.promotions.size() || home == kNowhere) return miss(what);
                if (!count(program_.promotion(p, home, month), what)) return;
                profile = problem_.promotions[p].to;
                changed.steps[month].promotion = p;
            }
            if (moves) {
                if (!move(profile, home_at(was->home), home_at(state.home), month, seat.id)) return;
                changed.steps[month].home = home_at(state.home);
            }
        }
        if (!changed.steps.empty()) roster.changed.push_back(std::move(changed));
    }

    // Whether somebody new sits there after the spec's own last word of the seat, which is that it is vacant.
    static bool refills(const Position& before, const PositionState& state) {
        const PositionState& left = before.states.back();
        return left.occupancy == Occupancy::vacant && state.occupancy != Occupancy::vacant && state.from >= left.from;
    }

    bool read_backfill(PositionId id, const Position& seat, Tick at) {
        const std::string what = fmt::format("fills `{}`", seat.id);
        const auto own = std::ranges::find_if(problem_.profiles,
                                              [&](const Profile& each) { return each.backfill && each.person == id; });
        const int month = month_of_tick(at);
        const auto number = static_cast<std::uint32_t>(own - problem_.profiles.begin());
        const std::uint32_t slot =
            own == problem_.profiles.end() ? kNowhere : slot_at(number, home_at(seat.at(at).home));
        if (slot == kNowhere || month == 0) {
            miss(what);
            return false;
        }
        if (!count(program_.hire(slot, month), what)) return false;
        Hired hired;
        hired.slot = slot;
        hired.month = month;
        hired.ids.emplace_back(seat.id);
        hired.backfill = true;
        roster.hired.push_back(std::move(hired));
        return true;
    }

    bool takes(PositionId seat) const {
        return std::ranges::any_of(spec_.planned_takes, [&](const PlannedTake& each) { return each.seat == seat; });
    }

    void read_unit(const Unit& unit) {
        const auto known = homes_.find(unit.id);
        if (known == homes_.end() || !problem_.homes[known->second].planned || unit.planned) return;
        const int opens = month_of_tick(unit.opens);
        const int stands = given_later(unit) ? month_of_tick(unit.stands) : opens;
        if (opens == 0 || stands == 0) return miss(fmt::format("opens `{}`", unit.id));
        for (int t = stands; t <= problem_.months; ++t) counts_[program_.stands(known->second, t)] = 1;
        const PositionId manager = unit.states.front().manager;
        roster.opened.push_back(
            {known->second, opens, stands, given(manager) ? std::string(planned_[manager].id) : std::string()});
    }

    static bool given_later(const Unit& unit) { return unit.stands > unit.opens && unit.stands < kForever; }

    const Problem& problem_;
    const Organisation& spec_;
    const Organisation& planned_;
    Program program_;
    std::unordered_map<Text, PositionId> seats_;
    std::unordered_map<Text, std::uint32_t> homes_;
    std::unordered_map<solver::Var, double> counts_;
};

}  // namespace

WrittenPlan read_back(Problem problem, const Organisation& spec, const Organisation& planned,
                      const solver::Limits& limits) {
    WrittenPlan plan;
    plan.proposal.problem = std::move(problem);
    Reading reading(plan.proposal.problem, spec, planned);
    reading.read();
    plan.unknown = reading.unknown;
    plan.roster = std::move(reading.roster);
    if (!plan.unknown.empty()) return plan;
    reading.hold();
    // Each stage as early as the plan meets it, since reasons hold that fixed.
    solver::Answer answer = solver::solve(reading.program().model, reading.program().lateness, nullptr, limits);
    plan.proposal.status = answer.solved() ? solver::Status::feasible : answer.status;
    if (!answer.solved()) return plan;
    plan.proposal.decisions = reading.program().decisions(answer.values);
    plan.proposal.values = std::move(answer.values);
    plan.proposal.roster = plan.roster;
    return plan;
}

}  // namespace orgplan::propose
