#include "planner/report/rules_checked.h"

#include <gtest/gtest.h>

namespace orgplan {
using namespace report;
namespace {

TEST(RulesChecked, SaysHowManyAndWhatIsMissing) {
    EXPECT_EQ(checked_text({1, {}}), "1 rule checked\n");
    EXPECT_EQ(checked_text({9, {{"a", "", "seat", 3, {"scope"}}}}),
              "9 rules checked; 1 skipped: it needs `scope` (list it with "
              "--explain-skipped)\n");
    EXPECT_EQ(checked_text({9,
                            {{"a", "", "seat", 3, {"products", "scope"}},
                             {"b", "", "unit", 1, {"agile", "products", "purpose", "scope"}},
                             {"c", "", "unit", 1, {"products", "purpose"}}}}),
              "9 rules checked; 3 skipped: they need facts such as `products`, `purpose` "
              "and `scope` "
              "(list them with --explain-skipped)\n");
}

TEST(RulesChecked, SaysWhereASearchEnded) {
    const RulesChecked rules{9, {}, {{"a", "Starts fit no months", "start", 40}}};
    EXPECT_EQ(checked_text(rules),
              "9 rules checked; 1 skipped where a search was too long (list it with --explain-skipped)\n");
    EXPECT_EQ(skipped_text(rules),
              "skipped, because the search ended after its last step without an answer:\n"
              "  a: Starts fit no months\n"
              "      for 40 starts\n\n");
}

TEST(RulesChecked, ListsWhatWasSkipped) {
    EXPECT_EQ(skipped_text({9, {}}), "");
    EXPECT_EQ(skipped_text({9,
                            {{"a", "Nobody is on call", "duty", 2, {"duties.on-call"}},
                             {"b", "", "company", 1, {"company.sector", "role"}}}}),
              "skipped, because the spec does not say what they need:\n"
              "  a: Nobody is on call\n"
              "      for 2 duties: `duties.on-call`\n"
              "  b\n"
              "      for the company: `company.sector` and `role`\n\n");
}

}  // namespace
}  // namespace orgplan
