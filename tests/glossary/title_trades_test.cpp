#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "planner/glossary/title_reader.h"

// Titles that other trades share with the makers of software, and titles of two names or in other forms.

namespace orgplan {
using namespace glossary;
namespace {

struct Read {
    std::string role;  // empty: it stays a title
    std::vector<std::string> may_be;
    TitleReading reading;
};

Read read(const std::string& title) {
    static const TitleReader kReader(glossary::glossary());
    Read read{{}, {}, kReader.read(title)};
    for (const RoleId role : read.reading.roles) read.may_be.push_back(glossary::glossary().roles.at(index(role)).id);
    if (!read.reading.certain) return read;
    read.role = read.may_be.front();
    read.may_be.clear();
    return read;
}

TEST(TitleTrades, LeaveATitleThatOtherTradesShare) {
    const std::vector<std::string> names{"Engineering Manager", "Lead Engineer",    "Tech Lead",
                                         "Developer",           "QA Engineer",      "Quality Engineer",
                                         "Test Engineer",       "Product Designer", "VP Engineering",
                                         "Project Manager",     "Network Engineer"};
    const std::vector<std::string> trades{
        "Facilities", "Civil",     "Structural", "Supplier Quality", "Manufacturing", "Food Safety",   "Property",
        "Buildings",  "Furniture", "Hardware",   "Electronics",      "Bau",           "Gebäudetechnik"};
    for (const std::string& name : names) {
        for (const std::string& trade : trades) {
            for (const std::string& said : {name + ", " + trade, name + " (" + trade + ")", name + " - " + trade,
                                            trade + " " + name, trade + ": " + name, name + " for " + trade}) {
                const Read found = read(said);
                EXPECT_EQ(found.role, found.role == "hardware-engineer" ? found.role : "") << said;
            }
        }
    }
}

TEST(TitleTrades, AreAreasBesideANameThatSaysItsTrade) {
    EXPECT_EQ(read("Software Engineer, Manufacturing").role, "software-engineer");
    EXPECT_EQ(read("Data Engineer (Property)").role, "data-engineer");
    EXPECT_EQ(read("Account Executive, Construction").role, "account-executive");
    EXPECT_EQ(read("Recruiter, Manufacturing").role, "recruiter");
    EXPECT_EQ(read("Engineering Manager, Payments").role, "engineering-manager");
    EXPECT_EQ(read("Engineering Manager, Trust & Safety").role, "engineering-manager");
    EXPECT_EQ(read("Developer, Power BI").role, "software-developer");
    EXPECT_EQ(read("Electrical Engineer, Electronics").role, "hardware-engineer");
    EXPECT_EQ(read("Electrical Engineer (Buildings)").role, "");
    EXPECT_EQ(read("Lead Hardware Engineer").role, "hardware-engineer");
}

TEST(TitleTrades, SayWhatTheTitleCouldBe) {
    const TitleReading& reading = read("Product Designer, Furniture").reading;
    EXPECT_TRUE(reading.understood);
    std::vector<std::string> could_be;
    for (const RoleId role : reading.could_be) could_be.push_back(glossary::glossary().roles.at(index(role)).id);
    EXPECT_THAT(could_be, testing::Contains("hardware-engineer"));
    EXPECT_THAT(could_be, testing::Contains("product-designer"));
    EXPECT_EQ(read("Engineering Manager, Facilities").reading.family, "operations");
    EXPECT_EQ(read("Senior Lead Engineer, Structural").reading.level, "");
}

TEST(TitleTrades, TitlesOfSeveralMeaningsStayTitles) {
    using Ids = std::vector<std::string>;
    EXPECT_EQ(read("Vertriebsingenieur").may_be,
              (Ids{"account-executive", "business-developer", "pre-sales-engineer"}));
    EXPECT_EQ(read("Vorstandsvorsitzende").may_be, (Ids{"chief-executive-officer"}));
    EXPECT_EQ(read("Customer Trainer").may_be, (Ids{"technical-account-manager"}));
    EXPECT_EQ(read("Lead Product Designer").may_be, (Ids{"lead-designer", "product-designer"}));
    EXPECT_EQ(read("Lead UX Designer").may_be, (Ids{"lead-designer", "product-designer"}));
    EXPECT_EQ(read("Helpdesk Technician").may_be, (Ids{"customer-support-representative", "it-specialist"}));
    EXPECT_EQ(read("Responsable des ressources humaines").may_be, (Ids{"human-resources-specialist"}));
    EXPECT_EQ(read("Directrice marketing").may_be, (Ids{"generalist-marketer"}));
    EXPECT_EQ(read("Production Engineer").may_be, (Ids{"site-reliability-engineer"}));
}

TEST(TitleTrades, TwoNamesInOneTitle) {
    using Ids = std::vector<std::string>;
    EXPECT_EQ(read("Agile Coach / Scrum Master").role, "agile-coach");
    EXPECT_EQ(read("QA/Test Engineer").role, "qa-engineer");
    EXPECT_EQ(read("Developer/Programmer").role, "software-developer");
    EXPECT_EQ(read("CTO/VP Eng").may_be, (Ids{"chief-technology-officer", "vp-engineering"}));
    EXPECT_EQ(read("CTO & VP Eng").may_be, (Ids{"chief-technology-officer", "vp-engineering"}));
    EXPECT_EQ(read("Product/Project Manager").may_be, (Ids{"product-manager", "project-manager"}));
    EXPECT_EQ(read("Developer/Sculptor").role, "");
}

TEST(TitleTrades, OtherFormsAndRegions) {
    EXPECT_EQ(read("Vertriebsleiter Nord").role, "sales-manager");
    EXPECT_EQ(read("Vertriebsleiterin Süd").role, "sales-manager");
    EXPECT_EQ(read("Cheffe de projet digital").role, "project-manager");
    EXPECT_EQ(read("Rédactrice technique").role, "technical-writer");
    EXPECT_EQ(read("Administratrice système").role, "systems-administrator");
}

}  // namespace
}  // namespace orgplan
