#include <gtest/gtest.h>

#include <map>

#include "planner/rules/check_rules.h"
#include "planner/rules/read_rules.h"
#include "tests/rules/oracle.h"
#include "tests/rules/random_organisation.h"

namespace orgplan {
namespace {

// Every word of the vocabulary, alone and with others.
constexpr std::string_view kRules = R"(
- {id: a1, for: {seat: {}}, require: {is: {role: [developer, seller]}}}
- {id: a2, for: {seat: {}}, require: {is: {family: engineering}}}
- {id: a3, for: {seat: {}}, require: {is: {tag: developer}}}
- {id: a4, for: {seat: {}}, require: {is: {manages: true}}}
- {id: a5, for: {seat: {}}, require: {is: {manages: false, employment: [contractor, intern]}}}
- {id: a6, for: {seat: {}}, require: {is: {location: oslo, vacant: false}}}
- {id: a7, for: {seat: {}}, require: {is: {level: senior}}}
- {id: a8, for: {seat: {}}, require: {is: {within: [unit-0, unit-2]}}}
- {id: a9, for: {seat: {}}, require: {is: {leads: managers}}}
- {id: a10, for: {seat: {}}, require: {is: {leads: [nobody, contributors], root: false, assistant: false}}}
- {id: a11, for: {seat: {}}, require: {is: {except: {family: sales, except: {vacant: true}}}}}
- {id: b1, for: {seat: {role: developer}}, require: {member_of: {members: {tag: technical, manages: false}}}}
- {id: b2, for: {seat: {}}, require: {member_of: {kind: team, agile: true}}}
- {id: b3, for: {seat: {}}, require: {member_of: {purpose: development, count: {family: engineering, at_least: 2, at_most: 4}}}}
- {id: b4, for: {seat: {}}, require: {member_of: {managed_by: {role: manager}, within: {kind: department}}}}
- {id: b5, for: {seat: {}}, require: {member_of: {share: {tag: technical, at_least: 0.5}, except: {tag: core}}}}
- {id: b6, for: {seat: {}}, require: {within: {purpose: [development, sales], except: {agile: false}}}}
- {id: b7, for: {seat: {}}, require: {member_of: {within: [unit-1], not: {is: {id: unit-3}}}}}
- {id: c1, for: {seat: {}}, require: {manages: {count: {tag: technical}}}}
- {id: c2, for: {seat: {}}, require: {manages_only: {share: {tag: technical, at_least: 0.5}}}}
- {id: c3, for: {seat: {}}, require: {manages_only: {members: {family: sales, at_most: 0}}}}
- {id: d1, for: {seat: {}}, require: {reports: {tag: technical, at_least: 2}}}
- {id: d2, for: {seat: {}}, require: {reports: {at_most: 2, dotted: true}}}
- {id: d3, for: {seat: {}}, require: {reports_to: {family: engineering}}}
- {id: d4, for: {seat: {}}, require: {reports_to: {role: manager, dotted: true}}}
- {id: d5, for: {seat: {}}, require: {reports_within: {role: manager}}}
- {id: d6, for: {seat: {}}, require: {reports_within: {family: sales, vacant: false}}}
- {id: d7, for: {seat: {}}, require: {below: {tag: developer, at_least: 2}}}
- {id: d8, for: {seat: {}}, require: {below: {at_most: 3}}}
- {id: d9, for: {seat: {}}, require: {layers: {at_most: 1}}}
- {id: d10, for: {seat: {}}, require: {layers: {at_least: 1, at_most: 2}}}
- {id: e1, for: {seat: {role: manager}}, require: {all_below: {tag: technical, in: {purpose: development}}}}
- {id: e2, for: {seat: {root: true}}, require: {all_below: {family: engineering}}}
- {id: f1, for: {unit: {}}, require: {members: {family: engineering, at_least: 2}}}
- {id: f2, for: {unit: {}}, require: {count: {role: developer, at_least: 2}}}
- {id: f3, for: {unit: {}}, require: {count: {tag: technical, at_least: 3, at_most: 6}}}
- {id: f4, for: {unit: {}}, require: {share: {family: engineering, at_least: 0.3, at_most: 0.7}}}
- {id: f5, for: {unit: {}}, require: {size: {at_least: 2, at_most: 4}}}
- {id: f6, for: {unit: {agile: true}}, require: {managed_by: {manages: true}}}
- {id: f7, for: {unit: {kind: team}}, require: {within: {kind: department}}}
- {id: f8, for: {unit: {}}, require: {is: {agile: false}}}
- {id: f9, for: {unit: {}}, require: {count: {role: seller, in: company, at_least: 3}}}
- {id: g1, for: company, require: {count: {tag: technical, at_least: 6}}}
- {id: g2, for: company, when: {company: {sector: finance}}, require: {count: {role: seller, at_least: 2}}}
- {id: g3, for: company, require: {company: {builds: [hardware, robots], headcount: {at_least: 5}}}}
- {id: g4, for: company, require: {any: [{company: {customers: businesses}}, {not: {company: {data_sensitivity: high}}}]}}
- {id: h1, for: {seat: {}}, when: {member_of: {agile: true}}, require: {not: {reports_to: {family: sales}}}}
- {id: h2, for: {seat: {}}, require: {all: [{is: {vacant: false}}, {any: [{reports: {}}, {reports_to: {}}]}]}}
- {id: h3, for: {seat: {employment: contractor}}, require: {reports: {at_most: 0}}}
)";

class RandomOrganisations : public testing::Test {
  protected:
    void SetUp() override {
        document_ = Document::read(sources_, sources_.add("rules", std::string(kRules)), findings_);
        read_own_rules(document_->root(), RuleWords(), rules_, findings_);
        for (const Finding& finding : findings_.all()) ADD_FAILURE() << finding.message;
    }

