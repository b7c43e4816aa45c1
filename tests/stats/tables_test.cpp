#include "planner/stats/tables.h"

#include <gtest/gtest.h>

namespace orgplan {
using namespace stats;
namespace {

Table sample() {
    Table table;
    table.title = "Units";
    table.headings = {"unit", "seats", "heads", "commonly"};
    table.words = 1;
    table.rows = {{{"engineering", "12", "11", "up to 9"}, 0}, {{"core", "7 ▲", "7", ""}, 1}};
    return table;
}

TEST(Table, AlignsFiguresToTheRightAndWordsToTheLeft) {
    EXPECT_EQ(text_of(sample(), 80),
              "Units\n"
              "unit         seats  heads  commonly\n"
              "engineering     12     11  up to 9\n"
              "  core         7 ▲      7\n");
}

TEST(Table, ContinuesBelowWhereItIsTooWide) {
    EXPECT_EQ(text_of(sample(), 30),
              "Units\n"
              "unit         seats  commonly\n"
              "engineering     12  up to 9\n"
              "  core         7 ▲\n"
              "\n"
              "unit         heads  commonly\n"
              "engineering     11  up to 9\n"
              "  core           7\n");
    EXPECT_EQ(text_of(sample(), 1), text_of(sample(), 30)) << "at least one figure stands beside a name";
}

TEST(Table, CutsLongNamesByTheirWidth) {
    Table table;
    table.headings = {"unit", "n"};
    std::string wide;
    for (int i = 0; i < 30; ++i) wide += "組";
    table.rows = {{{wide, "1"}, 0}, {{std::string(50, 'x'), "2"}, 0}, {{"\xFF", "3"}, 0}};
    const std::string text = text_of(table, 80);
    EXPECT_NE(text.find("組…"), std::string::npos);
    EXPECT_NE(text.find(std::string(35, 'x') + "…  2"), std::string::npos) << text;
}

TEST(Table, LetsNoCellEndItsRowInMarkdown) {
    Table table;
    table.headings = {"unit", "n"};
    table.rows = {{{"a|b <c>\nd", "1"}, 1}};
    EXPECT_EQ(markdown_of(table),
              "| unit | n |\n"
              "| --- | ---: |\n"
              "| &emsp;a\\|b \\<c\\> d | 1 |\n");
}

}  // namespace
}  // namespace orgplan
