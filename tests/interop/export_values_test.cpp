#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/interop/importing.h"

// What dates, parts of a week, pay and addresses are read as, and that all which is read otherwise than written is
// said.

namespace orgplan {
using namespace interop;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
namespace {

/// Rows 1, 2, 3 ... of one column each.
std::string column(const std::string& header, const Lines& values) {
    std::string csv = "id;manager;" + header + "\n";
    for (std::size_t i = 0; i < values.size(); ++i)
        csv += fmt::format("{};{};{}\n", i + 1, i == 0 ? "" : "1", values[i]);
    return csv;
}

/// What stands at a seat behind the line to its manager.
Lines rest_of(const ImportResult& result, std::size_t seats) {
    Lines rest;
    for (std::size_t i = 1; i <= seats; ++i) {
        const std::size_t at = result.yaml.find(fmt::format("{{id: \"{}\"", i));
        if (at == std::string::npos) {
            rest.push_back("gone");
            continue;
        }
        const std::string line = result.yaml.substr(at, result.yaml.find('\n', at) - at);
        const std::size_t behind = line.find(", ", line.find("reports_to"));
        rest.push_back(behind == std::string::npos ? "" : line.substr(behind + 2, line.size() - behind - 3));
    }
    return rest;
}

struct Column {
    const char* name;
    const char* header;
    Lines values;
    Lines rest;  ///< of each seat
    Lines told;  ///< parts of notes
    CsvOptions options = acme();
};

class ReadColumn : public testing::TestWithParam<Column> {};

TEST_P(ReadColumn, IsWhatItsValuesSayTogether) {
    const Column& c = GetParam();
    const ImportResult result = imported(column(c.header, c.values), c.options);
    EXPECT_EQ(rest_of(result, c.values.size()), c.rest);
    const Lines notes = notes_of(result);
    for (const std::string& told : c.told) EXPECT_THAT(notes, Contains(HasSubstr(told)));
}

CsvOptions paid(const std::string& header, const std::string& currency = "EUR") {
    CsvOptions options = acme();
    options.column(Field::cost) = {header};
    options.currency = currency;
    return options;
}

const Column kWeeks[] = {
    {"OnePercentAmongParts",
     "FTE",
     {"1", "0.5", "1", "80", "10"},
     {"", "fte: 0.5", "", "", ""},
     {"5 lost: `80` in `FTE` does not fit the other values, which are parts of one", "6 lost: `10` in `FTE`"}},
    {"OnePartAmongPercents",
     "FTE",
     {"100", "80", "50", "0.5"},
     {"", "fte: 0.8", "fte: 0.5", ""},
     {"5 lost: `0.5` in `FTE` does not fit the other values, which are percents"}},
    {"HoursUnderFte",
     "FTE",
     {"40", "20", "37.5", "40"},
     {"", "fte: 0.5", "fte: 0.938", ""},
     {"2 note: the values of `FTE` are hours of a week, and were read so; if they are percents, add --full-week 100",
      "a full week was taken to have 40 hours"}},
    {"HoursUnderJornada", "Jornada", {"37,5", "37,5", "Completa", "18,75"}, {"", "", "", "fte: 0.5"}, {}},
    {"PercentsBelowAFullWeek",
     "FTE",
     {"40", "40", "20"},
     {"fte: 0.4", "fte: 0.4", "fte: 0.2"},
     {},
     with(acme(), [](CsvOptions& options) { options.full_week = "100"; })},
    {"Fractions",
     "FTE",
     {"1", "4/5", "1/2", "1/0"},
     {"", "fte: 0.8", "fte: 0.5", ""},
     {"5 lost: `1/0` in `FTE` is not a number"}},
    {"PartsUnderHours",
     "Wochenstunden",
     {"1", "0,5", "1"},
     {"", "fte: 0.5", ""},
     {"2 note: the values of `Wochenstunden` are parts of a full week"}},
    {"PercentsUnderHours", "Arbeitszeit", {"100", "100", "50"}, {"", "", "fte: 0.5"}, {"are percents of a full week"}},
    {"HoursWithUnits",
     "Weekly Hours",
     {"40 h", "20 Std.", "10:30", "12 months"},
     {"", "fte: 0.5", "fte: 0.263", ""},
     {"5 lost: `12 months` in `Weekly Hours` is not a number"}},
    {"WordsAndUnits", "FTE", {"1.0 FTE", "50 %", "Full-time", "half"}, {"", "fte: 0.5", "", ""}, {"5 lost: `half`"}},
};
INSTANTIATE_TEST_SUITE_P(Weeks, ReadColumn, testing::ValuesIn(kWeeks),
                         [](const auto& tested) { return tested.param.name; });

const Column kPay[] = {
    {"OneMarkForBoth",
     "Salary",
     {"85.000", "85,5", "90.000"},
     {"cost: {yearly: 85000, currency: EUR}", "cost: {yearly: 85.5, currency: EUR}",
      "cost: {yearly: 90000, currency: EUR}"},
     {},
     paid("Salary")},
    {"PointsBeforeParts",
     "Salary",
     {"85000.50", "85.000", "1.000"},
     {"cost: {yearly: 85000.5, currency: EUR}", "cost: {yearly: 85000, currency: EUR}", ""},
     {"4 lost: `1.000` in `Salary` may be 1 or 1000, because `85000.50` on line 2 has the same mark"},
     paid("Salary")},
    {"ThousandsByALetter",
     "Salary",
     {"\xE2\x82\xAC 85k", "T\xE2\x82\xAC 90", "85.5K EUR", "85 TEUR"},
     {"cost: {yearly: 85000, currency: EUR}", "cost: {yearly: 90000, currency: EUR}",
      "cost: {yearly: 85500, currency: EUR}", "cost: {yearly: 85000, currency: EUR}"},
     {},
     paid("Salary", "")},
    {"AMonthByTheHeader",
     "Monthly Salary (EUR)",
     {"5000", "4.500", "60000 p.a."},
     {"cost: {yearly: 60000, currency: EUR}", "cost: {yearly: 54000, currency: EUR}",
      "cost: {yearly: 60000, currency: EUR}"},
     {"2 note: `Monthly Salary (EUR)` is pay of a month on 2 rows, and was taken 12 times for a year; --pay-times"},
     paid("Monthly Salary (EUR)", "")},
    {"ThirteenSalaries",
     "Bruttomonatsgehalt",
     {"5000"},
     {"cost: {yearly: 65000, currency: EUR}"},
     {},
     with(paid("Bruttomonatsgehalt"), [](CsvOptions& options) { options.pay_times = "13"; })},
    {"AnHourByTheHeader",
     "Hourly Rate",
     {"25", "30 USD"},
     {"", ""},
     {"2 lost: `25` in `Hourly Rate` is pay of an hour; add --pay-times, how often that is paid in a year", "3 lost"},
     paid("Hourly Rate")},
    {"ByTheValue",
     "Gehalt",
     {"5.000 \xE2\x82\xAC / Monat", "25 EUR/h", "640 EUR per day", "90.000 EUR brutto", "5000 EUR/weird"},
     {"cost: {yearly: 60000, currency: EUR}", "", "cost: {daily: 640, currency: EUR}",
      "cost: {yearly: 90000, currency: EUR}", ""},
     {"3 lost: `25 EUR/h` in `Gehalt` is pay of an hour", "6 lost: `5000 EUR/weird` in `Gehalt` is not an amount"},
     paid("Gehalt", "")},
    {"ByAColumn",
     "Pay Rate;Pay Per",
     {"5000;Month", "90000;Year", "20;Hour", "100;Moon", "1;"},
     {"cost: {yearly: 60000, currency: EUR}", "cost: {yearly: 90000, currency: EUR}", "", "",
      "cost: {yearly: 1, currency: EUR}"},
     {"4 lost: `20` in `Pay Rate` is pay of an hour", "5 lost: `100` in `Pay Rate` is pay for `Moon`, which was not"},
     paid("Pay Rate")},
    {"TimesOfTheOnePeriodThatIsSaid",
     "Salary (USD)",
     {"200000", "90000", "$30 per hour", "95000 p.a."},
     {"cost: {yearly: 200000, currency: USD}", "cost: {yearly: 90000, currency: USD}",
      "cost: {yearly: 51600, currency: USD}", "cost: {yearly: 95000, currency: USD}"},
     {"4 note: `Salary (USD)` is pay of an hour, and was taken 1720 times for a year"},
     with(paid("Salary (USD)", ""), [](CsvOptions& options) { options.pay_times = "1720"; })},
    {"TimesOfOneOfSeveralPeriods",
     "Pay Rate;Pay Per",
     {"5000;Month", "90000;Year", "20;Hour", "80000;"},
     {"", "cost: {yearly: 90000, currency: EUR}", "", "cost: {yearly: 80000, currency: EUR}"},
     {"2 lost: `5000` in `Pay Rate` is pay of a month, which is not the only period here: write --pay-times "
      "month=NUMBER,hour=NUMBER in place of 1720, so it is left out",
      "4 lost: `20` in `Pay Rate` is pay of an hour"},
     with(paid("Pay Rate"), [](CsvOptions& options) { options.pay_times = "1720"; })},
    {"TimesByPeriod",
     "Pay Rate;Pay Per",
     {"5000;Month", "90000;Year", "20;Hour", "400;Day"},
     {"cost: {yearly: 65000, currency: EUR}", "cost: {yearly: 90000, currency: EUR}",
      "cost: {yearly: 34400, currency: EUR}", "cost: {daily: 400, currency: EUR}"},
     {"2 note: --pay-times week=52 was not needed: no pay in `Pay Rate` is of that period"},
     with(paid("Pay Rate"), [](CsvOptions& options) { options.pay_times = "hour=1720,month=13,week=52"; })},
    {"AHeaderGoesBeforeAColumn",
     "Annual Salary;Pay Frequency",
     {"200000;Monthly", "90000;Biweekly", "50000;"},
     {"cost: {yearly: 200000, currency: EUR}", "cost: {yearly: 90000, currency: EUR}",
      "cost: {yearly: 50000, currency: EUR}"},
     {"1 note: `Annual Salary` says that it is pay of a year, which goes before `Pay Frequency`"},
     paid("Annual Salary")},
    {"PartsOfPeriodsByAColumn",
     "Salary;Pay Frequency",
     {"1;Semi-monthly", "1;twice a month", "1;every two weeks", "1;Bi-weekly", "1;half-year", "1;4-weekly",
      "1;Fortnightly", "1;halbmonatlich", "1;14-t\xC3\xA4gig", "1;2x monthly", "1;monthly/yearly"},
     Lines(11),
     {"2 lost: `1` in `Salary` is pay for `Semi-monthly`, which was not understood", "7 lost: `1` in `Salary` is pay",
      "12 lost: `1` in `Salary` is pay for `monthly/yearly`"},
     with(paid("Salary"), [](CsvOptions& options) { options.pay_times = "hour=1,quarter=1,month=1,week=1,day=1"; })},
    {"WholePeriodsByAColumn",
     "Salary;Pay Frequency",
     {"1;Paid per month", "1;Bruttomonatslohn", "1;Annual Salary", "1;viertelj\xC3\xA4hrlich", "1;p.a."},
     {"cost: {yearly: 12, currency: EUR}", "cost: {yearly: 12, currency: EUR}", "cost: {yearly: 1, currency: EUR}",
      "cost: {yearly: 4, currency: EUR}", "cost: {yearly: 1, currency: EUR}"},
     {},
     paid("Salary")},
    {"PartsOfPeriodsByTheValue",
     "Salary",
     {"4000 semi-monthly", "4000 every 2 weeks", "4000 per half year", "4000 halbmonatlich", "4000 p.a."},
     {"", "", "", "", "cost: {yearly: 4000, currency: EUR}"},
     {"2 lost: `4000 semi-monthly`", "5 lost: `4000 halbmonatlich` in `Salary` is not an amount"},
     paid("Salary")},
    {"HalfAMonthByTheHeader",
     "Semi-Monthly Salary (USD)",
     {"4000", "90000 p.a."},
     {"", "cost: {yearly: 90000, currency: USD}"},
     {"2 lost: `4000` in `Semi-Monthly Salary (USD)` is pay for `Semi-Monthly Salary (USD)`, which was not understood"},
     paid("Semi-Monthly Salary (USD)", "")},
    {"HalfAMonthByALongWord", "Gehalt halbmonatlich", {"4000"}, {""}, {"2 lost"}, paid("Gehalt halbmonatlich")},
    {"FourWeeksByTheHeader", "Pay (4-weekly)", {"4000"}, {""}, {"2 lost"}, paid("Pay (4-weekly)")},
    {"TwoWeeksByTheHeader", "Biweekly Pay", {"4000"}, {""}, {"2 lost"}, paid("Biweekly Pay")},
    {"OfADayOfEightHours",
     "Day Rate (8 h)",
     {"400"},
     {"cost: {daily: 400, currency: EUR}"},
     {},
     paid("Day Rate (8 h)")},
    {"ThousandsByTheHeader",
     "Salary (thousand EUR)",
     {"120", "65,5", "70k", "85.000"},
     {"cost: {yearly: 120000, currency: EUR}", "cost: {yearly: 65500, currency: EUR}",
      "cost: {yearly: 70000, currency: EUR}", ""},
     {"1 note: `Salary (thousand EUR)` is in thousands, and was taken times 1,000",
      "5 lost: `85.000` in `Salary (thousand EUR)` may be 85 or 85000 thousand"},
     paid("Salary (thousand EUR)", "")},
    {"ThousandsOfACurrency",
     "Gehalt (TEUR)",
     {"120"},
     {"cost: {yearly: 120000, currency: EUR}"},
     {},
     paid("Gehalt (TEUR)", "")},
    {"NotGiven",
     "Salary",
     {"n/a", "-", "85000"},
     {"", "", "cost: {yearly: 85000, currency: EUR}"},
     {"2 note: 2 values were read as not given: `n/a` in `Salary` (line 2) and `-` in `Salary` (line 3)"},
     paid("Salary")},
};
INSTANTIATE_TEST_SUITE_P(Pay, ReadColumn, testing::ValuesIn(kPay),
                         [](const auto& tested) { return tested.param.name; });

const Column kEnds[] = {
    {"OfAMonthAlone",
     "End Date",
     {"2027-03", "M\xC3\xA4rz 2027", "02/2027", "2027-01"},
     {"leaves: 2027-04-01", "leaves: 2027-04-01", "leaves: 2027-03-01", "leaves: 2027-02-01"},
     {"2 note: 4 dates name a month alone: `2027-03` was read as 2027-03-31 (line 2)"}},
    {"ThatMeanNone",
     "End Date",
     {"1900-01-01", "01.01.1900", "1899-12-30", "1970-01-01", "31.12.99"},
     {"", "", "", "", ""},
     {"2 note: 5 last days are dates that mean none, and were read as none: `1900-01-01` (line 2)"}},
    {"ThatNeverCome",
     "Austritt",
     {"9999-12-31", "31-Dec-9999", "12/31/9999 00:00:00", "31.12.2999", "2958465", "99/99/9999", "4712-12-31", "9999",
      "9999-12-31T00:00:00", "unbefristet", "open ended"},
     Lines(11),
     {}},
    {"ThatAreNotKnown",
     "End Date",
     {"tbd", "TBC", "2027-02-28"},
     {"", "", "leaves: 2027-03-01"},
     {"2 lost: `tbd` is not a date, so the end is left out", "3 lost: `TBC` is not a date"}},
    {"BeforeTheStart",
     "Start Date;End Date",
     {"2020-01-01;2019-12-31", "2020-01-01;2020-02-01", "2019-01-01;"},
     {"", "gone", ""},
     {"2 lost: the end 2019-12-31 is before the start 2020-01-01, so it is left out"}},
    {"OfALeaveAreNotRead",
     "Leave Date",
     {"2026-01-01"},
     {""},
     {"1 note: not read: `Leave Date` (--end would read it)"}},
};
INSTANTIATE_TEST_SUITE_P(Ends, ReadColumn, testing::ValuesIn(kEnds),
                         [](const auto& tested) { return tested.param.name; });

const Column kStarts[] = {
    {"ThatAreNotKnown",
     "Start Date",
     {"2020-01-01", "tbd", "9999-12-31", "unknown", "n/a"},
     Lines(5),
     {"3 lost: `tbd` is not a date, so the start is left out", "4 lost: `9999-12-31` is not a date", "5 lost"}},
    {"OfAMonthAlone",
     "Start Date",
     {"2020-01", "2027-03"},
     {"", "opens: 2027-03-01"},
     {"3 note: `2027-03` names a month alone, so the start was read as 2027-03-01"}},
};
INSTANTIATE_TEST_SUITE_P(Starts, ReadColumn, testing::ValuesIn(kStarts),
                         [](const auto& tested) { return tested.param.name; });

const Column kWords[] = {
    {"Locations",
     "Location",
     {"Austin, TX", "n/a", "TBD", "Bonn", "#REF!"},
     {"location: Austin-TX", "", "", "location: Bonn", ""},
     {"2 note: the location `Austin, TX` is no word of a spec, so it is `Austin-TX`",
      "3 note: 3 values were read as not given: `n/a` in `Location` (line 3)"}},
    {"Levels", "Level", {"Senior", "-", "unknown"}, {"level: Senior", "", ""}, {"2 values were read as not given"}},
    {"Addresses",
     "E-Mail",
     {"a@x.io", "n/a", "none", "ask Ann"},
     {"email: \"a@x.io\"", "", "", ""},
     {"5 lost: `ask Ann` in `E-Mail` is no e-mail address, so it is left out"}},
};
INSTANTIATE_TEST_SUITE_P(Words, ReadColumn, testing::ValuesIn(kWords),
                         [](const auto& tested) { return tested.param.name; });

TEST(PayTimes, NeedAPeriod) {
    CsvOptions options = paid("Salary");
    options.pay_times = "13";
    const ImportResult result = import_csv("id,manager,salary\n1,,5000\n", options);
    EXPECT_EQ(result.usage_error,
              "no pay in `salary` says that it is of a month, a day or an hour, so --pay-times 13 has nothing to "
              "multiply");
    for (const char* faulty : {"0", "year=1", "hour=", "hour=1,hour=2", "hour=1720,13", "decade=1", "hour=-1"}) {
        options.pay_times = faulty;
        EXPECT_THAT(import_csv("id,manager,salary\n1,,5000\n", options).usage_error, HasSubstr("is no number of times"))
            << faulty;
    }
}

TEST(Weeks, OfHoursAndPartsThatDiffer) {
    const ImportResult result = imported("id,manager,weekly hours,fte\n1,,40,1\n2,1,20,0.8\n3,1,20,0.5\n4,1,20,\n");
    EXPECT_EQ(rest_of(result, 4), (Lines{"", "fte: 0.8", "fte: 0.5", "fte: 0.5"}));
    EXPECT_THAT(notes_of(result), Contains("3 note: `20` in `weekly hours` is not `0.8` in `fte`: the latter counts"));
}

TEST(Names, OfTypographyAreHeaders) {
    const ImportResult result = imported(
        "Num\xC3\xA9ro d\xE2\x80\x99"
        "employ\xC3\xA9,Worker\xE2\x80\x99s Manager,Date d\xE2\x80\x99"
        "entr\xC3\xA9"
        "e,Preferred Name,Name\n1,,2027-03-01,Annie,Ann Lee\n");
    EXPECT_THAT(result.yaml, HasSubstr("holder: Ann Lee, reports_to: none, opens: 2027-03-01}"));
    EXPECT_THAT(notes_of(result), Contains("1 note: not read: `Preferred Name` (--name would read it)"));
    EXPECT_THAT(imported("id,manager,preferred name\n1,,Annie\n").yaml, HasSubstr("holder: Annie"));
}

TEST(People, WithoutAnAddressAreNotOne) {
    const ImportResult result =
        imported("id,name,manager,email\n1,Ada Rask,,n/a\n2,Ada Rask,1,n/a\n3,Ada Rask,1,none\n");
    EXPECT_THAT(notes_of(result), Contains(HasSubstr("so these are 3 people")));
}

}  // namespace
}  // namespace orgplan
