#include "planner/text/comments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "tests/effort.h"
#include "tests/mutator.h"
#include "tests/text/reading.h"

namespace orgplan::testing {
using namespace text;
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

std::string owner(Node node) {
    if (!node) return "-";
    if (!node.key().empty()) return std::string(node.key());
    return Reading::shown(node);
}

/// Each comment as `line: text > what it belongs to`.
std::vector<std::string> comments_of(Reading& reading) {
    std::vector<std::string> lines;
    for (const Comment& comment : reading.document->comments()) {
        const std::string_view bytes = reading.sources.text(comment.place);
        EXPECT_TRUE(bytes.starts_with('#')) << bytes;
        EXPECT_EQ(bytes.find_first_of("\n"), bytes.npos);
        EXPECT_NE(bytes.find(comment.text), bytes.npos);
        lines.push_back(fmt::format("{}: {} > {}",
                                    reading.sources.line_column(comment.place.file, comment.place.begin).line,
                                    comment.text, owner(comment.node)));
    }
    return lines;
}

struct Case {
    const char* name;
    const char* text;
    std::vector<std::string> comments;
};

class Comments : public ::testing::TestWithParam<Case> {};

TEST_P(Comments, AreFoundAndBelongSomewhere) {
    Reading reading(GetParam().text);
    EXPECT_THAT(reading.found(), IsEmpty());
    EXPECT_THAT(comments_of(reading), ElementsAreArray(GetParam().comments));
}

const Case kCases[] = {
    {"None", "a: 1\n", {}},
    {"OnTheLine", "a: 1 # one\nb: 2\t#two\n", {"1: one > a", "2: two > b"}},
    {"Above", "# of a\na: 1\n# of b\n\n# too\nb: 2\n", {"1: of a > a", "3: of b > b", "5: too > b"}},
    {"OfAKeyWithABlock", "a: # of a\n  # of b\n  b: 1\n", {"1: of a > a", "2: of b > b"}},
    {"BehindADash", "-   # first\n  a: 1\n- # second\n  - x\n", {"1: first > {a='1'}", "3: second > ['x']"}},
    {"OnTheLineOfADash", "- id: x # of id\n  b: 2\n- y # of y\n", {"1: of id > id", "3: of y > 'y'"}},
    {"AtTheEnd", "a: 1\nb:\n  c: 1\n# of b\n", {"4: of b > b"}},
    {"AtTheEndDeep", "a:\n  b:\n    c: 1\n    # of c\n  # of b\n# of a", {"4: of c > c", "5: of b > b", "6: of a > a"}},
    {"AtTheEndOfABlock",
     "a:\n  b:\n    c: 1\n    # of c\n  # of b\n# of d\nd: 1\n",
     {"4: of c > c", "5: of b > b", "6: of d > d"}},
    {"AtTheEndOfAList", "a:\n  - x\n  - y\n  # of y\nb:\n- z\n# of c\nc: 1\n", {"4: of y > 'y'", "7: of c > c"}},
    {"IndentedTooDeep", "a: 1\n   # of b\nb: 2\n", {"2: of b > b"}},
    {"InText", "a: x#y\nb: \"q # q\"\nc: 'r # ''r'\nd: http://h/#top\n", {}},
    {"InTextAndBehindIt",
     "a: x#y # 1\nb: \"q \\\" # q\" # 2\nc: 'r # ''r' # 3\nd: http://h/#top # 4\n",
     {"1: 1 > a", "2: 2 > b", "3: 3 > c", "4: 4 > d"}},
    {"InKeys", "\"a # b\": 1 # 1\n'c #': 2\nd#e: 3 # 3\n", {"1: 1 > a # b", "3: 3 > d#e"}},
    {"BlockScalar",
     "a: | # of a\n  # text\n  more # text\n # of b\nb: >-  # 2\n  # text\n",
     {"1: of a > a", "4: of b > b", "5: 2 > b"}},
    {"BlockScalarHeaders",
     "a: |2- # 1\n   # text\nb: >+\n  # text\n\n# of c\nc: |\n# of d\nd: |# tight\n  # text\n",
     {"1: 1 > a", "6: of c > c", "8: of d > d", "9: tight > d"}},
    {"BlockScalarInAList", "- | # 1\n # text\n- |\n # text\n# end\n", {"1: 1 > '# text\n'", "5: end > '# text\n'"}},
    {"FoldedPlain", "a: one\n  two#2\n  three # end\nb: \"x\n  # y\" # z\n", {"3: end > a", "5: z > b"}},
    {"WindowsLines", "# top\r\na: 1 # one \r\n# end\r\n", {"1: top > a", "2: one > a", "3: end > a"}},
    {"ByteOrderMark", "\xEF\xBB\xBF# top\na: 1\n", {"1: top > a"}},
    {"Flow",
     "a: [x, # 1\n  # 2\n  y # 3\n  # 4\n] # 5\nb: {c: 1, d: # 6\n 2} # 7\n",
     {"1: 1 > 'x'", "2: 2 > 'y'", "3: 3 > 'y'", "4: 4 > 'y'", "5: 5 > a", "6: 6 > d", "7: 7 > b"}},
    {"FlowOnOneLine", "a: {b: [1, 2]} # of a\n", {"1: of a > a"}},
    {"FlowElements", "- {a: 1} # 1\n- [x, # 2\n  # 3\n  ]\n", {"1: 1 > {a='1'}", "2: 2 > 'x'", "3: 3 > 'x'"}},
    {"FlowRoot", "[ # 1\n a # 2\n # 3\n] # 4\n", {"1: 1 > 'a'", "2: 2 > 'a'", "3: 3 > 'a'", "4: 4 > 'a'"}},
    {"FlowTight", "a: [\"x\"#1\n, y,#2\n z]\n", {"1: 1 > 'x'", "2: 2 > 'y'"}},
    {"EmptyFlow", "a: [ # 1\n # 2\n]\nb: {}\n# 3\n", {"1: 1 > a", "2: 2 > a", "5: 3 > b"}},
    {"EmptyValue", "a: # 1\nb:\n# 2\nc: ~ # 3\n", {"1: 1 > a", "3: 2 > c", "4: 3 > c"}},
    {"EmptyElements", "- # 1\n- # 2\n", {"1: 1 > ~", "2: 2 > ~"}},
    {"Anchors", "a: &x#y # 1\n  - 1\nb: *x#y # 2\nc: [*x#y, # 3\n 1]\n", {"1: 1 > a", "3: 2 > b", "4: 3 > ['1']"}},
    {"AliasesInALists",
     "- &x {a: 1} # 1\n- *x # 2\n- *x\n# 3\n",
     {"1: 1 > {a='1'}", "2: 2 > {a='1'}", "4: 3 > {a='1'}"}},
    {"Documents",
     "# 1\n--- # 2\n# 3\na: 1\n... # 4\n# 5\n",
     {"1: 1 > a", "2: 2 > a", "3: 3 > a", "5: 4 > a", "6: 5 > a"}},
    {"Directive", "%YAML 1.2 # 1\n--- # 2\na: 1\n", {"1: 1 > a", "2: 2 > a"}},
    {"Alone", "# 1\n  # 2", {"1: 1 > -", "2: 2 > -"}},
    {"RootScalar", "# 1\nword # 2\n# 3\n", {"1: 1 > 'word'", "2: 2 > 'word'", "3: 3 > 'word'"}},
    {"RootEmpty", "# 1\n{} # 2\n", {"1: 1 > {}", "2: 2 > {}"}},
    {"ExplicitKey", "? a # 1\n: b # 2\n", {"1: 1 > a", "2: 2 > a"}},
    {"NothingBehindTheHash", "a: 1 #\n#\n#  x  \nb: 2\n", {"1:  > a", "2:  > b", "3: x > b"}},
};

INSTANTIATE_TEST_SUITE_P(Text, Comments, ::testing::ValuesIn(kCases), [](const auto& each) { return each.param.name; });

TEST(CommentsOf, WhatIsFaultyAreRead) {
    Reading twice("a: 1 # 1\na: 2 # 2\n");
    EXPECT_THAT(comments_of(twice), ElementsAre("1: 1 > a", "2: 2 > a"));
    Reading refused("? [\"x # y\", 'z # z'] # 1\n: b # 2\nc: 1 # 3\n");
    EXPECT_THAT(comments_of(refused).back(), "3: 3 > c");
    EXPECT_EQ(refused.document->comments().size(), 3u);
    Reading broken("a: 1 # 1\nb: [1, 2\nc: \"# 2\n# 3\n");
    EXPECT_THAT(comments_of(broken), ElementsAre("1: 1 > a"));
    Reading second("a: 1 # 1\n---\nb: \"x # 2\"\n");
    EXPECT_THAT(comments_of(second), IsEmpty());
    Reading bytes("a: \xFF # 1\n");
    EXPECT_THAT(comments_of(bytes), IsEmpty());
}

/// A text with comments in all sorts of places, and what they say.
class Generator {
  public:
    explicit Generator(std::uint64_t seed) : random_(seed) {}

