#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/interop/importing.h"

// Exports as single HR systems write them, by what is peculiar to each.

namespace orgplan {
using namespace interop;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
namespace {

struct OfSystem {
    const char* name;
    std::string csv;
    Lines yaml;   ///< parts of the spec
    Lines notes;  ///< whole ones
    CsvOptions options = acme();
};

class SystemExport : public ::testing::TestWithParam<OfSystem> {};

TEST_P(SystemExport, IsUnderstood) {
    const OfSystem& c = GetParam();
    const ImportResult result = imported(c.csv, c.options);
    for (const std::string& part : c.yaml) EXPECT_THAT(result.yaml, HasSubstr(part));
    for (const std::string& note : c.notes) EXPECT_THAT(notes_of(result), Contains(note));
}

CsvOptions reading(Field field, const std::string& column) {
    return with(acme(), [&](CsvOptions& options) { options.column(field) = {column}; });
}

const OfSystem kSystems[] = {
    {"SuccessFactorsWritesNoManager",
     "userId,firstName,lastName,title,managerId\n1,Ada,Holm,CEO,NO_MANAGER\n2,Bo,Lind,CTO,1\n",
     {"holder: Ada Holm, reports_to: none"},
     {}},
    {"SapWritesZeros",
     "Pers.Nr.;Nachname;Vorname;Planstellentext;Vorgesetzter (Personalnummer);BsGrd\n"
     "00001001;Holm;Ada;CEO;00000000;100,00\n00001002;Lind;Bo;CTO;00001001;75,00\n",
     {"holder: Ada Holm, reports_to: none", "holder: Bo Lind, reports_to: \"00001001\", fte: 0.75"},
     {"2 note: manager `00000000` was read as nobody, so `00001001` is at the top"},
     reading(Field::manager, "Vorgesetzter (Personalnummer)")},
    {"AnIdOfZerosIsThatOfASeat",
     "id,name,manager\n000,Ada Holm,\n2,Bo Lind,0\n3,Cy Dahl,00\n",
     {"holder: Cy Dahl, reports_to: \"000\""},
     {}},
    {"DirectoriesWriteWholePaths",
     "employee id,display name,title,manager\n1,\"Holm, Ada\",CEO,\n"
     "2,\"Lind, Bo\",CTO,\"CN=Holm\\, Ada,OU=Users,DC=x,DC=com\"\n3,\"Dahl, Cy\",QA,\"cn=Bo Lind,OU=Users\"\n"
     "4,\"Eng, Di\",QA,\"CN=Zoe Quist,OU=Users\"\n",
     {"holder: Bo Lind, reports_to: \"1\"", "holder: Cy Dahl, reports_to: \"2\""},
     {"5 unmatched: manager `CN=Zoe Quist,OU=Users` is nobody's row"}},
    {"UkgWritesInitialsAndSuffixes",
     "Employee Number,Employee Name,Job,Supervisor Name\n1,\"Holm, Ada R\",CEO,\n2,\"Lind Jr, Bo\",CFO,Ada Holm\n"
     "3,\"Dahl, Cy\",Clerk,Bo Lind\n4,\"Eng, Di\",Clerk,\"Dahl, Cy M.\"\n",
     {"holder: Bo Lind Jr, reports_to: \"1\"", "holder: Cy Dahl, reports_to: \"2\"",
      "holder: Di Eng, reports_to: \"3\""},
     {"3 note: 3 managers were found by a name that only one of both writes with an initial or `Jr`: `Ada Holm` is `1` "
      "(line 3), `Bo Lind` is `2` (line 4) and `Dahl, Cy M.` is `3` (line 5)"}},
    {"OtherInitialsAreOthers",
     "id,name,manager\n1,Ada R. Holm,\n2,Ada S. Holm,1\n3,Bo Lind,Ada Holm\n4,Cy Dahl,Ada T. Holm\n",
     {},
     {"4 unmatched: manager `Ada Holm` may be any of 2 seats, on lines 2, 3",
      "5 unmatched: manager `Ada T. Holm` is nobody's row"}},
    {"WorkdayHasTwoWholeNames",
     "Employee ID,Legal Name,Preferred Name,Business Title,Worker's Manager\n1,Ada Holm,Ada Holm,CEO,\n"
     "2,Robert Lind,Bo Lind,CTO,Ada Holm\n3,Cynthia Dahl,Cy,QA Engineer,Bo Lind\n4,Di Eng,,QA Engineer,Robert Lind\n",
     {"holder: Bo Lind, reports_to: \"1\"", "holder: Cy Dahl, reports_to: \"2\"", "holder: Di Eng, reports_to: \"2\""},
     {}},
    {"GustoHasPreferredNames",
     "Last Name,First Name,Preferred Name,Employee ID,Manager,Employment Type\n"
     "Holm,Adaline,Ada,1,,Salary/No overtime\nLind,Bo,,2,Adaline Holm,Paid by the hour\n",
     {"holder: Ada Holm, reports_to: none", "holder: Bo Lind, reports_to: \"1\""},
     {}},
    {"GermanNamesAreSurnames",
     "Personal-Nr.|Name|Vorname|Funktion|Vorgesetzter\n1|Holm|Ada|CEO|\n2|Bo Lind|Bo|CTO|Holm, Ada\n",
     {"holder: Ada Holm, reports_to: none", "holder: Bo Lind, reports_to: \"1\""},
     {}},
    {"DatevHasNamesInOneColumn",
     "Personalnummer;Name, Vorname;Vorgesetzter\n1;Holm, Ada;\n2;Lind, Bo;1\n",
     {"holder: Ada Holm", "holder: Bo Lind"},
     {}},
    {"InternOfAGermanColumnIsNoInternship",
     "ID;Vorname;Nachname;Vorgesetzter;Besch\xC3\xA4"
     "ftigungsart\n1;Ada;Holm;;Intern\n2;Bo;Lind;1;Extern\n"
     "3;Cy;Dahl;1;Praktikant\n",
     {"holder: Ada Holm, reports_to: none}", "reports_to: \"1\", employment: contractor}",
      "reports_to: \"1\", employment: intern}"},
     {}},
    {"InternOfAnotherColumnIsOne",
     "id,name,manager,employment type\n1,Ada Holm,,Intern\n",
     {"reports_to: none, employment: intern}"},
     {}},
    {"WhatInternMeansMayBeSaid",
     "ID;Name;Vorgesetzter;Vertragsart\n1;Ada Holm;;Intern\n",
     {"employment: intern}"},
     {},
     with(acme(), [](CsvOptions& options) { options.means = {"Intern=intern"}; })},
    {"AdpDescribes",
     "Payroll Name,Position ID,Job Title Description,Reports To Position ID,Home Department Description,Home "
     "Department "
     "Code\n\"Holm, Ada\",A1,CEO,,Executive,100\n\"Lind, Bo\",A2,CTO,A1,Technology,200\n",
     {"name: Technology", "title: CTO, holder: Bo Lind, reports_to: A1"},
     {"1 note: not read: `Home Department Code` (--unit would read it)"}},
    {"HibobHasLifecycles",
     "Employee ID,Display name,Reports to,Lifecycle status\n1,Ada Holm,,Employed\n2,Bo Lind,1,Terminated\n",
     {},
     {"3 left: `Bo Lind` has left: `Lifecycle status` is `Terminated`"}},
    {"LuccaNestsServices",
     "Matricule;Nom;Pr\xC3\xA9nom;D\xC3\xA9partement;Service;Responsable\n1;Holm;Ada;Direction;;\n"
     "2;Lind;Bo;Technique;API;1\n",
     {"    name: Technique\n    units:\n      - id: api\n        name: API\n"},
     {}},
    {"AddressesMayBeLinks",
     "id,name,manager,email\n1,Ada Holm,,MAILTO:ada@x.io\n2,Bo Lind,ada@x.io,Bo Lind <bo@x.io>\n",
     {"email: \"ada@x.io\"", "holder: Bo Lind, reports_to: \"1\", email: \"bo@x.io\""},
     {}},
    {"FrozenSeatsAreVacant",
     "id,name,title,manager\n1,Ada Holm,CEO,\n2,Position frozen,QA Engineer,1\n",
     {"role: qa-engineer, holder: vacant"},
     {}},
    {"UnknownColumnsAreOfferedByWhatIsWithinTheirNames",
     "id,name,manager,Last Hire Date Local,Work Location Code,Cost Center ID,Old Name\n1,Ada Holm,,2020-01-01,B,C,D\n",
     {},
     {"1 note: not read: `Last Hire Date Local` (--start would read it), `Work Location Code` (--location would read "
      "it), `Cost Center ID`, `Old Name`"}},
    {"HeadingsNameTheUnitOfTheRowsBelow",
     "Department,Employee ID,Name,Manager ID\nExec,1,Ada Holm,\nTech,,,\n,2,Bo Lind,1\n,3,Cy Dahl,2\nSales,,,\n"
     ",4,Di Eng,1\nOps,5,Ed Fir,1\n,6,Fay Gray,1\n",
     {"    name: Tech\n    manager: \"2\"\n    positions:\n      - {id: \"2\"",
      "    name: Sales\n    positions:\n      - {id: \"4\"", "positions:\n  - {id: \"6\""},
     {"4 note: 3 rows are in the unit of the heading above them: `2` in `Tech` (line 4), `3` in `Tech` (line 5) and "
      "`4` "
      "in `Sales` (line 7)"}},
    {"ASumOrAPageIsNoHeading",
     "Department,ID,Name,Manager\nExec,1,Ada Holm,\nDepartment: Sales (2),,,\n,2,Bo Lind,1\nPage 1 of 3,,,\n"
     ",3,Cy Dahl,1\nTotal,,,\n,4,Di Eng,1\n",
     {"    name: Sales\n    positions:\n      - {id: \"2\", title: Untitled, holder: Bo Lind, reports_to: \"1\"}\n"
      "      - {id: \"3\", title: Untitled, holder: Cy Dahl, reports_to: \"1\"}\n"
      "      - {id: \"4\", title: Untitled, holder: Di Eng, reports_to: \"1\"}\n"},
     {}},
    {"AHeadingKeepsWhatIsPartOfItsName",
     "Department,ID,Name,Manager\nExec,1,Ada Holm,\nSales (EMEA),,,\n,2,Bo Lind,1\nSales: US (2),,,\n,3,Cy Dahl,1\n",
     {"    name: Sales (EMEA)\n", "    name: \"Sales: US\"\n"},
     {}},
    {"ADirectoryNameMayBeAnId",
     "ID,Name,Manager,Dotted Line Manager\n\"CN=ada,OU=x\",Ada Holm,,\n\"CN=blind,OU=x\",Bo Lind,\"CN=ada,OU=x\",\n"
     "\"CN=cy,OU=x\",Cy Dahl,\"cn=BLIND,ou=x\",\"CN=ada,OU=x\"\n",
     {"{id: CN-cy-OU-x, title: Untitled, holder: Cy Dahl, reports_to: CN-blind-OU-x, dotted: CN-ada-OU-x}"},
     {}},
    {"AHeadingMayNameNothing",
     "Department,Team,ID,Name,Manager\nExec,,1,Ada Holm,\n,n/a,,,\n,,2,Bo Lind,1\n",
     {"{id: \"2\", title: Untitled, holder: Bo Lind, reports_to: \"1\"}"},
     {}},
    {"APreferredNameIsInPlaceOfWhatItCanBe",
     "ID,Legal Name,Preferred Name,Manager\n1,Ada Holm,,\n2,\"Robert Lind, Jr.\",Bo,1\n3,\"Dahl, Cynthia\",Cy,1\n"
     "4,María José García,Pepa,1\n5,,Di Eng,1\n6,Edmund Fir,\"Fir, Ed\",1\n",
     {"holder: Bo Lind", "holder: \"Dahl, Cy\"", "holder: María José García", "holder: Di Eng", "holder: \"Fir, Ed\""},
     {"5 note: `María José García` may be called `Pepa` by one of several first names, so the whole name is kept"}},
    {"APreferredNameWithASurnameIsWhole",
     "Last Name,First Name,Preferred Name,ID,Manager\nHolm,Adaline,Ada Holm,1,\nLind,Robert,\"Lind, Bo\",2,1\n"
     "Dahl,Mary,Mary Ann,3,1\n",
     {"holder: Ada Holm", "holder: \"Lind, Bo\"", "holder: Mary Ann Dahl"},
     {}},
    {"AWholeNameHasTheFirstOneAnywhere",
     "Personal-Nr.|Name|Vorname|Vorgesetzter\n1|Davidson, David|David|\n2|BO LIND|Bo|1\n3|Martinez|Martin|1\n",
     {"holder: \"Davidson, David\"", "holder: BO LIND", "holder: Martin Martinez"},
     {}},
    {"AnAmountMayBeInAnotherCurrencyThanItsHeader",
     "id,name,manager,Salary (EUR)\n1,Ada Holm,,90000\n2,Bo Lind,1,$80000\n",
     {"cost: {yearly: 90000, currency: EUR}", "cost: {yearly: 80000, currency: USD}"},
     {"3 note: `$80000` is in USD, and `Salary (EUR)` says EUR: the value counts"},
     reading(Field::cost, "Salary (EUR)")},
};

INSTANTIATE_TEST_SUITE_P(Table, SystemExport, ::testing::ValuesIn(kSystems),
                         [](const auto& tested) { return tested.param.name; });

TEST(Rosters, KeepRolesOfTheirSpec) {
    const std::string roster =
        "position_id,manager_position_id,role_id,job_title,name,unit_1,unit_1_id,heads_unit_ids\n"
        "ceo,,chief-executive-officer,CEO,Ada Holm,,,company\n"
        "q,ceo,wind-tester,Senior Blower,Bo Lind,Core,core,\n"
        "core/wind-tester-1,ceo,wind-tester,Wind Tester,Cy Dahl,Core,core,\n";
    const ImportResult result = imported(roster);
    EXPECT_THAT(result.yaml, HasSubstr("- {id: q, role: wind-tester, title: Senior Blower, holder: Bo Lind"));
    EXPECT_THAT(result.yaml, HasSubstr("- {role: wind-tester, holder: Cy Dahl"));
    EXPECT_THAT(result.yaml, HasSubstr("glossary:\n  - {id: wind-tester, title: Wind Tester}\n"));
    EXPECT_TRUE(result.counts.clean());
    // An export of another system has no spec whose roles these may be.
    const ImportResult other = imported("id,manager,role id,title\n1,,wind-tester,Wind Tester\n");
    EXPECT_THAT(other.yaml, Not(HasSubstr("glossary")));
    EXPECT_EQ(other.counts.lost, 1u);
}

}  // namespace
}  // namespace orgplan
