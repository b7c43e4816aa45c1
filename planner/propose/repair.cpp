#include "planner/propose/repair.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <set>

#include "planner/solver/conflict.h"

namespace orgplan::propose {
namespace {

using Origins = std::vector<std::uint32_t>;

// What is left out of a problem.
solver::Model without(const solver::Model& model, const std::set<std::uint32_t>& origins) {
    solver::Model less;
    less.variables = model.variables;
    for (const solver::Row& row : model.rows) {
        if (!origins.contains(row.group)) less.add_row(row);
    }
    return less;
}

class Corrections {
  public:
    Corrections(const Program& program, const Effort& effort) : program_(program), effort_(effort) {}

    // One with an origin, where it is needed: while there is another conflict, something of it goes too; then whatever
    // was not needed comes back.
    std::optional<Origins> with(std::uint32_t first) {
        Origins left{first};
        for (;;) {
            const std::set<std::uint32_t> out(left.begin(), left.end());
            Origins groups = program_.blame();
            std::erase_if(groups, [&](std::uint32_t each) { return out.contains(each); });
            const solver::Conflict next = solver::find_conflict(without(program_.model, out), groups, effort_.limits);
            if (next.status == solver::Status::feasible) break;
            if (next.status != solver::Status::infeasible || next.groups.empty()) return std::nullopt;
            left.push_back(next.groups.back());
        }
        for (std::size_t i = left.size(); i > 0 && left.size() > 1; --i) {
            Origins fewer = left;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i) - 1);
            if (feasible(fewer)) left = std::move(fewer);
        }
        return left;
    }

  private:
    bool feasible(const Origins& left) const {
        const solver::Model model = without(program_.model, {left.begin(), left.end()});
        return solver::solve(model, {}, nullptr, effort_.limits).solved();
    }

    const Program& program_;
    const Effort& effort_;
};

class Changes {
  public:
    Changes(const Problem& problem, const Organisation& org, const Effort& effort)
        : problem_(problem), org_(org), effort_(effort) {}

    std::optional<LeastChange> of(std::uint32_t origin) {
        for (const CountRow& row : problem_.counts) {
            if (row.origin == origin && row.whole != 0) return of_money(origin, row.whole);
        }
        for (const TotalLimit& total : problem_.totals) {
            if (total.origin == origin) return of_money(origin, double(total.whole));
        }
        if (problem_.hire_limit && problem_.hire_limit->origin == origin) {
            return stepwise(origin, problem_.hire_limit->per_month, 1,
                            [](Problem& then, double to) { then.hire_limit->per_month = to; });
        }
        if (problem_.interviews && problem_.interviews->origin == origin) {
            return stepwise(origin, problem_.interviews->per_month, 1,
                            [](Problem& then, double to) { then.interviews->per_month = to; });
        }
        for (std::size_t i = 0; i < problem_.recruiters.size(); ++i) {
            if (problem_.recruiters[i].origin != origin) continue;
            return stepwise(origin, std::round(problem_.recruiters[i].per_month * 3), 1,
                            [i](Problem& then, double to) { then.recruiters[i].per_month = to / 3; });
        }
        for (const OnboardingLimit& limit : problem_.onboarding) {
            if (limit.origin != origin) continue;
            return stepwise(origin, limit.ratio, 0.05, [origin](Problem& then, double to) {
                for (OnboardingLimit& each : then.onboarding) {
                    if (each.origin == origin) each.ratio = to;
                }
            });
        }
        if (problem_.managers && problem_.managers->origin == origin) {
            return stepwise(origin, problem_.managers->span, 1,
                            [](Problem& then, double to) { then.managers->span = to; });
        }
        for (std::size_t g = 0; g < problem_.goals.size(); ++g) {
            if (problem_.goals[g].hard && problem_.goals[g].origin == origin) return of_date(origin, g);
        }
        for (const CountRow& row : problem_.counts) {
            if (row.origin == origin) return of_count(origin);
        }
        return std::nullopt;
    }

  private:
    bool possible(const Problem& problem) const {
        const Program program(problem);
        return solver::solve(program.model, {}, nullptr, effort_.limits).solved();
    }