    std::string run() {
        own_lines(0);
        map(0, 0);
        return text_;
    }
    std::vector<std::string> said;

  private:
    void comment() {
        said.push_back(fmt::format("c{} # {}", said.size(), random_.below(2) == 0 ? "\"'" : "a: [b"));
        text_ += "#" + std::string(random_.below(3), ' ') + said.back() + std::string(random_.below(2), '\t');
    }
    void line_end() {
        if (random_.below(3) == 0) {
            text_ += random_.below(2) == 0 ? " " : "\t";
            comment();
        }
        text_ += random_.below(8) == 0 ? "\r\n" : "\n";
    }
    void own_lines(std::size_t indent) {
        while (random_.below(4) == 0) {
            // Deeper than the key of a block scalar it would be part of that.
            text_.append(random_.below(2) == 0 ? std::min(indent, deepest_)
                                               : random_.below(std::min<std::size_t>(9, deepest_ + 1)),
                         ' ');
            if (random_.below(2) == 0) comment();
            text_ += "\n";
        }
    }
    std::string word() {
        static constexpr std::array<const char*, 9> kWords = {
            "x", "x#y", "\"q # q\"", "'r ''# r'", "12", "\"\\\" #\"", "http://h#t", "a b", "#not"};
        const std::size_t at = random_.below(kWords.size());
        return at + 1 == kWords.size() ? "'#'" : kWords[at];
    }
    void map(std::size_t indent, int depth) {
        const std::size_t count = 1 + random_.below(4);
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) text_.append(indent, ' ');
            text_ += fmt::format("{}:", i % 3 == 2 ? fmt::format("\"k # {}\"", i) : fmt::format("k#{}", i));
            value(indent, depth, true);
            own_lines(indent);
        }
    }
    void list(std::size_t indent, int depth) {
        const std::size_t count = 1 + random_.below(4);
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) text_.append(indent, ' ');
            text_ += "-";
            value(indent, depth, false);
            own_lines(indent);
        }
    }
    void value(std::size_t indent, int depth, bool keyed) {
        const std::size_t inner = indent + 1 + random_.below(3);
        deepest_ = 9;
        switch (random_.below(depth > 3 ? 4 : 7)) {
            case 0:
                text_ += " " + word();
                line_end();
                break;
            case 1:
                line_end();
                break;
            case 2:
                text_ += random_.below(2) == 0 ? " |" : " >-";
                line_end();
                deepest_ = indent;
                text_ += std::string(inner, ' ') + "# text\n" + std::string(inner + 1, ' ') + "more # text\n";
                break;
            case 3:
                text_ += " ";
                flow(depth);
                line_end();
                break;
            case 4:
                if (!keyed && random_.below(2) == 0) {
                    text_ += " ";
                    map(indent + 2, depth + 1);
                    break;
                }
                [[fallthrough]];
            case 5:
                line_end();
                own_lines(inner);
                text_.append(inner, ' ');
                map(inner, depth + 1);
                break;
            default:
                line_end();
                own_lines(inner);
                text_.append(inner, ' ');
                list(inner, depth + 1);
        }
    }
    void flow(int depth) {
        const bool map = random_.below(2) == 0;
        text_ += map ? "{" : "[";
        const std::size_t count = random_.below(4);
        for (std::size_t i = 0; i < count; ++i) {
            if (random_.below(3) == 0) {
                line_end();
                text_.append(20, ' ');
            }
            if (map) text_ += fmt::format("f{}: ", i);
            if (depth < 6 && random_.below(4) == 0) {
                flow(depth + 2);
            } else {
                text_ += word();
            }
            if (i + 1 < count) text_ += ", ";
        }
        if (random_.below(3) == 0) {
            line_end();
            text_.append(20, ' ');
        }
        text_ += map ? "}" : "]";
    }

    Random random_;
    std::string text_;
    std::size_t deepest_ = 9;  // where a line of a comment may begin
};

