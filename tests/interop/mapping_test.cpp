#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "planner/interop/import_mapping.h"
#include "tests/interop/importing.h"

// What one export needed is kept in a file, and the next one is read by it alone.

namespace orgplan {
using namespace interop;
using testing::HasSubstr;
namespace {

const std::string kExport =
    "Nr;Wer;Chef;Was;Bereich;Lage\nA;Ann Lee;Vorstand;CEO;X;aktiv\nB;Bo "
    "Lind;A;Testmanager;X;Ruhend\nC;Frei;A;Maler;Y;\n";

CsvOptions by_hand() {
    CsvOptions options = acme();
    options.column(Field::id) = {"Nr"};
    options.column(Field::name) = {"Wer"};
    options.column(Field::manager) = {"Chef"};
    options.column(Field::title) = {"#4"};
    options.column(Field::status) = {"Lage"};
    options.outside = {"Vorstand"};
    options.vacant = {"Frei"};
    options.means = {"Ruhend=leave"};
    return options;
}

TEST(Mapping, KeepsWhatAnExportNeeded) {
    const CsvOptions options = by_hand();
    const ImportResult first = import_csv(kExport, options);
    ASSERT_EQ(first.usage_error, "");
    const std::string mapping = mapping_text(options, first);
    EXPECT_EQ(
        mapping,
        "mapping: 1\ncolumns:\n  id: Nr\n  manager: Chef\n  title: Was\n  name: Wer\n  unit: Bereich\n  status: Lage\n"
        "values:\n  outside: Vorstand\n  vacant: Frei\n  means:\n    Ruhend: leave\n"
        "titles:  # `~`: it has no role yet; give it one by its id\n  Maler: ~\n  Testmanager: ~\n");
    CsvOptions again = acme();
    EXPECT_EQ(read_mapping(mapping, again), "");
    EXPECT_EQ(import_csv(kExport, again).yaml, first.yaml);
    EXPECT_EQ(mapping_text(again, import_csv(kExport, again)), mapping);
}

TEST(Mapping, GivesTitlesTheirRoles) {
    CsvOptions options = by_hand();
    EXPECT_EQ(read_mapping("mapping: 1\ntitles: {Testmanager: qa-engineer, Maler: ~}\n", options), "");
    EXPECT_THAT(import_csv(kExport, options).yaml, HasSubstr("role: qa-engineer, title: Testmanager"));
}

TEST(Mapping, GivesWayToOptions) {
    CsvOptions options = acme();
    options.column(Field::id) = {"id"};
    options.currency = "EUR";
    EXPECT_EQ(
        read_mapping("mapping: 1\ncolumns: {id: Nr, unit: [a, b]}\nvalues: {currency: USD, ids: posts, header: 3}\n",
                     options),
        "");
    EXPECT_EQ(options.column(Field::id), (std::vector<std::string>{"id"}));
    EXPECT_EQ(options.column(Field::unit), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(options.currency, "EUR");
    EXPECT_EQ(options.ids_are_posts, true);
    EXPECT_EQ(options.header, 3u);
}

TEST(Mapping, SaysWhatIsWrongWithIt) {
    const auto fault = [](const std::string& text) {
        CsvOptions options;
        return read_mapping(text, options);
    };
    EXPECT_EQ(fault("columns: {}\n"), "it does not begin with `mapping: 1`");
    EXPECT_EQ(fault("mapping: 1\ncolumns: {mangaer: x}\n"),
              "line 2: unknown column `mangaer`; did you mean `manager`?");
    EXPECT_EQ(fault("mapping: 1\nvalue: {}\n"), "line 2: unknown key `value`; did you mean `values`?");
    EXPECT_EQ(fault("mapping: 1\ntitles:\n  X: qa-enginer\n"),
              "line 3: `qa-enginer` is not a role of the glossary; did you mean `qa-engineer`?");
    EXPECT_EQ(fault("mapping: 1\nvalues: {ids: seats}\n"), "line 2: `ids` is `seats`, neither `people` nor `posts`");
    EXPECT_THAT(fault("mapping: 1\ncolumns: {a: [\n"), HasSubstr("line "));
}

}  // namespace
}  // namespace orgplan
