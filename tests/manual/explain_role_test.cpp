#include "planner/manual/explain_role.h"
#include "planner/manual/explain_title.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace orgplan {
using namespace glossary;
using namespace manual;
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Explain, TellsAllOfARole) {
    const GlossaryRole* role = find_role(glossary::glossary(), "tech-lead");
    ASSERT_NE(role, nullptr);
    EXPECT_THAT(explain_role(*role),
                AllOf(StartsWith("Tech Lead (tech-lead)\n"), HasSubstr("family          Engineering\n"),
                      HasSubstr("Lead Developer"), HasSubstr("manages people  no\n"),
                      HasSubstr("tags            developer, technical\n"),
                      HasSubstr("Tech Lead            leads one development team technically"),
                      HasSubstr("Engineering Manager  answers for the people"),
                      HasSubstr("\n    tech-lead-outside-dev-team  error, glossary\n"
                                "        A tech lead belongs to no team with another developer\n"),
                      HasSubstr("\n    role-without-partner  warning, relation, not checked by default\n"),
                      HasSubstr("anybody in product"), Not(HasSubstr("source text"))));
}

TEST(Explain, LeavesOutWhatIsNotThere) {
    const GlossaryRole* role = find_role(glossary::glossary(), "human-resources-specialist");
    ASSERT_NE(role, nullptr);
    EXPECT_THAT(explain_role(*role), AllOf(Not(HasSubstr("tags")), Not(HasSubstr("confused"))));
}

TEST(Explain, FindsARoleByAnyOfItsNames) {
    EXPECT_THAT(explain_title("VPE"), StartsWith("VP of Engineering (vp-engineering)\n"));
    EXPECT_THAT(explain_title("cto"), StartsWith("Chief Technology Officer (chief-technology-officer)\n"));
    EXPECT_EQ(explain_title("astronaut"), "");
    EXPECT_EQ(explain_title(""), "");
}

TEST(Explain, ListsTheCandidatesOfAnAmbiguousTitle) {
    EXPECT_THAT(explain_title("PM"),
                AllOf(StartsWith("`PM` is ambiguous"), HasSubstr("Product Manager (product-manager)"),
                      HasSubstr("Project Manager (project-manager)"), HasSubstr("a manager of people")));
}

TEST(Explain, ShowsHowATitleIsRead) {
    EXPECT_THAT(explain_title("Sr. Software Eng, Platform"),
                StartsWith("`Sr. Software Eng, Platform`, read as a title:\n\n"
                           "  sr                 spelled out as `senior`\n"
                           "  eng                spelled out as `engineer`\n"
                           "  software engineer  a name of one role\n"
                           "  senior             level `senior`\n"
                           "  platform           set apart\n\n"
                           "Without a `level:` in the spec the level is `senior`.\n"
                           "The role is Software Engineer:\n\n"
                           "Software Engineer (software-engineer)\n"));
    EXPECT_THAT(explain_title("Senior PM"),
                AllOf(HasSubstr("It stays a title, since it may mean\n\n  Product Manager (product-manager)"),
                      HasSubstr("or, outside the glossary, a manager of people")));
    EXPECT_THAT(explain_title("Manager"), HasSubstr("It stays a title, since it may mean a manager of any kind.\n"));
    EXPECT_THAT(explain_title("Chief of Staff"),
                AllOf(StartsWith("Executive Assistant (executive-assistant)\n"),
                      HasSubstr("Chief of Staff stays a title"), HasSubstr("an adviser to the head of the company")));
    EXPECT_EQ(explain_title("Senior Accountant"), "");
    EXPECT_EQ(explain_family("Senior Accountant"),
              "`Senior Accountant`, read as a title:\n\n"
              "  accountant  a word of the family operations\n\n"
              "No role of the glossary is found in it, so it stays a title.\n"
              "It counts as Operations, for colours and counts; no rule uses that.\n");
    EXPECT_EQ(explain_family("Software Engineer"), "");
    EXPECT_EQ(explain_family("astronaut"), "");
}

TEST(Explain, FitsAHundredColumns) {
    for (const GlossaryRole& role : glossary::glossary().roles) {
        std::istringstream lines(explain_role(role));
        for (std::string line; std::getline(lines, line);) {
            EXPECT_LE(line.size(), 100u) << line;
            EXPECT_FALSE(line.ends_with(' ')) << line;
        }
    }
}

}  // namespace
}  // namespace orgplan
