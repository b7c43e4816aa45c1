#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "planner/api/read.h"
#include "planner/interop/import_onto.h"
#include "tests/interop/importing.h"

// A later export becomes a scenario on the spec of an earlier one.

namespace orgplan {
using namespace interop;
using testing::Contains;
using testing::HasSubstr;
namespace {

const std::string kHeader = "id,name,title,manager,department,team,location,salary (EUR),email\n";
const std::string kFirst = kHeader +
                           "1,Ann Lee,CEO,,Board,,Bonn,100000,ann@x.io\n"
                           "2,Bo Lind,CTO,1,Tech,,Bonn,90000,bo@x.io\n"
                           "3,Cy Dahl,Engineering Manager,2,Tech,Core,Bonn,80000,cy@x.io\n"
                           "4,Di Ess,Backend Developer,3,Tech,Core,Bonn,70000,di@x.io\n"
                           "5,Ed Fir,Backend Developer,3,Tech,Core,Bonn,70000,ed@x.io\n"
                           "6,Vacant,QA Engineer,3,Tech,Core,Bonn,,\n"
                           "7,Fay Gray,Recruiter,1,Board,,Bonn,60000,fay@x.io\n";

CsvOptions with_pay() {
    CsvOptions options = acme();
    options.column(Field::cost) = {"salary (EUR)"};
    return options;
}

ImportResult onto(const std::string& yaml, const std::string& csv, const CsvOptions& options = with_pay()) {
    language::ReadOptions reading;
    reading.today = parse_date("2027-01-15").value();
    reading.stdin_text = yaml;
    const auto spec = api::read("-", reading);
    EXPECT_TRUE(spec);
    return import_csv_onto(csv, options, {(*spec)->organisation, StageId{}, "acme.yaml", "The export of 2027-06-30"});
}

TEST(Onto, TheSameExportNothingDiffers) {
    const std::string yaml = import_csv(kFirst, with_pay()).yaml;
    EXPECT_EQ(onto(yaml, kFirst).yaml, "");
}

TEST(Onto, ALaterExportIsAScenario) {
    const std::string yaml = import_csv(kFirst, with_pay()).yaml;
    const ImportResult later = onto(yaml, kHeader +
                                              "1,Ann Lee,CEO,,Board,,Bonn,100000,ann@x.io\n"
                                              "2,Bo Lind,CTO,1,Tech,,Bonn,95000,bo@x.io\n"
                                              "4,Di Ess,Engineering Manager,2,Tech,Core,Bonn,78000,di@x.io\n"
                                              "5,Ed Fir,Backend Developer,4,Tech,Data,Bonn,70000,ed@x.io\n"
                                              "6,Gus Orr,QA Engineer,4,Tech,Core,Bonn,65000,gus@x.io\n"
                                              "7,Fay Gray,Recruiter,2,Board,,Köln,60000,fay@x.io\n"
                                              "8,Hal Pike,Accountant,1,Board,,Bonn,55000,hal@x.io\n");
    EXPECT_EQ(later.usage_error, "");
    EXPECT_TRUE(later.counts.balanced());
    EXPECT_EQ(
        later.yaml,
        "orgplan: 1\n"
        "scenario: {id: export, base: acme.yaml, why: The export of 2027-06-30}\n"
        "edit:\n"
        "  units:\n"
        "    core: {manager: \"4\"}\n"
        "  seats:\n"
        "    \"2\": {cost: {yearly: 95000, currency: EUR}}\n"
        "    \"4\": {reports_to: \"2\", role: engineering-manager, cost: {yearly: 78000, currency: EUR}}\n"
        "    \"5\": ~\n"
        "    \"6\": {holder: Gus Orr, reports_to: \"4\", email: \"gus@x.io\", cost: {yearly: 65000, currency: EUR}}\n"
        "    \"7\": {reports_to: \"2\", location: Köln}\n"
        "    \"3\": ~\n"
        "positions:\n"
        "  - {id: \"5\", role: backend-developer, holder: Ed Fir, unit: data, reports_to: \"4\", location: Bonn, cost: "
        "{yearly: 70000, currency: EUR}, email: \"ed@x.io\"}\n"
        "  - {id: \"8\", title: Accountant, holder: Hal Pike, unit: board, reports_to: \"1\", location: Bonn, cost: "
        "{yearly: 55000, currency: EUR}, email: \"hal@x.io\"}\n"
        "units:\n"
        "  - {id: data, name: Data, within: tech}\n");
    const Lines notes = notes_of(later);
    EXPECT_THAT(notes, Contains("8 note: `Hal Pike` joins: `8` is not in the spec"));
    EXPECT_THAT(notes, Contains("1 note: `Cy Dahl` leaves: `3` is not in the export"));
    EXPECT_THAT(notes, Contains("5 note: `Ed Fir` moves from `core` to `data`"));
    EXPECT_THAT(notes, Contains(HasSubstr("3 have another manager: `Di Ess` to `2` (line 4)")));
}

TEST(Onto, WhatWasNotReadStays) {
    const std::string yaml = import_csv(kFirst, with_pay()).yaml;
    // The manager of one is nobody, one row is refused, and the head of the company leaves.
    const ImportResult later = onto(yaml,
                                    "id,name,manager\n2,Bo Lind,\n3,Cy Dahl,Nobody Known\n4,Di Ess,3,,,,x\n5,Ed Fir,3\n"
                                    "6,Vacant,3\n7,Fay Gray,2\n",
                                    acme());
    EXPECT_EQ(later.usage_error, "");
    EXPECT_THAT(later.yaml, HasSubstr("    \"1\": {holder: vacant}\n"));
    EXPECT_THAT(later.yaml, testing::Not(HasSubstr("\"4\"")));
    EXPECT_THAT(later.yaml, testing::Not(HasSubstr("\"3\"")));
    EXPECT_EQ(later.counts.unmatched, 1u);
    // A quote that is never closed hides rows: nobody is missing for certain.
    EXPECT_EQ(onto(yaml, "id,name,manager\n1,Ann Lee,\n2,\"Bo Lind,1\n3,Cy Dahl,2\n", acme()).yaml, "");
}

/// A spec that others have worked on since.
const std::string kPlanned =
    "orgplan: 1\n"
    "company: {name: A, manager: \"1\"}\n"
    "positions:\n"
    "  - {id: \"1\", title: CEO, holder: Ann Lee, reports_to: none}\n"
    "units:\n"
    "  - id: tech\n"
    "    name: Tech\n"
    "    manager: \"2\"\n"
    "    duties: {quality: \"4\"}\n"
    "    positions:\n"
    "      - {id: \"2\", title: Head of Tech, holder: Bo Lind, reports_to: \"1\", level: senior, location: Bonn, fte: "
    "0.8}\n"
    "      - {id: \"5\", title: Dev, holder: Ed Fir, reports_to: \"2\", skills: [python], tags: [remote], also: "
    "[qa-engineer], cost: {yearly: 70000, currency: EUR}}\n"
    "      - {id: \"6\", title: Dev, holder: vacant, reports_to: \"3\"}\n"
    "      - {id: \"3\", title: Lead, holder: Cy Dahl, reports_to: \"2\"}\n"
    "      - {id: \"4\", title: QA, holder: Di Ess, reports_to: \"2\"}\n"
    "      - {id: \"8\", title: Clerk, holder: Gus Orr, reports_to: \"2\"}\n"
    "      - {id: \"9\", title: Dev, holder: Hal Pike, reports_to: \"2\", opens: 2027-03-01}\n"
    "  - id: data\n"
    "    name: Data\n"
    "    positions:\n"
    "      - {id: \"7\", title: Dev, holder: Edo Wolf, reports_to: \"1\"}\n"
    "costs: {currency: EUR}\n";

CsvOptions with_salary() {
    CsvOptions options = acme();
    options.column(Field::cost) = {"salary"};
    return options;
}

TEST(Onto, NothingOfTheSpecIsLost) {
    const ImportResult later = onto(kPlanned,
                                    "id,name,title,manager,department,level,location,start,salary,currency,fte\n"
                                    "1,Ann Lee,CEO,,,,,,,,\n"
                                    "02,Bo Lind,Head of Tech,1,Tech,,,,90000,USD,\n"
                                    "5,Ed Fir,Dev,02,Data,,,,70000,EUR,\n"
                                    "7,Edo Wolf,Dev,1,Data,,,,50000,EUR,\n"
                                    "9,Hal Pike,Dev,2,Tech,,,2027-04-01,,,\n",
                                    with_salary());
    EXPECT_EQ(
        later.yaml,
        "orgplan: 1\n"
        "scenario: {id: export, base: acme.yaml, why: The export of 2027-06-30}\n"
        "edit:\n"
        "  seats:\n"
        "    \"5\": ~\n"
        "    \"7\": {cost: {yearly: 50000, currency: EUR}}\n"
        "    \"9\": {opens: 2027-04-01}\n"
        "    \"3\": {holder: vacant}\n"
        "    \"4\": {holder: vacant}\n"
        "    \"8\": ~\n"
        "positions:\n"
        "  - {id: \"5\", role: software-developer, title: Dev, holder: Ed Fir, unit: data, reports_to: \"2\", cost: "
        "{yearly: 70000, currency: EUR}, skills: [python], tags: [remote], also: [{role: qa-engineer}]}\n");
    const Lines notes = notes_of(later);
    EXPECT_THAT(notes, Contains("3 note: the id `02` was read as `2`, which the spec has"));
    EXPECT_THAT(notes, Contains("3 lost: 90000 USD of `Bo Lind` is left out: the spec has no rate of USD; add `costs: "
                                "{rates: {USD: ...}}`"));
    EXPECT_THAT(notes,
                Contains(HasSubstr("3 values of the spec stay, since the export gives none: the level `senior` of "
                                   "`2` (line 3), the location `Bonn` of `2` (line 3) and the fte `0.8` of `2`")));
    EXPECT_THAT(
        notes,
        Contains("1 note: 3 leave: `Cy Dahl`, whose seat stays and is vacant, `Di Ess`, whose seat stays and is vacant "
                 "and `Gus Orr`"));
    EXPECT_FALSE(later.counts.clean()) << "pay was left out";
}

TEST(Onto, SeesAnotherCurrency) {
    const std::string csv = "id,name,title,manager,department,salary,currency\n";
    const std::string base =
        import_csv(csv + "1,Ann Lee,CEO,,,90000,EUR\n2,Bo Lind,CTO,1,,80000,EUR\n", with_salary()).yaml;
    std::string rated = base;
    rated.replace(rated.find("costs: {currency: EUR}"), 22, "costs: {currency: EUR, rates: {USD: 0.9}}");
    const std::string later = csv + "1,Ann Lee,CEO,,,90000,EUR\n2,Bo Lind,CTO,1,,80000,USD\n";
    EXPECT_THAT(onto(rated, later, with_salary()).yaml, HasSubstr("\"2\": {cost: {yearly: 80000, currency: USD}}"));
    EXPECT_EQ(onto(base, later, with_salary()).counts.lost, 1u);
    // A spec without costs gets the currency of the export.
    const std::string unpaid = import_csv(csv + "1,Ann Lee,CEO,,,90000,EUR\n", acme()).yaml;
    EXPECT_THAT(onto(unpaid, csv + "1,Ann Lee,CEO,,,90000,EUR\n", with_salary()).yaml,
                HasSubstr("why: The export of 2027-06-30}\ncosts: {currency: EUR}\nedit:\n"));
}

TEST(Onto, AClosedSeatIsNotOpenedAgain) {
    const ImportResult later = onto(
        "orgplan: 1\ncompany: {name: A, manager: a}\nstages: [{id: then, date: 2026-01-01}, {id: now, date: "
        "2027-01-15}]\n"
        "positions: [{id: a, title: X, reports_to: none}, {id: b, title: Y, reports_to: a, closes: 2025-06-30}]\n",
        "id,title,manager\na,X,\nb,Y,a\n", acme());
    EXPECT_THAT(notes_of(later), Contains(HasSubstr("3 lost: `b` is the id of a seat that the spec has closed")));
}

TEST(Onto, SaysWhoNoLongerHoldsASharedSeat) {
    const std::string header = "id,name,title,manager,FTE\n1,Ann A,CEO,,1\n";
    const std::string yaml = import_csv(header + "2,Bob B,Dev,1,0.5\n2,Cy C,Dev,1,0.5\n", acme()).yaml;
    EXPECT_THAT(notes_of(onto(yaml, header + "2,Bob B,Dev,1,0.5\n2,Di D,Dev,1,0.5\n", acme())),
                Contains("3 note: `2` is held by `Di D`, no longer by `Cy C`"));
    EXPECT_THAT(notes_of(onto(yaml, header + "2,Cy C,Dev,1,0.5\n", acme())),
                Contains("3 note: `2` is no longer held by `Bob B`"));
}

TEST(Onto, SaysThatPayAndTitlesAreNoLongerGiven) {
    const std::string yaml = import_csv("id,manager,title,salary (EUR)\n1,,CEO,100\n2,1,CTO,90\n", with_pay()).yaml;
    const ImportResult later = onto(yaml, "id,manager,title,salary (EUR)\n1,,,100\n2,1,CTO,\n");
    EXPECT_EQ(later.yaml, "");
    EXPECT_THAT(notes_of(later), Contains(HasSubstr("the title `CEO` of `1` (line 2) and the pay `90 EUR` of `2`")));
}

TEST(Onto, UnitsOfAnotherLetterCaseAreThoseOfTheSpec) {
    const std::string header = "id,name,title,manager,unit\n1,Ann A,CEO,,";
    const std::string yaml = import_csv(header + "Tech\n", acme()).yaml;
    EXPECT_EQ(onto(yaml, header + "tech\n", acme()).yaml, "");
}

TEST(Onto, KnowsTheRolesOfTheSpec) {
    const std::string yaml =
        "orgplan: 1\ncompany: {name: Acme}\nglossary: [{id: bell-ringer, title: Bell Ringer}]\n"
        "positions:\n  - {id: a, role: ceo, holder: Ann, reports_to: none}\n"
        "  - {id: b, role: bell-ringer, holder: Bo, reports_to: a}\n";
    for (const char* rows : {"id,name,title,manager\na,Ann,Chief Executive Officer,\nb,Bo,Bell Ringer,a\n",
                             "id,name,role id,manager\na,Ann,chief-executive-officer,\nb,Bo,bell-ringer,a\n"}) {
        const ImportResult later = onto(yaml, rows, acme());
        EXPECT_EQ(later.yaml, "");
        EXPECT_TRUE(later.counts.clean());
    }
}

TEST(Onto, WhoHasLeftIsToldWithTheirLine) {
    const ImportResult later = onto(
        "orgplan: 1\npositions:\n  - {id: \"1\", title: CEO, holder: Ann Lee, reports_to: none}\n"
        "  - {id: \"2\", title: Dev, holder: Bo Lind, reports_to: \"1\"}\n"
        "  - {id: \"3\", title: Dev, holder: Cy Dahl, reports_to: \"1\"}\n",
        "id,name,title,manager,end date\n1,Ann Lee,CEO,,\n2,Bo Lind,Dev,1,2026-12-31\n", acme());
    EXPECT_THAT(notes_of(later), Contains("3 note: 2 leave: `Bo Lind` (line 3) and `Cy Dahl`"));
}

}  // namespace
}  // namespace orgplan
