#include "planner/glossary/titles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace orgplan {
using namespace glossary;
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

std::vector<std::string> ids(const Titles::Match& match) {
    std::vector<std::string> all;
    for (const RoleId role : match.roles) all.push_back(glossary::glossary().roles.at(index(role)).id);
    return all;
}

struct Spelling {
    const char* text;
    const char* role;
};

const Spelling kSpellings[] = {
    {"backend-developer", "backend-developer"},
    {"Backend Developer", "backend-developer"},
    {"  BACK-END   developer ", "backend-developer"},
    {"back_end.engineer", "backend-developer"},
    {"front-end developer", "frontend-developer"},
    {"Frontend", "frontend-developer"},
    {"Full Stack Developer", "full-stack-developer"},
    {"fullstack engineer", "full-stack-developer"},
    {"full-stack", "full-stack-developer"},
    {"Lead Developer", "tech-lead"},
    {"tech lead", "tech-lead"},
    {"EM", "engineering-manager"},
    {"em", "engineering-manager"},
    {"Engineering Manager", "engineering-manager"},
    {"iOS Engineer", "mobile-developer"},
    {"SRE", "site-reliability-engineer"},
    {"Site-Reliability Engineer", "site-reliability-engineer"},
    {"sysadmin", "systems-administrator"},
    {"System Administrator", "systems-administrator"},
    {"DBA", "database-administrator"},
    {"Database Administrator", "database-administrator"},
    {"QA", "qa-engineer"},
    {"QA & Testing", "qa-engineer"},
    {"qa and testing", "qa-engineer"},
    {"Quality Assurance Engineer", "qa-engineer"},
    {"L2 Support", "support-engineer"},
    {"Build and Release Engineer", "release-engineer"},
    {"Sales Engineer", "pre-sales-engineer"},
    {"pre sales engineer", "pre-sales-engineer"},
    {"Scrum Master", "agile-coach"},
    {"DevRel", "developer-advocate"},
    {"vpe", "vp-engineering"},
    {"VP Engineering", "vp-engineering"},
    {"VP of Engineering", "vp-engineering"},
    {"Vice President of Engineering", "vp-engineering"},
    {"DevOps", "devops-engineer"},
    {"Programmer", "software-developer"},
    {"SWE", "software-engineer"},
    {"ML Engineer", "machine-learning-engineer"},
    {"MLOps", "mlops-engineer"},
    {"Business Intelligence Analyst", "data-analyst"},
    {"po", "product-owner"},
    {"Lead PM", "lead-product-manager"},
    {"Chief Product Officer", "vp-product"},
    {"Programme Manager", "project-manager"},
    {"Technical Program Manager", "project-manager"},
    {"Technical Product Manager", "product-manager"},
    {"UX/UI Designer", "product-designer"},
    {"UI Designer", "product-designer"},
    {"Marketing Manager", "generalist-marketer"},
    {"Public Relations Representative", "public-relations-specialist"},
    {"PR and Communications Specialist", "public-relations-specialist"},
    {"Administration Assistant", "administrative-assistant"},
    {"Chief Operating Officer", "business-operations-manager"},
    {"ea", "executive-assistant"},
    {"Enterprise AE", "enterprise-sales-representative"},
    {"Account Executive", "account-executive"},
    {"Sales Representative", "business-developer"},
    {"Vice President, Sales", "sales-manager"},
    {"Head of Sales", "sales-manager"},
    {"CSM", "customer-success-manager"},
    {"Human Resources Manager", "human-resources-specialist"},
    {"Tech Recruiter", "technical-recruiter"},
    {"cto", "chief-technology-officer"},
    {"CEO", "chief-executive-officer"},
    {"Chief Executive", "chief-executive-officer"},
    {"Co-Founder", "founder"},
    {"cofounder", "founder"},
    {"Network Administrator", "network-administrator"},
    {"Operations Manager", "operations-manager"},
    {"Delivery Driver", "delivery-driver"},
    {"Sales\xC2\xA0Manager", "sales-manager"},                             // a no-break space
    {"Pre\xE2\x80\x91Sales Engineer", "pre-sales-engineer"},               // a no-break hyphen
    {"\xEF\xBC\xA3\xEF\xBC\xB4\xEF\xBC\xAF", "chief-technology-officer"},  // wide letters
};

