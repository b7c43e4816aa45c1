#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>

#include "planner/rules/read/read_rules.h"

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
        made.products.emplace_back().id = "shop";
        made.projects.emplace_back().id = "move";
        return made;
    }();
    Read read;
    read.rules = builtin_rules();
    Parameter three{"word.parameter", 0, {"nested", "beside"}, "a word", "our own"};
    read.rules.parameters.push_back(three);
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
              "2:14 `report` is not a condition for a seat; did you mean `reports`?\n"},
        Fault{"condition_of_unit", "- {id: x, for: {unit: {}}, require: {size: {at_least: 2}, reports: {}}}",
              "1:59 `reports` is not a condition for a unit\n"},
        Fault{"condition_of_company", "- {id: x, for: company, require: {cuont: {}}}",
              "1:35 `cuont` is not a condition for the company; did you mean `count`?\n"},
        Fault{"selector", "- {id: x, for: {seat: {roel: tech-lead}}, require: {reports: {}}}",
              "1:24 `roel` is not a key of a seat selector; did you mean `role`?\n"},
        Fault{"role", "- {id: x, for: {seat: {role: [tech-lead, tech-laed]}}, require: {reports: {}}}",
              "1:42 `tech-laed` is not a role; did you mean `tech-lead`?\n"},
        Fault{"family", "- {id: x, for: {seat: {family: enginering}}, require: {reports: {}}}",
              "1:32 `enginering` is not a family; did you mean `engineering`?\n"},
        Fault{"unit", "- {id: x, for: {unit: {id: chekout}}, require: {size: {at_least: 1}}}",
              "1:28 `chekout` is not a unit; did you mean `checkout`?\n"},
        Fault{"given", "- {id: x, for: {seat: {}}, require: {given: [scope, work_with]}}",
              "1:53 `work_with` is not a fact of a seat; did you mean `works_with`?\n"},
        Fault{"given_of_a_product", "- {id: x, for: {product: {}}, require: {given: accounts}}",
              "1:48 `accounts` is not a fact of a product; write one of `units`, `has_ui`, `ml`, `platforms`, "
              "`complexity`, `duties`\n"},
        Fault{"given_duty_of_a_seat", "- {id: x, for: {seat: {}}, require: {given: duties.roadmap}}",
              "1:45 `duties.roadmap` is not a fact of a seat; write `holds: {duty: ..}` for the duties of a seat\n"},
        Fault{"given_nothing", "- {id: x, for: company, require: {given: []}}", "1:42 `given` is an empty list\n"},
        Fault{"beside_nothing", "- {id: x, for: {seat: {}}, require: {compared_with_manager: {}}}",
              "1:61 `compared_with_manager` needs `location`, `level` or `cost`\n"},
        Fault{"beside_word", "- {id: x, for: {seat: {}}, require: {compared_with_manager: {location: sane}}}",
              "1:72 `sane` is not a value of `location`; did you mean `same`?\n"},
        Fault{"beside_unordered", "- {id: x, for: {seat: {}}, require: {compared_with_manager: {level: lower}}}",
              "1:69 `lower` and `higher` need the order of levels; write it from the lowest, such as `levels: "
              "[junior, mid, senior]`\n"},
        Fault{"beside_cost", "- {id: x, for: {seat: {}}, require: {compared_with_manager: {cost: [lower, hihger]}}}",
              "1:76 `hihger` is not a value of `cost`; did you mean `higher`?\n"},
        Fault{"beside_amount", "- {id: x, for: {seat: {}}, require: {compared_with_manager: {cost: 500 EUR}}}",
              "1:68 `500 EUR` is not a value of `cost`\n"},
        Fault{"beside_key", "- {id: x, for: {seat: {}}, require: {compared_with_manager: {costs: lower}}}",
              "1:62 `costs` is not a key of `compared_with_manager`; did you mean `cost`?\n"},
        Fault{"together",
              "- {id: x, for: {unit: {}}, require: {size: {at_least: 1}}, together_when: {siez: {at_least: 1}}}",
              "1:76 `siez` is not a condition for a unit; did you mean `size`?\n"},
        Fault{"number_of_nothing", "- {id: x, for: {seat: {}}, require: {scope: a}, message: 'has {count}'}",
              "1:58 nothing under `require` counts, so the message can show no number; remove `{count}`, `{limit}` "
              "and `{range}`, or use a condition with `at_least` or `at_most`\n"},
        Fault{"employment", "- {id: x, for: {seat: {employment: contracter}}, require: {reports: {}}}",
              "1:36 `contracter` is not a kind of employment; did you mean `contractor`?\n"},
        Fault{"parameter", "- {id: x, for: {unit: {}}, require: {size: {at_least: team.mni}}}",
              "1:55 `team.mni` is neither a number nor a parameter with a number; did you mean `team.min`?\n"},
        Fault{"no_bound", "- {id: x, for: {unit: {}}, require: {size: {}}}",
              "1:44 `at_least` or `at_most` is missing\n"},
        Fault{"fact", "- {id: x, for: company, require: {company: {sektor: finance}}}",
              "1:45 `sektor` is not a key of `company`; did you mean `sector`?\n"},
        Fault{"flag", "- {id: x, for: {seat: {root: yes}}, require: {reports: {}}}",
              "1:30 `root` must be `true` or `false`\n"},
        Fault{"subject", "- {id: x, for: everybody, require: {reports: {}}}",
              "1:16 `for` must be `company` or a map, found `everybody`; write `for: company`, or what it selects, as "
              "in `for: {unit: {}}` for every unit\n"},
        Fault{"subject_word", "- {id: x, for: {seats: {}}, require: {reports: {}}}",
              "1:17 `seats` is not a key of `for`; write `for: {seat: {}}`\n"},
        Fault{"two_subjects", "- {id: x, for: {seat: {}, unit: {}}, require: {}}",
              "1:16 `for` must name exactly one of `seat`, `unit`, `product`, `project` and `duty`\n1:47 there are no "
              "conditions\n"},
        Fault{"no_subject", "- {id: x, require: {reports: {}}}",
              "1:8 rule `x` needs `for`; add what it checks, as in `for: {unit: {}}`\n"},
        Fault{
            "no_requirement", "- {id: x, for: company}",
            "1:8 rule `x` needs `require`; add what must hold, as in `require: {members: {role: product-manager}}`\n"},
        Fault{"empty_requirement", "- {id: x, for: company, require: {}}", "1:34 there are no conditions\n"},
        Fault{"key", "- {id: x, for: company, require: {count: {}}, sevrity: error}",
              "1:47 `sevrity` is not a key of a rule; did you mean `severity`?\n"},
        Fault{"severity", "- {id: x, for: company, require: {count: {}}, severity: fatal}",
              "1:57 `fatal` is not a severity; write `error`, `warning` or `advice`\n"},
        Fault{"placeholder", "- {id: x, for: company, require: {count: {}}, message: 'saw {cuont}'}",
              "1:56 `{cuont}` is not a placeholder of messages; did you mean `count`?\n"},
        Fault{"open_brace", "- {id: x, for: company, require: {count: {}}, message: 'saw {count'}",
              "1:56 `{count}` is not a placeholder of messages; did you mean `count`?\n"},
        Fault{"taken", "- {id: team-too-small, for: company, require: {count: {}}}",
              "1:8 there is already a rule `team-too-small`\n"},
        Fault{"id", "- {id: Too Small, for: company, require: {count: {}}}",
              "1:8 a rule needs an `id` of lower-case letters, digits and hyphens\n"},
        Fault{"no_map", "- pair-on-call", "1:3 a rule must be a map\n"},
        Fault{"list_of_conditions", "- {id: x, for: company, require: {all: {count: {}}}}",
              "1:40 `all` must be a list of conditions; write `all: [{count: {}}]`\n"},
        Fault{"named", "- {id: x, for: {seat: {named: Ana}}, require: {reports: {}}}",
              "1:31 `named` must be `true` or `false`\n"},
        Fault{"status", "- {id: x, for: {seat: {status: aproved}}, require: {reports: {}}}",
              "1:32 `aproved` is not a status; did you mean `approved`?\n"},
        Fault{"budget", "- {id: x, for: {unit: {budget: 3}}, require: {sites: {at_most: 1}}}",
              "1:32 `budget` must be `true` or `false`\n"},
        Fault{"within_of_a_selector", "- {id: x, for: {unit: {within: {kind: team}}}, require: {sites: {at_most: 1}}}",
              "1:32 `within` must be a word or a list of words\n"},
        Fault{"product_word", "- {id: x, for: {product: {has_iu: true}}, require: {staff: {}}}",
              "1:27 `has_iu` is not a key of a product selector; did you mean `has_ui`?\n"},
        Fault{"product_of_project", "- {id: x, for: {project: {ml: true}}, require: {staff: {}}}",
              "1:27 `ml` is not a key of a project selector\n"},
        Fault{"product_id", "- {id: x, for: {product: {id: shpo}}, require: {staff: {}}}",
              "1:31 `shpo` is not a product; did you mean `shop`?\n"},
        Fault{"complexity", "- {id: x, for: {product: {except: {complexity: hihg}}}, require: {staff: {}}}",
              "1:48 `hihg` is not a level of complexity; did you mean `high`?\n"},
        Fault{"project_id", "- {id: x, for: {project: {id: mvoe}}, require: {staff: {}}}",
              "1:31 `mvoe` is not a project; did you mean `move`?\n"},
        Fault{"condition_of_product", "- {id: x, for: {product: {}}, require: {staf: {}}}",
              "1:41 `staf` is not a condition for a product; did you mean `staff`?\n"},
        Fault{"condition_of_project", "- {id: x, for: {project: {}}, require: {stff: {}}}",
              "1:41 `stff` is not a condition for a project; did you mean `staff`?\n"},
        Fault{"duty_asks_a_seat", "- {id: x, for: {duty: on-call}, require: {staff: {}}}",
              "1:43 `staff` is not a condition for a seat\n"},
        Fault{"duty_word", "- {id: x, for: {duty: {nam: a}}, require: {scope: a}}",
              "1:24 `nam` is not a key of a duty selector; did you mean `name`?\n"},
        Fault{"duty_of", "- {id: x, for: {duty: {of: prodcut}}, require: {scope: a}}",
              "1:28 `prodcut` is not a holder of duties; did you mean `product`?\n"},
        Fault{"parameter_name", "- {id: x, for: company, require: {parameter: {word.paramter: nested}}}",
              "1:47 `word.paramter` is not a parameter that takes words; did you mean `word.parameter`?\n"},
        Fault{"parameter_number", "- {id: x, for: company, require: {parameter: {team.min: nested}}}",
              "1:47 `team.min` is not a parameter that takes words\n"},
        Fault{"parameter_word", "- {id: x, for: company, require: {parameter: {word.parameter: [nested, besid]}}}",
              "1:72 `besid` is not a value of `word.parameter`; did you mean `beside`?\n"},
        Fault{"parameter_none", "- {id: x, for: company, require: {parameter: {}}}",
              "1:46 `parameter` names no parameter\n"},
        Fault{"parameter_of_words", "- {id: x, for: {unit: {}}, require: {size: {at_least: word.parameter}}}",
              "1:55 `word.parameter` is neither a number nor a parameter with a number\n"},
        Fault{"levels", "- {id: x, for: {seat: {}}, require: {reports_within: {manages: true, levels: 0}}}",
              "1:78 `levels` must be a whole number of at least 1\n"},
        Fault{"depth", "- {id: x, for: {seat: {}}, require: {depth: {}}}", "1:45 `at_least` or `at_most` is missing\n"},
        Fault{"serves", "- {id: x, for: {seat: {}}, require: {serves: {knd: team, at_least: 2}}}",
              "1:47 `knd` is not a condition for a unit; did you mean `kind`?\n"},
        Fault{"holds", "- {id: x, for: {seat: {}}, require: {holds: {dutty: a}}}",
              "1:46 `dutty` is not a key of `holds`; did you mean `duty`?\n"},
        Fault{"holds_of", "- {id: x, for: {seat: {}}, require: {holds: {of: [unit, team]}}}",
              "1:57 `team` is not a holder of duties\n"},
        Fault{"scope", "- {id: x, for: {seat: {}}, require: {scope: {a: b}, scope_only: []}}",
              "1:45 `scope` must be a word or a list of words\n1:65 `scope_only` is an empty list\n"},
        Fault{"skill", "- {id: x, for: {seat: {}}, require: {skill: [[a]], background: {}}}",
              "1:46 `skill` must be a word or a list of words\n1:64 `background` must be a word or a list of words\n"},
        Fault{"time", "- {id: x, for: {seat: {}}, require: {time: {at_least: 0.5}}}", "1:44 `time` needs `of`\n"},
        Fault{"time_bounds", "- {id: x, for: {seat: {}}, require: {time: {of: coding}}}",
              "1:44 `at_least` or `at_most` is missing\n"},
        Fault{"accounts", "- {id: x, for: {seat: {}}, require: {accounts: 3, titles: {at_mots: 1}, title_roles: {}}}",
              "1:48 `accounts` must be a map; write `accounts: {at_least: 3}`\n"
              "1:60 `at_mots` is not a key of `titles`; did you mean `at_most`?\n"
              "1:59 `at_least` or `at_most` is missing\n"
              "1:86 `at_least` or `at_most` is missing\n"},
        Fault{"sites_of_a_seat", "- {id: x, for: {seat: {}}, require: {sites: {at_most: 1}}}",
              "1:38 `sites` is not a condition for a seat\n"},
        Fault{"by", "- {id: x, for: {product: {}}, require: {by: {at_lest: 2}}}",
              "1:46 `at_lest` is not a condition for a unit; did you mean `at_least`?\n"},
        Fault{"linked", "- {id: x, for: {seat: {}}, require: {linked: {tag: product, by: [works_wiht]}}}",
              "1:66 `works_wiht` is not a kind of link; did you mean `works_with`?\n"},
        Fault{"linked_bound", "- {id: x, for: {seat: {}}, require: {linked: {at_least: 1001}}}",
              "1:57 `at_least` of `linked` is more than 1000; count the seats of a unit or of the company instead\n"},
        Fault{"staff_bound", "- {id: x, for: {product: {}}, require: {staff: {at_least: 1000, at_most: 100000}}}",
              "1:74 `at_most` of `staff` is more than 1000; count the seats of a unit or of the company instead\n"},
        Fault{"product", "- {id: x, for: company, require: {product: {has_ui: 1, staf: {}}}}",
              "1:53 `has_ui` must be `true` or `false`\n"
              "1:56 `staf` is not a condition for a product; did you mean `staff`?\n"},
        Fault{"project", "- {id: x, for: company, require: {project: {ml: true}}}",
              "1:45 `ml` is not a condition for a project\n"},
        Fault{"duty", "- {id: x, for: {product: {}}, require: {duty: {role: tech-lead}}}",
              "1:47 `duty` needs `name`\n"},
        Fault{"contains", "- {id: x, for: company, require: {contains: team}}",
              "1:45 a unit selector must be a map, found `team`; write `contains: {kind: team}`\n"},
        Fault{"ratio", "- {id: x, for: company, require: {ratio: {of: {role: tech-laed}, at_most: 3}}}",
              "1:54 `tech-laed` is not a role; did you mean `tech-lead`?\n1:42 `ratio` needs `to`\n"},
        Fault{"channels", "- {id: x, for: company, require: {company: {chanels: forum}}}",
              "1:45 `chanels` is not a key of `company`; did you mean `channels`?\n"},
        Fault{"several", "- {id: x, for: company, require: {cont: {}, company: {sektor: a, builds: []}}}",
              "1:35 `cont` is not a condition for the company; did you mean `count`?\n"
              "1:55 `sektor` is not a key of `company`; did you mean `sector`?\n"}),
    [](const auto& fault) { return fault.param.name; });

