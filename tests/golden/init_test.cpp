#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "planner/api/check.h"
#include "planner/api/init.h"
#include "planner/cli/console.h"
#include "tests/golden/program.h"

// What `orgplan init` writes has no findings, on whatever day it is written; and it writes over nothing.

namespace {
// What a file system without second names says; 0: it has them.
int link_problem = 0;
// How many bytes a file may have after that; 0: no limit.
rlim_t most_bytes = 0;
}  // namespace

// In place of the one of the library.
extern "C" int link(const char* from, const char* to) noexcept {
    if (link_problem == 0) return ::linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
    if (most_bytes != 0) {
        rlimit limit{};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = most_bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    errno = link_problem;
    return -1;
}

namespace orgplan {
using namespace cli;
namespace {

namespace fs = std::filesystem;

constexpr auto kToday = "2027-01-15";

/// What is found in a template on a day by some packs, those by default if none, as `RULE: MESSAGE` a line.
std::string found_in(std::string_view name, Tick day, std::vector<std::string> packs = {}) {
    language::ReadOptions options;
    options.today = day;
    options.stdin_text = *api::init(std::string(name), day);
    const api::SpecPtr spec = std::move(*api::read("-", options));
    EXPECT_TRUE(spec->sound);
    std::string found;
    const api::Checked checked = *api::check(*spec, {.packs = std::move(packs)});
    for (const text::Finding& finding : checked.findings.all()) {
        found += std::string(finding.rule) + ": " + finding.message + "\n";
    }
    return found;
}

// Dates, budgets and hiring are what a day may change, all of them of one pack; the others take twice the time.
TEST(Init, StarterHasNoFindingsOnAnyDayOfTwoYears) {
    for (Tick day = *parse_date("2027-01-01"); day < *parse_date("2029-01-01"); ++day) {
        ASSERT_EQ(found_in("starter", day, {"structure"}), "") << date_text(day);
    }
}

TEST(Init, TemplatesHaveNoFindingsOnAwkwardDays) {
    const auto days = {"2026-12-31", "2027-01-01", "2027-01-31", "2027-02-28",
                       "2027-08-31", "2028-02-29", "2096-02-29"};
    for (const std::string_view name : api::templates()) {
        for (const char* const day : days) EXPECT_EQ(found_in(name, *parse_date(day)), "") << name << " on " << day;
    }
}

TEST(Init, DatesAreCountedFromToday) {
    const std::string spec = *api::init("starter", *parse_date("2028-02-29"));
    EXPECT_THAT(spec, testing::HasSubstr("date: 2028-02-29}"));
    EXPECT_THAT(spec, testing::HasSubstr("date: 2028-11-30,"));
    EXPECT_THAT(spec, testing::HasSubstr("{today: 2, 2028-05: 3, growth: 4}"));
    for (const std::string_view name : api::templates()) {
        const std::string text = *api::init(std::string(name), *parse_date("2027-12-31"));
        EXPECT_FALSE(std::regex_search(text, std::regex(R"(\{[a-z-]+\+)"))) << name << ": a date is not filled in";
        EXPECT_THAT(text, testing::StartsWith("# yaml-language-server: $schema=org.schema.json\n"));
        EXPECT_LE(std::ranges::count(text, '\n'), 210) << name;
        EXPECT_FALSE(std::regex_search(text, std::regex("[^\n]{121}"))) << name << ": a line is too long";
    }
}

/// A folder of its own, which is left empty but for what a test says.
class InitIn : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "orgplan-init-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    void TearDown() override {
        fs::permissions(folder_, fs::perms::owner_all);
        fs::remove_all(folder_);
    }

    Outcome init(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "init");
        arguments.insert(arguments.end(), {"--today", kToday});
        return run_in(folder_, arguments);
    }

    void expect_refused(const std::string& path) const {
        const Outcome outcome = init({path});
        EXPECT_EQ(outcome.exit_code, kUsage) << outcome.text();
        EXPECT_EQ(outcome.out, "");
        EXPECT_EQ(outcome.err,
                  "orgplan: `" + path + "` exists and is not overwritten; name another file, as `orgplan init FILE`\n");
    }

    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder_)) names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

    fs::path folder_;
};

TEST_F(InitIn, WritesWhatCanBeCheckedPlannedAndDrawn) {
    for (const std::string_view name : api::templates()) {
        SCOPED_TRACE(name);
        const std::string file = std::string(name) + ".yaml";
        const Outcome written = init({file, "--template", std::string(name)});
        ASSERT_EQ(written.exit_code, kClean) << written.text();
        EXPECT_EQ(written.out, "");
        EXPECT_THAT(written.err, testing::StartsWith("wrote " + file + "; next:\n  orgplan check " + file + "\n"));
        EXPECT_EQ(text_of(folder_ / file), init({"-", "--template", std::string(name)}).out);

        for (const auto& command : {std::vector<std::string>{"check", file, "--fail-on", "advice"},
                                    {"draw", file, "--format", "pdf", "-o", "-"},
                                    {"plan", "show", file}}) {
            std::vector<std::string> arguments = command;
            arguments.insert(arguments.end(), {"--today", kToday});
            const Outcome outcome = run_in(folder_, arguments);
            EXPECT_EQ(outcome.exit_code, kClean) << outcome.text();
            EXPECT_EQ(outcome.err, "");
        }
    }
    EXPECT_EQ(files().size(), api::templates().size());
}

