#include <fmt/format.h>
#include <gtest/gtest.h>

#include "planner/diff/diff.h"
#include "planner/language/read.h"

// Specs at which anything quadratic takes minutes or gigabytes.
#include "tests/graph/headcount.h"

namespace orgplan::testing {
using namespace diff;
using namespace graph;
using namespace language;
using namespace text;
namespace {

constexpr int kMany = 20'000;

std::unique_ptr<Spec> read(std::string text) {
    ReadOptions options;
    options.stdin_text = std::move(text);
    return read_spec("-", options).spec;
}

Diff compared(const Spec& before, const Spec& after) {
    return diff::diff(before.organisation, after.organisation, stage_by_stage(before.organisation, after.organisation));
}

const std::string kHead =
    "orgplan: 1\nstages: [{id: a}]\ncompany: {manager: ceo}\npositions: [{id: ceo, role: ceo}]\nunits:\n";

std::string with_ids(char letter) {
    std::string text = kHead;
    for (int i = 0; i < kMany / 10; ++i) {
        text += fmt::format(
            "  - id: {0}u{1}\n    manager: {0}m{1}\n    positions:\n      - {{id: {0}m{1}, role: cto}}\n", letter, i);
        for (int seat = 1; seat < 10; ++seat) {
            text += fmt::format("      - {{id: {}s{}-{}, role: recruiter}}\n", letter, i, seat);
        }
    }
    return text;
}

TEST(DiffSize, EveryIdDiffers) {
    const Diff found = compared(*read(with_ids('x')), *read(with_ids('y')));
    EXPECT_EQ(found.changes.size(), 2u * (kMany + kMany / 10));
    // All are alike, so that none is more likely than another.
    EXPECT_TRUE(found.renames.empty());
}

std::string chain(const char* role) {
    std::string text = kHead;
    for (int i = 0; i < kMany; ++i) {
        text += fmt::format("  - {{id: u{0}, {1}positions: [{{id: s{0}, role: {2}, holder: P{3}}}]}}\n", i,
                            i == 0 ? "" : fmt::format("within: u{}, ", i - 1), role, i % (kMany - 1));
    }
    return text;
}

TEST(DiffSize, HeadsOfADeepChain) {
    const auto before = read(chain("cto")), after = read(kHead);
    const Diff found = compared(*before, *after);
    ASSERT_EQ(found.heads.size(), kMany + 1u);
    // The first and the last seat are held by one person.
    EXPECT_EQ(found.heads[0].before->heads, static_cast<std::size_t>(kMany));
    EXPECT_EQ(found.heads[1].before->seats, static_cast<std::size_t>(kMany));
    EXPECT_EQ(found.heads[1].before->heads, kMany - 1u);
    EXPECT_EQ(found.heads[2].before->heads, kMany - 1u);
    EXPECT_EQ(found.heads.back().before->heads, 1u);
}

TEST(DiffSize, HeadsOfUnitsAreThoseThatAreCounted) {
    std::string text = kHead;
    for (int i = 0; i < 60; ++i) {
        text += fmt::format("  - id: u{}\n{}    positions:\n", i,
                            i == 0 ? "" : fmt::format("    within: u{}\n", i * 7 % i));
        for (int seat = 0; seat < 4; ++seat) {
            const int dice = (i * 37 + seat * 11) % 23;
            text += fmt::format("      - {{id: s{}-{}, role: recruiter, holder: {}{}}}\n", i, seat,
                                dice == 0 ? "vacant" : fmt::format("P{}", dice),
                                dice % 5 == 1 ? ", employment: agency" : "");
        }
    }
    const auto spec = read(text), none = read(kHead);
    const Organisation& org = spec->organisation;
    const Diff found = compared(*spec, *none);
    ASSERT_EQ(found.heads.size(), 61u);
    for (const HeadsChange& each : found.heads) {
        UnitId unit = kNone<UnitId>;
        for (std::size_t i = 0; i < org.units.size(); ++i) {
            if (org.units[i].id == each.unit) unit = id_at<UnitId>(i);
        }
        const Headcount counted = headcount(org, StageId{0}, unit);
        EXPECT_EQ(each.before->seats, counted.seats) << each.unit;
        EXPECT_EQ(each.before->heads, counted.heads) << each.unit;
        EXPECT_EQ(each.before->externals, counted.externals) << each.unit;
        EXPECT_EQ(each.before->vacant, counted.vacant) << each.unit;
        EXPECT_DOUBLE_EQ(each.before->fte, counted.fte) << each.unit;
    }
}

}  // namespace
}  // namespace orgplan::testing
