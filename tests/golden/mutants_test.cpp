#include <gtest/gtest.h>

#include <algorithm>

#include "tests/golden/program.h"
#include "tests/mutator.h"

// The whole program on broken examples: it may find or refuse anything, but never fails.

namespace orgplan {
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
    const std::size_t wanted = testing::mutants_wanted(200);
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
        EXPECT_EQ(draw.out.starts_with("%PDF"), draw.exit_code == 0);
        drawn += draw.exit_code == 0 ? 1 : 0;
        if (::testing::Test::HasFailure()) FAIL() << "mutant " << i << ":\n" << text;
    }
    if (wanted >= 100) {
        EXPECT_GT(drawn, wanted / 20) << "the mutator breaks too much";
    }
}

}  // namespace
}  // namespace orgplan
