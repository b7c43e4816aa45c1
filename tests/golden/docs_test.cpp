#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "planner/cli/console.h"
#include "planner/interop/words_table.h"
#include "planner/language/language.h"
#include "tests/golden/program.h"

// What the manual shows is run: its specs are checked, its commands print what it says.

namespace orgplan {
using namespace cli;
using namespace language;
using namespace text;
namespace {

const std::filesystem::path kPages[] = {
    kRoot / "README.md",    kRoot / "docs/language.md", kRoot / "docs/own-rules.md", kRoot / "docs/import.md",
    kRoot / "docs/diff.md", kRoot / "docs/compare.md",  kRoot / "docs/plan.md",      kRoot / "docs/charts.md"};

/// Pages that show commands and no whole specs.
const std::filesystem::path kCommandPages[] = {kRoot / "docs/propose-examples.md"};

/// The blocks between ```LANGUAGE and ```.
std::vector<std::string> blocks(const std::string& page, const std::string& language) {
    std::vector<std::string> found;
    const std::string opens = "\n```" + language + "\n";
    for (std::size_t at = page.find(opens); at != std::string::npos; at = page.find(opens, at)) {
        at += opens.size();
        found.push_back(page.substr(at, page.find("\n```", at) + 1 - at));
    }
    return found;
}

TEST(Docs, EverySpecIsAccepted) {
    for (const auto& page : kPages) {
        const std::vector<std::string> specs = blocks(text_of(page), "yaml");
        EXPECT_FALSE(specs.empty()) << page;
        for (const std::string& spec : specs) {
            const Outcome outcome = run_in(kRoot, {"check", "-", "--today", "2027-01-15"}, spec);
            EXPECT_EQ(outcome.exit_code, kClean) << spec << outcome.text();
        }
    }
}

/// A block of a page that shows a command: `$ build/release/orgplan ...` and below it what it prints; an output that
/// ends in a line of dots is the beginning. Returns the block as it should be; commands that write files are not run.
std::string as_printed(const std::string& block) {
    const std::string prompt = "$ build/release/orgplan ";
    if (!block.starts_with(prompt)) return "a command begins with `" + prompt + "`\n" + block;
    const std::size_t end = block.find('\n');
    const std::vector<std::string> arguments = words_of(block.substr(prompt.size(), end - prompt.size()));
    const bool writes = arguments.front() == "draw" || arguments.front() == "init" ||
                        std::ranges::find(arguments, "-o") != arguments.end();
    if (writes) return block;
    const Outcome outcome = run_in(kRoot, arguments);
    std::string printed = outcome.out + outcome.err;
    if (const std::string dots = "...\n"; block.ends_with(dots)) {
        auto lines = std::count(block.begin() + static_cast<std::ptrdiff_t>(end) + 1, block.end(), '\n') - 1;
        std::size_t shown = 0;
        for (; lines > 0; --lines) shown = printed.find('\n', shown) + 1;
        printed = printed.substr(0, shown) + dots;
    }
    return block.substr(0, end + 1) + printed;
}

TEST(Docs, EveryCommandPrintsWhatIsShown) {
    std::size_t commands = 0;
    std::vector<std::filesystem::path> pages(std::begin(kPages), std::end(kPages));
    pages.insert(pages.end(), std::begin(kCommandPages), std::end(kCommandPages));
    for (const auto& page : pages) {
        const std::string text = text_of(page);
        std::string seen = text;
        for (const std::string& block : blocks(text, "console")) {
            seen.replace(seen.find(block), block.size(), as_printed(block));
            ++commands;
        }
        expect_golden(page, seen);
    }
    EXPECT_GE(commands, 3u);
}

TEST(Docs, PicturesAreWhatIsDrawn) {
    const struct {
        const char* picture;
        const char* command;
    } pictures[] = {
        {"startup", "draw examples/startup.yaml --stage series-a"},
        {"technical-group", "draw examples/technical-group.yaml --stage departments"},
        {"matrix", "draw examples/matrix.yaml --stage today"},
        {"diff", "diff examples/startup.yaml@seed @series-a --today 2027-01-15"},
        {"scenario", "draw examples/startup-later.yaml --stage series-a --today 2027-01-15"},
        {"where", "draw examples/startup.yaml --stage series-a --where tag=developer --today 2027-01-15"},
        {"depth", "draw examples/startup.yaml --stage series-b --depth 2 --page 16:9 --today 2027-01-15"},
        {"teams", "draw examples/startup.yaml --stage series-a --by team --today 2027-01-15"},
        {"print", "draw examples/startup.yaml --stage series-a --palette print --today 2027-01-15"},
        {"slide",
         "draw examples/first.yaml --stage summer --page 16:9 --background #0f172a --title {stage} --today "
         "2027-01-15"},
        {"hiring-plan", "plan show examples/hiring-plan.yaml --page 16:9 --format svg --today 2027-01-15"},
        {"plan-support-desk", "plan show examples/plan/support-desk-plan.yaml --page 16:9 --format svg"},
        {"plan-agency", "plan show examples/plan/agency-plan.yaml --page 16:9 --format svg"},
        {"plan-data-team", "plan show examples/plan/data-team-plan.yaml --page 16:9 --format svg"},
        {"plan-mentors", "plan show examples/plan/mentors-plan.yaml --page 16:9 --format svg"},
        {"plan-post-office", "plan show examples/plan/post-office-plan.yaml --page 16:9 --format svg"},
    };
    for (const auto& [picture, command] : pictures) {
        std::vector<std::string> arguments = words_of(command);
        arguments.insert(arguments.end(), {"-o", "-"});
        const Outcome outcome = run_in(kRoot, arguments);
        EXPECT_EQ(outcome.exit_code, kClean) << outcome.err;
        expect_golden(kRoot / "docs/images" / (std::string(picture) + ".svg"), outcome.out);
    }
}

// Each promise of docs/never.md names tests that there are.
TEST(Docs, PromisesAreHeldByTests) {
    std::string tests;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot / "tests")) {
        if (entry.path().extension() == ".cpp") tests += text_of(entry.path());
    }
    const std::string page = text_of(kRoot / "docs/never.md");
    std::size_t promises = 0;
    for (std::size_t at = page.find("\n- "); at != page.npos; ++promises) {
        const std::size_t next = std::min(page.find("\n- ", at + 1), page.find("\n#", at + 1));
        const std::string promise = page.substr(at, next - at);
        const std::size_t begin = promise.find("<!-- ");
        ASSERT_NE(begin, promise.npos) << promise;
        const std::string names = promise.substr(begin + 5, promise.find(" -->") - begin - 5);
        EXPECT_FALSE(words_of(names).empty()) << promise;
        for (const std::string& name : words_of(names)) {
            const std::string test =
                "(" + name.substr(0, name.find('.')) + ", " + name.substr(name.find('.') + 1) + ")";
            EXPECT_NE(tests.find(test), tests.npos) << name;
        }
        at = page.find("\n- ", at + 1);
    }
    EXPECT_GE(promises, 12u);
}

TEST(Docs, TablesOfKeysAreTheLanguages) {
    const std::filesystem::path file = kRoot / "docs/language.md";
    const std::string page = text_of(file);
    const std::string mark = "a test compares. -->\n";
    const std::size_t at = page.find(mark);
    ASSERT_NE(at, std::string::npos);
    expect_golden(file, page.substr(0, at + mark.size()) + "\n" + language_tables());
}

TEST(Docs, TablesOfWordsAreThoseOfImports) {
    const std::filesystem::path file = kRoot / "docs/import.md";
    const std::string page = text_of(file);
    const std::string mark = "<!-- Generated from schemas/imports.yaml; a test compares. -->\n";
    const std::size_t at = page.find(mark);
    ASSERT_NE(at, std::string::npos);
    expect_golden(file, page.substr(0, at + mark.size()) + "\n" + interop::import_words_markdown());
}

}  // namespace
}  // namespace orgplan
