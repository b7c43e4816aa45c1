#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/interop/importing.h"

// Years of two figures, and dates of another form than the option names.

namespace orgplan {
using namespace interop;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
namespace {

ImportResult of_dates(const std::vector<std::string>& starts_and_ends, const std::string& format = {}) {
    CsvOptions options = acme();
    options.date_format = format;
    std::string csv = "id,name,title,manager,Hire Date,End Date\n";
    for (std::size_t i = 0; i < starts_and_ends.size(); ++i)
        csv += fmt::format("{},Ann {},Developer,{},{}\n", i + 1, i + 1, i == 0 ? "" : "1", starts_and_ends[i]);
    return imported(csv, options);
}

TEST(ExportDates, AStartWithAYearOfTwoFiguresIsSeldomFarAhead) {
    const ImportResult result = of_dates(
        {"01.02.98,", "15.04.68,", "31.12.69,", "01.03.70,", "01.01.49,", "28-Feb-30,", "01.04.27,", "01.09.28,"});
    EXPECT_TRUE(result.counts.clean());
    EXPECT_THAT(result.yaml,
                AllOf(HasSubstr("opens: 2027-04-01"), HasSubstr("opens: 2028-09-01"), Not(HasSubstr("opens: 2068")),
                      Not(HasSubstr("opens: 2049")), Not(HasSubstr("opens: 2030"))));
}

TEST(ExportDates, AnEndMayBeFarAhead) {
    EXPECT_THAT(of_dates({"01.02.98,31.12.48"}).yaml, HasSubstr("leaves: 2049-01-01"));
}

TEST(ExportDates, TheYearFirstIsReadBesideAnyForm) {
    const ImportResult result =
        of_dates({"2015-01-01,", "2016-01-01,03/04/2027", "2027-04-01,", "03/05/2027,"}, "dd-mm-yyyy");
    EXPECT_TRUE(result.counts.clean());
    EXPECT_THAT(result.yaml,
                AllOf(HasSubstr("opens: 2027-04-01"), HasSubstr("leaves: 2027-04-04"), HasSubstr("opens: 2027-05-03")));
}

}  // namespace
}  // namespace orgplan
