#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "planner/api/check.h"
#include "planner/api/diff.h"
#include "planner/api/draw.h"
#include "planner/api/faults.h"
#include "planner/api/plan.h"
#include "planner/api/show.h"
#include "planner/api/stats.h"
#include "tests/mutator.h"

// What can be shown of a broken spec is shown; only a text that cannot be read stops a command.

namespace orgplan::testing {
namespace {

using Why = api::Refusal::Why;

api::SpecPtr read(const std::string& text) {
    language::ReadOptions options;
    options.today = *parse_date("2027-01-15");
    options.stdin_text = text;
    api::Result<api::SpecPtr> spec = api::read("-", options);
    return spec ? std::move(*spec) : nullptr;
}

std::vector<std::string> examples() {
    std::vector<std::string> texts;
    for (const char* name : {"startup", "matrix", "reorganisation", "hiring-plan", "foundation", "first"}) {
        std::ifstream file(std::filesystem::path(ORGPLAN_SOURCE_DIR) / "examples" / fmt::format("{}.yaml", name));
        texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return texts;
}

// Every word of the text that names something, each now and then with a letter too many.
std::string misspelt(std::string text, Random& random) {
    for (std::size_t times = 1 + random.below(6); times > 0; --times) {
        std::size_t at = random.below(text.size());
        at = text.find(": ", at);
        if (at == std::string::npos || at + 3 >= text.size() || text[at + 2] < 'a' || text[at + 2] > 'z') continue;
        text.insert(at + 3, "x");
    }
    return text;
}

template <class T>
void expect_shown(const api::Result<T>& shown, const language::Spec& spec, const char* what) {
    if (shown) {
        EXPECT_TRUE(spec.built) << what;
        return;
    }
    const api::Refusal& refusal = shown.error();
    if (spec.built) {
        // No seats, or no plan: there is nothing to show.
        EXPECT_EQ(refusal.why, Why::empty) << what << ": " << refusal.message;
        return;
    }
    EXPECT_EQ(refusal.why, Why::faulty) << what;
    EXPECT_FALSE(refusal.findings.empty()) << what;
    for (const text::Finding& each : refusal.findings.all()) EXPECT_EQ(each.severity, text::Severity::error);
}

TEST(Broken, ShowsWhatCanBeShownInEveryCommand) {
    const std::vector<std::string> texts = examples();
    std::size_t shown_with_faults = 0, unreadable = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE(seed);
        Random random(seed);
        const std::string& original = texts[seed % texts.size()];
        const std::string text = seed % 4 == 0 ? Mutator(seed).mutate(original) : misspelt(original, random);
        const api::SpecPtr spec = read(text);
        ASSERT_TRUE(spec);
        const text::Findings faults = api::faults_of(*spec);
        if (spec->sound) {
            EXPECT_TRUE(std::ranges::none_of(faults.all(), [](const text::Finding& each) {
                return each.rule != "unreadable-policy" && each.rule != "bad-rule-setting";
            })) << faults.all().front().message;
        }
        shown_with_faults += spec->built && !faults.empty();
        unreadable += !spec->built;
        expect_shown(api::show(*spec, ""), *spec, "show");
        expect_shown(api::stats(*spec), *spec, "stats");
        expect_shown(api::plan(*spec), *spec, "plan show");
        expect_shown(api::draw(*spec), *spec, "draw");
        expect_shown(api::draw(*spec, {.by_team = true}), *spec, "draw --by team");
        const api::Result<api::Checked> checked = api::check_built(*spec);
        expect_shown(checked, *spec, "check");
        if (checked) {
            const api::DiffSide side{"spec", "", *spec, checked->findings};
            expect_shown(api::diff(side, side), *spec, "diff");
        }
        if (HasFailure()) FAIL() << text;
    }
    EXPECT_GT(shown_with_faults, 100u);
    EXPECT_GT(unreadable, 3u);
}

TEST(Broken, SaysWhatTheTextSaysWhereItLeadsNowhere) {
    const api::SpecPtr spec = read(R"(orgplan: 1
company: {manager: ada}
positions:
  - {id: ada, role: ceo}
  - {id: bo, role: bakend, reports_to: omar, holder: Bo Lind}
  - {id: li, role: qa-engineer, unit: platfrm}
)");
    ASSERT_TRUE(spec && spec->built);
    EXPECT_EQ(api::faults_of(*spec).all().size(), 3u);
    const Organisation& org = spec->organisation;
    const StageId now{};
    EXPECT_EQ(org.title_of(PositionId{1}, now), "bakend");
    EXPECT_EQ(org.outsider_text(PositionId{1}, now), "omar (not found)");
    EXPECT_EQ(org.at(PositionId{2}, now).unknown_home, "platfrm");
    const api::Result<stats::Stats> stats = api::stats(*spec);
    ASSERT_TRUE(stats);
    EXPECT_EQ(stats->stages.front().unresolved, 2u);
    EXPECT_EQ(stats->stages.front().outsiders, 0u);
}

TEST(Broken, AreNotWhatAPolicyHides) {
    const api::SpecPtr spec = read(R"(orgplan: 1
company: {manager: ada}
positions: [{id: ada, role: ceo}, {id: bo, title: Envoy, reports_to: none}, {id: cy, title: Envoy, reports_to: bo}, {id: di, title: Scout, reports_to: cy}]
rules: {severity: {holder-in-two-seats: hide}, ignore: [{rule: reporting-cycle, at: bo, why: They lead by turns.}]}
)");
    ASSERT_TRUE(spec && spec->built);
    EXPECT_TRUE(api::faults_of(*spec).empty());
    const api::SpecPtr loop = read(R"(orgplan: 1
company: {manager: ada}
positions: [{id: ada, role: ceo}, {id: bo, title: Envoy, reports_to: cy}, {id: cy, title: Envoy, reports_to: bo}]
rules: {ignore: [{rule: reporting-cycle, at: bo, why: They lead by turns.}]}
)");
    ASSERT_TRUE(loop && loop->built);
    EXPECT_TRUE(api::faults_of(*loop).empty());
    EXPECT_TRUE(api::draw(*loop));
}

}  // namespace
}  // namespace orgplan::testing
