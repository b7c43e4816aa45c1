#include "planner/hiring/placing.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "planner/hiring/checks.h"
#include "planner/hiring/schedule.h"
#include "planner/hiring/search.h"

namespace orgplan::hiring {
namespace {

// Of all searches in a plan.
constexpr std::size_t kMostSteps = 400'000;
// Of one that only makes a conflict smaller.
constexpr std::size_t kMostStepsToName = 40'000;
constexpr std::size_t kMostGroupsToName = 64;

class Placer {
  public:
    explicit Placer(const HiringPlan& plan)
        : plan_(plan), model_(plan), groups_(model_.groups.size(), 1), excused_(model_.people.size()), best_(model_) {}

    Placing run() {
        find_overloads();
        limits_ = model_.given;
        placing_.hires = too_many_hires(plan_);
        placing_.interviews = too_many_interviews(plan_);
        if (!placing_.hires.empty()) limits_ = limits_.without(Limit::hires);
        if (!placing_.interviews.empty()) limits_ = limits_.without(Limit::interviews);
        if (limits_.has(Limit::recruiters) && recruiters_exceeded(plan_)) limits_ = limits_.without(Limit::recruiters);
        if (!model_.lots.empty()) place();
        write_days();
        return std::move(placing_);
    }

  private:
    Question question() const {
        Question question;
        question.limits = limits_;
        question.until = model_.months - 1;
        question.groups = &groups_;
        question.excused = &excused_;
        return question;
    }

    // In the months of starts that do not move: the fewest newcomers there can be, and the most others.
    void find_overloads() {
        if (!model_.given.has(Limit::onboarding)) return;
        std::vector<int> fresh(model_.newcomers);
        std::vector<int> settled(model_.people.size());
        std::vector<char> moved(model_.people.size());
        for (std::size_t i = 0; i < settled.size(); ++i) settled[i] = model_.people[i] - model_.newcomers[i];
        for (const Lot& lot : model_.lots) {
            for (const Stay& stay : lot.stays) {
                const Span there = model_.present(lot, stay, lot.first);
                const Span new_there = model_.new_in(lot, stay, lot.first);
                for (int month = there.first; month < there.end; ++month) {
                    const std::size_t i = model_.at(stay.group, month);
                    const bool is_new = new_there.first <= month && month < new_there.end;
                    moved[i] = 1;
                    if (!is_new) settled[i] += lot.size();
                    if (is_new && month >= lot.counted) fresh[i] += lot.size();
                }
            }
        }
        const double ratio = plan_.org.hiring.onboarding->ratio;
        for (std::uint32_t group = 0; group < model_.groups.size(); ++group) {
            for (int month = 0; month < model_.months; ++month) {
                const std::size_t i = model_.at(group, month);
                if (!model_.fixed[i] || fresh[i] <= ratio * settled[i] + 1e-9) continue;
                excused_[i] = 1;
                placing_.overloads.push_back({model_.groups[group], month, fresh[i], settled[i], !moved[i], {}});
            }
        }
        std::map<std::pair<UnitId, int>, Overload*> places;
        for (Overload& each : placing_.overloads) places[{each.group, each.month}] = &each;
        for (std::size_t i = 0; i < plan_.hires.size(); ++i) {
            if (model_.days[i] == kForever) continue;
            const UnitId group = plan_.org.hiring.onboarding->by_team ? plan_.hires[i].home : kNone<UnitId>;
            const auto found = places.find({group, month_of(model_.days[i]) - plan_.first});
            if (found != places.end()) found->second->hires.push_back(&plan_.hires[i]);
        }
    }

    void place() {
        Schedule latest(model_);
        for (std::size_t l = 0; l < model_.lots.size(); ++l) latest.put(l, model_.lots[l].last, latest.left(l));
        best_ = latest;
        if (latest.everything_fits(question(), 0)) return;
        while (true) {
            Question asked = question();
            asked.in_time = true;
            const Verdict in_time = decide(asked, steps_);
            asked.in_time = in_time == Verdict::placed;
            const Verdict verdict = asked.in_time ? in_time : decide(asked, steps_);
            if (verdict == Verdict::placed) {
                placing_.late_is_proved = in_time != Verdict::undecided;
                best_ = found_;
                asked.from = from_;
                put_late(asked);
                return;
            }
            if (limits_.has(Limit::onboarding) && drop_groups()) continue;
            if (verdict == Verdict::undecided) {
                for (const Lot& lot : model_.lots) placing_.undecided += lot.hires.size();
                placing_.late_is_proved = false;
                return;
            }
            drop_conflict();
        }
    }

