#include <fmt/format.h>

#include "graph/chart/render/graphviz.h"
#include "tests/chart/drawing.h"
#include "tests/plan/chart/drawn_plan.h"
#include "tests/plan/chart/page_checks.h"

namespace orgplan {
using namespace cards;
using namespace hiring;
using namespace language;
using namespace layout;
using namespace plan;
using namespace render;
using namespace scene;
using namespace text;
namespace {

std::string repeated(const std::string& text, std::size_t letters) {
    std::string all;
    while (all.size() < letters) all += text;
    return all;
}

void expect_drawn(const std::string& text, const std::string& page) {
    const Pictured pictured = pictured_of_text(text);
    ASSERT_TRUE(pictured.plan);
    const std::vector<Scene> pages = pictured.pages(page);
    EXPECT_EQ(faults(pages, *pictured.plan, pictured.spec->organisation), "");
    EXPECT_EQ(render::render(pages, "pdf").error, "");
}

// 500 units over 600 months and 64 stages, all with names of thousands of letters, and money of thirteen digits.
TEST(PlanPictureHostile, EverythingAtItsLargest) {
    std::string text = fmt::format("orgplan: 1\ncompany: {{manager: ceo, name: '{}'}}\nstages:\n",
                                   repeated("Long & <b> Name ", 10'000));
    for (int s = 0; s < 64; ++s) {
        const int month = s * 599 / 63;
        text += fmt::format("  - {{id: s{}, name: '{}', date: {}-{:02}-15}}\n", s,
                            repeated(fmt::format("Stage {} ", s), 2'000), 2027 + month / 12, month % 12 + 1);
    }
    text +=
        "costs: {currency: JPY, yearly: {default: 99999999999}}\n"
        "budgets: [{for: company, run_rate: {s0: 800000000000, s30: 3000000000000}}]\n"
        "positions: [{id: ceo, role: ceo}]\nunits:\n";
    constexpr const char* kRoles[] = {"backend-developer", "qa-engineer", "recruiter", "data-engineer"};
    for (int u = 0; u < 500; ++u) {
        text += fmt::format("  - id: u{}\n    name: '{}'\n    positions:\n", u,
                            repeated(fmt::format("Unit {} ", u), u == 7 ? 10'000 : 200));
        for (int p = 0; p < 1 + u % 4; ++p) {
            const int stage = 1 + (u * 7 + p * 13) % 63;
            text += fmt::format("      - {{role: {}, count: {}, opens: s{}}}\n", kRoles[p], 1 + (u + p) % 3, stage);
            if (u % 9 == 0) {
                text += fmt::format("      - {{title: '{}', holder: '{}', opens: s{}}}\n", repeated("Title ", 10'000),
                                    repeated(fmt::format("Anna {} ", u), 10'000), stage);
            }
        }
    }
    expect_drawn(text, "16:9");
}

TEST(PlanPictureHostile, EverythingAtItsSmallest) {
    const std::string seats = "positions: [{id: ceo, role: ceo, holder: vacant}]\n";
    expect_drawn("orgplan: 1\nstages: [{id: a, date: 2027-03-15}]\n" + seats, "a4");
    expect_drawn("orgplan: 1\nstages: [{id: a, date: 2027-03-15}, {id: b, date: 2027-03-16}]\n" + seats, "16:9");
    expect_drawn("orgplan: 1\nstages: [{id: a}, {id: b}]\n" + seats, "1:20");
    expect_drawn("orgplan: 1\nstages: [{id: a, date: 2027-03-15}]\ncosts: {yearly: {default: 1}}\n" + seats, "20:1");
    expect_drawn(
        "orgplan: 1\ncompany: {manager: ceo}\nstages: [{id: a}, {id: b}]\npositions:\n  - {id: ceo, role: "
        "ceo}\n  - {role: recruiter, count: {a: 1, b: 4}}\n",
        "a4");
}

// Everybody starts on one day in one unit, and the units lie in each other.
TEST(PlanPictureHostile, ManyInOneLane) {
    std::string text =
        "orgplan: 1\ncompany: {manager: ceo}\nstages: [{id: a, date: 2027-01-31}, {id: b, date: "
        "2028-01-31}]\npositions:\n  - {id: ceo, role: ceo}\n";
    for (int i = 0; i < 900; ++i) {
        text += fmt::format("  - {{role: recruiter, holder: 'Person {}', opens: b}}\n", i);
    }
    expect_drawn(text, "a4");
    text =
        "orgplan: 1\ncompany: {manager: ceo}\nstages: [{id: a, date: 2027-01-31}, {id: b, date: 2028-01-31}]\n"
        "positions: [{id: ceo, role: ceo}]\nunits:\n";
    for (int depth = 0; depth < 30; ++depth) {
        const std::string indent(static_cast<std::size_t>(depth) * 4 + 2, ' ');
        text += fmt::format("{}- id: u{}\n{}  positions: [{{role: recruiter, opens: b}}]\n", indent, depth, indent);
        if (depth < 29) text += indent + "  units:\n";
    }
    expect_drawn(text, "a4");
}

}  // namespace
}  // namespace orgplan
