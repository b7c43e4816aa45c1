#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "planner/api/check.h"

// `# orgplan: ignore[rule] -- reason`: what a comment covers, and what is reported of one that is of no use.

namespace orgplan {
using namespace language;
using namespace text;
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Found {
    api::SpecPtr spec;
    api::Checked checked;

    std::vector<std::string> rules() const {
        std::vector<std::string> all;
        for (const Finding& each : checked.findings.all()) all.push_back(each.rule);
        return all;
    }
    const Finding* finding(std::string_view rule) const {
        const auto found = std::ranges::find(checked.findings.all(), rule, &Finding::rule);
        return found == checked.findings.all().end() ? nullptr : &*found;
    }
    std::string_view text_at(std::string_view rule) const {
        const Finding* const found = finding(rule);
        return found == nullptr ? std::string_view() : spec->sources.text(found->where);
    }
};

Found found_in(const std::string& text) {
    ReadOptions options;
    options.today = *parse_date("2027-01-15");
    options.stdin_text = text;
    Found found;
    found.spec = std::move(*api::read("-", options));
    found.checked = std::move(*api::check(*found.spec));
    return found;
}

// A team of three, a unit without seats and, where there is no comment, a finding at each. Each `@` is a comment.
std::string spec(std::string_view at, const std::string& comment) {
    std::string text = R"(orgplan: 1 @top
company: @company
  manager: cto
stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30}]
positions:
  - {id: cto, role: chief-technology-officer}
  - {role: operations-specialist, count: 12}
units: @units
  @above
  - id: platform @line
    name: Platform @name
    @nested
    units: @inner
      - id: search @team
        kind: team @kind
        positions:
          - {role: backend-developer, count: 3} @seats
  @after
  - {id: idle} @flow
  @last
)";
    std::string made;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] != '@') {
            made += text[i++];
            continue;
        }
        const std::size_t end = text.find('\n', i);
        if (text.substr(i + 1, end - i - 1) == at) made += comment;
        i = end;
    }
    return made;
}

constexpr auto kBoth = "# orgplan: ignore[team-too-small, empty-unit] -- Small on purpose";

struct Case {
    const char* at;
    std::vector<std::string> found;
};

class CommentCases : public testing::TestWithParam<Case> {};

TEST_P(CommentCases, CoverTheThingOnTheirLineOrBelow) {
    const Found found = found_in(spec(GetParam().at, kBoth));
    EXPECT_THAT(found.rules(), testing::UnorderedElementsAreArray(GetParam().found));
}

INSTANTIATE_TEST_SUITE_P(
    Ignore, CommentCases,
    testing::Values(Case{"nowhere", {"team-too-small", "empty-unit"}},
                    Case{"top", {"team-too-small", "empty-unit", "unused-ignore", "unused-ignore"}},
                    Case{"company", {"team-too-small", "empty-unit", "unused-ignore", "unused-ignore"}},
                    Case{"units", {}}, Case{"above", {"empty-unit", "unused-ignore"}},
                    Case{"line", {"empty-unit", "unused-ignore"}},
                    Case{"name", {"team-too-small", "empty-unit", "unused-ignore", "unused-ignore"}},
                    Case{"nested", {"empty-unit", "unused-ignore"}}, Case{"inner", {"empty-unit", "unused-ignore"}},
                    Case{"team", {"empty-unit", "unused-ignore"}},
                    Case{"kind", {"team-too-small", "empty-unit", "unused-ignore", "unused-ignore"}},
                    Case{"seats", {"team-too-small", "empty-unit", "unused-ignore", "unused-ignore"}},
                    Case{"after", {"team-too-small", "unused-ignore"}},
                    Case{"flow", {"team-too-small", "unused-ignore"}},
                    Case{"last", {"team-too-small", "unused-ignore"}}),
    [](const auto& each) { return each.param.at; });

// What was suppressed is listed with the reason, the comment and the finding.
TEST(IgnoreComments, AreListedWithTheirReason) {
    const Found found = found_in(spec("team", "# orgplan: ignore[team-too-small] -- It grows in spring"));
    ASSERT_EQ(found.checked.rules.suppressed.size(), 1u);
    const report::SuppressedFinding& one = found.checked.rules.suppressed.front();
    EXPECT_EQ(one.rule, "team-too-small");
    EXPECT_EQ(one.id, "search");
    EXPECT_EQ(one.why, "It grows in spring");
    EXPECT_EQ(one.stages.size(), 2u);
    EXPECT_TRUE(one.in_source);
    EXPECT_EQ(found.spec->sources.text(one.entry), "team-too-small");
    ASSERT_EQ(found.checked.said.settings.size(), 1u);
    EXPECT_EQ(found.checked.said.settings.front().id, "team-too-small");
    EXPECT_THAT(found.checked.said.settings.front().at, ElementsAre("search"));
}

