#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

#include "tests/hiring/held.h"

namespace orgplan::testing {
using namespace api;
using namespace hiring;
using namespace language;
using namespace report;
using namespace text;
namespace {

const char* const kCases = ORGPLAN_SOURCE_DIR "/tests/hiring/cases.txt";

// Lines 1 to 5; each case goes on with units.
const std::string kHead =
    "orgplan: 1\n"
    "company: {manager: ceo}\n"
    "stages: [{id: now, date: 2027-01-31}, {id: mid, date: 2027-06-30}, {id: end, date: 2027-12-31}]\n"
    "positions: [{id: ceo, role: ceo}, {id: tr, role: technical-recruiter}, {id: rec, role: recruiter, opens: "
    "2027-04}]\n"
    "units:\n";

struct Case {
    std::string name;
    std::string spec;
    std::string found;
};

std::vector<Case> read_cases() {
    std::vector<Case> cases;
    std::ifstream file(kCases);
    bool found = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("=== ")) {
            cases.push_back({line.substr(4), {}, {}});
            found = false;
        } else if (line == "--- found") {
            found = true;
        } else {
            (found ? cases.back().found : cases.back().spec) += line + "\n";
        }
    }
    return cases;
}

// Of a spec that begins with the head, on 2026-12-01.
TEST(Held, TellsWhatCannotBe) {
    std::vector<Case> cases = read_cases();
    ASSERT_GT(cases.size(), 30u);
    const bool bless = std::getenv("ORGPLAN_BLESS") != nullptr;
    std::ostringstream written;
    for (const Case& each : cases) {
        const std::string found = held(*judged(kHead + each.spec, "2026-12-01"));
        if (!bless) {
            EXPECT_EQ(found, each.found) << each.name;
        }
        written << "=== " << each.name << "\n" << each.spec << "--- found\n" << found;
    }
    if (bless) std::ofstream(kCases) << written.str();
}

const std::string kYears =
    "orgplan: 1\ncompany: {manager: ceo}\nstages: [{id: now, date: 2027-01-31}, {id: end, date: 2029-01-31}]\n"
    "positions: [{id: ceo, role: ceo}, {id: ext, role: devops-engineer, employment: contractor, closes: 2027-05}]\n";

TEST(Held, TellsAPlanOfYearsThatNobodyLeaves) {
    const auto spec = judged(
        kYears + "units: [{id: core, positions: [{id: be, role: backend-developer, count: {now: 29, end: 39}}]}]\n");
    EXPECT_EQ(held(*spec),
              "3 advice plan-without-leavers: nobody leaves from 2027-01-31 to `end`; with 30 to 40 people, 7 would be "
              "typical\n");
    const auto some = judged(kYears +
                             "units: [{id: core, positions: [{id: be, role: backend-developer, count: {now: 29, "
                             "2027-06: 28, end: 39}}]}]\n");
    EXPECT_EQ(held(*some), "");
    const auto small = judged(kYears +
                              "units: [{id: core, positions: [{id: be, role: backend-developer, count: {now: 20, "
                              "end: 28}}]}]\n");
    EXPECT_EQ(held(*small), "");
}

// What is common is no pack that is asked by itself, unless a spec makes it heavier.
TEST(Held, IsWeighedAndPassedOverLikeEveryRule) {
    const std::string two = kHead +
                            "  - {id: core, positions: [{id: be, role: backend-developer, opens: 2027-05}]}\n"
                            "hiring: {hires_per_month: 0, days_to_fill: {default: 3}}\n";
    const auto found = [](const std::string& text, std::vector<std::string> packs = {}) {
        ReadOptions options;
        options.today = *parse_date("2026-12-01");
        options.stdin_text = text;
        const std::unique_ptr<Spec> spec = read_spec("-", options).spec;
        spec->findings = check(*spec, {std::move(packs), {}})->findings;
        std::string all;
        for (const Finding& finding : spec->findings.all()) {
            if (finding.rule == "hires-over-capacity" || finding.rule == "days-to-fill-below-typical") {
                all += fmt::format("{} {}\n", name_of(finding.severity), finding.rule);
            }
        }
        return all;
    };
    EXPECT_EQ(found(two), "error hires-over-capacity\nerror hires-over-capacity\n");
    EXPECT_EQ(found(two, {"benchmark"}), "advice days-to-fill-below-typical\n");
    EXPECT_EQ(found(two + "rules: {severity: {days-to-fill-below-typical: warning, hires-over-capacity: advice}}\n"),
              "advice hires-over-capacity\nadvice hires-over-capacity\nwarning days-to-fill-below-typical\n");
    EXPECT_EQ(found(two + "rules: {ignore: [{rule: hires-over-capacity, at: core, why: agreed}]}\n"),
              "error hires-over-capacity\n");
    EXPECT_EQ(found(two + "rules: {ignore: [{rule: hires-over-capacity, at: core, until: mid, why: agreed}, {rule: "
                          "hires-over-capacity, at: rec, why: agreed}]}\n"),
              "error hires-over-capacity\n");
}

TEST(Held, KnowsNoTodayWithoutDates) {
    const auto spec = judged(
        "orgplan: 1\ncompany: {manager: ceo}\nstages: [{id: a}, {id: b}, {id: c}]\npositions: [{id: ceo, role: ceo}]\n"
        "units: [{id: core, manager: em, positions: [{id: em, role: engineering-manager, opens: c}, {id: be, role: "
        "backend-developer, count: {a: 1, b: 3}}]}]\n");
    EXPECT_EQ(held(*spec),
              "5 warning filled-before-manager: 2 starts in `core` from `b` on, before its manager `em`, who starts at "
              "`c`; until then reporting lines lead to `ceo`: `be-2`, `be-3`, at `b`\n  5 `em` opens at `c`\n");
}

TEST(Held, SeesEachOfItsFindingsInACase) {
    std::string all;
    for (const Case& each : read_cases()) all += each.found;
    for (const std::string_view rule : kOfHiring) {
        // The head is shorter than a year.
        if (rule == "plan-without-leavers") continue;
        EXPECT_NE(all.find(fmt::format(" {}: ", rule)), std::string::npos) << rule;
    }
}

}  // namespace
}  // namespace orgplan::testing
