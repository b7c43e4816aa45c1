#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/interop/import_cases.h"

// Seats, their ids and who holds them.

namespace orgplan {
using namespace interop;
namespace {

class CsvImport : public testing::TestWithParam<ImportCase> {};

TEST_P(CsvImport, WritesTheSpecAndTellsWhatItDid) {
    expect_import(GetParam());
}

const ImportCase kCases[] = {
    {"SeatsInUnits",
     "employee_id,name,job_title,manager_id,department\n"
     "1,Ada Lovelace,Chief Executive Officer,,Executive\n"
     "2,Rosa Diaz,Engineering Manager,1,Research & Development\n"
     "3,Noor Haddad,Instrument Maker,2,Research & Development\n"
     "4,Tom Berg,Porter,1,\n",
     spec("  manager: \"1\"\n"
          "positions:\n"
          "  - {id: \"4\", title: Porter, holder: Tom Berg, reports_to: \"1\"}\n"
          "units:\n"
          "  - id: executive\n"
          "    name: Executive\n"
          "    positions:\n"
          "      - {id: \"1\", role: chief-executive-officer, holder: Ada Lovelace, reports_to: none}\n"
          "  - id: research-development\n"
          "    name: Research & Development\n"
          "    manager: \"2\"\n"
          "    positions:\n"
          "      - {id: \"2\", role: engineering-manager, holder: Rosa Diaz, reports_to: \"1\"}\n"
          "      - {id: \"3\", title: Instrument Maker, holder: Noor Haddad, reports_to: \"2\"}\n"),
     {"4 note: 2 titles found no role: `Instrument Maker` (line 4) and `Porter` (line 5)"}},
    {"IdsThatYamlWouldReadAsSomethingElse",
     "id,reports_to\n"
     "00009000,\n"
     "1e3,00009000\n"
     "NO,1e3\n"
     "2027-01,NO\n"
     "~,NO\n"
     "x-1,~\n",
     spec("  manager: \"00009000\"\n"
          "positions:\n"
          "  - {id: \"00009000\", title: Untitled, reports_to: none}\n"
          "  - {id: \"1e3\", title: Untitled, reports_to: \"00009000\"}\n"
          "  - {id: \"NO\", title: Untitled, reports_to: \"1e3\"}\n"
          "  - {id: \"2027-01\", title: Untitled, reports_to: \"NO\"}\n"
          "  - {id: \"~\", title: Untitled, reports_to: \"NO\"}\n"
          "  - {id: x-1, title: Untitled, reports_to: \"~\"}\n"),
     {}},
    {"IdsThatTheLanguageForbids",
     "id,manager_id\n"
     "a/b,\n"
     "a-b,a/b\n"
     "j.doe@acme.example,a/b\n"
     "Jo Park,j.doe@acme.example\n"
     "none,a-b\n"
     "#,Jo Park\n",
     spec("  manager: a-b-2\n"
          "positions:\n"
          "  - {id: a-b-2, title: Untitled, reports_to: none}\n"
          "  - {id: a-b, title: Untitled, reports_to: a-b-2}\n"
          "  - {id: j.doe-acme.example, title: Untitled, reports_to: a-b-2}\n"
          "  - {id: Jo-Park, title: Untitled, reports_to: j.doe-acme.example}\n"
          "  - {id: none-2, title: Untitled, reports_to: a-b}\n"
          "  - {id: seat, title: Untitled, reports_to: Jo-Park}\n"),
     {"2 repaired: 5 ids are not valid in a spec, so these seats are called otherwise: `a/b` is `a-b-2` (line 2), "
      "`j.doe@acme.example` is `j.doe-acme.example` (line 4), `Jo Park` is `Jo-Park` (line 5), `none` is `none-2` "
      "(line 6) and `#` is `seat` (line 7)"}},
    {"ValuesThatMeanSomething",
     "Post Unique Reference,Name,Job Title,Reports to Senior Post\n"
     "P1,\"\"\"Vacant\"\"\",Director,xx\n"
     "P2,\"\"\"ELIMINATED\"\"\",Deputy,P1\n"
     "P3,N/D,Deputy,P1\n"
     "P4,Rosa Diaz,Adviser,P2\n"
     "P5,frozen,Adviser,P1\n"
     "P6,gone,Adviser,P1\n"
     "P7,Tom Berg,Chair,Board of Trade\n"
     "P8,secret,Adviser,owner\n",
     spec("outside: [Board-of-Trade]\n"
          "positions:\n"
          "  - {id: P1, title: Director, holder: vacant, reports_to: none}\n"
          "  - {id: P3, title: Deputy, reports_to: P1}\n"
          "  - {id: P4, title: Adviser, holder: Rosa Diaz, reports_to: P2}\n"
          "  - {id: P5, title: Adviser, holder: vacant, reports_to: P1}\n"
          "  - {id: P7, title: Chair, holder: Tom Berg, reports_to: Board-of-Trade}\n"
          "  - {id: P8, title: Adviser, reports_to: none}\n"),
     {"2 note: 4 titles found no role: `Adviser` on 3 rows (line 5), `Chair` (line 8), `Deputy` (line 4) and "
      "`Director` "
      "(line 2)",
      "3 closed: 2 seats are closed, so their rows are left out: `P2` is marked `ELIMINATED` (line 3) and `P6` is "
      "marked "
      "`gone` (line 7)",
      "5 unmatched: manager `P2` was closed on line 3", "6 note: `frozen` was read as a vacancy"},
     with(acme(),
          [](CsvOptions& options) {
              options.top = {"Owner"};
              options.outside = {"Unused", "board of trade"};
              options.vacant = {"Frozen"};
              options.abolished = {"gone"};
              options.undisclosed = {"SECRET"};
              options.outside[1] = "Board of Trade";
          })},
    {"ATopValueThatIsAnIdIsThatSeat",
     "id,manager\n"
     "XX,-\n"
     "YY,XX\n",
     spec("  manager: XX\n"
          "positions:\n"
          "  - {id: XX, title: Untitled, reports_to: none}\n"
          "  - {id: YY, title: Untitled, reports_to: XX}\n"),
     {}},
    {"JobShares",
     "position_id,holder name,title,manager_id\n"
     "P1,Mia Lund,Office Lead,\n"
     "P1,Jo Park,Office Lead,\n"
     "P2,N/D,Project Work,P1\n"
     "P2,N/D,Project Work,P1\n"
     "P3,Ana Silva,Clerk,P1\n"
     "P3,vacant,Clerk,P1\n"
     "P4,Tom Berg,Clerk,P1\n"
     "P4,Tom Berg,Clerk,P1\n"
     "P5,Ida Holm,Clerk,P1\n"
     "P5,Noor Haddad,Clerk,P3\n",
     spec("  manager: P1\n"
          "positions:\n"
          "  - {id: P1, title: Office Lead, holder: [Mia Lund, Jo Park], reports_to: none}\n"
          "  - {id: P2, title: Project Work, holder: [unnamed, unnamed-2], reports_to: P1}\n"
          "  - {id: P3, title: Clerk, holder: Ana Silva, reports_to: P1}\n"
          "  - {id: P4, title: Clerk, holder: Tom Berg, reports_to: P1}\n"
          "  - {id: P5, title: Clerk, holder: Ida Holm, reports_to: P1}\n"
          "people:\n"
          "  - {id: unnamed, name: Unnamed}\n"
          "  - {id: unnamed-2, name: Unnamed}\n"),
     {"2 note: 3 titles found no role: `Clerk` on 3 rows (the nearest is administrative-assistant) (line 6), `Office "
      "Lead` (line 2) and `Project Work` (line 4)",
      "3 note: 2 rows share the seat of another row: `P1` with line 2 (line 3) and `P2` with line 4 (line 5)",
      "4 repaired: 2 people who share a seat have no name, so they are called `Unnamed`: one who holds `P2` (line 4) "
      "and one who holds `P2` (line 5)",
      "7 refused: a vacancy has the id `P3` of somebody on line 6: give it an id of its own",
      "9 refused: `P4` is already on line 8", "11 refused: `P5` is already on line 10"},
     with(acme(), [](CsvOptions& options) { options.column(Field::name) = {"holder name"}; })},
    {"NamesakesAreTwoPeopleWhereIdsArePeoples",
     "employee_id,first_name,last_name,manager_id\n"
     "1,Maria,Silva,\n"
     "2,Maria,Silva,1\n"
     "3,Jo,Park,1\n",
     spec("  manager: \"1\"\n"
          "positions:\n"
          "  - {id: \"1\", title: Untitled, holder: maria-silva, reports_to: none}\n"
          "  - {id: \"2\", title: Untitled, holder: maria-silva-2, reports_to: \"1\"}\n"
          "  - {id: \"3\", title: Untitled, holder: Jo Park, reports_to: \"1\"}\n"
          "people:\n"
          "  - {id: maria-silva, name: Maria Silva}\n"
          "  - {id: maria-silva-2, name: Maria Silva}\n"),
     {"2 note: `Maria Silva` is on lines 2 and 3 under ids that differ, so these are 2 people; if the ids are those of "
      "posts, which one person may hold several of, add --ids posts"}},
    {"ARefusedRowMakesNoNamesake",
     "employee_id,name,manager_id\n"
     "1,Maria Silva,\n"
     "1,Maria Silva,\n",
     spec("  manager: \"1\"\n"
          "positions:\n"
          "  - {id: \"1\", title: Untitled, holder: Maria Silva, reports_to: none}\n"),
     {"3 refused: `1` is already on line 2"}},
    {"OnePersonMayHoldTwoPosts",
     "post_id,name,manager\n"
     "P1,Maria Silva,\n"
     "P2,Maria Silva,P1\n",
     spec("  manager: P1\n"
          "positions:\n"
          "  - {id: P1, title: Untitled, holder: Maria Silva, reports_to: none}\n"
          "  - {id: P2, title: Untitled, holder: Maria Silva, reports_to: P1}\n"),
     {}},
    {"LaterStarts",
     "id,manager,hire_date\n"
     "a,,13/12/2010\n"
     "b,a,01/02/2027\n"
     "c,a,15/01/2027\n"
     "d,a,soon\n",
     spec("  manager: a\n"
          "positions:\n"
          "  - {id: a, title: Untitled, reports_to: none}\n"
          "  - {id: b, title: Untitled, reports_to: a, opens: 2027-02-01}\n"
          "  - {id: c, title: Untitled, reports_to: a}\n"
          "  - {id: d, title: Untitled, reports_to: a}\n"),
     {"3 note: starts later: the seat opens on 2027-02-01", "5 lost: `soon` is not a date, so the start is left out"}},
    {"ColumnsByNumber",
     "name,name,,manager\n"
     "x,Ada,a,\n"
     "y,Rosa,b,a\n",
     spec("  manager: a\n"
          "positions:\n"
          "  - {id: a, title: Untitled, holder: Ada, reports_to: none}\n"
          "  - {id: b, title: Untitled, holder: Rosa, reports_to: a}\n"),
     {"1 note: not read: `name` (--name would read it)"},
     with(acme(),
          [](CsvOptions& options) {
              options.column(Field::id) = {"#3"};
              options.column(Field::name) = {"#2"};
          })},
};

INSTANTIATE_TEST_SUITE_P(Tables, CsvImport, testing::ValuesIn(kCases),
                         [](const auto& tested) { return tested.param.name; });

TEST(CsvImportDates, AreReadAsTheOptionSays) {
    CsvOptions options = acme();
    options.date_format = "mm-dd-yyyy";
    const ImportResult result = import_csv("id,manager,start\n1,,03/04/2027\n2,1,2027-05-06\n", options);
    EXPECT_THAT(result.yaml, testing::HasSubstr("{id: \"1\", title: Untitled, reports_to: none, opens: 2027-03-04}"));
    EXPECT_THAT(result.yaml, testing::HasSubstr("opens: 2027-05-06"));  // which nobody writes otherwise
    EXPECT_TRUE(result.counts.clean());
}

TEST(CsvImportDates, WithoutTodayNobodyStartsLater) {
    CsvOptions options = acme();
    options.today.reset();
    EXPECT_THAT(import_csv("id,manager,start\n1,,03/04/2999\n", options).yaml,
                testing::Not(testing::HasSubstr("opens")));
}

}  // namespace
}  // namespace orgplan
