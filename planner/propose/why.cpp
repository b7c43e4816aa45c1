#include "planner/propose/why.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/report/phrases.h"
#include "planner/solver/conflict.h"

namespace orgplan::propose {
namespace {

constexpr std::size_t kFew = 3;

class Asking {
  public:
    Asking(const Proposal& proposal, const Organisation& org)
        : proposal_(proposal),
          problem_(proposal.problem),
          org_(org),
          program_(problem_),
          groups_(program_.blame(true)) {
        for (const solver::Var var : program_.decided()) hold(var, proposal.values[var]);
        for (std::uint32_t goal = 0; goal < problem_.goals.size(); ++goal) {
            for (int t = 1; t <= problem_.months; ++t) {
                const solver::Var met = program_.met(goal, t);
                // As late as in the plan, or earlier.
                program_.model.variables[met].low = proposal.values[met];
            }
        }
        limits_.nodes = 200;
    }

    Why hire(const Hired& hired) {
        const Slot& slot = problem_.slots[hired.slot];
        const Profile& profile = problem_.profiles[slot.profile];
        Why why;
        if (hired.month - 1 < profile.earliest) {
            why.earlier = fmt::format("it takes {} days to fill the seat", profile.days_to_fill);
        } else if (slot.frozen[static_cast<std::size_t>(hired.month - 1)] != 0) {
            why.earlier = closed_then(slot, hired.month - 1);
        } else {
            why.earlier = ask(program_.hire(hired.slot, hired.month), program_.hire(hired.slot, hired.month - 1),
                              "it would only cost more");
        }
        if (hired.month < problem_.months) {
            const solver::Var later = program_.hire(hired.slot, hired.month + 1);
            why.later = later == kNoVar ? closed_then(slot, hired.month + 1)
                                        : ask(program_.hire(hired.slot, hired.month), later, {});
        }
        // Nothing but the opening of its unit.
        const Home& home = problem_.homes[slot.home];
        if (!home.planned) return why;
        const int stands = proposal_.decisions.stands[slot.home];
        if (why.earlier.empty() && hired.month == stands && home.leads[slot.profile] == 0) {
            why.earlier = fmt::format("`{}` is not complete before", org_[home.unit].id);
        }
        if (why.later.empty() && hired.month <= stands) {
            why.later =
                fmt::format("`{}` is complete from {} on", org_[home.unit].id, month_text(problem_.month(stands)));
        }
        return why;
    }

    Why open(const Opened& opened) {
        Why why;
        const int t = opened.stands;
        const auto change = [&](int month, double to) {
            const solver::Var var = program_.stands(opened.home, month);
            const double was = proposal_.values[var];
            hold(var, to);
            std::string answer = answer_of(to == 1 ? "nothing is won by it" : std::string_view());
            hold(var, was);
            return answer;
        };
        if (t > 1) why.earlier = change(t - 1, 1);
        if (t < problem_.months) why.later = change(t, 0);
        return why;
    }

    Why promote(const Changed& changed) {
        for (const auto& [month, step] : changed.steps) {
            if (!step.promotion) continue;
            const std::uint32_t number = *step.promotion;
            Why why;
            for (std::uint32_t home = 0; home < problem_.homes.size(); ++home) {
                const solver::Var now = program_.promotion(number, home, month);
                if (now == kNoVar || proposal_.values[now] < 0.5) continue;
                if (month <= problem_.promotions[number].first) {
                    why.earlier = "nobody is ready before";
                } else {
                    why.earlier = ask(now, program_.promotion(number, home, month - 1), "nothing is won by it");
                }
                if (month < problem_.months) {
                    why.later = ask(now, program_.promotion(number, home, month + 1), {});
                }
            }
            return why;
        }
        return {};
    }

  private:
    static constexpr solver::Var kNoVar = 0xFFFFFFFF;

    std::string closed_then(const Slot& slot, int month) const {
        const UnitId unit = problem_.homes[slot.home].unit;
        const bool there =
            !given(unit) || org_[unit].planned || org_[unit].exists(problem_.days[static_cast<std::size_t>(month)]);
        return there ? "a freeze" : "the unit is not open then";
    }

    void hold(solver::Var var, double value) {
        program_.model.variables[var].low = program_.model.variables[var].high = value;
    }

    // What does not allow it that one fewer is in the one, and one more in the other.
    std::string ask(solver::Var from, solver::Var to, std::string_view allowed) {
        if (to == kNoVar) return "it cannot be then";
        const double was_from = proposal_.values[from], was_to = proposal_.values[to];
        hold(from, was_from - 1);
        hold(to, was_to + 1);
        std::string answer = answer_of(allowed);
        hold(from, was_from);
        hold(to, was_to);
        return answer;
    }

    std::string answer_of(std::string_view allowed) {
        const solver::Conflict conflict = solver::find_conflict(program_.model, groups_, limits_);
        if (conflict.status == solver::Status::feasible) {
            return std::string(allowed.empty() ? "it could be later at the same cost" : allowed);
        }
        if (conflict.status != solver::Status::infeasible) return {};
        std::vector<std::string> names;
        for (const std::uint32_t group : conflict.groups) names.push_back(problem_.origins[group].what);
        if (names.size() > kFew) names.resize(kFew);
        return report::listed(names);
    }

    const Proposal& proposal_;
    const Problem& problem_;
    const Organisation& org_;
    Program program_;
    std::vector<std::uint32_t> groups_;
    solver::Limits limits_;
};

}  // namespace

Reasons reasons_of(const Proposal& proposal, const Organisation& org) {
    Reasons reasons;
    if (proposal.values.empty()) return reasons;
    Asking asking(proposal, org);
    for (const Hired& each : proposal.roster.hired) reasons.hired.push_back(asking.hire(each));
    for (const Opened& each : proposal.roster.opened) reasons.opened.push_back(asking.open(each));
    for (const Changed& each : proposal.roster.changed) reasons.promoted.push_back(asking.promote(each));
    return reasons;
}

}  // namespace orgplan::propose
