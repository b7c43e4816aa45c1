#include <gtest/gtest.h>

#include "planner/interop/import_report.h"
#include "tests/interop/importing.h"

// What the report of an import says, as text and as JSON.

namespace orgplan {
using namespace interop;
namespace {

TEST(CsvImportReport, AsTextAndJson) {
    const ImportResult result = import_csv("id,manager\na/b,\n,x\n", acme());
    EXPECT_EQ(import_report_text(result, "hr.csv"),
              "hr.csv:1: note: read id from `id`, manager from `manager`, no title\n"
              "hr.csv:2: repaired: `a/b` is not valid as an id, so the seat is called `a-b`\n"
              "hr.csv:3: refused: no id in `id`\n"
              "2 rows read = 1 seat + 1 refused; 0 managers unmatched, 0 values lost, 1 row repaired\n");
    EXPECT_EQ(import_report_json(result, "hr.csv"),
              "{\n"
              "  \"file\": \"hr.csv\",\n"
              "  \"counts\": {\n"
              "    \"rows\": 2,\n"
              "    \"seats\": 1,\n"
              "    \"shared\": 0,\n"
              "    \"left\": 0,\n"
              "    \"closed\": 0,\n"
              "    \"footers\": 0,\n"
              "    \"refused\": 1,\n"
              "    \"unmatched\": 0,\n"
              "    \"lost\": 0,\n"
              "    \"repaired\": 1\n"
              "  },\n"
              "  \"unread\": [],\n"
              "  \"notes\": [\n"
              "    {\n"
              "      \"line\": 1,\n"
              "      \"kind\": \"note\",\n"
              "      \"message\": \"read id from `id`, manager from `manager`, no title\"\n"
              "    },\n"
              "    {\n"
              "      \"line\": 2,\n"
              "      \"kind\": \"repaired\",\n"
              "      \"message\": \"`a/b` is not valid as an id, so the seat is called `a-b`\"\n"
              "    },\n"
              "    {\n"
              "      \"line\": 3,\n"
              "      \"kind\": \"refused\",\n"
              "      \"message\": \"no id in `id`\"\n"
              "    }\n"
              "  ]\n"
              "}\n");
}

TEST(CsvImportReport, AsJsonHasAllLinesOfANote) {
    std::string csv = "id,manager\n1,\n";
    for (int i = 2; i <= 9; ++i) csv += fmt::format("{},{}.0\n", i, i - 1);
    const ImportResult result = import_csv(csv, acme());
    EXPECT_NE(import_report_text(result, "hr.csv").find("`5.0` is `5` (line 7) and 3 more"), std::string::npos)
        << import_report_text(result, "hr.csv");
    std::string json = import_report_json(result, "hr.csv");
    std::erase_if(json, [](char c) { return c == ' ' || c == '\n'; });
    EXPECT_NE(json.find("\"lines\":[3,4,5,6,7,8,9,10]"), std::string::npos) << json;
}

}  // namespace
}  // namespace orgplan
