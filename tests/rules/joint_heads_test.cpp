#include <gtest/gtest.h>

#include "tests/rules/check_text.h"

// What rules ask of a manager holds for joint heads where it holds for either, and each report counts once.

namespace orgplan {
using namespace graph;
using namespace language;
using namespace rules;
using namespace text;
namespace {

std::string found(const std::string& manager, int developers, const std::string& rule) {
    const Checked checked = check_text(
        "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\nunits:\n"
        "  - {id: u, manager: " +
        manager +
        ", positions: [{id: a, role: cto}, {id: b, role: vp-engineering}, "
        "{id: dev, role: backend-developer, count: " +
        std::to_string(developers) +
        "}]}\n"
        "rules: {packs: [own], define: [{id: mine, message: it, " +
        rule + "}]}\n");
    return checked.text();
}

bool holds(const std::string& manager, int developers, const std::string& rule) {
    const std::string text = found(manager, developers, rule);
    EXPECT_TRUE(text.empty() || text.find(" mine: ") != std::string::npos) << text;
    return text.empty();
}

TEST(JointHeads, DivideTheirReports) {
    for (const char* const role : {"cto", "vp-engineering"}) {
        const std::string rule =
            std::string("for: {seat: {role: ") + role + "}}, require: {reports: {at_least: 3, at_most: 3}}";
        EXPECT_FALSE(holds("[a, b]", 4, rule)) << role;
        EXPECT_TRUE(holds("[a, b]", 5, rule)) << role;
        EXPECT_TRUE(holds("[b, a]", 6, rule)) << role;
        EXPECT_FALSE(holds("[a, b]", 7, rule)) << role;
    }
}

TEST(JointHeads, AreEachAManagerForRules) {
    const std::string line = "for: {seat: {role: backend-developer}}, require: {reports_to: {role: ";
    EXPECT_TRUE(holds("[a, b]", 2, line + "cto}}"));
    EXPECT_TRUE(holds("[a, b]", 2, line + "vp-engineering}}"));
    EXPECT_FALSE(holds("a", 2, line + "vp-engineering}}"));
    const std::string within = "for: {seat: {role: backend-developer}}, require: {reports_within: {role: ";
    EXPECT_TRUE(holds("[a, b]", 2, within + "vp-engineering}}"));
    EXPECT_FALSE(holds("a", 2, within + "vp-engineering}}"));
    const std::string managed = "for: {unit: {}}, require: {managed_by: {role: ";
    EXPECT_TRUE(holds("[a, b]", 2, managed + "vp-engineering}}"));
    EXPECT_FALSE(holds("a", 2, managed + "vp-engineering}}"));
    const std::string below =
        "for: {seat: {role: vp-engineering}}, require: {below: {role: backend-developer, at_least: 4}}";
    EXPECT_TRUE(holds("[a, b]", 4, below));
    EXPECT_FALSE(holds("a", 4, below));
}

TEST(JointHeads, ReportBesideEachOther) {
    const Checked checked = check_text(
        "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\nunits:\n"
        "  - {id: u, manager: [a, b], positions: [{id: a, role: cto}, {id: b, role: cto}, {title: Hand, count: 3}]}\n",
        "none");
    const OrgGraph graph(checked.spec->organisation);
    const auto at = graph.at(StageId{});
    EXPECT_EQ(at->manager(PositionId{2}), PositionId{0});
    EXPECT_EQ(at->span(PositionId{0}), 2U);
    EXPECT_EQ(at->span(PositionId{1}), 2U);
    EXPECT_EQ(at->span(PositionId{2}), 2U);
    EXPECT_EQ(at->reports(PositionId{1}).size(), 3U);
    EXPECT_TRUE(at->reports(PositionId{2}).empty());
    EXPECT_EQ(at->led(PositionId{2}).size(), 3U);
    EXPECT_EQ(at->managed(PositionId{2}).size(), 1U);
}

}  // namespace
}  // namespace orgplan
