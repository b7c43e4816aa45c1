#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "tests/effort.h"
#include "tests/golden/program.h"
#include "tests/language/folder.h"
#include "tests/mutator.h"

// The whole program on broken examples: it may find or refuse anything, but never fails.

namespace orgplan {
using namespace language;
using namespace text;
namespace {

std::vector<std::string> examples() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(kRoot / "examples")) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> texts;
    for (const auto& file : files) {
        texts.push_back(text_of(file));
        // A scenario from standard input names its base by the path from the folder of the run.
        const std::string base = "base: ";
        const std::size_t at = texts.back().find("{id: later, " + base);
        if (at != std::string::npos) texts.back().insert(texts.back().find(base, at) + base.size(), "examples/");
    }
    return texts;
}

TEST(Mutants, AreCheckedAndDrawnOrRefused) {
    const std::vector<std::string> originals = examples();
    const std::size_t wanted = tries(200);
    std::size_t drawn = 0;
    for (std::size_t i = 0; i < wanted; ++i) {
        const std::string text = testing::Mutator(i + 1).mutate(originals[i % originals.size()]);
        const Outcome check = run_in(kRoot, {"check", "-", "--today", "2027-01-15"}, text);
        EXPECT_TRUE(check.exit_code == 0 || check.exit_code == 1) << check.err;
        EXPECT_TRUE(check.out.find(check.exit_code == 1 ? " error" : "-: ") != std::string::npos) << check.out;
        const Outcome draw =
            run_in(kRoot, {"draw", "-", "--format", "pdf", "-o", "-", "--page", "a3", "--today", "2027-01-15"}, text);
        const bool no_seats = draw.exit_code == 2 && draw.err.find("nothing to draw") != std::string::npos;
        EXPECT_TRUE(draw.exit_code == 0 || draw.exit_code == 1 || no_seats) << draw.err;
        // What is wrong with a text that can be read is shown beside the chart of all the rest.
        EXPECT_TRUE(draw.out.starts_with("%PDF") || (draw.out.empty() && draw.exit_code > 0)) << draw.err;
        drawn += draw.out.empty() ? 0 : 1;
        if (::testing::Test::HasFailure()) FAIL() << "mutant " << i << ":\n" << text;
    }
    EXPECT_GT(drawn, wanted / 8) << "the mutator breaks too much";
}

/// A spec, and a scenario that is laid over it.
struct Pair {
    std::filesystem::path base;
    std::string scenario;
};

const Pair kPairs[] = {
    {kRoot / "examples/startup.yaml", text_of(kRoot / "examples/startup-later.yaml")},
    {kRoot / "tests/golden/cases/growth.yaml", text_of(kRoot / "tests/golden/cases/freeze.yaml")},
    {kRoot / "tests/golden/cases/over-budget.yaml",
     "orgplan: 1\nscenario: {id: lean, base: over-budget.yaml}\nedit:\n  seats:\n    core/backend-developer-2: {fte: "
     "0.5, changes: {2027-08: {level: senior}}}\n    office/administrative-assistant: ~\n  units: {core: {name: Core, "
     "location: ~}}\n  stages: {year-end: {monthly_cost: ~}}\ncosts: {rates: {NOK: 0.09}, once: []}\nbudgets: [{for: "
     "core, run_rate: {2027-02: 26000}}]\nhiring: {hires_per_month: 2}\nrules: {set: {span.min: 1}}\nunits: [{id: "
     "lab, positions: [{role: qa-engineer, count: 2, opens: year-end}]}]\n"},
    {kRoot / "tests/text/specs/money.yaml", text_of(kRoot / "tests/text/specs/lean-year.yaml")},
    {kRoot / "tests/golden/cases/needs.yaml", text_of(kRoot / "tests/golden/cases/needs-planned.yaml")},
};

TEST(Mutants, OfScenariosAreReadComparedAndPlannedOrRefused) {
    using Clock = std::chrono::steady_clock;
    const std::size_t wanted = tries(48);
    std::map<std::string, std::size_t> succeeded;
    for (std::size_t i = 0; i < wanted; ++i) {
        const std::size_t round = i / std::size(kPairs);
        const Pair& pair = kPairs[i % std::size(kPairs)];
        const std::string base = text_of(pair.base);
        const std::string& scenario = pair.scenario;
        testing::Mutator mutator(i + 1);
        const std::string broken = round % 3 != 0 ? mutator.mutate(scenario) : scenario;
        const std::string name = pair.base.filename().string();
        const testing::Folder folder({{name, round % 3 != 1 ? mutator.mutate(base) : base}, {"broken.yaml", broken}});
        const testing::Folder sound({{name, base}, {"sound.yaml", scenario}});
        const std::string other = sound.path("sound.yaml");
        const char* const formats[] = {"text", "markdown", "json"};
        const char* const format = formats[round / 3 % 3];
        const std::vector<std::string> commands[] = {{"check", "broken.yaml"},
                                                     {"check", name, "--with", "broken.yaml"},
                                                     {"check", name, "--with", other, "--with", "broken.yaml"},
                                                     {"show", "broken.yaml"},
                                                     {"diff", name, "broken.yaml", "--format", format},
                                                     {"diff", other, "broken.yaml", "--format", format},
                                                     {"compare", name, "broken.yaml", other, "--format", format},
                                                     {"plan", "show", "broken.yaml", "--format", format}};
        for (std::vector<std::string> command : commands) {
            command.insert(command.end(), {"--today", "2027-01-15"});
            const Clock::time_point begin = Clock::now();
            const Outcome outcome = run_in(folder.path(), command);
            EXPECT_LT(Clock::now() - begin, std::chrono::seconds(20));
            EXPECT_TRUE(outcome.exit_code >= 0 && outcome.exit_code <= 2) << outcome.text();
            EXPECT_EQ(outcome.text(), run_in(folder.path(), command).text());
            succeeded[command.front()] += outcome.exit_code == 0 ? 1 : 0;
            if (::testing::Test::HasFailure()) {
                FAIL() << "mutant " << i << ", " << command.front() << ":\n" << text_of(folder.path(name)) << broken;
            }
        }
    }
    for (const auto& [command, times] : succeeded) {
        EXPECT_GT(times, wanted / 50) << command << ": the mutator breaks too much";
    }
}

}  // namespace
}  // namespace orgplan
