#include "planner/text/article.h"

#include <gtest/gtest.h>

namespace orgplan::text {
namespace {

TEST(Article, IsThatOfHowAWordIsSaid) {
    for (const char* const each : {"id", "engineering-manager", "`account-executive`", "hour", "hr-manager",
                                   "seo-specialist", "ml-engineer", "it-specialist", "unused", "Operations"}) {
        EXPECT_EQ(article(each), "an") << each;
    }
    for (const char* const each : {"spec", "tech-lead", "ux-writer", "ui", "user", "unit", "qa-engineer", "vp-design",
                                   "european", "one-off", "2027", ""}) {
        EXPECT_EQ(article(each), "a") << each;
    }
}

}  // namespace
}  // namespace orgplan::text