    // The month from which on hires are counted may be any up to the first in which somebody has to start.
    int beginnings(const Question& asked) const {
        if (!asked.limits.has(Limit::hires)) return 0;
        return last_beginning(plan_);
    }

    // Leaves the schedule in `found_`, and the month from which on hires are counted in `from_`.
    Verdict decide(Question asked, std::size_t& steps) {
        const int last = beginnings(asked);
        for (asked.from = 0; asked.from <= last; ++asked.from) {
            from_ = asked.from;
            for (const Pace pace : {Pace::early, Pace::even}) {
                found_ = Schedule(model_);
                if (fill(model_, asked, pace, found_)) return Verdict::placed;
            }
        }
        bool undecided = false;
        for (asked.from = 0; asked.from <= last; ++asked.from) {
            if (shortage_if_alike(model_, asked)) continue;
            found_ = Schedule(model_);
            from_ = asked.from;
            const Verdict verdict = search(model_, asked, found_, steps);
            if (verdict == Verdict::placed) return verdict;
            undecided = undecided || verdict == Verdict::undecided;
        }
        return undecided ? Verdict::undecided : Verdict::impossible;
    }

    // Reports groups that cannot onboard their own starts; whether there are any.
    bool drop_groups() {
        bool any = false;
        for (std::uint32_t group = 0; group < model_.groups.size(); ++group) {
            if (!groups_[group]) continue;
            Question asked = question();
            asked.limits = Limits().with(Limit::onboarding);
            asked.only = static_cast<int>(group);
            if (std::none_of(model_.lots.begin(), model_.lots.end(), [&](const Lot& lot) { return asked.asks(lot); }))
                continue;
            if (decide(asked, steps_) != Verdict::impossible) continue;
            report(asked, static_cast<int>(group));
            groups_[group] = 0;
            any = true;
        }
        return any;
    }

    bool is_impossible(const Question& asked) {
        std::size_t steps = std::min(steps_, kMostStepsToName);
        steps_ -= steps;
        const bool impossible = decide(asked, steps) == Verdict::impossible;
        steps_ += steps;
        return impossible;
    }

    // Reports the fewest limits that cannot hold together, and lets one of them go.
    void drop_conflict() {
        Question asked = question();
        for (const Limit limit : kAllLimits) {
            if (!asked.limits.has(limit)) continue;
            Question fewer = asked;
            fewer.limits = asked.limits.without(limit);
            if (!fewer.limits.empty() && is_impossible(fewer)) asked = fewer;
        }
        int group = model_.groups.size() == 1 ? 0 : -1;
        if (asked.limits.has(Limit::onboarding) && group < 0) group = group_of(asked);
        std::vector<char> one(groups_.size());
        if (group >= 0) {
            one[static_cast<std::size_t>(group)] = 1;
            asked.groups = &one;
        }
        report(asked, asked.limits.has(Limit::onboarding) ? group : -1);
        if (!asked.limits.has(Limit::onboarding)) {
            for (const Limit limit : kAllLimits) {
                if (!asked.limits.has(limit)) continue;
                limits_ = limits_.without(limit);
                return;
            }
        }
        if (group >= 0) {
            groups_[static_cast<std::size_t>(group)] = 0;
        } else {
            limits_ = limits_.without(Limit::onboarding);
        }
    }

    // The one group whose onboarding is enough for a conflict; less than 0: none is known.
    int group_of(const Question& asked) {
        std::size_t tried = 0;
        for (std::size_t group = 0; group < groups_.size() && tried < kMostGroupsToName; ++group) {
            if (!groups_[group]) continue;
            ++tried;
            std::vector<char> one(groups_.size());
            one[group] = 1;
            Question alone = asked;
            alone.groups = &one;
            if (is_impossible(alone)) return static_cast<int>(group);
        }
        return -1;
    }

