#include "planner/text/source.h"

#include <gtest/gtest.h>

namespace orgplan {
using namespace text;
namespace {

TEST(Sources, CountCodePointsFromOne) {
    Sources sources;
    const auto file = sources.add("a", "ab\n\u00e4\u4e2dx\r\n\nlast");
    const struct {
        std::uint32_t offset, line, column;
    } cases[] = {{0, 1, 1}, {2, 1, 3}, {3, 2, 1}, {5, 2, 2}, {8, 2, 3}, {11, 3, 1}, {12, 4, 1}, {16, 4, 5}, {99, 4, 5}};
    for (const auto& c : cases) {
        const LineColumn at = sources.line_column(file, c.offset);
        EXPECT_EQ(at.line, c.line) << c.offset;
        EXPECT_EQ(at.column, c.column) << c.offset;
    }
    EXPECT_EQ(sources.line_text(file, 2), "\u00e4\u4e2dx");
    EXPECT_EQ(sources.line_text(file, 3), "");
    EXPECT_EQ(sources.line_text(file, 4), "last");
    EXPECT_EQ(sources.line_text(file, 5), "");
    EXPECT_EQ(sources.text({file, 3, 5}), "\u00e4");
}

TEST(Sources, CountTheColumnsOfEditorsInUtf16) {
    Sources sources;
    const auto file = sources.add("a", "a\u00e4\U0001F600b\n\U0001F600\U00010000\uFFFFx");
    const struct {
        std::uint32_t offset, line, column, utf16;
    } cases[] = {{0, 1, 1, 1},  {1, 1, 2, 2},  {3, 1, 3, 3},  {7, 1, 4, 5},  {8, 1, 5, 6}, {9, 2, 1, 1},
                 {13, 2, 2, 3}, {17, 2, 3, 5}, {20, 2, 4, 6}, {21, 2, 5, 7}, {99, 2, 5, 7}};
    for (const auto& c : cases) {
        EXPECT_EQ(sources.line_column(file, c.offset).column, c.column) << c.offset;
        const LineColumn at = sources.utf16_line_column(file, c.offset);
        EXPECT_EQ(at.line, c.line) << c.offset;
        EXPECT_EQ(at.column, c.utf16) << c.offset;
    }
    const auto marked = sources.add("b", "\xEF\xBB\xBF\U0001F600x");
    EXPECT_EQ(sources.utf16_line_column(marked, 3).column, 1u);
    EXPECT_EQ(sources.utf16_line_column(marked, 7).column, 3u);
}

TEST(Sources, LeaveOutAByteOrderMark) {
    Sources sources;
    const auto file = sources.add("a",
                                  "\xEF\xBB\xBF"
                                  "ab: 1");
    EXPECT_EQ(sources.line_column(file, 3).column, 1u);
    EXPECT_EQ(sources.line_column(file, 7).column, 5u);
    EXPECT_EQ(sources.line_text(file, 1), "ab: 1");
}

TEST(Sources, CountColumnsOfLinesLongerThanABlock) {
    Sources sources;
    std::string text;
    for (int i = 0; i < 10'000; ++i) text += "\u00e4";
    const auto file = sources.add("a", "x\n" + text);
    EXPECT_EQ(sources.line_column(file, 2 + 2 * 9'000).column, 9'001u);
    EXPECT_EQ(sources.line_column(file, 2 + 2 * 10'000).column, 10'001u);
}

}  // namespace
}  // namespace orgplan
