#include <gtest/gtest.h>

#include <fmt/format.h>

#include <filesystem>
#include <random>

#include "graph/chart/render/graphviz.h"
#include "tests/chart/drawing.h"
#include "tests/generate/organisation_text.h"
#include "tests/golden/program.h"
#include "tests/plan/chart/drawn_plan.h"
#include "tests/plan/chart/page_checks.h"

namespace orgplan {
using namespace cards;
using namespace hiring;
using namespace language;
using namespace layout;
using namespace plan;
using namespace render;
using namespace scene;
using namespace text;
namespace {

namespace fs = std::filesystem;

constexpr const char* kPages[] = {"a4", "16:9", "a4-portrait", "1:4", "20:1"};

TEST(PlanPicture, ExamplesAndStoriesAreDrawnAsTheyArePlanned) {
    std::vector<fs::path> files = {kRoot / "examples/startup.yaml", kRoot / "examples/startup-later.yaml",
                                   kRoot / "examples/technical-group.yaml", kRoot / "examples/matrix.yaml"};
    const fs::path stories = kRoot / "../shared/design/stories";
    if (fs::exists(stories)) {
        for (const auto& entry : fs::directory_iterator(stories)) files.push_back(entry.path());
    }
    for (const fs::path& file : files) {
        const Pictured pictured = pictured_of_file(file);
        if (!pictured.plan) continue;
        for (const char* page : kPages) {
            EXPECT_EQ(faults(pictured.pages(page), *pictured.plan, pictured.spec->organisation), "")
                << file << " on " << page;
        }
    }
}

TEST(PlanPicture, RandomPlansAreDrawnAsTheyArePlanned) {
    for (unsigned seed = 1; seed <= 24; ++seed) {
        GeneratorOptions options;
        options.seats = 5 + seed * seed;
        options.stages = 1 + seed % 6;
        options.seed = seed;
        options.presence = seed % 4 < 2;
        const std::string money =
            seed % 3 == 0 ? ""
                          : fmt::format(
                                "costs: {{currency: EUR, yearly: {{default: 60000, engineering: 7{}000}}}}\n"
                                "budgets: [{{for: company, run_rate: {{s1: {}}}}}]\n",
                                seed % 10, options.seats * 5200);
        const std::string hiring =
            seed % 2 == 0 ? fmt::format(
                                "hiring: {{days_to_fill: {{engineering: {}, default: 30}}, freeze: [{{opens: "
                                "2027-03, closes: 2027-08}}]}}\n",
                                seed * 9)
                          : "";
        const Pictured pictured = pictured_of_text(organisation_text(options) + money + hiring);
        ASSERT_TRUE(pictured.plan) << "seed " << seed;
        EXPECT_EQ(faults(pictured.pages(kPages[seed % 3]), *pictured.plan, pictured.spec->organisation), "")
            << "seed " << seed;
    }
}

// The stages and dates of a plan by which all kinds of change come.
constexpr const char* kSmall = R"(orgplan: 1
company: {name: Ferro, manager: ceo}
stages: [{id: now, name: Now, date: 2027-01-15}, {id: later, name: Later, date: 2027-08-31}]
positions: [{id: ceo, role: ceo, holder: Mia}]
units:
  - id: firmware
    name: Firmware
    manager: em
    positions:
      - {id: em, role: engineering-manager, holder: Clara}
      - {id: dev, role: backend-developer, holder: Ewa, leaves: 2027-04, backfill: 2027-07}
      - {role: backend-developer, count: {now: 1, 2027-05: 3}}
      - {id: bo, role: qa-engineer, holder: Bo, changes: {2027-06: {role: tech-lead}}}
      - {id: ext, role: devops-engineer, employment: contractor, closes: 2027-03}
      - {id: gone, role: data-analyst, closes: 2027-06}
      - {id: open, role: data-engineer, holder: vacant}
hiring: {days_to_fill: {default: 45}, freeze: [{opens: 2027-08, closes: 2027-09}]}
costs: {currency: EUR, yearly: {default: 60000}}
budgets: [{for: company, run_rate: {2027-01: 40000, 2027-06: 30000}}]
)";

std::vector<std::string> texts_of(const Scene& scene) {
    std::vector<std::string> texts;
    for (const TextRun& run : scene.texts) texts.push_back(run.text);
    return texts;
}

TEST(PlanPicture, TellsWhatMatters) {
    const Pictured pictured = pictured_of_text(kSmall);
    const std::vector<Scene> pages = pictured.pages("16:9");
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_EQ(faults(pages, *pictured.plan, pictured.spec->organisation), "");
    EXPECT_EQ(pages[0].title,
              "Ferro \u00B7 6 \u2192 7 heads by 2027-08-31 \u00B7 run rate 35 000 \u2192 35 000 EUR a month, budget "
              "30 000");
    const std::vector<std::string> figures = texts_of(pages[0]);
    for (const char* text : {"+2", "+1", "\u22121", "1 vacant", "1 vacant, 1 external", "40 000", "\u25B2 5 000",
                             "over budget", "EUR a month, at the end of each month"}) {
        EXPECT_NE(std::find(figures.begin(), figures.end(), text), figures.end()) << text;
    }
    const std::vector<std::string> lines = texts_of(pages[0]);
    for (const char* text : {"Backend Developer \u00D72", "Backend Developer, backfill", "Bo: Tech Lead",
                             "Ewa, Backend Developer", "DevOps Engineer, external", "Data Analyst", "\u2191", "\u2212",
                             "\u00D7", "freeze", "Now", "Later", "Firmware"}) {
        EXPECT_NE(std::find(lines.begin(), lines.end(), text), lines.end()) << text;
    }
    const SceneCard* hire = card_of(pages[0], "hire firmware/backend-developer-2 2027-05-01");
    ASSERT_NE(hire, nullptr);
    EXPECT_EQ(hire->tooltip,
              "Backend Developer \u00D72\nFirmware\nopen the requisition by 2027-03-17\nfirst day 2027-05-01\n"
              "firmware/backend-developer-2, firmware/backend-developer-3");
}

TEST(PlanPicture, IsDrawnAsBefore) {
    std::string dots;
    for (const Scene& page : pictured_of_text(kSmall).pages("16:9")) {
        const Rendered rendered = render::render(std::span(&page, 1), "dot");
        EXPECT_EQ(rendered.error, "");
        dots += rendered.bytes;
    }
    expect_golden(kRoot / "tests/plan/chart/small.dot", dots);
}

TEST(PlanPicture, IsRenderedInEveryFormat) {
    const std::vector<Scene> pages = pictured_of_text(kSmall).pages("a4");
    for (const std::string_view format : chart_formats()) {
        const Rendered rendered = render::render(pages, format);
        EXPECT_EQ(rendered.error, "") << format;
        EXPECT_FALSE(rendered.bytes.empty()) << format;
        EXPECT_EQ(render::render(pages, format).bytes, rendered.bytes) << format;
    }
}

TEST(PlanPicture, IsWrittenByTheNameOfItsFile) {
    const fs::path folder = fs::temp_directory_path() / fmt::format("orgplan-picture-{}", ::getpid());
    fs::create_directories(folder);
    std::ofstream(folder / "ferro.yaml") << kSmall;
    const struct {
        std::vector<std::string> arguments;
        int exit_code;
        std::string out;  // begins so
        std::string err;
    } cases[] = {
        {{"-o", "p.svg"}, 0, "p.svg\n", ""},
        {{"-o", "p.svg", "--page", "a4-portrait"}, 0, "p-1.svg\np-2.svg\n", ""},
        {{"-o", "p.pdf", "--page", "16:9"}, 0, "p.pdf\n", ""},
        {{"-o", "p.json"}, 0, "p.json\n", ""},
        {{"-o", "p.md"}, 0, "p.md\n", ""},
        {{"-o", "-", "--format", "pdf"}, 0, "%PDF", ""},
        {{"--format", "pdf"}, 0, "%PDF", ""},
        {{"--format", "png", "--page", "a4-portrait"}, 2, "", "standard output takes one chart, and there are 2"},
        {{"-o", "p.pgn"}, 2, "", "`pgn` is not a format of a plan; did you mean `png`?"},
        {{"-o", "p.svg", "--page", "a7"}, 2, "", "`a7` is not a page size"},
        {{"-o", "p.svg", "--from", "2027-02"}, 2, "", "--from and --to choose the months of tables"},
        {{"-o", "no/such/folder/p.svg"}, 3, "", "cannot write"},
    };
    for (const auto& [arguments, exit_code, out, err] : cases) {
        std::vector<std::string> all{"plan", "show", "ferro.yaml", "--today", "2027-01-15"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        const Outcome outcome = run_in(folder, all);
        EXPECT_EQ(outcome.exit_code, exit_code) << arguments[1] << outcome.err;
        EXPECT_TRUE(outcome.out.starts_with(out)) << outcome.out;
        EXPECT_NE(outcome.err.find(err), std::string::npos) << outcome.err;
    }
    EXPECT_TRUE(text_of(folder / "p-1.svg").starts_with("<?xml"));
    EXPECT_TRUE(text_of(folder / "p.json").starts_with("{"));
    fs::remove_all(folder);
}

}  // namespace
}  // namespace orgplan
