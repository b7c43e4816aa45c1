#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "planner/api/check.h"
#include "planner/report/finding_text.h"
#include "tests/generate/changing_text.h"
#include "tests/generate/organisation_text.h"

// What `check` says of a day between stages.

namespace orgplan::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

api::SpecPtr read(const std::string& text, std::optional<Tick> at = {}, std::vector<Tick> days = {}) {
    language::ReadOptions options;
    options.today = *parse_date("2027-01-15");
    options.stdin_text = text;
    options.at = at;
    options.days = std::move(days);
    api::Result<api::SpecPtr> spec = api::read("-", options);
    EXPECT_TRUE(spec) << spec.error().message;
    return std::move(*spec);
}

api::Checked check(const std::string& text, language::Spec& spec, bool all_days = false,
                   std::vector<std::string> packs = {"all"}) {
    api::CheckRequest request;
    request.packs = std::move(packs);
    request.parts = true;
    if (all_days) {
        request.on_days = [&](std::vector<Tick> days) -> api::Result<api::SpecPtr> {
            return read(text, {}, std::move(days));
        };
    }
    api::Result<api::Checked> checked = api::check(spec, request);
    EXPECT_TRUE(checked) << checked.error().message;
    return std::move(*checked);
}

// Faults of the graph, which `check` finds on every day.
const std::set<std::string> kOfTheGraph{"joint-head-below",     "reporting-cycle",      "self-report",
                                        "manager-gone",         "two-solid-claims",     "several-roots",
                                        "duty-of-closed-seat",  "unit-without-manager", "departments-not-as-stated",
                                        "holder-in-two-seats",  "holder-paid-twice",    "holder-over-own-time",
                                        "holder-over-full-week"};

std::string name_of(const text::Finding& finding) {
    std::string name = finding.rule;
    for (const text::Part& part : finding.about) name += fmt::format(" {} {}", part.kind, part.id);
    return name;
}

// What was found at a time that covers a day, or else at the stage before it or after it: a fault that holds at a stage
// too does not say how long it lasts.
struct Found {
    std::set<std::string> then;
    std::set<std::string> around;
};

Found found_on(Tick day, const Organisation& org, const text::Findings& findings) {
    Found found;
    StageSet around;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const bool last = s + 1 == org.stages.size();
        if (org.stages[s].at <= day && (last || day < org.stages[s + 1].at)) around.add(id_at<StageId>(s));
        if (s > 0 && org.stages[s - 1].at <= day && day < org.stages[s].at) around.add(id_at<StageId>(s));
    }
    for (const text::Finding& finding : findings.all()) {
        if (!kOfTheGraph.contains(finding.rule)) continue;
        const StageId stage = org.stage_at(day);
        const bool between = std::ranges::any_of(
            finding.between, [&](const Between& each) { return each.from <= day && day < each.to; });
        if (between || (given(stage) && finding.stages.has(stage))) found.then.insert(name_of(finding));
        if (!(finding.stages & around).empty()) found.around.insert(name_of(finding));
    }
    return found;
}

std::vector<Tick> days_of_change(const language::Spec& spec) {
    std::vector<Tick> days = spec.graph->days();
    std::erase_if(days, [&](Tick day) { return day <= spec.organisation.stages.front().at; });
    return days;
}

TEST(CheckDays, FindsOnADayWhatItFindsWhereTheSpecIsCutOffAtThatDay) {
    std::set<std::string> rules;
    std::size_t between = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        const ChangingOptions options{.closing = seed % 2 == 0, .faulty = true};
        const std::string text = changing_text(seed, options);
        const api::SpecPtr spec = read(text);
        const api::Checked checked = check(text, *spec, false, {"structure"});
        for (const Tick day : days_of_change(*spec)) {
            SCOPED_TRACE(date_text(day));
            ChangingOptions cut = options;
            cut.cut = day;
            const std::string until_then = changing_text(seed, cut);
            const api::SpecPtr short_spec = read(until_then, day);
            const api::Checked then = check(until_then, *short_spec, false, {"structure"});
            const std::set<std::string> expected = found_on(day, short_spec->organisation, then.findings).then;
            const Found found = found_on(day, spec->organisation, checked.findings);
            for (const std::string& each : expected) {
                rules.insert(each.substr(0, each.find(' ')));
                between += found.then.contains(each) && !given(spec->organisation.stage_at(day));
                EXPECT_TRUE(found.then.contains(each) || found.around.contains(each)) << each << '\n' << text;
            }
            for (const std::string& each : found.then) {
                EXPECT_TRUE(expected.contains(each)) << each << '\n' << text;
            }
            if (HasFailure()) return;
        }
    }
    // What nobody finds is not tested.
    EXPECT_GT(between, 50u);
    EXPECT_TRUE(rules.contains("joint-head-below"));
    EXPECT_GE(rules.size(), 10u) << fmt::format("{}", fmt::join(rules, " "));
}

