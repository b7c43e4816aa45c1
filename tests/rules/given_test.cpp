#include <gtest/gtest.h>

#include <string>

#include "tests/rules/check_text.h"

namespace orgplan {
using namespace graph;
using namespace language;
using namespace rules;
using namespace text;
namespace {

// What breaks a rule, and whether the rule was skipped anywhere, for which facts.
std::string found(const std::string& spec, const std::string& rule) {
    const Checked checked =
        check_text("orgplan: 1\n" + spec + "rules: {packs: [own], define: [{id: own, " + rule + "}]}\n");
    std::string all;
    for (const Finding& each : checked.findings.all()) {
        if (!all.empty()) all += ", ";
        const std::size_t end = each.message.find(" breaks your rule");
        all += each.message.substr(0, end);
    }
    for (const Skipped& each : checked.summary.skipped) {
        all += "; skipped:";
        for (const std::string& fact : each.facts) all += " " + fact;
    }
    return all;
}

constexpr const char* kSeats = R"(company: {manager: boss, sector: retail}
positions: [{id: boss, role: ceo}]
units:
  - id: lab
    location: oslo
    serves: [shop-floor]
    positions:
      - {id: a, role: backend-developer, level: intern, works_with: [b]}
      - {id: b, role: backend-developer, level: intern, scope: []}
      - {id: c, title: Magic Engineer}
    units: [{id: inner, kind: squad, positions: [{id: d, role: qa-engineer, location: rome}]}]
  - {id: shop-floor, manager: none, works_with: [lab]}
)";

std::string seats(const std::string& fact) {
    return found(kSeats, "for: {seat: {}}, require: {given: " + fact + "}");
}

TEST(Given, FailsAtSeatsThatDoNotSayIt) {
    EXPECT_EQ(seats("role"), "`c`");
    EXPECT_EQ(seats("location"), "`boss`");
    EXPECT_EQ(seats("level"), "`boss`, `c`, `d`");
    EXPECT_EQ(seats("scope"), "`boss`, `a`, `c`, `d`");
    EXPECT_EQ(seats("works_with"), "`boss`, `b`, `c`, `d`");
    // A link of a unit is one of everybody in it.
    EXPECT_EQ(seats("serves"), "`boss`");
    EXPECT_EQ(seats("cost"), "`boss`, `a`, `b`, `c`, `d`");
    EXPECT_EQ(seats("[level, works_with]"), "`boss`, `b`, `c`, `d`");
    EXPECT_EQ(found(kSeats, "for: {seat: {level: intern}}, require: {given: works_with}"), "`b`");
}

TEST(Given, FailsAtUnitsAndTheCompany) {
    const auto units = [](const std::string& fact) {
        return found(kSeats, "for: {unit: {}}, require: {given: " + fact + "}");
    };
    EXPECT_EQ(units("kind"), "`lab`, `shop-floor`");
    // What a unit seems to be by its people is not given.
    EXPECT_EQ(units("purpose"), "`lab`, `inner`, `shop-floor`");
    EXPECT_EQ(units("location"), "`shop-floor`");
    EXPECT_EQ(units("serves"), "`shop-floor`");
    EXPECT_EQ(units("duties.roadmap"), "`lab`, `inner`, `shop-floor`");
    EXPECT_EQ(found(kSeats, "for: company, require: {given: [sector, units]}"), "");
    EXPECT_EQ(found(kSeats, "for: company, require: {given: builds}"), "the company");
    EXPECT_EQ(found(kSeats, "for: company, require: {given: products}"), "the company");
}

constexpr const char* kProducts = R"(company: {manager: boss}
stages: [{id: s1}, {id: s2}]
positions: [{id: boss, role: ceo}, {id: late, role: product-manager, opens: s2}]
units: [{id: lab, positions: [{role: backend-developer}]}, {id: idle}]
products:
  - {id: first, units: [lab], has_ui: false, duties: {accountable: boss}}
  - {id: second, platforms: [web], duties: {accountable: ~, roadmap: late}}
  - {id: third}
projects: [{id: move, units: [lab]}, {id: rest}]
)";

