#include "planner/propose/other_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "planner/report/phrases.h"
#include "planner/solver/solve.h"

namespace orgplan::propose {
namespace {

constexpr std::size_t kMostNamed = 3;
constexpr std::size_t kMost = 40;  // steps that are tried: those in the months around
constexpr solver::Var kNoVar = 0xFFFFFFFF;

}  // namespace

OtherSteps::OtherSteps(const Proposal& proposal, const Organisation& org, const Program& program)
    : free_(program.model.variables), months_(free_.size(), 0) {
    const Problem& problem = proposal.problem;
    const auto note = [&](solver::Var var, int month) {
        if (var != kNoVar) months_[var] = month;
    };
    for (int t = 1; t <= problem.months; ++t) {
        for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
            note(program.hire(s, t), t);
            note(program.moved_in(s, t), t);
            note(program.moved_out(s, t), t);
        }
        for (std::uint32_t h = 0; h < problem.homes.size(); ++h) {
            if (problem.homes[h].planned) note(program.stands(h, t), t);
            for (std::uint32_t p = 0; p < problem.promotions.size(); ++p) note(program.promotion(p, h, t), t);
        }
    }
    add_hires(proposal, program);
    add_moves(proposal, org, program);
    add_openings(proposal, org, program);
}

void OtherSteps::add_hires(const Proposal& proposal, const Program& program) {
    const Problem& problem = proposal.problem;
    for (const Hired& each : proposal.roster.hired) {
        Step step;
        step.own = program.hire(each.slot, each.month);
        // Of those alike who start in the same month.
        const auto known = std::ranges::find(steps_, step.own, &Step::own);
        std::vector<std::string> ids;
        for (const std::string& id : each.ids) ids.push_back(fmt::format("`{}`", id));
        const std::string who = report::listed(ids);
        if (known != steps_.end()) {
            known->name += fmt::format(" and {}", who);
        } else if (step.own != kNoVar) {
            step.name = fmt::format("the start of {}", who);
            step.month = each.month;
            for (int t = 1; t <= problem.months; ++t) {
                if (const solver::Var var = program.hire(each.slot, t); var != kNoVar) step.free.push_back(var);
            }
            steps_.push_back(std::move(step));
        }
    }
}

void OtherSteps::add_move(const Proposal& proposal, const Program& program, std::uint32_t profile, std::uint32_t from,
                          std::uint32_t to, int month, std::string_view who) {
    const Problem& problem = proposal.problem;
    const std::uint32_t out = problem.slot_of(profile, from), in = problem.slot_of(profile, to);
    if (out == kNowhere || in == kNowhere) return;
    Step step{fmt::format("the move of `{}`", who), month, program.moved_in(in, month), {}};
    for (int t = 1; t <= problem.months; ++t) {
        for (const solver::Var var : {program.moved_out(out, t), program.moved_in(in, t)}) {
            if (var != kNoVar) step.free.push_back(var);
        }
    }
    if (step.own != kNoVar) steps_.push_back(std::move(step));
}

void OtherSteps::add_moves(const Proposal& proposal, const Organisation& org, const Program& program) {
    const Problem& problem = proposal.problem;
    for (const Hired& each : proposal.roster.hired) {
        std::uint32_t home = problem.slots[each.slot].home;
        for (const auto& [month, to] : each.moves) {
            add_move(proposal, program, problem.slots[each.slot].profile, home, to, month, each.ids.front());
            home = to;
        }
    }
    for (const Changed& each : proposal.roster.changed) {
        const auto own = std::ranges::find_if(problem.profiles, [&](const Profile& profile) {
            return std::ranges::find(profile.written, each.seat) != profile.written.end();
        });
        if (own == problem.profiles.end()) continue;
        auto profile = static_cast<std::uint32_t>(own - problem.profiles.begin());
        std::uint32_t home = 0;
        while (home < problem.homes.size() && problem.homes[home].unit != org[each.seat].at(problem.now).home) ++home;
        for (const auto& [month, change] : each.steps) {
            if (change.promotion) {
                profile = problem.promotions[*change.promotion].to;
                Step step{fmt::format("the promotion of `{}`", org[each.seat].id), month, kNoVar, {}};
                for (std::uint32_t h = 0; h < problem.homes.size(); ++h) {
                    for (int t = 1; t <= problem.months; ++t) {
                        const solver::Var var = program.promotion(*change.promotion, h, t);
                        if (var == kNoVar) continue;
                        step.free.push_back(var);
                        if (h == home && t == month) step.own = var;
                    }
                }
                if (step.own != kNoVar) steps_.push_back(std::move(step));
            }
            if (!change.home) continue;
            add_move(proposal, program, profile, home, *change.home, month, org[each.seat].id);
            home = *change.home;
        }
    }
}

void OtherSteps::add_openings(const Proposal& proposal, const Organisation& org, const Program& program) {
    for (const Opened& each : proposal.roster.opened) {
        Step step{fmt::format("when `{}` is complete", org[proposal.problem.homes[each.home].unit].id),
                  each.stands,
                  program.stands(each.home, each.stands),
                  {}};
        for (int t = 1; t <= proposal.problem.months; ++t) step.free.push_back(program.stands(each.home, t));
        steps_.push_back(std::move(step));
    }
}

int OtherSteps::month_of(std::span<const solver::Var> asked) const {
    for (const solver::Var var : asked) {
        if (months_[var] > 0) return months_[var];
    }
    return 0;
}

std::string OtherSteps::that_prevent(const solver::Model& model, std::span<const solver::Var> asked,
                                     const solver::Limits& limits) const {
    std::vector<const Step*> near;
    const auto is_asked = [&](solver::Var var) { return std::ranges::find(asked, var) != asked.end(); };
    for (const Step& each : steps_) {
        if (!is_asked(each.own)) near.push_back(&each);
    }
    const int month = month_of(asked);
    std::ranges::stable_sort(near, {}, [&](const Step* each) { return std::abs(each->month - month); });
    if (near.size() > kMost) near.resize(kMost);
    std::vector<std::string> names;
    for (const Step* const each : near) {
        solver::Model freed = model;
        for (const solver::Var var : each->free) {
            if (!is_asked(var)) freed.variables[var] = free_[var];
        }
        if (solver::solve(freed, {}, nullptr, limits).solved()) names.push_back(each->name);
        if (names.size() == kMostNamed) break;
    }
    return names.empty() ? "several other steps of the plan together" : report::listed(names, "or");
}

}  // namespace orgplan::propose
