#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/ci/repository.h"

// What names a finding in every format: its fingerprint, and where it is in the organisation; of what is suppressed
// too.

namespace orgplan {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::Pair;
using Json = nlohmann::json;

// Products that nobody owns, a duty of the wrong seat, a title, a budget, seats and units, in rules of all kinds.
constexpr auto kSpec = R"(orgplan: 1
company: {manager: ceo}
stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-12-31}]
positions: [{id: ceo, role: ceo}, {id: typo, role: ceoo, reports_to: ceo}]
products:
  - {id: shop, units: [core]}
  - {id: till, units: [core]}
units:
  - id: technology
    units:
      - id: core
        kind: team
        duties: {releases: core/backend-developer-2}
        positions: [{role: backend-developer, count: 2, reports_to: ceo}]
      - {id: idle, opens: b}
costs: {currency: EUR, yearly: {default: 60000}}
budgets: [{for: core, run_rate: {2027-01: 100}}]
rules:
  define:
    - {id: product-of-nobody, for: {product: {}}, require: {given: duties.owner, duty: {name: owner, vacant: false}}}
    - {id: release-by-developer, for: {duty: releases}, require: {is: {role: tech-lead}}, summary: A developer releases}
    - {id: nobody-tests, for: {unit: {id: idle}}, require: {count: {role: qa-engineer, at_least: 1}}}
)";

class Names : public InRepository {
  protected:
    void SetUp() override {
        InRepository::SetUp();
        repository.write("acme.yaml", kSpec);
    }
    Json report(const std::string& format) const {
        return Json::parse(repository.run("check acme.yaml --today 2027-01-15 --format " + format).out);
    }
    // By fingerprint: where it is in the organisation.
    static std::map<std::string, std::string> paths_of(const Json& list) {
        std::map<std::string, std::string> paths;
        for (const Json& each : list) paths.emplace(each["fingerprint"], each["organisation_path"]);
        return paths;
    }
};

TEST_F(Names, SayWhereAFindingIsInTheOrganisation) {
    const auto paths = paths_of(report("json")["findings"]);
    for (const auto& [fingerprint, path] :
         std::map<std::string, std::string>{{"empty-unit unit:idle", "company/technology/idle"},
                                            {"product-of-nobody product:shop", "company/technology/core"},
                                            {"release-by-developer duty:releases unit:core", "company/technology/core"},
                                            {"unknown-role seat:typo word:ceoo", "company/typo"}}) {
        EXPECT_THAT(paths, Contains(Pair(fingerprint, path)));
    }
    for (const auto& [fingerprint, path] : paths) EXPECT_THAT(path, ::testing::StartsWith("company")) << fingerprint;
    std::map<std::string, std::string> in_sarif, in_lines;
    const Json sarif = report("sarif");
    for (const Json& each : sarif["runs"][0]["results"]) {
        const Json& logical = each["locations"][0]["logicalLocations"][0];
        in_sarif.emplace(each["partialFingerprints"]["orgplanIdentity/v1"], logical["fullyQualifiedName"]);
        const auto path = logical["fullyQualifiedName"].get<std::string>();
        EXPECT_EQ(logical["name"], path.substr(path.rfind('/') + 1));
    }
    std::istringstream lines(repository.run("check acme.yaml --today 2027-01-15 --format jsonl").out);
    for (std::string line; std::getline(lines, line);) {
        const Json row = Json::parse(line);
        in_lines.emplace(row["fingerprint"], row["organisation_path"]);
    }
    EXPECT_EQ(in_sarif, paths);
    EXPECT_EQ(in_lines, paths);
}

// A text that cannot be read is about nothing of an organisation.
TEST_F(Names, SayNothingOfATextThatIsAboutNothing) {
    repository.write("acme.yaml", "orgplan: 1\ncompany: {name: [\n");
    const Json findings = report("json")["findings"];
    ASSERT_FALSE(findings.empty());
    for (const Json& each : findings) EXPECT_EQ(each["organisation_path"], "");
}

