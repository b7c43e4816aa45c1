#include "planner/hiring/too_many.h"

#include <algorithm>

#include "planner/hiring/capacity.h"
#include "planner/hiring/people.h"
#include "planner/hiring/rates.h"

namespace orgplan::hiring {
namespace {

// A rate that repeats repeats within so many months.
constexpr int kMostBeginnings = 60;

std::vector<TooMany> too_many(const HiringPlan& plan, const std::vector<const Hire*>& hires, int from,
                              const std::vector<std::size_t>& capacity) {
    std::vector<Job> jobs;
    for (const Hire* hire : hires) {
        jobs.push_back({static_cast<std::size_t>(std::max(hire->first - plan.first, from)),
                        static_cast<std::size_t>(hire->last - plan.first)});
    }
    std::vector<TooMany> found;
    for (const Overflow& overflow : overflows(jobs, capacity)) {
        TooMany& each = found.emplace_back();
        for (const std::uint32_t job : overflow.jobs) {
            each.hires.push_back(hires[job]);
            each.seats.push_back(hires[job]->seat);
        }
        each.beyond = hires[overflow.beyond];
        each.capacity = overflow.capacity;
        each.first = plan.first + static_cast<int>(overflow.first);
        each.last = plan.first + static_cast<int>(overflow.last);
    }
    return found;
}

}  // namespace

int last_beginning(const HiringPlan& plan) {
    if (!plan.org.hiring.hires_per_month || is_even(*plan.org.hiring.hires_per_month)) return 0;
    int last = kMostBeginnings;
    for (const Hire& hire : plan.hires) last = std::min(last, hire.last - plan.first);
    return last;
}

std::vector<TooMany> too_many_hires(const HiringPlan& plan) {
    if (!plan.org.hiring.hires_per_month) return {};
    std::vector<const Hire*> hires;
    for (const Hire& hire : plan.hires) hires.push_back(&hire);
    std::vector<TooMany> reported;
    const int last = last_beginning(plan);
    for (int from = 0; from <= last; ++from) {
        std::vector<std::size_t> capacity;
        for (int month = 0; month < plan.end - plan.first; ++month)
            capacity.push_back(static_cast<std::size_t>(quota(*plan.org.hiring.hires_per_month, month, from)));
        std::vector<TooMany> found = too_many(plan, hires, from, capacity);
        if (found.empty()) return {};
        if (from == 0) reported = std::move(found);
    }
    return reported;
}

std::vector<std::size_t> most_interviewers(const HiringPlan& plan) {
    std::vector<bool> roles(plan.org.roles.size());
    for (const RoleId role : plan.org.hiring.interviews->by) roles[index(role)] = true;
    return people_of_roles(plan, roles, true, plan.first - 1, plan.end - 1, Counted::earliest);
}

std::vector<TooMany> too_many_interviews(const HiringPlan& plan) {
    if (!plan.org.hiring.interviews) return {};
    std::vector<std::size_t> capacity;
    for (const std::size_t each : most_interviewers(plan))
        capacity.push_back(static_cast<std::size_t>(interviewed_by(*plan.org.hiring.interviews, each)));
    std::vector<const Hire*> hires;
    for (const Hire& hire : plan.hires) {
        if (!hire.secured) hires.push_back(&hire);
    }
    return too_many(plan, hires, 0, capacity);
}

}  // namespace orgplan::hiring
