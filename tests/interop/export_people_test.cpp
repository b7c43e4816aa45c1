#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/interop/importing.h"

// Who sits in a seat: names, what is in place of a name, and what is behind it.

namespace orgplan {
using namespace interop;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
namespace {

ImportResult of_names(const std::vector<std::string>& names) {
    std::string csv = "id,name,title,manager\n1,Ann Holm,CEO,\n";
    for (std::size_t i = 0; i < names.size(); ++i) csv += fmt::format("{},\"{}\",Developer,1\n", i + 2, names[i]);
    return imported(csv);
}

TEST(Names, ThatStandForNoneAreHoldersWithoutOne) {
    const ImportResult result = of_names({"?", ".", "0", "xxx", "-", "--", "...", "N/A", "none", "#DIV/0!"});
    EXPECT_EQ(result.yaml.find("holder", result.yaml.find("Ann Holm")), std::string::npos) << result.yaml;
    EXPECT_THAT(notes_of(result), Contains(AllOf(HasSubstr("6 names are none, so these seats have holders without one"),
                                                 HasSubstr("`?` (line 3)"))));
}

TEST(Names, OfVacanciesSayMoreThanThat) {
    const ImportResult result = of_names({"Vacant since March", "Offen ab Juni", "To Be Hired Q3", "Backfill for Bob B",
                                          "Nicht besetzt", "TBD - Q2 2027", "Vacant Ann", "Replacement for Cy"});
    EXPECT_EQ(result.yaml.find("holder: Ann Holm"), result.yaml.find("holder:"));
    std::size_t vacant = 0;
    for (std::size_t at = result.yaml.find("holder: vacant"); at != std::string::npos;
         at = result.yaml.find("holder: vacant", at + 1))
        ++vacant;
    EXPECT_EQ(vacant, 8u) << result.yaml;
}

TEST(Names, OfPeopleWhoAreCalledSoAreNames) {
    const ImportResult result = of_names({"Open, James", "Open James", "N. N. Rao", "Xu Xi", "Nobody Owens Jr"});
    for (const char* name : {"James Open", "Open James", "N. N. Rao", "Xu Xi"})
        EXPECT_THAT(result.yaml, testing::AnyOf(HasSubstr(name), HasSubstr("Open, James"))) << name;
    EXPECT_THAT(result.yaml, HasSubstr("N. N. Rao"));
}

TEST(Names, OfSeatsThatAreNoMore) {
    const ImportResult result = of_names({"Position eliminated", "Stelle gestrichen"});
    EXPECT_EQ(result.counts.closed, 2u);
}

TEST(Names, WithWhatIsBehindThem) {
    const ImportResult result = imported(
        "id,name,title,manager\n"
        "1,\"Ann Lee, MBA\",CEO,\n"
        "2,\"Bob Ray, PhD\",CTO,Ann Lee\n"
        "3,\"Cy Dee, Ph.D.\",Dev,\"Bob Ray, PhD\"\n");
    EXPECT_THAT(result.yaml, AllOf(HasSubstr("holder: \"Ann Lee, MBA\", reports_to: none"),
                                   HasSubstr("holder: \"Bob Ray, PhD\", reports_to: \"1\""),
                                   HasSubstr("holder: \"Cy Dee, Ph.D.\", reports_to: \"2\"")));
    const ImportResult turned = imported(
        "id,name,title,manager\n"
        "1,\"Lee, Ann, MBA\",CEO,\n"
        "2,\"Ray, Bob\",CTO,Ann Lee\n"
        "3,\"Dee, Cy\",Dev,\"Ray, Bob\"\n");
    EXPECT_THAT(turned.yaml, AllOf(HasSubstr("holder: \"Ann Lee, MBA\""), HasSubstr("holder: Bob Ray")));
    EXPECT_TRUE(turned.counts.clean());
}

TEST(Names, ThePreferredFirstNameIsThatOfThoseWhoHaveOne) {
    const ImportResult result = imported(
        "Associate ID,Legal Last Name,Legal First Name,Preferred First Name,Job Title,Reports To Name\n"
        "A1,Adams,Ann,,CEO,\n"
        "A2,Brown,Robert,Bob,CTO,\"Adams, Ann\"\n"
        "A3,Clark,Cynthia,Cy,QA Engineer,\"Brown, Robert\"\n"
        "A4,Doe,Di,Di,QA Engineer,\"Brown, Bob\"\n");
    EXPECT_TRUE(result.counts.clean());
    EXPECT_THAT(result.yaml,
                AllOf(HasSubstr("holder: Ann Adams"), HasSubstr("holder: Bob Brown"),
                      HasSubstr("holder: Cy Clark, reports_to: A2"), HasSubstr("holder: Di Doe, reports_to: A2")));
}

TEST(Names, WithAStatusBehindThemBesideAColumnOfStatus) {
    const ImportResult result = imported(
        "id,name,title,manager,Status\n"
        "1,Ann A,CEO,,Active\n"
        "2,Bob B (on leave),Dev,1,\n"
        "3,Cy C (Elternzeit),Dev,1,Active\n"
        "4,Di D (left),Dev,1,Active\n"
        "5,Ed E (left),Dev,1,\n");
    EXPECT_EQ(result.counts.left, 1u);
    EXPECT_THAT(notes_of(result),
                AllOf(Contains(HasSubstr("2 people are on leave, and count as there: `Bob B` (line 3) and `Cy C`")),
                      Contains(HasSubstr("`left` is behind the name `Di D`, and `Status` is `Active`: the latter "
                                         "counts")),
                      Contains(HasSubstr("5 ") /* line 6 */)));
    EXPECT_THAT(result.yaml, AllOf(HasSubstr("holder: Di D,"), Not(HasSubstr("Ed E"))));
}

TEST(SharedSeats, CountThoseWhoAreNotNamed) {
    const ImportResult result = imported(
        "id,name,title,manager,FTE\n"
        "1,Ann A,CEO,,1\n"
        "2,,Dev,1,0.5\n"
        "2,Lo L,Dev,1,0.5\n"
        "3,Mo M,Dev,1,0.5\n"
        "3,n/a,Dev,1,0.5\n");
    EXPECT_THAT(result.yaml,
                AllOf(HasSubstr("holder: [{name: unnamed, share: 0.5}, {name: Lo L, share: 0.5}]"),
                      HasSubstr("holder: [{name: Mo M, share: 0.5}, {name: unnamed-2, share: 0.5}]"),
                      HasSubstr("{id: unnamed, name: Unnamed}"), HasSubstr("{id: unnamed-2, name: Unnamed}")));
    EXPECT_THAT(notes_of(result), Contains(HasSubstr("2 people who share a seat have no name")));
}

}  // namespace
}  // namespace orgplan
