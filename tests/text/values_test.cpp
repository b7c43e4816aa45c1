#include "planner/text/values.h"
#include "planner/text/letters.h"

#include <gtest/gtest.h>

#include "planner/text/nearest.h"

namespace orgplan {
using namespace text;
namespace {

TEST(Values, BooleansAreTwoWords) {
    EXPECT_EQ(bool_of("true"), true);
    EXPECT_EQ(bool_of("false"), false);
    for (const char* text : {"yes", "no", "True", "on", "1", ""}) EXPECT_FALSE(bool_of(text)) << text;
}

TEST(Values, Numbers) {
    EXPECT_EQ(whole_of("0"), 0);
    EXPECT_EQ(whole_of("999999999"), 999'999'999);
    for (const char* text : {"", "-1", "+1", "1.0", "1e3", "1_000", "1000000000", " 1"}) EXPECT_FALSE(whole_of(text));
    EXPECT_EQ(number_of("0.6"), 0.6);
    EXPECT_EQ(number_of("140000"), 140000.0);
    for (const char* text : {"", ".5", "5.", "1.2.3", "-1", "1e9", "0x10", "inf", "nan", "1,5"}) {
        EXPECT_FALSE(number_of(text)) << text;
    }
}

TEST(Values, Ranges) {
    const auto shown = [](std::string_view text) -> std::string {
        const auto range = range_of(text);
        if (!range) return "-";
        const auto end = [](const std::optional<double>& value) { return value ? std::to_string(int(*value)) : "*"; };
        return end(range->low) + " " + end(range->high);
    };
    EXPECT_EQ(shown("8"), "8 8");
    EXPECT_EQ(shown("..8"), "* 8");
    EXPECT_EQ(shown("6.."), "6 *");
    EXPECT_EQ(shown("6..8"), "6 8");
    EXPECT_EQ(shown("8..8"), "8 8");
    for (const char* text : {"8..6", "..", "", "a", "1..b", "1...2", "1..2..3", "6-8"})
        EXPECT_EQ(shown(text), "-") << text;
}

TEST(Values, Ids) {
    for (const char* text : {"a", "po-pay", "series-a", "007", "x.y", "r\u00e9mi", "A_b"})
        EXPECT_TRUE(is_id(text)) << text;
    for (const char* text : {"", "a b", "a/b", "a..b", "@a", "*a", "a#", "a,b", "a:b", "[a]", "{a}", "a\tb"}) {
        EXPECT_FALSE(is_id(text)) << text;
    }
}

TEST(Values, WhatLooksLikeATime) {
    for (const char* text : {"2027", "2027-01", "2027-1", "2027-01-31", "2027-Q1", "FY2028", "FY2028-Q1"}) {
        EXPECT_TRUE(looks_like_time(text)) << text;
    }
    for (const char* text : {"seed", "series-a", "20277", "q1", "2027-plan", "FY28", "FY2028-1", ""}) {
        EXPECT_FALSE(looks_like_time(text)) << text;
    }
}

TEST(Nearest, IsNearEnoughToBeMeant) {
    const std::string_view keys[] = {"closes", "holder", "holders", "location", "opens", "reports_to"};
    const struct {
        const char* text;
        const char* near;
    } cases[] = {{"reprots_to", "reports_to"},
                 {"report_to", "reports_to"},
                 {"Holder", "holder"},
                 {"hodler", "holder"},
                 {"holdrs", "holders"},
                 {"closse", "closes"},
                 {"xyz", ""},
                 {"a", ""},
                 {"manager", ""},
                 {"", ""},
                 {"location ", "location"}};
    for (const auto& c : cases) EXPECT_EQ(nearest(c.text, keys), c.near) << c.text;
    const std::string_view short_keys[] = {"fte", "role", "time", "title", "unit"};
    EXPECT_EQ(nearest("rool", short_keys), "role") << "two edits, and all letters but one";
    EXPECT_EQ(nearest("tite", short_keys), "title") << "not `time`, which has fewer of its letters";
    EXPECT_EQ(nearest("rank", short_keys), "");
    EXPECT_EQ(did_you_mean("opnes", keys), "did you mean `opens`?");
    EXPECT_EQ(did_you_mean("zzzz", keys), "");
    EXPECT_EQ(nearest(std::string(1'000'000, 'a'), keys), "");
}

TEST(Nearest, IsTheShortestThatBeginsWithTheText) {
    const std::string_view roles[] = {"backend-developer-lead", "backend-developer", "frontend-developer", "data"};
    EXPECT_EQ(nearest("backend-dev", roles), "backend-developer");
    EXPECT_EQ(nearest("Fron", roles), "frontend-developer");
    EXPECT_EQ(nearest("bac", roles), "") << "three letters tell too little";
    EXPECT_EQ(nearest("dats", roles), "data") << "what is near by edits comes first";
}

TEST(Nearest, OfNamesIsOneWhoseEveryWordIsNear) {
    const std::string_view roles[] = {"CEO",           "Head of Sales",   "Principal PM",  "Product Manager",
                                      "Sales Manager", "product-manager", "Brand Manager", "backend-developer"};
    const struct {
        const char* text;
        const char* near;
    } cases[] = {{"cfo", ""},
                 {"Ceo", "CEO"},
                 {"Head of Data", ""},
                 {"Head of Slaes", "Head of Sales"},
                 {"Principal Eng", ""},
                 {"Finance Manager", ""},
                 {"Sales Manger", "Sales Manager"},
                 {"product-manger", "product-manager"},
                 {"Product Manger", "Product Manager"},
                 {"Productmanager", "Product Manager"},
                 {"backend-devel", "backend-developer"},
                 {"", ""}};
    for (const auto& c : cases) EXPECT_EQ(nearest_name(c.text, roles), c.near) << c.text;
    EXPECT_EQ(nearest_name(std::string(1'000'000, 'a'), roles), "");
    EXPECT_EQ(did_you_mean_name("Sales Manger", roles), "did you mean `Sales Manager`?");
}

TEST(Nearest, NeverProposesWhatLooksTheSame) {
    const std::string_view ids[] = {"ceo", "c\u0435o", "x\u200e", "zo\u00eb"};
    const char* const kSame = "looks the same, but is written with other letters: type it again";
    EXPECT_EQ(did_you_mean("\u0441\u0435\u043e", ids), std::string("`ceo` ") + kSame) << "all Cyrillic";
    EXPECT_EQ(did_you_mean("x", ids), std::string("`x<U+200E>` ") + kSame);
    EXPECT_EQ(did_you_mean("ce\u00ado", ids), std::string("`ceo` ") + kSame);
    EXPECT_EQ(did_you_mean("cea", ids), "did you mean `ceo`?");
    EXPECT_EQ(slip_of("platf\u043erm", std::vector<std::string_view>{"platform"}), "");
    EXPECT_EQ(did_you_mean("be-l", std::vector<std::string_view>{"be-1"}), "did you mean `be-1`?");
}

TEST(Letters, AreTheSameInOneNormalForm) {
    EXPECT_EQ(normal("zoe\u0308"), "zo\u00eb");
    EXPECT_EQ(normal("plain"), "plain");
    EXPECT_EQ(folded("ZOE\u0308"), folded("zo\u00eb"));
    EXPECT_EQ(folded("M\u00dcLLER"), "muller");
    EXPECT_NE(folded("\u304b"), folded("\u304c")) << "the marks of other scripts are letters";
}

TEST(Letters, ThatNobodySeesAreNamed) {
    Findings findings;
    check_letters("be\u200b-1\u202e", {0, 3, 14}, findings);
    ASSERT_EQ(findings.all().size(), 1u);
    EXPECT_EQ(findings.all()[0].rule, "invisible-letter");
    EXPECT_EQ(findings.all()[0].where, (Place{0, 3, 14}));
    EXPECT_EQ(findings.all()[0].message,
              "`be<U+200B>-1<U+202E>` contains letters that nobody sees: U+200B (zero width space), U+202E "
              "(right-to-left override)");
    Findings none;
    for (const char* seen : {"\u0645\u06cc\u200c\u062e", "\u2764\ufe0f", "1\ufe0f\u20e3", "\u00a9\ufe0f",
                             "\U0001F469\u200d\U0001F52C", "\U0001F3F4\U000E0067\U000E0062\U000E007F", "na\u00efve"}) {
        check_letters(seen, {}, none);
        EXPECT_TRUE(none.empty()) << seen;
    }
}

TEST(Letters, OfSeveralScriptsInAWordAreNamed) {
    Findings none;
    for (const char* fine :
         {"\u6771\u4eac\u30bf\u30ef\u30fcLtd", "\u3059\u3057\u6f22\u5b57API", "\uae40Kim", "\u0418\u0422-DevOps",
          "\u03b1 test", "caf\u00e9", "\u00b5Service", "\u0441\u0435\u043e"}) {
        check_letters(fine, {}, none);
        EXPECT_TRUE(none.empty()) << fine;
    }
    Findings findings;
    check_letters("the c\u0435o of \u0420ay", {}, findings);
    ASSERT_EQ(findings.all().size(), 1u) << "one for a text";
    EXPECT_EQ(findings.all()[0].message,
              "the word `c\u0435o` mixes Latin (`c`, U+0063) and Cyrillic (`\u0435`, U+0435)");
}

TEST(Suggestions, GiveUpAfterManyComparisons) {
    const std::vector<std::string_view> candidates(1'000, "platform");
    Suggestions suggestions(candidates);
    EXPECT_EQ(suggestions.did_you_mean("platfrom"), "did you mean `platform`?");
    for (int i = 0; i < 1'000; ++i) suggestions.did_you_mean("unit-" + std::to_string(i));
    EXPECT_EQ(suggestions.did_you_mean("platfom"), "");
    EXPECT_EQ(suggestions.did_you_mean("platfrom"), "did you mean `platform`?") << "known from before";
}

}  // namespace
}  // namespace orgplan