    Sources sources_;
    Findings findings_;
    std::unique_ptr<Document> document_;
    RuleSet rules_;
};

TEST_F(RandomOrganisations, AreJudgedAsTheOracleJudgesThem) {
    std::map<std::string, std::map<Truth, int>> seen;
    for (unsigned seed = 0; seed < 400; ++seed) {
        const Organisation org = random_organisation(seed);
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            const StageIndex at(org, id_at<StageId>(s));
            Evaluator evaluator(at, rules_, {});
            const Oracle oracle(org, at.stage, rules_);
            for (const Rule& rule : rules_.rules) {
                const auto subjects = evaluator.subjects(rule);
                const auto expected = oracle.subjects(rule);
                ASSERT_EQ(subjects.size(), expected.size()) << rule.id << " of seed " << seed << " at " << s;
                for (std::size_t i = 0; i < subjects.size(); ++i) {
                    ASSERT_EQ(subjects[i].seat, expected[i].seat);
                    ASSERT_EQ(subjects[i].unit, expected[i].unit);
                    const Truth found = evaluator.holds(rule, subjects, subjects[i]);
                    ASSERT_EQ(found, oracle.holds(rule, subjects[i]))
                        << rule.id << " of seed " << seed << " at " << s << ", subject " << i;
                    ++seen[rule.id][found];
                }
            }
        }
    }
    // Each word was met holding and failing.
    for (const Rule& rule : rules_.rules) {
        EXPECT_GT(seen[rule.id][Truth::holds], 0) << rule.id;
        EXPECT_GT(seen[rule.id][Truth::fails], 0) << rule.id;
    }
}

TEST_F(RandomOrganisations, TellEveryFaultOnceWithItsStages) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        const Organisation org = random_organisation(seed);
        const OrgGraph graph(org);
        Policy policy(rules_);
        Findings findings;
        Summary summary;
        check_rules(graph, rules_, policy, findings, summary);
        std::map<std::string, std::size_t> told;
        for (const Finding& finding : findings.all()) told[finding.rule] += finding.stages.size();
        for (const Rule& rule : rules_.rules) {
            std::size_t failing = 0;
            std::set<std::pair<PositionId, UnitId>> unknown;
            for (std::size_t s = 0; s < org.stages.size(); ++s) {
                const Oracle oracle(org, id_at<StageId>(s), rules_);
                for (const Subject& subject : oracle.subjects(rule)) {
                    const Truth found = oracle.holds(rule, subject);
                    failing += found == Truth::fails;
                    if (found == Truth::unknown) unknown.emplace(subject.seat, subject.unit);
                }
            }
            EXPECT_EQ(told[rule.id], failing) << rule.id << " of seed " << seed;
            const auto skipped = std::find_if(summary.not_evaluated.begin(), summary.not_evaluated.end(),
                                              [&](const NotEvaluated& each) { return each.rule == rule.id; });
            EXPECT_EQ(skipped == summary.not_evaluated.end() ? 0 : skipped->subjects, unknown.size()) << rule.id;
            if (skipped != summary.not_evaluated.end()) {
                EXPECT_FALSE(skipped->facts.empty()) << rule.id;
            }
        }
    }
}

}  // namespace
}  // namespace orgplan
