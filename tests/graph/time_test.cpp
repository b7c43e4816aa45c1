#include "graph/model/time.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace orgplan::testing {
namespace {

TEST(Dates, EveryDayOfTheCalendarReadsBack) {
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    Tick expected = *days_of(1, 1, 1);
    for (int year = 1; year <= 9999; ++year) {
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; ++month) {
            const int days = kDays[month - 1] + (month == 2 && leap ? 1 : 0);
            const std::string text = fmt::format("{:04}-{:02}", year, month);
            ASSERT_EQ(parse_date(text), expected) << text;
            ASSERT_EQ(days_of(year, month, days + 1), std::nullopt) << text;
            for (int day = 1; day <= days; ++day, ++expected) {
                if (year % 50 != 0 && year != 1970 && year != 2027 && day != days) continue;
                const std::string date = fmt::format("{}-{:02}", text, day);
                ASSERT_EQ(days_of(year, month, day), expected) << date;
                ASSERT_EQ(parse_date(date), expected) << date;
                ASSERT_EQ(date_text(expected), date);
            }
        }
    }
    EXPECT_EQ(days_of(1970, 1, 1), 0);
}

TEST(Dates, AnythingElseIsNone) {
    for (const char* text :
         {"", "2027", "2027-1", "2027-1-1", "2027-13", "2027-00", "2027-02-30", "2027-02-00", "2027/02/01", "2027-02-1",
          "+027-02-01", "2027-02-01 ", "2027-0x", "2o27-01-01", "-027-01", "2027-Q1", "FY2027", "2027-01-011"}) {
        EXPECT_EQ(parse_date(text), std::nullopt) << text;
    }
    EXPECT_EQ(days_of(2027, 0, 1), std::nullopt);
    EXPECT_EQ(days_of(2027, 1, 0), std::nullopt);
    EXPECT_EQ(days_of(2027, -1, -1), std::nullopt);
}

TEST(StageSet, HoldsUpToSixtyFour) {
    EXPECT_TRUE(StageSet::first(0).empty());
    EXPECT_EQ(StageSet::first(64).size(), 64u);
    EXPECT_TRUE(StageSet::first(64).has(id_at<StageId>(63)));
    const StageSet set = StageSet::only(id_at<StageId>(63)) | StageSet::only(id_at<StageId>(2));
    EXPECT_EQ(set.earliest(), id_at<StageId>(2));
    EXPECT_EQ((set - StageSet::first(3)).earliest(), id_at<StageId>(63));
    EXPECT_TRUE((set & StageSet::first(2)).empty());
}

}  // namespace
}  // namespace orgplan::testing