TEST_F(Names, AreTheSameWhereAFindingIsSuppressed) {
    const std::set<std::string> rules{"product-of-nobody", "release-by-developer", "empty-unit", "run-rate-exceeded"};
    std::map<std::string, std::string> before;
    const Json all = report("json");
    for (const Json& each : all["findings"]) {
        if (rules.contains(each["rule"])) before.emplace(each["fingerprint"], each["organisation_path"]);
    }
    EXPECT_THAT(before, Contains(Key("product-of-nobody product:till")));
    std::string ignore = "  ignore:\n";
    for (const std::string& rule : rules) ignore += "    - {rule: " + rule + ", why: Known}\n";
    repository.write("acme.yaml", kSpec + ignore);
    const Json json = report("json");
    EXPECT_EQ(paths_of(json["suppressed"]), before);
    std::map<std::string, std::string> in_sarif;
    const Json sarif = report("sarif");
    for (const Json& each : sarif["runs"][0]["results"]) {
        if (!each.contains("suppressions")) continue;
        in_sarif.emplace(each["partialFingerprints"]["primaryLocationLineHash"],
                         each["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]);
    }
    EXPECT_EQ(in_sarif, before);
    EXPECT_THAT(repository.run("check acme.yaml --today 2027-01-15 --format sarif").out, HasSubstr("product `till`: "));
}

// Whatever a baseline or a revision takes out, and whichever specs are beside it.
TEST_F(Names, AreThoseOfASpecAlone) {
    const std::string text =
        "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\nunits:\n  # orgplan: disable"
        "\n  # orgplan: disable\n  - {id: idle}\n";
    repository.write("acme.yaml", text + "  # orgplan: ignore[empty-unit] -- x\n  - {id: lazy}\n");
    repository.write("other.yaml", text);
    const auto names = [&](const std::string& words, const std::string& file, const char* key) {
        std::vector<std::string> all;
        const Json report = Json::parse(repository.run("check " + words + " --today 2027-01-15 --format json").out);
        for (const Json& each : report[key]) {
            const std::string place = key == std::string("findings") ? each["file"] : each["entry"]["file"];
            if (place == file) all.push_back(each["fingerprint"]);
        }
        return all;
    };
    const auto acme = names("acme.yaml", "acme.yaml", "findings");
    const auto other = names("other.yaml", "other.yaml", "findings");
    const auto suppressed = names("acme.yaml", "acme.yaml", "suppressed");
    const std::string first = "unread-comment word:# orgplan: disable", second = first + " #2";
    EXPECT_THAT(acme, ElementsAre(first, second, "empty-unit unit:idle"));
    EXPECT_EQ(other, acme);
    EXPECT_THAT(suppressed, ElementsAre("empty-unit unit:lazy"));
    repository.write(".orgplan.yaml", "inputs: [acme.yaml, other.yaml]\n");
    EXPECT_EQ(names("", "acme.yaml", "findings"), acme);
    EXPECT_EQ(names("", "acme.yaml", "suppressed"), suppressed);
    EXPECT_EQ(names("", "other.yaml", "findings"), other);
    // A service that shows one of a name gets each by its own.
    std::set<std::string> in_gitlab;
    const Json gitlab = Json::parse(repository.run("check --today 2027-01-15 --format gitlab").out);
    for (const Json& each : gitlab) in_gitlab.insert(each["fingerprint"]);
    EXPECT_EQ(in_gitlab.size(), gitlab.size());
    EXPECT_EQ(gitlab.size(), acme.size() + other.size());
    // What is not in the baseline keeps its number, as what is in it does.
    repository.write("acme.baseline", "# orgplan baseline 1\n" + first + "\n");
    const std::string known = "acme.yaml --baseline acme.baseline";
    EXPECT_THAT(names(known, "acme.yaml", "findings"), ElementsAre(second, "empty-unit unit:idle"));
    const Json report = Json::parse(repository.run("check " + known + " --today 2027-01-15 --format json").out);
    EXPECT_EQ(report["baseline"]["known"], Json::array({first}));
}

// Where a finding is, and what suppresses it.
TEST_F(Names, OfWhatIsSuppressedLeadToBoth) {
    repository.write("acme.yaml", std::string(kSpec) + "  ignore:\n    - {rule: empty-unit, why: Known}\n");
    const Json sarif = report("sarif");
    const auto line_of = [](const Json& location) { return location["physicalLocation"]["region"]["startLine"]; };
    for (const Json& each : sarif["runs"][0]["results"]) {
        if (!each.contains("suppressions")) continue;
        const Json& suppression = each["suppressions"][0];
        EXPECT_EQ(line_of(each["locations"][0]), 15);
        EXPECT_EQ(line_of(suppression["location"]), 24);
        return;
    }
    FAIL() << "nothing is suppressed";
}

TEST_F(Names, OfRulesAreExplained) {
    const Json rules = report("sarif")["runs"][0]["tool"]["driver"]["rules"];
    std::map<std::string, Json> by_id;
    for (const Json& each : rules) by_id.emplace(each["id"], each);
    const Json& own = by_id.at("release-by-developer");
    EXPECT_EQ(own["shortDescription"]["text"], "A developer releases");
    EXPECT_EQ(own["name"], "ReleaseByDeveloper");
    EXPECT_EQ(own["properties"]["stages"], Json::parse(R"(["a", "b"])"));
    EXPECT_EQ(by_id.at("nobody-tests")["properties"]["stages"], Json::parse(R"(["b"])"));
    EXPECT_EQ(by_id.at("empty-unit")["helpUri"], "file:///usr/share/doc/orgplan/rules.md#empty-unit");
    EXPECT_THAT(own["helpUri"], HasSubstr("own-rules.md#rules-of-your-own"));
    // Each address leads to a heading or a row of the manual.
    const std::string manual = text_of(kRoot / "docs/rules.md");
    for (const auto& [id, rule] : by_id) {
        if (rule["helpUri"].get<std::string>().find("/rules.md#") == std::string::npos) continue;
        const bool there = manual.find("# " + id + "\n") != manual.npos || manual.find("<a id=\"" + id) != manual.npos;
        EXPECT_TRUE(there) << id;
    }
}

}  // namespace
}  // namespace orgplan
