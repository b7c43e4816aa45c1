#include "planner/hiring/search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_set>

#include "planner/hiring/rates.h"

namespace orgplan::hiring {
namespace {

// More decisions than a search within any bound could vary.
constexpr std::size_t kMostDecisions = 50'000;

bool quarter_ends(const StartModel& model, const Question& question, int month) {
    return month == question.until || model.quarter(month + 1) != model.quarter(month);
}

// By month, the lots that may start in it, in their order.
std::vector<std::vector<std::size_t>> by_month(const StartModel& model, const Question& question) {
    std::vector<std::vector<std::size_t>> open(at(question.until + 1));
    for (std::size_t l = 0; l < model.lots.size(); ++l) {
        const Lot& lot = model.lots[l];
        if (!question.asks(lot)) continue;
        for (int month = question.first(lot); month <= std::min(lot.last, question.until); ++month) {
            if (lot.open_in(month)) open[at(month)].push_back(l);
        }
    }
    return open;
}

bool fits_after(const StartModel& model, const Question& question, const Schedule& schedule, std::size_t lot,
                int month) {
    return schedule.month_fits(question, month) && schedule.groups_fit(question, lot, month) &&
           schedule.quarter_fits(question, model.quarter(month), kAny);
}

// Lets as many of a lot start in a month as fit.
void put_most(const StartModel& model, const Question& question, std::size_t lot, int month, int most,
              Schedule& schedule) {
    int high = std::min({most, schedule.left(lot), schedule.room(question, month)});
    if (high <= 0) return;
    const auto fits = [&](int count) {
        schedule.put(lot, month, count);
        if (fits_after(model, question, schedule, lot, month)) return true;
        schedule.put(lot, month, -count);
        return false;
    };
    if (fits(high)) return;
    int low = 0;
    while (low + 1 < high) {
        const int middle = low + (high - low) / 2;
        if (fits(middle)) {
            schedule.put(lot, month, -middle);
            low = middle;
        } else {
            high = middle;
        }
    }
    if (low > 0) schedule.put(lot, month, low);
}

void put_evenly(const StartModel& model, const Question& question, std::vector<std::size_t> lots, int month,
                Schedule& schedule) {
    const auto months = [&](std::size_t lot) { return std::int64_t{model.lots[lot].last - month + 1}; };
    std::stable_sort(lots.begin(), lots.end(), [&](std::size_t a, std::size_t b) {
        return schedule.left(a) * months(b) > schedule.left(b) * months(a);
    });
    for (const std::size_t lot : lots) {
        const std::int64_t part = (schedule.left(lot) + months(lot) - 1) / months(lot);
        put_most(model, question, lot, month, static_cast<int>(part), schedule);
    }
}

}  // namespace

bool fill(const StartModel& model, const Question& question, Pace pace, Schedule& schedule) {
    const std::vector<std::vector<std::size_t>> open = by_month(model, question);
    for (int month = question.from; month <= question.until; ++month) {
        if (pace == Pace::even) put_evenly(model, question, open[at(month)], month, schedule);
        for (const std::size_t lot : open[at(month)]) {
            put_most(model, question, lot, month, kAny, schedule);
            if (model.lots[lot].last == month && schedule.left(lot) > 0) return false;
        }
    }
    return schedule.everything_fits(question, 0);
}

namespace {

// Starts that are alike in all but their months, and may be up to their stage, freezes or not: the earliest months that
// fit are best, since whoever is there early is new no longer than others. Where a start moves to an earlier month,
// months up to its old one lose one or keep what they have, and later ones have nobody new who was not, and nobody
// fewer who is not.
class Alike {
  public:
    Alike(const StartModel& model, const Question& question)
        : model_(model),
          question_(question),
          group_(model.groups.size() == 1 ? 0 : question.only),
          limits_group_(question.limits.has(Limit::onboarding) && group_ >= 0 && (*question.groups)[at(group_)]),
          ends_(at(model.months), kAny),
          people_(at(model.months)),
          newcomers_(at(model.months)) {
        for (std::size_t l = 0; l < model.lots.size(); ++l) {
            const Lot& lot = model.lots[l];
            const bool whole = group_ < 0 || !limits_group_ || model.groups.size() == 1;
            const bool here = whole
                                  ? question.asks(lot)
                                  : !lot.stays.empty() && lot.stays.front().group == static_cast<std::uint32_t>(group_);
            if (here) lots_.push_back(l);
        }
    }

    std::optional<Shortage> shortage() {
        if (lots_.empty()) return std::nullopt;
        find_room();
        if (question_.limits.has(Limit::recruiters)) find_quarters();
        if (limits_group_) find_people();
        return place();
    }

