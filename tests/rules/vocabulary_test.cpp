#include <gtest/gtest.h>

#include "planner/rules/read_rules.h"

namespace orgplan {
namespace {

struct Read {
    Sources sources;
    Findings findings;
    std::unique_ptr<Document> document;
    RuleSet rules;

    std::string told() const {
        std::string text;
        for (const Finding& finding : findings.all()) {
            const LineColumn at = sources.line_column(finding.where.file, finding.where.begin);
            text += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + finding.message;
            if (!finding.help.empty()) text += "; " + finding.help;
            text += "\n";
        }
        return text;
    }
};

Read read_own(const std::string& text) {
    static const Organisation org = [] {
        Organisation made;
        for (const char* id : {"backend-developer", "tech-lead"}) {
            Role role;
            role.id = role.title = id;
            made.roles.push_back(role);
        }
        made.families.push_back({"engineering", "Engineering", ""});
        Unit unit;
        unit.id = "checkout";
        unit.states.emplace_back().location = "oslo";
        made.units.push_back(unit);
        return made;
    }();
    Read read;
    read.rules = builtin_rules();
    read.document = Document::read(read.sources, read.sources.add("own.yaml", text), read.findings);
    read_own_rules(read.document->root(), words_of(org), read.rules, read.findings);
    return read;
}

struct Fault {
    const char* name;
    const char* text;
    const char* told;
};

class FaultyRule : public testing::TestWithParam<Fault> {};

TEST_P(FaultyRule, IsToldWhereItStands) {
    const Read read = read_own(GetParam().text);
    EXPECT_EQ(read.told(), GetParam().told);
    EXPECT_EQ(read.rules.rules.size(), builtin_rules().rules.size());
    for (const Finding& finding : read.findings.all()) EXPECT_EQ(finding.rule, "unreadable-rule");
}

INSTANTIATE_TEST_SUITE_P(
    Vocabulary, FaultyRule,
    testing::Values(
        Fault{"condition", "- {id: x, for: {seat: {role: tech-lead}},\n   require: {report: {at_least: 2}}}",
              "2:14 `report` is no condition of a seat; did you mean `reports`?\n"},
        Fault{"condition_of_unit", "- {id: x, for: {unit: {}}, require: {size: {at_least: 2}, reports: {}}}",
              "1:59 `reports` is no condition of a unit\n"},
        Fault{"condition_of_company", "- {id: x, for: company, require: {cuont: {}}}",
              "1:35 `cuont` is no condition of the company; did you mean `count`?\n"},
        Fault{"selector", "- {id: x, for: {seat: {roel: tech-lead}}, require: {reports: {}}}",
              "1:24 `roel` is no word of a selector of seats; did you mean `role`?\n"},
        Fault{"role", "- {id: x, for: {seat: {role: [tech-lead, tech-laed]}}, require: {reports: {}}}",
              "1:42 there is no role `tech-laed`; did you mean `tech-lead`?\n"},
        Fault{"family", "- {id: x, for: {seat: {family: enginering}}, require: {reports: {}}}",
              "1:32 there is no family `enginering`; did you mean `engineering`?\n"},
        Fault{"unit", "- {id: x, for: {unit: {id: chekout}}, require: {size: {at_least: 1}}}",
              "1:28 there is no unit `chekout`; did you mean `checkout`?\n"},
        Fault{"location", "- {id: x, for: {seat: {location: osol}}, require: {reports: {}}}",
              "1:34 there is no location `osol`; did you mean `oslo`?\n"},
        Fault{"employment", "- {id: x, for: {seat: {employment: contracter}}, require: {reports: {}}}",
              "1:36 there is no employment `contracter`; did you mean `contractor`?\n"},
        Fault{"parameter", "- {id: x, for: {unit: {}}, require: {size: {at_least: team.mni}}}",
              "1:55 `team.mni` is neither a number nor a parameter; did you mean `team.min`?\n"},
        Fault{"no_bound", "- {id: x, for: {unit: {}}, require: {size: {}}}",
              "1:44 neither `at_least` nor `at_most` is given\n"},
        Fault{"fact", "- {id: x, for: company, require: {company: {sektor: finance}}}",
              "1:45 `sektor` is no word of `company`; did you mean `sector`?\n"},
        Fault{"flag", "- {id: x, for: {seat: {root: yes}}, require: {reports: {}}}",
              "1:30 `root` is `true` or `false`\n"},
        Fault{"subject", "- {id: x, for: everybody, require: {reports: {}}}",
              "1:16 `for` is `company`, or a map with `seat` or `unit`\n"},
        Fault{"subject_word", "- {id: x, for: {seats: {}}, require: {reports: {}}}",
              "1:17 `seats` is no word of `for`; did you mean `seat`?\n"},
        Fault{"two_subjects", "- {id: x, for: {seat: {}, unit: {}}, require: {}}",
              "1:16 `for` names either `seat` or `unit`\n"},
        Fault{"no_subject", "- {id: x, require: {reports: {}}}", "1:8 rule `x` does not say what it is `for`\n"},
        Fault{"no_requirement", "- {id: x, for: company}", "1:8 rule `x` does not say what it requires (`require`)\n"},
        Fault{"empty_requirement", "- {id: x, for: company, require: {}}", "1:34 no condition is given\n"},
        Fault{"key", "- {id: x, for: company, require: {count: {}}, sevrity: error}",
              "1:47 `sevrity` is no word of a rule; did you mean `severity`?\n"},
        Fault{"severity", "- {id: x, for: company, require: {count: {}}, severity: fatal}",
              "1:57 `fatal` is no severity; a rule's severity is `error`, `warning` or `advice`\n"},
        Fault{"placeholder", "- {id: x, for: company, require: {count: {}}, message: 'saw {cuont}'}",
              "1:56 `{cuont}` cannot be told by a message; did you mean `count`?\n"},
        Fault{"open_brace", "- {id: x, for: company, require: {count: {}}, message: 'saw {count'}",
              "1:56 `{count}` cannot be told by a message; did you mean `count`?\n"},
        Fault{"taken", "- {id: team-too-small, for: company, require: {count: {}}}",
              "1:8 there is a rule `team-too-small` already\n"},
        Fault{"id", "- {id: Too Small, for: company, require: {count: {}}}",
              "1:8 a rule has an id of lower-case letters, digits and hyphens that names the fault\n"},
        Fault{"no_map", "- pair-on-call", "1:3 a rule is a map\n"},
        Fault{"list_of_conditions", "- {id: x, for: company, require: {all: {count: {}}}}",
              "1:40 `all` is a list of conditions\n"},
        Fault{"several", "- {id: x, for: company, require: {cont: {}, company: {sektor: a, builds: []}}}",
              "1:35 `cont` is no condition of the company; did you mean `count`?\n"
              "1:55 `sektor` is no word of `company`; did you mean `sector`?\n"}),
    [](const auto& fault) { return fault.param.name; });

TEST(Vocabulary, TakesARuleOfOnesOwn) {
    const Read read = read_own(R"(
- id: pair-on-call
  for: {unit: {purpose: operations}}
  require: {count: {role: backend-developer, at_least: 2}}
  why: Pager.
- {id: six-at-most, for: {unit: {kind: team}}, require: {size: {at_most: team.max}}, severity: error, message: "{unit} has {count}"}
)");
    EXPECT_EQ(read.told(), "");
    const Rule* rule = read.rules.rule("pair-on-call");
    ASSERT_NE(rule, nullptr);
    EXPECT_EQ(rule->pack, "own");
    EXPECT_EQ(rule->severity, Severity::warning);
    EXPECT_EQ(rule->subject, SubjectKind::unit);
    EXPECT_EQ(rule->require.op, Op::count);
    EXPECT_EQ(rule->require.at_least->value, 2);
    EXPECT_EQ(rule->help, "Pager.");
    EXPECT_EQ(read.rules.rule("six-at-most")->severity, Severity::error);
    EXPECT_EQ(read.rules.rule("six-at-most")->require.at_most->parameter, "team.max");
}

TEST(Vocabulary, TakesAnAliasThatMeansOneRole) {
    const Read read = read_own("- {id: x, for: {seat: {role: [Technical Lead, SE]}}, require: {reports: {}}}");
    EXPECT_EQ(read.told(), "1:47 there is no role `SE`\n");
    const Read sound = read_own("- {id: x, for: {seat: {role: Technical Lead}}, require: {reports: {}}}");
    EXPECT_EQ(sound.told(), "");
    EXPECT_EQ(sound.rules.seats[sound.rules.rule("x")->for_seats].roles.front(), "tech-lead");
}

}  // namespace
}  // namespace orgplan