TEST(Vocabulary, TakesAThousandWordsAtMost) {
    std::string text = "- {id: x, for: {seat: {tag: [";
    for (int i = 0; i < 1000; ++i) text += "a, ";
    EXPECT_EQ(read_own(text + "]}}, require: {reports: {}}}").told(), "");
    EXPECT_EQ(read_own(text + "\n  b]}}, require: {reports: {}}}").told(), "2:3 `tag` has more than 1000 words\n");
}

TEST(Vocabulary, TakesARuleOfOnesOwn) {
    const Read read = read_own(R"(
- id: pair-on-call
  for: {unit: {purpose: operations}}
  require: {count: {role: backend-developer, at_least: 2}}
  why: Pager.
  help: Hire.
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
    EXPECT_EQ(rule->why, "Pager.");
    EXPECT_EQ(rule->help, "Hire.");
    EXPECT_EQ(read.rules.rule("six-at-most")->severity, Severity::error);
    EXPECT_EQ(read.rules.rule("six-at-most")->require.at_most->parameter, "team.max");
}

TEST(Vocabulary, TakesEveryWord) {
    const Read read = read_own(R"(
- id: of-a-seat
  summary: A line.
  why: A reason.
  for: {seat: {named: true, status: [open, none]}}
  when: {parameter: {word.parameter: beside}, company: {channels: [forum, ads]}}
  require:
    depth: {at_most: 3}
    serves: {kind: team, within: {purpose: product}, size: {at_least: 2}, at_least: 2, at_most: 5}
    holds: {duty: [on-call, budget], of: [unit, product], at_most: 2}
    scope: databases
    scope_only: [databases]
    skill: [sql, go]
    background: statistics
    time: {of: [coding, people], at_least: 0.5}
    accounts: {at_most: 20}
    titles: {at_most: 1}
    title_roles: {at_most: 1}
    reports_within: {manages: true, levels: 2}
    linked: {role: tech-lead, by: [serves, hands_over_to]}
    product: {id: shop, platform: web, complexity: [medium, high], except: {ml: true}, staff: {role: tech-lead}}
    project: {id: move, due: true, budget: false, at_most: 2}
- id: of-a-unit
  for: {unit: {budget: true}}
  require:
    sites: {at_most: 2}
    contains: {kind: team, members: {role: tech-lead}, at_most: 7}
    ratio: {of: {role: backend-developer}, to: {role: tech-lead}, at_most: team.max}
    duty: {name: owner, manages: true}
- {id: of-a-product, for: {product: {has_ui: true}}, require: {is: {ml: true}, by: {kind: team, at_most: 1}, staff: {at_least: 3}}}
- {id: of-a-project, for: {project: {budget: true}}, require: {is: {due: true}, duty: {name: [owner, lead]}}}
- {id: of-duties, for: {duty: [on-call, owner]}, require: {depth: {at_most: 2}}}
- {id: of-duties-of, for: {duty: {name: owner, of: product}}, require: {scope: shop}, message: "{duty} {work}"}
- {id: of-every-duty, for: {duty: {}}, require: {is: {vacant: false}}}
)");
    EXPECT_EQ(read.told(), "");
    const RuleSet& rules = read.rules;
    const Rule& seat = *rules.rule("of-a-seat");
    EXPECT_EQ(seat.summary, "A line.");
    EXPECT_EQ(rules.seats[seat.for_seats].named, true);
    EXPECT_EQ(rules.seats[seat.for_seats].status, (std::vector{Requisition::open, Requisition::none}));
    const Condition& parameter = seat.when->parts[0];
    EXPECT_EQ(parameter.op, Op::parameter);
    EXPECT_EQ(parameter.name, "word.parameter");
    EXPECT_EQ(parameter.words, std::vector<std::string>{"beside"});
    const std::vector<Condition>& asked = seat.require.parts;
    constexpr std::array kOps{Op::depth,       Op::serves,         Op::holds,  Op::scope,    Op::scope_only,
                              Op::skill,       Op::background,     Op::time,   Op::accounts, Op::titles,
                              Op::title_roles, Op::reports_within, Op::linked, Op::product,  Op::project};
    ASSERT_EQ(asked.size(), kOps.size());
    for (std::size_t i = 0; i < kOps.size(); ++i) EXPECT_EQ(asked[i].op, kOps[i]) << i;
    EXPECT_EQ(rules.units[asked[1].units].kinds, std::vector<std::string>{"team"});
    ASSERT_EQ(asked[1].parts.size(), 2u);
    EXPECT_EQ(asked[1].parts[0].op, Op::unit_within);
    EXPECT_EQ(asked[1].parts[1].op, Op::size);
    EXPECT_EQ(asked[1].at_least->value, 2);
    EXPECT_EQ(asked[1].at_most->value, 5);
    EXPECT_EQ(asked[2].words, (std::vector<std::string>{"on-call", "budget"}));
    EXPECT_EQ(asked[2].of, (std::vector{DutyOf::unit, DutyOf::product}));
    EXPECT_EQ(asked[5].words, (std::vector<std::string>{"sql", "go"}));
    EXPECT_EQ(asked[7].words, (std::vector<std::string>{"coding", "people"}));
    EXPECT_EQ(asked[7].at_least->value, 0.5);
    EXPECT_EQ(asked[11].levels, 2u);
    EXPECT_FALSE(asked[11].at_least);
    EXPECT_EQ(asked[12].links, (std::vector{LinkKind::serves, LinkKind::hands_over_to}));
    EXPECT_EQ(asked[12].at_least->value, 1);
    const WorkSelector& product = rules.work[asked[13].work];
    EXPECT_EQ(product.platforms, std::vector<std::string>{"web"});
    EXPECT_EQ(product.complexity, (std::vector<std::string>{"high", "medium"}));
    EXPECT_EQ(product.except.at(0).ml, true);
    EXPECT_EQ(asked[13].parts.at(0).op, Op::staff);
    EXPECT_EQ(rules.work[asked[14].work].due, true);
    EXPECT_EQ(rules.work[asked[14].work].budget, false);

    const Rule& unit = *rules.rule("of-a-unit");
    EXPECT_EQ(rules.units[unit.for_units].budget, true);
    EXPECT_EQ(unit.require.parts[1].parts.at(0).op, Op::members);
    EXPECT_EQ(rules.seats[unit.require.parts[2].seats].roles.front(), "backend-developer");
    EXPECT_EQ(rules.seats[unit.require.parts[2].others].roles.front(), "tech-lead");
    EXPECT_EQ(unit.require.parts[3].words, std::vector<std::string>{"owner"});
    EXPECT_EQ(rules.rule("of-a-product")->subject, SubjectKind::product);
    EXPECT_EQ(rules.work[rules.rule("of-a-product")->for_work].has_ui, true);
    EXPECT_EQ(rules.rule("of-a-product")->require.parts[0].op, Op::is_work);
    EXPECT_EQ(rules.rule("of-a-product")->require.parts[1].op, Op::by);
    EXPECT_EQ(rules.rule("of-a-project")->subject, SubjectKind::project);
    EXPECT_EQ(rules.rule("of-a-project")->message, "{work} breaks your rule `of-a-project`");
    EXPECT_EQ(rules.rule("of-duties")->duties, (std::vector<std::string>{"on-call", "owner"}));
    EXPECT_EQ(rules.rule("of-duties")->require.op, Op::depth);
    EXPECT_EQ(rules.rule("of-duties-of")->duties_of, std::vector{DutyOf::product});
    EXPECT_EQ(rules.rule("of-every-duty")->subject, SubjectKind::duty);
    EXPECT_TRUE(rules.rule("of-every-duty")->duties.empty());
}

TEST(Vocabulary, TakesANounBehindANumberInMessages) {
    const auto read = [](const char* message) {
        return read_own(fmt::format("- {{id: x, for: company, require: {{count: {{}}}}, message: '{}'}}", message));
    };
    EXPECT_EQ(read("has {count direct report}, {limit person|people}, {range}").told(), "");
    EXPECT_EQ(read("{count person|people per manager}, {span.max}").told(), "");
    EXPECT_TRUE(read("{span.mux}")
                    .told()
                    .starts_with("1:56 `{span.mux}` is not a placeholder of messages; write one of `{besides}`"));
    EXPECT_TRUE(read("{seat direct}")
                    .told()
                    .starts_with("1:56 `{seat direct}` is not a placeholder of messages; write one of `{besides}`"));
    EXPECT_EQ(read("{counts}").told(), "1:56 `{counts}` is not a placeholder of messages; did you mean `count`?\n");
}

TEST(Vocabulary, TakesAnAliasThatMeansOneRole) {
    const Read read = read_own("- {id: x, for: {seat: {role: [Technical Lead, SE]}}, require: {reports: {}}}");
    EXPECT_EQ(read.told(),
              "1:47 `SE` may mean several roles; write one of them, or `[pre-sales-engineer, software-engineer, "
              "support-engineer]`\n");
    const Read sound = read_own("- {id: x, for: {seat: {role: Technical Lead}}, require: {reports: {}}}");
    EXPECT_EQ(sound.told(), "");
    EXPECT_EQ(sound.rules.seats[sound.rules.rule("x")->for_seats].roles.front(), "tech-lead");
}

}  // namespace
}  // namespace orgplan
