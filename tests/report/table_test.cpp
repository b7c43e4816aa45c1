#include "planner/report/table.h"

#include <gtest/gtest.h>

namespace orgplan {
using namespace report;
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

TEST(Table, QuotesCellsOfRecordsWhereTheyNeedIt) {
    Table table;
    table.title = "Who";
    table.headings = {"id", "name, whole"};
    table.rows = {{{"a", "Ada"}, 1}, {{"b", "Lovelace, \"Ada\""}}, {{"c", "two\nlines"}}, {{"d", ""}}};
    EXPECT_EQ(csv_of(table),
              "id,\"name, whole\"\n"
              "a,Ada\n"
              "b,\"Lovelace, \"\"Ada\"\"\"\n"
              "c,\"two\nlines\"\n"
              "d,\n");
}

TEST(Table, GuardsCellsThatASpreadsheetWouldRun) {
    const std::pair<const char*, const char*> cells[] = {
        {"=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""},
        {"+49 30 1234", "'+49 30 1234"},
        {"-none-", "'-none-"},
        {"-", "'-"},
        {"@sum", "'@sum"},
        {"\t=1", "\"'\t=1\""},
        {"\r=1", "\"'\r=1\""},
        {"'=1", "''=1"},
        // Numbers stay numbers, and other texts as they are.
        {"-5", "-5"},
        {"-1234.50", "-1234.50"},
        {"+3", "+3"},
        {"-5.", "'-5."},
        {"a=b", "a=b"},
        {"'s-Hertogenbosch", "'s-Hertogenbosch"},
        {"a;=b", "\"a;=b\""},
        {"", ""},
    };
    for (const auto& [cell, written] : cells) {
        Table table;
        table.headings = {"x"};
        table.rows = {{{cell}, 0}};
        EXPECT_EQ(csv_of(table), std::string("x\n") + written + "\n");
        EXPECT_EQ(without_guard(guarded(cell)), cell);
    }
}

}  // namespace
}  // namespace orgplan
