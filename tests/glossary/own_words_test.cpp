#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "planner/glossary/glossary.h"

namespace orgplan {
using namespace glossary;
namespace {

constexpr std::size_t kRun = 6;

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char letter : text) {
        if (std::isalnum(static_cast<unsigned char>(letter)))
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// Every run of `kRun` words, its words joined by blanks.
std::set<std::string> runs_of(const std::string& text) {
    const std::vector<std::string> words = words_of(text);
    std::set<std::string> runs;
    for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
        std::string run;
        for (std::size_t k = 0; k < kRun; ++k) run += words[i + k] + ' ';
        runs.insert(run);
    }
    return runs;
}

TEST(Definitions, AreInWordsOfTheirOwn) {
    const std::filesystem::path folder = ORGPLAN_SOURCE_DIR "/../shared/seeds";
    if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "../shared/seeds is not here";
    std::set<std::string> of_seeds;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path());
        of_seeds.merge(runs_of(std::string(std::istreambuf_iterator<char>(file), {})));
    }
    ASSERT_GT(of_seeds.size(), 2000u);
    for (const GlossaryRole& role : glossary::glossary().roles)
        for (const std::string& text : {role.definition, role.difference})
            for (const std::string& run : runs_of(text)) EXPECT_FALSE(of_seeds.contains(run)) << role.id << ": " << run;
}

}  // namespace
}  // namespace orgplan
