#include "graph/chart/scene/text.h"
#include "graph/chart/scene/font_package.h"

#include <gtest/gtest.h>

namespace orgplan {
using namespace scene;
namespace {

TEST(Drawable, SaysNothingThatCannotBeDrawn) {
    const struct {
        std::string text;
        std::string drawn;
    } cases[] = {
        {"Ada", "Ada"},
        {"  Ada \t\n Lovelace ", "Ada Lovelace"},
        {std::string("a\0b", 3), "a b"},
        {"\x1b[31mred", "[31mred"},
        {"a\u202Egnp.exe", "agnp.exe"},
        {"\u2067x\u2069", "x"},
        {"bad \xff\xfe end", "bad \uFFFD\uFFFD end"},
        {"\uFEFFbom", "bom"},
        {"e\u0301\u0301\u0301\u0301\u0301\u0301\u0301!", "e\u0301\u0301\u0301\u0301!"},
        {"line\u2028end", "line end"},
        {"\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F468\u200D\U0001F469\u200D\U0001F467"},
        {"", ""},
    };
    for (const auto& [text, drawn] : cases) EXPECT_EQ(drawable(text), drawn) << text;
}

TEST(TextMeasure, WidthGrowsWithTheSize) {
    TextMeasure measure;
    const double at_8 = measure.width("Site Reliability Engineer", 8);
    EXPECT_NEAR(measure.width("Site Reliability Engineer", 16), 2 * at_8, 1e-9);
    EXPECT_GT(measure.width("Site Reliability Engineer", 8, true), at_8);
    EXPECT_EQ(measure.width("", 8), 0);
    // Liberation Sans has the widths of Arial: 0.556 for a digit.
    if (measure.substitute_font().empty()) {
        EXPECT_NEAR(measure.width("0000000000", 10), 55.6 * 1.06, 0.5);
    }
}

TEST(TextMeasure, ShortensToWhatFits) {
    TextMeasure measure;
    const std::string texts[] = {"Vice President of Engineering and Everything Else", std::string(20'000, 'W'),
                                 "\u5C71\u7530\u592A\u90CE\u5C71\u7530\u592A\u90CE\u5C71\u7530\u592A"
                                 "\u90CE",
                                 "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD "
                                 "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD",
                                 "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e"
                                 "\u0301e\u0301"};
    for (const std::string& text : texts) {
        for (const double width : {20.0, 60.0}) {
            const std::string fitted = measure.fit(text, 9, true, width);
            EXPECT_LE(measure.width(fitted, 9, true), width) << fitted;
            EXPECT_TRUE(fitted.ends_with("\u2026")) << fitted;
        }
    }
    EXPECT_EQ(measure.fit("Ada", 9, false, 100), "Ada");
    // A letter is never parted from its accents.
    EXPECT_EQ(measure.fit(texts[4], 9, false, 12).size() % 3, 0U);
}

TEST(TextMeasure, BreaksWhereTheLongerLineIsShortest) {
    TextMeasure measure;
    const auto [first, second] = measure.two_lines("Customer Support Representative", 9, false);
    EXPECT_EQ(first, "Customer Support");
    EXPECT_EQ(second, "Representative");
    EXPECT_EQ(measure.two_lines("Founder", 9, false).second, "");
}

TEST(TextMeasure, NamesLettersThatNoFontHas) {
    TextMeasure measure;
    EXPECT_TRUE(measure.has_font());
    measure.width("plain", 9);
    EXPECT_TRUE(measure.missing_letters().empty());
    measure.width("a \U0010FFF0b\U0010FFF1\U0010FFF0", 9);
    measure.width("\U0010FFF0 c", 12);
    EXPECT_EQ(measure.missing_letters(), (std::set<char32_t>{0x10FFF0, 0x10FFF1}));
}

TEST(TextMeasure, KnowsThePackageOfALetter) {
    EXPECT_EQ(font_package(U'\uAE40'), "fonts-noto-cjk");
    EXPECT_EQ(font_package(U'\u4E00'), "fonts-noto-cjk");
    EXPECT_EQ(font_package(U'\U0001F680'), "fonts-noto-color-emoji");
    EXPECT_EQ(font_package(U'\u0928'), "fonts-noto-core");
    EXPECT_EQ(font_package(U'\U0010FFF0'), "");
}

// Where no font has them: an SVG is drawn where there is one.
TEST(TextMeasure, LettersWithoutAFontAreAsWideAsTheirKind) {
    TextMeasure measure;
    const std::string hangul = "\uae40\ubbfc\uc218";
    const double wide = measure.width(hangul, 10);
    if (measure.missing_letters().empty()) GTEST_SKIP() << "a font for Hangul is installed";
    EXPECT_NEAR(wide, 3 * 10 * 1.06, 0.01);
    EXPECT_NEAR(measure.width("Ada " + hangul, 10), measure.width("Ada ", 10) + wide, 1.5);
    EXPECT_LE(measure.width(measure.fit(hangul, 10, false, 25), 10), 25);
}

}  // namespace
}  // namespace orgplan
