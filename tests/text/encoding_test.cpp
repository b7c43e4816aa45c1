#include "planner/text/encoding.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace orgplan::text {
namespace {

using namespace std::string_literals;

// A text in letters of ASCII, each in so many bytes.
std::string wide(const std::string& text, std::size_t width, bool little) {
    std::string units;
    for (const char c : text) {
        std::string unit(width, '\0');
        (little ? unit.front() : unit.back()) = c;
        units += unit;
    }
    return units;
}

TEST(Encoding, OfATextIsSeenWithAndWithoutAMark) {
    const std::string text = "# Häuser\norgplan: 1\ncompany: {name: Acme}\n";
    const struct {
        Encoding encoding;
        std::size_t width;
        bool little;
        std::string mark;
    } cases[] = {{Encoding::utf16_le, 2, true, "\xFF\xFE"s},
                 {Encoding::utf16_be, 2, false, "\xFE\xFF"s},
                 {Encoding::utf32_le, 4, true, "\xFF\xFE\0\0"s},
                 {Encoding::utf32_be, 4, false, "\0\0\xFE\xFF"s}};
    for (const auto& each : cases) {
        const std::string bytes = wide(text, each.width, each.little);
        EXPECT_EQ(encoding_of(bytes), each.encoding);
        EXPECT_EQ(encoding_of(each.mark + bytes), each.encoding);
        EXPECT_TRUE(is_wide(each.encoding));
        EXPECT_TRUE(narrowed(each.mark + bytes).ends_with("\norgplan: 1\ncompany: {name: Acme}\n"));
        EXPECT_EQ(narrowed(each.mark + bytes), narrowed(bytes));
    }
    EXPECT_EQ(encoding_of(text), Encoding::utf8);
    EXPECT_EQ(encoding_of("\xEF\xBB\xBF" + text), Encoding::utf8);
    EXPECT_EQ(encoding_of(""), Encoding::utf8);
    EXPECT_EQ(encoding_of("a"), Encoding::utf8);
    // Some bytes that are wrong do not make it another kind of file.
    EXPECT_EQ(encoding_of("name: M\xFCller\n"), Encoding::utf8);
    EXPECT_EQ(encoding_of("a: x\0y\n"s), Encoding::utf8);
}

TEST(Encoding, OfWhatIsNotTextSaysWhatItIs) {
    EXPECT_EQ(encoding_of("PK\x03\x04rest"s), Encoding::binary);
    EXPECT_EQ(kind_of_binary("PK\x03\x04rest"s), "a ZIP archive, such as a workbook of a spreadsheet");
    EXPECT_EQ(encoding_of("%PDF-1.7\n"), Encoding::binary);
    EXPECT_EQ(kind_of_binary("%PDF-1.7\n"), "a PDF");
    const std::string noise = "\x01\x02\0\x03\xFF\0\0\x10\x11\0\x7F\0\x02\x01\x05\0\x06"s;
    EXPECT_EQ(encoding_of(noise), Encoding::binary);
    EXPECT_EQ(kind_of_binary(noise), "not text");
}

}  // namespace
}  // namespace orgplan::text
