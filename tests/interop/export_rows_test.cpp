#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "planner/interop/import_report.h"
#include "tests/interop/importing.h"

// What becomes of rows: those of one seat, sums, rows without a header, managers who are nobody's row.

namespace orgplan {
using namespace interop;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
namespace {

TEST(SharedSeats, KeepWhatBothSay) {
    CsvOptions options = acme();
    options.column(Field::cost) = {"salary"};
    options.currency = "EUR";
    const ImportResult result = imported(
        "id,name,title,manager,fte,salary,start,end,email,location,level,dotted line\n"
        "1,Ann Lee,Boss,,1,,,,ann@x.io,Bonn,,\n"
        "2,Bo Lind,Clerk,1,0.5,50000,2020-01-01,,bo@x.io,Bonn,senior,\n"
        "2,Cy Dahl,Clerk,1,0.3,60000,2027-03-01,2027-12-31,cy@x.io,Ulm,junior,3\n"
        "3,Di Ess,Clerk,1,,,,,,,,\n",
        options);
    EXPECT_THAT(result.yaml,
                HasSubstr("holder: [{name: Bo Lind, share: 0.5}, {name: Cy Dahl, share: 0.3}], reports_to: "
                          "\"1\", dotted: \"3\", fte: 0.8, level: senior, location: Bonn, cost: "
                          "{yearly: 53750, currency: EUR}, email: \"bo@x.io\"}"));
    const Lines notes = notes_of(result);
    for (const char* told :
         {"4 lost: the start 2027-03-01 of `Cy Dahl` is not kept: a seat has one, and `2` is shared",
          "4 lost: the end 2027-12-31 of `Cy Dahl` is not kept: a seat has one, and `2` is shared",
          "4 lost: the e-mail address `cy@x.io` of `Cy Dahl` is not kept: a seat has one, and `2` is shared",
          "4 lost: the location `Ulm` of `Cy Dahl` is not kept: a seat has one, and `2` is shared",
          "4 lost: the level `junior` of `Cy Dahl` is not kept: a seat has one, and `2` is shared",
          "3 note: the people who share `2` do not have one pay: it costs the mean of what they have, 53750 EUR"})
        EXPECT_THAT(notes, Contains(told));
}

TEST(SharedSeats, HaveSharesWhereAllSayThem) {
    const ImportResult result = imported(
        "id,name,manager,fte,end\n1,Ann Lee,,0.5,2027-06-30\n1,Bo Lind,,,2027-06-30\n2,Cy Dahl,1,0.6,\n2,Di "
        "Ess,1,0.5,\n");
    EXPECT_THAT(result.yaml, HasSubstr("holder: [Ann Lee, Bo Lind], reports_to: none, leaves: 2027-07-01}"));
    EXPECT_THAT(result.yaml,
                HasSubstr("holder: [{name: Cy Dahl, share: 0.6}, {name: Di Ess, share: 0.5}], reports_to: \"1\"}"));
    EXPECT_THAT(notes_of(result), Contains(HasSubstr("2 lost: the part 0.5 of a week of `Ann Lee` is not kept")));
}

TEST(SharedSeats, AreNotThoseOfAVacancy) {
    for (const std::string rows : {"2,Bo Lind,1\n2,Vacant,1\n", "2,Vacant,1\n2,Bo Lind,1\n"}) {
        const ImportResult result = imported("id,name,manager\n1,Ann Lee,\n" + rows);
        EXPECT_THAT(result.yaml, HasSubstr("{id: \"2\", title: Untitled, holder: Bo Lind, reports_to: \"1\"}"));
        EXPECT_EQ(result.counts.refused, 1u);
        EXPECT_THAT(notes_of(result), Contains(HasSubstr("refused: a vacancy has the id `2` of somebody on line")));
    }
}

TEST(Footers, AreNoSeats) {
    for (const std::string footer :
         {"Average,,,0.9,85000", "Subtotal,12,,,", "Summe Technik,,12,,", "*** End ***,,,,", "Technik Gesamt,,,5,",
          "Total: 148,,,,", "148 records,,,,", "Sous-total,,,3,", "-----,-----,,,", "Grand Total,5 employees,,,",
          "Page 1 of 3,,,,", "Durchschnitt,,,\"0,8\",", "End of report,,,,"}) {
        const ImportResult result =
            imported("id,name,title,manager,fte\n1,Ann Lee,Boss,,1\n2,Bo Lind,Clerk,1,1\n" + footer + "\n");
        EXPECT_EQ(result.counts.seats, 2u) << footer;
        EXPECT_EQ(result.counts.footers, 1u) << footer;
        EXPECT_TRUE(result.counts.clean()) << footer;
    }
    for (const std::string row :
         {"Total,Cy Dahl,Clerk,1,1", "End,Cy Dahl,,1,", "Sum 12,Cy Dahl,,,", "Page,,Clerk,1,"}) {
        const ImportResult result =
            imported("id,name,title,manager,fte\n1,Ann Lee,Boss,,1\n2,Bo Lind,Clerk,1,1\n" + row + "\n");
        EXPECT_EQ(result.counts.seats, 3u) << row;
    }
}

TEST(Headers, ThatAreMissingAreNoRows) {
    const std::string csv = "1,Ann Lee,\n2,Bo Lind,1\n";
    CsvOptions options = acme();
    options.column(Field::id) = {"#1"};
    options.column(Field::name) = {"#2"};
    options.column(Field::manager) = {"#3"};
    const ImportResult asked = import_csv(csv, options);
    EXPECT_EQ(asked.usage_error, "line 1 may be a row rather than the header");
    EXPECT_EQ(asked.usage_help, "write --header none if there is no header, or --header 1 if it is one");
    options.header = 1;
    EXPECT_EQ(imported(csv, options).counts.rows, 1u);
    options.header = 0;
    options.no_header = true;
    const ImportResult result = imported(csv, options);
    EXPECT_EQ(result.counts.seats, 2u);
    EXPECT_THAT(result.yaml, HasSubstr("holder: Ann Lee, reports_to: none}"));
    EXPECT_THAT(result.notes.front().message, HasSubstr("read id from `#1`, manager from `#3`"));
}

TEST(Managers, WhoAreNobodyAreNotAllOutside) {
    CsvOptions options = acme();
    options.missing_are_outside = true;
    const ImportResult result = imported(
        "id,name,manager,end date,email\n1,Ann Lee,Board,,\n2,Bo Lind,1,2026-01-31,bo@x.io\n3,Cy Dahl,Bo Lind,,\n"
        "4,Di Ess,\"Lind, Bo\",,\n5,Ed Fir,#REF!,,\n6,Fay Gray,Vacant,,\n7,Gus Orr,1.2E+11,,\n8,Hal Pike,BO@x.io,,\n"
        "9,Ida Cole,02,,\n10,Jo Park,unknown,,\n",
        options);
    EXPECT_THAT(result.yaml, HasSubstr("outside: [Board]\n"));
    EXPECT_EQ(result.counts.unmatched, 8u);
    const Lines notes = notes_of(result);
    EXPECT_THAT(notes, Contains("4 unmatched: manager `Bo Lind` was left out on line 3, since they have left"));
    EXPECT_THAT(notes, Contains("5 unmatched: manager `Lind, Bo` was left out on line 3, since they have left"));
    EXPECT_THAT(notes, Contains("6 unmatched: manager `#REF!` is what a spreadsheet writes where it found nothing"));
    EXPECT_THAT(notes, Contains("7 unmatched: manager `Vacant` says that the seat is vacant, and not which"));
    EXPECT_THAT(notes, Contains("9 unmatched: manager `BO@x.io` was left out on line 3, since they have left"));
    EXPECT_THAT(notes, Contains("10 unmatched: manager `02` was left out on line 3, since they have left"));
}

TEST(Managers, ThatAFaultMadeNobodyAreTold) {
    const ImportResult result = imported("id,manager\n1,\n2,1\n3,#N/A\n4,NULL\n5,none\n");
    EXPECT_THAT(notes_of(result), Contains("4 note: 2 managers were read as nobody, so their seats are at the top: "
                                           "`#N/A` of `3` (line 4) and `NULL` of `4` (line 5)"));
}

TEST(Columns, ThatAreNotReadAreAllNamed) {
    std::string header = "id,manager", row = "\n1,";
    for (int i = 0; i < 60; ++i) header += fmt::format(",extra {}", i), row += ",x";
    const ImportResult result = imported(header + ",Photo,Salary" + row + ",p.jpg,5\n");
    ASSERT_EQ(result.unread.size(), 62u);
    EXPECT_THAT(notes_of(result),
                Contains(HasSubstr("`extra 59`, `Photo` (a spec has no photos), `Salary` (--cost would read it)")));
    const std::string json = import_report_json(result, "hr.csv");
    EXPECT_THAT(json, HasSubstr("\"column\": \"extra 59\""));
    EXPECT_THAT(json, HasSubstr("\"column\": \"Salary\",\n      \"option\": \"cost\""));
}

TEST(Cells, AreToldWhereverATabWas) {
    const ImportResult result = imported("id;title;team;manager\n1;\"Boss\nof all\";\"Core\tTeam\";\n");
    EXPECT_THAT(notes_of(result), Contains("2 repaired: in 2 values line ends or control characters were replaced with "
                                           "spaces: `title` (line 2) and `team` (line 2)"));
    EXPECT_EQ(result.counts.repaired, 1u) << "one row";
}

TEST(Titles, GiveUnitsAndLevelsInBrackets) {
    const std::string rows =
        "1,CEO,\n2,Engineering Manager (Platform),1\n3,Backend Developer (Platform),2\n4,Backend Developer (m/w/d),2\n"
        "5,Software Engineer (Java),2\n6,Software Engineer (Java),2\n7,Software Engineer [L4],2\n8,Recruiter "
        "(m/w/d),1\n";
    const ImportResult result = imported("id,title,manager\n" + rows);
    EXPECT_THAT(result.yaml, HasSubstr("  - id: platform\n    name: Platform\n    manager: \"2\"\n"));
    EXPECT_THAT(result.yaml, HasSubstr("{id: \"3\", role: backend-developer, reports_to: \"2\"}"));
    EXPECT_THAT(result.yaml, HasSubstr("title: Software Engineer (Java)"));
    EXPECT_THAT(result.yaml, HasSubstr("{id: \"7\", role: software-engineer, reports_to: \"2\", level: L4}"));
    EXPECT_EQ(result.yaml.find("name: m"), std::string::npos);
    const Lines notes = notes_of(result);
    EXPECT_THAT(notes, Contains("3 note: the unit `Platform` on 2 rows was read from the brackets of titles"));
    EXPECT_THAT(notes, Contains("8 note: the level `L4` was read from the title `Software Engineer [L4]`"));
    const std::string csv =
        "id,title,manager,unit,level\n1,CEO,,,\n2,Recruiter (Platform),1,X,\n3,Clerk (Platform),1,X,\n";
    EXPECT_THAT(imported(csv).yaml, HasSubstr("title: Recruiter (Platform)"));
}

TEST(Ids, AreNoPlaceholders) {
    const ImportResult result = imported(
        "id,name,manager\n1,Ann,-\n-,Vacant,1\nTBD,Open,1\nTBD,Bo,1\nn/a,Cy,1\n#N/A,Di,1\n?,Ed,1\nnone,Fay,TBD\n");
    EXPECT_EQ(result.counts.seats, 2u);
    EXPECT_EQ(result.counts.refused, 6u);
    const Lines notes = notes_of(result);
    EXPECT_THAT(notes, Contains("3 refused: `-` in `id` is no id: give the row one of its own"));
    EXPECT_THAT(notes, Contains("5 refused: `TBD` in `id` is no id: give the row one of its own"));
    EXPECT_THAT(notes, Contains(HasSubstr("9 unmatched: manager `TBD`")));
}

TEST(Tops, ByAWordAreToldWhereThereAreSeveral) {
    const ImportResult result = imported("id,name,manager\n1,Ann,none\n2,Bo,1\n3,Cy,n/a\n4,Di,keine\n");
    EXPECT_THAT(
        notes_of(result),
        Contains("4 note: 2 managers are words for nobody, so their seats are at the top: `n/a` of `3` (line 4) "
                 "and `keine` of `4` (line 5)"));
    EXPECT_TRUE(result.counts.clean());
    const ImportResult single = imported("id,name,manager\n1,Ann,n/a\n2,Bo,1\n");
    EXPECT_THAT(notes_of(single), Not(Contains(HasSubstr("`n/a`"))));
}

TEST(Managers, OfARowThatIsCutOffAreNotKnown) {
    const ImportResult result = imported("id,name,manager\n1,Ann,\n2,Bo\n3,Cy,2\n");
    EXPECT_EQ(result.counts.unmatched, 1u);
    EXPECT_THAT(notes_of(result), Contains("3 unmatched: the row ends before its manager, so nobody knows who `2` "
                                           "reports to: complete the row"));
    EXPECT_THAT(result.yaml, HasSubstr("holder: Bo, reports_to: \"?\"}"));
}

TEST(Vacancies, HaveNoEndAndNoAddress) {
    const ImportResult result =
        imported("id,name,manager,end date,email\n1,Ann,,,ann@x.io\n2,Vacant,1,2027-06-30,v@x.io\n");
    EXPECT_EQ(result.counts.lost, 2u);
    const Lines notes = notes_of(result);
    EXPECT_THAT(notes, Contains("3 lost: the end 2027-06-30 of `2` is not written: nobody sits there whose it is"));
    EXPECT_THAT(notes, Contains("3 lost: the e-mail address `v@x.io` of `2` is not written: nobody sits there whose it "
                                "is"));
}

}  // namespace
}  // namespace orgplan