TEST(Given, FailsAtProductsAndProjects) {
    const auto products = [](const std::string& fact) {
        return found(kProducts, "for: {product: {}}, require: {given: " + fact + "}");
    };
    EXPECT_EQ(products("units"), "`second`, `third`");
    EXPECT_EQ(products("has_ui"), "`second`, `third`");
    EXPECT_EQ(products("platforms"), "`first`, `third`");
    EXPECT_EQ(products("duties"), "`third`");
    // A duty with nobody is given.
    EXPECT_EQ(products("duties.accountable"), "`third`");
    EXPECT_EQ(products("duties.roadmap"), "`first`, `third`");
    EXPECT_EQ(found(kProducts, "for: {project: {}}, require: {given: units}"), "`rest`");
    EXPECT_EQ(found(kProducts, "for: {unit: {}}, require: {given: products}"), "`idle`");
}

// Without `given`, a product that nobody thought of is skipped.
TEST(Given, FindsAForgottenProduct) {
    EXPECT_EQ(found(kProducts, "for: {product: {}}, require: {duty: {name: accountable}}"),
              "`second`; skipped: duties.accountable");
    EXPECT_EQ(found(kProducts, "for: {product: {}}, require: {given: duties.accountable, duty: {name: accountable}}"),
              "`second`, `third`");
}

constexpr const char* kLevels = R"(company: {manager: boss}
positions:
  - {id: boss, role: ceo, level: senior, location: oslo}
  - {id: a, role: backend-developer, level: junior, location: oslo, reports_to: boss}
  - {id: b, role: backend-developer, level: senior, location: rome, reports_to: boss}
  - {id: c, role: backend-developer, level: principal, reports_to: b}
  - {id: d, role: backend-developer, level: wizard, reports_to: a}
  - {id: e, role: backend-developer, location: oslo, reports_to: b}
)";

std::string beside(const std::string& how) {
    return found(kLevels, "for: {seat: {}}, require: {compared_with_manager: {" + how + "}}");
}

TEST(ComparedWithManager, ComparesLocations) {
    EXPECT_EQ(beside("location: same"), "`b`, `e`; skipped: location");
    EXPECT_EQ(beside("location: other"), "`a`; skipped: location");
}

TEST(ComparedWithManager, ComparesLevelsByTheOrderThatIsGiven) {
    const std::string order = ", levels: [junior, senior, principal]";
    EXPECT_EQ(beside("level: [lower, same]" + order), "`c`; skipped: level");
    EXPECT_EQ(beside("level: lower" + order), "`b`, `c`; skipped: level");
    EXPECT_EQ(beside("level: higher, levels: [principal, senior, junior]"), "`b`, `c`; skipped: level");
    // Whether two levels are the same needs no order.
    EXPECT_EQ(beside("level: same"), "`a`, `c`, `d`; skipped: level");
    EXPECT_EQ(beside("level: [lower, higher]" + order), "`b`; skipped: level");
    EXPECT_EQ(beside("location: same, level: [lower, same]" + order), "`b`, `c`, `e`; skipped: level location");
}

constexpr const char* kCosts = R"(company: {manager: boss, locations: {oslo: {currency: NOK, load: 1.5}}}
stages: [{id: s1, date: 2027-03-31}, {id: s2, date: 2027-09-30}]
costs:
  currency: EUR
  rates: {NOK: 0.1}
  load: 1.2
  bands: [{role: qa-engineer, yearly: 60000}]
