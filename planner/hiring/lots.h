#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "planner/hiring/freezes.h"
#include "planner/hiring/hires.h"

// The starts of a plan and what limits them, laid out for those who choose their months. Months count from the first of
// the plan.

namespace orgplan::hiring {

enum class Limit : std::uint8_t { hires, interviews, recruiters, onboarding };

/// Some of the limits.
class Limits {
  public:
    bool has(Limit limit) const { return (bits_ >> static_cast<unsigned>(limit)) & 1U; }
    Limits with(Limit limit) const { return Limits(bits_ | (1U << static_cast<unsigned>(limit))); }
    Limits without(Limit limit) const { return Limits(bits_ & ~(1U << static_cast<unsigned>(limit))); }
    bool empty() const { return bits_ == 0; }
    Limits() = default;

  private:
    explicit Limits(unsigned bits) : bits_(bits) {}
    unsigned bits_ = 0;
};
constexpr Limit kAllLimits[] = {Limit::hires, Limit::interviews, Limit::recruiters, Limit::onboarding};

/// Months of [first, end).
struct Span {
    int first = 0;
    int end = 0;
};

/// Where somebody sits who starts: the first from the start on, others from their own days. A group is the company, or
/// a unit with starts of its own.
struct Stay {
    std::uint32_t group = 0;
    Tick from;
    Tick to;
};

/// Starts that are alike in all that limits count, and that may be in several months.
struct Lot {
    int first = 0;
    int last = 0;
    int counted = 0;  ///< the month from which on those who are there count it already; not before `last`
    int in_time = 0;  ///< the first month for which it is not yet too late to open the requisition; at most `last`
    std::vector<Tick> days;          ///< by month from the first on: the earliest; `kForever`: a freeze allows none
    std::size_t freeze = kNoFreeze;  ///< one that takes months from them
    std::vector<Tick>
        latest;       ///< by month too: its last day, or the stage's, else the earliest where that is in a freeze
    int family = -1;  ///< of those that somebody recruits for
    bool interviews = false;              ///< takes interviews once there
    std::vector<std::uint32_t> recruits;  ///< the entries of `recruiters` that count it once there
    int ramp = 0;                         ///< in days
    std::vector<Stay> stays;              ///< nothing where onboarding is not limited
    std::vector<std::uint32_t> hires;     ///< of the plan, ascending

    int size() const { return static_cast<int>(hires.size()); }
    Tick day(int month) const { return days[static_cast<std::size_t>(month - first)]; }
    Tick latest_day(int month) const { return latest[static_cast<std::size_t>(month - first)]; }
    bool open_in(int month) const { return first <= month && month <= last && day(month) != kForever; }
};

/// Where recruiters fill the same families.
struct RecruitingTeam {
    std::vector<char> recruits;          ///< by family
    std::vector<std::uint32_t> entries;  ///< of `recruiters`
};

struct StartModel {
    explicit StartModel(const HiringPlan& plan);

    const HiringPlan& plan;
    int months = 0;
    Limits given;
    std::vector<Lot> lots;  ///< those due first come first, and of these those who help others to start
    /// By start of the plan: the day of those that do not move; `kForever`: it moves.
    std::vector<Tick> days;
    /// Of the starts that do not move, by month.
    std::vector<int> starts;
    std::vector<int> interviewed;
    std::vector<int> interviewers;  ///< when the month begins, without those who may start earlier
    /// By group, then month; newcomers are those within their ramp-up at its end.
    std::vector<UnitId> groups;
    std::vector<int> people;
    std::vector<int> newcomers;
    std::vector<char> fixed;  ///< a start that does not move is in it
    /// By quarter from that of the first month.
    std::vector<RecruitingTeam> teams;
    std::vector<std::vector<double>> recruiter_months;  ///< by entry, then quarter; without those who may start earlier
    std::vector<std::vector<int>> demand;               ///< by quarter, then family, of starts that do not move

    std::size_t at(std::uint32_t group, int month) const {
        return group * static_cast<std::size_t>(months) + static_cast<std::size_t>(month);
    }
    int quarter(int month) const { return quarter_of(plan.first + month) - quarter_of(plan.first); }
    /// When those who start in a month are there, and when they are newcomers, in one of their stays.
    Span present(const Lot& lot, const Stay& stay, int month) const;
    Span new_in(const Lot& lot, const Stay& stay, int month) const;

  private:
    void add_lots();
    void add_recruiting();
    void add_onboarding();
    void add_fixed(const Lot& lot);
    bool recruits(const Recruiters& entry, FamilyId family) const;

    std::vector<FamilyId> families_;
    std::map<UnitId, std::uint32_t> group_of_;
};

}  // namespace orgplan::hiring
