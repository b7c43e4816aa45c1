#include "graph/chart/page/json_writer.h"
#include "tests/page_data/page_of.h"

namespace orgplan::page {
namespace {

using orgplan::testing::Json;

std::string text_of(std::string_view value) {
    JsonWriter writer;
    writer.text(value);
    return writer.take();
}

TEST(JsonWriter, WritesTextsThatReadBack) {
    for (const std::string text : {"", "plain", "\"quoted\" \\", "</script>", "a\tb\nc\x01", "\u00E9\u5C71\U0001F680",
                                   "\u2028\u2029", "&amp;"}) {
        EXPECT_EQ(Json::parse(text_of(text)), text);
        EXPECT_EQ(text_of(text).find_first_of("<>&"), std::string::npos);
    }
}

TEST(JsonWriter, ReplacesWhatIsNoText) {
    const std::pair<std::string, std::string> cases[] = {{"\xff", "\uFFFD"},
                                                         {"a\xc3", "a\uFFFD"},
                                                         {"\xc0\xaf", "\uFFFD\uFFFD"},
                                                         {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},
                                                         {"\xf4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
                                                         {"\xe2\x80z", "\uFFFD\uFFFDz"}};
    for (const auto& [bytes, text] : cases) EXPECT_EQ(Json::parse(text_of(bytes)), text);
}

TEST(JsonWriter, RoundsNumbers) {
    const std::pair<double, std::string> cases[] = {
        {0, "0"},          {-0.001, "0"}, {12, "12"},       {12.5, "12.5"},
        {1 / 3.0, "0.33"}, {-1, "-1"},    {1e6, "1000000"}, {123456.789, "123456.79"}};
    for (const auto& [value, text] : cases) {
        JsonWriter writer;
        writer.number(value);
        EXPECT_EQ(writer.take(), text);
    }
}

TEST(JsonWriter, PutsCommasBetween) {
    JsonWriter writer;
    writer.begin_object();
    writer.member("a", 1);
    writer.member("none", "");
    writer.flag("no", false);
    writer.key("b");
    writer.begin_list();
    writer.end_list();
    writer.flag("c", true);
    writer.key("d");
    writer.begin_list();
    writer.begin_object();
    writer.end_object();
    writer.number(2);
    writer.end_list();
    writer.end_object();
    EXPECT_EQ(writer.take(), R"({"a":1,"b":[],"c":true,"d":[{},2]})");
}

}  // namespace
}  // namespace orgplan::page
