#include "planner/hiring/capacity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace orgplan::testing {
using namespace hiring;
namespace {

// Tries every way to put jobs into periods, one job after another.
bool all_fit(std::span<const Job> jobs, std::vector<std::size_t>& room) {
    if (jobs.empty()) return true;
    for (std::size_t period = jobs.front().first; period <= jobs.front().last; ++period) {
        if (room[period] == 0) continue;
        --room[period];
        if (all_fit(jobs.subspan(1), room)) return true;
        ++room[period];
    }
    return false;
}

bool fit(std::span<const Job> jobs, std::vector<std::size_t> room) {
    return all_fit(jobs, room);
}

TEST(Overflows, AreToldWhereNoWayFits) {
    std::mt19937 random(7);
    const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
    std::size_t full = 0;
    for (int round = 0; round < 4000; ++round) {
        std::vector<std::size_t> capacity(1 + below(5));
        for (std::size_t& each : capacity) each = below(4);
        std::vector<Job> jobs(1 + below(9));
        for (Job& job : jobs) {
            job.first = below(capacity.size());
            job.last = below(3) == 0 ? std::min(job.first + below(3), capacity.size() - 1) : job.first;
        }
        const std::vector<Overflow> told = overflows(jobs, capacity);
        ASSERT_EQ(told.empty(), fit(jobs, capacity)) << round;
        full += !told.empty();
        for (const Overflow& each : told) {
            // What is told is true by itself: these jobs have to be done here, and are more than can be.
            std::size_t room = 0;
            for (std::size_t period = each.first; period <= each.last; ++period) room += capacity[period];
            EXPECT_EQ(each.capacity, room);
            EXPECT_GT(each.jobs.size(), room);
            for (const std::uint32_t job : each.jobs) {
                EXPECT_TRUE(each.first <= jobs[job].first && jobs[job].last <= each.last) << round;
            }
            EXPECT_TRUE(std::find(each.jobs.begin(), each.jobs.end(), each.beyond) != each.jobs.end()) << round;
        }
        if (told.empty()) continue;
        // It is the first: all that have to be done before it fit.
        std::vector<Job> earlier;
        std::copy_if(jobs.begin(), jobs.end(), std::back_inserter(earlier),
                     [&](const Job& job) { return job.last < told.front().last; });
        EXPECT_TRUE(fit(earlier, capacity)) << round;
    }
    EXPECT_GT(full, 500u);
    EXPECT_LT(full, 3500u);
}

}  // namespace
}  // namespace orgplan::testing