    // The least of so many steps with which there is a plan; nothing where the most does not help.
    std::optional<int> least(int most, const std::function<void(Problem&, int)>& apply) const {
        const auto helps = [&](int steps) {
            Problem then = problem_;
            apply(then, steps);
            return possible(then);
        };
        int tried = 1, fails = 0;
        while (!helps(tried)) {
            if (tried >= most) return std::nullopt;
            fails = tried;
            tried = std::min(most, tried * 2);
        }
        while (tried - fails > 1) {
            const int middle = fails + (tried - fails) / 2;
            (helps(middle) ? tried : fails) = middle;
        }
        return tried;
    }

    std::optional<LeastChange> stepwise(std::uint32_t origin, double from, double step,
                                        const std::function<void(Problem&, double)>& apply) const {
        constexpr int kMost = 64;
        const std::optional<int> steps =
            least(kMost, [&](Problem& then, int count) { apply(then, from + count * step); });
        if (!steps) return std::nullopt;
        return LeastChange{origin, fmt::format("{:g}", from), fmt::format("{:g}", from + *steps * step)};
    }

    std::optional<LeastChange> of_date(std::uint32_t origin, std::size_t goal) const {
        const int due = problem_.goals[goal].due;
        // With the date move the targets of the stage, and its order among the stages.
        const Stage& stage = org_[problem_.goals[goal].stage];
        if (stage.headcount || stage.externals || stage.fte || stage.monthly_cost) return std::nullopt;
        const std::optional<int> later = least(std::max(1, problem_.months - due), [&](Problem& then, int months) {
            then.goals[goal].due = std::min(due + months, then.months);
        });
        if (!later) return std::nullopt;
        const auto follows = [&](const Stage& each) {
            return each.at > stage.at && month_of(each.at) <= problem_.month(due + *later);
        };
        if (std::ranges::any_of(org_.stages, follows)) return std::nullopt;
        return LeastChange{origin, month_text(problem_.month(due)), month_text(problem_.month(due + *later))};
    }

    // One number, above or below which a sum must not be.
    std::optional<LeastChange> of_count(std::uint32_t origin) const {
        constexpr int kMost = 64;
        const auto find = [&](std::vector<double> CountRow::*side, double sign) {
            return least(kMost, [&](Problem& then, int count) {
                for (CountRow& row : then.counts) {
                    if (row.origin != origin) continue;
                    for (double& bound : row.*side) bound += sign * count;
                }
            });
        };
        if (const std::optional<int> more = find(&CountRow::high, 1)) {
            return LeastChange{origin, {}, fmt::format("a limit that is {} higher", *more)};
        }
        if (const std::optional<int> fewer = find(&CountRow::low, -1)) {
            return LeastChange{origin, {}, fmt::format("a limit that is {} lower", *fewer)};
        }
        return std::nullopt;
    }

    // Of money each unit counts, so that the least is found at once.
    std::optional<LeastChange> of_money(std::uint32_t origin, double whole) const {
        Program program(problem_);
        const solver::Var more = program.model.add({0, kNoBound, false, "more"});
        for (solver::Row& row : program.model.rows) {
            if (row.group == origin) row.terms.push_back({more, row.high == solver::kUnlimited ? 1.0 : -1.0});
        }
        const std::vector<solver::Term> objective{{more, 1}};
        const solver::Answer answer = solver::solve(program.model, objective, nullptr, effort_.limits);
        if (answer.status != solver::Status::optimal) return std::nullopt;
        const double unit = double(problem_.money);
        const auto from = static_cast<Amount>(std::llround(whole / unit));
        const auto to = from + static_cast<Amount>(std::ceil(answer.objective / unit - 1e-6));
        return LeastChange{origin, money_text(from, org_.costs.currency), money_text(to, org_.costs.currency)};
    }

    const Problem& problem_;
    const Organisation& org_;
    const Effort& effort_;
};

}  // namespace

Repair repair_of(const Proposal& proposal, const Organisation& org, const Effort& effort) {
    Repair repair;
    const Program program(proposal.problem, Program::Limits::in_rows);
    Corrections corrections(program, effort);
    Changes changes(proposal.problem, org, effort);
    std::set<Origins> known;
    for (const std::uint32_t origin : proposal.conflict) {
        if (effort.limits.stop && effort.limits.stop()) break;
        const std::optional<Origins> found = corrections.with(origin);
        if (!found) continue;
        Origins sorted = *found;
        std::ranges::sort(sorted);
        if (known.insert(sorted).second) repair.corrections.push_back(*found);
        if (sorted != Origins{origin}) continue;
        if (std::optional<LeastChange> change = changes.of(origin)) repair.changes.push_back(std::move(*change));
    }
    return repair;
}

}  // namespace orgplan::propose
