#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "planner/report/ci/formats.h"
#include "tests/ci/repository.h"
#include "tests/ci/schemas.h"
#include "tests/mutator.h"

// Reports of many findings: all of them, or as many as a service takes and the rest counted.

namespace orgplan {
namespace {

using ::testing::HasSubstr;
using testing::Random;
using namespace report;
using Json = nlohmann::json;

// So many findings, one in ten an error and the others warnings; with words that cannot be packed.
CheckReport report_of(std::size_t count, std::size_t words = 0) {
    CheckReport report;
    report.rules = {{"empty-unit", text::Severity::warning, "a unit has no seats", "why", "help", false, {}}};
    Random random(1);
    for (std::size_t i = 0; i < count; ++i) {
        ReportedFinding& finding = report.findings.emplace_back();
        finding.rule = "empty-unit";
        finding.severity = i % 10 == 9 ? text::Severity::error : text::Severity::warning;
        finding.message = "`unit-" + std::to_string(i) + "` has no seats";
        for (std::size_t word = 0; word < words; ++word) finding.message += " " + std::to_string(random.next());
        finding.where = {"acme.yaml", static_cast<std::uint32_t>(i + 1), 1, 8, 1, 8, "acme.yaml"};
        finding.organisation_path = "company/unit-" + std::to_string(i);
        finding.fingerprint = "empty-unit unit:unit-" + std::to_string(i);
    }
    return report;
}

const FormatOptions kOptions{text::Severity::error, "0", "", "", true};

Json run_of(const std::string& sarif) {
    return Json::parse(sarif)["runs"][0];
}

std::string left_out(const Json& run) {
    const Json& invocation = run["invocations"][0];
    if (!invocation.contains("toolExecutionNotifications")) return {};
    return invocation["toolExecutionNotifications"][0]["message"]["text"];
}

TEST(Size, OfSarifIsWhatCodeScanningTakes) {
    const Json run = run_of(sarif_report(report_of(26'001), kOptions));
    ASSERT_EQ(run["results"].size(), 25'000u);
    EXPECT_EQ(left_out(run), "1001 more findings are not listed here.");
    EXPECT_EQ(left_out(run_of(sarif_report(report_of(10), kOptions))), "");
    // The worst are listed, each kind in its order.
    for (std::size_t i = 0; i < 25'000; ++i) {
        ASSERT_EQ(run["results"][i]["level"], i < 2'600 ? "error" : "warning") << i;
    }
    EXPECT_EQ(run["results"][0]["partialFingerprints"]["orgplanIdentity/v1"], "empty-unit unit:unit-9");
}

TEST(Size, OfSarifIsTenMegabytesPacked) {
    constexpr std::size_t kAll = 6'000;
    const std::string sarif = sarif_report(report_of(kAll, 400), kOptions);
    const Json run = run_of(sarif);
    EXPECT_LT(run["results"].size(), kAll);
    EXPECT_EQ(left_out(run), std::to_string(kAll - run["results"].size()) + " more findings are not listed here.");
    const long packed = std::stol(shell("gzip -c | wc -c", sarif).said);
    EXPECT_LE(packed, 10'000'000);
    EXPECT_GE(packed, 9'000'000);  // no less than it takes
    EXPECT_EQ(run["results"][0]["level"], "error");
}

TEST(Size, OfOthersIsWhatThereIs) {
    const auto lines = [](const std::string& text) { return std::ranges::count(text, '\n'); };
    const CheckReport report = report_of(10'000);
    EXPECT_EQ(lines(concise_report(report, kOptions)), 10'000);
    EXPECT_EQ(lines(jsonl_report(report, kOptions)), 10'000);
    EXPECT_THAT(junit_report(report, kOptions), HasSubstr("tests=\"10000\" failures=\"1000\""));
    EXPECT_EQ(Json::parse(gitlab_report(report, kOptions)).size(), 10'000u);
    EXPECT_EQ(Json::parse(rdjson_report(report, kOptions))["diagnostics"].size(), 10'000u);
    // What people are shown is short.
    EXPECT_EQ(lines(github_report(report, kOptions)), 21);
    EXPECT_THAT(github_report(report, kOptions), HasSubstr("::notice::9980 more findings are in the log\n"));
    FormatOptions alone = kOptions;
    alone.has_log = false;
    EXPECT_THAT(github_report(report, alone),
                HasSubstr("::notice::9980 more findings are not shown, since GitHub shows ten of a kind\n"));
    EXPECT_LT(lines(markdown_report(report, kOptions)), 30);
}

// Advice, what is silenced and what is said of the report are notices all.
TEST(Size, OfNoticesIsTenInAll) {
    CheckReport report = report_of(12);
    for (ReportedFinding& each : report.findings) each.severity = text::Severity::advice;
    for (int i = 0; i < 3; ++i) report.silenced.push_back({report.findings.front(), "hidden"});
    report.left_out = {"names"};
    const std::string text = github_report(report, kOptions);
    EXPECT_EQ(std::ranges::count(text, '\n'), 10);
    EXPECT_THAT(text, HasSubstr("title=silenced%3A empty-unit::hidden now: "));
    EXPECT_THAT(text, HasSubstr("::notice::7 more findings are in the log\n"));
    report.silenced.resize(12, report.silenced.front());
    EXPECT_THAT(github_report(report, kOptions),
                HasSubstr("::notice::12 more findings are in the log; 4 more findings are silenced\n"));
}

// All formats of one run of a spec, and none of them leaves anything out.
TEST(Size, OfAllFormatsOfOneRun) {
    const Repository repository;
    constexpr std::size_t kUnits = 2'000;
    std::string spec = "orgplan: 1\ncompany: {manager: boss}\npositions: [{id: boss, role: ceo}]\nunits:\n";
    for (std::size_t i = 0; i < kUnits; ++i) spec += "  - {id: unit-" + std::to_string(i) + "}\n";
    repository.write("acme.yaml", spec);
    std::string words = "check acme.yaml --today 2027-01-15 --statistics";
    for (const char* const format :
         {"text", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "rdjson", "markdown"}) {
        words += std::string(" --format ") + format + "=out." + format;
    }
    const Outcome outcome = repository.run(words);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("2000 warnings"));
    EXPECT_EQ(Json::parse(repository.read("out.json"))["findings"].size(), kUnits);
    EXPECT_EQ(run_of(repository.read("out.sarif"))["results"].size(), kUnits);
    EXPECT_EQ(std::ranges::count(repository.read("out.concise"), '\n'), static_cast<long>(kUnits));
    EXPECT_THAT(repository.read("out.markdown"), HasSubstr("2000"));
    EXPECT_THAT(repository.read("out.text"), HasSubstr("2000"));
}

}  // namespace
}  // namespace orgplan
