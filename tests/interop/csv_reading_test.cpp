#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <random>

#include "planner/interop/csv.h"
#include "planner/interop/csv_rows.h"
#include "planner/interop/csv_text.h"
#include "planner/interop/import_spec.h"
#include "planner/report/table.h"

namespace orgplan {
using namespace interop;
namespace {

struct Read {
    std::size_t line;
    std::size_t last;
    std::vector<std::string> fields;
    bool operator==(const Read&) const = default;
};

std::vector<Read> rows_of(std::string_view text, char delimiter = ',') {
    std::vector<Read> rows;
    read_rows(text, delimiter, [&](const CsvRow& row) {
        rows.push_back({row.line, row.last_line, {row.fields.begin(), row.fields.end()}});
    });
    return rows;
}

TEST(CsvRows, KnowTheLinesTheyBeginAndEndOn) {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const std::string text = end + "a,b" + end + end + "\"x" + end + end + "y\",1" + end + " " + end + "c,d";
        EXPECT_EQ(rows_of(text),
                  (std::vector<Read>{{2, 2, {"a", "b"}}, {4, 6, {"x" + end + end + "y", "1"}}, {8, 8, {"c", "d"}}}));
    }
}

TEST(CsvRows, PassOverEmptyOnes) {
    EXPECT_EQ(rows_of("a,b\n,\n\"\",\n,x\n"), (std::vector<Read>{{1, 1, {"a", "b"}}, {4, 4, {"", "x"}}}));
}

TEST(CsvRows, TellTheLineOfAQuoteThatStaysOpen) {
    EXPECT_EQ(read_rows("a,b\n1,\"x\ny\n", ',', [](const CsvRow&) {}), 2u);
    EXPECT_EQ(read_rows("a,b\n1,\"x\ny\"", ',', [](const CsvRow&) {}), 0u);
}

TEST(CsvRows, TakeTheDelimiterFromTheHeader) {
    EXPECT_EQ(delimiter_of("id,\"a;b;c;d\",x\n1;2;3;4"), ',');
    EXPECT_EQ(delimiter_of("\r\nid;a,b;c\n"), ';');
    EXPECT_EQ(delimiter_of("id\tx\n"), '\t');
    EXPECT_EQ(delimiter_of("id|x\n"), '|');
    EXPECT_EQ(delimiter_of("sep=:\r\nid:x\r\n"), ':');
    EXPECT_EQ(delimiter_of("id\n"), ',');
    EXPECT_EQ(delimiter_of(""), ',');
    EXPECT_EQ(rows_of("id\tx\n\t2\n", '\t').back().fields, (std::vector<std::string>{"", "2"}));
}

TEST(CsvText, IsReadAsItsMarkSays) {
    const std::string little("\xFF\xFEi\0d\0", 6);
    EXPECT_EQ(decode_text(little, "").text, "id");
    EXPECT_EQ(decode_text("\xEF\xBB\xBFid", "").text, "id");
    EXPECT_EQ(decode_text("\xC3\xA9", "").text, "é");
    EXPECT_EQ(decode_text("\xE9", "").text, "é");
    EXPECT_EQ(decode_text("\x82", "CP850").text, "é");
}

TEST(CsvText, ValuesComeOutOfTheirQuotes) {
    const auto clean = [](std::string_view text) {
        bool changed = false;
        return clean_value(text, changed);
    };
    EXPECT_EQ(clean("  \"Vacant\"\t"), "Vacant");
    EXPECT_EQ(clean("“Vacant”"), "Vacant");
    EXPECT_EQ(clean("\"A\" and \"B\""), "\"A\" and \"B\"");
    EXPECT_EQ(clean("=\"0012\""), "0012");
    EXPECT_EQ(clean("\xC2\xA0 x \xC2\xA0"), "x");
    EXPECT_EQ(clean("a \n\t b\xE2\x80\xA8"
                    "c"),
              "a b c");
    EXPECT_EQ(clean("\""), "\"");
    EXPECT_EQ(clean("\xC3\xA9\xC2\x85x"), "é x");
}

TEST(CsvText, CellsComeOutBehindTheApostropheThatGuardsThem) {
    bool changed = false;
    for (const std::string value : {"=1+1", "+49 30 1234", "-none-", "@lab", "'=1", "-5", "Mia", "'s-Hertogenbosch"}) {
        EXPECT_EQ(cell_value(report::guarded(value), changed), value);
    }
    EXPECT_EQ(cell_value("'-'", changed), "-") << "quotes of another system";
    EXPECT_FALSE(changed);
}

// The names of a report that orgplan wrote are those of the spec that is made from it.
TEST(CsvText, NamesOfAReportAreReadBackAsTheyWere) {
    const std::vector<std::string> names = {"=cmd|' /C calc'!A0", "+Anna", "-Bo", "@Cem", "Dee, \"D\""};
    report::Table table;
    table.headings = {"id", "manager_id", "title", "name"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        table.rows.push_back({{std::to_string(i), i == 0 ? "" : "0", "CEO", names[i]}, 0});
    }
    const ImportResult result = import_csv(report::csv_of(table), {});
    ASSERT_EQ(result.usage_error, "");
    const YAML::Node seats = YAML::Load(result.yaml)["positions"];
    ASSERT_EQ(seats.size(), names.size());
    for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(seats[i]["holder"].as<std::string>(), names[i]);
}

TEST(CsvText, ThatIsNoneSaysWhatItIs) {
    std::string units;
    for (const char c : std::string("id,manager_id\n1,\n2,1\n")) units += {c, '\0'};
    EXPECT_EQ(import_csv(units, {}).counts.seats, 2u) << "UTF-16 without its mark";
    CsvOptions named;
    named.encoding = "UTF-16LE";
    EXPECT_EQ(import_csv(units, named).counts.seats, 2u);
    EXPECT_EQ(import_csv("\xFF\xFE" + units, {}).counts.seats, 2u);
    EXPECT_EQ(import_csv("PK\x03\x04xl/workbook.xml", {}).usage_error,
              "it is a ZIP archive, such as a workbook of a spreadsheet");
    EXPECT_EQ(import_csv("PK\x03\x04xl/workbook.xml", {}).usage_help,
              "make CSV of it: xlsx2csv export.xlsx | orgplan import csv -");
}

TEST(YamlScalar, ReadsBackAsTheSameText) {
    const std::vector<std::string> texts{"",
                                         "a",
                                         "NO",
                                         "no",
                                         "y",
                                         "Null",
                                         "~",
                                         "1e3",
                                         "0x1F",
                                         "00009000",
                                         "2027-01",
                                         "a: b",
                                         "a #b",
                                         "#a",
                                         "- a",
                                         "-a",
                                         "a, b",
                                         "[a]",
                                         "{a}",
                                         "a]",
                                         "*a",
                                         "&a",
                                         "!a",
                                         "|",
                                         ">",
                                         "%a",
                                         "@a",
                                         "`a`",
                                         "\"a\"",
                                         "it's",
                                         "'a'",
                                         "a\\b",
                                         " a",
                                         "a ",
                                         "O'Brien & Co.",
                                         "Été",
                                         "研究",
                                         "?",
                                         ":",
                                         "a:",
                                         "---",
                                         "...",
                                         "true",
                                         "Inf",
                                         "<<",
                                         "=",
                                         "R&D (Labs)/x+y",
                                         "Vice President, Sales"};
    for (const std::string& text : texts) {
        const YAML::Node node = YAML::Load("{k: " + yaml_scalar(text) + ", l: [" + yaml_scalar(text) + "]}");
        EXPECT_EQ(node["k"].Scalar(), text);
        EXPECT_EQ(node["l"][0].Scalar(), text);
        EXPECT_TRUE(node["k"].Tag() == "!" || std::isalpha(static_cast<unsigned char>(text.front())) ||
                    text.front() < 0)
            << text;
    }
    EXPECT_EQ(yaml_scalar("O'Brien & Co."), "O'Brien & Co.");
    EXPECT_EQ(yaml_scalar("NO"), "\"NO\"");
}

// Whatever the bytes are, the result is a spec that YAML reads, with each seat once, or a reason.
TEST(CsvImportBytes, MayBeAny) {
    const std::string pieces[] = {",",
                                  ";",
                                  "\"",
                                  "\"\"",
                                  "\n",
                                  "\r",
                                  "\r\n",
                                  "id",
                                  "manager",
                                  "name",
                                  "a",
                                  "b",
                                  "XX",
                                  "\xE9",
                                  "\xC3\xA9",
                                  " ",
                                  "\t",
                                  "'",
                                  "=",
                                  std::string(1, '\0'),
                                  "\xE2\x80\xA8",
                                  "\xEF\xBB\xBF",
                                  "/",
                                  "..",
                                  "#",
                                  "vacant",
                                  "é"};
    std::mt19937 random(7);
    const auto below = [&](std::size_t bound) { return random() % bound; };
    for (int round = 0; round < 1000; ++round) {
        std::string csv = below(4) == 0 ? "" : "id,manager,name,title,unit\n";
        for (std::size_t n = below(60); n > 0; --n) csv += pieces[below(std::size(pieces))];
        const ImportResult result = import_csv(csv, {});
        const ImportCounts& counts = result.counts;
        if (!result.usage_error.empty()) continue;
        EXPECT_TRUE(counts.balanced()) << csv;
        if (result.yaml.empty()) continue;
        std::size_t seats = 0;
        std::vector<std::string> ids;
        const YAML::Node spec = YAML::Load(result.yaml);
        const auto count = [&](const YAML::Node& positions) {
            for (const auto& position : positions) ids.push_back(position["id"].Scalar());
            seats += positions.size();
        };
        if (spec["positions"]) count(spec["positions"]);
        if (spec["units"])
            for (const auto& unit : spec["units"]) {
                count(unit["positions"]);
                ids.push_back(unit["id"].Scalar());
            }
        EXPECT_EQ(seats, counts.seats) << csv;
        std::sort(ids.begin(), ids.end());
        EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end()) << csv;
    }
}

}  // namespace
}  // namespace orgplan