  private:
    const Lot& lot(std::size_t l) const { return model_.lots[l]; }

    void find_room() {
        std::vector<int> interviewers = model_.interviewers;
        if (question_.limits.has(Limit::interviews)) {
            for (const Lot& each : model_.lots) {
                for (int m = question_.first(each); m < each.counted && each.interviews; ++m)
                    interviewers[at(m + 1)] += each.size();
            }
        }
        for (int month = 0; month < model_.months; ++month) {
            int room = kAny;
            if (question_.limits.has(Limit::hires))
                room = quota(*model_.plan.org.hiring.hires_per_month, month, question_.from) - model_.starts[at(month)];
            if (question_.limits.has(Limit::interviews)) {
                room = std::min(room, interviewed_by(*model_.plan.org.hiring.interviews, at(interviewers[at(month)])) -
                                          model_.interviewed[at(month)]);
            }
            room_.push_back(std::max(room, 0));
        }
    }

    void find_quarters() {
        std::vector<char> families(model_.demand.front().size());
        for (const std::size_t l : lots_) {
            // Whoever needs no recruiter leaves more room for others.
            if (lot(l).family < 0) return;
            families[at(lot(l).family)] = 1;
        }
        std::vector<std::vector<double>> months = model_.recruiter_months;
        for (const Lot& each : model_.lots) {
            for (const std::uint32_t entry : each.recruits) {
                for (int m = question_.first(each); m < each.counted; ++m)
                    months[entry][at(model_.quarter(m))] += each.size();
            }
        }
        for (std::size_t q = 0; q < model_.demand.size(); ++q) {
            std::int64_t fills = 0;
            for (const RecruitingTeam& team : model_.teams) {
                bool any = false;
                for (std::size_t f = 0; f < families.size(); ++f) any = any || (families[f] && team.recruits[f]);
                for (const std::uint32_t entry : team.entries) {
                    if (any) fills += filled_in(model_.plan.org.hiring.recruiters[entry], months[entry][q]);
                }
            }
            for (std::size_t f = 0; f < families.size(); ++f) fills -= families[f] ? model_.demand[q][f] : 0;
            quarters_.push_back(static_cast<int>(std::clamp<std::int64_t>(fills, 0, kAny)));
        }
    }

    void find_people() {
        for (int month = 0; month < model_.months; ++month) {
            people_[at(month)] = model_.people[model_.at(static_cast<std::uint32_t>(group_), month)];
            newcomers_[at(month)] = model_.newcomers[model_.at(static_cast<std::uint32_t>(group_), month)];
        }
        // Those of other groups who come here later only leave room: they are left out, or make it fit.
        for (const Lot& each : model_.lots) {
            for (const Stay& stay : each.stays) {
                if (stay.group != static_cast<std::uint32_t>(group_) || &stay == &each.stays.front()) continue;
                const Span there = model_.present(each, stay, each.first);
                for (int m = there.first; m < there.end; ++m) people_[at(m)] += each.size();
            }
        }
        for (const std::size_t l : lots_) {
            const Lot& each = lot(l);
            for (int month = question_.first(each); month <= each.last; ++month) {
                if (!each.open_in(month)) continue;
                const Span fresh = model_.new_in(each, each.stays.front(), month);
                // Who leaves within the ramp-up is not new either.
                ends_[at(month)] = std::min(ends_[at(month)], std::max(fresh.end, month));
            }
        }
        for (int month = model_.months - 1; month > 0; --month)
            ends_[at(month - 1)] = std::min(ends_[at(month - 1)], ends_[at(month)]);
    }

    // How many may be new in a month at most, if so many are there who are not.
    int most_new(int settled) const {
        const double most = model_.plan.org.hiring.onboarding->ratio * settled + 1e-9;
        return static_cast<int>(std::clamp(std::floor(most), -1.0, 1e9));
    }

    bool is_checked(int month) const {
        const std::size_t i = model_.at(static_cast<std::uint32_t>(group_), month);
        return model_.fixed[i] && !(*question_.excused)[i];
    }

    int most_in(int month, int high) const {
        if (!limits_group_ || high <= 0) return high;
        const int end = std::min(ends_[at(month)], model_.months);
        if (end <= month) {
            const int settled = people_[at(month)] + high - newcomers_[at(month)];
            return newcomers_[at(month)] <= most_new(settled) ? high : 0;
        }
        for (int m = month; m < end; ++m) {
            if (m != month && !is_checked(m)) continue;
            high = std::min(high, most_new(people_[at(m)] - newcomers_[at(m)]) - newcomers_[at(m)]);
        }
        return std::max(high, 0);
    }

