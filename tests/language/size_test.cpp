#include <gtest/gtest.h>

#include "tests/graph/headcount.h"
#include "tests/language/resolved.h"

// Sizes at which anything quadratic takes minutes.

namespace orgplan::testing {
using namespace graph;
using namespace language;
using namespace report;
using namespace text;
namespace {

constexpr int kMany = 40'000;

const std::string kHead =
    "orgplan: 1\ncompany: {manager: ceo}\nstages: [{id: a}, {id: b}, {id: c}]\n"
    "positions:\n  - {id: ceo, role: ceo}\n";

std::string repeated(const char* line) {
    std::string text;
    for (int i = 0; i < kMany; ++i) text += fmt::format(fmt::runtime(line), i, i + 1);
    return text;
}

std::size_t count(const Resolved& resolved, std::string_view rule) {
    std::size_t found = 0;
    for (const Finding& finding : resolved.spec->findings.all()) found += finding.rule == rule;
    return found;
}

TEST(Size, UnitsInADeepChain) {
    const Resolved resolved(kHead + "units:\n" + repeated("  - {{id: u{0}, within: u{1}}}\n") +
                            fmt::format("  - {{id: u{}, closes: c}}\n", kMany));
    EXPECT_TRUE(resolved.spec->sound);
    EXPECT_EQ(resolved.spec->organisation.units.front().stages.size(), 2u);
}

TEST(Size, UnitsInOneCircle) {
    const Resolved resolved(kHead + "units:\n" + repeated("  - {{id: u{0}, within: u{1}}}\n") +
                            fmt::format("  - {{id: u{}, within: u0}}\n", kMany));
    EXPECT_EQ(count(resolved, "unit-cycle"), 1u);
    EXPECT_LT(resolved.spec->findings.all().front().message.size(), 200u);
}

TEST(Size, UnknownReferences) {
    EXPECT_EQ(
        count(Resolved(kHead + repeated("  - {{id: s{0}, role: cto, reports_to: nobody-{0}}}\n")), "unknown-seat"),
        static_cast<std::size_t>(kMany));
    EXPECT_EQ(count(Resolved(kHead + repeated("  - {{id: s{0}, role: role-{0}}}\n")), "unknown-role"),
              static_cast<std::size_t>(kMany));
}

TEST(Size, SeatsOfOneLineWithOneFault) {
    const Resolved resolved(kHead +
                            fmt::format("  - {{role: cto, count: {}, reports_to: nobody, opens: never}}\n", kMany));
    EXPECT_EQ(resolved.found().size(), 2u);
}

TEST(Size, ExceptionsOfOneLine) {
    const Resolved resolved(kHead + fmt::format("  - id: be\n    role: cto\n    count: {}\n    seats:\n", kMany) +
                            repeated("      {1}: {{level: l{0}}}\n"));
    EXPECT_EQ(resolved.found(), std::vector<std::string>{});
    EXPECT_EQ(resolved.spec->organisation.positions.back().states.front().level, fmt::format("l{}", kMany - 1));
}

TEST(Size, HatsThatAreDropped) {
    EXPECT_EQ(count(Resolved(kHead + repeated("  - {{id: s{0}, role: cto, also: [{{role: tech-lead, closes: b}}]}}\n")),
                    "hat-dropped"),
              static_cast<std::size_t>(kMany));
}

TEST(Size, OneSeatInManyUnits) {
    const Resolved resolved(kHead + "  - {id: x, role: cto}\n" + repeated("  - {{id: m{0}, role: cto}}\n") +
                            "units:\n" + repeated("  - {{id: u{0}, manager: m{0}, members: [x]}}\n"));
    EXPECT_TRUE(resolved.spec->sound);
    EXPECT_EQ(resolved.spec->organisation.lines.size(), 2u * kMany + 1);
}

TEST(Size, AUnitThatTakesMany) {
    const Resolved resolved(kHead + fmt::format("  - {{id: be, role: cto, count: {}}}\n", kMany) +
                            "units:\n  - id: u\n    opens: b\n    takes:\n" + repeated("      - be-{1}\n"));
    EXPECT_TRUE(resolved.spec->sound);
    EXPECT_EQ(headcount(resolved.spec->organisation, id_at<StageId>(2), id_at<UnitId>(0)).seats,
              static_cast<std::size_t>(kMany));
}

TEST(Size, LinesThatNameEachOther) {
    const Resolved resolved(kHead + fmt::format("  - {{id: be, role: cto, count: {0}, works_with: [fe]}}\n"
                                                "  - {{id: fe, role: cto, count: {0}, works_with: [be, ceo]}}\n",
                                                kMany));
    EXPECT_EQ(resolved.found(),
              std::vector<std::string>{"6:52 error too-many-links: this makes more than 2000000 links"});
    EXPECT_LE(resolved.spec->organisation.links.size(), 2'000'000u);
}

TEST(Size, ALinkOfEachSeatOfALine) {
    const Resolved resolved(kHead + fmt::format("  - {{id: be, role: cto, count: {}, works_with: [ceo]}}\n", kMany));
    EXPECT_TRUE(resolved.spec->sound);
    EXPECT_EQ(resolved.spec->organisation.links.size(), static_cast<std::size_t>(kMany));
}

TEST(Size, SeatsOfOneLineShareTheirFacts) {
    const Resolved resolved(
        kHead +
        fmt::format("  - {{id: be, role: cto, count: {}, skills: [go], changes: {{b: {{accounts: 2}}}}}}\n", kMany));
    EXPECT_TRUE(resolved.spec->sound);
    EXPECT_EQ(resolved.spec->organisation.seat_facts.size(), 3u);
    EXPECT_EQ(Resolved(kHead).spec->organisation.seat_facts.size(), 1u);
}

TEST(Size, ALongListThatEachSeatDiffersFrom) {
    std::string words;
    for (int i = 0; i < kMany; ++i) words += fmt::format("w{}, ", i);
    const Resolved resolved(
        kHead + fmt::format("  - id: be\n    role: cto\n    count: {}\n    skills: [{}x]\n    seats:\n", kMany, words) +
        repeated("      {1}: {{accounts: {0}}}\n"));
    EXPECT_EQ(count(resolved, "too-many-facts"), 1u);
}

}  // namespace
}  // namespace orgplan::testing
