#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "planner/language/language.h"
#include "tests/text/paste.h"
#include "tests/text/reading.h"

// What the form check advises, in the very spec that it advises it for.

namespace orgplan::testing {
using namespace language;
using namespace text;
namespace {

using ::testing::Each;
using ::testing::ElementsAreArray;
using ::testing::SizeIs;

/// The findings of the form of a spec, in the order of their places.
std::vector<Finding> findings_of(Reading& reading) {
    const Node root = reading.document->root();
    check_form(root, root.find("scenario") ? "overlay" : "spec", reading.findings);
    reading.findings.sort();
    return {reading.findings.all().begin(), reading.findings.all().end()};
}
std::vector<Finding> findings_of(const std::string& spec) {
    Reading reading(spec);
    return findings_of(reading);
}

std::vector<std::string> helps_of(const std::string& spec) {
    std::vector<std::string> helps;
    for (const Finding& finding : findings_of(spec)) helps.push_back(finding.help);
    return helps;
}

std::vector<std::string> texts_of(const std::vector<Finding>& findings) {
    std::vector<std::string> texts;
    for (const Finding& finding : findings) texts.push_back(finding.rule + ": " + finding.message);
    std::sort(texts.begin(), texts.end());
    return texts;
}

struct Case {
    std::string lines;  ///< after `orgplan: 1`
    std::vector<std::string> helps;
};

// Each help by itself raises no fault, and one after the other they leave none.
void expect_followed(const Case& c) {
    const std::string spec = "orgplan: 1\n" + c.lines;
    SCOPED_TRACE(spec);
    const std::vector<Finding> findings = findings_of(spec);
    EXPECT_THAT(helps_of(spec), ElementsAreArray(c.helps));
    const std::vector<std::string> before = texts_of(findings);
    for (const Finding& finding : findings) {
        const std::optional<std::string> one = pasted(spec, finding);
        ASSERT_TRUE(one) << finding.help;
        const std::vector<std::string> after = texts_of(findings_of(*one));
        EXPECT_LT(after.size(), before.size()) << *one;
        EXPECT_TRUE(std::ranges::includes(before, after)) << *one << ::testing::PrintToString(after);
    }
    std::string at = spec;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const std::vector<Finding> left = findings_of(at);
        if (left.empty()) return;
        at = pasted(at, left.front()).value_or(at);
    }
    EXPECT_THAT(helps_of(at), ElementsAreArray(std::vector<std::string>())) << at;
}

TEST(Help, GoesWhereAKeyIsAlready) {
    const Case cases[] = {
        {"units: [{id: core, headcount: 8, positions: [{role: cto}]}]\n",
         {"add to `positions`: `{role: backend-developer, count: 8}`"}},
        {"units:\n  - id: core\n    headcount: 8\n    positions:\n      - role: cto\n",
         {"add to `positions`: `{role: backend-developer, count: 8}`"}},
        {"name: Acme\ncompany: {manager: ceo}\n", {"add to `company`: `name: Acme`"}},
        {"head: ceo\ncompany: {name: Acme}\n", {"add to `company`: `manager: ceo`"}},
        {"company: {name: Acme}\nhead: ceo\n", {"add to `company`: `manager: ceo`"}},
        {"company:\n  name: Acme\nhead: ceo\n", {"add to `company`: `manager: ceo`"}},
        {"name: Acme\ncompany: {name: Acme Ltd}\n", {"remove `name`"}},
        {"freeze: {opens: 2027-05, closes: 2027-09}\nhiring: {hires_per_month: 2}\n",
         {"add to `hiring`: `freeze: [{opens: 2027-05, closes: 2027-09}]`"}},
        {"freeze: {opens: 2027-05, closes: 2027-09}\nhiring: {freeze: [{opens: 2028-05, closes: 2028-09}]}\n",
         {"add to `freeze` under `hiring`: `{opens: 2027-05, closes: 2027-09}`"}},
        {"currency: USD\ncosts: {currency: EUR}\n", {"remove `currency`"}},
        {"currency: USD\ncosts: {load: 1.2}\n", {"add to `costs`: `currency: USD`"}},
        {"company: {currency: USD}\ncosts: {load: 1.2}\n", {"add to `costs` at the top level: `currency: USD`"}},
        {"company: {currency: USD}\ncosts: {currency: EUR}\n", {"remove `currency`"}},
        {"units: [{id: core, budget: 500000}]\nbudgets: [{for: company, total: {2027: 900000}}]\n",
         {"add to `budgets` at the top level: `{for: core, total: {2027: 500000}}`"}},
        {"budget: 500000\nbudgets: [{for: core, total: {2027: 900000}}]\n",
         {"add to `budgets`: `{for: company, total: {2027: 500000}}`"}},
        {"team: core\nunits: [{id: core}]\n", {"remove `team`"}},
        {"teams: [core, Data team, {id: x}]\nunits: [{id: core}, x]\n",
         {"add to `units`: `{id: data-team, name: Data team}`", "write `units: [{id: core}, {id: x}]`"}},
        {"team: web\nunits: [{id: core}]\n", {"add to `units`: `{id: web}`"}},
        {"headcount: 8\nstages: [{id: now}]\n", {"add to `stages`: `{id: today, headcount: 8}`"}},
        {"positions: [{role: cto, name: Ada Byron, holder: Ada}]\n", {"remove `name`"}},
        {"positions: [{role: cto, manager: none, reports_to: none}]\n", {"remove `manager`"}},
        {"positions: [{role: cto, reports_to: none, manager: none}]\n", {"remove `manager`"}},
        {"positions: [{manager: none, role: cto, reports_to: none}]\n", {"remove `manager`"}},
        {"positions:\n  - role: cto\n    manager: none\n    reports_to: none\n", {"remove `manager`"}},
        {"positions: [{role: cto, manager: Ada Rask, reports_to: none}]\n", {"remove `manager`"}},
        {"positions: [{role: cto, vacant: true, holder: Ada}]\n", {"remove `vacant`"}},
        {"positions: [{role: cto, vacant: true, holders: [Ada]}]\n", {"remove `vacant`"}},
        {"positions: [{role: cto, names: [Ada], holder: Ada}]\n", {"remove `names`"}},
        {"positions: [{role: cto, end: 2027-04, closes: 2027-05}]\n",
         {"write `leaves: 2027-04` (the first day without them)"}},
        {"positions: [{role: cto, end: 2027-04, closes: 2027-05, leaves: 2027-05}]\n", {"remove `end`"}},
        {"positions: [{role: cto, cost: {salary: 7, daily: 3, days: 2}}]\n", {"remove `salary`"}},
        {"salaries: {cto: 90000}\ncosts: {bands: [{yearly: 1}]}\n", {"add to `costs`: `yearly: {cto: 90000}`"}},
        {"salaries: {cto: 90000}\ncosts: {yearly: {default: 1}}\n", {"add to `yearly` under `costs`: `cto: 90000`"}},
        {"unitz: []\nunits: []\n", {"remove `unitz`, or move its value to `units`"}},
        // A key that help shows is there for the next.
        {"teams: [core]\ndepartments: [web]\n", {"write `units: [{id: core}]`", "add to `units`: `{id: web}`"}},
        {"positions: [{role: cto, manager: a, boss: b}]\n", {"write `reports_to: a`", "remove `boss`"}},
        {"name: Acme\nhead: ceo\n", {"write `company: {name: Acme}`", "add to `company`: `manager: ceo`"}},
    };
    for (const Case& c : cases) {
        // Of keys that help alone shows, and of words, only the user knows more.
        const bool later = c.helps.size() > 1 || c.helps.front().find(", or move") != std::string::npos;
        if (later) {
            EXPECT_THAT(helps_of("orgplan: 1\n" + c.lines), ElementsAreArray(c.helps)) << c.lines;
        } else {
            expect_followed(c);
        }
    }
}

TEST(Help, KeepsTheCurrencyInOnePlace) {
    const Case cases[] = {
        {"positions: [{role: cto, salary: 78000}]\ncosts: {load: 1.2}\n",
         {"write `cost: {yearly: 78000}`, and `currency: EUR` under `costs`"}},
        {"positions: [{role: cto, cost: 78000 CHF}]\ncosts: {load: 1.2}\n",
         {"write `cost: {yearly: 78000, currency: CHF}`, and `currency: CHF` under `costs`"}},
        {"costs:\n  load: 1.2\npositions: [{role: cto, salary: 78000}]\n",
         {"write `cost: {yearly: 78000}`, and `currency: EUR` under `costs`"}},
    };
    for (const Case& c : cases) expect_followed(c);
    EXPECT_THAT(helps_of("orgplan: 1\ncurrency: EUR\npositions: [{role: cto, salary: 78000}]\n"),
                ElementsAreArray({"write `costs: {currency: EUR}`", "write `cost: {yearly: 78000}`"}));
}

TEST(Help, IsForEachTextOfAList) {
    const Case cases[] = {
        {"units: [core, Data team, {id: x}]\n",
         {"write `units: [{id: core}, {id: data-team, name: Data team}, {id: x}]`",
          "write `{id: data-team, name: Data team}`"}},
        {"units:\n  - core\n  - web\n", {"write `units: [{id: core}, {id: web}]`", "write `{id: web}`"}},
        // Two units would have one id.
        {"units: [Data team, data-team]\n",
         {"write `{id: data-team, name: Data team}`", "write it as in `{id: platform}`"}},
        {"units: [{id: core}, core, web]\n", {"write it as in `{id: platform}`", "write `{id: web}`"}},
        {"units: {Data team: ~, data-team: ~}\n", {"write it as in `units: [{id: platform}]`"}},
        {"people: [Ada, Ada]\n", {"write `{id: Ada}`", "write it as in `{id: Ada}`"}},
    };
    for (const Case& c : cases) {
        if (c.lines.starts_with("people")) {
            EXPECT_THAT(helps_of("orgplan: 1\n" + c.lines), ElementsAreArray(c.helps)) << c.lines;
        } else {
            expect_followed(c);
        }
    }
    Reading reading("orgplan: 1\nunits: [core, Data team, {id: x}]\n");
    findings_of(reading);
    EXPECT_THAT(reading.found(), ElementsAreArray({"2:9-13 wrong-type: expected a map, found the text `core`",
                                                   "2:15-24 wrong-type: expected a map, found the text `Data team`"}));
}

TEST(Help, ShowsNumbersInDigitsAlone) {
    const Case cases[] = {
        {"costs: {currency: EUR}\npositions: [{role: cto, salary: 62.000 EUR}]\n",
         {"write digits alone: `cost: {yearly: 62000, currency: EUR}`"}},
        {"costs: {currency: EUR}\npositions:\n  - role: cto\n    cost: 62,000 EUR\n",
         {"write digits alone: `cost: {yearly: 62000, currency: EUR}`"}},
        {"costs: {currency: EUR}\npositions: [{role: cto, cost: 62.000}]\n",
         {"write digits alone: `cost: {yearly: 62000, currency: EUR}`"}},
        {"positions: [{role: cto, salary: 1.250.000}]\n",
         {"write digits alone: `cost: {yearly: 1250000}`, and `costs: {currency: EUR}` at the top level"}},
        {"costs: {currency: EUR}\npositions: [{role: cto, cost: {salary: 62.000}}]\n",
         {"write digits alone: `yearly: 62000`"}},
        {"budgets: {2027: 500.000}\n", {"write digits alone: `budgets: [{for: company, total: {2027: 500000}}]`"}},
        {"budget: 500.000\nbudgets: []\n",
         {"add to `budgets`, in digits alone: `{for: company, total: {2027: 500000}}`"}},
        {"costs:\n  yearly:\n    cto: 62,000\n", {"write digits alone: `62000`"}},
        {"costs:\n  yearly:\n    cto: 62'000\n", {"write digits alone: `62000`"}},
        {"stages:\n  - {id: a, monthly_cost: 40 000}\n", {"write digits alone: `40000`"}},
        // Decimals, and parts of one.
        {"costs: {currency: EUR}\npositions: [{role: cto, salary: 62000.50}]\n",
         {"write `cost: {yearly: 62000.50, currency: EUR}`"}},
        {"costs: {currency: EUR}\npositions: [{role: cto, salary: 0.125}]\n",
         {"write `cost: {yearly: 0.125, currency: EUR}`"}},
    };
    for (const Case& c : cases) expect_followed(c);
}

TEST(Help, TakesBackWhatIsNotSo) {
    for (const char* no : {"no", "off", "n", "~", "false", "No", "OFF", ""}) {
        expect_followed({"positions: [{role: cto, vacant: " + std::string(no) + ", fte: 0.5}]\n", {"remove `vacant`"}});
        expect_followed({"roles: {cto: {vacant: " + std::string(no) + ", holder: Ada}}\n",
                         {"write `positions: [{role: cto, holder: Ada}]`"}});
    }
}

TEST(Help, MakesNoIdOfANumber) {
    const Case cases[] = {
        {"stages: 3\n", {"write it as in `stages: [{id: today}]`"}},
        {"units: 3\n", {"write it as in `units: [{id: platform}]`"}},
        {"members: 5\n", {"write it as in `people: [{id: Ada}]`"}},
        {"units: {1: {lead: cto}}\n", {"write it as in `units: [{id: platform}]`"}},
        {"company: 5\n", {"write it as in `company: {name: Ovenbird}`"}},
        {"hiring: 2\n", {"write `hiring: {hires_per_month: 2}`"}},
        {"hiring: {onboarding: 0.5}\n", {"write `onboarding: {ratio: 0.5}`"}},
    };
    for (const Case& c : cases) expect_followed(c);
}

TEST(Help, HasExamplesOfWhatFitsNowhere) {
    const Case cases[] = {
        {"units: [{id: core, budget: lots}]\nbudgets: []\n",
         {"add to `budgets` at the top level, as in `{for: core, total: {2027: 500000}}`"}},
        {"budget: lots\nbudgets: []\n", {"add to `budgets`, as in `{for: company, total: {2027: 500000}}`"}},
        {"teams: [{id: a b}]\nunits: []\n", {"add what it holds to `units`"}},
        {"positions: [{role: cto, until: ~}]\n", {"write `leaves` with a date or a stage: the first day without them"}},
        {"rules: {define: [{id: a, require: {}, if: b}]}\n", {"write `when: b`"}},
    };
    for (const Case& c : cases) EXPECT_THAT(helps_of("orgplan: 1\n" + c.lines), ElementsAreArray(c.helps)) << c.lines;
}

TEST(Help, SaysWhichDayATimeIs) {
    const Case cases[] = {
        {"units: [{id: core, end_date: 2027-04}]\n", {"write `closes: 2027-04` (the first day without it)"}},
        {"products: [{id: shop, until: 2027-04}]\n", {"write `closes: 2027-04` (the first day without it)"}},
        {"hiring: {freeze: [{opens: 2027-05, to: 2027-09}]}\n", {"write `closes: 2027-09` (the first day after it)"}},
        {"hiring: {freezes: {from: 2027-05, until: 2027-09}}\n",
         {"write `freeze: [{opens: 2027-05, closes: 2027-09}]` (`closes` is the first day after it)"}},
        {"units: {core: {end: 2027-04}}\n",
         {"write `units: [{id: core, closes: 2027-04}]` (`closes` is the first day without it)"}},
        {"units: [{id: core, start: 2027-04}]\n", {"write `opens: 2027-04`"}},
    };
    for (const Case& c : cases) expect_followed(c);
}

TEST(Help, SaysWhatTheVersionIsOf) {
    const std::vector<std::string> helps{
        "remove `version`: `orgplan: 1` is the version of the language, and one of your own goes into a comment"};
    EXPECT_EQ(helps_of("orgplan: 1\nversion: 2\n"), helps);
}

TEST(Help, DoesNotAddWhatItWritesForAnotherKey) {
    const Case cases[] = {
        {"budgets: [{unit: core, total: {2027: 1}}]\n", {"write `for: core`"}},
        {"rules: {ignore: [{id: team-too-small, reason: Small for now}]}\n",
         {"write `rule: team-too-small`", "write `why: Small for now`"}},
        {"glossary: [{role: potter, name: Potter}]\n", {"write `id: potter`", "write `title: Potter`"}},
    };
    for (const Case& c : cases) expect_followed(c);
    EXPECT_THAT(helps_of("version: 1\n"), ElementsAreArray({"write `orgplan: 1`"}));
    EXPECT_THAT(helps_of("orgplan: 1\nunits: [{title: Core}]\n"),
                ElementsAreArray({"add `id`, as in `id: platform`", "write `name: Core`"}));
}

TEST(Help, ShowsShortFormsAlone) {
    std::string units = "units: [";
    for (int i = 0; i < 12; ++i) units += (i == 0 ? "unit-" : ", unit-") + std::to_string(i);
    const std::vector<std::string> helps = helps_of("orgplan: 1\n" + units + "]\n");
    ASSERT_THAT(helps, SizeIs(12));
    EXPECT_EQ(helps[0], "write `{id: unit-0}`");
    EXPECT_EQ(helps[11], "write `{id: unit-11}`");
    EXPECT_THAT(helps_of("orgplan: 1\nteams" + units.substr(5) + "]\n"), ElementsAreArray({"write `units`"}));
    // Short as it was written, but not with all that is shown.
    const std::string named = "units: [Data A, Data B, Data C, Data D, Data E, Data F]\n";
    EXPECT_THAT(helps_of("orgplan: 1\n" + named)[0], "write `{id: data-a, name: Data A}`");
    for (const std::string& help : helps_of("orgplan: 1\nunits: [" + std::string(200, 'x') + "]\n")) {
        EXPECT_LT(help.size(), 200u) << help;
    }
}

TEST(Help, TakesTimeWithinBounds) {
    std::string spec = "orgplan: 1\nunits:\n";
    for (int i = 0; i < 20'000; ++i) spec += "  - Data team " + std::to_string(i) + "\n";
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_THAT(findings_of(spec), SizeIs(1001));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace orgplan::testing
