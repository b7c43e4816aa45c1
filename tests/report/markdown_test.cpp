#include "planner/report/markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "planner/report/text_report.h"

namespace orgplan {
using namespace report;
namespace {

// A space of no width.
#define NW "\u200B"

struct Case {
    const char* text;
    const char* safe;
};

class Text : public testing::TestWithParam<Case> {};

TEST_P(Text, IsReadAsItIs) {
    EXPECT_EQ(markdown_text(GetParam().text), GetParam().safe);
}

INSTANTIATE_TEST_SUITE_P(
    Ordinary, Text,
    testing::Values(Case{"Platform Engineering", "Platform Engineering"}, Case{"C# Guild", "C# Guild"},
                    Case{"Café 組", "Café 組"}, Case{"team_of_one", "team_of_one"}, Case{"-500 000", "-500 000"},
                    Case{"+3 (1 : 0)", "+3 (1 : 0)"}, Case{"50 %", "50 %"}, Case{"4.5 to 7", "4.5 to 7"},
                    Case{"2027-04-01", "2027-04-01"}, Case{"../base.yaml", "../base.yaml"}, Case{"–", "–"},
                    Case{"squad-3", "squad-3"}, Case{"Team: Alpha", "Team: Alpha"}, Case{"feed", "feed"},
                    Case{"R&D", "R\\&D"}, Case{"Build & Release", "Build & Release"}));

INSTANTIATE_TEST_SUITE_P(Marks, Text,
                         testing::Values(Case{"a|b <c>", "a\\|b \\<c\\>"},
                                         Case{"*x* _y_ __z__", "\\*x\\* \\_y\\_ \\_\\_z\\_\\_"},
                                         Case{"~~x~~", "\\~\\~x\\~\\~"}, Case{"`x`", "\\`x\\`"}, Case{"a\\", "a\\\\"},
                                         Case{"[x](y) ![z]", "\\[x\\](y) \\!\\[z\\]"}, Case{"[^1]", "\\[^1\\]"},
                                         Case{"&#64;", "\\&#" NW "64;"}, Case{"$x$", "\\$x\\$"}));

INSTANTIATE_TEST_SUITE_P(Hosts, Text,
                         testing::Values(Case{"@acme/devs #12 ~~x~~", "@" NW "acme/devs #" NW "12 \\~\\~x\\~\\~"},
                                         Case{"ada@acme.com", "ada@" NW "acme.com"},
                                         Case{"acme/repo#12", "acme/repo#" NW "12"}, Case{"GH-12", "GH-" NW "12"},
                                         Case{"CVE-2027-1", "CVE-" NW "2027-1"}, Case{"high-12", "high-12"},
                                         Case{"https://x.y", "https:" NW "//x.y"}, Case{"ftp://x", "ftp:" NW "//x"},
                                         Case{"www.x.y", "www" NW ".x.y"}, Case{"WWW.x", "WWW" NW ".x"},
                                         Case{":smile:", ":" NW "smile:"}, Case{":+1:", ":" NW "+1:"},
                                         Case{"!12 %12 %\"x\"", "\\!12 %" NW "12 %" NW "\"x\""},
                                         Case{"deadbeef", "deadbe" NW "ef"}, Case{"0123456 x", "012345" NW "6 x"},
                                         Case{"deadbeefs", "deadbeefs"}));

INSTANTIATE_TEST_SUITE_P(Beginnings, Text,
                         testing::Values(Case{"- x", "\\- x"}, Case{"+ x", "\\+ x"}, Case{"-", "\\-"},
                                         Case{"1. x", "1\\. x"}, Case{"12) x", "12\\) x"}, Case{"1.5", "1.5"},
                                         Case{"---", "\\---"}, Case{"===", "\\==="}, Case{"# x", "#" NW " x"},
                                         Case{"x #", "x #" NW}, Case{"    x", "x"}, Case{"\tx  ", "x"}, Case{"", ""},
                                         Case{"a\nb", "a b"}));

TEST(Code, HasAFenceLongerThanAnyWithin) {
    EXPECT_EQ(markdown_code("a"), "`a`");
    EXPECT_EQ(markdown_code("`a`"), "`` `a` ``");
    EXPECT_EQ(markdown_code("a``b"), "``` a``b ```");
}

TEST(Message, KeepsWhatIsInBackticksAsCode) {
    EXPECT_EQ(markdown_message("`a_` reports to *b*"), "`a_` reports to \\*b\\*");
    EXPECT_EQ(markdown_message("one ` alone"), "one \\` alone");
    EXPECT_EQ(markdown_message("`a``b` `` c"), "`a`" NW "`b`  c");
}

TEST(Tables, HaveNoCellThatEndsItsRow) {
    Table table;
    table.title = "Units of @acme";
    table.headings = {"unit", "n", "#1"};
    table.rows = {{{"a|b <c>\nd", "1", "@e"}, 1}};
    table.words = 1;
    EXPECT_EQ(markdown_of(table), "## Units of @" NW
                                  "acme\n\n"
                                  "| unit | n | #" NW
                                  "1 |\n"
                                  "| --- | ---: | --- |\n"
                                  "| &emsp;a\\|b \\<c\\> d | 1 | @" NW "e |\n");
}

// What GitHub and GitLab look for in a text after it was read as Markdown.
void expect_nothing_to_find(const std::string& seen, const std::string& text) {
    static const std::array<std::regex, 7> kFound{std::regex(R"(@[A-Za-z0-9_])"),
                                                  std::regex(R"([#%][A-Za-z0-9_])"),
                                                  std::regex(R"(://)"),
                                                  std::regex(R"(www\.)", std::regex::icase),
                                                  std::regex(R"(:[A-Za-z0-9_+-]+:)"),
                                                  std::regex(R"(\b(gh|ghsa|cve)-\w)", std::regex::icase),
                                                  std::regex(R"(\b[0-9a-f]{7,40}\b)", std::regex::icase)};
    for (const std::regex& each : kFound) EXPECT_FALSE(std::regex_search(seen, each)) << text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

// A text as it is meant to be read.
std::string read_as(const std::string& text) {
    const std::string line = printable(text);
    const std::size_t first = line.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return replaced(line.substr(first, line.find_last_not_of(' ') + 1 - first), NW, "");
}

std::vector<std::string> hostile_texts() {
    static const std::vector<std::string> kParts{
        "@",     "acme/devs", "#",     "12",      "~",   "~~",   "*",    "**",       "_",          "__",
        "`",     "```",       "|",     "\\",      "<b>", "</b>", "<!--", "-->",      "&",          "&amp;",
        "&#64;", "[x](y)",    "![",    "]",       "(",   ")",    "[^1]", "[ ] ",     "://",        "https://x.y",
        "www.",  "x.y",       "a@b.c", ":smile:", ":",   "+1",   "- ",   "+",        "1. ",        "1)",
        "# ",    "---",       "===",   "> ",      "$x$", "GH-",  "cve-", "deadbeef", "0",          "123456",
        " ",     "    ",      "\t",    "\n",      "é",   "組",   "%",    "!",        "^",          "{",
        "\"",    "'",         ".",     "mailto:", "x",   "=",    "\x7F", "\u200B",   "<https://x>"};
    std::mt19937 random(11);
    std::vector<std::string> texts(kParts);
    for (int i = 0; i < 1500; ++i) {
        std::string text;
        for (auto parts = 1 + random() % 7; parts > 0; --parts) text += kParts[random() % kParts.size()];
        if (!read_as(text).empty()) texts.push_back(text);
    }
    std::erase_if(texts, [](const std::string& text) { return read_as(text).empty(); });
    return texts;
}

TEST(HostileTexts, HaveNothingThatAHostLooksFor) {
    static const std::regex kBackslash(R"(\\([^A-Za-z0-9\s]))");
    for (const std::string& text : hostile_texts()) {
        const std::string safe = markdown_text(text);
        const std::string seen = std::regex_replace(safe, kBackslash, "$1");
        EXPECT_EQ(replaced(seen, NW, ""), read_as(text));
        expect_nothing_to_find(seen, text);
    }
}

// Another program's reading of Markdown: what blocks there are, with what texts, and which other marks were found.
struct Reading {
    std::vector<std::string> texts;
    std::set<std::string> marks;
};

bool reader_is_there() {
    return std::system("command -v cmark-gfm >/dev/null") == 0;
}

Reading read(const std::string& markdown) {
    const std::string path = testing::TempDir() + "orgplan-" + std::to_string(::getpid()) + ".md";
    std::ofstream(path, std::ios::binary) << markdown;
    const std::string command =
        "cmark-gfm -e table -e strikethrough -e autolink -e tasklist -e footnotes -t xml " + path;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    Reading reading;
    std::string xml;
    std::array<char, 1 << 16> buffer;
    while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) {
        xml.append(buffer.data(), size);
    }
    std::filesystem::remove(path);
    static const std::set<std::string> kBlocks{"heading", "paragraph", "table_cell"};
    static const std::set<std::string> kAround{"document",     "list",      "item", "table",
                                               "table_header", "table_row", "text"};
    for (std::size_t at = xml.find("<document"); (at = xml.find('<', at)) != std::string::npos; ++at) {
        if (xml[at + 1] == '/') continue;
        const std::string name = xml.substr(at + 1, xml.find_first_of(" />", at) - at - 1);
        if (kBlocks.contains(name)) reading.texts.emplace_back();
        if (!kBlocks.contains(name) && !kAround.contains(name)) reading.marks.insert(name);
        if (name != "text" && name != "code") continue;
        const std::size_t begin = xml.find('>', at) + 1;
        std::string text = xml.substr(begin, xml.find('<', begin) - begin);
        for (const auto& [from, to] : {std::pair("&lt;", "<"), {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
            text = replaced(text, from, to);
        }
        reading.texts.back() += text;
    }
    return reading;
}

TEST(HostileTexts, AreReadAsTextsByAnotherProgram) {
    if (!reader_is_there()) GTEST_SKIP() << "cmark-gfm is not installed";
    std::string all;
    std::vector<std::string> expected;
    for (const std::string& text : hostile_texts()) {
        Table table;
        table.title = text;
        table.headings = {text, text};
        table.rows = {{{text, text}, 0}};
        all += markdown_of(table) + "\n- " + markdown_text(text) + "\n\n" + markdown_text(text) + "\n\n";
        expected.insert(expected.end(), 7, read_as(text));
    }
    const Reading reading = read(all);
    EXPECT_THAT(reading.marks, testing::IsEmpty());
    ASSERT_EQ(reading.texts.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        ASSERT_EQ(replaced(reading.texts[i], NW, ""), expected[i]) << markdown_text(expected[i]);
        expect_nothing_to_find(reading.texts[i], expected[i]);
    }
}

TEST(HostileTexts, AreTextOrCodeInMessages) {
    if (!reader_is_there()) GTEST_SKIP() << "cmark-gfm is not installed";
    std::string all;
    for (const std::string& text : hostile_texts()) all += "- error: " + markdown_message(text) + "\n";
    EXPECT_THAT(read(all).marks, testing::IsSubsetOf({"code"}));
}

// What commands make of a spec whose every name is hostile.
TEST(HostileTexts, AreNothingElseInWhatCommandsPrint) {
    if (!reader_is_there()) GTEST_SKIP() << "cmark-gfm is not installed";
    std::size_t pages = 0;
    for (const auto& entry : std::filesystem::directory_iterator(ORGPLAN_SOURCE_DIR "/tests/golden/cases")) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("hostile-") || !name.ends_with("-markdown.out")) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string page(std::istreambuf_iterator<char>(file), {});
        EXPECT_THAT(read(page).marks, testing::IsSubsetOf({"code", "strong", "softbreak"})) << name;
        EXPECT_THAT(page, testing::HasSubstr(NW)) << name;
        ++pages;
    }
    EXPECT_EQ(pages, 4u);
}

}  // namespace
}  // namespace orgplan
