#include <gtest/gtest.h>

#include <array>

#include "tests/rules/check_text.h"

namespace orgplan {
using namespace graph;
using namespace language;
using namespace rules;
using namespace text;
namespace {

constexpr std::string_view kSpec = R"(orgplan: 1
company: {manager: boss, duties: {roadmap: dev}}
positions: [{id: boss, role: ceo, location: oslo}]
units:
  - id: lab
    kind: team
    manager: em
    purpose: development
    duties: {delivery: em}
    positions:
      - {id: em, role: engineering-manager, location: oslo, time: {people: 0.7, coding: 0.3}, accounts: 3}
      - {id: dev, role: backend-developer, level: junior, location: berlin, works_with: [tester]}
      - {id: dev2, role: backend-developer, level: junior}
      - {id: old, role: backend-developer, level: senior}
      - {id: tester, role: qa-engineer}
    units: [{id: inner, kind: squad, positions: [{id: last, role: backend-developer}]}]
products: [{id: shop, units: [lab], duties: {owner: em}}]
projects: [{id: move, units: [lab]}]
rules:
  define:
)";

// What the rule says of the spec; empty: nothing.
std::string said(const std::string& rule) {
    const Checked checked = check_text(std::string(kSpec) + "    - {id: own, " + rule + "}\n");
    const Finding* found = checked.finding("own");
    if (found != nullptr) return found->message;
    for (const Finding& each : checked.findings.all()) {
        if (each.rule == "unreadable-rule") return each.message;
    }
    return "";
}

struct Case {
    const char* name;
    const char* rule;  // without its message
    const char* said;  // of `{count} {limit} {range}`
};

class Numbers : public testing::TestWithParam<Case> {};

TEST_P(Numbers, AreThoseOfTheConditionThatFails) {
    EXPECT_EQ(said(std::string(GetParam().rule) + ", message: '{count}, {limit}, {range}'"), GetParam().said);
}

INSTANTIATE_TEST_SUITE_P(
    Own, Numbers,
    testing::Values(
        Case{"count", "for: company, require: {count: {role: backend-developer, at_least: 9}}", "4, 9, at least 9"},
        Case{"headcount", "for: company, require: {company: {headcount: {at_most: 3}}}", "7, 3, at most 3"},
        Case{"manages", "for: {seat: {role: engineering-manager}}, require: {manages: {kind: team, at_least: 2}}",
             "1, 2, at least 2"},
        Case{"manages_with_more",
             "for: {seat: {role: engineering-manager}}, require: {manages: {size: {at_least: 9}, "
             "at_least: 2}}",
             "0, 2, at least 2"},
        Case{"manages_one_such", "for: {seat: {role: engineering-manager}}, require: {manages: {size: {at_least: 9}}}",
             "4, 9, at least 9"},
        Case{"member_of",
             "for: {seat: {role: qa-engineer}}, require: {member_of: {members: {role: backend-developer, "
             "at_least: 4}}}",
             "3, 4, at least 4"},
        Case{"within",
             "for: {seat: {role: qa-engineer}}, require: {within: {count: {role: backend-developer, "
             "at_least: 5}}}",
             "4, 5, at least 5"},
        Case{"reports", "for: {seat: {role: engineering-manager}}, require: {reports: {at_most: 2}}",
             "5, 2, at most 2"},
        Case{"reports_share",
             "for: {seat: {role: engineering-manager}}, require: {reports_share: {level: senior, "
             "at_least: 0.5, at_most: 0.8}}",
             "20 %, 50 %, 50 % to 80 %"},
        Case{"below", "for: {seat: {role: ceo}}, require: {below: {at_most: 2}}", "6, 2, at most 2"},
        Case{"all_below", "for: {seat: {role: engineering-manager}}, require: {all_below: {role: [ceo, qa-engineer]}}",
             ""},
        Case{"all_below_others", "for: {seat: {role: qa-engineer}}, require: {all_below: {role: backend-developer}}",
             "4, 0, 0"},
        Case{"layers", "for: {seat: {role: ceo}}, require: {layers: {at_least: 3}}", "2, 3, at least 3"},
        Case{"depth", "for: {seat: {role: qa-engineer}}, require: {depth: {at_most: 1}}", "2, 1, at most 1"},
        Case{"serves", "for: {seat: {location: berlin}}, require: {serves: {at_least: 2}}", "1, 2, at least 2"},
        Case{"holds", "for: {seat: {location: berlin}}, require: {holds: {duty: roadmap, at_most: 0}}",
             "1, 0, at most 0"},
        Case{"time", "for: {seat: {role: engineering-manager}}, require: {time: {of: coding, at_least: 0.5}}",
             "30 %, 50 %, at least 50 %"},
        Case{"accounts", "for: {seat: {role: engineering-manager}}, require: {accounts: {at_least: 4}}",
             "3, 4, at least 4"},
        Case{"titles", "for: {seat: {role: engineering-manager}}, require: {titles: {at_least: 2}}",
             "1, 2, at least 2"},
        Case{"title_roles", "for: {seat: {role: engineering-manager}}, require: {title_roles: {at_least: 2}}",
             "1, 2, at least 2"},
        Case{"members", "for: {unit: {id: lab}}, require: {members: {role: backend-developer, at_most: 2}}",
             "3, 2, at most 2"},
        Case{"share", "for: {unit: {id: lab}}, require: {share: {role: backend-developer, at_most: 0.5}}",
             "67 %, 50 %, at most 50 %"},
        Case{"size", "for: {unit: {id: lab}}, require: {size: {at_most: 2}}", "4, 2, at most 2"},
        Case{"sites", "for: {unit: {id: lab}}, require: {sites: {at_most: 1}}", "2, 1, at most 1"},
        Case{"contains", "for: {unit: {id: lab}}, require: {contains: {at_least: 2}}", "1, 2, at least 2"},
        Case{"ratio",
             "for: {unit: {id: lab}}, require: {ratio: {of: {level: senior}, to: {level: junior}, at_least: "
             "1}}",
             "0.5, 1, at least 1"},
        Case{"linked", "for: {seat: {location: berlin}}, require: {linked: {role: qa-engineer, at_least: 2}}",
             "1, 2, at least 2"},
        Case{"by", "for: {product: {}}, require: {by: {at_least: 2}}", "1, 2, at least 2"},
        Case{"staff", "for: {product: {}}, require: {staff: {at_least: 9}}", "6, 9, at least 9"},
        Case{"product", "for: {unit: {id: lab}}, require: {product: {at_least: 2}}", "1, 2, at least 2"},
        Case{"project", "for: {unit: {id: lab}}, require: {project: {staff: {at_most: 3}, at_least: 2}}",
             "0, 2, at least 2"},
        Case{"denied", "for: {unit: {id: lab}}, require: {not: {size: {at_least: 4}}}", "4, 4, at least 4"},
        Case{"either", "for: {unit: {id: lab}}, require: {any: [{size: {at_least: 9}}, {sites: {at_least: 9}}]}",
             "4, 9, at least 9"},
        Case{"either_holds",
             "for: {unit: {id: lab}}, require: {any: [{size: {at_least: 9}}, {is: {kind: team}}], "
             "sites: {at_most: 1}}",
             "2, 1, at most 1"},
        Case{"beside_what_fails", "for: {unit: {id: lab}}, require: {is: {kind: squad}, size: {at_most: 9}}",
             "4, 9, at most 9"},
        Case{"nothing", "for: {unit: {id: lab}}, require: {managed_by: {}}",
             "nothing under `require` counts, so the message can show no number"}),
    [](const auto& each) { return each.param.name; });

TEST(OwnMessages, NameTheFactsThatAreNotGiven) {
    EXPECT_EQ(said("for: {seat: {role: qa-engineer}}, require: {given: [works_with, scope, role]}, "
                   "message: '{seat} does not say {missing}'"),
              "`tester` does not say `works_with` and `scope`");
    EXPECT_EQ(said("for: {product: {}}, require: {given: [duties.owner, duties.support]}, message: '{missing}'"),
              "`duties.support`");
    EXPECT_EQ(said("for: {seat: {role: qa-engineer}}, require: {member_of: {given: agile}}, message: '{missing}'"),
              "`agile`");
}

TEST(OwnMessages, ReadWellByDefault) {
    const char* const never = "count: {role: cto, in: company}";
    for (const auto& [about, message] :
         {std::pair{"{seat: {role: ceo}}", "`boss` breaks your rule `own`"},
          std::pair{"{unit: {id: lab}}", "`lab` breaks your rule `own`"},
          std::pair{"company", "the company breaks your rule `own`"},
          std::pair{"{product: {}}", "`shop` breaks your rule `own`"},
          std::pair{"{project: {}}", "`move` breaks your rule `own`"},
          std::pair{"{duty: roadmap}", "`dev`, who holds `roadmap` of the company, breaks your rule `own`"},
          std::pair{"{duty: delivery}", "`em`, who holds `delivery` of `lab`, breaks your rule `own`"},
          std::pair{"{duty: owner}", "`em`, who holds `owner` of `shop`, breaks your rule `own`"}}) {
        EXPECT_EQ(said(std::string("for: ") + about + ", require: {" + never + "}"), message);
    }
}

}  // namespace
}  // namespace orgplan
