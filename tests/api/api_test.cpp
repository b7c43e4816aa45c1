#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "planner/api/check.h"
#include "planner/api/compare.h"
#include "planner/api/diff.h"
#include "planner/api/draw.h"
#include "planner/api/plan.h"
#include "planner/api/rules.h"
#include "planner/api/show.h"
#include "planner/api/stats.h"
#include "planner/report/text_report.h"
#include "tests/api/memory_files.h"

// What another program does with the facade: a page, a language server.

namespace orgplan::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using Why = api::Refusal::Why;

const MemoryFiles kFiles({{"/acme/org.yaml", R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]
costs: {currency: EUR, bands: [{yearly: 60000}]}
positions: [{id: ceo, role: ceo}]
units:
  - {id: core, kind: team, positions: [{id: be, role: backend-developer}, {id: qa, role: qa-engineer, opens: end}]}
  - {id: idle}
rules: {policy: policy.yaml}
)"},
                          {"/acme/policy.yaml", R"(orgplan: 1
rules: {severity: {empty-unit: error}, set: {span.max: 4}}
)"},
                          {"/broken.yaml", "orgplan: 1\npositions: [{id: ceo, role: ceo, reports_to: nobody-here}]\n"},
                          {"/crowded.yaml", R"(orgplan: 1
company: {manager: ceo}
stages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]
positions:
  - {id: ceo, role: ceo}
  - {id: be, role: backend-developer, holder: Bo Lind, fte: 0.9}
  - {id: qa, role: qa-engineer, holder: [{name: Bo Lind, share: 0.7}], changes: {end: {holder: [{name: Bo Lind, share: 0.3}]}}}
)"},
                          {"/unclosed.yaml", "orgplan: 1\ncompany: {name: \"Acme\n"}});

api::SpecPtr read(const std::string& path) {
    language::ReadOptions options;
    options.today = *parse_date("2027-01-15");
    options.tree = &kFiles;
    api::Result<api::SpecPtr> spec = api::read(path, options);
    return spec ? std::move(*spec) : nullptr;
}

api::Checked checked(language::Spec& spec) {
    api::CheckRequest request;
    request.tree = &kFiles;
    return *api::check(spec, request);
}

text::Severity severity_of(const api::Checked& checked, std::string_view rule) {
    for (const text::Finding& finding : checked.findings.all()) {
        if (finding.rule == rule) return finding.severity;
    }
    return text::Severity::hide;
}

TEST(Api, ChecksAFolderInMemoryUnderItsPolicy) {
    const api::SpecPtr spec = read("/acme");
    ASSERT_TRUE(spec);
    const api::Checked found = checked(*spec);
    EXPECT_EQ(severity_of(found, "empty-unit"), text::Severity::error);
    EXPECT_THAT(report::text_report(found.findings, spec->sources, spec->organisation, {}),
                HasSubstr("/acme/org.yaml:8:"));
    EXPECT_GT(found.rules.checked, 100u);
    EXPECT_GT(found.hiring.days_to_fill, 0);
}

// Else a page that shows the findings beside the plan would have to read the spec again.
TEST(Api, LeavesASpecAsItWasRead) {
    const api::SpecPtr spec = read("/acme/org.yaml");
    ASSERT_TRUE(spec);
    EXPECT_TRUE(checked(*spec).findings.any(text::Severity::error));
    EXPECT_TRUE(spec->findings.empty());
    EXPECT_TRUE(api::plan(*spec, {{}, &kFiles}));
    EXPECT_TRUE(api::stats(*spec, {"", &kFiles}));
    EXPECT_TRUE(api::draw(*spec));
    EXPECT_EQ(checked(*spec).findings.all().size(), checked(*spec).findings.all().size());
}

TEST(Api, DrawsBytesOfEachStageAndOfPages) {
    const api::SpecPtr spec = read("/acme/org.yaml");
    ASSERT_TRUE(spec);
    const api::Result<api::Drawing> stages = api::draw(*spec, {.format = "SVG"});
    ASSERT_TRUE(stages);
    EXPECT_EQ(stages->format, "svg");
    ASSERT_EQ(stages->files.size(), 2u);
    EXPECT_EQ(stages->files[1].stage, "end");
    const api::Result<std::string> svg = api::render(stages->files[1], stages->format);
    ASSERT_TRUE(svg);
    EXPECT_THAT(*svg, AllOf(HasSubstr("<svg"), HasSubstr("QA Engineer")));

    const api::Result<api::Drawing> pages = api::draw(*spec, {.format = "pdf"});
    ASSERT_TRUE(pages);
    ASSERT_EQ(pages->files.size(), 1u);
    EXPECT_EQ(pages->files[0].scenes.size(), 2u);
    EXPECT_THAT(*api::render(pages->files[0], "pdf"), StartsWith("%PDF"));
}

