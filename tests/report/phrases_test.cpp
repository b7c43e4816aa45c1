#include "planner/report/phrases.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace orgplan {
using namespace report;
namespace {

TEST(Phrases, CountWhatThereIs) {
    EXPECT_EQ(counted(0, "start"), "0 starts");
    EXPECT_EQ(counted(1, "start"), "1 start");
    EXPECT_EQ(counted(3, "start"), "3 starts");
    EXPECT_EQ(counted(1, "duty", "duties"), "1 duty");
    EXPECT_EQ(counted(2, "duty", "duties"), "2 duties");
    EXPECT_EQ(counted_do(1, "seat", "cost"), "1 seat costs");
    EXPECT_EQ(counted_do(2, "seat", "cost"), "2 seats cost");
}

TEST(Phrases, ListThingsUpToTheLast) {
    const std::vector<std::string> things{"a", "b", "c"};
    EXPECT_EQ(listed(std::span(things).first(0)), "");
    EXPECT_EQ(listed(std::span(things).first(1)), "a");
    EXPECT_EQ(listed(std::span(things).first(2)), "a and b");
    EXPECT_EQ(listed(things), "a, b and c");
    EXPECT_EQ(listed(things, "or"), "a, b or c");
}

TEST(Phrases, NameTheFirstFewAndHowManyThereAreMore) {
    const auto name = [](std::size_t i) { return std::string(1, static_cast<char>('a' + i)); };
    EXPECT_EQ(first_few(0, name), "");
    EXPECT_EQ(first_few(1, name), "a");
    EXPECT_EQ(first_few(3, name, 3), "a, b, c");
    EXPECT_EQ(first_few(4, name, 3), "a, b, c and 1 more");
    EXPECT_EQ(first_few(14, name), "a, b, c, d, e, f, g, h, i, j, k, l and 2 more");
}

}  // namespace
}  // namespace orgplan
