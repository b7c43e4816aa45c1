#include "planner/hiring/schedule.h"

#include <algorithm>

#include "planner/hiring/rates.h"

namespace orgplan::hiring {
namespace {

// Whether teams can fill the demand of families: a flow, one path after another, over very few of either.
class Filling {
  public:
    Filling(const std::vector<RecruitingTeam>& teams, std::vector<int> fills, const std::vector<int>& demand)
        : teams_(teams), left_(std::move(fills)), given_(teams.size(), std::vector<int>(demand.size())) {
        for (std::size_t family = 0; family < demand.size() && fits_; ++family) {
            for (int wanted = demand[family]; wanted > 0 && fits_;) {
                seen_.assign(teams.size(), false);
                const int given = give(family, wanted);
                wanted -= given;
                fits_ = given > 0;
            }
        }
    }

    bool fits() const { return fits_; }

  private:
    // Finds room for up to so many of a family, by moving others to other teams.
    int give(std::size_t family, int wanted) {
        for (std::size_t t = 0; t < teams_.size(); ++t) {
            if (seen_[t] || !teams_[t].recruits[family]) continue;
            seen_[t] = true;
            int found = std::min(wanted, left_[t]);
            left_[t] -= found;
            for (std::size_t other = 0; other < given_[t].size() && found == 0; ++other) {
                if (other == family || given_[t][other] == 0) continue;
                found = give(other, std::min(wanted, given_[t][other]));
                given_[t][other] -= found;
            }
            given_[t][family] += found;
            if (found > 0) return found;
        }
        return 0;
    }

    const std::vector<RecruitingTeam>& teams_;
    std::vector<int> left_;
    std::vector<std::vector<int>> given_;  // by team, then family
    std::vector<bool> seen_;
    bool fits_ = true;
};

}  // namespace

bool Question::asks(const Lot& lot) const {
    return only < 0 || std::any_of(lot.stays.begin(), lot.stays.end(),
                                   [&](const Stay& stay) { return stay.group == static_cast<std::uint32_t>(only); });
}

int Question::first(const Lot& lot) const {
    return std::max({lot.first, from, in_time ? lot.in_time : 0});
}

Schedule::Schedule(const StartModel& model)
    : model_(&model),
      starts_(model.starts),
      interviewed_(model.interviewed),
      interviewers_(model.interviewers),
      people_(model.people),
      newcomers_(model.newcomers),
      moved_in_(model.people.size()),
      recruiter_months_(model.recruiter_months),
      demand_(model.demand) {
    for (std::size_t l = 0; l < model.lots.size(); ++l) {
        placed_.emplace_back(model.lots[l].days.size());
        left_.push_back(model.lots[l].size());
        if (!model.lots[l].recruits.empty()) recruiting_.push_back(l);
    }
}

void Schedule::put(std::size_t l, int month, int count) {
    const Lot& lot = model_->lots[l];
    placed_[l][at(month - lot.first)] += count;
    left_[l] -= count;
    starts_[at(month)] += count;
    interviewed_[at(month)] += count;
    if (lot.family >= 0) demand_[at(model_->quarter(month))][at(lot.family)] += count;
    for (int m = month; m < lot.counted; ++m) {
        if (lot.interviews) interviewers_[at(m + 1)] += count;
        for (const std::uint32_t entry : lot.recruits) recruiter_months_[entry][at(model_->quarter(m))] += count;
    }
    for (const Stay& stay : lot.stays) {
        const Span there = model_->present(lot, stay, month);
        for (int m = there.first; m < there.end; ++m) people_[model_->at(stay.group, m)] += count;
        const Span fresh = model_->new_in(lot, stay, month);
        for (int m = fresh.first; m < fresh.end; ++m) newcomers_[model_->at(stay.group, m)] += count;
    }
    if (!lot.stays.empty()) moved_in_[model_->at(lot.stays.front().group, month)] += count;
}

int Schedule::placed(std::size_t lot, int month) const {
    return placed_[lot][at(month - model_->lots[lot].first)];
}

int Schedule::demand(int quarter, int family) const {
    return demand_[at(quarter)][at(family)];
}

double Schedule::recruiter_months(std::uint32_t entry, int quarter) const {
    return recruiter_months_[entry][at(quarter)];
}

int Schedule::room(const Question& question, int month) const {
    int room = kAny;
    if (question.limits.has(Limit::hires))
        room = quota(*model_->plan.org.hiring.hires_per_month, month, question.from) - starts_[at(month)];
    if (question.limits.has(Limit::interviews)) {
        room = std::min(room, interviewed_by(*model_->plan.org.hiring.interviews, at(interviewers_[at(month)])) -
                                  interviewed_[at(month)]);
    }
    return room;
}

bool Schedule::quarter_fits(const Question& question, int quarter, int left_from) const {
    if (!question.limits.has(Limit::recruiters)) return true;
    const std::vector<Recruiters>& entries = model_->plan.org.hiring.recruiters;
    std::vector<double> months;
    for (std::uint32_t e = 0; e < entries.size(); ++e) months.push_back(recruiter_months(e, quarter));
    for (const std::size_t l : recruiting_) {
        const Lot& lot = model_->lots[l];
        if (left_[l] == 0) continue;
        for (int m = std::max(lot.first, left_from); m < lot.counted && model_->quarter(m) <= quarter; ++m) {
            if (model_->quarter(m) < quarter) continue;
            for (const std::uint32_t entry : lot.recruits) months[entry] += left_[l];
        }
    }
    std::vector<int> fills;
    for (const RecruitingTeam& team : model_->teams) {
        std::int64_t sum = 0;
        for (const std::uint32_t entry : team.entries) sum += filled_in(entries[entry], months[entry]);
        fills.push_back(static_cast<int>(std::min<std::int64_t>(sum, kAny)));
    }
    return Filling(model_->teams, std::move(fills), demand_[at(quarter)]).fits();
}

bool Schedule::group_fits(const Question& question, std::uint32_t group, int month) const {
    if (!question.limits.has(Limit::onboarding) || !(*question.groups)[group]) return true;
    const std::size_t i = model_->at(group, month);
    const bool checked = moved_in_[i] > 0 || (model_->fixed[i] && !(*question.excused)[i]);
    return !checked || newcomers_[i] <= model_->plan.org.hiring.onboarding->ratio * (people_[i] - newcomers_[i]) + 1e-9;
}

bool Schedule::groups_fit(const Question& question, std::size_t l, int month) const {
    const Lot& lot = model_->lots[l];
    for (const Stay& stay : lot.stays) {
        for (int m = month; m <= std::min(question.until, model_->months - 1); ++m) {
            if (!group_fits(question, stay.group, m)) return false;
        }
    }
    return true;
}

bool Schedule::everything_fits(const Question& question, int from_month) const {
    for (int month = from_month; month <= question.until; ++month) {
        if (!month_fits(question, month)) return false;
        for (std::uint32_t group = 0; group < model_->groups.size(); ++group) {
            if (!group_fits(question, group, month)) return false;
        }
        const bool last = month == question.until || model_->quarter(month + 1) != model_->quarter(month);
        if (last && !quarter_fits(question, model_->quarter(month), month + 1)) return false;
    }
    return true;
}

}  // namespace orgplan::hiring
