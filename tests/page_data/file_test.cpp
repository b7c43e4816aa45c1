#include <fmt/format.h>

#include "graph/chart/scene/text.h"
#include "tests/chart/drawing.h"
#include "tests/generate/organisation_text.h"
#include "tests/golden/program.h"
#include "tests/page_data/page_of.h"

// The file of a page: its size, its policy, and what cannot be in it.

namespace orgplan::testing {
namespace {

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++found;
    return found;
}

TEST(PageFile, IsTheSameOfTheSameSpec) {
    ORGPLAN_NEEDS_PAGES();
    const auto spec = read_text(kGrowing), again = read_text(kGrowing);
    EXPECT_EQ(page_file(*spec), page_file(*again));
}

TEST(PageFile, HasTheDataOfAGrowingCompany) {
    ORGPLAN_NEEDS_PAGES();
    const auto spec = read_text(kGrowing);
    std::string data = data_of(page_file(*spec));
    // One thing a line, so that a difference can be read.
    for (std::size_t at = data.find("},{"); at != data.npos; at = data.find("},{", at)) data.replace(at, 3, "},\n{");
    expect_golden(kRoot / "tests" / "page_data" / "growing.json", data + "\n");
}

TEST(PageFile, LoadsNothingAndRunsNothingElse) {
    ORGPLAN_NEEDS_PAGES();
    const auto spec = read_text(kGrowing);
    const std::string file = page_file(*spec);
    EXPECT_EQ(count(file, "<script"), 2);
    EXPECT_EQ(count(file, "</script"), 2);
    EXPECT_EQ(count(file, "<style"), 1);
    EXPECT_EQ(count(file, " src="), 0);
    EXPECT_EQ(count(file, "<link"), 0);
    EXPECT_NE(file.find("default-src 'none'; script-src 'sha256-"), file.npos);
    EXPECT_EQ(file.find("unsafe-inline"), file.npos);
    EXPECT_EQ(file.find("'unsafe-eval'"), file.npos);
}

// What each seat adds, over four stages, beside what every page has.
TEST(PageFile, IsSmall) {
    ORGPLAN_NEEDS_PAGES();
    GeneratorOptions options;
    options.seats = 600;
    const auto spec = read_text(organisation_text(options));
    const std::string file = page_file(*spec);
    const std::string data = data_of(file);
    EXPECT_LT(data.size(), 1000 * options.seats);
    EXPECT_LT(file.size() - data.size(), 400'000);
    RecordProperty("bytes_a_seat", static_cast<int>(data.size() / options.seats));
    RecordProperty("fixed", static_cast<int>(file.size() - data.size()));
}

TEST(PageFile, ShowsHostileNamesAsText) {
    ORGPLAN_NEEDS_PAGES();
    const std::string hostile[] = {"<script>alert(1)</script>",
                                   "</script><img src=x onerror=alert(1)>",
                                   "<!-- <script>",
                                   "&lt;b&gt; &amp;",
                                   "\"'` \\",
                                   "\u202Egnp.exe",
                                   "a\u2028b\u2029c",
                                   "\u05D9\u05E9\u05E8\u05D0\u05DC",
                                   std::string(10'000, 'M'),
                                   "{{constructor}} ${1}"};
    for (const std::string& name : hostile) {
        SCOPED_TRACE(name.substr(0, 60));
        const std::string quoted = Json(name).dump();
        const auto spec = read_text(fmt::format(
            "orgplan: 1\ncompany: {{name: {0}, manager: boss}}\nstages:\n  - {{id: now, name: {0}, date: 2027-01-31}}\n"
            "units:\n  - {{id: core, name: {0}, positions: [{{id: boss, title: {0}, holder: {0}, tags: [{0}]}}, "
            "{{id: two, title: {0}, holder: {0}, location: {0}, level: {0}}}]}}\n",
            quoted));
        ASSERT_TRUE(spec && spec->built);
        const std::string file = page_file(*spec);
        const std::string data = data_of(file);
        EXPECT_EQ(data.find('<'), data.npos);
        EXPECT_EQ(data.find("\u2028"), data.npos);
        EXPECT_EQ(data.find("\u202E"), data.npos);
        EXPECT_EQ(count(file, "<script"), 2);
        EXPECT_EQ(count(file, "</script"), 2);
        EXPECT_EQ(count(file, "<img"), 0);
        const Json page = Json::parse(data);
        EXPECT_EQ(page["seats"][0]["states"][0]["holder"], scene::drawable(name));
        EXPECT_EQ(page["heading"], scene::drawable(name));
    }
}

TEST(PageFile, HasCostsOnlyByChoice) {
    ORGPLAN_NEEDS_PAGES();
    const char* const text = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages:
  - {id: seed, date: 2027-01-31}
  - {id: series-a, date: 2027-10-31}
costs:
  currency: EUR
  bands: [{family: engineering, yearly: 71234}]
budgets:
  company: [{from: 2027-01-31, monthly: 4321}]
positions:
  - {id: ceo, role: ceo, cost: {yearly: 98765}}
  - {id: dev, role: backend-developer, opens: 2027-06-01}
)";
    const auto spec = read_text(text), again = read_text(text);
    ASSERT_TRUE(spec && spec->built);
    const std::string data = data_of(page_file(*spec));
    for (const char* const amount : {"98765", "98 765", "71234", "71 234", "4321", "4 321", "run-rate"}) {
        EXPECT_EQ(data.find(amount), data.npos) << amount;
    }
    EXPECT_NE(data.find("costs, run rates and budgets"), data.npos);
    const std::string costs = data_of(page_file(*again, {.include = {"costs"}}));
    EXPECT_NE(costs.find("98 765 EUR a year"), costs.npos) << costs.substr(0, 3000);
    EXPECT_NE(costs.find("71 234 EUR a year"), costs.npos);
    EXPECT_NE(costs.find("Run rate a month"), costs.npos);
    EXPECT_EQ(costs.find("costs, run rates and budgets"), costs.npos);
}

TEST(PageFile, RefusesWhatIsForPaper) {
    ORGPLAN_NEEDS_PAGES();
    const auto refusal = [](api::DrawRequest request) {
        const auto spec = read_text(kGrowing);
        request.format = "html";
        const auto drawing = api::draw(*spec, request);
        return drawing ? std::string() : drawing.error().message;
    };
    EXPECT_EQ(refusal({}), "");
    EXPECT_NE(refusal({.look = {.tile = "a4"}}), "");
    EXPECT_NE(refusal({.by_team = true}), "");
    EXPECT_NE(refusal({.graphviz = true}), "");
    EXPECT_EQ(refusal({.include = {"photo"}}), "a page cannot include `photo`");
    const auto spec = read_text(kGrowing);
    const auto drawing = api::draw(*spec, {.format = "svg", .include = {"costs"}});
    ASSERT_FALSE(drawing);
    EXPECT_EQ(drawing.error().message, "--include is for pages and figures");
}

}  // namespace
}  // namespace orgplan::testing
