#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "planner/language/read.h"
#include "planner/redact/words.h"
#include "tests/golden/program.h"
#include "tests/redact/searched.h"

// The examples, each with the names that are in it.

namespace orgplan {
namespace {

using testing::IsEmpty;
namespace fs = std::filesystem;

std::vector<fs::path> examples() {
    std::vector<fs::path> files;
    for (const char* const folder : {"examples", "examples/organisations", "examples/plan", "examples/policy"}) {
        for (const auto& each : fs::directory_iterator(kRoot / folder)) files.push_back(each.path());
    }
    std::erase_if(files, [](const fs::path& file) { return file.extension() != ".yaml"; });
    std::ranges::sort(files);
    return files;
}

// Names, and parts of them that no other word of the spec contains.
std::vector<std::string> names_of(const fs::path& file) {
    language::ReadOptions options;
    options.today = *parse_date("2027-01-15");
    const language::ReadResult read = language::read_spec(file.string(), options);
    if (!read.spec) return {};
    std::string others = text_of(kRoot / "schemas/findings.yaml") + text_of(kRoot / "schemas/language.yaml");
    const Organisation& org = read.spec->organisation;
    others += org.company.name;
    for (const Unit& unit : org.units) {
        others += unit.id;
        for (const UnitState& state : unit.states) others += fmt::format(" {} {}", state.name, state.location);
    }
    for (const Role& role : org.roles) others += fmt::format(" {} {}", role.id, role.title);
    for (const Position& seat : org.positions) {
        for (const PositionState& state : seat.states) others += fmt::format(" {} {}", state.title, state.location);
    }
    others = searchable(others);
    std::set<std::string> names;
    for (const Person& person : org.people) {
        if (person.name.find(' ') != std::string::npos) names.emplace(person.name);
        for (const redact::TextWord& word : redact::words_of(person.name)) {
            const std::string part(person.name.substr(word.begin, word.end - word.begin));
            if (part.size() >= 4 && others.find(searchable(part)) == std::string::npos) names.insert(part);
        }
    }
    for (const Position& seat : org.positions) {
        if (!seat.email.empty()) names.emplace(seat.email);
    }
    return {names.begin(), names.end()};
}

TEST(Examples, KeepTheirNames) {
    const fs::path made = fs::temp_directory_path() / fmt::format("orgplan-redact-{}", ::getpid());
    std::size_t looked_for = 0;
    for (const fs::path& file : examples()) {
        const std::vector<std::string> names = names_of(file);
        looked_for += names.size();
        if (names.empty()) continue;
        const std::string path = file.string(), folder = made.string();
        for (const std::string& command :
             {fmt::format("check {} --format json", path), fmt::format("check {} --format sarif --days all", path),
              fmt::format("check {}", path), fmt::format("draw {} -o {}/x.pdf --card name,title,id", path, folder)}) {
            fs::create_directories(made);
            const Outcome seen = run_in(kRoot, words_of(command + " --redact names --today 2027-01-15"));
            EXPECT_LT(seen.exit_code, 2) << command << seen.err;
            std::string all = seen.out + seen.err + written_in(made);
            // The folder of the test is not of the spec.
            for (std::size_t at = all.find(folder); at != std::string::npos; at = all.find(folder)) {
                all.erase(at, folder.size());
            }
            EXPECT_THAT(found_in(all, names, true), IsEmpty()) << command;
            fs::remove_all(made);
        }
    }
    EXPECT_GT(looked_for, 100U);
}

}  // namespace
}  // namespace orgplan
