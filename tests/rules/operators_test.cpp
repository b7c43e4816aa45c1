#include <gtest/gtest.h>

#include <map>
#include <set>

#include "planner/rules/evaluate/check_rules.h"
#include "planner/rules/read/read_rules.h"
#include "tests/effort.h"
#include "tests/rules/agreement.h"

namespace orgplan {
using namespace graph;
using namespace rules;
using namespace text;
namespace {

// Every word of the vocabulary, alone and with others.
constexpr std::string_view kRules = R"(
- {id: a1, for: {seat: {}}, require: {is: {role: [backend-developer, account-executive]}}}
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
- {id: b1, for: {seat: {role: backend-developer}}, require: {member_of: {members: {tag: technical, manages: false}}}}
- {id: b2, for: {seat: {}}, require: {member_of: {kind: team, agile: true}}}
- {id: b3, for: {seat: {}}, require: {member_of: {purpose: development, count: {family: engineering, at_least: 2, at_most: 4}}}}
- {id: b4, for: {seat: {}}, require: {member_of: {managed_by: {role: engineering-manager}, within: {kind: department}}}}
- {id: b5, for: {seat: {}}, require: {member_of: {share: {tag: technical, at_least: 0.5}, except: {tag: core}}}}
- {id: b6, for: {seat: {}}, require: {within: {purpose: [development, sales], except: {agile: false}}}}
- {id: b7, for: {seat: {}}, require: {member_of: {within: [unit-1], not: {is: {id: unit-3}}}}}
- {id: c1, for: {seat: {}}, require: {manages: {count: {tag: technical}}}}
- {id: c2, for: {seat: {}}, require: {manages_only: {share: {tag: technical, at_least: 0.5}}}}
- {id: c3, for: {seat: {}}, require: {manages_only: {members: {family: sales, at_most: 0}}}}
- {id: d1, for: {seat: {}}, require: {reports: {tag: technical, at_least: 2}}}
- {id: d2, for: {seat: {}}, require: {reports: {at_most: 2, dotted: true}}}
- {id: d3, for: {seat: {}}, require: {reports_to: {family: engineering}}}
- {id: d4, for: {seat: {}}, require: {reports_to: {role: engineering-manager, dotted: true}}}
- {id: d5, for: {seat: {}}, require: {reports_within: {role: engineering-manager}}}
- {id: d6, for: {seat: {}}, require: {reports_within: {family: sales, vacant: false}}}
- {id: d7, for: {seat: {}}, require: {below: {tag: developer, at_least: 2}}}
- {id: d8, for: {seat: {}}, require: {below: {at_most: 3}}}
- {id: d9, for: {seat: {}}, require: {layers: {at_most: 1}}}
- {id: d10, for: {seat: {}}, require: {layers: {at_least: 1, at_most: 2}}}
- {id: e1, for: {seat: {role: engineering-manager}}, require: {all_below: {tag: technical, in: {purpose: development}}}}
- {id: e2, for: {seat: {root: true}}, require: {all_below: {family: engineering}}}
- {id: f1, for: {unit: {}}, require: {members: {family: engineering, at_least: 2}}}
- {id: f2, for: {unit: {}}, require: {count: {role: backend-developer, at_least: 2}}}
- {id: f3, for: {unit: {}}, require: {count: {tag: technical, at_least: 3, at_most: 6}}}
- {id: f4, for: {unit: {}}, require: {share: {family: engineering, at_least: 0.3, at_most: 0.7}}}
- {id: f5, for: {unit: {}}, require: {size: {at_least: 2, at_most: 4}}}
- {id: f6, for: {unit: {agile: true}}, require: {managed_by: {manages: true}}}
- {id: f7, for: {unit: {kind: team}}, require: {within: {kind: department}}}
- {id: f8, for: {unit: {}}, require: {is: {agile: false}}}
- {id: f9, for: {unit: {}}, require: {count: {role: account-executive, in: company, at_least: 3}}}
- {id: g1, for: company, require: {count: {tag: technical, at_least: 6}}}
- {id: g2, for: company, when: {company: {sector: finance}}, require: {count: {role: account-executive, at_least: 2}}}
- {id: g3, for: company, require: {company: {builds: [hardware, robots], headcount: {at_least: 5}}}}
- {id: g4, for: company, require: {any: [{company: {customers: businesses}}, {not: {company: {data_sensitivity: high}}}]}}
- {id: h1, for: {seat: {}}, when: {member_of: {agile: true}}, require: {not: {reports_to: {family: sales}}}}
- {id: h2, for: {seat: {}}, require: {all: [{is: {vacant: false}}, {any: [{reports: {}}, {reports_to: {}}]}]}}
- {id: i1, for: {seat: {}}, require: {is: {named: true}}}
- {id: i2, for: {seat: {}}, require: {is: {status: [approved, offered]}}}
- {id: i3, for: {seat: {}}, require: {depth: {at_least: 1, at_most: 2}}}
- {id: i4, for: {seat: {}}, require: {reports_within: {role: engineering-manager, levels: 1}}}
- {id: i5, for: {seat: {}}, require: {serves: {purpose: development, at_least: 2}}}
- {id: i6, for: {seat: {}}, require: {holds: {duty: [roadmap, budget], of: [unit, product]}}}
- {id: i7, for: {seat: {}}, require: {scope: [databases, product-0]}}
- {id: i8, for: {seat: {}}, require: {scope_only: [databases, network]}}
- {id: i9, for: {seat: {}}, require: {skill: sql}}
- {id: i10, for: {seat: {}}, require: {background: [technical, statistics]}}
- {id: i11, for: {seat: {}}, require: {time: {of: [coding, people], at_least: 0.3, at_most: 0.9}}}
- {id: i12, for: {seat: {}}, require: {accounts: {at_most: 3}}}
- {id: i13, for: {seat: {}}, require: {titles: {at_most: 1}}}
- {id: i14, for: {seat: {}}, require: {title_roles: {at_most: 1}}}
- {id: i15, for: {seat: {}}, require: {linked: {role: qa-engineer}}}
- {id: i16, for: {seat: {}}, require: {linked: {tag: technical, by: [serves, works_with], at_least: 2}}}
- {id: i17, for: {seat: {}}, require: {product: {has_ui: true}}}
- {id: i18, for: {seat: {}}, require: {project: {due: true, staff: {family: engineering}}}}
- {id: k1, for: {unit: {}}, require: {sites: {at_most: 1}}}
- {id: k2, for: {unit: {}}, require: {contains: {kind: team}}}
- {id: k3, for: {unit: {}}, require: {ratio: {of: {family: engineering}, to: {manages: true}, at_least: 2, at_most: 6}}}
- {id: k4, for: {unit: {}}, require: {linked: {role: qa-engineer, at_least: 2}}}
- {id: k5, for: {unit: {}}, require: {product: {platform: web}}}
- {id: k6, for: {unit: {}}, require: {duty: {name: budget, manages: true}}}
- {id: k7, for: {unit: {budget: true}}, require: {is: {purpose: development}}}
- {id: l1, for: company, require: {contains: {agile: true, members: {role: qa-engineer}}}}
- {id: l2, for: company, require: {ratio: {of: {role: backend-developer}, to: {role: qa-engineer}, at_most: 2}}}
- {id: l3, for: company, require: {product: {complexity: high, at_most: 1}}}
- {id: l4, for: company, require: {duty: {name: roadmap, family: engineering}}}
- {id: l5, for: company, require: {company: {channels: website}}}
- {id: m1, for: {product: {}}, require: {by: {purpose: development}}}
- {id: m2, for: {product: {has_ui: true}}, require: {staff: {role: backend-developer, at_least: 2}}}
- {id: m3, for: {product: {}}, require: {duty: {name: [roadmap, delivery]}}}
- {id: m4, for: {product: {}}, require: {is: {ml: true, except: {complexity: low}}}}
- {id: m5, for: {project: {budget: true}}, require: {is: {due: true}}}
- {id: m6, for: {project: {}}, require: {by: {managed_by: {}, at_least: 2}}}
- {id: n1, for: {duty: {name: [budget, delivery]}}, require: {reports: {}}}
- {id: n2, for: {duty: {of: product}}, require: {is: {vacant: false}}}
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
    const Material material = common_material();
    std::vector<Decided> decided(rules_.rules.size());
    for (unsigned seed = 0; seed < tries(60); ++seed) {
        const Organisation org = random_organisation(seed, material, 24, true);
        const Disagreement found = disagreement(org, rules_, 0, rules_.rules.size(), decided);
        ASSERT_TRUE(found.told.empty()) << "seed " << seed << "\n"
                                        << found.told
                                        << smallest_disagreement(rules_, rules_.rules[found.rule], seed, material);
    }
    // Each word was met holding and failing.
    for (std::size_t r = 0; r < rules_.rules.size(); ++r) {
        EXPECT_GT(decided[r].holds, 0U) << rules_.rules[r].id;
        EXPECT_GT(decided[r].fails, 0U) << rules_.rules[r].id;
    }
}

TEST_F(RandomOrganisations, TellEveryFaultOnceWithItsStages) {
    for (unsigned seed = 0; seed < tries(30); ++seed) {
        const Organisation org = random_organisation(seed, common_material());
        const OrgGraph graph(org);
        const FactWords words(rules_);
        Policy policy(rules_);
        Findings findings;
        Summary summary;
        check_rules(graph, rules_, SeatCosts(), policy, findings, summary);
        std::map<std::string, std::size_t> told;
        for (const Finding& finding : findings.all()) told[finding.rule] += finding.stages.size();
        for (const Rule& rule : rules_.rules) {
            std::size_t failing = 0;
            std::set<OracleSubject> unknown;
            for (std::size_t s = 0; s < org.stages.size(); ++s) {
                const std::vector<Inferred> inferred = inferred_units(*graph.at(id_at<StageId>(s)));
                const Oracle oracle(org, id_at<StageId>(s), rules_, words, &inferred);
                for (const OracleSubject& subject : oracle.subjects(rule)) {
                    const Truth found = oracle.holds(rule, subject);
                    failing += found == Truth::fails;
                    if (found == Truth::unknown) unknown.insert(subject);
                }
                for (const OracleSubject& subject : oracle.uncertain(rule)) unknown.insert(subject);
            }
            EXPECT_EQ(told[rule.id], failing) << rule.id << " of seed " << seed;
            const auto skipped = std::find_if(summary.skipped.begin(), summary.skipped.end(),
                                              [&](const Skipped& each) { return each.rule == rule.id; });
            EXPECT_EQ(skipped == summary.skipped.end() ? 0 : skipped->subjects, unknown.size()) << rule.id;
            if (skipped != summary.skipped.end()) {
                EXPECT_FALSE(skipped->facts.empty()) << rule.id;
            }
        }
    }
}

}  // namespace
}  // namespace orgplan
