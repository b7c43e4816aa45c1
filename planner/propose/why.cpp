#include "planner/propose/why.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "planner/propose/other_steps.h"
#include "planner/report/phrases.h"
#include "planner/solver/conflict.h"

namespace orgplan::propose {
namespace {

constexpr std::size_t kFew = 3;

class Asking {
  public:
    Asking(const Proposal& proposal, const Organisation& org, bool without)
        : proposal_(proposal),
          without_(without),
          problem_(proposal.problem),
          org_(org),
          program_(problem_),
          groups_(program_.blame(true)),
          others_(proposal, org, program_) {
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
        const int before = before_month(hired.month), after = after_month(hired.month);
        if (before < 1 && profile.days_to_fill == 0) {
            why.earlier = "the plan begins then";
        } else if (before < profile.earliest) {
            why.earlier =
                fmt::format("it takes {} to fill the seat", report::counted(std::size_t(profile.days_to_fill), "day"));
        } else if (slot.frozen[static_cast<std::size_t>(before)] != 0) {
            why.earlier = closed_then(slot, before);
        } else {
            why.earlier =
                ask({program_.hire(hired.slot, hired.month)}, {program_.hire(hired.slot, before)}, Change::earlier);
        }
        if (after <= problem_.months) {
            const solver::Var later = program_.hire(hired.slot, after);
            why.later = later == kNoVar ? closed_then(slot, after)
                                        : ask({program_.hire(hired.slot, hired.month)}, {later}, Change::later);
        }
        if (without_) {
            const Home& led = problem_.homes[slot.home];
            why.without = led.planned && led.leads[slot.profile] != 0
                              ? fmt::format("`{}`, which needs a lead", org_[led.unit].id)
                              : ask_without({program_.hire(hired.slot, hired.month)});
        }
        add_opening(slot.home, hired.month, home_is_led_by(slot), why);
        return why;
    }