TEST(IgnoreComments, EndAtAStageOrADay) {
    const auto until = [](const std::string& time) {
        return found_in(spec("team", "# orgplan: ignore[team-too-small] until " + time + " -- Young"));
    };
    const Found stage = until("b");
    ASSERT_NE(stage.finding("team-too-small"), nullptr);
    EXPECT_EQ(stage.finding("team-too-small")->stages.size(), 1u);
    EXPECT_THAT(until("2027-01-16").rules(), ElementsAre("empty-unit"));
    const Found ended = until("2027-01-15");
    EXPECT_THAT(ended.rules(), testing::UnorderedElementsAre("team-too-small", "unused-ignore", "empty-unit"));
    EXPECT_EQ(ended.finding("unused-ignore")->message,
              "this comment ended on 2027-01-15, and `team-too-small` is reported at `search` again");
    const Found wrong = until("spring");
    EXPECT_THAT(wrong.rules(), testing::UnorderedElementsAre("team-too-small", "bad-rule-setting", "empty-unit"));
    EXPECT_EQ(wrong.text_at("bad-rule-setting"), "spring");
}

struct Useless {
    const char* name;
    const char* comment;
    const char* rule;   ///< what is reported
    const char* place;  ///< the text there
};

class UselessComments : public testing::TestWithParam<Useless> {};

TEST_P(UselessComments, AreReportedAtAPlaceOfTheirOwn) {
    const Found found = found_in(spec("team", GetParam().comment));
    const bool none = std::string_view(GetParam().rule).empty();
    EXPECT_THAT(found.rules(), testing::Contains("team-too-small"));
    EXPECT_EQ(found.rules().size(), none ? 2u : 3u) << testing::PrintToString(found.rules());
    EXPECT_EQ(found.text_at(GetParam().rule), GetParam().place);
}

INSTANTIATE_TEST_SUITE_P(
    Ignore, UselessComments,
    testing::Values(
        Useless{"no_reason", "# orgplan: ignore[team-too-small]", "ignore-without-reason",
                "# orgplan: ignore[team-too-small]"},
        Useless{"empty_reason", "# orgplan: ignore[team-too-small] -- ", "ignore-without-reason",
                "# orgplan: ignore[team-too-small] -- "},
        Useless{"unknown_rule", "# orgplan: ignore[team-to-small] -- x", "unknown-rule", "team-to-small"},
        Useless{"of_the_text", "# orgplan: ignore[duplicate-key] -- x", "bad-rule-setting", "duplicate-key"},
        Useless{"nothing_to_suppress", "# orgplan: ignore[empty-unit] -- x", "unused-ignore", "empty-unit"},
        Useless{"no_brackets", "# orgplan: ignore team-too-small -- x", "unread-comment",
                "# orgplan: ignore team-too-small -- x"},
        Useless{"no_rules", "# orgplan: ignore[] -- x", "unread-comment", "# orgplan: ignore[] -- x"},
        Useless{"not_closed", "# orgplan: ignore[team-too-small -- x", "unread-comment",
                "# orgplan: ignore[team-too-small -- x"},
        Useless{"no_colon", "# orgplan ignore[team-too-small] -- x", "unread-comment",
                "# orgplan ignore[team-too-small] -- x"},
        Useless{"no_time", "# orgplan: ignore[team-too-small] until -- x", "unread-comment",
                "# orgplan: ignore[team-too-small] until -- x"},
        Useless{"other_words", "# orgplan: ignore[team-too-small] because -- x", "unread-comment", "because -- x"},
        Useless{"another_word", "# orgplan: disable team-too-small", "unread-comment",
                "# orgplan: disable team-too-small"},
        Useless{"misspelt", "# orgplan: ignroe[team-too-small] -- x", "unread-comment",
                "# orgplan: ignroe[team-too-small] -- x"},
        Useless{"prose", "# orgplan: see the handbook", "", ""},
        Useless{"other_prose", "# orgplan ignores this", "", ""}, Useless{"a_spec", "# orgplan: 1", "", ""}),
    [](const auto& each) { return each.param.name; });

TEST(IgnoreComments, MayFollowAnotherRemarkAndHaveFewBlanks) {
    EXPECT_THAT(found_in(spec("team", "# as of May # orgplan: ignore[team-too-small] -- x")).rules(),
                ElementsAre("empty-unit"));
    EXPECT_THAT(found_in(spec("team", "#orgplan:ignore[ team-too-small ]--x")).rules(), ElementsAre("empty-unit"));
}

