#include "graph/model/time.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <type_traits>

#include "graph/model/months.h"

namespace orgplan::testing {
namespace {

TEST(Dates, EveryDayOfTheCalendarReadsBack) {
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    Tick expected = *day_of(1, 1, 1);
    for (int year = 1; year <= 9999; ++year) {
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; ++month) {
            const int days = kDays[month - 1] + (month == 2 && leap ? 1 : 0);
            const std::string text = fmt::format("{:04}-{:02}", year, month);
            ASSERT_EQ(parse_date(text), expected) << text;
            ASSERT_EQ(day_of(year, month, days + 1), std::nullopt) << text;
            for (int day = 1; day <= days; ++day, ++expected) {
                if (year % 50 != 0 && year != 1970 && year != 2027 && day != days) continue;
                const std::string date = fmt::format("{}-{:02}", text, day);
                ASSERT_EQ(day_of(year, month, day), expected) << date;
                ASSERT_EQ(parse_date(date), expected) << date;
                ASSERT_EQ(date_text(expected), date);
            }
        }
    }
    EXPECT_EQ(day_of(1970, 1, 1), Tick(0));
}

TEST(Dates, AnythingElseIsNone) {
    for (const char* text :
         {"", "2027", "2027-1", "2027-1-1", "2027-13", "2027-00", "2027-02-30", "2027-02-00", "2027/02/01", "2027-02-1",
          "+027-02-01", "2027-02-01 ", "2027-0x", "2o27-01-01", "-027-01", "2027-Q1", "FY2027", "2027-01-011"}) {
        EXPECT_EQ(parse_date(text), std::nullopt) << text;
    }
    EXPECT_EQ(day_of(2027, 0, 1), std::nullopt);
    EXPECT_EQ(day_of(2027, 1, 0), std::nullopt);
    EXPECT_EQ(day_of(2027, -1, -1), std::nullopt);
}

TEST(Times, OfDistinctKindsAreDistinct) {
    EXPECT_FALSE((std::is_convertible_v<int, Tick> || std::is_convertible_v<Tick, int>));
    EXPECT_FALSE((std::is_constructible_v<Month, Tick> || std::is_constructible_v<Quarter, Month>));
    EXPECT_FALSE((std::is_constructible_v<Tick, StageId>));
    EXPECT_TRUE((std::is_same_v<decltype(Month(2) - Month(1)), int>));
    EXPECT_EQ(stage_of(tick_of(id_at<StageId>(63))), id_at<StageId>(63));
    EXPECT_LT(kBeforeAll, Tick());
    EXPECT_LT(Tick(), kForever);
}

TEST(Months, HoldTheirDays) {
    Quarter quarter = quarter_of(month_at(1, 1));
    for (int year = 1; year <= 9999; ++year) {
        for (int month = 1; month <= 12; ++month) {
            const Month each = month_at(year, month);
            const std::string text = fmt::format("{:04}-{:02}", year, month);
            ASSERT_EQ(month_text(each), text);
            ASSERT_EQ(year_of(each), year) << text;
            ASSERT_EQ(month_of_year(each), month) << text;
            ASSERT_EQ(first_day(each), *parse_date(text)) << text;
            ASSERT_EQ(month_of(first_day(each)), each) << text;
            ASSERT_EQ(month_of(first_day(each + 1) - 1), each) << text;
            ASSERT_EQ(quarter_of(each), quarter) << text;
            ASSERT_EQ(first_month(quarter), each - (month - 1) % 3) << text;
            ASSERT_EQ(quarter_text(quarter), fmt::format("{:04}-Q{}", year, (month + 2) / 3)) << text;
            if (month % 3 == 0) ++quarter;
        }
    }
}

TEST(Months, StandInStretchesFromYearNoughtOn) {
    EXPECT_EQ(begin_of_stretch(month_at(2027, 5), 1), month_at(2027, 5));
    EXPECT_EQ(begin_of_stretch(month_at(2027, 5), 3), month_at(2027, 4));
    EXPECT_EQ(begin_of_stretch(month_at(2027, 5), 12), month_at(2027, 1));
    EXPECT_EQ(begin_of_stretch(month_at(2027, 5), 60), month_at(2025, 1));
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
