#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "planner/language/language.h"
#include "tests/text/reading.h"

// Texts that are made to hurt: each must be answered, and in little time.

namespace orgplan::testing {
using namespace language;
using namespace text;
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string repeat(std::string_view piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

TEST(Hostile, DepthIsBounded) {
    EXPECT_THAT(Reading(repeat("[", 20'000'000)).found(),
                ElementsAre("1:101-102 too-deep: collections are nested deeper than 100 levels"));
    EXPECT_THAT(Reading(repeat("[", 400) + repeat("]", 400)).found(),
                ElementsAre("1:101-102 too-deep: collections are nested deeper than 100 levels"));
    EXPECT_THAT(Reading(repeat("- ", 1'000'000)).found(),
                ElementsAre("1:201-202 too-deep: collections are nested deeper than 100 levels"));
    EXPECT_THAT(Reading(repeat("? ", 300)).found(),
                ElementsAre(HasSubstr("1:3-4 key-not-a-word"), HasSubstr("too-deep")));
    EXPECT_THAT(Reading(repeat("[", 100) + repeat("]", 100)).found(), IsEmpty());
    EXPECT_THAT(Reading(repeat("[", 101) + repeat("]", 101)).found(),
                ElementsAre("1:101-102 too-deep: collections are nested deeper than 100 levels"));
    std::string stairs;
    for (std::size_t i = 0; i < 150; ++i) stairs += repeat(" ", i) + "a:\n";
    EXPECT_THAT(Reading(stairs).found(),
                ElementsAre("101:101-102 too-deep: collections are nested deeper than 100 levels"));
}

TEST(Hostile, BracketsInTextsAreNoDepth) {
    const std::string many = repeat("[{", 3'000);
    for (const std::string& text :
         {"a: '" + many + "'\n", "a: \"" + many + "\"\n", "a: x " + many + "\n", "a: |\n  " + many + "\nb: 1\n",
          "a: 1 # " + many + "\n", "- - |\n    " + many + "\n  - it's\n"}) {
        EXPECT_THAT(Reading(text).found(), IsEmpty()) << text.substr(0, 20);
    }
}

TEST(Hostile, ABillionLaughsAreRefused) {
    std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i) {
        text += fmt::format("a{0}: &a{0} [", i) + repeat(fmt::format("*a{}, ", i - 1), 10) + "]\n";
    }
    Reading reading(text);
    ASSERT_EQ(reading.found().size(), 1u);
    EXPECT_THAT(reading.found()[0], HasSubstr("too-many-aliases: with `*a3`, aliases repeat more than 100000 values"));
}

TEST(Hostile, AliasesThatDeepenAreRefused) {
    std::string text = "a0: &a0 [x]\n";
    for (int i = 1; i < 150; ++i) text += fmt::format("a{0}: &a{0} [*a{1}]\n", i, i - 1);
    EXPECT_THAT(Reading(text).found(),
                ElementsAre("100:12-16 too-deep: with `*a98`, collections are nested deeper than 100 levels"));
}

TEST(Hostile, SizeIsBounded) {
    Document::Options options;
    options.most_bytes = 10;
    EXPECT_THAT(Reading("a: 12345678\n", options).found(),
                ElementsAre("1:1-1 file-too-large: the file has 12 bytes, at most 10 are read"));
    EXPECT_THAT(Reading("a: 123456\n", options).found(), IsEmpty());
}

TEST(Hostile, OneLongScalarIsAValue) {
    const std::string letters = repeat("abcdefghij", 200'000);
    for (const char* quote : {"", "'", "\""}) {
        Reading reading("a: " + std::string(quote) + letters + quote + "\nb: 1\n");
        EXPECT_THAT(reading.found(), IsEmpty());
        EXPECT_EQ(reading.document->root().find("a").text(), letters);
    }
}

TEST(Hostile, AMillionKeysAreComparedInLittleTime) {
    std::string text = "orgplan: 1\n";
    for (int i = 0; i < 100'000; ++i) text += fmt::format("k{}: \n", i % 99'999);
    Reading reading(text);
    EXPECT_THAT(reading.found(),
                ElementsAre("100001:1-3 duplicate-key: `k0` is already a key of this map (2:1-3 first here)"));
}

TEST(Hostile, FaultsWithoutEndStopTheReading) {
    EXPECT_EQ(Reading(repeat("- !x 1\n", 5'000)).found().back().substr(0, 24), "1001:3-5 too-many-faults");
    const auto bytes = Reading(repeat("\x01", 5'000)).found();
    EXPECT_EQ(bytes.size(), 20u);
}

}  // namespace
}  // namespace orgplan::testing
