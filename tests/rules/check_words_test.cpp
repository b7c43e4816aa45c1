#include "planner/rules/check_words.h"

#include <gtest/gtest.h>

#include "planner/api/check.h"

namespace orgplan {
using namespace api;
using namespace hiring;
using namespace language;
using namespace report;
using namespace rules;
using namespace text;
namespace {

std::string told(const std::string& text) {
    ReadOptions options;
    options.today = *parse_date("2027-01-15");
    options.stdin_text = text;
    const ReadResult read = read_spec("-", options);
    read.spec->findings = check(*read.spec)->findings;
    std::string all;
    for (const Finding& finding : read.spec->findings.all()) {
        if (finding.rule != "unfamiliar-word") continue;
        const LineColumn at = read.spec->sources.line_column(finding.where.file, finding.where.begin);
        all += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + finding.message + "; " + finding.help +
               "\n";
    }
    return all;
}

TEST(CheckWords, TellsASlipOfThePenAtItsPlace) {
    EXPECT_EQ(told(R"(orgplan: 1
company: {builds: [hardwre]}
units:
  - id: a
    purpose: develpoment
    units: [{id: b, changes: {2027-01-01: {purpose: Recruiting}}, purpose: dveelopemnt}]
)"),
              "2:20 no rule uses `hardwre` under `builds`; did you mean `hardware`?\n"
              "5:14 no rule uses `develpoment` under `purpose`; did you mean `development`?\n"
              "6:76 no rule uses `dveelopemnt` under `purpose`; did you mean `development`?\n");
}

TEST(CheckWords, LeavesWordsOfOnesOwnAlone) {
    EXPECT_EQ(told(R"(orgplan: 1
company: {builds: [hardware, harbours], sector: bakery}
positions: [{id: boss, role: founder, tags: [morning, executive, asistants]}]
units: [{id: a, purpose: entertainment, tags: [harware]}]
rules: {define: [{id: x, for: {unit: {purpose: gardening}}, require: {size: {at_least: 1}}, why: Reason.}]}
)"),
              "");
}

TEST(CheckWords, FindsASlipInTheSpecsOwnRules) {
    EXPECT_EQ(told(R"(orgplan: 1
company: {manager: boss}
positions:
  - {id: boss, role: ceo, location: oslo, level: grade-3, tags: [morning-shift]}
units: [{id: a, duties: {roadmap: boss}}]
rules:
  define:
    - {id: a1, for: {seat: {tag: [desginer, morning-shft, nothing-near]}}, require: {reports: {}}}
    - {id: a2, for: {seat: {level: [senoir, grade-4, Senior]}}, require: {is: {location: [osol, lisbon]}}}
    - {id: a3, for: {unit: {purpose: [develpoment, Development, gardening]}}, require: {given: kind}}
    - {id: a4, for: {duty: roadmpa}, require: {time: {of: codng, at_least: 0.5}}}
    - {id: a5, for: {product: {platform: [web, webb]}}, require: {by: {tag: remote}}}
    - {id: a6, for: company, when: {company: {sector: bankign}}, require: {count: {}}}
)"),
              // Which of the two is the slip is for people to say.
              "4:66 no rule uses `morning-shift` under `tags`; did you mean `morning-shft`?\n"
              "8:35 no tag is called `desginer`; did you mean `designer`?\n"
              "8:45 no tag is called `morning-shft`; did you mean `morning-shift`?\n"
              "9:37 no level is called `senoir`; did you mean `senior`?\n"
              "9:54 no level is called `Senior`; did you mean `senior`?\n"
              "9:91 no location is called `osol`; did you mean `oslo`?\n"
              "10:39 no purpose is called `develpoment`; did you mean `development`?\n"
              "11:28 no duty is called `roadmpa`; did you mean `roadmap`?\n"
              "11:59 no kind of work is called `codng`; did you mean `coding`?\n"
              "13:55 no sector is called `bankign`; did you mean `banking`?\n");
}

TEST(CheckWords, FindsASlipInALevel) {
    EXPECT_EQ(told(R"(orgplan: 1
company: {manager: boss}
positions:
  - {id: boss, role: ceo, level: l9}
  - {id: a, role: qa-engineer, level: senoir}
  - {id: b, role: qa-engineer, level: grade-3, changes: {2027-06: {level: grade-4}}}
  - {id: c, role: qa-engineer, level: prinicpal}
  - {id: d, role: qa-engineer, level: wizard}
  - {id: e, role: qa-engineer, level: wizzard}
  - {id: f, role: qa-engineer, level: wizard}
costs: {currency: EUR, bands: [{yearly: 1}, {level: principal, yearly: 2}, {level: juniro, yearly: 3}]}
)"),
              "5:39 nothing else has the level `senoir`: no band, rule or other seat; did you mean `senior`?\n"
              "7:39 nothing else has the level `prinicpal`: no band, rule or other seat; did you mean `principal`?\n"
              "9:39 nothing else has the level `wizzard`: no band, rule or other seat; did you mean `wizard`?\n"
              "11:84 nothing else has the level `juniro`: no band, rule or other seat; did you mean `junior`?\n");
}

TEST(CheckWords, FindsASlipInAShortWordOfTheCompany) {
    EXPECT_EQ(told(R"(orgplan: 1
company: {manager: ceo, customers: [busines], builds: [sofware, hardwear, harbours], data_sensitivity: hihg}
positions: [{id: ceo, role: ceo}]
)"),
              "2:37 no rule uses `busines` under `customers`; did you mean `business`?\n"
              "2:56 no rule uses `sofware` under `builds`; did you mean `software`?\n"
              "2:65 no rule uses `hardwear` under `builds`; did you mean `hardware`?\n"
              "2:104 no rule uses `hihg` under `data_sensitivity`; did you mean `high`?\n");
}

TEST(CheckWords, FindsASlipInAShortLevelOfARule) {
    EXPECT_EQ(told(R"(orgplan: 1
positions: [{id: ceo, role: ceo, level: mid}, {role: backend-developer, level: staf}, {role: ux-writer, level: l-b}]
rules: {define: [{id: x, for: {seat: {}}, require: {compared_with_manager: {level: lower, levels: [mid, staff, l-a]}}}]}
)"),
              "2:80 nothing else has the level `staf`: no band, rule or other seat; did you mean `staff`?\n");
}

TEST(CheckWords, FindsASlipInALocation) {
    EXPECT_EQ(told(R"(orgplan: 1
positions:
  - {id: ceo, role: ceo, location: hamburg}
  - {role: backend-developer, count: 4, location: hamburg}
  - {role: backend-developer, location: hamburgg}
  - {role: backend-developer, location: hambrug}
  - {role: backend-developer, count: 3, location: site-a}
  - {role: backend-developer, location: site-b}
  - {role: backend-developer, count: 2, location: north-east}
  - {role: backend-developer, location: north-west}
  - {role: backend-developer, location: lima}
)"),
              "5:41 nothing else is at the location `hamburgg`; did you mean `hamburg`?\n"
              "6:41 nothing else is at the location `hambrug`; did you mean `hamburg`?\n");
}

TEST(CheckWords, KnowsTheWordsOfTheSpecsOwnRules) {
    const std::string spec = R"(orgplan: 1
units: [{id: a, purpose: gardening}, {id: b, purpose: gardenning}, {id: c, purpose: develpoment}]
rules:
  define:
    - {id: x, for: {unit: {purpose: [gardening, develpoment]}}, require: {size: {at_least: 0}}, why: Reason.}
)";
    EXPECT_EQ(told(spec), "2:55 no rule uses `gardenning` under `purpose`; did you mean `gardening`?\n");
    EXPECT_EQ(told(spec + "  severity: {unfamiliar-word: hide}\n"), "");
}

}  // namespace
}  // namespace orgplan