    Why open(const Opened& opened) {
        Why why;
        const int t = opened.stands;
        const Home& home = problem_.homes[opened.home];
        const auto set = [&](int month, double to, Change change) {
            const solver::Var var = program_.stands(opened.home, month);
            hold(var, to);
            std::string answer = answer_of(change, {var});
            hold(var, proposal_.values[var]);
            return answer;
        };
        if (const int before = before_month(t); before < 1) {
            why.earlier = "the plan begins then";
        } else {
            why.earlier = t - 1 == before ? set(before, 1, Change::earlier) : "a quarter begins then";
            if (why.earlier.empty() && home.needs_lead && !is_led(opened.home, t - 1)) {
                why.earlier = fmt::format("`{}` is not there before", opened.manager);
            }
        }
        if (t < problem_.months) why.later = late_without(opened.home, t);
        if (t < problem_.months && why.later.empty()) why.later = set(t, 0, Change::later);
        if (!without_) return why;
        std::vector<solver::Var> all;
        for (int month = t; month <= problem_.months; ++month) all.push_back(program_.stands(opened.home, month));
        for (const solver::Var var : all) hold(var, 0);
        const std::vector<std::string> goals = goals_with(opened.home, problem_.months);
        why.without = goals.empty() ? answer_of(Change::never, all) : report::listed(goals);
        for (const solver::Var var : all) hold(var, 1);
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
                    why.earlier = ask({now}, {program_.promotion(number, home, before_month(month))}, Change::earlier);
                }
                if (after_month(month) <= problem_.months) {
                    why.later = ask({now}, {program_.promotion(number, home, after_month(month))}, Change::later);
                }
                if (without_) why.without = ask_without({now});
            }
            return why;
        }
        return {};
    }

    // With a promotion in the same month it cannot be before.
    Why move(std::uint32_t profile, std::uint32_t from, std::uint32_t to, int month, bool promoted) {
        const std::uint32_t out = problem_.slot_of(profile, from), in = problem_.slot_of(profile, to);
        Why why;
        if (out == kNowhere || in == kNowhere) return why;
        const auto at = [&](int t) { return Vars{program_.moved_out(out, t), program_.moved_in(in, t)}; };
        if (promoted) {
            why.earlier = "it goes with the promotion";
        } else if (before_month(month) > 0) {
            why.earlier = ask(at(month), at(before_month(month)), Change::earlier);
        }
        if (after_month(month) <= problem_.months) why.later = ask(at(month), at(after_month(month)), Change::later);
        if (without_) why.without = ask_without(at(month));
        add_opening(to, month, home_is_led_by(problem_.slots[in]), why);
        return why;
    }

    void moves(const Changed& changed, Reasons& reasons) {
        const auto own = std::ranges::find_if(problem_.profiles, [&](const Profile& each) {
            return std::ranges::find(each.written, changed.seat) != each.written.end();
        });
        if (own == problem_.profiles.end()) return;
        auto profile = static_cast<std::uint32_t>(own - problem_.profiles.begin());
        std::uint32_t home = 0;
        while (home < problem_.homes.size() && problem_.homes[home].unit != org_[changed.seat].at(org_.today).home) {
            ++home;
        }
        for (const auto& [month, step] : changed.steps) {
            if (step.promotion) profile = problem_.promotions[*step.promotion].to;
            if (!step.home) continue;
            reasons.moved[{std::string(org_[changed.seat].id), month}] =
                move(profile, home, *step.home, month, step.promotion.has_value());
            home = *step.home;
        }
    }

  private:
    // The next months before and after one in which something may happen; 0, or past the last, where there is none.
    int before_month(int month) const {
        do {
            --month;
        } while (month > 0 && !problem_.decides(month));
        return month;
    }
    int after_month(int month) const {
        do {
            ++month;
        } while (month <= problem_.months && !problem_.decides(month));
        return month;
    }

    using Vars = std::vector<solver::Var>;
    static constexpr solver::Var kNoVar = 0xFFFFFFFF;
    /// What is tried of a step.
    enum class Change : std::uint8_t { earlier, later, never };

    bool home_is_led_by(const Slot& slot) const { return problem_.homes[slot.home].leads[slot.profile] != 0; }

    // Whether somebody leads a home in a month.
    bool is_led(std::uint32_t home, int month) const {
        for (std::uint32_t s = 0; s < problem_.slots.size(); ++s) {
            const Slot& slot = problem_.slots[s];
            if (slot.home != home || !home_is_led_by(slot)) continue;
            if (proposal_.decisions.people[s][static_cast<std::size_t>(month)] > 0) return true;
        }
        return false;
    }

    // The stages that need a home, and are due by a month.
    std::vector<std::string> goals_with(std::uint32_t home, int due_by) const {
        std::vector<std::string> goals;
        for (const Goal& goal : problem_.goals) {
            if (goal.due > due_by || std::ranges::find(goal.homes, home) == goal.homes.end()) continue;
            goals.push_back(fmt::format("stage `{}`", org_[goal.stage].id));
        }
        return goals;
    }

    // Who would be there before a home is complete.
    std::string late_without(std::uint32_t home, int month) const {
        std::vector<std::string> who = goals_with(home, month);
        if (!who.empty()) return report::listed(who);
        const auto add = [&](Text id) { who.push_back(fmt::format("`{}`", id)); };
        for (const Hired& each : proposal_.roster.hired) {
            const Slot& slot = problem_.slots[each.slot];
            if (slot.home == home && each.month == month && !home_is_led_by(slot)) {
                for (const std::string& id : each.ids) add(id);
            }
            for (const auto& [when, to] : each.moves) {
                if (to == home && when == month) add(each.ids.front());
            }
        }
        for (const Changed& each : proposal_.roster.changed) {
            const auto step = each.steps.find(month);
            if (step != each.steps.end() && step->second.home == home) add(org_[each.seat].id);
        }
        if (who.empty()) return {};
        const std::string all = who.size() <= kFew ? report::listed(who)
                                                   : report::first_few(
                                                         who.size(), [&](std::size_t i) { return who[i]; }, kFew);
        return fmt::format("{} {} it then", all, who.size() == 1 ? "joins" : "join");
    }

    // Where nothing else is known: the opening of its unit.
    void add_opening(std::uint32_t to, int month, bool leads, Why& why) {
        const Home& home = problem_.homes[to];
        if (home.planned) {
            const int stands = proposal_.decisions.stands[to];
            if (why.earlier.empty() && month == stands && !leads) {
                why.earlier = fmt::format("`{}` is not complete before", org_[home.unit].id);
            }
            if (why.later.empty() && month <= stands) {
                why.later =
                    fmt::format("`{}` is complete from {} on", org_[home.unit].id, month_text(problem_.month(stands)));
            }
        }
    }

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
    std::string ask(const Vars& from, const Vars& to, Change change) {
        if (std::ranges::find(to, kNoVar) != to.end()) return "the unit is not open then";
        shift(from, -1);
        shift(to, 1);
        Vars all = from;
        all.insert(all.end(), to.begin(), to.end());
        std::string answer = answer_of(change, all);
        shift(from, 0);
        shift(to, 0);
        return answer;
    }

    // What does not allow it that it does not happen.
    std::string ask_without(const Vars& step) {
        shift(step, -1);
        std::string answer = answer_of(Change::never, step);
        shift(step, 0);
        return answer;
    }

    // From what the plan has.
    void shift(const Vars& vars, double by) {
        for (const solver::Var var : vars) {
            if (var != kNoVar) hold(var, proposal_.values[var] + by);
        }
    }

    // Of a change that can be made: what it costs, since no stage would be met later.
    std::string allowed(Change change, const std::vector<double>& values) const {
        const double more = solver::value_of(program_.cost, values) - solver::value_of(program_.cost, proposal_.values);
        const bool dearer = more > 0.5, cheaper = more < -0.5;
        switch (change) {
            case Change::earlier:
                if (!problem_.priced) return dearer ? "nobody needs it before" : "nothing is won by it";
                return dearer    ? "it would only cost more"
                       : cheaper ? "it could be, and cost less"
                                 : "nothing is won by it";
            case Change::later:
                return dearer    ? "it would only cost more"
                       : cheaper ? "it could be, and cost less"
                                 : "it could be later at the same cost";
            default:
                return dearer && problem_.priced ? "nothing but the cost: without it the plan costs more"
                                                 : "nothing: the plan holds without it";
        }
    }

    std::string answer_of(Change change, const Vars& asked) {
        const solver::Conflict conflict = solver::find_conflict(program_.model, groups_, limits_);
        if (conflict.status == solver::Status::feasible) return allowed(change, conflict.values);
        if (conflict.status != solver::Status::infeasible) return {};
        const std::vector<std::uint32_t> all = with_other_needs(conflict.groups);
        if (all.empty()) return without_ ? others_.that_prevent(program_.model, asked, limits_) : "";
        std::vector<std::string> names;
        std::vector<std::uint32_t> named;
        for (const std::uint32_t group : all) {
            // Two stages may need the same.
            const std::string& what = problem_.origins[group].what;
            if (std::ranges::find(names, what) != names.end()) continue;
            names.push_back(what);
            named.push_back(group);
        }
        if (names.size() <= kFew) return report::listed(names);
        const bool needs =
            std::all_of(named.begin() + kFew, named.end(), [&](std::uint32_t each) { return is_need(each); });
        const std::size_t more = names.size() - kFew;
        names.resize(kFew);
        names.push_back(needs ? report::counted(more, "more need") : fmt::format("{} more", more));
        return report::listed(names);
    }

    bool is_need(std::uint32_t group) const { return problem_.origins[group].kind == Origin::Kind::asked; }

    // What a step serves is not one need alone: without those that are known, others may not let it be otherwise
    // either.
    std::vector<std::uint32_t> with_other_needs(std::vector<std::uint32_t> found) {
        std::set<std::uint32_t> known;
        const auto take_needs = [&](const std::vector<std::uint32_t>& groups) {
            const std::size_t before = known.size();
            for (const std::uint32_t each : groups) {
                if (is_need(each)) known.insert(each);
            }
            return known.size() > before;
        };
        for (bool more = take_needs(found); more;) {
            std::vector<std::uint32_t> groups = groups_;
            std::erase_if(groups, [&](std::uint32_t each) { return known.contains(each); });
            solver::Model less;
            less.variables = program_.model.variables;
            for (const solver::Row& row : program_.model.rows) {
                if (!known.contains(row.group)) less.add_row(row);
            }
            const solver::Conflict next = solver::find_conflict(less, groups, limits_);
            if (next.status != solver::Status::infeasible) break;
            more = take_needs(next.groups);
            for (const std::uint32_t each : next.groups) {
                if (is_need(each) && std::ranges::find(found, each) == found.end()) found.push_back(each);
            }
        }
        return found;
    }

    const Proposal& proposal_;
    bool without_ = false;
    const Problem& problem_;
    const Organisation& org_;
    Program program_;
    std::vector<std::uint32_t> groups_;
    OtherSteps others_;
    solver::Limits limits_;
};

}  // namespace

namespace {

Reasons reasons(const Proposal& proposal, const Organisation& org, const Roster& steps, bool without) {
    Reasons found;
    if (proposal.values.empty()) return found;
    Asking asking(proposal, org, without);
    for (const Hired& each : steps.hired) {
        found.hired.push_back(asking.hire(each));
        std::uint32_t home = proposal.problem.slots[each.slot].home;
        for (const auto& [month, to] : each.moves) {
            found.moved[{each.ids.front(), month}] =
                asking.move(proposal.problem.slots[each.slot].profile, home, to, month, false);
            home = to;
        }
    }
    for (const Opened& each : steps.opened) found.opened.push_back(asking.open(each));
    for (const Changed& each : steps.changed) {
        found.promoted.push_back(asking.promote(each));
        asking.moves(each, found);
    }
    return found;
}

}  // namespace

Reasons reasons_of(const Proposal& proposal, const Organisation& org) {
    return reasons(proposal, org, proposal.roster, false);
}

Reasons reasons_of(const Proposal& proposal, const Organisation& org, const Roster& steps) {
    return reasons(proposal, org, steps, true);
}

}  // namespace orgplan::propose
