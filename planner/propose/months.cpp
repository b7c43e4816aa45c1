#include <fmt/format.h>

#include <algorithm>

#include "planner/propose/setup.h"

namespace orgplan::propose {
namespace {

// More months are refused rather than waited for.
constexpr int kMostMonths = 60;

}  // namespace

bool lay_out_months(Setup& setup, text::Findings& faults) {
    const Organisation& org = setup.org;
    Problem& problem = setup.problem;
    problem.now = org.today;
    const Month first = month_of(org.today);
    Month last = first;
    for (const Stage& stage : org.stages) {
        if (stage.needs.any() || stage.at > org.today) last = std::max(last, month_of(stage.at));
    }
    if (org.plan.until) {
        const Month until = month_of(*org.plan.until);
        if (until < last) {
            problem.notes.push_back(
                fmt::format("`plan.until` is {}, and the plan goes on to {}, the month of the last stage.",
                            month_text(until), month_text(last)));
        }
        last = std::max(last, until);
    } else {
        last = last + 3;
        problem.defaults.push_back(fmt::format("`plan.until`: {}, three months past the last stage", month_text(last)));
    }
    problem.months = last - first;
    if (problem.months > kMostMonths) {
        faults.add("plan-too-large", org.stages.back().place,
                   fmt::format("the plan would have {} months, more than {}", problem.months, kMostMonths),
                   "write an earlier `plan: {until: ...}`, or earlier stages");
        return false;
    }
    for (int t = 0; t <= problem.months + 1; ++t) problem.days.push_back(first_day(first + t));
    problem.stay = setup.stay().value_or(0);
    if (!org.plan.moves) {
        problem.defaults.push_back(
            fmt::format("`plan.moves`: allowed, and whoever started or moved stays for {} months", problem.stay));
    }
    return true;
}

}  // namespace orgplan::propose
