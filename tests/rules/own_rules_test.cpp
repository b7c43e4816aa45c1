#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/rules/check_text.h"

namespace orgplan {
using namespace graph;
using namespace language;
using namespace rules;
using namespace text;
namespace {

// The example of docs/own-rules.md.
std::string documented() {
    std::ifstream file(ORGPLAN_SOURCE_DIR "/docs/own-rules.md");
    std::ostringstream text;
    text << file.rdbuf();
    const std::string all = text.str();
    const std::size_t begin = all.find("```yaml\n", all.find("## Rules of your own\n")) + 8;
    return all.substr(begin, all.find("```", begin) - begin);
}

TEST(OwnRules, OfTheManualEachFailOnce) {
    const Checked checked = check_text(documented() + R"(
company: {sector: finance, manager: cto}
positions:
  - {id: cto, role: cto}
  - {id: one, title: One, reports_to: cto}
  - {id: two, title: Two, reports_to: one}
  - {id: three, title: Three, reports_to: two, employment: contractor}
  - {id: four, title: Four, reports_to: three}
units:
  - {id: platform, purpose: operations, positions: [{role: site-reliability-engineer}]}
  - {id: web, kind: team, positions: [{id: lead, role: tech-lead}, {role: backend-developer}]}
  - {id: far, kind: team, tags: [remote], positions: [{role: backend-developer, count: 60}]}
)");
    for (const char* rule : {"no-pair-on-call", "contractor-manages", "tech-lead-of-one", "tall-engineering",
                             "bank-without-security", "remote-team-without-lead"}) {
        int found = 0;
        for (const Finding& finding : checked.findings.all()) found += finding.rule == rule;
        EXPECT_EQ(found, 1) << rule << "\n" << checked.text();
    }
    EXPECT_EQ(checked.finding("contractor-manages")->message, "`three` is a contractor and manages 1");
    EXPECT_EQ(checked.finding("contractor-manages")->severity, Severity::error);
    EXPECT_EQ(checked.finding("no-pair-on-call")->help, "Nobody carries the pager alone.");
}

}  // namespace
}  // namespace orgplan
