#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "planner/language/corrections.h"
#include "planner/language/holes.h"
#include "planner/language/language.h"
#include "planner/language/language_data.h"
#include "tests/text/paste.h"
#include "tests/text/reading.h"

namespace orgplan::testing {
using namespace language;
using namespace text;
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// What the form check finds in a text, as `Reading::found` shows it.
std::vector<std::string> faults_of(const std::string& text) {
    Reading reading(text);
    const Node root = reading.document->root();
    check_form(root, root.find("scenario") ? "overlay" : "spec", reading.findings);
    return reading.found();
}

std::string file_text(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

TEST(Form, OfAWholeSpecIsRight) {
    const auto path = std::filesystem::path(ORGPLAN_SOURCE_DIR) / "tests/text/specs";
    std::size_t specs = 0;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
        EXPECT_THAT(faults_of(file_text(entry.path())), IsEmpty()) << entry.path();
        ++specs;
    }
    EXPECT_GE(specs, 3u);
}

TEST(Form, OfTheDesignStoriesIsRight) {
    const std::filesystem::path stories = ORGPLAN_SOURCE_DIR "/../shared/design/stories";
    if (!std::filesystem::exists(stories)) GTEST_SKIP() << "../shared/design is not here";
    for (const auto& entry : std::filesystem::directory_iterator(stories)) {
        EXPECT_THAT(faults_of(file_text(entry.path())), IsEmpty()) << entry.path();
    }
}

struct Case {
    const char* lines;  ///< after `orgplan: 1`, so that the first is line 2
    std::vector<std::string> found;
};

TEST(Form, FaultsAreFoundAtTheirPlace) {
    const Case cases[] = {
        // Keys
        {"unitz: []\n", {"2:1-6 unknown-key: `unitz` is not a key of a spec"}},
        {"positions:\n  - {role: ceo, manager: x}\n", {"3:17-24 unknown-key: `manager` is not a key of a position"}},
        {"units: [{kind: team}]\n", {"2:9-10 missing-key: a unit needs `id`"}},
        {"units:\n  - kind: team\n", {"3:5-9 missing-key: a unit needs `id`"}},
        {"units: [{id: a b}]\n", {"2:14-17 wrong-form: `a b` is not valid as an id"}},
        {"positions: [{holder: A, holders: [B]}]\n",
         {"2:25-32 exclusive-keys: a position has `holder` or `holders`, not both (2:14-20 the other one)"}},
        // Kinds
        {"units: {a: b}\n", {"2:8-14 wrong-type: expected a list, found a map"}},
        {"company: Acme\n", {"2:10-14 wrong-type: expected a map, found the text `Acme`"}},
        {"positions: [{role: x, dotted: ceo}, {role: x, dotted: [ceo, cto]}]\n", {}},
        {"positions: [{role: x, also: cto}]\n", {"2:29-32 wrong-type: expected a list, found the text `cto`"}},
        {"positions: [{role: [x]}]\n", {"2:20-23 wrong-type: expected a role, found a list"}},
        {"units:\n", {"2:1-6 empty-value: `units` has no value"}},
        {"company: {name: ''}\n", {"2:17-19 empty-value: `name` has no value"}},
        {"positions: [{role: x, holders: [~, A, vacant]}]\n", {}},
        {"positions: [{role: x, dotted: [~]}]\n", {"2:32-33 empty-value: this entry has no value"}},
        // Values
        {"positions: [{role: x, count: three}]\n",
         {"2:30-35 wrong-type: expected a whole number, found the text `three`"}},
        {"positions: [{role: x, count: 1.5}]\n",
         {"2:30-33 wrong-type: expected a whole number, found the number `1.5`"}},
        {"positions: [{role: x, count: \"3\"}]\n",
         {"2:30-33 wrong-type: expected a whole number, found the text `3` in quotes"}},
        {"positions: [{role: x, count: {2027-13: 1}}]\n",
         {"2:31-38 wrong-form: `2027-13` is not a month of the calendar"}},
        {"positions: [{role: x, opens: 2027-02-30}]\n",
         {"2:30-40 wrong-form: `2027-02-30` is not a day of the calendar"}},
        {"positions: [{role: x, opens: 2027-Q1}]\n",
         {"2:30-37 wrong-form: expected a date or a stage, found the text `2027-Q1`"}},
        {"stages: [{id: a, date: soon}]\n", {"2:24-28 wrong-type: expected a date, found the text `soon`"}},
        {"stages: [{id: a, date: 2027-01}]\n", {"2:24-31 wrong-form: `2027-01` is a month, and a date is needed"}},
        {"stages: [{id: 2027-01}]\n", {"2:15-22 wrong-form: the stage id `2027-01` looks like a time"}},
        {"stages: [{id: a, headcount: 8..6}]\n", {"2:29-33 wrong-form: the range `8..6` begins above its end"}},
        {"stages: [{id: a, headcount: many}]\n", {"2:29-33 wrong-type: expected a range, found the text `many`"}},
        {"units: [{id: a, agile: yes}]\n", {"2:24-27 wrong-form: expected `true` or `false`, found `yes`"}},
        {"units: [{id: a, kind: teem}]\n",
         {"2:23-27 wrong-form: expected department, team, squad, chapter, area or group, found `teem`"}},
        {"units: [{id: a, takes: [b/c-1..3, d-3..2]}]\n", {"2:35-41 wrong-form: `d-3..2` is not a range of seats"}},
        {"units: [{id: a, manager: b-1..2}]\n", {"2:26-32 wrong-form: expected one seat, found the range `b-1..2`"}},
        {"units: [{id: a, manager: a/b/c}]\n", {"2:26-31 wrong-form: `a/b/c` is not valid as the id of a seat"}},
        {"company: {fiscal_year_starts: 13}\n",
         {"2:31-33 wrong-type: expected a month from 1 to 12, found the number `13`"}},
        {"budgets: [{for: company, total: {2027-Q5: 1, FY2028: 2, 2027-00: 3}}]\n",
         {"2:34-41 wrong-form: expected a year, quarter, month or fiscal year, found `2027-Q5`",
          "2:57-64 wrong-form: expected a year, quarter, month or fiscal year, found `2027-00`"}},
        {"budgets: [{for: company, total: {FY2028-Q5: 1, FY2028-Q1: 2}}]\n",
         {"2:34-43 wrong-form: expected a year, quarter, month or fiscal year, found `FY2028-Q5`"}},
        {"costs: {currency: euro}\n", {"2:19-23 wrong-form: expected a currency, found `euro`"}},
        {"rules: {define: [{id: a, require: {anything: [1]}}], set: {x: [1]}}\n",
         {"2:63-66 wrong-type: expected a single value, found a list"}},
        {"scenario: {id: a, base: b}\nedit: {seats: {a-1..2: ~, b: {holder: ~, opens: 2027-1}}, units: {x: {id: ~}}}\n",
         {"3:49-55 wrong-form: expected a date or a stage, found the text `2027-1`"}},
        {"edit: {}\n", {"2:1-5 unknown-key: `edit` is not a key of a spec"}},
    };
    for (const Case& c : cases) EXPECT_EQ(faults_of(std::string("orgplan: 1\n") + c.lines), c.found) << c.lines;
    EXPECT_THAT(faults_of("orgplan: 2\n"),
                ElementsAre("1:10-11 wrong-form: this version reads `orgplan: 1`, found `2`"));
    EXPECT_THAT(faults_of("a: b\n"), ElementsAre("1:1-2 missing-key: a spec needs `orgplan`",
                                                 "1:1-2 unknown-key: `a` is not a key of a spec"));
    EXPECT_THAT(faults_of("- a\n"), ElementsAre("1:1-4 wrong-type: expected a spec, found a list"));
    EXPECT_THAT(faults_of(""), ElementsAre("1:1-1 wrong-type: expected a spec, found nothing"));
}

TEST(Form, HelpSaysWhatToWrite) {
    const struct {
        const char* lines;
        const char* help;
    } cases[] = {
        {"unitz: []\n", "did you mean `units`?"},
        {"edit: {}\n", "it is a key of a scenario"},
        {"positions: [{role: x, reports_too: y}]\n", "did you mean `reports_to`?"},
        {"positions: [{role: x, date: y}]\n",
         "it is a key of a stage, as in `stages: [{id: series-a, date: 2027-01-31}]`"},
        {"positions: [{role: x, escalates_to: ceo}]\n", "write `escalates_to: [ceo]`"},
        {"stages: [{id: a, headcount: 8..6}]\n", "write `6..8`"},
        {"units: [{id: a, agile: NO}]\n", "write `false`"},
        {"units: [{id: a, kind: teem}]\n", "did you mean `team`?"},
        {"units: [{kind: team}]\n", "add `id`, as in `id: platform`"},
        {"company:\n", "write a map, or remove it"},
    };
    for (const auto& c : cases) {
        Reading reading(std::string("orgplan: 1\n") + c.lines);
        check_form(reading.document->root(), "spec", reading.findings);
        ASSERT_EQ(reading.findings.all().size(), 1u) << c.lines;
        EXPECT_EQ(reading.findings.all()[0].help, c.help) << c.lines;
    }
}

// What newcomers write, between `@`, and the form that the first help shows; where that is done, nothing is found.
TEST(Form, HelpShowsTheFormThatWorks) {
    const struct {
        const char* lines;
        const char* help;
    } cases[] = {
        // Money
        {"positions: [{role: cto, @cost: 78000@}]\n",
         "write `cost: {yearly: 78000}`, and `costs: {currency: EUR}` at the top level"},
        {"positions: [{role: cto, @cost: 78000@}]\ncosts: {currency: USD}\n",
         "write `cost: {yearly: 78000, currency: USD}`"},
        {"positions: [{role: cto, @cost: 78000 CHF@}]\n",
         "write `cost: {yearly: 78000, currency: CHF}`, and `costs: {currency: CHF}` at the top level"},
        {"positions: [{role: cto, @cost: 78000 EUR@}]\ncosts: {currency: EUR}\n",
         "write `cost: {yearly: 78000, currency: EUR}`"},
        {"positions: [{role: cto, @cost: lots@}]\n", "write it as in `cost: {yearly: 62000}`"},
        {"positions: [{role: cto, cost: {@salary: 78000@}}]\n", "write `yearly: 78000`"},
        {"positions: [{role: cto, @salary: 78000@}]\ncosts: {currency: USD}\n",
         "write `cost: {yearly: 78000, currency: USD}`"},
        {"positions:\n  - role: cto\n    @salary: 78000@\n",
         "write `cost: {yearly: 78000}`, and `costs: {currency: EUR}` at the top level"},
        {"positions: [{role: cto@, currency: EUR@}]\n", "write `costs: {currency: EUR}` at the top level"},
        {"company: {name: Acme@, currency: EUR@}\n", "write `costs: {currency: EUR}` at the top level"},
        {"@currency: EUR@\n", "write `costs: {currency: EUR}`"},
        {"@budgets: {2027: 500000}@\n", "write `budgets: [{for: company, total: {2027: 500000}}]`"},
        {"@budgets: {2027-01: 500000}@\n", "write `budgets: [{for: company, total: {2027-01: 500000}}]`"},
        {"@budget: 500000@\n", "write `budgets: [{for: company, total: {2027: 500000}}]`"},
        {"budgets: [{for: company, @amount: 500000@}]\n", "write `total: {2027: 500000}`"},
        {"units: [{id: core@, budget: 500000@}]\n",
         "write `budgets: [{for: core, total: {2027: 500000}}]` at the top level"},
        // Stages and hiring
        {"@stages: [today]@\n", "write `stages: [{id: today}]`"},
        {"@stages: [today, {id: summer}, winter]@\n", "write `stages: [{id: today}, {id: summer}, {id: winter}]`"},
        {"@stages: {today: {date: 2027-01-31}, later: {end: 2027-12-31}}@\n",
         "write `stages: [{id: today, date: 2027-01-31}, {id: later, date: 2027-12-31}]`"},
        {"@headcount: 8@\n", "write `stages: [{id: today, headcount: 8}]`"},
        {"hiring: {@freeze: {opens: 2027-05, closes: 2027-09}@}\n",
         "write `freeze: [{opens: 2027-05, closes: 2027-09}]`"},
        {"hiring:\n  @freezes:\n    - from: 2027-05\n      until: 2027-09@\n",
         "write `freeze: [{opens: 2027-05, closes: 2027-09}]` (`closes` is the first day after it)"},
        {"@freeze: {opens: 2027-05, closes: 2027-09}@\n",
         "write `hiring: {freeze: [{opens: 2027-05, closes: 2027-09}]}`"},
        {"@hires: [{role: qa-engineer, count: 2, start: 2027-04}]@\n",
         "write `positions: [{role: qa-engineer, count: 2, opens: 2027-04}]`"},
        {"@hires: 3@\n", "write it as in `positions: [{role: backend-developer}]`"},
        // Seats and who holds them
        {"positions: [{role: cto, @vacant: true@}]\n", "write `holder: vacant`"},
        {"positions: [{role: qa-engineer, count: 2, @names: [Ada, Bo]@}]\n", "write `holders: [Ada, Bo]`"},
        {"people: [{id: a, @names: Ada Rask@}]\n", "write `name: Ada Rask`"},
        {"positions: [{role: cto, @person: Ada Rask@}]\n", "write `holder: Ada Rask`"},
        {"positions: [{role: cto, @employee: Ada@}]\n", "write `holder: Ada`"},
        {"positions: [{role: cto, @who: \"Rask, Ada\"@}]\n", "write `holder: \"Rask, Ada\"`"},
        {"positions: [{role: cto, @reports-to: ceo@}]\n", "write `reports_to: ceo`"},
        {"positions: [{role: cto, @report_to: ceo@}]\n", "write `reports_to: ceo`"},
        {"positions: [{role: cto, @manager: ceo@}]\n", "write `reports_to: ceo`"},
        {"positions: [{role: cto, @reports_to: [ceo]@}]\n", "write `reports_to: ceo`"},
        {"positions: [{role: cto, @dotted_line_to: ceo@}]\n", "write `dotted: ceo`"},
        {"positions: [{role: cto, @dotted_line: [ceo, cfo]@}]\n", "write `dotted: [ceo, cfo]`"},
        {"positions: [{role: cto, @matrix_to: ceo@}]\n", "write `dotted: ceo`"},
        {"positions: [{role: cto, @functional_manager: ceo@}]\n", "write `dotted: ceo`"},
        {"positions: [{role: cto, changes: {2027-05: {@secondary_manager: ceo@}}}]\n", "write `dotted: ceo`"},
        {"positions: [{role: cto, @start: 2027-04@}]\n", "write `opens: 2027-04`"},
        {"positions: [{role: cto, @start_date: 2027-04-01@}]\n", "write `opens: 2027-04-01`"},
        {"positions: [{role: cto, @from: 2027-04@}]\n", "write `opens: 2027-04`"},
        {"positions: [{role: cto, @end: 2027-04@}]\n",
         "write `closes: 2027-04` (the first day without it) or `leaves: 2027-04` (the first day without them)"},
        {"positions: [{role: cto, @until: 2027-04@}]\n",
         "write `closes: 2027-04` (the first day without it) or `leaves: 2027-04` (the first day without them)"},
        {"positions: [{role: cto, @team: core@}]\n", "write `unit: core`"},
        {"positions: [{role: cto, @department: core@}]\n", "write `unit: core`"},
        {"positions: [{role: cto, @headcount: 8@}]\n", "write `count: 8`"},
        // Units, and lists of texts
        {"units: [{id: core, @headcount: 8@}]\n", "write `positions: [{role: backend-developer, count: 8}]`"},
        {"units: [{id: core, @until: 2027-04@}]\n", "write `closes: 2027-04` (the first day without it)"},
        // The last day of a month is the last day, and `closes` is the one after it.
        {"units: [{id: core, @until: 2027-04-30@}]\n", "write `closes: 2027-05-01` (the first day without it)"},
        {"units: [{id: core, @until: 2027-12-31@}]\n", "write `closes: 2028-01-01` (the first day without it)"},
        {"units: [{id: core, @until: 2027-04-29@}]\n", "write `closes: 2027-04-29` (the first day without it)"},
        {"hiring:\n  @freezes: {from: 2027-05-01, to: 2028-02-29}@\n",
         "write `freeze: [{opens: 2027-05-01, closes: 2028-03-01}]` (`closes` is the first day after it)"},
        {"positions: [{role: cto, holder: {name: Ada, away: [{opens: 2027-05, @back: 2027-08-31@}]}}]\n",
         "write `closes: 2027-08-31` (the first day back)"},
        {"@units: [engineering]@\n", "write `units: [{id: engineering}]`"},
        {"@units: [Customer Success]@\n", "write `units: [{id: customer-success, name: Customer Success}]`"},
        {"@units: {core: {lead: cto}, web: ~}@\n", "write `units: [{id: core, manager: cto}, {id: web}]`"},
        {"@team: core@\n", "write `units: [{id: core}]`"},
        {"@department: [core, web]@\n", "write `units: [{id: core}, {id: web}]`"},
        {"@teams:\n  - id: core\n    positions: [cto]@\n", "write `units: [{id: core, positions: [{role: cto}]}]`"},
        {"@positions: [cto]@\n", "write `positions: [{role: cto}]`"},
        {"@roles: [cto, ceo]@\n", "write `positions: [{role: cto}, {role: ceo}]`"},
        {"@roles: {cto: {holder: Ada}}@\n", "write `positions: [{role: cto, holder: Ada}]`"},
        {"@seats: [{role: cto}]@\n", "write `positions: [{role: cto}]`"},
        {"@people: [Ada]@\n", "write `people: [{id: Ada}]`"},
        {"@people: [Ada Rask]@\n", "write `people: [{id: ada-rask, name: Ada Rask}]`"},
        {"@company: Acme@\n", "write `company: {name: Acme}`"},
    };
    for (const auto& c : cases) {
        std::string spec = std::string("orgplan: 1\n") + c.lines;
        std::erase(spec, '@');
        Reading reading(spec);
        check_form(reading.document->root(), "spec", reading.findings);
        ASSERT_FALSE(reading.findings.empty()) << spec;
        EXPECT_EQ(reading.findings.all()[0].help, c.help) << spec;
        const std::optional<std::string> right = pasted(spec, reading.findings.all()[0]);
        ASSERT_TRUE(right) << spec;
        EXPECT_THAT(faults_of(*right), IsEmpty()) << *right;
    }
}

TEST(Form, HelpKnowsWhenThereIsNothingToWrite) {
    const struct {
        const char* lines;
        const char* help;
    } cases[] = {
        {"positions: [{role: x, vacant: false}]\n", "remove `vacant`"},
        {"positions: [{role: x, manager: Ada Rask}]\n", "write `reports_to` with the id of a seat"},
        {"positions: [{role: x, manager: }]\n", "write `reports_to` with the id of a seat"},
        {"positions: [{role: x, salary: lots}]\n", "write it as in `cost: {yearly: 62000}`"},
        {"teams: [{id: a b}]\n", "write `units`"},
        {"rules: {define: [x]}\n", ""},
        // Whose seat is meant.
        {"positions: [{id: em, role: cto, holder: Ann Lee}, {role: x, reports_to: Ann Lee}]\n",
         "write `em`, the seat of Ann Lee"},
        {"positions: [{id: em, role: cto, holder: Ann Lee}, {role: x, manager: Ann Lee}]\n",
         "write `reports_to: em`, the seat of Ann Lee"},
        {"positions: [{role: cto, holder: {name: Ann Lee, share: 0.5}}, {role: x, reports_to: Ann Lee}]\n",
         "give the seat of Ann Lee an `id`, and write that here"},
        {"units: [{id: u, manager: Tech Lead, positions: [{id: tl, role: tech-lead}]}]\n",
         "write `tl`, the seat of that role"},
        {"units: [{id: u, manager: Tech Lead, positions: [{id: tl, role: tech-lead, count: 2}]}]\n",
         "write an id without spaces and without `.. @ * # , : [ ] { }`, with at most one `/`"},
        {"hiring: {onboarding: {}}\n", "add `ratio: 0.5` (newcomers for each person who is not new)"},
        {"hiring: {onboarding: {ratio: 1, per_month: 3}}\n",
         "for the starts of a month, write `hires_per_month: 3` under `hiring`; `onboarding: {ratio: 0.5}` allows one "
         "newcomer for every two who are not new"},
        // Pay by level.
        {"costs: {yearly: {backend-developer: {mid: 68000, senior: 88000}}}\n",
         "write it as bands, beside `yearly`: `bands: [{role: backend-developer, level: mid, yearly: 68000}, {role: "
         "backend-developer, level: senior, yearly: 88000}]`"},
        {"costs: {yearly: {default: 50000, engineering: {senior: 88000}}}\n",
         "write it as bands, beside `yearly`: `bands: [{family: engineering, level: senior, yearly: 88000}]`"},
    };
    for (const auto& c : cases) {
        Reading reading(std::string("orgplan: 1\n") + c.lines);
        check_form(reading.document->root(), "spec", reading.findings);
        ASSERT_EQ(reading.findings.all().size(), 1u) << c.lines;
        EXPECT_EQ(reading.findings.all()[0].help, c.help) << c.lines;
    }
}

TEST(Form, HelpIsOnlyOfFormsThatAreAccepted) {
    const auto part_of = [](const LanguageEntity& thing) {
        ValueForm form;
        form.thing = static_cast<std::uint32_t>(&thing - language::language().things.data());
        form.partial = true;
        return form;
    };
    // A form of the language with its examples.
    const auto filled = [](const std::string& form) { return language::Holes::examples(form); };
    const LanguageEntity& spec = *language::language().find("spec");
    for (const LanguageEntity& thing : language::language().things) {
        for (const auto& [word, forms] : thing.instead) {
            EXPECT_FALSE(thing.by_name.contains(word)) << word << " is a key of " << thing.id;
            for (std::string form : forms) {
                if (form.starts_with("vacant: ")) form.erase(0, form.find(' ') + 1);
                if (thing.by_name.contains(form) || form.starts_with("= ")) continue;
                const bool top = form.starts_with("+ ");
                const std::string keys = "{" + filled(top ? form.substr(2) : form) + "}";
                EXPECT_TRUE(accepts(keys, part_of(top ? spec : thing))) << thing.id << ": " << keys;
            }
        }
        for (const std::string& form : thing.meant) {
            if (form.find("<keys>") != std::string::npos) continue;        // of another map
            if (form.find("<next month>") != std::string::npos) continue;  // of what was written
            ValueForm whole = part_of(thing);
            whole.partial = false;
            const std::size_t beside = form.find(" + ");
            EXPECT_TRUE(accepts(filled(form.substr(0, beside)), whole)) << thing.id << ": " << form;
            if (beside == std::string::npos) continue;
            EXPECT_TRUE(accepts("{" + filled(form.substr(beside + 3)) + "}", part_of(spec))) << form;
        }
    }
}

TEST(Form, FaultyValuesArePassedOver) {
    Reading reading("orgplan: 1\nunits: [{id: a b, kind: team}, {id: c, agile: yes, kind: squad}]\nx: 1\n");
    const Node root = reading.document->root();
    check_form(root, "spec", reading.findings);
    EXPECT_EQ(Reading::shown(root), "{orgplan='1' units=[{kind='team'} {id='c' kind='squad'}]}");
}

TEST(Form, FaultsBeyondReasonAreCounted) {
    std::string text = "orgplan: 1\n";
    for (int i = 0; i < 3000; ++i) text += "key" + std::to_string(i) + ": 1\n";
    const auto found = faults_of(text);
    ASSERT_EQ(found.size(), 1001u);
    EXPECT_THAT(found.back(), ::testing::HasSubstr("too-many-faults"));
}

TEST(SchemaFile, IsMadeFromTheLanguage) {
    const std::filesystem::path path = ORGPLAN_SOURCE_DIR "/schemas/org.schema.json";
    if (std::getenv("ORGPLAN_BLESS") != nullptr) std::ofstream(path, std::ios::binary) << json_schema();
    EXPECT_EQ(file_text(path), json_schema()) << "ORGPLAN_BLESS=1 writes it anew";
}

TEST(Tables, NameEveryThingAndItsKeys) {
    const std::string tables = language_tables();
    EXPECT_THAT(tables,
                ::testing::HasSubstr("### a position\n\n| key | form | meaning |\n| --- | --- | --- |\n| `id` | id |"));
    EXPECT_THAT(tables, ::testing::HasSubstr("| `kind` | word: `department`, `team`,"));
    EXPECT_THAT(tables, ::testing::HasSubstr("| `id` (required) | stage-id |"));
}

}  // namespace
}  // namespace orgplan::testing
