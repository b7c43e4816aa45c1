#include "planner/redact/pseudonyms.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "planner/redact/blanks.h"
#include "planner/text/source.h"

namespace orgplan::redact {
namespace {

struct Someone {
    const char* name;
    const char* id = "";
};

// An organisation of people, each in a seat.
Organisation organisation_of(const std::vector<Someone>& people) {
    Organisation org;
    std::uint32_t at = 0;
    for (const Someone& each : people) {
        Person person;
        person.name = org.texts->keep(each.name);
        person.place = {0, at, at + 1};
        ++at;
        Position seat;
        seat.id = org.texts->keep(each.id);
        PositionState state;
        state.holders.push_back({id_at<PersonId>(org.people.size()), 1, person.place});
        seat.states.push_back(state);
        org.people.push_back(person);
        if (!seat.id.empty()) org.positions.push_back(seat);
    }
    return org;
}

TEST(Pseudonyms, ReplaceNamesInEveryForm) {
    const Organisation org =
        organisation_of({{"Ada Keller"}, {"Bo Tan"}, {"José de la Cruz"}, {"May Baker"}, {"John Public"}});
    Pseudonyms names;
    names.learn(org);
    struct Case {
        const char* text;
        const char* shown;
    };
    for (const Case& each : {Case{"Ada Keller", "Person 1"},
                             {"Keller, Ada", "Person 1"},
                             {"A. Keller leads", "Person 1 leads"},
                             {"ADA KELLER", "Person 1"},
                             {"`ada` reports to `keller`", "`person-1` reports to `person-1`"},
                             {"write `manager: ada-keller`", "write `manager: person-1`"},
                             {"akeller@acme.example", "person-1@acme.example"},
                             {"ada.keller@acme.example", "person-1@acme.example"},
                             {"adakeller2", "person-1"},
                             {"Adas team, Ada's team", "Person 1 team, Person 1's team"},
                             {"Jose de la Cruz and josé", "Person 3 and person-3"},
                             {"it may be 3 people", "it may be 3 people"},
                             {"May Baker, May", "Person 4, Person 4"},
                             {"adamant, Kellerman", "adamant, Kellerman"},
                             {"botany by Bo", "botany by Person 2"},
                             {"write to zed.quist@acme.example.", "write to (address)."},
                             {"de facto", "de facto"},
                             {"Public & Sons, a public company", "Person 5 & Sons, a public company"}}) {
        EXPECT_EQ(names.text(each.text), each.shown) << each.text;
    }
}

TEST(Pseudonyms, ReplaceNamesAsIdsAndKeyboardsWriteThem) {
    const Organisation org = organisation_of({{"Sinéad O'Brien"},
                                              {"Heinrich Müller-Lüdenscheidt"},
                                              {"Hendrik van der Berg"},
                                              {"Łukasz Żółć"},
                                              {"Søren Bjørk"},
                                              {"anna kowalska"}});
    Pseudonyms names;
    names.learn(org);
    struct Case {
        const char* text;
        const char* shown;
    };
    for (const Case& each : {Case{"OBrien", "Person 1"},
                             {"sobrien", "person-1"},
                             {"s.obrien", "person-1"},
                             {"H. Mueller", "Person 2"},
                             {"Mueller-Luedenscheidt", "Person 2"},
                             {"muellerluedenscheidt", "person-2"},
                             {"VanDerBerg", "Person 3"},
                             {"hvdberg", "person-3"},
                             {"hendrikvdberg", "person-3"},
                             {"Lukasz Zolc", "Person 4"},
                             {"Soren", "Person 5"},
                             {"Bjoerk", "Person 5"},
                             {"Anna", "Person 6"},
                             {"Kowalska", "Person 6"}}) {
        EXPECT_EQ(names.text(each.text), each.shown) << each.text;
    }
}

TEST(Pseudonyms, IdsThatMayBeNamesAreReplacedAndStayDistinct) {
    const Organisation org =
        organisation_of({{"Ada Keller", "ada"}, {"Ada Brandt", "ada-brandt"}, {"Bo Tan", "cto"}, {"Cy Young", "mo"}});
    Pseudonyms names;
    names.learn(org);
    EXPECT_EQ(names.id("ada"), "person-1");
    EXPECT_EQ(names.id("ada-brandt"), "person-2");
    EXPECT_EQ(names.id("cto"), "cto");
    EXPECT_EQ(names.id("mo"), "seat-1");
    EXPECT_EQ(names.text("`mo` has no manager"), "`seat-1` has no manager");
    EXPECT_EQ(names.id("core/backend-developer-2"), "core/backend-developer-2");
}

// A word of a title is no name because somebody outside has a title with it, and an id may be the letters of a title.
TEST(Pseudonyms, TitlesAreNoNames) {
    Organisation org = organisation_of({{"Felix Amrhein", "audience-editor"}, {"Wiebke Andresen", "iso"}, {"", "wa"}});
    org.positions[0].states[0].title = "Audience Editor";
    org.positions[0].states[0].outside = "editor-in-chief";
    org.positions[1].states[0].title = "Lead Auditor & Information Security Officer";
    org.positions[1].states[0].outside = "Otto Quist";
    org.positions[2].states[0].title = "Web Analyst of Sales";
    Pseudonyms names;
    names.learn(org);
    EXPECT_EQ(names.text("Audience Editor"), "Audience Editor");
    EXPECT_EQ(names.outsider("editor-in-chief"), "editor-in-chief");
    EXPECT_EQ(names.id("audience-editor"), "audience-editor");
    EXPECT_EQ(names.id("iso"), "iso");
    EXPECT_EQ(names.id("wa"), "seat-1");
    EXPECT_EQ(names.text("Otto Quist"), names.outsider("Otto Quist"));
    EXPECT_NE(names.outsider("Otto Quist"), "Otto Quist");
}

TEST(Pseudonyms, BothSidesOfAComparisonSayTheSame) {
    const Organisation before = organisation_of({{"Ada Keller"}, {"Bo Tan"}});
    const Organisation after = organisation_of({{"Cy Young"}, {"Bo Tan"}});
    Pseudonyms names;
    names.learn(before);
    names.learn(after);
    EXPECT_EQ(names.person(after.people[1]), names.person(before.people[1]));
    EXPECT_EQ(names.person(after.people[0]), "Person 3");
}

TEST(Pseudonyms, NamesInScriptsWithoutBlanks) {
    Pseudonyms names;
    names.learn(organisation_of({{"王小明"}}));
    EXPECT_EQ(names.text("王小明的助理"), "Person 1的助理");
    EXPECT_TRUE(names.may_name("王小明的助理"));
}

TEST(Pseudonyms, PartsOfNamesInScriptsWithoutBlanks) {
    Pseudonyms names;
    names.learn(organisation_of({{"李小龙"}, {"山田太郎"}, {"김철수"}, {"فاطمة"}, {"李雷"}}));
    struct Case {
        const char* text;
        const char* shown;
    };
    for (const Case& each : {Case{"小龙团队", "Person 1团队"},
                             {"李先生的团队", "Person 1的团队"},
                             {"山田さん", "Person 2さん"},
                             {"太郎のチーム", "Person 2のチーム"},
                             {"철수 팀", "Person 3 팀"},
                             {"李雷的团队", "Person 5的团队"},
                             {"فريق لفاطمة", "فريق Person 4"},
                             {"行李管理", "行李管理"}}) {
        EXPECT_EQ(names.text(each.text), each.shown) << each.text;
    }
}

// What the later side calls somebody is a name as well.
TEST(Pseudonyms, SomebodyWithTwoNames) {
    const auto called = [](const char* name) {
        Organisation org;
        Person person;
        person.id = org.texts->keep("p7");
        person.name = org.texts->keep(name);
        org.people.push_back(person);
        return org;
    };
    Pseudonyms names;
    names.learn(called("Ada Keller"));
    names.learn(called("Ada Brandt"));
    EXPECT_EQ(names.text("Keller's and Brandt's"), "Person 1's and Person 1's");
}

TEST(Pseudonyms, TellWhereANameCouldBeRead) {
    Pseudonyms names;
    names.learn(organisation_of({{"Ada Keller"}}));
    EXPECT_TRUE(names.may_name("the Kellerman fund"));
    EXPECT_FALSE(names.may_name("an adamant cellar"));
}

TEST(Blanks, KeepLinesAndColumns) {
    const std::string text =
        "\xEF\xBB\xBF"
        "a: é\n  王: 𝄞 x\r\n\xFF z\n";
    text::Sources before, after;
    before.add("", text);
    after.add("", blanks_of(text));
    ASSERT_EQ(after[0].text.size(), text.size());
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        EXPECT_EQ(after.line_column(0, at).line, before.line_column(0, at).line) << at;
        EXPECT_EQ(after.line_column(0, at).column, before.line_column(0, at).column) << at;
        EXPECT_EQ(after.utf16_line_column(0, at).column, before.utf16_line_column(0, at).column) << at;
    }
    EXPECT_EQ(after[0].text.find_first_of("axz"), std::string::npos);
}

}  // namespace
}  // namespace orgplan::redact
