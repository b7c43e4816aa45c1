#include "planner/interop/key_table.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <unordered_map>

// A table of texts beside a map of strings.

namespace orgplan::interop {
namespace {

TEST(KeyTable, NumbersTextsAsAMapDoes) {
    std::mt19937 random(7);
    for (int round = 0; round < 40; ++round) {
        KeyTable table;
        if (round % 2 == 0) table.reserve(random() % 500);
        std::unordered_map<std::string, std::size_t> map;
        for (std::size_t i = 0; i < 2'000; ++i) {
            std::string key = std::to_string(random() % 700);
            if (random() % 9 == 0) key.clear();
            if (random() % 5 == 0) key += std::string(random() % 40, '\0') + "é";
            const auto found = map.find(key);
            table.prefetch(key);
            EXPECT_EQ(table.find(key), found == map.end() ? KeyTable::kNone : found->second);
            if (random() % 2 == 0) continue;
            const auto [known, added] = map.try_emplace(key, map.size());
            EXPECT_EQ(table.add(key), std::pair(known->second, added));
        }
        EXPECT_EQ(table.size(), map.size());
    }
}

TEST(KeyTable, AnEmptyOneHoldsNothing) {
    const KeyTable table;
    EXPECT_FALSE(table.contains(""));
    EXPECT_EQ(table.size(), 0u);
}

}  // namespace
}  // namespace orgplan::interop