TEST_F(InitIn, NamesItsFileAndRefusesItTheSecondTime) {
    EXPECT_EQ(init({}).exit_code, kClean);
    EXPECT_EQ(files(), std::vector<std::string>{"orgplan.yaml"});
    const std::string spec = text_of(folder_ / "orgplan.yaml");
    const mode_t mask = ::umask(0);
    ::umask(mask);
    EXPECT_EQ(fs::status(folder_ / "orgplan.yaml").permissions(), fs::perms(0666 & ~mask));
    expect_refused("orgplan.yaml");
    EXPECT_EQ(text_of(folder_ / "orgplan.yaml"), spec);
    EXPECT_EQ(files(), std::vector<std::string>{"orgplan.yaml"});
}

TEST_F(InitIn, WritesOverNothing) {
    std::ofstream(folder_ / "file") << "mine\n";
    fs::create_directory(folder_ / "folder");
    fs::create_symlink("nowhere", folder_ / "dangling");
    fs::create_symlink("file", folder_ / "link");
    const std::vector<std::string> before = files();
    for (const char* const path : {"file", "dangling", "link"}) expect_refused(path);
    for (const std::string path : {"folder", "folder/", "."}) {
        const Outcome outcome = init({path});
        EXPECT_EQ(outcome.exit_code, kUsage);
        EXPECT_EQ(outcome.err, "orgplan: `" + path + "` is a folder; name a file in it, as `orgplan init " +
                                   (fs::path(path) / "orgplan.yaml").string() + "`\n");
    }
    EXPECT_EQ(files(), before);
    EXPECT_TRUE(fs::is_empty(folder_ / "folder"));
    EXPECT_EQ(text_of(folder_ / "file"), "mine\n");
    EXPECT_EQ(fs::read_symlink(folder_ / "dangling"), "nowhere");
    // Root may write anywhere; the reason is the same.
    fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec);
    expect_refused("file");
}

TEST_F(InitIn, CannotWriteWhereThereIsNoFolder) {
    std::ofstream(folder_ / "file") << "mine\n";
    const std::pair<const char*, const char*> missing[] = {{"no/such/x.yaml", "no/such"}, {"file/x.yaml", "file"}};
    for (const auto& [path, folder] : missing) {
        const std::string why =
            "orgplan: cannot write `" + std::string(path) + "`: there is no folder `" + folder + "`\n";
        const Outcome outcome = init({path});
        EXPECT_EQ(outcome.exit_code, kUsage);
        EXPECT_EQ(outcome.err, why);
        // The same reason for what other commands write.
        std::ofstream(folder_ / "staff.csv") << "id,manager_id,title\n1,,CEO\n";
        const Outcome imported = run_in(folder_, {"import", "csv", "staff.csv", "-o", path});
        EXPECT_EQ(imported.exit_code, kFailure);
        EXPECT_EQ(imported.err, why);
        fs::remove(folder_ / "staff.csv");
    }
    EXPECT_EQ(files(), std::vector<std::string>{"file"});
}

TEST_F(InitIn, WritesWhereAFileHasOneName) {
    const std::string path = (folder_ / "new.yaml").string();
    for (const int problem : {EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS}) {
        link_problem = problem;
        EXPECT_FALSE(write_new(path, "orgplan: 1\n"));
        EXPECT_EQ(text_of(folder_ / "new.yaml"), "orgplan: 1\n");
        EXPECT_EQ(write_new(path, "mine\n"), std::errc::file_exists);
        EXPECT_EQ(text_of(folder_ / "new.yaml"), "orgplan: 1\n");
        const mode_t mask = ::umask(0);
        ::umask(mask);
        EXPECT_EQ(fs::status(path).permissions(), fs::perms(0666 & ~mask));
        fs::create_symlink("nowhere", folder_ / "dangling");
        EXPECT_EQ(write_new((folder_ / "dangling").string(), "x\n"), std::errc::file_exists);
        EXPECT_EQ(files(), (std::vector<std::string>{"dangling", "new.yaml"}));
        fs::remove(path);
        fs::remove(folder_ / "dangling");
    }
    // A file that cannot be written whole is taken away.
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    most_bytes = 5;
    EXPECT_EQ(write_new(path, "orgplan: 1\n"), std::errc::file_too_large);
    most_bytes = 0;
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    // Another reason is no reason to try it otherwise.
    link_problem = EIO;
    EXPECT_EQ(write_new(path, "orgplan: 1\n"), std::errc::io_error);
    link_problem = 0;
    EXPECT_EQ(files(), std::vector<std::string>());
}

TEST_F(InitIn, RefusesUnknownTemplatesAndDays) {
    EXPECT_EQ(
        init({"x.yaml", "--template", "technical-groups"}).err,
        "orgplan: there is no template `technical-groups`; did you mean `technical-group`? The templates are 5, 20, "
        "50, 150, starter, technical-group\n");
    // No other number was meant.
    EXPECT_EQ(init({"x.yaml", "--template", "10"}).err,
              "orgplan: there is no template `10`; the templates are 5, 20, 50, 150, starter, technical-group\n");
    EXPECT_EQ(init({"x.yaml", "--template", "10"}).exit_code, kUsage);
    for (const char* const day : {"2027-02-29", "2027-01", "tomorrow", "9999-12-31"}) {
        const Outcome outcome = run_in(folder_, {"init", "x.yaml", "--today", day});
        EXPECT_EQ(outcome.exit_code, kUsage) << day;
        EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
    }
    EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace orgplan
