#include <gtest/gtest.h>

#include "tests/interop/importing.h"

// Exports of which nothing is made, and what is asked for instead.

namespace orgplan {
using namespace interop;
namespace {

struct Refusal {
    const char* name;
    std::string csv;
    std::string error;
    std::string help = "";
    CsvOptions options = acme();
};

class CsvRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(CsvRefusal, AsksAndWritesNothing) {
    const Refusal& c = GetParam();
    const ImportResult result = import_csv(c.csv, c.options);
    EXPECT_EQ(result.usage_error, c.error);
    EXPECT_EQ(result.usage_help, c.help);
    EXPECT_EQ(result.yaml, "");
    EXPECT_TRUE(result.notes.empty());
}

const Refusal kRefusals[] = {
    {"Empty", "", "the file is empty"},
    {"BlankLinesOnly", "\n\r\n  \n", "the file is empty"},
    {"HeaderOnly", "id,manager\n", "there are no rows below the header"},
    {"OpenHeader", "\"id,manager\n1,2\n", "a quote in the header is never closed"},
    {"NoPlainId", "number,manager\n1,\n", "no column is clearly the id: name it with --id",
     "the columns are `number`, `manager`"},
    {"NoManager", "id,chief\n1,\n", "no column is clearly the manager: name it with --manager",
     "the columns are `id`, `chief`"},
    {"NearName", "id,boss\n1,\n", "--manager names `bos`, which is not a column; did you mean `boss`?",
     "the columns are `id`, `boss`",
     with(acme(), [](CsvOptions& options) { options.column(Field::manager) = {"bos"}; })},
    {"TwoThatSayTheSame", "employee_id,position_id,manager\n1,2,\n",
     "`employee_id` (`#1`) and `position_id` (`#2`) could each be the id: choose one with --id",
     "the columns are `employee_id`, `position_id`, `manager`"},
    {"TwiceTheSameName", "id,boss,boss,\n1,,,\n",
     "`boss` (`#2`) and `boss` (`#3`) could each be the manager: choose one with --manager",
     "the columns are `id`, `boss`, `boss`, `#4`",
     with(acme(), [](CsvOptions& options) { options.column(Field::manager) = {"boss"}; })},
    {"OpenDates", "id,manager,start\n1,,03/04/2027\n2,1,05/06/2020\n3,1,07/07/2027\n",
     "no start date shows whether the day or the month comes first: `03/04/2027` on line 2",
     "write --date-format dd-mm-yyyy or --date-format mm-dd-yyyy"},
    {"ContraryDates", "id,manager,start\n1,,13/04/2020\n2,1,04/13/2020\n3,1,07/08/2027\n",
     "`13/04/2020` on line 2 puts the day first, `04/13/2020` on line 3 puts the month first",
     "write --date-format dd-mm-yyyy or --date-format mm-dd-yyyy"},
    {"UnknownFormat", "id,manager\n1,\n", "unknown date format `yy`", "write yyyy-mm-dd, dd-mm-yyyy or mm-dd-yyyy",
     with(acme(), [](CsvOptions& options) { options.date_format = "yy"; })},
    {"NeitherEncoding", "id,manager\n1,\n2,\x81\n", "byte 0x81 on line 3 is neither UTF-8 nor Windows-1252",
     "name the encoding with --encoding"},
    {"NotTheEncodingGiven", "id,manager\n\xE9,\n", "byte 0xE9 on line 2 is not UTF-8",
     "name the encoding with --encoding", with(acme(), [](CsvOptions& options) { options.encoding = "UTF-8"; })},
    {"UnknownEncoding", "id,manager\n1,\n", "unknown encoding `latin-99`", "name the encoding with --encoding",
     with(acme(), [](CsvOptions& options) { options.encoding = "latin-99"; })},
};

INSTANTIATE_TEST_SUITE_P(Tables, CsvRefusal, testing::ValuesIn(kRefusals),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace orgplan