TEST(Api, TellsWhatIsDifferentAndDrawsIt) {
    const api::SpecPtr spec = read("/acme/org.yaml");
    ASSERT_TRUE(spec);
    const api::Checked found = checked(*spec);
    const api::Result<diff::Diff> diff =
        api::diff({"acme", "now", *spec, found.findings}, {"acme", "end", *spec, found.findings});
    ASSERT_TRUE(diff);
    EXPECT_FALSE(diff->empty());
    EXPECT_EQ(diff->stages.front().label, "now → end");
    const Organisation& org = spec->organisation;
    const api::Result<api::Drawing> drawing = api::draw_diff(org, org, *diff, {.subject = "Acme"});
    ASSERT_TRUE(drawing);
    EXPECT_THAT(*api::render(drawing->files.front(), drawing->format), HasSubstr("QA Engineer"));
}

TEST(Api, MeasuresPlansAndComparesUnderThePolicy) {
    const api::SpecPtr spec = read("/acme/org.yaml");
    ASSERT_TRUE(spec);
    const api::Result<stats::Stats> figures = api::stats(*spec, {"end", &kFiles});
    ASSERT_TRUE(figures);
    ASSERT_EQ(figures->stages.size(), 1u);
    EXPECT_EQ(figures->stages[0].units[0].count.seats, 3u);
    EXPECT_EQ(figures->span.high, 4);

    const api::Result<plan::Plan> plan = api::plan(*spec, {{}, &kFiles});
    ASSERT_TRUE(plan);
    EXPECT_EQ(std::ranges::count(plan->actions, plan::ActionKind::start, &plan::Action::kind), 1);
    const api::Result<api::Drawing> drawing = api::draw_plan(*plan, spec->organisation);
    ASSERT_TRUE(drawing);
    EXPECT_THAT(*api::render(drawing->files.front(), drawing->format), HasSubstr("<svg"));

    const api::Checked found = checked(*spec);
    const std::vector<compare::ComparedSpec> both{{"a", *spec, found.findings}, {"b", *spec, found.findings}};
    const api::Result<compare::Comparison> comparison = api::compare(both);
    ASSERT_TRUE(comparison);
    EXPECT_EQ(comparison->stages.size(), 2u);
}

TEST(Api, MeasuresAndDrawsSomebodyWithMoreThanAWeek) {
    const api::SpecPtr spec = read("/crowded.yaml");
    const api::Checked found = checked(*spec);
    ASSERT_EQ(severity_of(found, "holder-over-full-week"), text::Severity::error);
    const text::Finding& finding =
        *std::ranges::find(found.findings.all(), "holder-over-full-week", &text::Finding::rule);
    EXPECT_EQ(finding.message, "`Bo Lind` is planned for 1.6 of a full week: 0.9 in `be`, 0.7 in `qa`");
    EXPECT_EQ(finding.stages, spec->organisation.all_stages());
    ASSERT_EQ(finding.by_stage.size(), 2u);
    EXPECT_EQ(finding.by_stage[1].message, "`Bo Lind` is planned for 1.2 of a full week: 0.9 in `be`, 0.3 in `qa`");
    ASSERT_EQ(finding.measures.size(), 2u);
    EXPECT_NEAR(std::get<text::Bounded<double>>(finding.measures[1].number).value, 1.2, 1e-9);
    EXPECT_EQ(std::get<text::Bounded<double>>(finding.measures[1].number).high, 1.0);
    EXPECT_EQ(finding.about, (std::vector<text::Part>{{"person", "Bo Lind"}}));
    EXPECT_TRUE(api::show(*spec));
    EXPECT_TRUE(api::stats(*spec));
    EXPECT_TRUE(api::plan(*spec));
    EXPECT_TRUE(api::draw(*spec));
}

TEST(Api, SuppressesWhatNamesSeveralSeatsAtEachOfThem) {
    const auto found = [](const std::string& rules) {
        language::ReadOptions options;
        options.today = *parse_date("2027-01-15");
        options.stdin_text =
            "orgplan: 1\ncompany: {manager: a}\npositions: [{id: a, title: Chair}]\n"
            "units:\n  - {id: docs, positions: [{id: d, title: Convener, holder: Bo Lind}]}\n"
            "  - {id: press, positions: [{id: p, title: Convener, holder: Bo Lind}]}\n" +
            rules;
        const api::SpecPtr spec = std::move(*api::read("-", options));
        const api::Checked all = checked(*spec);
        EXPECT_TRUE(api::stats(*spec)) << rules;
        EXPECT_TRUE(api::show(*spec)) << rules;
        std::vector<std::string> ids;
        for (const text::Finding& finding : all.findings.all()) ids.push_back(finding.rule);
        return ids;
    };
    EXPECT_THAT(found(""), ElementsAre("holder-in-two-seats"));
    EXPECT_THAT(found("rules: {severity: {holder-in-two-seats: hide}}\n"), ElementsAre());
    for (const std::string at : {"p", "d", "docs", "press", "[d, p]"}) {
        EXPECT_THAT(found("rules: {ignore: [{rule: holder-in-two-seats, at: " + at + ", why: Honorary.}]}\n"),
                    ElementsAre())
            << at;
    }
    EXPECT_THAT(found("rules: {ignore: [{rule: holder-in-two-seats, at: a, why: Honorary.}]}\n"),
                ElementsAre("holder-in-two-seats", "unused-ignore"));
}