void expect_comments_are_none_of_the_values(Reading& reading) {
    const std::string& text = reading.sources[0].text;
    std::string blanked = text;
    std::string filled = text;
    std::vector<bool> told(text.size(), false);
    for (const Comment& comment : reading.document->comments()) {
        // A line of blanks behind a block scalar may count as one of its own.
        const std::size_t before = text.find_last_not_of(" \t", comment.place.begin - std::size_t{1});
        const bool alone = comment.place.begin == 0 || before == text.npos || text[before] == '\n';
        for (std::uint32_t at = comment.place.begin; at < comment.place.end; ++at) {
            ASSERT_FALSE(told[at]);
            told[at] = true;
            if (!alone) blanked[at] = ' ';
            if (at > comment.place.begin) filled[at] = '#';
        }
    }
    const std::string shown = Reading::shown(reading.document->root());
    Reading other(filled);
    ASSERT_EQ(Reading::shown(other.document->root()), shown);
    ASSERT_EQ(other.document->comments().size(), reading.document->comments().size());
    ASSERT_EQ(Reading::shown(Reading(blanked).document->root()), shown);
    // Whatever is no comment stands in a value or a key.
    const std::function<void(Node)> walk = [&](Node node) {
        const bool holds = node.is_map() || node.is_sequence();
        for (std::uint32_t at = node.key_place().begin; at < node.key_place().end; ++at) {
            if (!holds || !node.key().empty()) told[at] = true;
        }
        for (std::uint32_t at = node.place().begin; !holds && at < node.place().end; ++at) told[at] = true;
        for (const Node child : node) walk(child);
    };
    walk(reading.document->root());
    for (std::size_t at = 0; at < text.size(); ++at) {
        ASSERT_TRUE(text[at] != '#' || told[at]) << "at " << at;
    }
}