    void report(Question asked, int group) {
        std::vector<int> ends;
        for (const Lot& lot : model_.lots) {
            if (asked.asks(lot)) ends.push_back(lot.last);
        }
        std::sort(ends.begin(), ends.end());
        ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
        for (const int end : ends) {
            asked.until = end;
            if (end == ends.back() || is_impossible(asked)) break;
        }
        Conflict conflict;
        conflict.limits = asked.limits;
        conflict.in_group = group >= 0 && asked.limits.has(Limit::onboarding) && plan_.org.hiring.onboarding->by_team;
        if (group >= 0) conflict.group = model_.groups[static_cast<std::size_t>(group)];
        conflict.last = asked.until;
        conflict.first = asked.until;
        const bool own = conflict.in_group && asked.limits.without(Limit::onboarding).empty();
        std::vector<std::uint32_t> hires;
        for (const Lot& lot : model_.lots) {
            if (!asked.asks(lot) || lot.last != asked.until) continue;
            conflict.first = std::min(conflict.first, lot.first);
            conflict.moving += lot.size();
            if (conflict.freeze == kNoFreeze) conflict.freeze = lot.freeze;
            hires.insert(hires.end(), lot.hires.begin(), lot.hires.end());
        }
        for (std::uint32_t i = 0; i < plan_.hires.size(); ++i) {
            const Hire& hire = plan_.hires[i];
            const int first = hire.first - plan_.first;
            const int last = hire.last - plan_.first;
            if (own && hire.home != conflict.group) continue;
            if (first == last && conflict.first <= first && last <= conflict.last) hires.push_back(i);
        }
        std::sort(hires.begin(), hires.end());
        hires.erase(std::unique(hires.begin(), hires.end()), hires.end());
        for (const std::uint32_t i : hires) conflict.hires.push_back(&plan_.hires[i]);
        const std::optional<Shortage> shortage = shortage_if_alike(model_, asked);
        if (shortage) conflict.freeze = kNoFreeze;
        if (shortage && beginnings(asked) == 0)
            conflict.most = std::max(conflict.moving - (shortage->due - shortage->placed), 0);
        placing_.conflicts.push_back(std::move(conflict));
    }

    // Moves starts to the latest months that fit, the last ones first.
    void put_late(const Question& asked) {
        for (std::size_t l = model_.lots.size(); l-- > 0;) {
            const Lot& lot = model_.lots[l];
            for (int month = lot.last - 1; month >= lot.first; --month) {
                for (int to = lot.last; to > month && best_.placed(l, month) > 0; --to) {
                    if (asked.allows(lot, to)) move_most(asked, l, month, to);
                }
            }
        }
    }

    void move_most(const Question& asked, std::size_t l, int month, int to) {
        int count = best_.placed(l, month);
        if (asked.limits.has(Limit::hires) || asked.limits.has(Limit::interviews))
            count = std::min(count, best_.room(asked, to));
        for (; count > 0; count /= 2) {
            best_.put(l, month, -count);
            best_.put(l, to, count);
            if (fits_after(asked, l, month, to)) return;
            best_.put(l, to, -count);
            best_.put(l, month, count);
        }
    }

    bool fits_after(const Question& asked, std::size_t l, int month, int to) const {
        const Lot& lot = model_.lots[l];
        if (!best_.groups_fit(asked, l, month) || !best_.month_fits(asked, to)) return false;
        for (int m = month; lot.interviews && m <= lot.counted; ++m) {
            if (!best_.month_fits(asked, m)) return false;
        }
        for (int quarter = model_.quarter(month); quarter <= model_.quarter(lot.counted); ++quarter) {
            if (!best_.quarter_fits(asked, quarter, model_.months)) return false;
        }
        return true;
    }

    void write_days() {
        placing_.days = model_.days;
        for (std::size_t l = 0; l < model_.lots.size(); ++l) {
            const Lot& lot = model_.lots[l];
            auto next = lot.hires.begin();
            for (int month = lot.first; month <= lot.last; ++month) {
                for (int count = best_.placed(l, month); count > 0 && next != lot.hires.end(); --count)
                    placing_.days[*next++] = lot.latest_day(month);
            }
        }
    }

    const HiringPlan& plan_;
    StartModel model_;
    Limits limits_;
    std::vector<char> groups_;
    std::vector<char> excused_;
    Schedule best_;
    Schedule found_{model_};
    int from_ = 0;
    std::size_t steps_ = kMostSteps;
    Placing placing_;
};

}  // namespace

Placing place_starts(const HiringPlan& plan) {
    if (plan.hires.empty()) return {};
    return Placer(plan).run();
}

}  // namespace orgplan::hiring
