#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/interop/importing.h"

// What HR systems write, and what becomes of it: who manages whom, who is there, how much of a week they work.

namespace orgplan {
using namespace interop;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
namespace {

/// What the last seat reports to, and by what it was found.
struct Written {
    const char* name;
    std::string manager;
    std::string reports_to;
    std::string told = "";  ///< part of a note
};

class WrittenManager : public testing::TestWithParam<Written> {};

TEST_P(WrittenManager, IsFoundOrTold) {
    const Written& c = GetParam();
    const ImportResult result = imported(
        "id,name,title,manager,email,login\n"
        "007,Ann Lee,Boss,,ann@x.io,alee\n"
        "8.0,J\xC3\xBCrgen M\xC3\xBCller,Clerk,007,jm@x.io,X\\jmueller\n"
        "9,Bo Lind,Clerk,007,bo@x.io,\n"
        "10,Bo Lind,Clerk,007,bo2@x.io,\n"
        "11,Cy Dahl (On Leave),Clerk,007,,\n"
        "12,Di Ess,Clerk,\"" +
        c.manager + "\",,\n");
    const std::string line = result.yaml.substr(result.yaml.find("Di Ess"));
    EXPECT_THAT(line, HasSubstr("reports_to: " + c.reports_to));
    const bool lost = c.told.find("unmatched") != std::string::npos;
    EXPECT_EQ(result.counts.unmatched, lost ? 1u : 0u);
    if (c.told.empty()) return;
    EXPECT_THAT(notes_of(result), Contains(HasSubstr(c.told)));
}

const Written kManagers[] = {
    {"ById", "007", "\"007\""},
    {"ByIdWithoutZeros", "7", "\"007\"", "note: manager `7` was read as `007`, which is the same id written otherwise"},
    {"ByIdWithAPoint", "7.0", "\"007\"", "the same id written otherwise"},
    {"ByIdWithoutItsPoint", "8", "\"8.0\"", "the same id written otherwise"},
    {"ByEmail", "ANN@X.io", "\"007\"", "whose holder has that address"},
    {"ByLogin", "alee", "\"007\"", "whose holder has that login"},
    {"ByLoginOfADomain", "x\\jmueller", "\"8.0\"", "whose holder has that login"},
    {"ByLoginOfADomainWhereNoneIsWritten", "CORP\\alee", "\"007\"", "whose holder has that login"},
    {"ByLoginOfAnotherDomain", "CORP\\jmueller", "\"CORP\\\\jmueller\"",
     "unmatched: manager `CORP\\jmueller` is nobody's row"},
    {"ByLoginOfAnAddress", "bo2", "\"10\"", "whose holder has that login"},
    {"ByName", "ann lee", "\"007\"", "whose holder has that name"},
    {"ByLastName", "Lee, Ann", "\"007\"", "whose holder has that name"},
    {"ByNameTheOtherWay", "Lee Ann", "\"007\"", "whose holder has that name"},
    {"ByNameWithATitle", "Dr. Ann Lee", "\"007\"", "whose holder has that name"},
    {"ByNameWithoutUmlauts", "Juergen Mueller", "\"8.0\"", "whose holder has that name"},
    {"ByNameWithoutAccents", "Muller, Jurgen", "\"8.0\"", "whose holder has that name"},
    {"ByNameOfSomebodyOnLeave", "Cy Dahl", "\"11\"", "whose holder has that name"},
    {"ByNameAndId", "Bo Lind (10)", "\"10\"", "the id beside the name"},
    {"ByNameAndEmail", "Bo Lind <bo@x.io>", "\"9\"", "the id beside the name"},
    {"ByIdAndName", "9 - Bo Lind", "\"9\"", "the id beside the name"},
    {"ByNameAndTitle", "Ann Lee (CEO)", "\"007\"", "whose holder has that name"},
    {"TopByNull", "NULL", "none"},
    {"TopByMinusOne", "-1", "none"},
    {"TopByZero", "0", "none"},
    {"TopByStar", "*", "none"},
    {"TopByAFault", "#N/A", "none"},
    {"TopByItself", "12", "none", "`12` reports to itself, so it is at the top"},
    {"NobodysId", "99", "\"99\"", "unmatched: manager `99` is nobody's row"},
    {"NobodysName", "Zoe Quist", "Zoe Quist", "unmatched: manager `Zoe Quist` is nobody's row"},
    {"NobodysAddress", "zoe@x.io", "\"zoe@x.io\"", "unmatched: manager `zoe@x.io` is nobody's row"},
    {"TwoOfOneName", "Bo Lind", "Bo Lind", "unmatched: manager `Bo Lind` may be any of 2 seats, on lines 4, 5"},
    {"ANameBesideAnothersId", "Ann Lee (9)", "Ann Lee (9)", "unmatched: manager `Ann Lee (9)` may be any of 2 seats"},
    {"ANameBesideNobodysId", "Ann Lee (99)", "Ann Lee (99)", "unmatched: manager `Ann Lee (99)` is nobody's row"},
    {"Damaged", "1.23457E+11", "\"1.23457E+11\"", "unmatched: manager `1.23457E+11` is a number that a spreadsheet"},
    {"Several", "007; 9", "\"007\", dotted: \"9\"",
     "`007; 9` are 2 managers: `007` is the line, the others are dotted"},
    {"SeveralByComma", "9, 10", "\"9\", dotted: \"10\"", "`9, 10` are 2 managers"},
    {"SeveralNames", "Lee, Ann; Cy Dahl", "\"007\", dotted: \"11\"", "are 2 managers"},
    {"SeveralOfWhomOneIsNobody", "007;Zoe Quist", "\"007\"",
     "unmatched: the dotted manager `Zoe Quist` is nobody's row"},
};

INSTANTIATE_TEST_SUITE_P(Table, WrittenManager, testing::ValuesIn(kManagers),
                         [](const auto& tested) { return tested.param.name; });

TEST(Managers, WhoAreMissingMayAllBeOutside) {
    CsvOptions options = acme();
    options.missing_are_outside = true;
    const ImportResult result = imported("id,manager\na,Board of Trade\nb,Board of Trade\nc,a\nd,X\n", options);
    EXPECT_TRUE(result.counts.clean());
    EXPECT_THAT(result.yaml, HasSubstr("outside: [Board-of-Trade, X]\n"));
    EXPECT_THAT(notes_of(result), Contains(HasSubstr("2 managers are nobody's row and were taken for outsiders: "
                                                     "`Board-of-Trade` on 2 rows (line 2) and `X` (line 5)")));
}

TEST(Managers, WhoHaveLeftAreNamed) {
    const ImportResult result =
        imported("id,name,manager,end date\n1,Ann Lee,,\n2,Bo Lind,1,2026-01-31\n3,Cy Dahl,Bo Lind,\n");
    EXPECT_THAT(notes_of(result),
                Contains("4 unmatched: manager `Bo Lind` was left out on line 3, since they have left"));
}

TEST(Managers, OfDottedColumnsAreDotted) {
    CsvOptions options = acme();
    const ImportResult result = imported(
        "id,name,manager,dotted line manager,matrix manager\n1,Ann Lee,,,\n2,Bo Lind,1,,\n3,Cy Dahl,1,Bo Lind,\n"
        "4,Di Ess,1,Bo Lind;3,\n",
        options);
    EXPECT_THAT(result.yaml, HasSubstr("holder: Cy Dahl, reports_to: \"1\", dotted: \"2\"}"));
    EXPECT_THAT(result.yaml, HasSubstr("holder: Di Ess, reports_to: \"1\", dotted: [\"2\", \"3\"]}"));
    EXPECT_THAT(notes_of(result), Contains("1 note: not read: `matrix manager` (--dotted would read it)"));
}

TEST(Ids, ThatASpreadsheetShortenedAreRefused) {
    const ImportResult result = imported("id,manager\n1,\n1.23457E+11,1\n");
    EXPECT_EQ(result.counts.refused, 1u);
    EXPECT_THAT(notes_of(result),
                Contains(HasSubstr("3 refused: the id `1.23457E+11` is a number that a spreadsheet")));
}

TEST(Ids, ThatLookAlikeAreTold) {
    const ImportResult result = imported("id,manager\n1,\n01,1\n1.0,1\nA,1\na,1\n");
    EXPECT_EQ(result.counts.seats, 5u);
    EXPECT_THAT(notes_of(result),
                Contains("3 note: 3 ids look like another one: `01` and `1` of line 2 (line 3), `1.0` and "
                         "`1` of line 2 (line 4) and `A` and `a` of line 6 (line 5)"));
}

TEST(Ids, AreReadWithoutLettersThatNobodySees) {
    const ImportResult result = imported(
        "id,manager\n1,\n2\xE2\x80\x8E,1\n3,2\xC2\xAD\n\xE2\x80\x8B"
        "4,\xEF\xBB\xBF"
        "1\n");
    EXPECT_THAT(result.yaml, HasSubstr("{id: \"2\", title: Untitled, reports_to: \"1\"}"));
    EXPECT_THAT(result.yaml, HasSubstr("{id: \"4\", title: Untitled, reports_to: \"1\"}"));
    EXPECT_THAT(notes_of(result), Contains("3 repaired: in 4 values letters that nobody sees were taken out: U+200E in "
                                           "`id` (line 3), U+00AD in `manager` (line 4), U+200B in `id` (line 5) and "
                                           "U+FEFF in `manager` (line 5)"));
}

/// A start, and when the seat opens; empty: it is there.
struct Start {
    std::string text;
    std::string opens;
};

TEST(Dates, OfEveryKindAreRead) {
    const Start kStarts[] = {{"46433", "2027-02-15"},
                             {"46433.0", "2027-02-15"},
                             {"46433.75", "2027-02-15"},
                             {"15-Mar-2027", "2027-03-15"},
                             {"15. M\xC3\xA4rz 2027", "2027-03-15"},
                             {"1er avril 2027", "2027-04-01"},
                             {"Mar 15, 2027", "2027-03-15"},
                             {"Monday, 15 March 2027", "2027-03-15"},
                             {"15-Mar-27", "2027-03-15"},
                             {"3 de mayo de 2027", "2027-05-03"},
                             {"20270315", "2027-03-15"},
                             {"2027/3/15", "2027-03-15"},
                             {"2027-03-15T00:00:00Z", "2027-03-15"},
                             {"2027-03-15 09:30", "2027-03-15"},
                             {"M\xC3\xA4rz 2027", "2027-03-01"},
                             {"2027-03", "2027-03-01"},
                             {"44000", ""},
                             {"12. Dez. 2020", ""}};
    for (const Start& start : kStarts) {
        const ImportResult result = imported("id,manager,start\n1,,\n2,1,\"" + start.text + "\"\n");
        EXPECT_EQ(result.counts.lost, 0u) << start.text;
        EXPECT_THAT(result.yaml,
                    HasSubstr(start.opens.empty() ? "reports_to: \"1\"}" : ", opens: " + start.opens + "}"))
            << start.text;
    }
}

TEST(Dates, ThatAreNoneAreLost) {
    for (const std::string text : {"soon", "2027-02-30", "31.02.2027", "15.3", "2027", "Q1 2027", "3000000"}) {
        const ImportResult result = imported("id,manager,start\n1,,\n2,1," + text + "\n");
        EXPECT_EQ(result.counts.lost, 1u) << text;
        EXPECT_FALSE(result.counts.clean());
        EXPECT_EQ(result.counts.seats, 2u) << "the row is written";
    }
}

TEST(Dates, ThatSayNothingAreNoDates) {
    for (const std::string text : {"-", "n/a", "9999-12-31", "31.12.9999", "0000-00-00", "unbefristet", "NULL"}) {
        EXPECT_TRUE(imported("id,manager,end date\n1,,\n2,1," + text + "\n").counts.clean()) << text;
    }
}

TEST(Dates, OfTwoFiguresAreReadWhereAColumnDecides) {
    EXPECT_THAT(imported("id,manager,start\n1,,25/12/20\n2,1,03/04/27\n").yaml, HasSubstr("opens: 2027-04-03"));
    EXPECT_THAT(imported("id,manager,start\n1,,12/25/20\n2,1,03/04/27\n").yaml, HasSubstr("opens: 2027-03-04"));
    EXPECT_THAT(imported("id,manager,start\n1,,99-12-25\n2,1,27-04-03\n").yaml, HasSubstr("opens: 2027-04-03"));
    EXPECT_THAT(import_csv("id,manager,start\n1,,01/02/20\n2,1,03/04/27\n", acme()).usage_error,
                HasSubstr("no start date shows whether the day or the month comes first: `03/04/27` on line 3"));
}

TEST(People, WhoLeaveAreLeftOutOrLeaveLater) {
    const ImportResult result = imported(
        "id,manager,start,end\n1,,2020-01-01,\n2,1,2020-01-01,2027-01-14\n3,1,2020-01-01,2027-01-15\n"
        "4,1,2020-01-01,2027-03-31\n5,1,2027-05-01,2027-04-01\n");
    EXPECT_EQ(result.counts.left, 1u);
    EXPECT_THAT(result.yaml, Not(HasSubstr("id: \"2\"")));
    EXPECT_THAT(result.yaml, HasSubstr("{id: \"3\", title: Untitled, reports_to: \"1\", leaves: 2027-01-16}"));
    EXPECT_THAT(result.yaml, HasSubstr("{id: \"4\", title: Untitled, reports_to: \"1\", leaves: 2027-04-01}"));
    EXPECT_THAT(notes_of(result),
                Contains("6 lost: the end 2027-04-01 is before the start 2027-05-01, so it is left out"));
}

TEST(People, AreWhatTheirStatusSays) {
    const ImportResult result = imported(
        "id,name,title,manager,status,employment type\n1,Ann,Boss,,Active,Regular\n2,Bo,X,1,Ausgeschieden,\n"
        "3,Cy,X,1,On "
        "Leave,Freelancer\n4,,X,1,Open,\n5,,X,1,Approved,\n6,Di,X,1,Future,Werkstudent\n7,Ed,X,1,Mystery,CDI\n"
        "8,Fay,X,1,Mystery,Strange\n9,Gus,X,1,Open,\n10,,X,1,Cancelled,\n");
    EXPECT_EQ(result.counts.left, 1u);
    EXPECT_EQ(result.counts.closed, 1u);
    EXPECT_EQ(result.counts.lost, 3u) << "two of a status, one of a contract";
    EXPECT_THAT(result.yaml, HasSubstr("holder: Cy, reports_to: \"1\", employment: contractor}"));
    EXPECT_THAT(result.yaml, HasSubstr("{id: \"4\", title: X, holder: vacant, reports_to: \"1\", status: open}"));
    EXPECT_THAT(result.yaml, HasSubstr("{id: \"5\", title: X, holder: vacant, reports_to: \"1\", status: approved}"));
    EXPECT_THAT(result.yaml, HasSubstr("holder: Di, reports_to: \"1\", employment: intern}"));
    const Lines notes = notes_of(result);
    EXPECT_THAT(notes,
                Contains("8 lost: `Mystery` in `status` was not understood on 2 rows; add --means 'Mystery=left' "
                         "with what it means"));
    EXPECT_THAT(notes, Contains("9 lost: `Strange` in `employment type` was not understood; add --means "
                                "'Strange=contractor' with what it means"));
    EXPECT_THAT(notes, Contains("10 note: `Gus` is named although the row says `Open`: the name counts"));
    EXPECT_THAT(notes, Contains(HasSubstr("7 note: `Di` is to start, and no date to come says when")));

    CsvOptions options = acme();
    options.means = {"mystery=left", "Strange=agency"};
    EXPECT_EQ(
        imported("id,name,manager,status,employment type\n1,Ann,,Mystery,\n2,Bo,,,Strange\n", options).counts.left, 1u);
    options.means = {"x=never"};
    EXPECT_EQ(import_csv("id,manager\n1,\n", options).usage_error, "--means `x=never` is not understood");
}

TEST(People, AreNoneWhereANameSaysVacant) {
    for (const std::string name :
         {"[Open]", "OPEN - R-1234", "Vacant (Backfill for Cy)", "TBD", "n.n.", "N. N.", "Vacant, Vacant",
          "Open Position", "To be hired #3", "TBH 2", "(vacant)", "New Hire - Q2", "OFFEN", "Unbesetzt: Berlin",
          "Poste \xC3\xA0 pourvoir", "Vacante"}) {
        EXPECT_THAT(imported("id,name,manager\n1,Ann,\n2,\"" + name + "\",1\n").yaml, HasSubstr("holder: vacant"))
            << name;
    }
    for (const std::string name : {"Open, James", "Nina Newman", "Vacanti, Ada", "Toby Dee", "Opening Ceremony"}) {
        EXPECT_THAT(imported("id,name,manager\n1,Ann,\n2,\"" + name + "\",1\n").yaml, Not(HasSubstr("vacant"))) << name;
    }
    EXPECT_THAT(imported("id,name,manager\n1,Ann,\n2,OPEN - R-1234,1\n").yaml, HasSubstr("requisition: R-1234"));
    EXPECT_THAT(imported("id,name,manager\n1,Ann,\n2,VACANT - REQ 2044,1\n").yaml, HasSubstr("requisition: REQ 2044"));
}

TEST(Weeks, AreReadFromHoursAndParts) {
    const ImportResult hours =
        imported("id,manager,weekly hours\n1,,\"38,5\"\n2,1,\"38,5\"\n3,1,\"19,25\"\n4,1,x\n5,1,42\n");
    EXPECT_THAT(hours.yaml, HasSubstr("{id: \"3\", title: Untitled, reports_to: \"1\", fte: 0.5}"));
    EXPECT_EQ(hours.counts.lost, 1u);
    EXPECT_THAT(notes_of(hours), Contains(HasSubstr("a full week was taken to have 38.5 hours")));
    for (const std::string half : {"0.5", "\"0,5\"", "50", "50%", "\"50 %\""}) {
        const std::string whole = half.find("50") != std::string::npos ? "100" : "1";
        EXPECT_THAT(imported("id,manager,FTE\n1,," + whole + "\n2,1," + half + "\n").yaml, HasSubstr("fte: 0.5"))
            << half;
    }
}

TEST(Pay, IsReadWhereItIsAskedFor) {
    const std::string csv = "id,manager,Salary (EUR)\n1,,\"85.000\"\n2,1,\"60.500,50\"\n3,1,much\n4,1,\"USD 70,000\"\n";
    const ImportResult silent = imported(csv);
    EXPECT_THAT(silent.yaml, Not(HasSubstr("cost")));
    EXPECT_THAT(notes_of(silent), Contains("1 note: not read: `Salary (EUR)` (--cost would read it)"));
    CsvOptions options = acme();
    options.column(Field::cost) = {"Salary (EUR)"};
    const ImportResult result = imported(csv, options);
    EXPECT_THAT(result.yaml, HasSubstr("cost: {yearly: 85000, currency: EUR}"));
    EXPECT_THAT(result.yaml, HasSubstr("cost: {yearly: 60500.5, currency: EUR}"));
    EXPECT_THAT(result.yaml, HasSubstr("cost: {yearly: 70000, currency: USD}"));
    EXPECT_THAT(result.yaml, HasSubstr("costs: {currency: EUR}\n"));
    EXPECT_EQ(result.counts.lost, 1u);
}

TEST(Units, Nest) {
    const ImportResult result = imported(
        "id,manager,department,team\n1,,Board,\n2,1,Tech,\n3,2,Tech,Core\n4,3,Tech,Core\n5,2,Tech,Tech\n6,1,Sales,"
        "Core\n");
    EXPECT_THAT(result.yaml, HasSubstr("  - id: tech\n    name: Tech\n    manager: \"2\"\n    positions:\n"
                                       "      - {id: \"2\", title: Untitled, reports_to: \"1\"}\n"
                                       "      - {id: \"5\", title: Untitled, reports_to: \"2\"}\n"
                                       "    units:\n      - id: core\n        name: Core\n        manager: \"3\"\n"));
    EXPECT_THAT(result.yaml, HasSubstr("      - id: core-2\n        name: Core\n        positions:\n"
                                       "          - {id: \"6\""));
}

TEST(Headers, OfFourLanguagesAreUnderstood) {
    for (const std::string header :
         {"Employee ID,Manager,Full Name,Job Title,Department,Hire Date,Termination Date,Employment Status,FTE,Work "
          "Email",
          "Personalnummer,Vorgesetzte(r),Vollst\xC3\xA4ndiger Name,Stellenbezeichnung,Abteilung,Eintrittsdatum,"
          "Austrittsdatum,Mitarbeiterstatus,Besch\xC3\xA4"
          "ftigungsgrad,E-Mail-Adresse",
          "Matricule,Responsable hi\xC3\xA9rarchique,Nom complet,Intitul\xC3\xA9 du poste,D\xC3\xA9partement,"
          "Date d'entr\xC3\xA9"
          "e,Date de sortie,Statut,ETP,Adresse e-mail",
          "N\xC3\xBAmero de empleado,Jefe directo,Nombre completo,Puesto,Departamento,Fecha de alta,Fecha de "
          "baja,Estado,"
          "Jornada,Correo electr\xC3\xB3nico"}) {
        const ImportResult result = imported(header + "\n1,,Ann Lee,CEO,X,2020-01-01,,Active,1,a@x.io\n");
        ASSERT_FALSE(result.notes.empty());
        EXPECT_THAT(result.notes.front().message,
                    testing::AllOf(HasSubstr("title from"), HasSubstr("name from"), HasSubstr("unit from"),
                                   HasSubstr("start from"), HasSubstr("end from"), HasSubstr("status from"),
                                   HasSubstr("fte from"), HasSubstr("email from")));
    }
}

TEST(Headers, ThatAnOptionNamesMaySaySomethingElseToo) {
    CsvOptions options = acme();
    options.column(Field::id) = {"Name"};
    EXPECT_THAT(
        imported("Name,Title,Manager\nAnn Lee,CEO,\nBo Lind,CTO,Ann Lee\n", options).yaml,
        HasSubstr("{id: Bo-Lind, role: chief-technology-officer, title: CTO, holder: Bo Lind, reports_to: Ann-Lee}"));
}

TEST(Headers, MayStandBelowATitleAndAboveFooters) {
    const std::string csv =
        "Headcount report, March\n\nid;name;title;manager\n1;Ann;Boss;\n2;Bo;Clerk;1\nid;name;title;manager\n"
        "3;Cy;Clerk;1\nTotal;3;;\n;;;\nGenerated on 2027-01-15;;;\n";
    const ImportResult result = imported(csv);
    EXPECT_EQ(result.counts.seats, 3u);
    EXPECT_EQ(result.counts.footers, 3u);
    EXPECT_TRUE(result.counts.clean());
    CsvOptions options = acme();
    options.header = 3;
    EXPECT_EQ(imported(csv, options).yaml, result.yaml);
    options.header = 4;
    EXPECT_THAT(import_csv(csv, options).usage_error, HasSubstr("no column is clearly the id"));
    options.header = 40;
    EXPECT_EQ(import_csv(csv, options).usage_error, "there is no line 40");
}

TEST(Reports, SayManyThingsOnceWithTheFirstFive) {
    std::string csv = "id,name,title,manager\n0,Ann Lee,Boss,\n";
    for (int i = 1; i <= 40000; ++i) csv += std::to_string(i) + ",,Clerk,Ann Lee\n";
    const ImportResult result = imported(csv);
    EXPECT_LT(result.notes.size(), 10u);
    EXPECT_THAT(notes_of(result),
                Contains(HasSubstr("40000 managers were found by the name of a holder: `Ann Lee` is `0` "
                                   "(line 3), ")));
}

TEST(People, OfOneAddressAreOne) {
    const ImportResult result =
        imported("id,name,manager,email\n1,Ada Rask,,ada@x.io\n2,Ada Rask,1,ada@x.io\n3,Ada Rask,1,ar@x.io\n");
    EXPECT_THAT(result.yaml,
                HasSubstr("people:\n  - {id: ada-rask, name: Ada Rask}\n  - {id: ada-rask-2, name: Ada Rask}\n"));
    CsvOptions options = acme();
    options.ids_are_posts = true;
    EXPECT_THAT(imported("id,name,manager\n1,Ada Rask,\n2,Ada Rask,1\n", options).yaml, Not(HasSubstr("people:")));
}

}  // namespace
}  // namespace orgplan
