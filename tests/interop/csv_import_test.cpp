#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "planner/interop/import_report.h"
#include "tests/interop/importing.h"

namespace orgplan {
using namespace interop;
namespace {

struct Case {
    const char* name;
    std::string csv;
    std::string yaml;
    Lines notes;  ///< `line kind: message`, but for the one that names the columns
    CsvOptions options = acme();
};

std::string spec(std::string_view rest) {
    return fmt::format("orgplan: 1\ncompany:\n  name: Acme\n{}", rest);
}

class CsvImport : public testing::TestWithParam<Case> {};

TEST_P(CsvImport, WritesTheSpecAndTellsWhatItDid) {
    const Case& c = GetParam();
    const ImportResult result = import_csv(c.csv, c.options);
    EXPECT_EQ(result.usage_error, "");
    EXPECT_EQ(result.yaml, c.yaml);
    EXPECT_EQ(notes_of(result), c.notes);
    EXPECT_TRUE(result.counts.balanced());
}

const Case kCases[] = {
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
          "  - {id: P2, title: Project Work, reports_to: P1}\n"
          "  - {id: P3, title: Clerk, holder: Ana Silva, reports_to: P1}\n"
          "  - {id: P4, title: Clerk, holder: Tom Berg, reports_to: P1}\n"
          "  - {id: P5, title: Clerk, holder: Ida Holm, reports_to: P1}\n"),
     {"2 note: 3 titles found no role: `Clerk` on 3 rows (the nearest is administrative-assistant) (line 6), `Office "
      "Lead` (line 2) and `Project Work` (line 4)",
      "3 note: 2 rows share the seat of another row: `P1` with line 2 (line 3) and `P2` with line 4 (line 5)",
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
    {"LinesThatAreWrongStayAsTheyAre",
     "id,manager\n"
     "a,b\n"
     "b,a\n"
     "c,c\n"
     "d,nobody here\n"
     "e,zz\n",
     spec("  manager: c\n"
          "positions:\n"
          "  - {id: a, title: Untitled, reports_to: b}\n"
          "  - {id: b, title: Untitled, reports_to: a}\n"
          "  - {id: c, title: Untitled, reports_to: none}\n"
          "  - {id: d, title: Untitled, reports_to: nobody here}\n"
          "  - {id: e, title: Untitled, reports_to: zz}\n"),
     {"4 note: `c` reports to itself, so it is at the top", "5 unmatched: manager `nobody here` is nobody's row",
      "6 unmatched: manager `zz` is nobody's row"}},
    {"ManagersWrittenOtherwise",
     "id,name,manager\n"
     "E1,Ada Lovelace,\n"
     "E2,Rosa Diaz,e1\n"
     "E3,Tom Berg,Rosa Diaz\n",
     spec("  manager: E1\n"
          "positions:\n"
          "  - {id: E1, title: Untitled, holder: Ada Lovelace, reports_to: none}\n"
          "  - {id: E2, title: Untitled, holder: Rosa Diaz, reports_to: E1}\n"
          "  - {id: E3, title: Untitled, holder: Tom Berg, reports_to: E2}\n"),
     {"3 note: manager `e1` was read as `E1`, which is the same id written otherwise",
      "4 note: manager `Rosa Diaz` was read as `E2`, whose holder has that name"}},
    {"SeveralTopsAreTold",
     "id,manager\n"
     "a,\n"
     "b,\n"
     "c,none\n",
     spec("positions:\n"
          "  - {id: a, title: Untitled, reports_to: none}\n"
          "  - {id: b, title: Untitled, reports_to: none}\n"
          "  - {id: c, title: Untitled, reports_to: none}\n"),
     {"2 note: 2 seats are at the top, since they have no manager: `a` (line 2) and `b` (line 3)"}},
    {"TitlesThatFitOneRoleOrSeveral",
     "id,title,manager\n"
     "a,CEO,\n"
     "b,PM,a\n"
     "c,PM,a\n"
     "d,backend developer,a\n",
     spec("  manager: a\n"
          "positions:\n"
          "  - {id: a, role: chief-executive-officer, title: CEO, reports_to: none}\n"
          "  - {id: b, title: PM, reports_to: a}\n"
          "  - {id: c, title: PM, reports_to: a}\n"
          "  - {id: d, role: backend-developer, title: backend developer, reports_to: a}\n"),
     {"3 note: `PM` is kept as a title on 2 rows, because it may mean product-manager or project-manager or "
      "a manager of people"}},
    {"TitlesAsPeopleWriteThem",
     "id,title,manager\n"
     "a,CEO,\n"
     "b,\"Senior Software Engineer, Platform\",a\n"
     "c,Chief of Staff,a\n"
     "d,Development Manager,a\n"
     "e,Senior Accountant,a\n"
     "f,Manager,a\n",
     spec("  manager: a\n"
          "positions:\n"
          "  - {id: a, role: chief-executive-officer, title: CEO, reports_to: none}\n"
          "  - {id: b, role: software-engineer, title: \"Senior Software Engineer, Platform\", reports_to: a}\n"
          "  - {id: c, title: Chief of Staff, reports_to: a}\n"
          "  - {id: d, title: Development Manager, reports_to: a}\n"
          "  - {id: e, title: Senior Accountant, reports_to: a}\n"
          "  - {id: f, title: Manager, reports_to: a}\n"),
     {"4 note: 2 titles may mean several things, so they stay titles: `Chief of Staff` may mean "
      "business-operations-manager or executive-assistant or an adviser to the head of the company (line 4) and "
      "`Development Manager` may mean engineering-manager or somebody who develops business or people, property or "
      "donations (line 5)",
      "6 note: 2 titles found no role: `Manager` (line 7) and `Senior Accountant` (line 6)"}},
    {"RowsOfAnotherShape",
     "id,manager,title,note\n"
     "a,,Boss,x,,\n"
     "b,a,Vice President, Sales,x\n"
     "c,a\n"
     ",a,Clerk\n"
     "\n"
     " , ,,\n"
     "d,a,Clerk\n",
     spec("  manager: a\n"
          "positions:\n"
          "  - {id: a, title: Boss, reports_to: none}\n"
          "  - {id: c, title: Untitled, reports_to: a}\n"
          "  - {id: d, title: Clerk, reports_to: a}\n"),
     {"1 note: not read: `note`",
      "2 note: 2 titles found no role: `Boss` (line 2) and `Clerk` (the nearest is administrative-assistant) (line 8)",
      "3 refused: 5 fields where the header has 4",
      "4 repaired: 2 fields where the header has 4: the missing ones were read as empty",
      "4 repaired: no title, so the seat is called `Untitled`", "5 refused: no id in `id`"}},
    {"QuotedLineEndsKeepTheLinesOfTheFile",
     "\xEF\xBB\xBFid;title;manager\r\n"
     "a;\"Head of\r\nIT\";\r\n"
     "a;Other;\r\n"
     "b;\"The \"\"big\"\" boss\";a\r\n"
     "c;\"never closed;a\r\n"
     "d;x;a\r\n",
     spec("  manager: a\n"
          "positions:\n"
          "  - {id: a, title: Head of IT, reports_to: none}\n"
          "  - {id: b, title: \"The \\\"big\\\" boss\", reports_to: a}\n"),
     {"2 repaired: line ends or control characters in `title` were replaced with spaces",
      "2 note: 2 titles found no role: `Head of IT` (line 2) and `The \"big\" boss` (line 5)",
      "4 refused: `a` is already on line 2",
      "6 refused: the quote opened here is never closed, so nothing was read from this line on"}},
    {"ARowThatEndsTooEarly",
     "id,manager,title\n"
     "a,\"b\n"
     "\",x\n"
     "b,\"a\n"
     "\"\n"
     "c,b,x\n",
     spec("positions:\n"
          "  - {id: a, title: x, reports_to: b}\n"
          "  - {id: c, title: x, reports_to: b}\n"),
     {"2 unmatched: manager `b` was refused on line 4 (also on line 6)", "2 note: `x` on 2 rows found no role",
      "4 refused: 2 fields where the header has 3, and the row runs to line 5"}},
    {"AStrayQuoteThatSwallowsARow",
     "id,title,manager\n"
     "a,\"Boss,\n"
     "b,\"Clerk\",a\n"
     "c,Clerk,c\n",
     spec("  manager: c\n"
          "positions:\n"
          "  - {id: c, title: Clerk, reports_to: none}\n"),
     {"2 refused: a quote inside a quoted field is not doubled, and the row runs to line 3",
      "4 note: `c` reports to itself, so it is at the top",
      "4 note: `Clerk` found no role (the nearest is administrative-assistant)"}},
    {"LoneCarriageReturnsAndExcelsWays",
     "sep=;\rid;title;manager\r=\"007\";Boss;\r8;Clerk;007\r",
     spec("  manager: \"007\"\n"
          "positions:\n"
          "  - {id: \"007\", title: Boss, reports_to: none}\n"
          "  - {id: \"8\", title: Clerk, reports_to: \"007\"}\n"),
     {"3 note: 2 titles found no role: `Boss` (line 3) and `Clerk` (the nearest is administrative-assistant) (line "
      "4)"}},
    {"Windows1252",
     "id,title,manager\n"
     "a,Directrice g\xE9n\xE9rale \x96 \x80,\n",
     spec("  manager: a\n"
          "positions:\n"
          "  - {id: a, title: Directrice générale – €, reports_to: none}\n"),
     {"1 note: read as Windows-1252",
      "2 note: `Directrice générale – €` is kept as a title, because it may mean chief-executive-officer or "
      "general-manager"}},
    {"NulBytesAndSlugs",
     std::string("id,unit,manager\n"
                 "a,Été & Fils,\n"
                 "b,\"R\0D\",a\n"
                 "c,ÉTÉ FILS,a\n"
                 "d,研究,a\n"
                 "e,***,a\n"
                 "none,b,a\n",
                 84),
     spec("  manager: a\n"
          "units:\n"
          "  - id: ete-fils\n"
          "    name: Été & Fils\n"
          "    positions:\n"
          "      - {id: a, title: Untitled, reports_to: none}\n"
          "  - id: r-d\n"
          "    name: R D\n"
          "    positions:\n"
          "      - {id: b, title: Untitled, reports_to: a}\n"
          "  - id: ete-fils-2\n"
          "    name: ÉTÉ FILS\n"
          "    positions:\n"
          "      - {id: c, title: Untitled, reports_to: a}\n"
          "  - id: 研究\n"
          "    positions:\n"
          "      - {id: d, title: Untitled, reports_to: a}\n"
          "  - id: unit\n"
          "    name: \"***\"\n"
          "    positions:\n"
          "      - {id: e, title: Untitled, reports_to: a}\n"
          "  - id: b-2\n"
          "    name: b\n"
          "    positions:\n"
          "      - {id: none-2, title: Untitled, reports_to: a}\n"),
     {"3 repaired: line ends or control characters in `unit` were replaced with spaces",
      "7 repaired: `none` is not valid as an id, so the seat is called `none-2`"}},
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
    EXPECT_THAT(notes_of(result), testing::Contains("3 lost: `2027-05-06` is not a date, so the start is left out"));
}

TEST(CsvImportDates, WithoutTodayNobodyStartsLater) {
    CsvOptions options = acme();
    options.today.reset();
    EXPECT_THAT(import_csv("id,manager,start\n1,,03/04/2999\n", options).yaml,
                testing::Not(testing::HasSubstr("opens")));
}

TEST(CsvImportRows, NothingIsWrittenWhereNoSeatIsLeft) {
    const ImportResult result = import_csv("id,manager\n,x\n", acme());
    EXPECT_EQ(result.yaml, "");
    EXPECT_EQ(result.usage_error, "");
    EXPECT_EQ(result.counts.refused, 1u);
}

TEST(CsvImportRows, AValueWithoutBoundIsRefused) {
    const ImportResult result = import_csv("id,title,manager\n1," + std::string(5000, 'x') + ",\n2,y,1\n", acme());
    EXPECT_EQ(notes_of(result), (Lines{"2 refused: `title` has 5000 bytes, more than 4096",
                                       "3 unmatched: manager `1` was refused on line 2", "3 note: `y` found no role"}));
    EXPECT_EQ(result.counts.seats, 1u);
}

TEST(CsvImportReport, AsTextAndJson) {
    const ImportResult result = import_csv("id,manager\na/b,\n,x\n", acme());
    EXPECT_EQ(import_report_text(result, "hr.csv"),
              "hr.csv:1: note: read id from `id`, manager from `manager`, no title\n"
              "hr.csv:2: repaired: `a/b` is not valid as an id, so the seat is called `a-b`\n"
              "hr.csv:3: refused: no id in `id`\n"
              "2 rows read = 1 seat + 1 refused; 0 managers unmatched, 0 values lost, 1 row repaired\n");
    EXPECT_EQ(import_report_json(result, "hr.csv"),
              "{\n"
              "  \"file\": \"hr.csv\",\n"
              "  \"counts\": {\n"
              "    \"rows\": 2,\n"
              "    \"seats\": 1,\n"
              "    \"shared\": 0,\n"
              "    \"left\": 0,\n"
              "    \"closed\": 0,\n"
              "    \"footers\": 0,\n"
              "    \"refused\": 1,\n"
              "    \"unmatched\": 0,\n"
              "    \"lost\": 0,\n"
              "    \"repaired\": 1\n"
              "  },\n"
              "  \"unread\": [],\n"
              "  \"notes\": [\n"
              "    {\n"
              "      \"line\": 1,\n"
              "      \"kind\": \"note\",\n"
              "      \"message\": \"read id from `id`, manager from `manager`, no title\"\n"
              "    },\n"
              "    {\n"
              "      \"line\": 2,\n"
              "      \"kind\": \"repaired\",\n"
              "      \"message\": \"`a/b` is not valid as an id, so the seat is called `a-b`\"\n"
              "    },\n"
              "    {\n"
              "      \"line\": 3,\n"
              "      \"kind\": \"refused\",\n"
              "      \"message\": \"no id in `id`\"\n"
              "    }\n"
              "  ]\n"
              "}\n");
}

}  // namespace
}  // namespace orgplan
