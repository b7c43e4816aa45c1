#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/interop/importing.h"

// Amounts whose currency or whose marks contradict others.

namespace orgplan {
using namespace interop;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
namespace {

ImportResult of_pay(const std::string& header, const std::vector<std::string>& cells, const CsvOptions& more = acme()) {
    CsvOptions options = more;
    options.column(Field::cost) = {"#5"};
    std::string csv = "id,name,title,manager," + header + "\n";
    for (std::size_t i = 0; i < cells.size(); ++i)
        csv += fmt::format("{},Ann {},Developer,{},{}\n", i + 1, i + 1, i == 0 ? "" : "1", cells[i]);
    return imported(csv, options);
}

TEST(PayCurrencies, ThatContradictEachOtherAreLost) {
    const ImportResult result = of_pay(
        "Salary,Currency", {"\"$200,000\",EUR", "\"90,000\",EUR", "£60000,EUR", "CHF 65000,EUR", "65000 EUR,EUR"});
    EXPECT_EQ(result.counts.lost, 3u);
    EXPECT_THAT(notes_of(result),
                Contains("2 lost: `$200,000` in `Salary` is in USD, and `Currency` says EUR, so it is left out"));
    // A header is of all values, and what one says of itself goes before it.
    EXPECT_THAT(of_pay("Salary (EUR)", {"100000", "£60000"}).yaml, HasSubstr("{yearly: 60000, currency: GBP}"));
}

TEST(PayCurrencies, ASignOfSeveralIsThatOfTheColumn) {
    const ImportResult result = of_pay("Salary,Currency", {"$100000,CAD", "$90000,AUD", "C$80000,", "A$ 70000,"});
    EXPECT_TRUE(result.counts.clean());
    EXPECT_THAT(result.yaml,
                AllOf(HasSubstr("{yearly: 100000, currency: CAD}"), HasSubstr("{yearly: 90000, currency: AUD}"),
                      HasSubstr("{yearly: 80000, currency: CAD}"), HasSubstr("{yearly: 70000, currency: AUD}")));
}

TEST(PayCurrencies, AreWrittenAsWords) {
    const ImportResult result =
        of_pay("Salary,Currency", {"1000,usd", "2000,Euro", "3000,US$", "4000,US Dollar", "5000,€", "6000 euro,",
                                   "usd 7000,", "8000,Schweizer Franken"});
    EXPECT_TRUE(result.counts.clean());
    EXPECT_THAT(result.yaml,
                AllOf(HasSubstr("{yearly: 1000, currency: USD}"), HasSubstr("{yearly: 2000, currency: EUR}"),
                      HasSubstr("{yearly: 3000, currency: USD}"), HasSubstr("{yearly: 4000, currency: USD}"),
                      HasSubstr("{yearly: 5000, currency: EUR}"), HasSubstr("{yearly: 6000, currency: EUR}"),
                      HasSubstr("{yearly: 7000, currency: USD}"), HasSubstr("{yearly: 8000, currency: CHF}")));
    EXPECT_THAT(of_pay("Salary (usd)", {"9000"}).yaml, HasSubstr("{yearly: 9000, currency: USD}"));
}

TEST(PayCurrencies, OneThatIsNotKnownIsNotThatOfTheOption) {
    const ImportResult result =
        of_pay("Salary,Currency", {"1000,XYZ", "2000,"}, with(acme(), [](CsvOptions& o) { o.currency = "EUR"; }));
    EXPECT_EQ(result.counts.lost, 1u);
    EXPECT_THAT(result.yaml, AllOf(HasSubstr("{yearly: 2000, currency: EUR}"), Not(HasSubstr("yearly: 1000"))));
    EXPECT_THAT(notes_of(result),
                Contains("2 lost: `1000` in `Salary` is in `XYZ`, which is no currency that is known: "
                         "write its three letters, so it is left out"));
}

TEST(PayMarks, OfASlipDoNotChangeTheOthers) {
    const ImportResult result = of_pay("Salary (EUR)", {"4.500", "4.300", "4.2500", "4.100"});
    EXPECT_EQ(result.counts.lost, 1u);
    EXPECT_THAT(result.yaml, AllOf(HasSubstr("yearly: 4500"), HasSubstr("yearly: 4300"), HasSubstr("yearly: 4100")));
    EXPECT_THAT(notes_of(result), Contains(HasSubstr("`4.2500` in `Salary (EUR)` may be 4.25 or a slip, because "
                                                     "`4.500` on line 2 may have the same mark between its "
                                                     "thousands")));
    const ImportResult german = of_pay("Salary (EUR)", {"\"4.500,00\"", "\"4.300,50\"", "4.2500"});
    EXPECT_EQ(german.counts.lost, 1u);
    const ImportResult hours = of_pay("Salary (EUR)", {"25.1250", "26.2500"});
    EXPECT_THAT(hours.yaml, AllOf(HasSubstr("yearly: 25.125"), HasSubstr("yearly: 26.25")));
}

}  // namespace
}  // namespace orgplan
