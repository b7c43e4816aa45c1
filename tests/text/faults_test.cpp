#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "planner/text/catalogue.h"
#include "tests/text/reading.h"

namespace orgplan::testing {
using namespace text;
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Case {
    std::string text;
    std::vector<std::string> found;
    const char* shown;
};

TEST(Faults, OfATextAreFoundAtTheirPlace) {
    const Case cases[] = {
        {"a: &a [*a]\n",
         {"1:8-10 alias-in-circle: `*a` is inside the value that it repeats (1:7-8 that value begins here)"},
         "{a=[]}"},
        {"a: 1\nb: 2\na: 3\n",
         {"3:1-2 duplicate-key: `a` is already a key of this map (1:1-2 first here)"},
         "{a='1' b='2'}"},
        {"{a: 1, 'a': 2}\n", {"1:8-11 duplicate-key: `a` is already a key of this map (1:2-3 first here)"}, "{a='1'}"},
        {"a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n", {"3:3-5 merge-key: `<<` is not supported"}, "{a={b='1'} c={d='2'}}"},
        {"{a: 1,, b: 2}\n", {"1:7-8 key-not-a-word: expected a key, found none"}, "{a='1' b='2'}"},
        {"? [a, b]\n: 1\nc: 2\n", {"1:3-4 key-not-a-word: a list cannot be a key"}, "{c='2'}"},
        {"? {a: {b: c}}\n: {d: e}\nc: 2\n", {"1:3-4 key-not-a-word: a map cannot be a key"}, "{c='2'}"},
        {"~: 1\nb: 2\n", {"1:1-2 key-not-a-word: the key `~` means no value"}, "{b='2'}"},
        {": 1\n", {"1:1-2 key-not-a-word: expected a key, found none"}, "{}"},
        {"&k a: 1\nb: *k\n",
         {"2:4-6 alias-of-a-key: this alias repeats a key, but only values can be repeated"},
         "{a='1'}"},
        {"a: &k x\n*k : 1\n", {"2:1-3 key-not-a-word: an alias cannot be a key"}, "{a='x'}"},
        {"holder: Null\nb: NULL\n",
         {"1:9-13 ambiguous-null: `Null` means no value", "2:4-8 ambiguous-null: `NULL` means no value"},
         "{}"},
        {"a: !!str 5\nb: !x [1]\n",
         {"1:4-9 tag: the tag `!!str` has no meaning here", "2:4-6 tag: the tag `!x` has no meaning here"},
         "{}"},
        {"a: 1\n---\nb: 2\n", {"2:1-4 second-document: a second document begins here"}, "{a='1'}"},
        {"[a]\nb: 1\n", {"2:1-3 yaml-syntax: this is after the end of the document"}, "['a']"},
        {"a: 1\nb: \"open\nc: 2\n", {"2:4-5 unclosed-quote: this quote is never closed"}, "{a='1'}"},
        {"a: 'open\n", {"1:4-5 unclosed-quote: this quote is never closed"}, "{}"},
        {"a: x\n b: y\n",
         {"2:2-4 yaml-syntax: line 2 is indented further than line 1, which has a value already"},
         "{}"},
        {"a: [1, 2\nb: 3\n", {"2:2-3 yaml-syntax: expected `,` or `]` here (1:4-5 opened here)"}, "{a=['1']}"},
        {"a:\n\t- 1\n", {"2:1-2 yaml-syntax: this line is indented with a tab"}, "{}"},
        {"a: @b\n", {"1:4-6 yaml-syntax: no value can begin with this character"}, "{}"},
        {"a: *b\n", {"1:4-6 yaml-syntax: no anchor before this alias has its name"}, "{}"},
        {"a: \"\\q\"\n", {"1:5-7 yaml-syntax: `\\` with this character has no meaning in double quotes"}, "{}"},
        {"[a, b", {"1:6-6 yaml-syntax: expected `,` or `]` here (1:1-2 opened here)"}, "{}"},
        {"a: {b: [c\n", {"2:1-1 yaml-syntax: expected `,` or `]` here (1:8-9 opened here)"}, "{a={b=[{c=~}]}}"},
        {"a: {b: c", {"1:9-9 yaml-syntax: expected `,` or `}` here (1:4-5 opened here)"}, "{a={b='c'}}"},
        {"a:\n  - {b: [{c: \"d}]}\n", {"2:14-15 unclosed-quote: this quote is never closed"}, "{a=[]}"},
        {"a: 1]\n", {}, "{a='1]'}"},
        {std::string("a: x\0y\n", 7), {"1:5-6 control-character: control character U+0000"}, "~"},
        {"a: \xE4\nb: \xC3\n", {"1:4-5 not-utf-8: byte 0xE4 is not UTF-8, and 1 more like it"}, "~"},
        {"a: \x1B[1m\u0085\u0090\n",
         {"1:4-5 control-character: control character U+001B", "1:9-10 control-character: control character U+0090"},
         "~"},
    };
    for (const Case& c : cases) {
        Reading reading(c.text);
        EXPECT_EQ(reading.found(), c.found) << c.text;
        EXPECT_EQ(Reading::shown(reading.document->root()), c.shown) << c.text;
    }
}

TEST(Faults, HaveAnEntryInTheCatalogueEach) {
    for (const CatalogueEntry& entry : catalogue()) {
        EXPECT_FALSE(entry.summary.empty()) << entry.id;
        EXPECT_FALSE(entry.why.empty()) << entry.id;
        EXPECT_FALSE(entry.help.empty()) << entry.id;
    }
    ASSERT_NE(find_in_catalogue("duplicate-key"), nullptr);
    EXPECT_EQ(find_in_catalogue("duplicate-key")->pack, "text");
    EXPECT_EQ(find_in_catalogue("no-such-rule"), nullptr);
}

}  // namespace
}  // namespace orgplan::testing
