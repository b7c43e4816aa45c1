#include "planner/hiring/capacity.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace orgplan::hiring {
namespace {

class Periods {
  public:
    Periods(std::span<const Job> jobs, std::span<const std::size_t> capacity)
        : jobs_(jobs),
          capacity_(capacity),
          by_first_(capacity.size()),
          by_last_(capacity.size()),
          settled_(capacity.size()),
          left_(jobs.size()) {
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            by_first_[jobs[i].first].push_back(static_cast<std::uint32_t>(i));
            by_last_[jobs[i].last].push_back(static_cast<std::uint32_t>(i));
        }
    }

    std::vector<Overflow> fill() {
        for (std::size_t period = 0; period < capacity_.size(); ++period) {
            for (const std::uint32_t job : by_first_[period]) open_.emplace(jobs_[job].last, job);
            for (std::size_t i = 0; i < capacity_[period] && !open_.empty(); ++i) open_.pop();
            for (const std::uint32_t job : by_last_[period]) ++settled_[jobs_[job].first];
            if (!open_.empty() && open_.top().first == period) report(period);
        }
        return std::move(found_);
    }

  private:
    void report(std::size_t last) {
        Overflow overflow{last, last, capacity_[last], {}, 0};
        // The fewest periods that are too full; there are some, since jobs were left.
        std::size_t jobs = settled_[last];
        while (jobs <= overflow.capacity && overflow.first > 0) {
            --overflow.first;
            jobs += settled_[overflow.first];
            overflow.capacity += capacity_[overflow.first];
        }
        for (std::size_t period = overflow.first; period <= last; ++period) {
            for (const std::uint32_t job : by_last_[period]) {
                if (jobs_[job].first >= overflow.first && !left_[job]) overflow.jobs.push_back(job);
            }
        }
        std::sort(overflow.jobs.begin(), overflow.jobs.end());
        overflow.beyond = overflow.jobs[overflow.capacity];
        for (; !open_.empty() && open_.top().first == last; open_.pop()) {
            const std::uint32_t job = open_.top().second;
            left_[job] = true;
            --settled_[jobs_[job].first];
        }
        found_.push_back(std::move(overflow));
    }

    using Open = std::pair<std::size_t, std::uint32_t>;

    std::span<const Job> jobs_;
    std::span<const std::size_t> capacity_;
    std::vector<std::vector<std::uint32_t>> by_first_;
    std::vector<std::vector<std::uint32_t>> by_last_;
    std::vector<std::size_t> settled_;  // by first period, of those whose last is over and that were not left
    std::vector<bool> left_;
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open_;
    std::vector<Overflow> found_;
};

}  // namespace

std::vector<Overflow> overflows(std::span<const Job> jobs, std::span<const std::size_t> capacity) {
    return Periods(jobs, capacity).fill();
}

}  // namespace orgplan::hiring
