#include "planner/propose/least_change.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>

#include "planner/propose/program.h"

namespace orgplan::propose {
namespace {

class Changing {
  public:
    Changing(const Problem& problem, const Organisation& org, const Effort& effort)
        : problem_(problem), org_(org), effort_(effort) {}

    std::optional<LeastChange> of(std::uint32_t origin) const {
        for (const CountRow& row : problem_.counts) {
            if (row.origin == origin && row.whole != 0) return of_money(origin, row.whole, row.exceeded);
        }
        for (const TotalLimit& total : problem_.totals) {
            if (total.origin == origin) return of_money(origin, double(total.whole), total.exceeded);
        }
        if (problem_.hire_limit && problem_.hire_limit->origin == origin) return of_hires(origin);
        if (problem_.interviews && problem_.interviews->origin == origin) {
            return stepwise(origin, problem_.interviews->per_month, kTenths,
                            [](Problem& then, double to) { then.interviews->per_month = to; });
        }
        for (std::size_t i = 0; i < problem_.recruiters.size(); ++i) {
            if (problem_.recruiters[i].origin != origin) continue;
            return stepwise(origin, problem_.recruiters[i].per_month * 3, kTenths,
                            [i](Problem& then, double to) { then.recruiters[i].per_month = to / 3; });
        }
        for (const OnboardingLimit& limit : problem_.onboarding) {
            if (limit.origin != origin) continue;
            return stepwise(origin, limit.ratio, kHundredths, [origin](Problem& then, double to) {
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
        for (const Profile& profile : problem_.profiles) {
            if (profile.fill_origin == origin) return of_days(origin, profile.days_to_fill);
        }
        return std::nullopt;
    }

  private:
    // Steps of one, as people write such numbers.
    static constexpr int kTenths = 10;
    static constexpr int kHundredths = 100;

    bool possible(const Problem& problem) const {
        const Program program(problem);
        return solver::solve(program.model, {}, nullptr, effort_.limits).solved();
    }

    bool possible_with(const std::function<void(Problem&)>& change) const {
        Problem then = problem_;
        change(then);
        return possible(then);
    }

    // The least of so many steps with which there is a plan, where more never hurt; nothing where the most do not help.
    std::optional<int> least(int most, const std::function<void(Problem&, int)>& apply) const {
        const auto helps = [&](int steps) { return possible_with([&](Problem& then) { apply(then, steps); }); };
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

    // The least number above another, in so many steps of one.
    std::optional<double> least_above(double from, int parts,
                                      const std::function<void(Problem&, double)>& apply) const {
        constexpr int kMost = 64;
        const double first = std::floor(from * parts + 1e-6);
        const auto number = [&](int steps) { return (first + steps) / parts; };
        const std::optional<int> steps =
            least(kMost * parts, [&](Problem& then, int count) { apply(then, number(count)); });
        if (!steps) return std::nullopt;
        return number(*steps);
    }

    std::optional<LeastChange> stepwise(std::uint32_t origin, double from, int parts,
                                        const std::function<void(Problem&, double)>& apply) const {
        const std::optional<double> to = least_above(from, parts, apply);
        if (!to) return std::nullopt;
        return LeastChange{origin, fmt::format("{:.10g}", from), fmt::format("{:.10g}", *to)};
    }

    // More may hurt: 0.6 a month does not allow each month that 0.5 does. A whole number allows all that less does.
    std::optional<LeastChange> of_hires(std::uint32_t origin) const {
        const auto apply = [](Problem& then, double to) { then.hire_limit->per_month = to; };
        const double from = problem_.hire_limit->per_month;
        std::optional<double> to = least_above(from, 1, apply);
        if (!to) return std::nullopt;
        const auto last = static_cast<int>(*to * kTenths);
        for (int part = static_cast<int>(std::floor(std::max(from, *to - 1) * kTenths + 1e-6)) + 1; part < last;
             ++part) {
            const double tried = double(part) / kTenths;
            if (!possible_with([&](Problem& then) { apply(then, tried); })) continue;
            to = tried;
            break;
        }
        return LeastChange{origin, fmt::format("{:.10g}", from), fmt::format("{:.10g}", *to)};
    }

    std::optional<LeastChange> of_days(std::uint32_t origin, int days) const {
        if (!problem_.origins[origin].place.known() || problem_.origins[origin].kind != Origin::Kind::number) return {};
        const std::optional<int> fewer = least(days, [&](Problem& then, int count) {
            for (Profile& each : then.profiles) {
                if (each.fill_origin != origin) continue;
                each.days_to_fill = days - count;
                each.earliest = earliest_start(then, each.days_to_fill);
            }
        });
        if (!fewer) return std::nullopt;
        return LeastChange{origin, std::to_string(days), std::to_string(days - *fewer)};
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
        const auto is_whole = [&](const CountRow& row) {
            return row.origin != origin || std::ranges::all_of(row.weights, [](const CountRow::Weight& each) {
                       return each.times == std::round(each.times);
                   });
        };
        const int parts = std::ranges::all_of(problem_.counts, is_whole) ? 1 : kHundredths;
        const auto find = [&](std::vector<double> CountRow::*side, double sign) {
            return least(kMost * parts, [&](Problem& then, int count) {
                for (CountRow& row : then.counts) {
                    if (row.origin != origin) continue;
                    for (double& bound : row.*side) bound += sign * count / parts;
                }
            });
        };
        const auto by = [&](int count, std::string_view way) {
            return LeastChange{origin, {}, fmt::format("a limit that is {:.10g} {}", double(count) / parts, way)};
        };
        if (const std::optional<int> more = find(&CountRow::high, 1)) return by(*more, "higher");
        if (const std::optional<int> fewer = find(&CountRow::low, -1)) return by(*fewer, "lower");
        return std::nullopt;
    }

    // Of money each unit counts, so that about the least is found at once; what it is exactly is tried. Where the spec
    // itself is beyond the limit, what is paid would still be more than a number found so.
    std::optional<LeastChange> of_money(std::uint32_t origin, double whole, bool exceeded) const {
        if (exceeded) return std::nullopt;
        Program program(problem_);
        const solver::Var more = program.model.add({0, kNoBound, false, "more"});
        for (solver::Row& row : program.model.rows) {
            if (row.group == origin) row.terms.push_back({more, -1.0});
        }
        const std::vector<solver::Term> objective{{more, 1}};
        const solver::Answer answer = solver::solve(program.model, objective, nullptr, effort_.limits);
        if (answer.status != solver::Status::optimal) return std::nullopt;
        const auto helps = [&](Amount added) {
            return possible_with([&](Problem& then) { raise(then, origin, added); });
        };
        constexpr int kMostTries = 3;
        Amount added =
            std::max<Amount>(1, static_cast<Amount>(std::ceil(answer.objective / double(problem_.money) - 1e-6)));
        for (int tries = 0; !helps(added); ++tries, ++added) {
            if (tries == kMostTries) return std::nullopt;
        }
        for (int tries = 0; added > 1 && helps(added - 1); ++tries, --added) {
            if (tries == kMostTries) return std::nullopt;
        }
        const auto from = static_cast<Amount>(std::llround(whole / double(problem_.money)));
        return LeastChange{origin, money_text(from, org_.costs.currency),
                           money_text(from + added, org_.costs.currency)};
    }

    static void raise(Problem& then, std::uint32_t origin, Amount added) {
        const Money more = added * then.money;
        for (CountRow& row : then.counts) {
            if (row.origin != origin || row.whole == 0) continue;
            for (double& high : row.high) high += double(more);
        }
        for (TotalLimit& total : then.totals) {
            if (total.origin == origin) total.high += more;
        }
    }

    const Problem& problem_;
    const Organisation& org_;
    const Effort& effort_;
};

}  // namespace

std::optional<LeastChange> LeastChanges::of(std::uint32_t origin) const {
    return Changing(problem_, org_, effort_).of(origin);
}

}  // namespace orgplan::propose
