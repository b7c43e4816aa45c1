#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/ci/repository.h"

// A branch that adds a team of six without a lead, hires past its budget and misspells a role: seen with `check
// --since`, these three and no others.

namespace orgplan {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Json = nlohmann::json;

constexpr auto kMain = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages:
  - {id: now, date: 2027-01-31}
  - {id: later, date: 2027-12-31}
positions:
  - {id: ceo, role: ceo, holder: Ada Lovelace}
  - {id: cto, role: chief-technology-officer, holder: Grace Hopper, reports_to: ceo}
units:
  - id: shop
    kind: team
    manager: shop-lead
    positions:
      - {id: shop-lead, role: engineering-manager, reports_to: cto}
      - {id: shop-tech-lead, role: tech-lead}
      - {role: backend-developer, count: 3}
      - {id: shop-product, role: product-manager}
      - {id: shop-quality, role: qa-engineer}
      - {id: shop-design, role: ux-designer}
  - id: search
    kind: team
    manager: search-lead
    positions:
      - {id: search-lead, role: engineering-manager, reports_to: cto}
      - {id: search-tech-lead, role: tech-lead}
      - {role: backend-developer, count: 2}
      - {id: search-product, role: product-manager}
      - {id: search-quality, role: qa-engineer}
  - {id: idle}
costs: {currency: EUR, yearly: {default: 60000}}
budgets: [{for: company, run_rate: {2027-01: 90000}}]
rules: {severity: {development-team-without-lead: error}}
)";

constexpr auto kTeam = R"(  - id: payments
    kind: team
    positions:
      - {role: backend-developer, count: 4}
      - {id: payments-quality, role: qa-engineer}
      - {id: payments-product, role: product-manager}
)";

class Seen : public InRepository {
  protected:
    void SetUp() override {
        InRepository::SetUp();
        repository.write("acme.yaml", kMain);
        repository.commit("first");
        repository.git("checkout -q -b change");
        std::string text = kMain;
        text.insert(text.find("costs:"), kTeam);
        const std::string role = "role: ux-designer";
        text.replace(text.find(role), role.size(), "role: ux-designr");
        repository.write("acme.yaml", text);
        repository.commit("second");
    }
    Outcome check(const std::string& more) const {
        return repository.run("check acme.yaml --today 2027-01-15 --fail-on advice " + more);
    }
    std::vector<std::string> rules(const std::string& more) const {
        std::vector<std::string> all;
        const Json report = Json::parse(check("--format json " + more).out);
        for (const Json& each : report["findings"]) all.push_back(each["rule"]);
        return all;
    }
};

TEST_F(Seen, FailsWithExactlyWhatTheBranchBrings) {
    EXPECT_THAT(rules(""), ::testing::SizeIs(4));  // one of them was there before
    EXPECT_THAT(rules("--since main"),
                ElementsAre("unknown-role", "development-team-without-lead", "run-rate-exceeded"));
    const Outcome outcome = check("--since main");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.out, HasSubstr("since main: 3 findings are new or worse, 1 was there before\n"));
    // Merged, it is what it is.
    repository.git("checkout -q main");
    repository.git("merge -q change");
    EXPECT_EQ(check("--since main").exit_code, 0);
    EXPECT_THAT(rules("--since HEAD~1"), ::testing::SizeIs(3));
}

// Each of them is at one place, with what a reviewer needs of it.
TEST_F(Seen, NamesThePlaceOfEach) {
    const Json sarif = Json::parse(check("--since main --format sarif").out)["runs"][0]["results"];
    ASSERT_EQ(sarif.size(), 3u);
    std::vector<std::string> names;
    for (const Json& each : sarif) {
        const Json& region = each["locations"][0]["physicalLocation"]["region"];
        std::istringstream lines(repository.read("acme.yaml"));
        std::string line;
        for (int i = 0; i < region["startLine"]; ++i) std::getline(lines, line);
        const auto begin = region["startColumn"].get<std::size_t>();
        names.push_back(line.substr(begin - 1, region["endColumn"].get<std::size_t>() - begin));
    }
    EXPECT_THAT(names, ElementsAre("ux-designr", "payments", "90000"));
}

}  // namespace
}  // namespace orgplan