TEST(Titles, FindWhatIsMeant) {
    const Titles titles(glossary::glossary());
    for (const auto& [text, role] : kSpellings) {
        const Titles::Match& match = titles.find(text);
        EXPECT_TRUE(match.certain()) << text;
        EXPECT_THAT(ids(match), ElementsAre(role)) << text;
    }
}

TEST(Titles, DoNotGuess) {
    const Titles titles(glossary::glossary());
    for (const char* text : {"", "  ", "-", "Accountant", "Senior Tool Designer", "manager", "back end dev", "C.E.O",
                             "p", "Vice President", "engineering", "ce\xFFo", "\xFF",
                             "Stra\xC3\x9F"
                             "e"})
        EXPECT_TRUE(titles.find(text).unknown()) << text;
}

struct Clash {
    const char* text;
    std::vector<std::string> roles;
    bool outside = false;
};

const std::vector<Clash> kClashes = {
    {"PM", {"product-manager", "project-manager"}, true},
    {"SE", {"pre-sales-engineer", "software-engineer", "support-engineer"}},
    {"CS", {"customer-success-manager", "customer-support-representative"}},
    {"TPM", {"product-manager", "project-manager"}},
    {"SM", {"agile-coach", "sales-manager"}},
    {"DA", {"data-analyst", "developer-advocate"}},
    {"TL", {"engineering-manager", "tech-lead"}},
    {"Team Lead", {"engineering-manager", "tech-lead"}},
    {"Solutions Engineer", {"pre-sales-engineer", "technical-consultant"}},
    {"Solutions Consultant", {"pre-sales-engineer", "technical-consultant"}},
    {"Customer Engineer", {"technical-account-manager", "technical-consultant"}},
    {"Architect", {"platform-architect", "pre-sales-engineer", "software-architect"}},
    {"UI Developer", {"frontend-developer", "layout-designer"}},
    {"Visual Designer", {"brand-designer", "graphic-designer"}},
    {"Content Designer", {"content-marketer", "ux-writer"}},
    {"Content Manager", {"content-marketer", "ux-writer"}},
    {"Business Analyst", {"data-analyst", "product-analyst"}},
    {"Head of Engineering", {"engineering-manager", "vp-engineering"}},
    {"Director of Engineering", {"engineering-manager", "vp-engineering"}},
    {"Head of Product", {"lead-product-manager", "product-manager", "vp-product"}},
    {"Director of Product", {"lead-product-manager", "product-manager", "vp-product"}},
    {"Head of Design", {"lead-designer", "vp-design"}},
    {"Director of Design", {"lead-designer", "vp-design"}},
    {"CDO", {"vp-design"}, true},
    {"Delivery Manager", {"agile-coach", "project-manager"}},
    {"Operations", {"business-operations-manager", "devops-engineer", "operations-specialist"}},
    {"Ops", {"business-operations-manager", "devops-engineer", "operations-specialist"}},
    {"Helpdesk", {"customer-support-representative", "it-specialist"}},
    {"AE", {"account-executive", "enterprise-sales-representative"}},
    {"SDR", {"business-developer", "sales-development-representative"}},
    {"BDR", {"business-developer", "sales-development-representative"}},
};

