#include <gtest/gtest.h>

#include <algorithm>

#include "tests/rules/check_text.h"

namespace orgplan {
namespace {

// `units` below a chief executive, with these lines before them.
Checked below(const std::string& units, const std::string& before = {}) {
    return check_text("orgplan: 1\ncompany: {manager: c}\nrules: {packs: [benchmark], " + before +
                      "}\npositions: [{id: c, role: ceo}]\n" + units);
}

std::string said(const Checked& checked, std::string_view rule) {
    const Finding* finding = checked.finding(rule);
    return finding == nullptr ? "" : std::string(name_of(finding->severity)) + ": " + finding->message;
}

std::string developers(int count, const std::string& others = {}) {
    return "units:\n  - {id: a, manager: em, positions: [{id: em, role: engineering-manager}, {role: "
           "backend-developer, "
           "count: " +
           std::to_string(count) + "}" + others + "]}\nproducts: [{id: p, has_ui: true, units: [a]}]\n";
}

// What is missing altogether is one fault, whether a ratio or a rule of its own reports it.
struct AtZero {
    const char* name;
    const char* units;
    const char* reported;
    const char* silent;
    const char* message;  // part of what is reported
};

class Zero : public testing::TestWithParam<AtZero> {};

TEST_P(Zero, IsReportedOnce) {
    const auto& [name, units, reported, silent, message] = GetParam();
    const Checked checked = check_text(std::string("orgplan: 1\ncompany: {manager: c}\nrules: {packs: [all]}\n"
                                                   "positions: [{id: c, role: ceo}]\n") +
                                       units);
    EXPECT_NE(said(checked, reported).find(message), std::string::npos) << said(checked, reported);
    EXPECT_EQ(said(checked, silent), "");
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Zero,
    testing::Values(
        AtZero{"no_product_manager",
               "units: [{id: a, positions: [{role: backend-developer, count: 14}]}]\n"
               "products: [{id: p, units: [a]}]\n",
               "product-without-product-manager", "developers-to-product-managers", "`p` has 14 engineers, and nobody"},
        AtZero{"no_product_manager_and_no_product",
               "units: [{id: a, positions: [{role: backend-developer, count: 14}]}]\n",
               "developers-to-product-managers", "product-without-product-manager",
               "14 developers and no product manager"},
        AtZero{"no_product_manager_and_products_too_small",
               "units: [{id: a, positions: [{role: backend-developer, count: 4}]},\n"
               "  {id: b, positions: [{role: backend-developer, count: 14}]}]\nproducts: [{id: p, units: [a]}]\n",
               "developers-to-product-managers", "product-without-product-manager",
               "18 developers and no product manager"},
        AtZero{"a_founder_in_the_place_of_one",
               "units: [{id: a, positions: [{role: founder}, {role: backend-developer, count: 14}]}]\n"
               "products: [{id: p, units: [a]}]\n",
               "developers-to-product-managers", "product-without-product-manager",
               "14 developers and no product manager"},
        AtZero{"no_data_engineer", "units: [{id: a, positions: [{role: data-scientist, count: 12}]}]\n",
               "data-engineer-missing", "data-engineers-to-scientists",
               "12 analysts, scientists and machine learning engineers and no data engineer"},
        AtZero{
            "no_data_engineer_for_two",
            "units: [{id: a, positions: [{role: data-scientist, count: 2}, {role: account-executive, count: 12}]}]\n",
            "data-engineers-to-scientists", "data-engineer-missing", "0 data engineers per data scientist"},
        AtZero{"no_seller", "units: [{id: a, positions: [{role: pre-sales-engineer, count: 12}]}]\n",
               "pre-sales-engineer-without-seller", "sellers-to-pre-sales", "nobody who sells"},
        AtZero{"no_pre_sales_engineer", "units: [{id: a, positions: [{role: account-executive, count: 12}]}]\n",
               "sellers-to-pre-sales", "pre-sales-engineer-without-seller", "12 sellers and no pre-sales engineer"},
        AtZero{"no_human_resources_specialist",
               "units: [{id: a, positions: [{role: backend-developer, count: 150}]}]\n", "people-function-missing",
               "staff-to-human-resources", "151 people and nobody"},
        AtZero{"no_security_engineer", "units: [{id: a, positions: [{role: backend-developer, count: 150}]}]\n",
               "security-engineer-missing", "developers-to-security-engineers", "no security engineer"},
        AtZero{"nobody_who_prospects", "units: [{id: a, positions: [{role: account-executive, count: 12}]}]\n",
               "sellers-without-prospectors", "closers-to-prospectors", "12 account executives, but no"}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(Benchmarks, OfARatioSpeakAtZero) {
    const auto ratio = [](int count, const std::string& others = {}, const std::string& before = {}) {
        return said(below(developers(count, others), before), "developers-to-designers");
    };
    EXPECT_EQ(ratio(11, ", {role: product-designer}"),
              "advice: the company has 11 developers per designer; up to 10 to one is typical");
    EXPECT_EQ(ratio(11), "advice: the company has 11 developers and no designer; up to 10 to one is typical");
    EXPECT_EQ(ratio(10), "");
    EXPECT_EQ(ratio(11, ", {title: Design Wizard}, {title: Design Oracle}"), "") << "who may be a designer";
    EXPECT_EQ(ratio(31, ", {title: Design Wizard}, {title: Design Oracle}"),
              "advice: the company has 15.5 developers per designer; up to 10 to one is typical");
    EXPECT_EQ(ratio(7, {}, "set: {designer.max_developers: 6, shape.min_headcount: 3}"),
              "advice: the company has 7 developers and no designer; up to 6 to one is typical");
    EXPECT_EQ(said(below("units: [{id: a, positions: [{role: backend-developer, count: 13}]}]\n"),
                   "developers-to-product-managers"),
              "advice: the company has 13 developers and no product manager; 5 to 10 to one is typical");
    EXPECT_EQ(said(below(developers(13, ", {role: product-owner}")), "developers-to-product-managers"), "");
    EXPECT_EQ(said(below(developers(4, ", {role: product-designer, count: 9}")), "developers-to-product-managers"), "");
}

TEST(Benchmarks, SayWhoIsMissingFromWhichNumberOn) {
    EXPECT_EQ(
        said(below(developers(15)), "operations-missing"),
        "advice: 15 developers and nobody in operations or infrastructure; from 15 on most companies have somebody");
    EXPECT_EQ(said(below(developers(14)), "operations-missing"), "");
    EXPECT_EQ(said(below(developers(31), "set: {vp_engineering.min_engineers: 20}"), "vp-engineering-missing"),
              "advice: 31 engineers and no VP of Engineering; from 20 on most companies have one");
    EXPECT_EQ(said(below(developers(50)), "people-function-missing"),
              "advice: 52 people and nobody in HR or recruiting; from 50 on most companies have somebody");
}

TEST(Benchmarks, OfOnCallCountWhoCanBe) {
    const auto rota = [](const std::string& seats, const std::string& before = {}) {
        return said(below("units: [{id: run, tags: [on-call], positions: [" + seats + "]}]\n", before),
                    "on-call-rotation-too-small");
    };
    EXPECT_EQ(rota("{role: site-reliability-engineer, count: 6}, {role: devops-engineer, count: 2, holder: vacant},"
                   "{role: product-owner, count: 2}, {role: product-designer, count: 2}, {role: engineering-manager}"),
              "warning: `run` is on call around the clock with 6 people who can be; 8 are typical for its "
              "number of sites");
    EXPECT_EQ(rota("{role: site-reliability-engineer, count: 6}, {role: backend-developer}, {role: support-engineer}"),
              "");
    EXPECT_EQ(rota("{role: site-reliability-engineer, count: 3}", "set: {on_call.one_site: 3}"), "");
    const std::string sites =
        "{role: site-reliability-engineer, count: 4, location: Bonn}, {role: devops-engineer, count: 5, location: "
        "Lima}";
    EXPECT_EQ(rota(sites),
              "warning: `run` is on call around the clock with 9 people who can be; 12 are typical for its "
              "number of sites");
}

TEST(Benchmarks, OfANarrowSpanAreAdviceInASmallCompany) {
    const auto span = [](int others, const std::string& before = {}) {
        return said(below("units:\n  - {id: a, manager: em, positions: [{id: em, role: engineering-manager}, {role: "
                          "backend-developer, count: 2}]}\n  - {id: b, positions: [{role: data-analyst, count: " +
                              std::to_string(others) + "}]}\n",
                          before),
                    "span-too-narrow");
    };
    EXPECT_EQ(span(8), "advice: `em` has 2 direct reports, fewer than 4");
    EXPECT_EQ(span(45), "advice: `em` has 2 direct reports, fewer than 4");
    EXPECT_EQ(span(46), "warning: `em` has 2 direct reports, fewer than 4");
    EXPECT_EQ(said(below("units:\n  - {id: f, kind: department, manager: cfo, positions: [{id: cfo, title: CFO}, "
                         "{role: data-analyst, count: 2}]}\n"
                         "  - {id: b, positions: [{role: backend-developer, count: 60}]}\n"),
                   "span-too-narrow"),
              "advice: `cfo` has 2 direct reports, fewer than 4");
    EXPECT_EQ(span(8, "set: {company.medium_min: 12, span.min: 3}"),
              "warning: `em` has 2 direct reports, fewer than 3");
}

void collect_sizes(const Condition& condition, std::vector<std::string>& into) {
    if (condition.op == Op::company && condition.at_least) into.push_back(condition.at_least->parameter);
    for (const Condition& part : condition.parts) collect_sizes(part, into);
}

// A company set may be another number: nothing a user reads of a fault has it typed in.
TEST(Benchmarks, PrintTheirNumbersFromTheParameters) {
    for (const Rule& rule : builtin_rules().rules) {
        if (rule.pack != "benchmark") continue;
        for (const std::string* text : {&rule.message, &rule.help, &rule.summary}) {
            EXPECT_TRUE(std::none_of(text->begin(), text->end(), [](char c) { return c >= '0' && c <= '9'; })) << *text;
        }
        if (!rule.when || rule.when->op == Op::any) continue;
        std::vector<std::string> sizes;
        collect_sizes(*rule.when, sizes);
        // Of several cases, each says its own.
        if (rule.id == "staff-to-it-specialists") continue;
        for (const std::string& size : sizes) {
            EXPECT_NE(rule.details.find("`" + size + "`"), std::string::npos) << rule.id << ": " << size;
        }
    }
}

// Nobody in product at all is one fault, whatever it is that they would work on.
std::string without_product_manager(const std::string& more) {
    const Checked checked = check_text(R"(orgplan: 1
company: {manager: boss}
stages: [{id: s1}, {id: s2}]
positions: [{id: boss, role: accountant})" +
                                       more + R"(]
units:
  - {id: a, positions: [{role: backend-developer, count: 14}]}
  - {id: b, positions: [{role: backend-developer, count: 6}]}
  - {id: c, positions: [{role: backend-developer, count: 5}]}
products:
  - {id: pay, units: [a], duties: {roadmap: ~, strategy: ~, success: ~}}
  - {id: map, units: [b], duties: {roadmap: ~, strategy: ~, success: ~}}
  - {id: small, units: [c], opens: s2, duties: {roadmap: ~, strategy: ~, success: ~}}
  - {id: mail, units: [b], duties: {roadmap: ~, strategy: ~, success: ~}}
)");
    std::string all;
    for (const Finding& each : checked.findings.all()) {
        if (each.rule != "product-without-product-manager") continue;
        constexpr std::string_view kUsual = ", and nobody in product works on it; from 5 on somebody should";
        std::string message = each.message;
        const std::size_t usual = message.find(kUsual);
        if (usual != message.npos) message.erase(usual, kUsual.size());
        all += message + "\n";
        for (const Note& note : each.notes) all += "  " + note.message + "\n";
    }
    return all;
}

TEST(ProductWithoutProductManager, IsOneFindingWhereNobodyIsInProduct) {
    EXPECT_EQ(without_product_manager(""),
              "`pay` has 14 engineers (the same is true of 2 more products: `map`, `mail`)\n"
              "  `map` is here\n  `mail` is here\n"
              "`small` has 5 engineers\n");
    // One who has others to look after may take any of them.
    EXPECT_EQ(without_product_manager(", {id: pm, role: product-manager, scope: [hiring]}"),
              "`pay` has 14 engineers\n`map` has 6 engineers\n`small` has 5 engineers\n`mail` has 6 engineers\n");
}

// The help of one rule names a way out that is none for another.
TEST(SpanTooWide, TellsOfTheTagThatAllowsMore) {
    const auto check = [](const std::string& tags) {
        return check_text(
            "orgplan: 1\ncompany: {manager: c}\npositions: [{id: c, role: ceo}, {role: accountant, count: 3}]\n"
            "rules: {packs: [benchmark]}\nunits: [{id: a, manager: em, positions: [{id: em, role: "
            "engineering-manager" +
            tags + "}, {role: backend-developer, count: 10}]}]\n");
    };
    const Checked wide = check("");
    ASSERT_NE(wide.finding("span-too-wide"), nullptr) << wide.text();
    EXPECT_NE(wide.finding("span-too-wide")->help.find("write `tags: [supervisor]`"), std::string::npos);
    const Checked tagged = check(", tags: [supervisor]");
    EXPECT_EQ(tagged.finding("span-too-wide"), nullptr);
    EXPECT_EQ(tagged.finding("span-unlike-supervisor"), nullptr);
}

}  // namespace
}  // namespace orgplan
