#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "tests/text/reading.h"

namespace orgplan::testing {
using namespace text;
namespace {

struct Case {
    const char* text;
    const char* shown;
};

TEST(Document, HoldsWhatTheTextSays) {
    const Case cases[] = {
        {"", "~"},
        {"# nothing\n", "~"},
        {"a", "'a'"},
        {"a: 1\nb: two words\n", "{a='1' b='two words'}"},
        {"a:\nb:\n", "{a=~ b=~}"},
        {"a: ~\nb: null\n", "{a=~ b=~}"},
        {"a:\nNullable: 1\n", "{a=~ Nullable='1'}"},
        {"a: 'null'\nb: \"~\"", "{a='null' b='~'}"},
        {"- a\n-\n- c\n", "['a' ~ 'c']"},
        {"a:\n- 1\n- 2\nb: 3", "{a=['1' '2'] b='3'}"},
        {"[a, {b: c, d: [e]}, ]", "['a' {b='c' d=['e']}]"},
        {"{a: , b: c}", "{a=~ b='c'}"},
        {"[a: 1, b]", "[{a='1'} 'b']"},
        {"a: 'it''s'\nb: \"x\\\"y\\u00e4\"\n", "{a='it's' b='x\"y\u00e4'}"},
        {"a: one\n  two\n\n  three\nb: 1", "{a='one two\nthree' b='1'}"},
        {"a: |\n  x\n   y\n\nb: >-\n  p\n  q\n", "{a='x\n y\n' b='p q'}"},
        {"\"k\\u0061\": 1\n'it''s': 2", "{ka='1' it's='2'}"},
        {"a: &x {b: [1]}\nc: *x\nd: &y 7\ne: [*y, *y]\n", "{a={b=['1']} c={b=['1']} d='7' e=['7' '7']}"},
        {"\xEF\xBB\xBF"
         "a: 1\n",
         "{a='1'}"},
        {"a: 1\r\nb:\r\n  - x\r\n  - y\r\n", "{a='1' b=['x' 'y']}"},
        {"---\na: 1\n...\n", "{a='1'}"},
        {"a: x # note\nb: x#y\nc: http://d\n", "{a='x' b='x#y' c='http://d'}"},
        {"a: 8..6\nb: ..8\nc: 2027-01\nd: 007", "{a='8..6' b='..8' c='2027-01' d='007'}"},
        {"? a\n: 1\n? b\n", "{a='1' b=~}"},
        {"a: text with [ and { and \"\nb: it's\n", "{a='text with [ and { and \"' b='it's'}"},
    };
    for (const Case& c : cases) {
        Reading reading(c.text);
        EXPECT_EQ(Reading::shown(reading.document->root()), c.shown) << c.text;
        EXPECT_THAT(reading.found(), ::testing::IsEmpty()) << c.text;
        EXPECT_TRUE(reading.document->whole()) << c.text;
    }
}

/// Every value's bytes, one after the other, separated by `|`.
std::string all_bytes(const Reading& reading) {
    std::string text;
    const std::function<void(Node)> walk = [&](Node node) {
        if (!text.empty()) text += "|";
        if (node.key_place() != node.place()) text += std::string(reading.sources.text(node.key_place())) + " -> ";
        text += reading.sources.text(node.place());
        for (const Node child : node) walk(child);
    };
    walk(reading.document->root());
    return text;
}

TEST(Document, KnowsTheBytesOfEachValueAndKey) {
    const Case cases[] = {
        {"a: one # x\n", "a: one|a -> one"},
        {"a: 'o''e' # x\nb: \"p\\\"q\"", "a: 'o''e' # x\nb: \"p\\\"q\"|a -> 'o''e'|b -> \"p\\\"q\""},
        {"a: {b: [1, 2 ] , }  # x\nc: d\n",
         "a: {b: [1, 2 ] , }  # x\nc: d|a -> {b: [1, 2 ] , }|b -> [1, 2 ]|1|2|c -> d"},
        {"a: [ # x ]\n  1, # y ]\n]\n", "a: [ # x ]\n  1, # y ]\n]|a -> [ # x ]\n  1, # y ]\n]|1"},
        {"a:\n  - x\n  - y: 1\n    z: 2\nb: 3\n",
         "a:\n  - x\n  - y: 1\n    z: 2\nb: 3|a -> - x\n  - y: 1\n    z: 2|x|y: 1\n    z: 2|y -> 1|z -> 2|b -> 3"},
        {"a: one\n   two  # x\nb: 1", "a: one\n   two  # x\nb: 1|a -> one\n   two|b -> 1"},
        {"a: |\n  x\n\n  y\n\nb: 1", "a: |\n  x\n\n  y\n\nb: 1|a -> |\n  x\n\n  y|b -> 1"},
        {"a: >- # n\n  x\nb: |2\n   y\n", "a: >- # n\n  x\nb: |2\n   y|a -> >- # n\n  x|b -> |2\n   y"},
        {"a:\n  b: |\n    deep\n  c: 1",
         "a:\n  b: |\n    deep\n  c: 1|a -> b: |\n    deep\n  c: 1|b -> |\n    deep|c -> 1"},
        {"-\n- ~\n", "-\n- ~|-|~"},
        {"a: &x [p]\nb: &y q\n", "a: &x [p]\nb: &y q|a -> [p]|p|b -> q"},
        {"[{}, [], '']", "[{}, [], '']|{}|[]|''"},
        {"\xEF\xBB\xBF"
         "a: x\n",
         "a: x|a -> x"},
        {"g\u00fc: \u00e4\u00f6\nb: 1\n", "g\u00fc: \u00e4\u00f6\nb: 1|g\u00fc -> \u00e4\u00f6|b -> 1"},
        {"{a: 1, b}", "{a: 1, b}|a -> 1|b"},
    };
    for (const Case& c : cases) {
        Reading reading(c.text);
        EXPECT_EQ(all_bytes(reading), c.shown) << c.text;
    }
}

TEST(Document, AnswersNothingOfNothing) {
    Reading reading("a: {b: 1}\n");
    const Node root = reading.document->root();
    EXPECT_EQ(root.find("a").find("b").text(), "1");
    EXPECT_FALSE(root.find("x").find("b"));
    EXPECT_EQ(root.find("x").find("b").text(), "");
    EXPECT_FALSE(root.find("a").find("b").first());
    EXPECT_FALSE(Node().place().known());
    EXPECT_FALSE(root.next());
}

TEST(Document, EndsNoValueBehindTheText) {
    for (const char* text : {"a: [!!str ", "a: !!str ", "a: [", "a: &b ", "a: [!!map {"}) {
        const Reading reading(text);
        const auto size = reading.sources[0].text.size();
        for (Node node = reading.document->root(); node; node = node.first()) {
            EXPECT_LE(node.place().begin, node.place().end) << text;
            EXPECT_LE(node.place().end, size) << text;
        }
    }
}

TEST(Document, PassesOverFaultyValues) {
    Reading reading("a: 1\nb: 2\nc: 3\n");
    const Node root = reading.document->root();
    root.find("b").mark_faulty();
    EXPECT_EQ(Reading::shown(root), "{a='1' c='3'}");
    root.find("a").mark_faulty();
    root.find("c").mark_faulty();
    EXPECT_EQ(Reading::shown(root), "{}");
}

}  // namespace
}  // namespace orgplan::testing
