#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "tests/ci/repository.h"
#include "tests/redact/searched.h"

// Each kind of thing that once said what was to be left out.

namespace orgplan {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Kinds : public InRepository {
  protected:
    std::string out(const std::string& words) const {
        const Outcome seen = repository.run(words + " --today 2027-01-15");
        EXPECT_LT(seen.exit_code, 2) << words << seen.err;
        return seen.out + seen.err;
    }

    // The same in each command and format.
    void search(const std::string& spec, const std::string& what, const std::vector<std::string>& secrets) const {
        for (const char* const command :
             {"check {} --show-suppressed", "check {} --format json", "check {} --format sarif", "show {}",
              "show {} --format json --stage later", "stats {}", "plan show {}", "draw {} --stage later -o -"}) {
            const std::string words = fmt::format(fmt::runtime(command), spec) + " --redact " + what;
            EXPECT_THAT(found_in(out(words), secrets), IsEmpty()) << words;
        }
    }
};

constexpr auto kBase = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: today, date: 2027-01-31}, {id: later, date: 2027-12-31}]
people: [{id: kees, name: Kees Kist}]
positions: [{id: ceo, role: ceo, holder: Anneke Zuiderzee}, {id: bram-oort, role: cto, holder: Bram Oort}]
units: [{id: oort-lab, name: Lab of Bram Oort, manager: bram-oort, positions: [{role: backend-developer, title: Aide to Bram, count: 14, holders: [kees]}]}]
rules: {ignore: [{rule: empty-unit, at: oort-lab, why: Bram Oort}]}
)";

TEST_F(Kinds, WhomAScenarioReplaces) {
    repository.write("base.yaml", kBase);
    repository.write("plan.yaml",
                     "orgplan: 1\nscenario: {id: s, base: base.yaml}\n"
                     "edit: {seats: {bram-oort: {holder: Floris Nieuw}}}\n"
                     "positions: [{role: qa-engineer, title: For Kist and Bram, reports_to: ceo}]\n");
    search("plan.yaml", "names", {"bram", "oort", "floris", "nieuw", "kist", "kees"});
    // Numbers are those of the text, whatever a command keeps of the base.
    const std::string seen = out("show plan.yaml --redact names");
    EXPECT_THAT(seen, HasSubstr("person-4-lab"));
    EXPECT_THAT(out("draw plan.yaml --redact names --stage later -o -"), HasSubstr("Lab of Person 4"));
}

TEST_F(Kinds, IdsThatMayBeNamesWhateverElseSaysThem) {
    repository.write("acme.yaml", R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: kowalczyk, date: 2027-01-31}, {id: later, date: 2027-06-30}, {id: fatimas-round, date: 2027-09-30}]
positions:
  - {id: ceo, role: ceo}
  - {id: kowalczyk-2, role: backend-developer, title: Deputy of Fatima}
  - {id: kowalczyk, role: backend-developer}
  - {id: fatima, role: backend-developer, holder: فاطمة}
  - {id: payments-lead, role: tech-lead}
units:
  - {id: u2, name: Fatima and Kowalczyk, positions: [{role: backend-developer}]}
  - {id: payments, manager: payments-lead, positions: [{role: backend-developer}]}
products: [{id: kowalczyk-suite, units: [u2]}]
)");
    search("acme.yaml", "names", {"kowalczyk", "fatima", "فاطمة"});
    EXPECT_THAT(out("show acme.yaml --redact names"), HasSubstr("managed by payments-lead"));
}

constexpr auto kOwn = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: today, date: 2027-01-31}, {id: later, date: 2027-12-31}]
positions: [{id: ceo, role: ceo, level: senior}]
units:
  - id: core
    kind: team
    manager: tl
    positions:
      - {id: tl, role: tech-lead, level: mid}
      - {id: bo, role: backend-developer, level: apprentice}
      - {id: cy, role: backend-developer, cost: {yearly: 99000}}
      - {id: di, role: backend-developer, employment: contractor}
costs: {currency: EUR, yearly: {default: 50000}}
rules:
  define:
    - {id: of-levels, for: {seat: {level: apprentice}}, require: {given: works_with}}
    - {id: of-order, for: {seat: {}}, require: {compared_with_manager: {level: [lower, same], levels: [apprentice, mid, senior]}}}
    - {id: of-pay, for: {seat: {}}, require: {compared_with_manager: {cost: [lower, same]}}}
    - {id: of-contracts, for: {seat: {role: backend-developer}}, when: {is: {employment: contractor}}, require: {reports: {at_least: 1}}}
    - {id: of-neither, for: company, require: {count: {role: data-engineer, at_least: 9}}}
)";

TEST_F(Kinds, RulesOfOnesOwnThatAskOfIt) {
    repository.write("acme.yaml", kOwn);
    for (const char* const format : {"text", "json", "sarif"}) {
        const std::string check = fmt::format("check acme.yaml --explain-skipped --format {} --redact ", format);
        EXPECT_THAT(found_in(out(check + "levels"), {"of-levels", "of-order", "of-pay"}), IsEmpty()) << format;
        EXPECT_THAT(found_in(out(check + "cost"), {"of-pay"}), IsEmpty()) << format;
        EXPECT_THAT(found_in(out(check + "employment"), {"of-contracts", "of-pay"}), IsEmpty()) << format;
        for (const char* const what : {"levels", "cost", "employment", "names"}) {
            EXPECT_THAT(out(check + what), HasSubstr("of-neither")) << format << what;
        }
    }
    EXPECT_THAT(out("check acme.yaml --redact levels"),
                HasSubstr("are not listed, since their rules say what that is"));
    EXPECT_THAT(out("check acme.yaml"), HasSubstr("[of-levels]"));
}

