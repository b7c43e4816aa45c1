#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/interop/import_cases.h"

// Rows of other shapes, line ends, quotes and encodings.

namespace orgplan {
using namespace interop;
namespace {

class CsvShapes : public testing::TestWithParam<ImportCase> {};

TEST_P(CsvShapes, WritesTheSpecAndTellsWhatItDid) {
    expect_import(GetParam());
}

const ImportCase kCases[] = {
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
};

INSTANTIATE_TEST_SUITE_P(Tables, CsvShapes, testing::ValuesIn(kCases),
                         [](const auto& tested) { return tested.param.name; });

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

}  // namespace
}  // namespace orgplan
