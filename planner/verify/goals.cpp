#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "planner/needs/check_needs.h"
#include "planner/report/phrases.h"
#include "planner/verify/review.h"

namespace orgplan::verify {
namespace {

// Sums of parts such as 0.7 are not exact.
constexpr double kSlack = 1e-9;

class Goals {
  public:
    explicit Goals(Review& review) : review_(review), org_(review.org), times_(org_) {}

    void check() {
        int before = 1;  // month from which the stage before is met
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const Stage& stage = org_.stages[s];
            if (!stage.needs.any() || stage.for_day) continue;
            Goal goal;
            goal.stage = id_at<StageId>(s);
            goal.due = due(stage);
            const int last = review_.result.months;
            int met = last + 1;
            while (met > before && met - 1 >= 1 && holds(stage.needs, met - 1)) --met;
            before = met;
            if (met <= last) {
                goal.met = met;
            } else if (last > 0) {
                goal.unmet = unmet(stage.needs, last);
            }
            goal.late = std::max(0, met - goal.due);
            if (stage.due.hard && goal.late > 0) report_late(stage, goal);
            if (!stage.due.hard) review_.result.late += stage.due.weight * goal.late;
            review_.result.goals.push_back(goal);
        }
    }

  private:
    // The last month that begins by the day of the stage.
    int due(const Stage& stage) const {
        return std::clamp(review_.month(stage.at), 1, std::max(1, review_.result.months));
    }

    bool holds(const Needs& needs, int month) {
        const graph::Index& at = review_.at(month);
        const auto complete = [&](const UnitNeed& need) { return is_complete(at, need.unit); };
        const auto filled = [&](const SeatNeed& need) {
            return needs::filled(times_, need.seats, at) >= need.at_least;
        };
        const auto able = [&](const CapacityNeed& need) {
            return needs::capacity(at, need, review_.norms, review_.starts) >= need.at_least - kSlack;
        };
        return std::ranges::all_of(needs.units, complete) && std::ranges::all_of(needs.seats, filled) &&
               std::ranges::all_of(needs.capacity, able) && (!needs.heads || at.count().heads >= *needs.heads);
    }

    // Which needs are not met in a month.
    std::vector<std::string> unmet(const Needs& needs, int month) {
        const graph::Index& at = review_.at(month);
        std::vector<std::string> all;
        for (const UnitNeed& need : needs.units) {
            if (!is_complete(at, need.unit)) all.push_back(fmt::format("`{}` is not complete", org_[need.unit].id));
        }
        for (const SeatNeed& need : needs.seats) {
            const std::size_t filled = needs::filled(times_, need.seats, at);
            if (filled >= need.at_least) continue;
            all.push_back(fmt::format("{} of {}{} filled", filled, report::counted(need.at_least, "seat"),
                                      needs::seats_text(org_, need.seats)));
        }
        for (const CapacityNeed& need : needs.capacity) {
            const double able = needs::capacity(at, need, review_.norms, review_.starts);
            if (able >= need.at_least - kSlack) continue;
            all.push_back(fmt::format("{:.4g} of {:g} for `{}`{}", able, need.at_least, need.work,
                                      given(need.within) ? fmt::format(" in `{}`", org_[need.within].id) : ""));
        }
        const std::size_t heads = at.count().heads;
        if (needs.heads && heads < *needs.heads)
            all.push_back(fmt::format("a headcount of {} of {}", heads, *needs.heads));
        if (all.empty()) all.emplace_back("those of the stage before it are not");
        return all;
    }

    bool is_complete(const graph::Index& at, UnitId unit) const {
        if (!at.exists(unit) || at.tick() < org_[unit].stands) return false;
        const std::optional<Range>& size = at.state(unit).size;
        return !size || size->holds(at.team_size(unit));
    }

    void report_late(const Stage& stage, const Goal& goal) {
        review_.result.findings
            .add("plan-late", stage.due.place,
                 goal.met ? fmt::format("the needs of stage `{}` are met from {}, and are due in {}", stage.id,
                                        review_.month_text(*goal.met), review_.month_text(goal.due))
                          : fmt::format("the needs of stage `{}` are not met by {}, and are due in {}: {}", stage.id,
                                        review_.month_text(review_.result.months), review_.month_text(goal.due),
                                        fmt::join(goal.unmet, "; ")))
            .about = {{"stage", std::string(stage.id)}};
    }

    Review& review_;
    const Organisation& org_;
    graph::UnitTimes times_;
};

}  // namespace

void review_goals(Review& review) {
    Goals(review).check();
}

}  // namespace orgplan::verify
