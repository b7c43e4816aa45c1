#include <gtest/gtest.h>

#include "planner/rules/read/read_rules.h"
#include "planner/rules/rule_words.h"

namespace orgplan {
using namespace rules;
using namespace text;
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

Read read_ours(const std::string& text) {
    Read read;
    read.document = Document::read(read.sources, read.sources.add("ours.yaml", text), read.findings);
    read_parameters(read.document->root(), read.rules, read.findings);
    read_rule_file(read.document->root(), read.rules, read.findings);
    read_statements(read.document->root(), catalogue(), read.rules, read.findings);
    return read;
}

std::string table(const std::string& rows) {
    return "rules:\n- {id: apart, pack: relation, severity: advice, message: \"{seat} lacks {called}\",\n"
           "   passes: \"{role} {link} {partner} {word}\", fails: \"{role}\", rows: [\n" +
           rows + "]}\n";
}

TEST(Tables, MakeOneRuleOfEachRow) {
    const Read read = read_ours(table(R"(
{role: [tech-lead, architect], evidence: {seed: 1, description: 5, quote: "words"}, partner: {tag: product},
 such_as: product-manager, called: anybody of product},
{role: recruiter, severity: warning, partner: {role: hiring-manager}, by: [serves, works_with], needed: true, called: one},
{role: tester, partner: {role: [clerk, writer]}, when: {company: {sector: finance}}, called: a clerk},
{role: coach, background: [technical, phd], called: it},
{role: analyst, background: statistics, skill: [sql], when: {vacant: 1}, called: it},
{role: analyst, background: statistics, skill: [sql], when: {is: {vacant: false}}, called: it},
{role: scout, skill: sourcing, called: it})"));
    EXPECT_EQ(read.told(), "10:62 `vacant` is not a condition for a seat; write `is: {vacant: 1}`\n");
    const auto& rules = read.rules.rules;
    ASSERT_EQ(rules.size(), 6u);
    const auto& seats = read.rules.seats;
    for (const Rule& rule : rules) EXPECT_EQ(rule.id, "apart");
    EXPECT_EQ(read.rules.rule("apart"), &rules[0]);

    EXPECT_EQ(rules[0].row, 1u);
    EXPECT_EQ(rules[0].role, "tech-lead");
    EXPECT_EQ(seats[rules[0].for_seats].roles, (std::vector<std::string>{"architect", "tech-lead"}));
    EXPECT_EQ(rules[0].severity, Severity::advice);
    EXPECT_EQ(rules[0].evidence.quote, "words");
    EXPECT_EQ(rules[0].message, "{seat} lacks anybody of product");
    EXPECT_EQ(rules[0].passes, "tech-lead works_with product-manager {word}");
    EXPECT_EQ(rules[0].fails, "tech-lead");
    EXPECT_EQ(rules[0].require.op, Op::linked);
    EXPECT_EQ(rules[0].require.at_least->value, 1);
    EXPECT_EQ(seats[rules[0].require.seats].tags.front(), "product");
    ASSERT_TRUE(rules[0].when);
    EXPECT_EQ(rules[0].when->op, Op::count);
    EXPECT_TRUE(rules[0].when->whole_company);
    EXPECT_EQ(rules[0].when->seats, rules[0].require.seats);

    EXPECT_EQ(rules[1].severity, Severity::warning);
    EXPECT_FALSE(rules[1].when);
    EXPECT_EQ(rules[1].require.links, (std::vector{LinkKind::serves, LinkKind::works_with}));
    EXPECT_EQ(rules[1].passes, "recruiter serves hiring-manager {word}");

    EXPECT_EQ(rules[2].passes, "tester works_with clerk {word}");
    ASSERT_EQ(rules[2].when->parts.size(), 2u);
    EXPECT_EQ(rules[2].when->op, Op::all);
    EXPECT_EQ(rules[2].when->parts[0].op, Op::count);
    EXPECT_EQ(rules[2].when->parts[1].op, Op::company);

    EXPECT_EQ(rules[3].require.op, Op::background);
    EXPECT_EQ(rules[3].require.words, (std::vector<std::string>{"technical", "phd"}));
    EXPECT_EQ(rules[3].passes, "coach {link} {partner} technical");
    EXPECT_EQ(rules[4].row, 6u);
    EXPECT_EQ(rules[4].require.op, Op::any);
    EXPECT_EQ(rules[4].require.parts[1].op, Op::skill);
    EXPECT_EQ(rules[4].when->op, Op::is_seat);
    EXPECT_EQ(rules[5].require.op, Op::skill);
    EXPECT_EQ(rules[5].passes, "scout {link} {partner} sourcing");
}

struct Fault {
    const char* name;
    std::string text;
    const char* told;
};

class FaultyFile : public testing::TestWithParam<Fault> {};

TEST_P(FaultyFile, IsToldWhereItStands) {
    EXPECT_EQ(read_ours(GetParam().text).told(), GetParam().told);
}

std::string statement(const std::string& keys) {
    return table("{role: a, skill: b, called: c}") +
           "- {id: single, for: company, require: {count: {}}}\nstatements:\n- {" + keys + "}\n";
}

INSTANTIATE_TEST_SUITE_P(
    OfOurs, FaultyFile,
    testing::Values(
        Fault{"row_key", table("{role: a, skil: b, called: c}"),
              "4:11 `skil` is not a key of a row; did you mean `skill`?\n"},
        Fault{"row_role", table("{skill: b, called: c}"), "4:1 a row needs a `role`, and `called` for its message\n"},
        Fault{"row_called", table("{role: a, skill: b}"), "4:1 a row needs a `role`, and `called` for its message\n"},
        Fault{"row_of_nothing", table("{role: a, called: c}"),
              "4:1 a row needs either a `partner`, or a `background` or `skill`\n"},
        Fault{"row_of_both", table("{role: a, skill: b, partner: {role: d}, called: c}"),
              "4:1 a row needs either a `partner`, or a `background` or `skill`\n"},
        Fault{"row_by", table("{role: a, skill: b, by: serves, called: c}"), "4:21 `by` needs `partner`\n"},
        Fault{"row_link", table("{role: a, partner: {role: d}, by: servs, called: c}"),
              "4:35 `servs` is not a kind of link; did you mean `serves`?\n"},
        Fault{"row_example", table("{role: a, partner: {tag: d}, called: c}"),
              "4:20 a row whose `partner` names no `role` needs one as `such_as`\n"},
        Fault{"row_severity", table("{role: a, skill: b, severity: bad, called: c}"),
              "4:31 `bad` is not a severity; write `error`, `warning` or `advice`\n"},
        Fault{"row_needed", table("{role: a, partner: {role: d}, needed: 1, called: c}"),
              "4:39 `needed` must be `true` or `false`\n"},
        Fault{
            "row_placeholder", table("{role: a, skill: b, called: 'a {thing}'}"),
            "2:58 `{thing}` is not a placeholder of messages; write one of `{besides}`, `{seat}`, `{title}`, "
            "`{role}`, `{unit}`, `{work}`, `{duty}`, `{stage}`, `{count}`, `{limit}`, `{range}`, `{case}`, `{others}`, "
            "`{missing}`\n"},
        Fault{"row_no_map", table("a"), "4:1 a row must be a map, found `a`\n"},
        Fault{"no_rows", table(""), "3:69 `rows` must be a list of rows\n"},
        Fault{"table_key", "rules:\n- {id: x, role: a, rows: [{role: a, skill: b, called: c}]}",
              "2:11 `role` is not a key of a table of rules\n"},
        Fault{"parameter_value", "parameters: [{name: a, value: b, words: [c, d]}]",
              "1:31 `b` is not a word of the parameter\n"},
        Fault{"parameter_number", "parameters: [{name: a, value: b}]",
              "1:31 the `value` of a parameter must be a number, or one of its `words`\n"},
        Fault{"statement_key", statement("code: A, says: b, rul: single"),
              "7:22 `rul` is not a key of a statement; did you mean `rule`?\n"},
        Fault{"statement_code", statement("says: b, rule: single"), "7:3 a statement needs `code`\n"},
        Fault{"statement_says", statement("code: A, rule: single"), "7:3 a statement needs `says`\n"},
        Fault{"statement_text", statement("code: A, says: [b], rule: single"), "7:19 `says` must be a text\n"},
        Fault{"statement_fate", statement("code: A, says: b"),
              "7:3 a statement needs exactly one of `rule`, `merged`, `permits` and `left_out`\n"},
        Fault{"statement_fates", statement("code: A, says: b, rule: single, left_out: true, why: c"),
              "7:3 a statement needs exactly one of `rule`, `merged`, `permits` and `left_out`\n"},
        Fault{"statement_why", statement("code: A, says: b, merged: single"),
              "7:3 a statement without a `rule` needs a `why`\n"},
        Fault{"statement_out", statement("code: A, says: b, left_out: yes, why: c"),
              "7:32 `left_out` must be `true`, or left out\n"},
        Fault{"statement_rule", statement("code: A, says: b, rule: singel"),
              "7:28 there is no rule `singel`; did you mean `single`?\n"},
        Fault{"statement_table", statement("code: A, says: b, rule: apart"),
              "7:28 rule `apart` is a table and needs a `row`\n"},
        Fault{"statement_row", statement("code: A, says: b, rule: apart, row: z"),
              "7:40 rule `apart` has no row for `z`\n"},
        Fault{"statement_row_of_none", statement("code: A, says: b, rule: single, row: a"),
              "7:41 rule `single` has no row for `a`\n"},
        Fault{"statement_row_alone", statement("code: A, says: b, permits: c, row: a, why: d"),
              "7:34 `row` needs `rule` or `merged`\n"},
        Fault{"statement_twice", statement("code: A, says: b, rule: single") + "- {code: A, says: c, rule: single}\n",
              "8:10 there is already a statement `A`\n"}),
    [](const auto& fault) { return fault.param.name; });

TEST(Statements, SayWhereTheyWent) {
    const Read read = read_ours(statement("code: A, says: b, rule: apart, row: a") + R"(
- {code: B, says: c, merged: single, why: d}
- {code: C, says: c, permits: a word, why: e}
- {code: D, says: c, left_out: true, why: f}
- {code: E, says: c, rule: reporting-cycle}
)");
    EXPECT_EQ(read.told(), "");
    const auto& statements = read.rules.statements;
    ASSERT_EQ(statements.size(), 5u);
    EXPECT_EQ(statements[4].rule, "reporting-cycle");
    EXPECT_EQ(statements[0].code, "A");
    EXPECT_EQ(statements[0].rule, "apart");
    EXPECT_EQ(statements[0].row, "a");
    EXPECT_EQ(statements[1].merged, "single");
    EXPECT_EQ(statements[1].why, "d");
    EXPECT_EQ(statements[2].permits, "a word");
    EXPECT_TRUE(statements[3].left_out);
    EXPECT_FALSE(statements[2].left_out);
}

TEST(Parameters, TakeAWord) {
    const Read read = read_ours("parameters: [{name: a, value: d, words: [c, d], meaning: m, source: s}]");
    EXPECT_EQ(read.told(), "");
    EXPECT_EQ(read.rules.parameter("a")->value, 1);
    EXPECT_EQ(read.rules.parameter("a")->words, (std::vector<std::string>{"c", "d"}));
}

TEST(RuleWords, AreThoseThatRulesAskFor) {
    const Read read = read_ours(R"(rules:
- {id: b, for: {unit: {kind: team, purpose: [product, it]}}, when: {company: {sector: finance, channels: [ads]}},
   require: {members: {tag: developer, location: oslo, except: {level: senior}}, duty: {name: owner}}}
- {id: a, for: {duty: on-call}, when: {company: {builds: software, customers: firms, data_sensitivity: high}},
   require: {not: {any: [{scope: data}, {scope_only: [data, web]}, {skill: sql}, {background: phd},
             {time: {of: coding, at_least: 1}}, {holds: {duty: owner}}, {member_of: {purpose: it}}]}}}
- {id: c, for: {product: {platform: web, except: {complexity: high}}}, require: {by: {tag: remote}}}
)");
    EXPECT_EQ(read.told(), "");
    std::string told;
    for (const NeededFact& fact : rule_words(read.rules)) {
        told += std::string(fact.fact) + ":";
        for (const NeededWord& word : fact.words) {
            told += " " + word.word + "(";
            for (const std::string& rule : word.rules) told += rule;
            told += ")";
        }
        told += "\n";
    }
    EXPECT_EQ(told, R"(scope: data(a) web(a)
skills: sql(a)
background: phd(a)
time: coding(a)
duties: on-call(a) owner(ab)
purpose: it(ab) product(b)
kind: team(b)
tags: developer(b) remote(c)
sector: finance(b)
builds: software(a)
customers: firms(a)
channels: ads(b)
data_sensitivity: high(a)
platforms: web(c)
complexity: high(c)
location: oslo(b)
level: senior(b)
)");
}

}  // namespace
}  // namespace orgplan
