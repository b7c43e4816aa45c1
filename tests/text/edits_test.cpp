#include "planner/text/edits.h"

#include <gtest/gtest.h>

#include "tests/text/reading.h"

namespace orgplan::testing {
namespace {

struct Case {
    std::string before;
    std::string edit;  // YAML that is merged into the root
    std::string after;
};

std::string edited(const Case& each) {
    Reading spec(each.before), edit(each.edit);
    EXPECT_EQ(spec.found(), std::vector<std::string>()) << each.before;
    EXPECT_EQ(edit.found(), std::vector<std::string>()) << each.edit;
    Edits edits(spec.sources, *spec.document);
    edits.merge(spec.document->root(), NewValue::of(edit.document->root(), edit.sources, edit.document->comments()));
    return edits.text();
}

class EditsOf : public ::testing::TestWithParam<Case> {};

TEST_P(EditsOf, AddInTheirPlacesAndChangeNothingElse) {
    const std::string after = edited(GetParam());
    EXPECT_EQ(after, GetParam().after);
    Reading read(after);
    EXPECT_EQ(read.found(), std::vector<std::string>());
}

INSTANTIATE_TEST_SUITE_P(
    Forms, EditsOf,
    ::testing::Values(
        // Into blocks: keys among the short ones, elements behind the last.
        Case{"a: 1\nb: [x]\nc:\n  - y\n", "d: 2\n", "a: 1\nb: [x]\nd: 2\nc:\n  - y\n"},
        Case{"c:\n  - y\n", "d: 2\n", "c:\n  - y\nd: 2\n"},
        Case{"c:\n- y  # of y\n# of d\nd: 1\n", "c: [z]\n", "c:\n- y  # of y\n- z\n# of d\nd: 1\n"},
        Case{"c:\n  - {a: 1}\n", "c: [{b: 2}, {c: 3}]  # all\n", "c:\n  - {a: 1}\n  - {b: 2}\n  - {c: 3}\n"},
        Case{"u:\n  - id: x\n    p:\n      - y\n", "u:\n  - {id: z, p: [{q: 1}]}\n",
             "u:\n  - id: x\n    p:\n      - y\n  - id: z\n    p:\n      - {q: 1}\n"},
        // Several at the end of one block: the deepest first.
        Case{"m:\n  c:\n    - y\n", "m: {c: [z], k: 1}\nn: 2\n", "m:\n  c:\n    - y\n    - z\n  k: 1\nn: 2\n"},
        // What is there is replaced, with the reason behind it, or above where there is no room.
        Case{"o: planned\n", "o: 2027-05  # since\n", "o: 2027-05  # since\n"},
        Case{"o: planned  # soon\n", "o: 2027-05  # since\n", "# `o: 2027-05`: since\no: 2027-05  # soon\n"},
        Case{"m:\n  - {a: 1, o: planned}\n", "{}\n", "m:\n  - {a: 1, o: planned}\n"},
        Case{"  m: {o: planned}\n", "m: {o: 1}  # why\n", "  # why\n  m: {o: 1}\n"},
        Case{"m: {n: {o: planned},\n    p: 1}\n", "m:\n  n:\n    o: 1  # why\n",
             "# `o: 1`: why\nm: {n: {o: 1},\n    p: 1}\n"},
        // Values that are empty.
        Case{"m:\nn: 1\n", "m: 2\n", "m: 2\nn: 1\n"}, Case{"m: {a: , b: 1}\n", "m: {a: 2}\n", "m: {a: 2 , b: 1}\n"},
        Case{"m: {}\nl: []\n", "m: {a: 1, b: 2}\nl: [x, y]\n", "m: {a: 1, b: 2}\nl: [x, y]\n"},
        Case{"m: {a: }\n", "m: {b: 1}\n", "m: {a:, b: 1 }\n"},
        // Into brackets.
        Case{"m: {a: 1,  # one\n    b: 2  # two\n   }\n", "m: {c: 3}\n",
             "m: {a: 1,  # one\n    b: 2, c: 3  # two\n   }\n"},
        Case{"l: [a, b, ]\n", "l: [c]\n", "l: [a, b, c, ]\n"},
        Case{"  m: {l: [a]}\n", "m:\n  l:\n    - b  # of b\n    - c\n",
             "  m: {l: [a,\n      b,  # of b\n      c\n    ]}\n"},
        Case{"m: {a: 1}\n", "m:\n  l:\n    - b  # of b\n", "m: {a: 1, l: [\n    b  # of b\n  ]}\n"},
        // Ends of lines, of the text, and of texts of several lines.
        Case{"a: 1\r\nl:\r\n  - x\r\n", "l: [y]\nb: 2\n", "a: 1\r\nb: 2\r\nl:\r\n  - x\r\n  - y\r\n"},
        Case{"l:\n  - x", "l: [y]\n", "l:\n  - x\n  - y"},
        Case{"a: |\n  one\n  two\n", "b: 1\n", "a: |\n  one\n  two\nb: 1\n"},
        Case{"a: |+\n  one\n\nc:\n  - 1\n", "b: 1\n", "a: |+\n  one\n\nb: 1\nc:\n  - 1\n"},
        Case{"a: one\n  two\nc:\n  - 1\n", "b: 1\n", "a: one\n  two\nb: 1\nc:\n  - 1\n"},
        Case{"a: \"ü, {\"\n", "b: 'x # y'\n", "a: \"ü, {\"\nb: 'x # y'\n"}));

TEST(Edits, PutAnElementBeforeAnother) {
    const auto before = [](std::string text, std::size_t number) {
        Reading spec(std::move(text));
        Edits edits(spec.sources, *spec.document);
        const Node list = spec.document->root().find("l");
        Node at = list.first();
        while (number-- > 0) at = at.next();
        edits.add_before(list, at, NewValue::scalar("new"));
        return edits.text();
    };
    EXPECT_EQ(before("l:\n  - a\n  - b\n", 1), "l:\n  - a\n  - new\n  - b\n");
    EXPECT_EQ(before("l:\n  - a\n  - b\n", 0), "l:\n  - new\n  - a\n  - b\n");
    EXPECT_EQ(before("l:\n  - a\n  # of b\n  - {b: 1}\n", 1), "l:\n  - a\n  - new\n  # of b\n  - {b: 1}\n");
    EXPECT_EQ(before("l: [a, b]\n", 1), "l: [a, new, b]\n");
    EXPECT_EQ(before("l:\n  - {a: 1}\n  - b: 2\n    c: 3\n", 1), "l:\n  - {a: 1}\n  - new\n  - b: 2\n    c: 3\n");
}

}  // namespace
}  // namespace orgplan::testing