    std::optional<Shortage> place() {
        std::vector<std::vector<std::size_t>> opening(at(model_.months));
        for (const std::size_t l : lots_) opening[at(question_.first(lot(l)))].push_back(l);
        std::vector<int> due(at(model_.months));  // waiting, by the month they are due
        int waiting = 0;
        Shortage sum;
        for (int month = question_.from; month <= question_.until; ++month) {
            for (const std::size_t l : opening[at(month)]) {
                due[at(lot(l).counted)] += lot(l).size();
                waiting += lot(l).size();
            }
            int high = std::min(waiting, room_[at(month)]);
            int* const quarter = quarters_.empty() ? nullptr : &quarters_[at(model_.quarter(month))];
            if (quarter != nullptr) high = std::min(high, *quarter);
            const int count = most_in(month, high);
            if (quarter != nullptr) *quarter -= count;
            waiting -= count;
            sum.placed += count;
            for (int left = count, m = month; left > 0; ++m) {
                const int taken = std::min(left, due[at(m)]);
                due[at(m)] -= taken;
                left -= taken;
            }
            if (limits_group_) {
                for (int m = month; m < model_.months; ++m) people_[at(m)] += count;
                for (int m = month; m < std::min(ends_[at(month)], model_.months); ++m) newcomers_[at(m)] += count;
            }
            if (due[at(month)] == 0) continue;
            sum.last = month;
            for (const std::size_t l : lots_) {
                if (lot(l).counted <= month) sum.due += lot(l).size();
            }
            sum.placed = sum.due - due[at(month)];
            return sum;
        }
        return std::nullopt;
    }

    const StartModel& model_;
    const Question& question_;
    int group_;
    bool limits_group_;
    std::vector<std::size_t> lots_;
    std::vector<int> room_;      // by month
    std::vector<int> quarters_;  // what recruiters can still fill; nothing where that is not limited
    // The earliest month in which those who start in a month, or later, are no longer new.
    std::vector<int> ends_;
    std::vector<int> people_;
    std::vector<int> newcomers_;
};

}  // namespace

std::optional<Shortage> shortage_if_alike(const StartModel& model, const Question& question) {
    return Alike(model, question).shortage();
}

namespace {

class Search {
  public:
    Search(const StartModel& model, const Question& question, Schedule& schedule, std::size_t& steps)
        : model_(model), question_(question), schedule_(schedule), steps_(steps) {
        const std::vector<std::vector<std::size_t>> open = by_month(model, question);
        starting_.resize(at(question.until + 1));
        for (int month = question.from; month <= question.until; ++month) {
            for (const std::size_t lot : open[at(month)]) decisions_.push_back({static_cast<int>(lot), month});
            decisions_.push_back({-1, month});
        }
        for (std::uint32_t group = 0; group < model.groups.size(); ++group) {
            for (int month = 0; month <= question.until; ++month) {
                if (model.fixed[model.at(group, month)]) starting_[at(month)].push_back(group);
            }
        }
        for (std::size_t l = 0; l < model.lots.size(); ++l) {
            if (question.asks(model.lots[l])) lots_.push_back(l);
        }
        latest_interviewers_ = model.interviewers;
        for (const Lot& lot : model.lots) {
            for (int m = lot.first; m < lot.counted && lot.interviews; ++m) {
                if (!latest_interviewers_.empty()) latest_interviewers_[at(m + 1)] += lot.size();
            }
            for (int m = lot.first; m <= lot.last && !lot.stays.empty(); ++m) {
                const Span fresh = lot.open_in(m) ? model.new_in(lot, lot.stays.front(), m) : Span{0, 1};
                any_settles_at_once_ = any_settles_at_once_ || fresh.first == fresh.end;
            }
        }
    }

    Verdict run() {
        if (decisions_.size() > kMostDecisions) return Verdict::undecided;
        std::size_t d = 0;
        bool forward = true;
        while (d < decisions_.size()) {
            if (steps_ == 0) return Verdict::undecided;
            --steps_;
            forward =
                decisions_[d].lot < 0 ? forward && month_ends(decisions_[d].month) : decide(decisions_[d], forward);
            if (forward) {
                ++d;
            } else if (d-- == 0) {
                return Verdict::impossible;
            }
        }
        return Verdict::placed;
    }

  private:
    struct Decision {
        int lot;  // less than 0: the month ends
        int month;
        int count = 0;
    };