TEST(Titles, NameTheCandidatesOfAnAmbiguousOne) {
    const Titles titles(glossary::glossary());
    for (const Clash& clash : kClashes) {
        std::string lower = clash.text;
        std::ranges::transform(lower, lower.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        for (const std::string& text : {std::string(clash.text), lower}) {
            const Titles::Match& match = titles.find(text);
            EXPECT_TRUE(match.ambiguous()) << text;
            EXPECT_FALSE(match.certain()) << text;
            EXPECT_EQ(ids(match), clash.roles) << text;
            EXPECT_EQ(!match.outside.empty(), clash.outside) << text;
        }
    }
}

TEST(Titles, OfASpecsOwnRolesCount) {
    const auto own_id = [](std::size_t i) { return id_at<RoleId>(glossary::glossary().roles.size() + i); };
    const Titles titles(glossary::glossary(), {{"accountant", "Accountant", {"Bookkeeper"}},
                                               {"pm", "People Manager", {}},
                                               {"developer", "House Developer", {}},
                                               {"fixer", "Fixer", {"SRE"}}});
    EXPECT_THAT(titles.find("book-keeper").roles, testing::IsEmpty());
    EXPECT_THAT(titles.find("BOOKKEEPER").roles, ElementsAre(own_id(0)));
    // It says what the spec means by a title that is ambiguous elsewhere.
    EXPECT_TRUE(titles.find("PM").certain());
    EXPECT_THAT(titles.find("PM").roles, ElementsAre(own_id(1)));
    // An id is stronger than the alias of another role.
    EXPECT_THAT(titles.find("Developer").roles, ElementsAre(own_id(2)));
    // But two roles of one alias are not told apart.
    EXPECT_TRUE(titles.find("sre").ambiguous());
    EXPECT_EQ(titles.find("sre").roles.size(), 2u);
    EXPECT_THAT(titles.find("sre").roles, Contains(own_id(3)));
}

TEST(Titles, SpellAnAliasAsItIsListed) {
    const Titles titles(glossary::glossary(), {{"beadle", "Beadle", {"Verger of the Guild"}}});
    const Spelling aliases[] = {
        {"coo", "COO"},
        {"chief operating-officer", "Chief Operating Officer"},
        {"head-of-sales", "Head of Sales"},
        {"CHIEF REVENUE OFFICER", "Chief Revenue Officer"},
        {"verger_of_the_guild", "Verger of the Guild"},
        // What is an id or a title needs no alias.
        {"business-operations-manager", ""},
        {"business operations manager", ""},
        {"Sales Manager", ""},
        {"beadle", ""},
        // Of a title of several roles, it is the title.
        {"head-of-product", "Head of Product"},
        {"court jester", ""},
    };
    for (const auto& [text, alias] : aliases) EXPECT_EQ(titles.find(text).alias, alias) << text;
}

TEST(Titles, SuggestWhatMeansOneRole) {
    const Titles titles(glossary::glossary());
    EXPECT_TRUE(std::ranges::is_sorted(titles.all()));
    EXPECT_THAT(titles.all(), Contains("tech-lead"));
    EXPECT_THAT(titles.all(), Contains("Tech Lead"));
    EXPECT_THAT(titles.all(), Not(Contains("PM")));
    EXPECT_EQ(std::ranges::adjacent_find(titles.all()), titles.all().end());
    for (const std::string_view text : titles.all()) EXPECT_TRUE(titles.find(text).certain()) << text;
}

TEST(FoldedTitle, ComparesAsStated) {
    EXPECT_EQ(folded_title(" R&D -- Lead_. "), "r and d lead");
    EXPECT_EQ(folded_title("Q&A"), folded_title("q and a"));
    EXPECT_EQ(folded_title("UX/UI"), "ux/ui");
    EXPECT_EQ(folded_title("\xC3\x84RZTIN"), "\xC3\xA4rztin");   // precomposed
    EXPECT_EQ(folded_title("A\xCC\x88rztin"), "\xC3\xA4rztin");  // combined
    EXPECT_EQ(folded_title("&"), "and");
    EXPECT_EQ(folded_title(" \t\n"), "");
    EXPECT_EQ(folded_title(std::string_view("a\0b", 3)), "a b");
    // A letter beyond ASCII changes how the others are folded, not to what.
    for (int c = 0; c < 128; ++c) {
        const std::string text = std::string("X") + static_cast<char>(c) + "y";
        EXPECT_EQ(folded_title(text + "\xC3\x84"), folded_title(text) + "\xC3\xA4") << c;
    }
}

}  // namespace
}  // namespace orgplan
