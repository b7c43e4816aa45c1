#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string_view>

#include "tests/rules/check_text.h"

namespace orgplan {
using namespace graph;
using namespace language;
using namespace rules;
using namespace text;
namespace {

// A word of the vocabulary asked of small specs; what is expected follows from docs/own-rules.md by hand.
struct Case {
    const char* word;
    const char* of;       // `for`
    const char* require;  // in the form of flow
    const char* holds;
    const char* fails;
    const char* open = nullptr;  // none: the word is always decided
    const char* fact = nullptr;
};

constexpr std::string_view kHead = "company: {manager: boss}\n";

constexpr std::array kCases{
    Case{"is", "{seat: {location: here}}", "{is: {family: engineering}}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, location: here}]",
         "positions: [{id: boss, role: ceo, location: here}]",
         "positions: [{id: boss, role: ceo}, {title: Magic Engineer, location: here}]", "role"},
    Case{"member_of", "{seat: {role: backend-developer}}", "{member_of: {agile: true}}",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, agile: true, positions: [{role: backend-developer}]}]",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, agile: false, positions: [{role: backend-developer}]}]",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, positions: [{role: backend-developer}]}]", "agile"},
    Case{"within", "{seat: {role: backend-developer}}", "{within: {purpose: data}}",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, purpose: data, units: [{id: v, purpose: it, positions: "
         "[{role: backend-developer}]}]}]",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, purpose: it, positions: [{role: backend-developer}]}]",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, positions: [{role: backend-developer}]}]", "purpose"},
    Case{"reports", "{seat: {role: ceo}}", "{reports: {tag: developer, at_least: 2}}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, count: 2}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}, {title: Magic Engineer}]", "role"},
    Case{"reports_to", "{seat: {role: backend-developer}}", "{reports_to: {manages: true}}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]",
         "positions: [{id: boss, role: data-analyst}, {role: backend-developer}]",
         "positions: [{id: boss, title: Magic Engineer}, {role: backend-developer}]", "role"},
    Case{"below", "{seat: {role: ceo}}", "{below: {role: backend-developer, at_most: 1}}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]",
         "positions: [{id: boss, role: ceo}, {id: a, role: backend-developer}, {role: backend-developer, reports_to: "
         "a}]"},
    Case{"depth", "{seat: {role: backend-developer}}", "{depth: {at_most: 1}}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]",
         "positions: [{id: boss, role: ceo}, {id: a, role: cto}, {role: backend-developer, reports_to: a}]"},
    Case{"skill", "{seat: {role: backend-developer}}", "{skill: [databases]}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, skills: [databases]}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, skills: []}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]", "skills"},
    Case{"scope", "{seat: {role: backend-developer}}", "{scope: [databases]}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, scope: [databases]}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, scope: []}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]", "scope"},
    Case{"time", "{seat: {role: backend-developer}}", "{time: {of: coding, at_least: 0.5}}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, time: {coding: 0.5}}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, time: {coding: 0.4}}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]", "time"},
    Case{"accounts", "{seat: {role: backend-developer}}", "{accounts: {at_most: 3}}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, accounts: 3}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, accounts: 4}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]", "accounts"},
    Case{"size", "{unit: {}}", "{size: {at_least: 2}}",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, positions: [{role: backend-developer, count: 2}]}]",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, positions: [{role: cto}, {role: backend-developer}]}]"},
    Case{"members", "{unit: {id: u}}", "{members: {role: backend-developer}}",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, positions: [{role: backend-developer}]}]",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, units: [{id: v, positions: [{role: "
         "backend-developer}]}]}]"},
    Case{"count", "{unit: {id: u}}", "{count: {role: backend-developer}}",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, units: [{id: v, positions: [{role: "
         "backend-developer}]}]}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]\nunits: [{id: u, positions: [{role: cto}]}]"},
    Case{"linked to a unit's people", "{seat: {role: data-analyst}}", "{linked: {role: backend-developer}}",
         "positions: [{id: boss, role: ceo}, {role: data-analyst, works_with: [u]}]\n"
         "units: [{id: u, positions: [{role: cto}], units: [{id: v, positions: [{role: backend-developer}]}]}]",
         "positions: [{id: boss, role: ceo}, {role: data-analyst, works_with: [w]}]\n"
         "units: [{id: v, positions: [{role: backend-developer}]}, {id: w, positions: [{role: cto}]}]",
         "positions: [{id: boss, role: ceo}, {role: data-analyst}]\n"
         "units: [{id: v, positions: [{role: backend-developer}]}]",
         "works_with"},
    Case{"linked by the unit above", "{seat: {role: data-analyst}}", "{linked: {role: backend-developer}}",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: a, works_with: [v], positions: [{role: cto}], units: [{id: "
         "b, "
         "positions: [{role: data-analyst}]}]}, {id: v, positions: [{role: backend-developer}]}]",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: a, works_with: [w], positions: [{role: cto}], units: [{id: "
         "b, "
         "positions: [{role: data-analyst}]}, {id: c, positions: [{role: backend-developer}]}]}, "
         "{id: w, positions: [{role: data-engineer}]}]"},
    Case{"linked with nobody there", "{seat: {role: data-analyst}}",
         "{linked: {role: [backend-developer, data-analyst]}}",
         "positions: [{id: boss, role: ceo}, {id: a, role: data-analyst}, {role: backend-developer, reports_to: a}]",
         "positions: [{id: boss, role: ceo}, {role: data-analyst}]"},
    Case{"serves through a seat", "{seat: {role: data-analyst}}", "{serves: {id: [u, v], at_least: 2}}",
         "positions: [{id: boss, role: ceo}, {role: data-analyst, works_with: [a, b]}]\n"
         "units: [{id: u, positions: [{id: a, role: cto}]}, {id: v, positions: [{id: b, role: backend-developer}]}]",
         "positions: [{id: boss, role: ceo}, {role: data-analyst, works_with: [a, boss]}]\n"
         "units: [{id: u, positions: [{id: a, role: cto}]}, {id: v, positions: [{id: b, role: backend-developer}]}]",
         "positions: [{id: boss, role: ceo}, {role: data-analyst}]\n"
         "units: [{id: u, positions: [{id: a, role: cto}]}, {id: v, positions: [{id: b, role: backend-developer}]}]",
         "serves"},
    Case{"reports_within", "{seat: {role: backend-developer}}", "{reports_within: {role: ceo, levels: 1}}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]",
         "positions: [{id: boss, role: ceo}, {id: a, role: cto}, {role: backend-developer, reports_to: a}]"},
    Case{"layers", "{seat: {role: ceo}}", "{layers: {at_most: 1}}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]",
         "positions: [{id: boss, role: ceo}, {id: a, role: cto}, {role: backend-developer, reports_to: a}]"},
    Case{"background", "{seat: {role: backend-developer}}", "{background: [statistics]}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, background: [statistics]}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, background: []}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]", "background"},
    Case{"scope_only", "{seat: {role: backend-developer}}", "{scope_only: [databases]}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, scope: [databases]}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, scope: [databases, network]}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]", "scope"},
    Case{"managed_by", "{unit: {}}", "{managed_by: {role: cto}}",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, manager: a, positions: [{id: a, role: cto}, {role: "
         "backend-developer}]}]",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, manager: a, positions: [{id: a, role: data-analyst}]}]"},
    Case{"share", "{unit: {}}", "{share: {role: backend-developer, at_least: 0.5}}",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, positions: [{role: cto}, {role: backend-developer}]}]",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, positions: [{role: cto, count: 2}, {role: "
         "backend-developer}]}]"},
    Case{"sites", "{unit: {}}", "{sites: {at_most: 1}}",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, positions: [{role: cto}, {role: backend-developer, "
         "location: here}]}]",
         "positions: [{id: boss, role: ceo}]\nunits: [{id: u, positions: [{role: cto, location: there}, {role: "
         "backend-developer, location: here}]}]"},
    Case{"product", "{seat: {role: backend-developer}}", "{product: {has_ui: true}}",
         "products: [{id: p, units: [u], has_ui: true}]\npositions: [{id: boss, role: ceo}]\n"
         "units: [{id: u, positions: [{role: backend-developer}]}]",
         "products: [{id: p, units: [u], has_ui: false}]\npositions: [{id: boss, role: ceo}]\n"
         "units: [{id: u, positions: [{role: backend-developer}]}]",
         "products: [{id: p, units: [u]}]\npositions: [{id: boss, role: ceo}]\n"
         "units: [{id: u, positions: [{role: backend-developer}]}]",
         "has_ui"},
    Case{"staff without the one who asks", "{seat: {role: backend-developer}}",
         "{product: {staff: {role: backend-developer}}}",
         "products: [{id: p, units: [u]}]\npositions: [{id: boss, role: ceo}]\n"
         "units: [{id: u, positions: [{role: backend-developer, count: 2}]}]",
         "products: [{id: p, units: [u]}]\npositions: [{id: boss, role: ceo}]\n"
         "units: [{id: u, positions: [{role: backend-developer}, {role: cto}]}]"},
    Case{
        "contains without the one who asks", "{seat: {role: cto}}",
        "{member_of: {contains: {id: v, members: {manages: true}}}}",
        "positions: [{id: boss, role: ceo}]\nunits: [{id: u, positions: [{role: cto}], units: [{id: v, positions: "
        "[{role: engineering-manager}]}]}]",
        "positions: [{id: boss, role: ceo}]\nunits: [{id: u, positions: [{id: c, role: cto}], units: [{id: v, members: "
        "[c], positions: [{role: backend-developer}]}]}]"},
    Case{"duty", "{product: {}}", "{duty: {name: roadmap, role: cto}}",
         "products: [{id: p, duties: {roadmap: c}}]\npositions: [{id: boss, role: ceo}, {id: c, role: cto}]",
         "products: [{id: p, duties: {roadmap: boss}}]\npositions: [{id: boss, role: ceo}]",
         "products: [{id: p}]\npositions: [{id: boss, role: ceo}]", "duties.roadmap"},
    Case{"company", "company", "{company: {sector: finance}}",
         "company: {manager: boss, sector: finance}\npositions: [{id: boss, role: ceo}]",
         "company: {manager: boss, sector: retail}\npositions: [{id: boss, role: ceo}]",
         "positions: [{id: boss, role: ceo}]", "company.sector"},
    Case{"ratio", "company", "{ratio: {of: {role: backend-developer}, to: {role: cto}, at_most: 2}}",
         "positions: [{id: boss, role: cto}, {role: backend-developer, count: 2}]",
         "positions: [{id: boss, role: cto}, {role: backend-developer, count: 3}]"},
    Case{"ratio_to_nobody", "company",
         "{ratio: {of: {role: backend-developer}, to: {role: cto}, at_least: 2, at_most: 3}}",
         "positions: [{id: boss, role: ceo}, {role: backend-developer}]",
         "positions: [{id: boss, role: ceo}, {role: backend-developer, count: 4}]"},
};

Checked ask(const Case& each, std::string_view spec) {
    std::string text = "orgplan: 1\nrules:\n  packs: [own]\n  define:\n    - {id: asked, for: ";
    text += std::string(each.of) + ", require: " + each.require + "}\n";
    if (!spec.starts_with("company:")) text += kHead;
    return check_text(text + std::string(spec) + "\n");
}

TEST(Operators, AnswerAsTheManualSays) {
    for (const Case& each : kCases) {
        SCOPED_TRACE(each.word);
        const Checked holds = ask(each, each.holds);
        EXPECT_EQ(holds.finding("asked"), nullptr) << holds.text();
        EXPECT_TRUE(holds.summary.skipped.empty()) << holds.text();
        const Checked fails = ask(each, each.fails);
        EXPECT_NE(fails.finding("asked"), nullptr) << fails.text();
        for (const Checked* checked : {&holds, &fails}) {
            EXPECT_TRUE(checked->spec->sound) << checked->text();
        }
        if (each.open == nullptr) continue;
        const Checked open = ask(each, each.open);
        EXPECT_EQ(open.finding("asked"), nullptr) << open.text();
        ASSERT_EQ(open.summary.skipped.size(), 1U) << open.text();
        EXPECT_EQ(open.summary.skipped.front().facts, std::vector<std::string>{each.fact});
    }
}

// Minutes, were it asked of every seat about every product or unit.
TEST(Operators, OfManySeatsAskNothingTwice) {
    std::string text = R"(orgplan: 1
company: {manager: boss}
rules:
  packs: [own]
  define:
    - {id: a, for: {seat: {}}, require: {product: {staff: {role: backend-developer, at_least: 3}, at_least: 2}}}
    - {id: b, for: {seat: {}}, require: {member_of: {contains: {count: {role: backend-developer}, at_least: 9000}}}}
    - {id: c, for: {seat: {}}, require: {linked: {role: cto, at_least: 3}}}
    - {id: d, for: {seat: {}}, require: {linked: {at_most: 2}}}
    - {id: e, for: {unit: {}}, require: {product: {staff: {role: cto}, at_least: 2}}}
positions: [{id: boss, role: ceo}]
units:
  - id: all
    works_with: [all]
    positions: [{id: dev, role: backend-developer, count: 50000}]
    units:
)";
    for (int i = 0; i < 3000; ++i) {
        text += "      - {id: u" + std::to_string(i) + ", works_with: [all], positions: [{role: data-analyst}]}\n";
    }
    text += "products:\n";
    for (int i = 0; i < 3000; ++i) text += "  - {id: p" + std::to_string(i) + ", units: [all]}\n";
    const Checked checked = check_text(text);
    EXPECT_TRUE(checked.spec->sound);
    std::map<std::string, std::size_t> told;
    for (const Finding& finding : checked.findings.all()) ++told[finding.rule];
    EXPECT_EQ(told["a"], 0U);
    EXPECT_EQ(told["b"], 3002U);
    EXPECT_EQ(told["e"], 3001U);
}

// Each seat has a unit, a link and a duty of its own, and works on everything.
TEST(Operators, OfManySeatsWithWaysOfTheirOwnAskNothingTwice) {
    constexpr int kSeats = 20000;
    constexpr int kThings = 1000;
    std::string text = R"(orgplan: 1
company: {manager: boss}
rules:
  packs: [own]
  define:
    - {id: a, for: {seat: {}}, require: {product: {staff: {role: backend-developer, at_least: 3}, at_least: 1001}}}
    - {id: b, for: {seat: {}}, require: {serves: {members: {role: backend-developer}, at_least: 1002}}}
positions: [{id: boss, role: ceo, scope: []}]
units:
)";
    std::vector<std::string> members(kThings);
    for (int i = 0; i < kSeats; ++i) members[std::size_t(i % kThings)] += "d" + std::to_string(i) + ", ";
    std::string names;
    for (int i = 0; i < kThings; ++i) names += "u" + std::to_string(i) + ", ";
    text += "  - id: all\n    works_with: [" + names + "]\n    positions:\n";
    for (int i = 0; i < kSeats; ++i) {
        text += "      - {id: d" + std::to_string(i) + ", role: backend-developer, works_with: [u" +
                std::to_string(i * 7 % kThings) + "]}\n";
    }
    text += "    units:\n";
    for (int i = 0; i < kThings; ++i) {
        text += "      - {id: u" + std::to_string(i) + ", members: [" + members[std::size_t(i)] + "]}\n";
    }
    text += "products:\n";
    for (int i = 0; i < kThings; ++i) {
        text += "  - {id: p" + std::to_string(i) + ", units: [all], duties: {roadmap: d" + std::to_string(i) + "}}\n";
    }
    const Checked checked = check_text(text);
    EXPECT_TRUE(checked.spec->sound);
    std::map<std::string, std::size_t> told;
    for (const Finding& finding : checked.findings.all()) ++told[finding.rule];
    EXPECT_EQ(told["a"], 20001U);
    EXPECT_EQ(told["b"], 20001U);
}

}  // namespace
}  // namespace orgplan
