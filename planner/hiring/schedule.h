#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "planner/hiring/lots.h"

namespace orgplan::hiring {

/// A number of starts without a limit.
constexpr int kAny = std::numeric_limits<int>::max();

constexpr std::size_t at(int number) {
    return static_cast<std::size_t>(number);
}

/// What a schedule has to keep to.
struct Question {
    Limits limits;
    bool in_time = false;  ///< nobody starts so early that a requisition would be late
    int from = 0;          ///< nobody starts before this month, from which `hires_per_month` counts
    int until = 0;         ///< the last month that matters; what is due later may be left out
    /// By group: whether its onboarding is limited.
    const std::vector<char>* groups = nullptr;
    /// By group and month, see `StartModel::at`: starts that do not move are too many there already, and reported.
    const std::vector<char>* excused = nullptr;
    int only = -1;  ///< the starts of this group alone; less than 0: all

    bool asks(const Lot& lot) const;
    int first(const Lot& lot) const;
    bool allows(const Lot& lot, int month) const { return lot.open_in(month) && month >= first(lot); }
    bool due(const Lot& lot) const { return lot.last <= until; }
};

/// How many of each lot start in which month, and whether that keeps to the limits.
class Schedule {
  public:
    explicit Schedule(const StartModel& model);

    /// Lets so many more start, or fewer.
    void put(std::size_t lot, int month, int count);
    int placed(std::size_t lot, int month) const;
    int left(std::size_t lot) const { return left_[lot]; }

    /// How many more may start in a month.
    int room(const Question& question, int month) const;
    bool month_fits(const Question& question, int month) const { return room(question, month) >= 0; }
    /// Whether a quarter's recruiters can fill what starts in it, if those who are left start from a month on.
    bool quarter_fits(const Question& question, int quarter, int left_from) const;
    bool group_fits(const Question& question, std::uint32_t group, int month) const;
    /// Whether a lot of which some start in a month leaves its groups in order, then and later.
    bool groups_fit(const Question& question, std::size_t lot, int month) const;
    bool everything_fits(const Question& question, int from_month) const;

    int demand(int quarter, int family) const;
    double recruiter_months(std::uint32_t entry, int quarter) const;

  private:
    const StartModel* model_;
    std::vector<std::vector<int>> placed_;
    std::vector<int> left_;
    std::vector<int> starts_;
    std::vector<int> interviewed_;
    std::vector<int> interviewers_;
    std::vector<int> people_;
    std::vector<int> newcomers_;
    std::vector<int> moved_in_;
    std::vector<std::vector<double>> recruiter_months_;
    std::vector<std::vector<int>> demand_;
    std::vector<std::size_t> recruiting_;  // the lots that recruit once there
};

}  // namespace orgplan::hiring
