#include "tests/language/cases.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>

#include "planner/language/corrections.h"
#include "planner/language/forms.h"
#include "planner/text/catalogue.h"
#include "tests/language/resolved.h"

namespace orgplan::testing {
using namespace language;
using namespace report;
using namespace text;
namespace {

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

class Cases : public ::testing::TestWithParam<std::string> {};

// With ORGPLAN_BLESS=1 what is seen is written into the file instead, to be read in the difference.
TEST_P(Cases, AreFoundAndShownAsWritten) {
    const bool bless = std::getenv("ORGPLAN_BLESS") != nullptr;
    std::vector<SpecCase> cases = cases_of(GetParam());
    ASSERT_FALSE(cases.empty());
    std::set<std::string> names;
    for (SpecCase& each : cases) {
        EXPECT_TRUE(names.insert(each.name).second) << each.name << " stands twice";
        const Resolved resolved(each.text);
        const std::string found = joined(resolved.found());
        const std::string shown = each.compares_shown ? resolved.shown() : std::string();
        if (bless) {
            each.found = found;
            each.shown = shown;
            continue;
        }
        EXPECT_EQ(found, each.found) << each.name << "\n" << each.text;
        EXPECT_EQ(shown, each.shown) << each.name << "\n" << each.text;
    }
    if (bless) write_cases(GetParam(), cases);
}

INSTANTIATE_TEST_SUITE_P(Spec, Cases, ::testing::ValuesIn(case_files()), [](const auto& file) {
    std::string name = std::filesystem::path(file.param).stem().string();
    for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return name;
});

// What a help shows is accepted where it is shown.
TEST(Language, TheExampleOfEveryKeyIsAValueOfIt) {
    std::size_t own = 0;
    for (const ValueForm& form : orgplan::language::language().forms) {
        const std::string example = example_of(form);
        own += form.like.empty() ? 0 : 1;
        EXPECT_TRUE(example.empty() || form.any_map || accepts(example, form)) << example;
    }
    EXPECT_GT(own, 50u);
}

// What the resolver finds stands in the catalogue behind what the reader and the form check find.
TEST(Catalogue, EveryFaultOfReferencesTimesSeatsAndLinesIsSeenInACase) {
    std::set<std::string> seen;
    for (const std::string& file : case_files()) {
        for (const SpecCase& each : cases_of(file)) {
            std::istringstream lines(each.found);
            for (std::string place, severity, rule, rest; lines >> place >> severity >> rule;) {
                std::getline(lines, rest);
                seen.insert(rule.substr(0, rule.size() - 1));
            }
        }
    }
    // Their texts are seen in tests/text.
    const std::set<std::string> of_the_text = {
        "alias-in-circle", "alias-of-a-key", "ambiguous-null", "control-character", "duplicate-key", "empty-value",
        "exclusive-keys", "file-too-large", "key-not-a-word", "merge-key", "missing-key", "not-text", "not-utf-8",
        "second-document", "tag", "too-deep", "too-many-aliases", "too-many-faults", "unclosed-quote", "unknown-key",
        "wrong-form", "wrong-type", "yaml-syntax",
        // Two files of a folder: folder_test.cpp.
        "repeated-section",
        // Scenarios: overlay_test.cpp, plan_overlay_test.cpp.
        "edit-replaces-list", "edit-without-effect", "unknown-edit", "unreadable-base",
        // Sizes: size_test.cpp.
        "too-many-facts", "too-many-links",
        // What the graph and the policy show: tests/rules.
        "budget-exceeded", "departments-not-as-stated", "duty-of-closed-seat", "empty-unit", "monthly-cost-off-target",
        "run-rate-exceeded", "contractor-without-cost", "seats-without-cost", "too-many-changes", "too-many-months",
        "headcount-off-target", "bad-rule-setting", "ignore-without-reason", "joint-head-below", "manager-in-name-only",
        "manager-sits-elsewhere", "unit-off-its-size", "reporting-cycle", "rule-about-nothing", "rule-skipped",
        "self-report", "unfamiliar-word", "unit-without-manager", "unknown-parameter", "unknown-rule", "unread-comment",
        "unreadable-policy", "unreadable-rule", "unused-ignore",
        // Plans: tests/hiring.
        "filled-before-manager", "hires-over-capacity", "interviewers-overbooked", "starts-in-conflict",
        "manager-closes-early", "manager-missing-for-months", "onboarding-overloaded", "recruiters-overbooked",
        "requisition-late", "start-in-freeze", "start-overdue", "team-before-lead", "too-many-leave-at-once",
        // What stages need, and what is to be planned: tests/needs, tests/propose.
        "need-not-met", "waits-for-plan", "plan-needs-lead", "plan-needs-now", "plan-too-large", "stage-in-the-past"};
    for (const CatalogueEntry& entry : catalogue()) {
        if (entry.pack != "text" && entry.pack != "structure") continue;
        EXPECT_TRUE(seen.contains(entry.id) || of_the_text.contains(entry.id)) << entry.id << " is never seen";
    }
}

}  // namespace
}  // namespace orgplan::testing