    // From as many as there is room for down to as few as can wait no longer.
    bool decide(Decision& decision, bool first) {
        const auto l = static_cast<std::size_t>(decision.lot);
        const Lot& lot = model_.lots[l];
        if (first) {
            decision.count = std::min(schedule_.left(l), schedule_.room(question_, decision.month));
            if (decision.count < 0) return false;
        } else {
            schedule_.put(l, decision.month, -decision.count);
            --decision.count;
        }
        const bool must = lot.last == decision.month;
        const int low = must ? schedule_.left(l) : 0;
        for (; decision.count >= low; --decision.count) {
            if (steps_ == 0) return false;
            --steps_;
            schedule_.put(l, decision.month, decision.count);
            if (decision.count == 0 || stays_possible(lot, decision.month)) return true;
            schedule_.put(l, decision.month, -decision.count);
        }
        return false;
    }

    // Those who are new to the end of a month only make it worse.
    bool stays_possible(const Lot& lot, int month) const {
        if (lot.stays.empty()) return true;
        const Span fresh = model_.new_in(lot, lot.stays.front(), month);
        return fresh.first == fresh.end || any_settles_at_once_ ||
               schedule_.group_fits(question_, lot.stays.front().group, month);
    }

    bool month_ends(int month) {
        if (!schedule_.month_fits(question_, month)) return false;
        for (const std::uint32_t group : starting_[at(month)]) {
            if (!schedule_.group_fits(question_, group, month)) return false;
        }
        for (const std::size_t l : lots_) {
            const Lot& lot = model_.lots[l];
            if (lot.first > month || month > lot.last || lot.stays.empty()) continue;
            if (!schedule_.group_fits(question_, lot.stays.front().group, month)) return false;
        }
        if (!schedule_.quarter_fits(question_, model_.quarter(month), month + 1)) return false;
        return what_is_left_fits(month) && seen_.insert(what_matters_after(month)).second;
    }

    // Whether the months to come have room enough, whatever else they need.
    bool what_is_left_fits(int month) const {
        if (!question_.limits.has(Limit::hires) && !question_.limits.has(Limit::interviews)) return true;
        std::vector<std::int64_t> due(at(model_.months));
        for (const std::size_t l : lots_) due[at(model_.lots[l].last)] += schedule_.left(l);
        std::int64_t room = 0;
        std::int64_t sum = 0;
        for (int m = month + 1; m <= question_.until; ++m) {
            std::int64_t here = kAny;
            if (question_.limits.has(Limit::hires))
                here = quota(*model_.plan.org.hiring.hires_per_month, m, question_.from) - model_.starts[at(m)];
            if (question_.limits.has(Limit::interviews)) {
                here = std::min<std::int64_t>(
                    here, interviewed_by(*model_.plan.org.hiring.interviews, at(latest_interviewers_[at(m)])) -
                              model_.interviewed[at(m)]);
            }
            room += std::max<std::int64_t>(here, 0);
            sum += due[at(m)];
            if (sum > room) return false;
        }
        return true;
    }

    // What the months so far mean for those to come: two ways that agree in it go on alike.
    std::string what_matters_after(int month) {
        std::vector<std::int32_t> key{month};
        for (const std::size_t l : lots_) {
            const Lot& lot = model_.lots[l];
            if (lot.first > month) continue;
            key.push_back(schedule_.left(l));
            for (int m = lot.first; m <= std::min(month, lot.last) && !lot.stays.empty(); ++m) {
                if (schedule_.placed(l, m) == 0) continue;
                for (const Stay& stay : lot.stays) {
                    if (model_.new_in(lot, stay, m).end <= month + 1) continue;
                    key.insert(key.end(), {-1, m, schedule_.placed(l, m)});
                    break;
                }
            }
        }
        if (!model_.demand.empty() && !quarter_ends(model_, question_, month)) {
            const int quarter = model_.quarter(month);
            for (std::size_t f = 0; f < model_.demand.front().size(); ++f)
                key.push_back(schedule_.demand(quarter, static_cast<int>(f)));
            for (std::uint32_t e = 0; e < model_.recruiter_months.size(); ++e)
                key.push_back(static_cast<std::int32_t>(schedule_.recruiter_months(e, quarter)));
        }
        steps_ -= std::min(steps_, key.size() / 8);
        return {reinterpret_cast<const char*>(key.data()), key.size() * sizeof(std::int32_t)};
    }

    const StartModel& model_;
    const Question& question_;
    Schedule& schedule_;
    std::size_t& steps_;
    std::vector<Decision> decisions_;
    std::vector<std::vector<std::uint32_t>> starting_;  // by month, groups with starts that do not move
    std::vector<std::size_t> lots_;
    std::vector<int> latest_interviewers_;
    std::unordered_set<std::string> seen_;
    bool any_settles_at_once_ = false;
};

}  // namespace

Verdict search(const StartModel& model, const Question& question, Schedule& schedule, std::size_t& steps) {
    return Search(model, question, schedule, steps).run();
}

}  // namespace orgplan::hiring