TEST(CheckDays, OfRulesAreWhatTheyAreAsStages) {
    std::size_t between = 0;
    for (std::uint32_t seed = 0; seed < 6; ++seed) {
        SCOPED_TRACE(seed);
        const std::string text =
            seed < 3 ? organisation_text({.seats = 60, .stages = 3, .seed = seed, .months = 18}) : changing_text(seed);
        const api::SpecPtr spec = read(text);
        const api::Checked checked = check(text, *spec, true);
        std::vector<Tick> days = days_of_change(*spec);
        std::erase_if(days, [&](Tick day) { return given(spec->organisation.stage_at(day)); });
        EXPECT_GE(checked.days, days.size());
        const api::SpecPtr as_stages = read(text, {}, days);
        ASSERT_EQ(as_stages->organisation.stages.size(), spec->organisation.stages.size() + days.size());
        const api::Checked then = check(text, *as_stages);
        const auto of_rules = [](const text::Findings& findings) {
            std::vector<const text::Finding*> found;
            for (const text::Finding& each : findings.all()) {
                if (each.rule.starts_with("span-") || each.rule.starts_with("team-")) found.push_back(&each);
            }
            return found;
        };
        for (const Tick day : days) {
            std::set<std::string> mine, theirs;
            for (const text::Finding* each : of_rules(checked.findings)) {
                if (std::ranges::any_of(each->between,
                                        [&](const Between& time) { return time.from <= day && day < time.to; })) {
                    mine.insert(name_of(*each));
                }
            }
            for (const text::Finding* each : of_rules(then.findings)) {
                if (each->stages.has(as_stages->organisation.stage_at(day))) theirs.insert(name_of(*each));
            }
            between += mine.size();
            EXPECT_EQ(mine, theirs) << date_text(day) << '\n' << text;
        }
        // What holds at stages is what it is without the days.
        const api::Checked alone = check(text, *spec);
        for (const text::Finding* each : of_rules(alone.findings)) {
            const bool same = std::ranges::any_of(of_rules(checked.findings), [&](const text::Finding* other) {
                return name_of(*each) == name_of(*other) && each->stages == other->stages;
            });
            EXPECT_TRUE(same) << name_of(*each);
        }
        if (HasFailure()) return;
    }
    EXPECT_GT(between, 20u);
}

constexpr const char* kBetween = R"(orgplan: 1
company: {name: Kiosk, manager: ada}
stages: [{id: spring, date: 2027-03-31}, {id: autumn, date: 2027-09-30}, {id: winter, date: 2027-12-31}]
positions:
  - {id: ada, role: ceo, holder: Ada Moe}
  - {id: gus, role: cto, holder: Gus Orr, changes: {2027-10-15: {reports_to: bo}, 2027-11-15: {reports_to: ada}}}
  - {id: lea, role: engineering-manager, holder: Lea Ott, reports_to: gus, closes: 2027-05}
  - {id: bo, role: backend-developer, holder: Bo Lind, reports_to: lea, changes: {2027-07: {reports_to: gus}}}
  - {id: second, role: cto, opens: 2027-06, closes: 2027-08, reports_to: ada}
)";

std::vector<std::string> texts_of(const api::Checked& checked, const Organisation& org, std::string_view rule) {
    std::vector<std::string> texts;
    for (const text::Finding& each : checked.findings.all()) {
        if (each.rule == rule) texts.push_back(report::finding_text(each, org));
    }
    return texts;
}

