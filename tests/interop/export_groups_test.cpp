#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/interop/importing.h"

// Rows that are headings, headers once more, and units that are spelled in several ways.

namespace orgplan {
using namespace interop;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
namespace {

TEST(Headings, OfUnitsAreNoSeats) {
    const ImportResult result = imported(
        "Employee ID,Name,Job Title,Manager ID,Department\n"
        "1,Ann A,CEO,,Exec\n"
        "Engineering (2),,,,\n"
        "2,Bob B,CTO,1,Engineering\n"
        ",,,,Sales\n"
        "Sales Team,,,,\n"
        "3,Cy C,Account Executive,1,Sales\n"
        "E4,,,,\n");
    EXPECT_EQ(result.counts.footers, 3u);
    EXPECT_EQ(result.counts.seats, 4u);
    EXPECT_THAT(notes_of(result), Contains(HasSubstr("3 rows are sums or headings, so they are left out")));
}

TEST(Headings, AreSeatsWhereSomebodyReportsToThem) {
    const ImportResult result = imported(
        "id,name,title,manager,unit\n"
        "board,,,,\n"
        "e1,Ann A,CEO,board,Board\n"
        "e2,Bob B,CTO,e1,Tech\n"
        "e3,Cy C,Dev,e2,Tech\n");
    EXPECT_EQ(result.counts.seats, 4u);
}

TEST(Headings, AHeaderAmongTheRowsIsOneInOtherWordsToo) {
    const ImportResult result = imported(
        "id,name,title,manager,unit\n"
        "Employee No.,Full Name,Function,Boss,Area\n"
        "a,Ann A,CEO,,Board\n"
        "ID,Name,Title,Manager,Unit\n"
        "b,Bob B,CTO,a,Tech\n"
        "id,name,title,manager\n"
        "manager,Cy C,Dev,a,Tech\n");
    EXPECT_EQ(result.counts.footers, 3u);
    EXPECT_EQ(result.counts.seats, 3u);
}

TEST(Units, OfAnotherLetterCaseAreTheSame) {
    const ImportResult result = imported(
        "id,name,title,manager,department,team\n"
        "1,Ann A,CEO,,tech,\n"
        "2,Bob B,CTO,1,Tech,Core  Team\n"
        "3,Cy C,Dev,2,TECH,core team\n"
        "4,Di D,Dev,2,Tech,core team\n");
    EXPECT_THAT(result.yaml, AllOf(HasSubstr("name: Tech\n"), HasSubstr("name: core team\n"), Not(HasSubstr("TECH")),
                                   Not(HasSubstr("tech-2"))));
    EXPECT_THAT(notes_of(result),
                Contains(AllOf(HasSubstr("units are spelled as most rows spell them"), HasSubstr("`TECH` is `Tech`"))));
}

}  // namespace
}  // namespace orgplan
