#include <gtest/gtest.h>

#include <map>

#include "planner/report/text_report.h"
#include "tests/language/folder.h"

namespace orgplan::testing {
using namespace language;
using namespace report;
using namespace text;
namespace {

using Strings = std::vector<std::string>;

const std::map<std::string, std::string> kThree = {
    {"company.yaml", "# the head\norgplan: 1\ncompany: {manager: ceo}\npositions: [{id: ceo, role: ceo}]\n"},
    {"design.yaml", "orgplan: 1\nunits: [{id: design, within: product, positions: [{id: ux, role: ux-designer}]}]\n"},
    {"product.yaml",
     "orgplan: 1\nstages: [{id: a}, {id: b}]\nunits: [{id: product, manager: pm, positions: [{id: pm, "
     "role: product-manager}]}]\n"},
    {"freeze.yaml", "orgplan: 1\nscenario: {id: freeze, base: company.yaml, why: No round}\nedit: {seats: {ux: ~}}\n"},
    {"values.yaml", "image: x\n"},
    {"notes.txt", "orgplan: 1\n"}};

TEST(Folder, JoinsItsListsInTheOrderOfThePaths) {
    const Folder folder(kThree);
    for (const char* file : {"", "company.yaml", "design.yaml", "product.yaml"}) {
        const ReadResult result = read_spec(folder.path(file));
        ASSERT_EQ(result.unreadable, "") << file;
        EXPECT_EQ(folder.found(*result.spec), Strings{}) << file;
        EXPECT_TRUE(result.spec->sound) << file;
        EXPECT_EQ(seats_of(*result.spec), (Strings{"ceo", "ux", "pm"})) << file;
        EXPECT_EQ(result.spec->sources[1].path, folder.path("design.yaml"));
        EXPECT_EQ(result.spec->organisation.stages.size(), 2u) << file;
    }
}

TEST(Folder, IsTheBaseOfAScenarioBesideIt) {
    const Folder folder(kThree);
    const ReadResult result = read_spec(folder.path("freeze.yaml"));
    EXPECT_EQ(folder.found(*result.spec), Strings{});
    EXPECT_TRUE(result.spec->sound);
    EXPECT_EQ(seats_of(*result.spec), (Strings{"ceo", "pm"}));
}

TEST(Folder, SaysWhereASectionStandsTwice) {
    std::map<std::string, std::string> files = kThree;
    files["zoo.yaml"] = "orgplan: 1\nstages: [{id: c}]\ncompany: {name: X}\nhiring: {now: 2027-01-01}\n";
    files["zzz.yaml"] = "orgplan: 1\nhiring: {now: 2027-01-02}\ncosts: {currency: EUR}\n";
    files["zzzz.yaml"] = "orgplan: 1\ncosts: {currency: EUR}\n";
    const Folder folder(files);
    EXPECT_EQ(
        folder.found(*read_spec(folder.path()).spec),
        (Strings{"zoo.yaml:2:1 repeated-section product.yaml:2:1", "zoo.yaml:3:1 repeated-section company.yaml:3:1",
                 "zzz.yaml:2:1 repeated-section zoo.yaml:4:1", "zzzz.yaml:2:1 repeated-section zzz.yaml:3:1"}));
}

TEST(Folder, HelpsWithTheSectionsOfAllFiles) {
    const auto helps_with = [](const std::string& costs) {
        const Folder folder({{"company.yaml", "orgplan: 1\ncompany: {name: Acme}\n"},
                             {"costs.yaml", "orgplan: 1\n" + costs},
                             {"core.yaml",
                              "orgplan: 1\nhead: ceo\n"
                              "freeze: {opens: 2027-05, closes: 2027-09}\ncurrency: EUR\n"},
                             {"web.yaml",
                              "orgplan: 1\nunits: [{id: web, budget: 900, "
                              "positions: [{role: cto, salary: 78000}]}]\n"}});
        Strings helps;
        const ReadResult result = read_spec(folder.path());
        for (const Finding& finding : result.spec->findings.all()) helps.push_back(finding.help);
        return helps;
    };
    EXPECT_EQ(
        helps_with("costs: {load: 1.2}\nhiring: {now: 2027-01-01}\nbudgets: []\n"),
        (Strings{"add to `company`: `manager: ceo`", "add to `hiring`: `freeze: [{opens: 2027-05, closes: 2027-09}]`",
                 "add to `costs`: `currency: EUR`",
                 "add to `budgets` at the top level: `{for: web, total: {2027: 900}}`",
                 "write `cost: {yearly: 78000}`, and `currency: EUR` under `costs`"}));
    EXPECT_EQ(
        helps_with("costs: {currency: CHF}\n"),
        (Strings{"add to `company`: `manager: ceo`", "write `hiring: {freeze: [{opens: 2027-05, closes: 2027-09}]}`",
                 "remove `currency`", "write `budgets: [{for: web, total: {2027: 900}}]` at the top level",
                 "write `cost: {yearly: 78000, currency: CHF}`"}));
}

TEST(Folder, TellsFindingsWithTheirFiles) {
    std::map<std::string, std::string> files = kThree;
    files["design.yaml"] = "orgplan: 1\nunits: [{id: pm, within: produkt}]\n";
    const Folder folder(files);
    const std::unique_ptr<Spec> spec = read_spec(folder.path("design.yaml")).spec;
    EXPECT_EQ(folder.found(*spec),
              (Strings{"design.yaml:2:26 unknown-unit", "product.yaml:3:32 unknown-seat design.yaml:2:14",
                       "product.yaml:3:53 duplicate-id design.yaml:2:14"}));
    const std::string report = text_report(spec->findings, spec->sources, spec->organisation, {});
    EXPECT_NE(report.find(folder.path("design.yaml") + ":2:14: note: the other\n    2 | units: [{id: pm"),
              std::string::npos)
        << report;
}

TEST(Folder, WaitsWithReferencesUntilEveryFileIsWhole) {
    std::map<std::string, std::string> files = kThree;
    files["design.yaml"] = "orgplan: 1\nunits: [{id: x, within: nowhere}\n";
    const Folder folder(files);
    EXPECT_EQ(folder.found(*read_spec(folder.path()).spec), (Strings{"design.yaml:3:1 yaml-syntax design.yaml:2:8"}));
}

TEST(Folder, OfWholeSpecsLetsEachStandAlone) {
    const std::string whole = "orgplan: 1\ncompany: {manager: ceo}\npositions: [{id: ceo, role: ceo}]\n";
    const Folder folder({{"a.yaml", whole}, {"b.yaml", whole}, {"c.yaml", whole + "stages: [{id: x}]\n"}});
    for (const char* file : {"a.yaml", "b.yaml", "c.yaml"}) {
        const std::unique_ptr<Spec> spec = read_spec(folder.path(file)).spec;
        EXPECT_TRUE(spec->sound) << file;
        EXPECT_EQ(spec->sources.size(), 1u) << file;
    }
    EXPECT_TRUE(read_spec(folder.path()).spec->findings.has("repeated-section"));
}

TEST(Folder, WithoutASpecOrNotThereIsUnreadable) {
    const Folder folder(std::map<std::string, std::string>{{"values.yaml", "image: x\n"}});
    EXPECT_EQ(read_spec(folder.path()).unreadable,
              fmt::format("no YAML file in `{}` begins with `orgplan:`", folder.path()));
    EXPECT_EQ(read_spec(folder.path("nothing.yaml")).unreadable,
              fmt::format("cannot read `{}`: no such file or folder", folder.path("nothing.yaml")));
}

}  // namespace
}  // namespace orgplan::testing
