#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <random>

#include "tests/interop/importing.h"

// Exports of several systems, damaged as files are: whatever becomes of them, each row is a seat, shares one, is left
// out or refused, and the same bytes give the same spec.

namespace orgplan {
using namespace interop;
namespace {

const std::string kExports[] = {
    "Employee_ID,Name,Job Title,Manager,Department,Hire Date,Termination Date,Status,Type,FTE\n"
    "001,Ada Holm,CEO,,Exec,2020-01-01,,Active,Employee,1\n002,Bo Lind,CTO,001,Eng,2021-01-01,,Active,Employee,1\n"
    "003,Cy Dahl,Backend Developer,002,Eng,2021-05-01,2026-11-30,Terminated,Employee,1\n"
    "005,Ed Fir,Backend Developer,Bo Lind,Eng,15-Mar-2027,,Active,Contractor,0.5\n"
    "006,Vacant (Backfill for Cy),Backend Developer,\"Lind, Bo\",Eng,,,Open,Employee,1\nTotal,5,,,,,,,,\n",
    "sep=;\nPersonalnummer;Vorname;Nachname;E-Mail;Position;Abteilung;Team;Vorgesetzter;Eintritt;Wochenstunden\n"
    "1;Emily;Gar\xC3\xA7on;e@x.io;Gesch\xC3\xA4"
    "ftsf\xC3\xBChrer;GF;;;13.11.2012;40,0\n"
    "2;J\xC3\xBCrgen;Hofmann;j@x.io;CTO;Technik;;e@x.io;01.02.2027;40,0\n"
    "3;Felix;Wolf;f@x.io;SRE;Technik;Core;Juergen Hofmann (2);27.10.2013;20,0\n"
    "4;Felix;Wolf;f2@x.io;\"SRE, \"\"Core\"\"\";Technik;Core;2;3;x\n",
    "id\tname\ttitle\tmanager\tdotted line\tsalary\n1\tAnn Lee\tCEO\t*\t\t100,000\n2\tBo Ray\tPM\tAnn Lee;3\t1\t90 "
    "000\n"
    "2\tCy Dee\tPM\tAnn Lee;3\t\t\n3\tDi Ess\tQA\t1.0\t2|1\tx\n",
};

const std::string kPieces[] = {",",
                               ";",
                               "\t",
                               "\"",
                               "\n",
                               "\r\n",
                               "\r",
                               "",
                               "1",
                               "002",
                               "1.0",
                               "E+11",
                               "1.2E+11",
                               "Bo Lind",
                               "Lind, Bo",
                               "Bo Lind (2)",
                               "vacant",
                               "[Open]",
                               "TBD",
                               "NULL",
                               "-1",
                               "XX",
                               "Total",
                               "Active",
                               "left",
                               "x@x.io",
                               "A;B",
                               "\xE2\x80\x8B",
                               "\xC2\xAD",
                               "\xFF",
                               std::string(1, '\0'),
                               "46433",
                               "15/03/27",
                               "9999-12-31",
                               "0,5",
                               "120 %",
                               "99999999999999999999",
                               "\xEF\xBB\xBF",
                               "a/b",
                               "none"};

TEST(CsvMutants, AlwaysBalance) {
    std::mt19937 random(19);
    const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
    std::size_t written = 0, refused = 0;
    for (int round = 0; round < 10'000; ++round) {
        std::string csv = kExports[below(std::size(kExports))];
        for (std::size_t n = 1 + below(6); n > 0; --n) {
            const std::size_t at = below(csv.size() + 1);
            const std::size_t length = below(4) == 0 ? below(12) : 0;
            // The header is mostly left alone: without one there is nothing to count.
            if (at < 110 && below(4) != 0) continue;
            csv.replace(at, std::min(length, csv.size() - at), kPieces[below(std::size(kPieces))]);
        }
        if (below(50) == 0) csv.resize(below(csv.size() + 1));
        CsvOptions options = acme();
        if (below(3) == 0) options.column(Field::cost) = {"salary"};
        if (below(3) == 0) options.currency = "EUR";
        options.missing_are_outside = below(4) == 0;
        options.explain_titles = below(8) == 0;
        if (below(8) == 0) options.date_format = "dd-mm-yyyy";
        const ImportResult result = import_csv(csv, options);
        if (!result.usage_error.empty()) {
            ++refused;
            continue;
        }
        ++written;
        ASSERT_TRUE(result.counts.balanced()) << csv;
        ASSERT_EQ(result.yaml.empty(), result.counts.seats == 0) << csv;
        if (round % 20 == 0) {
            ASSERT_EQ(import_csv(csv, options).yaml, result.yaml) << csv;
            if (result.yaml.empty()) continue;
            ASSERT_NO_THROW(YAML::Load(result.yaml)) << csv;
        }
    }
    EXPECT_GT(written, 5'000u);
    EXPECT_GT(refused, 100u);
}

}  // namespace
}  // namespace orgplan
