// The layout is compiled for the browser too, and must say the same there: what it may lean on, and what it makes of
// made trees.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace orgplan {
namespace {

const std::filesystem::path kRoot = ORGPLAN_SOURCE_DIR;
const std::string kFolder = "graph/chart/layout/";

std::string file_text(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// What a command prints; empty where it fails.
std::string output_of(const std::string& command) {
    std::FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return {};
    std::string output;
    std::array<char, 4096> part;
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), pipe)) output.append(part.data(), size);
    if (const int status = pclose(pipe); status != 0) {
        ADD_FAILURE() << command << ": " << output;
        return {};
    }
    return output;
}

std::vector<std::filesystem::path> files(std::string_view extension = {}) {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(kRoot / kFolder)) {
        const std::string ending = entry.path().extension();
        if (extension.empty() ? ending == ".h" || ending == ".cpp" : ending == extension) found.push_back(entry.path());
    }
    return found;
}

std::set<std::string> lines_of(const std::string& text) {
    std::set<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.insert(line);
    return lines;
}

TEST(PortableLayout, IncludesItsOwnFilesAndAFewHeadersOfTheStandard) {
    const std::set<std::string> standard = {"algorithm", "array", "bit",  "cmath",   "cstddef", "cstdint",
                                            "limits",    "queue", "span", "utility", "vector"};
    const std::regex include(R"(#include ["<]([^">]*)[">])");
    ASSERT_GE(files().size(), 10u);
    for (const auto& path : files()) {
        const std::string text = file_text(path);
        for (std::sregex_iterator at(text.begin(), text.end(), include), end; at != end; ++at) {
            const std::string name = (*at)[1];
            EXPECT_TRUE(name.starts_with(kFolder) || standard.contains(name)) << path << " includes " << name;
        }
    }
}

TEST(PortableLayout, LeansOnMemoryAndThreeFunctionsOfMathsAlone) {
    const std::string nm = "nm --demangle --format=posix ";
    std::set<std::string> defined;
    const std::regex symbol(R"((.*) ([A-Za-z])( [0-9a-f]+)* *)");
    const std::regex may_be_used(
        R"(operator (new|delete).*|std::nothrow|std::__throw_.*|std::__glibcxx_assert_fail.*|mem(cpy|move|set|cmp)|bcmp|)"
        R"(sqrt|floor|ceil|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail|__(asan|ubsan|sanitizer)_.*)");
    const std::regex may_not_be_defined(R"((typeinfo|vtable) .*|.*\b(_Hashtable|unordered_).*)");
    std::set<std::string> used;
    for (const std::string& line : lines_of(output_of(nm + ORGPLAN_LAYOUT_LIBRARY))) {
        std::smatch parts;
        if (!std::regex_match(line, parts, symbol)) continue;
        const bool undefined = std::string("Uw").find(parts[2]) != std::string::npos;
        (undefined ? used : defined).insert(parts[1]);
    }
    ASSERT_THAT(defined, testing::Contains(testing::StartsWith("orgplan::layout::split(")));
    for (const std::string& name : used) {
        EXPECT_TRUE(defined.contains(name) || std::regex_match(name, may_be_used)) << name << " is used";
    }
    for (const std::string& name : defined) {
        EXPECT_FALSE(std::regex_match(name, may_not_be_defined)) << name << " is defined";
    }
}

TEST(PortableLayout, PlacesMadeTreesAsRecorded) {
    EXPECT_EQ(output_of(ORGPLAN_LAYOUT_COORDINATES), file_text(kRoot / "tests/layout/coordinates.txt"));
}

TEST(PortableLayout, PlacesMadeTreesAlikeWhenBuiltByAnotherCompiler) {
    const std::string compiler = ORGPLAN_OTHER_COMPILER;
    if (compiler.empty()) GTEST_SKIP() << "no other compiler is installed (clang++)";
    const std::filesystem::path program = std::filesystem::path(ORGPLAN_LAYOUT_COORDINATES).concat("_other");
    std::string command = compiler + " -std=c++20 -O1 -fno-exceptions -fno-rtti -ffp-contract=off -I " +
                          kRoot.string() + " -o " + program.string() + " " +
                          (kRoot / "tests/layout/coordinates.cpp").string();
    for (const auto& path : files(".cpp")) command += " " + path.string();
    output_of(command);
    EXPECT_EQ(output_of(program), file_text(kRoot / "tests/layout/coordinates.txt"));
}

}  // namespace
}  // namespace orgplan