TEST(CommentsOf, GeneratedTextsAreAllFound) {
    std::size_t found = 0;
    for (std::size_t seed = 0; seed < 1'000; ++seed) {
        Generator generator(seed);
        const std::string text = generator.run();
        Reading reading(text);
        ASSERT_THAT(reading.found(), IsEmpty()) << text;
        std::vector<std::string> said;
        for (const Comment& comment : reading.document->comments()) {
            said.emplace_back(comment.text);
            ASSERT_TRUE(comment.node);
        }
        ASSERT_EQ(said, generator.said) << text;
        expect_comments_are_none_of_the_values(reading);
        if (HasFatalFailure()) FAIL() << text;
        found += said.size();
    }
    EXPECT_GT(found, 4'000u);
}

TEST(CommentsOf, MutantsAreNoneOfTheValues) {
    std::vector<std::string> texts;
    for (const auto& entry : std::filesystem::directory_iterator(ORGPLAN_SOURCE_DIR "/tests/text/specs")) {
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        texts.push_back(text.str());
    }
    std::sort(texts.begin(), texts.end());
    std::size_t clean = 0;
    const std::size_t wanted = tries(1'500);
    for (std::size_t i = 0; i < wanted; ++i) {
        const std::string& of = i % 2 == 0 ? texts[i % texts.size()] : Generator(i).run();
        const std::string text = Mutator(i).mutate(of);
        Reading reading(text);
        for (const Comment& comment : reading.document->comments()) {
            ASSERT_LE(comment.place.end, text.size());
            ASSERT_EQ(text[comment.place.begin], '#');
        }
        if (!reading.findings.empty() || text.find_first_of("&*%\r") != text.npos) continue;
        ++clean;
        expect_comments_are_none_of_the_values(reading);
        if (HasFatalFailure()) FAIL() << "mutant " << i << ":\n" << text;
    }
    EXPECT_GT(clean, wanted / 10);
}

TEST(CommentsOf, ALongTextTakeLinearTime) {
    // Each has the long line before it to look back at: anything quadratic takes minutes.
    std::string text = "a: [";
    for (int i = 0; i < 100'000; ++i) text += "x, ";
    text += "]\n";
    for (int i = 0; i < 100'000; ++i) text += "# comment\n";
    for (int i = 0; i < 50'000; ++i) text += fmt::format("k{}: v # comment\n", i);
    Reading reading(text);
    EXPECT_EQ(reading.document->comments().size(), 150'000u);
    EXPECT_EQ(reading.document->comments().back().node.key(), "k49999");
}

}  // namespace
}  // namespace orgplan::testing