positions:
  - {id: boss, role: ceo, cost: {yearly: 60000}}
  - {id: dear, role: backend-developer, cost: {yearly: 60000.01}, reports_to: boss}
  - {id: even, role: qa-engineer, reports_to: boss}
  - {id: half, role: backend-developer, cost: {yearly: 80000}, fte: 0.5, reports_to: boss}
  - {id: empty, role: backend-developer, cost: {yearly: 70000}, holder: vacant, reports_to: boss}
  - {id: hired, role: backend-developer, cost: {daily: 400, days: 180}, employment: contractor, reports_to: boss}
  - {id: north, role: backend-developer, cost: {yearly: 500000}, location: oslo, reports_to: boss}
  - {id: raised, role: backend-developer, cost: {yearly: 50000}, reports_to: boss, changes: {s2: {cost: {yearly: 61000}}}}
  - {id: free, title: Friend, employment: volunteer, reports_to: boss}
  - {id: secret, role: backend-developer, reports_to: boss}
  - {id: last, role: backend-developer, cost: {yearly: 1000}, reports_to: secret}
)";

std::string costs_beside(const std::string& how, const std::string& spec = kCosts) {
    return found(spec, "for: {seat: {}}, require: {compared_with_manager: {" + how + "}}");
}

// Of a full week, whoever has how much of it, with the load of an employee and without that of a contractor.
TEST(ComparedWithManager, ComparesCosts) {
    EXPECT_EQ(costs_beside("cost: [lower, same]"), "`dear`, `half`, `empty`, `north`, `raised`; skipped: cost");
    EXPECT_EQ(costs_beside("cost: lower"),
              "`dear`, `even`, `half`, `empty`, `hired`, `north`, `raised`; skipped: cost");
    EXPECT_EQ(costs_beside("cost: same"), "`dear`, `half`, `empty`, `north`, `raised`, `free`; skipped: cost");
    EXPECT_EQ(costs_beside("cost: higher"), "`even`, `hired`, `raised`, `free`; skipped: cost");
    EXPECT_EQ(costs_beside("location: same, cost: lower"),
              "`dear`, `even`, `half`, `empty`, `hired`, `north`, `raised`; skipped: cost location");
}

TEST(ComparedWithManager, SkipsSeatsWithoutCosts) {
    EXPECT_EQ(costs_beside("cost: [lower, same]", kLevels), "; skipped: cost");
    // A currency without a rate is a fault of its own.
    const std::string unrated =
        "costs: {currency: EUR}\npositions:\n  - {id: boss, role: ceo, cost: {yearly: 5, currency: USD}}\n"
        "  - {id: a, role: backend-developer, cost: {yearly: 9}, reports_to: boss}\n";
    EXPECT_EQ(costs_beside("cost: [lower, same]", unrated), "; skipped: cost");
    EXPECT_EQ(found(unrated, "for: {seat: {}}, require: {given: cost}"), "");
    EXPECT_EQ(found(kCosts, "for: {seat: {}}, require: {given: cost}"), "`secret`");
}

// Of joint heads one is enough, as for locations and levels.
TEST(ComparedWithManager, ComparesCostsWithJointHeads) {
    const std::string spec = R"(company: {manager: [low, high]}
costs: {currency: EUR}
positions:
  - {id: low, role: ceo, cost: {yearly: 50000}}
  - {id: high, role: cto, cost: {yearly: 90000}}
  - {id: a, role: backend-developer, cost: {yearly: 70000}}
  - {id: b, role: backend-developer, cost: {yearly: 95000}}
)";
    EXPECT_EQ(costs_beside("cost: [lower, same]", spec), "`b`");
}

// Seniors to juniors: a unit of juniors alone breaks it, one without juniors does not.
TEST(Ratio, ComparesTwoLevelsInAUnit) {
    const std::string spec = R"(company: {manager: boss}
positions: [{id: boss, role: ceo}]
units:
  - {id: even, positions: [{role: backend-developer, level: senior}, {role: backend-developer, level: junior, count: 2}]}
  - {id: young, positions: [{role: backend-developer, level: junior, count: 3}]}
  - {id: few, positions: [{role: backend-developer, level: senior}, {role: backend-developer, level: junior, count: 3}]}
  - {id: old, positions: [{role: backend-developer, level: senior, count: 3}]}
)";
    EXPECT_EQ(found(spec,
                    "for: {unit: {}}, require: {ratio: {of: {level: senior}, to: {level: junior}, "
                    "at_least: 0.5}}"),
              "`young`, `few`");
}

}  // namespace
}  // namespace orgplan