TEST(CheckDays, SaysFromWhichDayToWhich) {
    const api::SpecPtr spec = read(kBetween);
    const api::Checked checked = check(kBetween, *spec);
    EXPECT_THAT(texts_of(checked, spec->organisation, "manager-gone"),
                ElementsAre("`bo` reports to `lea`, which does not exist then, from 2027-05-01 to 2027-06-30, between "
                            "`spring` and `autumn`"));
    EXPECT_THAT(
        texts_of(checked, spec->organisation, "reporting-cycle"),
        ElementsAre("reporting lines form a loop: `gus` -> `bo` -> `gus`, from 2027-10-15 to 2027-11-14, between "
                    "`autumn` and `winter`"));
    EXPECT_TRUE(spec->sound) << "every stage can be shown";
}

TEST(CheckDays, KeepsApartTimesInWhichSomebodyHasOtherSeats) {
    const std::string text = R"(orgplan: 1
company: {manager: ceo}
stages: [{id: seed, date: 2027-01-31}, {id: a, date: 2027-06-30}]
positions:
  - {id: ceo, role: ceo}
  - {id: p, role: backend-developer, holder: Ann Lee, closes: 2027-04-01}
  - {id: q, role: backend-developer, holder: vacant, changes: {2027-03-01: {holder: Ann Lee}}}
  - {id: r, role: backend-developer, holder: vacant, changes: {2027-04-01: {holder: Ann Lee}}}
)";
    const api::SpecPtr spec = read(text);
    EXPECT_THAT(
        texts_of(check(text, *spec), spec->organisation, "holder-in-two-seats"),
        ElementsAre("`Ann Lee` holds 2 seats without a share for each: `p`, `q`, from 2027-03-01 to 2027-03-31, "
                    "between `seed` and `a`; `q`, `r` at `a`"));
}

TEST(CheckDays, SaysWhichRulesItCouldNotFollow) {
    // A chapter that claims every developer changes its head daily.
    std::string text =
        "orgplan: 1\ncompany: {manager: ceo}\nstages: [{id: a, date: 2027-01-01}, {id: b, date: 2030-01-01}]\n"
        "positions:\n  - {id: ceo, role: ceo, holder: Ann Lee}\n  - {id: x, role: cto}\n  - {id: y, role: cto}\n"
        "  - {role: backend-developer, count: 3000}\n"
        "  - {id: z, title: Scout, holder: Ann Lee, opens: 2027-05, closes: 2027-06}\n"
        "units:\n  - id: chapter\n    manager: x\n    line: solid\n    members: [{role: backend-developer}]\n"
        "    changes:\n";
    for (int day = 1; day <= 1000; ++day) {
        text += fmt::format("      {}: {{manager: {}}}\n", date_text(*parse_date("2027-01-01") + day),
                            day % 2 == 0 ? "x" : "y");
    }
    const api::SpecPtr spec = read(text);
    ASSERT_FALSE(spec->organisation.follows_changes);
    const api::Checked checked = check(text, *spec, false, {"structure"});
    EXPECT_EQ(checked.rules.undecided.size(), 5u);
    EXPECT_GE(checked.rules.undecided.front().subjects, 1000u);
    // What does not rest on lines is found all the same.
    EXPECT_THAT(texts_of(checked, spec->organisation, "holder-in-two-seats"),
                ElementsAre(HasSubstr("from 2027-05-01 to 2027-05-31, between `a` and `b`")));
}

TEST(CheckDays, LeavesThemOutWhereAStageIsAskedFor) {
    const api::SpecPtr spec = read(kBetween);
    api::CheckRequest request;
    request.stage = "autumn";
    const api::Result<api::Checked> checked = api::check(*spec, request);
    ASSERT_TRUE(checked);
    EXPECT_FALSE(checked->findings.has("manager-gone"));
    EXPECT_FALSE(checked->findings.has("reporting-cycle"));
}

TEST(CheckDays, ChecksRulesBetweenStagesOnlyWhereAsked) {
    const api::SpecPtr spec = read(kBetween);
    EXPECT_FALSE(check(kBetween, *spec).findings.has("several-chief-technology-officers"));
    const api::Checked all = check(kBetween, *spec, true);
    EXPECT_THAT(texts_of(all, spec->organisation, "several-chief-technology-officers"),
                Contains(HasSubstr("from 2027-06-01 to 2027-07-31, between `spring` and `autumn`")));
    EXPECT_EQ(all.days, 6u);
}

}  // namespace
}  // namespace orgplan::testing
