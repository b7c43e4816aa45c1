#include "planner/glossary/glossary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "planner/glossary/titles.h"

namespace orgplan {
using namespace glossary;
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> ids_with(std::string_view tag) {
    std::vector<std::string> ids;
    for (const GlossaryRole& role : glossary::glossary().roles)
        if (std::ranges::find(role.tags, tag) != role.tags.end()) ids.push_back(role.id);
    return ids;
}

bool is_kebab_case(std::string_view id) {
    if (id.empty() || id.front() == '-' || id.back() == '-') return false;
    return id.find("--") == id.npos && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == id.npos;
}

TEST(Glossary, HoldsTheRolesOfBothSeeds) {
    std::set<int> described;
    std::map<int, int> of_seed;
    for (const GlossaryRole& role : glossary::glossary().roles) {
        ++of_seed[role.origin.seed];
        if (role.origin.description == 0) continue;
        EXPECT_EQ(role.origin.seed, 1) << role.id;
        EXPECT_TRUE(described.insert(role.origin.description).second) << role.id;
    }
    EXPECT_EQ(glossary::glossary().roles.size(), 79u);
    EXPECT_EQ(described.size(), 67u);
    EXPECT_EQ(*described.begin(), 1);
    EXPECT_EQ(*described.rbegin(), 67);
    EXPECT_EQ(of_seed, (std::map<int, int>{{1, 74}, {2, 5}}));
}

TEST(Glossary, RolesAreWholeAndSortedById) {
    EXPECT_EQ(std::ranges::adjacent_find(glossary::glossary().roles, std::ranges::greater_equal(), &GlossaryRole::id),
              glossary::glossary().roles.end());
    for (const GlossaryRole& role : glossary::glossary().roles) {
        SCOPED_TRACE(role.id);
        EXPECT_TRUE(is_kebab_case(role.id));
        EXPECT_THAT(role.aliases, Not(IsEmpty()));
        EXPECT_TRUE(role.definition.ends_with('.'));
        EXPECT_GT(role.definition.size(), 30u);
        EXPECT_EQ(role.origin.lines.find_first_not_of("0123456789+-"), std::string::npos);
        EXPECT_EQ(find_role(glossary::glossary(), role.id), &role);
    }
    EXPECT_EQ(find_role(glossary::glossary(), "astronaut"), nullptr);
    EXPECT_EQ(find_role(glossary::glossary(), ""), nullptr);
}

TEST(Glossary, FamiliesAndTagsAreDeclaredAndUsed) {
    std::set<std::string> families, used_families, tags, used_tags;
    for (const GlossaryFamily& family : glossary::glossary().families) EXPECT_TRUE(families.insert(family.id).second);
    for (const GlossaryTag& tag : glossary::glossary().tags) EXPECT_TRUE(tags.insert(tag.id).second);
    for (const GlossaryRole& role : glossary::glossary().roles) {
        used_families.insert(role.family);
        used_tags.insert(role.tags.begin(), role.tags.end());
        EXPECT_TRUE(std::ranges::is_sorted(role.tags)) << role.id;
    }
    EXPECT_EQ(families.size(), 11u);
    used_families.insert("other");
    EXPECT_EQ(used_families, families);
    EXPECT_EQ(used_tags, tags);
    EXPECT_TRUE(std::ranges::is_sorted(glossary::glossary().tags, {}, &GlossaryTag::id));
}

TEST(Glossary, TagsHoldTheRolesThatRulesCount) {
    EXPECT_EQ(ids_with("developer"),
              (std::vector<std::string>{"backend-developer", "frontend-developer", "full-stack-developer",
                                        "mobile-developer", "software-developer", "software-engineer", "tech-lead"}));
    EXPECT_EQ(ids_with("operations"),
              (std::vector<std::string>{"database-administrator", "devops-engineer", "network-administrator",
                                        "release-engineer", "site-reliability-engineer", "systems-administrator"}));
    EXPECT_EQ(ids_with("architect"), (std::vector<std::string>{"platform-architect", "software-architect"}));
    EXPECT_EQ(ids_with("data"),
              (std::vector<std::string>{"data-analyst", "data-engineer", "data-scientist", "machine-learning-engineer",
                                        "mlops-engineer", "research-developer"}));
    EXPECT_EQ(ids_with("designer"), (std::vector<std::string>{"brand-designer", "graphic-designer", "layout-designer",
                                                              "lead-designer", "product-designer"}));
    const std::vector<std::string> technical = ids_with("technical");
    for (const char* tag : {"developer", "operations", "architect", "data", "infrastructure", "machine-learning"})
        for (const std::string& id : ids_with(tag)) EXPECT_THAT(technical, Contains(id)) << tag;
    EXPECT_THAT(technical, Contains("qa-engineer"));
    EXPECT_THAT(technical, Not(Contains("recruiter")));
}

TEST(Glossary, ManagersOfPeopleAreThoseOfTheDescriptions) {
    std::map<std::string, Manages> managers;
    for (const GlossaryRole& role : glossary::glossary().roles)
        if (role.manages != Manages::no) managers.emplace(role.id, role.manages);
    EXPECT_EQ(managers, (std::map<std::string, Manages>{{"business-operations-manager", Manages::possibly},
                                                        {"chief-executive-officer", Manages::usually},
                                                        {"chief-technology-officer", Manages::usually},
                                                        {"engineering-manager", Manages::yes},
                                                        {"founder", Manages::possibly},
                                                        {"general-manager", Manages::yes},
                                                        {"generalist-marketer", Manages::possibly},
                                                        {"lead-designer", Manages::usually},
                                                        {"lead-product-manager", Manages::usually},
                                                        {"operations-manager", Manages::possibly},
                                                        {"sales-manager", Manages::yes},
                                                        {"vp-design", Manages::yes},
                                                        {"vp-engineering", Manages::yes},
                                                        {"vp-product", Manages::yes}}));
}

TEST(Glossary, CandidatesOfATitleAreToldApart) {
    for (const AmbiguousTitle& title : glossary::glossary().ambiguous) {
        if (title.roles.size() < 2) continue;
        for (const std::string& id : title.roles) EXPECT_NE(find_role(glossary::glossary(), id)->difference, "") << id;
    }
}

TEST(Glossary, NeighboursNameEachOther) {
    for (const GlossaryRole& role : glossary::glossary().roles) {
        SCOPED_TRACE(role.id);
        EXPECT_TRUE(role.confused_with.empty() || !role.difference.empty());
        EXPECT_TRUE(std::ranges::is_sorted(role.confused_with));
        for (const std::string& id : role.confused_with) {
            const GlossaryRole* other = find_role(glossary::glossary(), id);
            ASSERT_NE(other, nullptr) << id;
            EXPECT_NE(other, &role);
            EXPECT_THAT(other->confused_with, Contains(role.id)) << id;
        }
    }
}

TEST(Glossary, EveryNameMeansOneRole) {
    std::map<std::string, std::string> meant;
    for (const AmbiguousTitle& title : glossary::glossary().ambiguous) {
        EXPECT_TRUE(meant.emplace(folded_title(title.title), "an ambiguous title").second) << title.title << " twice";
        EXPECT_GE(title.roles.size() + (title.outside.empty() ? 0 : 1), 2u) << title.title;
        for (const std::string& id : title.roles)
            EXPECT_NE(find_role(glossary::glossary(), id), nullptr) << title.title << ": " << id;
    }
    for (const GlossaryRole& role : glossary::glossary().roles) {
        std::set<std::string> own{folded_title(role.id), folded_title(role.title)};
        for (const std::string& alias : role.aliases)
            EXPECT_TRUE(own.insert(folded_title(alias)).second) << role.id << " repeats " << alias;
        for (const std::string& name : own) {
            const auto [known, added] = meant.emplace(name, role.id);
            EXPECT_TRUE(added) << '`' << name << "` means " << role.id << " and " << known->second;
        }
    }
}

}  // namespace
}  // namespace orgplan
