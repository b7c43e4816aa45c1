#include <gmock/gmock.h>
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
    const ReadResult result = read_spec(folder.path());
    ASSERT_EQ(result.unreadable, "");
    EXPECT_EQ(folder.found(*result.spec), Strings{});
    EXPECT_TRUE(result.spec->sound);
    EXPECT_EQ(seats_of(*result.spec), (Strings{"ceo", "ux", "pm"}));
    EXPECT_EQ(result.spec->sources[1].path, folder.path("design.yaml"));
    EXPECT_EQ(result.spec->organisation.stages.size(), 2u);
}

TEST(Folder, IsNotReadWithOneOfItsFiles) {
    const Folder folder(kThree);
    const ReadResult result = read_spec(folder.path("product.yaml"));
    ASSERT_EQ(result.unreadable, "");
    EXPECT_EQ(result.spec->sources.size(), 1u);
    EXPECT_EQ(seats_of(*result.spec), Strings{"pm"});
    // The base of a scenario is a path like any other.
    std::map<std::string, std::string> files = kThree;
    files["freeze.yaml"] = "orgplan: 1\nscenario: {id: freeze, base: company.yaml, why: No round}\n";
    const Folder scenario(files);
    EXPECT_EQ(seats_of(*read_spec(scenario.path("freeze.yaml")).spec), Strings{"ceo"});
}

/// The help of the findings that have one of their own.
Strings helps(const ReadResult& result) {
    Strings found;
    for (const Finding& finding : result.spec->findings.all()) {
        if (!finding.help.empty()) found.push_back(finding.help);
    }
    return found;
}

TEST(Folder, IsNamedWhereAFileBesideWouldResolveAReference) {
    const std::string alone =
        "orgplan: 1\nstages: [{id: a}]\nunits:\n  - {id: shop, within: sales, manager: sales/tech-lead}\n"
        "  - {id: lab, manager: nobody}\n";
    std::map<std::string, std::string> files = {
        {"alone.yaml", alone},
        {"broken.yaml", "orgplan: 1\nunits: [{id: sales"},
        {"zoo.yaml", "orgplan: 1\nunits: [{id: sales}, {id: nobody-else}]\n"},
        {"values.yaml", "units: [{id: nobody}]\n"},
        {"whole.yaml", "orgplan: 1\nstages: [{id: a}]\nunits: [{id: nobody}]\n"},
        {"later.yaml", "orgplan: 1\nscenario: {id: s, base: alone.yaml}\nunits: [{id: nobody}]\n"}};
    const Folder folder(files);
    const auto hint = [&](const char* file) {
        return fmt::format("`{}` beside this file has the id `sales`; to read both, name their folder: `{}`", file,
                           folder.path());
    };
    // A file that is broken has what it has; one that is no spec, a whole one or a scenario could not be read as well.
    EXPECT_EQ(helps(read_spec(folder.path("alone.yaml"))), (Strings{hint("broken.yaml"), hint("broken.yaml")}));
    EXPECT_THAT(helps(read_spec(folder.path())),
                ::testing::Each(::testing::Not(::testing::HasSubstr("beside this file"))));

    // No more than so many files, and none that is large.
    files.erase("broken.yaml");
    files["zoo.yaml"] += "#" + std::string(std::size_t{1} << 20, 'x') + "\n";
    EXPECT_EQ(helps(read_spec(Folder(files).path("alone.yaml"))).size(), 2u) << "the id comes first";
    files["zoo.yaml"] = "#" + std::string(std::size_t{1} << 20, 'x') + "\n" + files["zoo.yaml"];
    EXPECT_EQ(helps(read_spec(Folder(files).path("alone.yaml"))), Strings{});
    files["zoo.yaml"] = "orgplan: 1\nunits: [{id: sales}]\n";
    for (int i = 100; i < 150; ++i) files[fmt::format("f{}.yaml", i)] = "orgplan: 1\n";
    EXPECT_EQ(helps(read_spec(Folder(files).path("alone.yaml"))), Strings{});
}

TEST(Folder, HasFilesInAnotherEncodingReported) {
    std::map<std::string, std::string> files = kThree;
    for (const char c : std::string("orgplan: 1\n")) files["wide.yaml"] += std::string{c, '\0'};
    const Folder folder(files);
    EXPECT_EQ(folder.found(*read_spec(folder.path()).spec), Strings{"wide.yaml:1:1 not-utf-8"});
}

TEST(Folder, IsTheBaseOfAScenarioInIt) {
    std::map<std::string, std::string> files = kThree;
    files["freeze.yaml"] = "orgplan: 1\nscenario: {id: freeze, base: ., why: No round}\nedit: {seats: {ux: ~}}\n";
    const Folder folder(files);
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
    const std::unique_ptr<Spec> spec = read_spec(folder.path()).spec;
    EXPECT_EQ(folder.found(*spec),
              (Strings{"design.yaml:2:26 unknown-unit", "product.yaml:3:53 duplicate-id design.yaml:2:14"}));
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
