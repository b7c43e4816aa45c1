#include "planner/glossary/title_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace orgplan {
using namespace glossary;
namespace {

const TitleReader& reader() {
    static const TitleReader kReader(glossary::glossary());
    return kReader;
}

std::string role_of(const TitleReading& reading) {
    return reading.certain ? glossary::glossary().roles.at(index(reading.roles.front())).id : std::string();
}

struct Title {
    const char* title;
    const char* role;
    const char* level;
};

// As people write them; each was read by hand.
const Title kTitles[] = {
    {"(Senior) Software Engineer (m/f/d)", "software-engineer", "senior"},
    {"AI Product Manager", "product-manager", ""},
    {"Acct Exec", "account-executive", ""},
    {"Administrateur systèmes et réseaux", "systems-administrator", ""},
    {"Applied Machine Learning Engineer", "machine-learning-engineer", ""},
    {"Architecte logiciel", "software-architect", ""},
    {"Assistante de direction", "executive-assistant", ""},
    {"Assistenz der Geschäftsführung", "executive-assistant", ""},
    {"BE Developer", "backend-developer", ""},
    {"Backend Dev", "backend-developer", ""},
    {"Backend Engineer, Create:Source Code", "backend-developer", ""},
    {"Backend-Entwicklerin", "backend-developer", ""},
    {"C# Developer", "software-developer", ""},
    {"C++ Software Engineer", "software-engineer", ""},
    {"CTO and Co-founder", "chief-technology-officer", ""},
    {"Chef de projet", "project-manager", ""},
    {"Cloud DevOps Engineer", "devops-engineer", ""},
    {"Country Manager, Germany", "general-manager", ""},
    {"Customer Success Manager, Enterprise", "customer-success-manager", ""},
    {"Customer Support Engineer", "support-engineer", ""},
    {"Data Analyst, Sales", "data-analyst", ""},
    {"Data Engineer (m/w/d) 80-100%", "data-engineer", ""},
    {"Data Scientist - NLP", "data-scientist", ""},
    {"Data Scientist II", "data-scientist", "2"},
    {"Designer, Product", "product-designer", ""},
    {"Dev Lead", "tech-lead", ""},
    {"DevOps Engineer II", "devops-engineer", "2"},
    {"Developer Advocate - Europe", "developer-advocate", ""},
    {"Directeur commercial", "sales-manager", ""},
    {"Développeur·se back-end", "backend-developer", ""},
    {"EVP Sales", "sales-manager", ""},
    {"Embedded C Developer", "software-developer", ""},
    {"Embedded Software Engineer", "software-engineer", ""},
    {"Engineer, Backend", "backend-developer", ""},
    {"Engineering Manager, Code Intelligence", "engineering-manager", ""},
    {"Engineering Manager, Quality", "engineering-manager", ""},
    {"Enterprise Account Executive - DACH", "enterprise-sales-representative", ""},
    {"Entwickler:innen", "software-developer", ""},
    {"Executive Business Administrator", "executive-assistant", ""},
    {"FE Dev", "frontend-developer", ""},
    {"Full Stack Developer (React/Node)", "full-stack-developer", ""},
    {"Full-Stack Engineer - Remote", "full-stack-developer", ""},
    {"Fullstack Engineering Manager, Growth", "engineering-manager", ""},
    {"General Manager, Cloud", "general-manager", ""},
    {"Group Manager, Product - Verify", "lead-product-manager", ""},
    {"IT Project Manager (m/w/d)", "project-manager", ""},
    {"Ingénieur logiciel", "software-engineer", ""},
    {"Java Developer", "software-developer", ""},
    {"Java Tech Lead", "tech-lead", ""},
    {"Jr. Web Developer", "frontend-developer", "junior"},
    {"Junior Frontend Developer", "frontend-developer", "junior"},
    {"Junior Project Manager", "project-manager", "junior"},
    {"L3 Support Engineer", "support-engineer", ""},
    {"Lead QA Engineer", "qa-engineer", "lead"},
    {"Lead Recruiter", "recruiter", "lead"},
    {"Lead Technical Writer", "technical-writer", "lead"},
    {"Lead développeur", "tech-lead", ""},
    {"Leiter Vertrieb", "sales-manager", ""},
    {"Linux Systems Administrator", "systems-administrator", ""},
    {"Major Account Executive", "enterprise-sales-representative", ""},
    {"Manual QA Tester", "qa-engineer", ""},
    {"Mid Market Account Executive, US East", "account-executive", ""},
    {"Mid-Market Account Executive", "account-executive", ""},
    {"Network Engineer III", "network-administrator", "3"},
    {"People & Culture Manager", "human-resources-specialist", ""},
    {"People Business Partner", "human-resources-specialist", ""},
    {"Performance Marketing Manager (all genders)", "performance-marketer", ""},
    {"Personalreferentin", "human-resources-specialist", ""},
    {"Principal Product Manager, Plan", "lead-product-manager", ""},
    {"Product Design Manager", "lead-designer", ""},
    {"Product Designer, Create", "product-designer", ""},
    {"Product Manager (Maternity Cover)", "product-manager", ""},
    {"Product Manager - 12 month FTC", "product-manager", ""},
    {"Product Manager, Cloud", "product-manager", ""},
    {"Product Manager, Developer Platform", "product-manager", ""},
    {"Product Support Engineer", "support-engineer", ""},
    {"Produktmanager (m/w/d)", "product-manager", ""},
    {"Proj Mgr", "project-manager", ""},
    {"Projektleiter", "project-manager", ""},
    {"QA Automation Engineer", "qa-engineer", ""},
    {"React Developer", "frontend-developer", ""},
    {"Recruiter (Software Engineers)", "recruiter", ""},
    {"Recruiter, Engineering", "technical-recruiter", ""},
    {"SDE II", "software-engineer", "2"},
    {"SMB Account Executive", "account-executive", ""},
    {"SWE III, Search", "software-engineer", "3"},
    {"Sales Development Representative (Acquisition) - EMEA", "sales-development-representative", ""},
    {"Sales Engineer Intern", "pre-sales-engineer", "intern"},
    {"Security Engineer II", "security-engineer", "2"},
    {"Security Engineer, SIRT", "security-engineer", ""},
    {"Senior Backend Engineer, Plan:Project Management", "backend-developer", "senior"},
    {"Senior Brand Designer", "brand-designer", "senior"},
    {"Senior Copywriter", "copywriter", "senior"},
    {"Senior Customer Success Manager", "customer-success-manager", "senior"},
    {"Senior Data Analyst", "data-analyst", "senior"},
    {"Senior Developer Evangelist", "developer-advocate", "senior"},
    {"Senior Electrical Engineer", "hardware-engineer", "senior"},
    {"Senior Engineer, Backend", "backend-developer", "senior"},
    {"Senior Engineering Manager, Dev", "engineering-manager", "senior"},
    {"Senior Executive Business Administrator to the CTO", "executive-assistant", "senior"},
    {"Senior Fullstack Engineer", "full-stack-developer", "senior"},
    {"Senior Java Backend Developer", "backend-developer", "senior"},
    {"Senior Marketing Manager", "generalist-marketer", "senior"},
    {"Senior Network Engineer", "network-administrator", "senior"},
    {"Senior Operations Manager", "operations-manager", "senior"},
    {"Senior People Business Partner, Sales", "human-resources-specialist", "senior"},
    {"Senior Product Manager, Verify: CI", "product-manager", "senior"},
    {"Senior Product Marketing Manager, Competitive Intelligence", "product-marketing-manager", "senior"},
    {"Senior Product Owner (f/m/d)", "product-owner", "senior"},
    {"Senior SEO Specialist", "seo-specialist", "senior"},
    {"Senior Sales Engineer, Federal", "pre-sales-engineer", "senior"},
    {"Senior Security Engineer, Application Security", "security-engineer", "senior"},
    {"Senior Site Reliability Engineer, Environment Automation", "site-reliability-engineer", "senior"},
    {"Senior Software Engineer in Test", "qa-engineer", "senior"},
    {"Senior Softwareentwickler Java (m/w/d)", "software-developer", "senior"},
    {"Senior Talent Acquisition Specialist, Tech", "recruiter", "senior"},
    {"Senior Technical Recruiter", "technical-recruiter", "senior"},
    {"Senior Technical Writer", "technical-writer", "senior"},
    {"Senior UX Researcher", "ux-researcher", "senior"},
    {"Senior UX/UI Designer", "product-designer", "senior"},
    {"Senior iOS Engineer, Payments", "mobile-developer", "senior"},
    {"Software Development Engineer II", "software-engineer", "2"},
    {"Software Engineer (Android)", "mobile-developer", ""},
    {"Software Engineer (Distribution)", "software-engineer", ""},
    {"Software Engineer (IC4)", "software-engineer", "ic4"},
    {"Software Engineer - Frontend", "frontend-developer", ""},
    {"Software Engineer - Full Stack", "full-stack-developer", ""},
    {"Software Engineer @ Search", "software-engineer", ""},
    {"Software Engineer Fellow", "software-engineer", "fellow"},
    {"Software Engineer Grade 4", "software-engineer", "grade-4"},
    {"Software Engineer Intern", "software-engineer", "intern"},
    {"Software Engineer L5", "software-engineer", "l5"},
    {"Software Engineer [Contract]", "software-engineer", ""},
    {"Software Engineer at Acme", "software-engineer", ""},
    {"Software Engineer | Platform | Berlin", "software-engineer", ""},
    {"Software Engineer, Backend & Infrastructure", "software-engineer", ""},
    {"Software Engineer, Developer Experience", "software-engineer", ""},
    {"Software Engineer, Developer Tools", "software-engineer", ""},
    {"Software Engineer, Full-Stack", "full-stack-developer", ""},
    {"Software Engineer, Lead", "tech-lead", ""},
    {"Software Engineer: Search", "software-engineer", ""},
    {"Softwareentwickler (m/w/d)", "software-developer", ""},
    {"Softwareentwickler:in (Java)", "software-developer", ""},
    {"Sr. Android Developer", "mobile-developer", "senior"},
    {"Sr. Eng. Manager, Payments", "engineering-manager", "senior"},
    {"Sr. Sys Admin", "systems-administrator", "senior"},
    {"Staff Data Scientist", "data-scientist", "staff"},
    {"Staff Developer Advocate", "developer-advocate", "staff"},
    {"Staff Frontend Engineer, Foundations", "frontend-developer", "staff"},
    {"Staff UX Researcher", "ux-researcher", "staff"},
    {"Support Engineer L3", "support-engineer", "l3"},
    {"Support Engineer, APAC", "support-engineer", ""},
    {"Sw Dev Mgr", "engineering-manager", ""},
    {"Systemadministrator", "systems-administrator", ""},
    {"Systems Administrator II", "systems-administrator", "2"},
    {"Tech Lead, Payments", "tech-lead", ""},
    {"Technical Account Manager, EMEA", "technical-account-manager", ""},
    {"Technical Lead Engineer", "tech-lead", ""},
    {"Technical Product Marketing Manager", "product-marketing-manager", ""},
    {"Technical Writer, Secure", "technical-writer", ""},
    {"Technischer Redakteur", "technical-writer", ""},
    {"Testingenieur", "qa-engineer", ""},
    {"Tier 2 Support Engineer", "support-engineer", ""},
    {"VP Eng", "vp-engineering", ""},
    {"VP Sales EMEA", "sales-manager", ""},
    {"VP of Product Management", "vp-product", ""},
    {"VP, Product Management", "vp-product", ""},
    {"Vertriebsleiter DACH", "sales-manager", ""},
    {"Webentwickler", "frontend-developer", ""},
    {"Windows Systems Administrator", "systems-administrator", ""},
};

TEST(TitleReader, FindsTheRoleThatATitleSays) {
    for (const Title& each : kTitles) {
        const TitleReading reading = reader().read(each.title);
        EXPECT_EQ(role_of(reading), each.role) << each.title;
        EXPECT_EQ(reading.level, each.level) << each.title;
    }
}

struct NoRole {
    const char* title;
    const char* family;
    std::vector<std::string> may_be;
};

const std::vector<NoRole>& titles_without_role() {
    static const std::vector<NoRole> kAll{
        {"Account Manager DACH",
         "sales",
         {"account-executive", "customer-success-manager", "technical-account-manager"}},
        {"Accounting Manager", "operations", {}},
        {"Acting Head of Engineering", "engineering", {"engineering-manager", "vp-engineering"}},
        {"Agile Delivery Manager", "", {}},
        {"Architect", "engineering", {"platform-architect", "pre-sales-engineer", "software-architect"}},
        {"Area Sales Manager", "sales", {"account-executive", "business-developer", "sales-manager"}},
        {"Assistant Engineering Manager", "engineering", {}},
        {"Associate Director of Product", "", {}},
        {"Associate VP of Engineering", "engineering", {"vp-engineering"}},
        {"Bar Manager", "", {}},
        {"Board Member", "", {}},
        {"CISO", "", {"security-engineer"}},
        {"CMO", "marketing", {"generalist-marketer"}},
        {"Case Manager", "", {}},
        {"Category Manager", "", {}},
        {"Channel Sales Manager", "sales", {"account-executive", "business-developer", "sales-manager"}},
        {"Chief Marketing Officer", "marketing", {"generalist-marketer"}},
        {"Chief of Staff to the CEO", "", {"business-operations-manager", "executive-assistant"}},
        {"Chief of Staff, Engineering", "engineering", {"business-operations-manager", "executive-assistant"}},
        {"Communications Officer", "marketing", {}},
        {"Content Designer", "", {"content-marketer", "ux-writer"}},
        {"Content Editor", "", {}},
        {"Controller", "operations", {}},
        {"Creative Director", "design", {"lead-designer", "vp-design"}},
        {"Customer Engineer", "", {"technical-account-manager", "technical-consultant"}},
        {"Customer Success Manager Lead", "customer", {}},
        {"Customer Success Team Lead", "customer", {"customer-success-manager"}},
        {"Data Architect", "data", {"data-engineer", "data-scientist"}},
        {"Data Protection Officer", "", {}},
        {"Data Science Manager", "data", {"data-engineer", "data-scientist"}},
        {"Database Manager", "", {}},
        {"Design Engineer", "", {"hardware-engineer", "software-engineer"}},
        {"Designer", "design", {"brand-designer", "graphic-designer", "product-designer"}},
        {"Dev Manager", "", {"engineering-manager"}},
        {"Development Manager, Fundraising", "", {"engineering-manager"}},
        {"Digital Marketing Programs Manager", "marketing", {}},
        {"Dir. of Engineering", "engineering", {"engineering-manager", "vp-engineering"}},
        {"Eng Lead", "engineering", {"engineering-manager", "vp-engineering"}},
        {"Engagement Manager", "", {}},
        {"Engineering Fellow", "engineering", {}},
        {"Executive Director", "", {}},
        {"Federal Channel Manager", "sales", {}},
        {"Financial Analyst", "operations", {}},
        {"Fractional CTO", "executive", {}},
        {"Graphic Designer & Copywriter", "design", {"copywriter", "graphic-designer"}},
        {"Growth Engineer", "", {"hardware-engineer", "software-engineer"}},
        {"Head of Customer Success Manager Team", "customer", {}},
        {"Head of Design", "design", {"lead-designer", "vp-design"}},
        {"Head of Eng", "engineering", {"engineering-manager", "vp-engineering"}},
        {"Head of Marketing", "marketing", {"generalist-marketer"}},
        {"Head of QA", "engineering", {"engineering-manager", "qa-engineer"}},
        {"Implementation Engineer", "", {}},
        {"Instructional Designer", "", {}},
        {"Interior Designer", "", {}},
        {"Key Account Manager", "sales", {"account-executive", "business-developer", "sales-manager"}},
        {"Kundenbetreuer",
         "customer",
         {"account-executive", "customer-success-manager", "customer-support-representative"}},
        {"Lead", "", {"lead-designer", "lead-product-manager", "tech-lead"}},
        {"Lead Backend Engineer", "engineering", {"backend-developer", "tech-lead"}},
        {"Lead Generation Manager", "", {}},
        {"Leiter IT", "engineering", {}},
        {"Localization Engineer", "", {}},
        {"Machine Learning Research Scientist", "", {}},
        {"Manager", "", {}},
        {"Manager, Marketing", "marketing", {"generalist-marketer"}},
        {"Managing Director", "", {"chief-executive-officer", "general-manager"}},
        {"Marketing & Communications Manager", "marketing", {}},
        {"Mechanical Engineer", "", {}},
        {"Member of Technical Staff", "", {}},
        {"Mobile Lead", "engineering", {"engineering-manager", "tech-lead", "vp-engineering"}},
        {"Network Manager", "", {}},
        {"Nurse Practitioner", "", {}},
        {"Office Manager", "operations", {"administrative-assistant", "executive-assistant"}},
        {"PM", "", {"product-manager", "project-manager"}},
        {"Partner Manager", "sales", {}},
        {"Payroll Specialist", "operations", {}},
        {"People Experience Associate", "people", {}},
        {"Permanent Secretary", "", {}},
        {"Postdoctoral Fellow", "", {}},
        {"Principal", "", {}},
        {"Process Engineer", "", {"hardware-engineer", "software-engineer"}},
        {"QA Lead", "engineering", {"engineering-manager", "qa-engineer"}},
        {"Quality Engineering Manager", "engineering", {}},
        {"Regional Sales Director, East", "sales", {}},
        {"Regional Vice President Sales", "sales", {}},
        {"Salesforce Developer", "engineering", {}},
        {"Secretary", "", {"administrative-assistant", "executive-assistant"}},
        {"Secretary General", "", {"administrative-assistant", "executive-assistant"}},
        {"Security Compliance Engineer", "operations", {}},
        {"Senior Accountant", "operations", {}},
        {"Senior Chief of Staff", "", {"business-operations-manager", "executive-assistant"}},
        {"Senior Development Manager", "", {"engineering-manager"}},
        {"Senior Director, Engineering", "engineering", {"engineering-manager", "vp-engineering"}},
        {"Senior PM", "", {"product-manager", "project-manager"}},
        {"Service Designer", "", {}},
        {"Software Engineer / Team Lead", "engineering", {}},
        {"Software Engineer and Researcher", "engineering", {}},
        {"Software Engineering Intern", "engineering", {}},
        {"Software Engineering Lead", "engineering", {"engineering-manager", "vp-engineering"}},
        {"Software Engineering Teacher", "", {}},
        {"Solutions Architect, Commercial", "engineering", {"pre-sales-engineer", "software-architect"}},
        {"Staff Augmentation Project Manager", "product", {}},
        {"Stock Administrator", "", {}},
        {"Store Manager", "", {}},
        {"Systems Analyst", "engineering", {"it-specialist", "software-developer", "systems-administrator"}},
        {"Talent Acquisition Manager", "people", {"recruiter"}},
        {"Team Lead Software Development (m/w/d)",
         "engineering",
         {"engineering-manager", "tech-lead", "vp-engineering"}},
        {"Teamleiter Vertrieb", "sales", {}},
        {"Test Manager", "", {"engineering-manager", "qa-engineer"}},
        {"Treasurer", "operations", {}},
        {"UX/UI Designer / Frontend Developer", "engineering", {}},
        {"VP Sales and Marketing", "", {}},
        {"Vulnerability Research Engineer", "", {}},
        {"Werkstudent Softwareentwicklung", "engineering", {}},
    };
    return kAll;
}

TEST(TitleReader, LeavesATitleThatSaysNoRoleForCertain) {
    for (const NoRole& each : titles_without_role()) {
        const TitleReading reading = reader().read(each.title);
        EXPECT_EQ(role_of(reading), "") << each.title;
        EXPECT_EQ(reading.family, each.family) << each.title;
        std::vector<std::string> may_be;
        for (const RoleId role : reading.roles) may_be.push_back(glossary::glossary().roles.at(index(role)).id);
        EXPECT_EQ(may_be, each.may_be) << each.title;
    }
}

TEST(TitleReader, FindsEveryNameOfTheGlossaryExceptThoseOfSeveralThings) {
    const Titles titles(glossary::glossary());
    std::vector<std::string> kept_as_titles;
    for (const std::string_view name : titles.all()) {
        const TitleReading reading = reader().read(name);
        if (!reading.certain) {
            kept_as_titles.emplace_back(name);
            EXPECT_TRUE(reading.unclear()) << name;
            continue;
        }
        EXPECT_EQ(reading.roles, titles.find(name).roles) << name;
        EXPECT_EQ(reading.level, "") << name;
    }
    EXPECT_THAT(kept_as_titles, testing::ElementsAre("Chief of Staff", "Customer Trainer", "Development Manager",
                                                     "Lead Product Designer", "Principal Designer", "Product Marketing",
                                                     "Production Engineer", "Reliability Engineer", "Secretary"));
}

TEST(TitleReader, ReadsTheSameInAnyCase) {
    for (const Title& each : kTitles) {
        std::string upper = each.title;
        for (char& c : upper)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        EXPECT_EQ(role_of(reader().read(upper)), each.role) << upper;
    }
}

TEST(TitleReader, ALevelAnAreaOrAMarkDoesNotChangeTheRole) {
    for (const GlossaryRole& role : glossary::glossary().roles) {
        for (const std::string& said :
             {role.title + ", Payments", role.title + " - Berlin", role.title + " (m/w/d)", role.title + " 80-100 %",
              role.title + " (f/m/x), Remote", role.title + " EMEA", "Senior " + role.title, "Sr. " + role.title,
              "Interim " + role.title, role.title + " (all genders)", role.title + " [Platform]"}) {
            EXPECT_EQ(role_of(reader().read(said)), role.id) << said;
        }
        // Nobody is a junior chief.
        const bool executive = std::ranges::find(role.tags, "executive") != role.tags.end();
        for (const std::string& said : {"Junior " + role.title, role.title + " II", "Staff " + role.title}) {
            const TitleReading reading = reader().read(said);
            if (executive) {
                EXPECT_FALSE(reading.certain) << said;
            } else if (said != "Junior Product Manager") {  // an alias of the product analyst
                EXPECT_EQ(role_of(reading), role.id) << said;
                EXPECT_NE(reading.level, "") << said;
            }
        }
    }
}

TEST(TitleReader, WordsThatMakeSomethingElseOfItLeaveATitle) {
    for (const GlossaryRole& role : glossary::glossary().roles) {
        for (const std::string& said : {"Deputy " + role.title, role.title + " Assistant", "Former " + role.title,
                                        role.title + ", Team Lead", "Head of " + role.title + " Hiring"}) {
            EXPECT_FALSE(reader().read(said).certain) << said;
        }
    }
}

TEST(TitleReader, ASpecsOwnRolesDecide) {
    const std::string_view wizard = "wizard";
    const std::vector<OwnTitles> own{{wizard, "Wizard", {"Chief of Staff", "Head of Engineering"}}};
    const TitleReader titles(glossary::glossary(), own);
    const RoleId role = id_at<RoleId>(glossary::glossary().roles.size());
    for (const char* said : {"Wizard", "Senior Wizard, North", "Chief of Staff", "Head of Engineering", "wizard"}) {
        const TitleReading reading = titles.read(said);
        EXPECT_TRUE(reading.certain) << said;
        EXPECT_THAT(reading.roles, testing::ElementsAre(role)) << said;
    }
}

TEST(TitleReader, SaysStepByStepWhatItDid) {
    std::vector<TitleStep> steps;
    const TitleReading reading = reader().read("Sr. Software Eng II, Platform", &steps);
    EXPECT_EQ(role_of(reading), "software-engineer");
    EXPECT_EQ(reading.called, "Software Engineer");
    std::string all;
    for (const TitleStep& step : steps) all += step.words + ": " + step.taken_for + "\n";
    EXPECT_EQ(all,
              "sr: spelled out as `senior`\n"
              "eng: spelled out as `engineer`\n"
              "software engineer: a name of one role\n"
              "senior: level `senior`\n"
              "ii: level `2`\n"
              "platform: set apart\n");
}

TEST(TitleReader, TakesAnyBytesInTimeLinearInThem) {
    EXPECT_FALSE(reader().read("").certain);
    EXPECT_FALSE(reader().read(",,,((((").certain);
    EXPECT_FALSE(reader().read("\xff\xfe (m/w/d)").certain);
    EXPECT_FALSE(reader().read("(((m/w/d) - 100 %").certain);
    EXPECT_FALSE(reader().read(std::string(100000, '(')).certain);
    std::string senior;
    while (senior.size() < 350) senior += "senior ";
    EXPECT_FALSE(reader().read(senior).certain);
    EXPECT_FALSE(reader().read(senior + "engineer").certain);
}

}  // namespace
}  // namespace orgplan