// A word that is a level in titles, in an id or in a message, says no level.
TEST_F(Kinds, FindingsThatSayNoLevelStay) {
    repository.write("acme.yaml",
                     "orgplan: 1\ncompany: {manager: ceo}\npositions:\n  - {id: ceo, role: ceo}\n"
                     "  - {id: staff-lead, role: engineering-manager, level: staff}\n"
                     "units: [{id: core, manager: staff-lead, positions: [{role: backend-developer, "
                     "count: 17}]}]\n");
    EXPECT_THAT(out("check acme.yaml --redact levels"), HasSubstr("`staff-lead` has 17 direct reports"));
}

TEST_F(Kinds, TitlesThatSayLevelsAndContracts) {
    repository.write("acme.yaml", R"(orgplan: 1
company: {manager: ceo}
stages: [{id: now, date: 2027-01-31}, {id: later, date: 2027-12-31}]
positions:
  - {id: ceo, role: ceo}
  - {id: a, title: Sr. Backend Engineer (IC4), reports_to: ceo}
  - {id: b, title: "Jr. Developer, PhD", reports_to: ceo}
  - {id: c, title: Freelance Designer, reports_to: ceo}
  - {id: d, title: Werkstudent Backend, reports_to: ceo}
  - {id: e, title: Consultant (freelance), reports_to: ceo}
  - {id: f, title: Working Student, reports_to: ceo}
)");
    search("acme.yaml", "levels", {"sr.", "ic4", "jr", "phd", "werkstudent"});
    search("acme.yaml", "employment", {"freelance", "werkstudent", "student", "intern by"});
    EXPECT_THAT(out("show acme.yaml --redact levels"), HasSubstr("    Backend Engineer [backend-developer"));
    EXPECT_THAT(out("show acme.yaml --redact employment"), HasSubstr("    Consultant, unnamed"));
}

TEST_F(Kinds, ListsOfNothing) {
    repository.write("acme.yaml", "orgplan: 1\npositions: [{id: ceo, role: ceo}]\n");
    for (const char* const words : {"check acme.yaml --redact , --format json", "draw acme.yaml --redact=, -o -"}) {
        const Outcome seen = repository.run(words);
        EXPECT_EQ(seen.exit_code, 2);
        EXPECT_THAT(seen.err, HasSubstr("`--redact` is given `,`, in which nothing is listed"));
    }
    repository.write(".orgplan.yaml", "redact: names,cost\n");
    EXPECT_THAT(repository.run("check acme.yaml").err, HasSubstr("write several as a list: `redact: [names, cost]`"));
    repository.write(".orgplan.yaml", "redact: [names]\n");
    EXPECT_THAT(repository.run("config show acme.yaml").out, HasSubstr(".orgplan.yaml:1; of `check` alone"));
}

TEST_F(Kinds, FingerprintsOfDifferentThings) {
    repository.write("acme.yaml", R"(orgplan: 1
company: {name: Acme, manager: ceo}
positions: [{id: ceo, role: ceo, holder: Bram Oort, title: Oort of all, hendrik: x, Grootveld: y}]
units: [{id: core, positions: [{role: backend-developer, cost: {yearly: 90000}}]}]
costs: {currency: EUR, yearly: {default: 50000}}
budgets: [{for: company, total: {2027: 10, 2028: 10}, run_rate: {2027-01: 10, 2028-01: 12}}]
)");
    for (const char* const what : {"names", "cost", "reasons", "levels"}) {
        const std::string seen = out(fmt::format("check acme.yaml --format jsonl --redact {}", what));
        std::multiset<std::string> prints;
        constexpr std::string_view kKey = "\"fingerprint\":\"";
        for (std::size_t at = seen.find(kKey); at != seen.npos; at = seen.find(kKey, at + 1)) {
            const std::size_t begin = at + kKey.size();
            prints.insert(seen.substr(begin, seen.find('"', begin) - begin));
        }
        EXPECT_GE(prints.size(), 4U);
        EXPECT_EQ(std::set<std::string>(prints.begin(), prints.end()).size(), prints.size()) << seen;
        for (const std::string& each : prints) EXPECT_THAT(each, Not(HasSubstr(" #"))) << what;
        EXPECT_THAT(
            found_in(seen, what == std::string_view("names") ? std::vector<std::string>{"hendrik", "grootveld", "oort"}
                                                             : std::vector<std::string>{}),
            IsEmpty());
    }
}

TEST_F(Kinds, WhatIsTypedIsWhatTheSpecHas) {
    repository.write("base.yaml", kBase);
    const auto error = [&](const std::string& words) {
        const Outcome seen = repository.run("draw base.yaml --redact names -o - " + words);
        EXPECT_EQ(seen.exit_code, 2) << words;
        return seen.err;
    };
    // `bram-lab` would be `person-2-lab` as well.
    for (const char* const words : {"--unit bram-lab", "--where unit=bram-lab", "--root bram"}) {
        EXPECT_THAT(found_in(error(words), {"oort", "anneke", "zuiderzee", "kees"}), IsEmpty()) << words;
    }
    EXPECT_THAT(out("draw base.yaml --redact names -o - --unit oort-lab --stage today"), HasSubstr("<svg"));
    EXPECT_THAT(out("draw base.yaml --redact names -o - --where unit=oort-lab --stage today"), HasSubstr("<svg"));
}

}  // namespace
}  // namespace orgplan