api::Refusal refused(const std::string& path, const std::function<api::Refusal(language::Spec&)>& ask) {
    const api::SpecPtr spec = read(path);
    return spec ? ask(*spec) : api::Refusal{Why::failed, "not read"};
}

TEST(Api, RefusesWithAReasonAsData) {
    struct Case {
        const char* path;
        std::function<api::Refusal(language::Spec&)> ask;
        Why why;
        const char* message;
        const char* hint;
    };
    const auto two = [](std::size_t many) {
        return [many](language::Spec& spec) {
            return api::compare(std::vector<compare::ComparedSpec>(many, {"a", spec, spec.findings})).error();
        };
    };
    const Case cases[] = {
        {"/acme", [](auto& spec) { return api::draw(spec, {.format = "svgg"}).error(); }, Why::wrong,
         "`svgg` is not a chart format", "did you mean `svg`?"},
        {"/acme", [](auto& spec) { return api::draw(spec, {.look = {.page = "a7"}}).error(); }, Why::wrong,
         "`a7` is not a page size", "the page sizes are a0 to a6"},
        {"/acme", [](auto& spec) { return api::draw(spec, {.root = "ceoo"}).error(); }, Why::wrong,
         "no seat has the id `ceoo`", "did you mean `ceo`?"},
        {"/acme", [](auto& spec) { return api::draw(spec, {.stage = "now", .root = "qa"}).error(); }, Why::empty,
         "there is nothing to draw", ""},
        {"/unclosed.yaml", [](auto& spec) { return api::draw(spec).error(); }, Why::faulty, "", ""},
        {"/unclosed.yaml", [](auto& spec) { return api::show(spec).error(); }, Why::faulty, "", ""},
        {"/unclosed.yaml", [](auto& spec) { return api::plan(spec).error(); }, Why::faulty, "", ""},
        {"/unclosed.yaml", [](auto& spec) { return api::stats(spec).error(); }, Why::faulty, "", ""},
        {"/unclosed.yaml", [](auto& spec) { return api::check_built(spec).error(); }, Why::faulty, "", ""},
        {"/acme", [](auto& spec) { return api::show(spec, "nwo").error(); }, Why::wrong, "no stage is called `nwo`",
         "he stages are `now`, `end`"},
        {"/acme", [](auto& spec) { return api::check(spec, {{"structur"}}).error(); }, Why::wrong,
         "no pack is called `structur`", "did you mean `structure`? The packs are"},
        {"/acme",
         [](auto& spec) {
             return api::check(spec, {{}, {"/none.yaml"}, "", &kFiles}).error();
         },
         Why::unreadable, "there is no `/none.yaml` in memory", ""},
        {"/acme", two(1), Why::wrong, "1 spec given, but a comparison takes 2 to 8", ""},
        {"/acme", two(9), Why::wrong, "9 specs given, but a comparison takes 2 to 8", ""},
        {"/acme", [](auto&) { return api::explain("cto-withuot").error(); }, Why::wrong,
         "no rule or role is called `cto-withuot`", ""},
        {"/acme", [](auto&) { return api::list_rules({.pack = "glosary"}).error(); }, Why::wrong,
         "no pack is called `glosary`", "did you mean `glossary`?"},
    };
    for (const Case& each : cases) {
        const api::Refusal refusal = refused(each.path, each.ask);
        EXPECT_EQ(refusal.why, each.why) << each.message;
        EXPECT_THAT(refusal.message, HasSubstr(each.message));
        EXPECT_THAT(refusal.hint, HasSubstr(each.hint));
        EXPECT_EQ(refusal.findings.any(text::Severity::error), each.why == Why::faulty) << each.path;
    }
    language::ReadOptions options;
    options.tree = &kFiles;
    const api::Result<api::SpecPtr> none = api::read("/nowhere.yaml", options);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().why, Why::unreadable);
    EXPECT_EQ(none.error().message, "cannot read `/nowhere.yaml`: no such file or folder");
}

TEST(Api, PrintsNothing) {
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();
    for (const char* path : {"/acme", "/broken.yaml", "/unclosed.yaml", "/nowhere.yaml"}) {
        const api::SpecPtr spec = read(path);
        if (!spec) continue;
        const api::Checked found = checked(*spec);
        for (const char* format : {"svg", "pdf", "png", "dot", "none"}) {
            const api::Result<api::Drawing> drawing = api::draw(*spec, {.format = format});
            if (drawing) api::render(drawing->files.front(), drawing->format);
        }
        EXPECT_FALSE(api::draw(*spec, {.stage = "none", .graphviz = true}));
        api::plan(*spec, {{}, &kFiles});
        api::stats(*spec, {"", &kFiles});
        api::show(*spec);
        if (spec->built) api::diff({"a", "", *spec, found.findings}, {"b", "", *spec, found.findings});
    }
    api::explain("cto");
    api::list_rules({});
    EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
    EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace orgplan::testing
