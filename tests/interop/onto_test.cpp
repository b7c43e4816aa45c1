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

}  // namespace
}  // namespace orgplan