TEST(IgnoreComments, MayBeInLettersOfEitherCase) {
    EXPECT_THAT(found_in(spec("team", "# Orgplan: ignore[team-too-small] -- x")).rules(), ElementsAre("empty-unit"));
    EXPECT_THAT(found_in(spec("team", "# ORGPLAN: Ignore[team-too-small] Until b -- x")).rules(),
                testing::Contains("team-too-small"));
}

TEST(IgnoreComments, MayBeSeveralOnALine) {
    const Found found = found_in(spec("team", "# orgplan: ignore[team-too-small] # Orgplan: ignore[empty-unit] -- y"));
    EXPECT_EQ(found.text_at("ignore-without-reason"), "# orgplan: ignore[team-too-small]");
    EXPECT_EQ(found.text_at("unused-ignore"), "empty-unit");
    const Found both = found_in(
        "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\nunits: # orgplan: "
        "ignore[unit-without-manager] -- x # orgplan: ignore[empty-unit] -- y\n  - {id: idle}\n");
    EXPECT_THAT(both.rules(), testing::Not(testing::Contains("empty-unit")));
}

TEST(IgnoreComments, MayNameTheProgramInTheirReason) {
    const Found found = found_in(spec("team", "# orgplan: ignore[team-too-small] -- see # orgplan docs, page 3"));
    ASSERT_EQ(found.checked.rules.suppressed.size(), 1u);
    EXPECT_EQ(found.checked.rules.suppressed.front().why, "see # orgplan docs, page 3");
}

// One that is taken for a reason is said to be.
TEST(IgnoreComments, OfOneReasonAreReported) {
    const Found found = found_in(spec("team", "# orgplan: ignore[team-too-small] -- x, Ignore[empty-unit] -- y"));
    EXPECT_THAT(found.rules(), testing::UnorderedElementsAre("empty-unit", "unread-comment"));
    EXPECT_EQ(found.text_at("unread-comment"), "Ignore[empty-unit] -- y");
}

// Of a rule that is not checked nobody knows whether a comment is of use.
TEST(IgnoreComments, AreOfUseWhereTheirRuleIsNotChecked) {
    const std::string hidden = "rules: {severity: {team-too-small: hide}}\n";
    EXPECT_THAT(found_in(spec("team", "# orgplan: ignore[team-too-small] -- x") + hidden).rules(),
                ElementsAre("empty-unit"));
    const std::string structure = "rules: {packs: [structure]}\n";
    EXPECT_THAT(found_in(spec("flow", kBoth) + structure).rules(), IsEmpty());
}

// Where several seats are reported together, the others remain.
TEST(IgnoreComments, CoverOneSeatOfSeveral) {
    const Found found = found_in(
        "orgplan: 1\npositions:\n  - {id: a, role: ceo}\n  - {id: b, role: cto} # orgplan: ignore[several-roots] -- x\n"
        "  - {id: c, role: qa-engineer}\n");
    ASSERT_NE(found.finding("several-roots"), nullptr);
    EXPECT_EQ(found.finding("several-roots")->message, "2 seats report to nobody: `a`, `c`");
}

// What a unit holds is covered wherever it is written, so that a file can be split.
TEST(IgnoreComments, CoverTheSeatsOfAUnitElsewhere) {
    const std::string seats =
        "company: {manager: boss}\npositions:\n  - {id: boss, role: ceo}\n"
        "  - {id: lead, role: tech-lead, unit: core}\n"
        "  - {id: dev, role: backend-developer, unit: core}\n"
        "  - {role: operations-specialist, count: 14}\n";
    const auto rules = [&](const std::string& comment) {
        return found_in("orgplan: 1\n" + seats + "units:\n  - id: core" + comment + "\n    kind: team\n").rules();
    };
    const std::vector<std::string> before = rules("");
    ASSERT_THAT(before, testing::Contains("team-too-small"));
    const std::vector<std::string> after = rules("  # orgplan: ignore[team-too-small] -- x");
    EXPECT_EQ(after.size() + 1, before.size());
}

// A comment belongs to the edit of a scenario as it does to what is edited.
TEST(IgnoreComments, AreReadBesideACompanyFinding) {
    const Found found = found_in(
        "orgplan: 1\ncompany: {manager: boss} # orgplan: ignore[run-rate-exceeded] -- Agreed\n"
        "stages: [{id: a, date: 2027-01-01}, {id: b, date: 2027-06-01}]\n"
        "positions: [{id: boss, role: ceo, cost: 120000 EUR}]\n"
        "budgets:\n"
        "  - {for: company, run_rate: {2027-01: 1000 EUR}} # orgplan: ignore[run-rate-exceeded] -- Agreed\n");
    EXPECT_EQ(found.finding("run-rate-exceeded"), nullptr);
}

}  // namespace
}  // namespace orgplan
