#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/interop/import_cases.h"

// Managers, and titles.

namespace orgplan {
using namespace interop;
namespace {

class CsvLines : public testing::TestWithParam<ImportCase> {};

TEST_P(CsvLines, WritesTheSpecAndTellsWhatItDid) {
    expect_import(GetParam());
}

const ImportCase kCases[] = {
    {"LinesThatAreWrongStayAsTheyAre",
     "id,manager\n"
     "a,b\n"
     "b,a\n"
     "c,c\n"
     "d,nobody here\n"
     "e,zz\n",
     spec("  manager: c\n"
          "positions:\n"
          "  - {id: a, title: Untitled, reports_to: b}\n"
          "  - {id: b, title: Untitled, reports_to: a}\n"
          "  - {id: c, title: Untitled, reports_to: none}\n"
          "  - {id: d, title: Untitled, reports_to: nobody here}\n"
          "  - {id: e, title: Untitled, reports_to: zz}\n"),
     {"4 note: `c` reports to itself, so it is at the top", "5 unmatched: manager `nobody here` is nobody's row",
      "6 unmatched: manager `zz` is nobody's row"}},
    {"ManagersWrittenOtherwise",
     "id,name,manager\n"
     "E1,Ada Lovelace,\n"
     "E2,Rosa Diaz,e1\n"
     "E3,Tom Berg,Rosa Diaz\n",
     spec("  manager: E1\n"
          "positions:\n"
          "  - {id: E1, title: Untitled, holder: Ada Lovelace, reports_to: none}\n"
          "  - {id: E2, title: Untitled, holder: Rosa Diaz, reports_to: E1}\n"
          "  - {id: E3, title: Untitled, holder: Tom Berg, reports_to: E2}\n"),
     {"3 note: manager `e1` was read as `E1`, which is the same id written otherwise",
      "4 note: manager `Rosa Diaz` was read as `E2`, whose holder has that name"}},
    {"SeveralTopsAreTold",
     "id,manager\n"
     "a,\n"
     "b,\n"
     "c,none\n",
     spec("positions:\n"
          "  - {id: a, title: Untitled, reports_to: none}\n"
          "  - {id: b, title: Untitled, reports_to: none}\n"
          "  - {id: c, title: Untitled, reports_to: none}\n"),
     {"2 note: 2 seats are at the top, since they have no manager: `a` (line 2) and `b` (line 3)"}},
    {"TitlesThatFitOneRoleOrSeveral",
     "id,title,manager\n"
     "a,CEO,\n"
     "b,PM,a\n"
     "c,PM,a\n"
     "d,backend developer,a\n",
     spec("  manager: a\n"
          "positions:\n"
          "  - {id: a, role: chief-executive-officer, title: CEO, reports_to: none}\n"
          "  - {id: b, title: PM, reports_to: a}\n"
          "  - {id: c, title: PM, reports_to: a}\n"
          "  - {id: d, role: backend-developer, title: backend developer, reports_to: a}\n"),
     {"3 note: `PM` is kept as a title on 2 rows, because it may mean product-manager or project-manager or "
      "a manager of people"}},
    {"TitlesAsPeopleWriteThem",
     "id,title,manager\n"
     "a,CEO,\n"
     "b,\"Senior Software Engineer, Platform\",a\n"
     "c,Chief of Staff,a\n"
     "d,Development Manager,a\n"
     "e,Senior Accountant,a\n"
     "f,Manager,a\n",
     spec("  manager: a\n"
          "positions:\n"
          "  - {id: a, role: chief-executive-officer, title: CEO, reports_to: none}\n"
          "  - {id: b, role: software-engineer, title: \"Senior Software Engineer, Platform\", reports_to: a}\n"
          "  - {id: c, title: Chief of Staff, reports_to: a}\n"
          "  - {id: d, title: Development Manager, reports_to: a}\n"
          "  - {id: e, title: Senior Accountant, reports_to: a}\n"
          "  - {id: f, title: Manager, reports_to: a}\n"),
     {"4 note: 2 titles may mean several things, so they stay titles: `Chief of Staff` may mean "
      "business-operations-manager or executive-assistant or an adviser to the head of the company (line 4) and "
      "`Development Manager` may mean engineering-manager or somebody who develops business or people, property or "
      "donations (line 5)",
      "6 note: 2 titles found no role: `Manager` (line 7) and `Senior Accountant` (line 6)"}},
};

INSTANTIATE_TEST_SUITE_P(Tables, CsvLines, testing::ValuesIn(kCases),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace orgplan
