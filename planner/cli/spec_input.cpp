#include "planner/cli/spec_input.h"

#include <fmt/format.h>

#include <ctime>

#include "planner/cli/git_tree.h"
#include "planner/cli/refuse.h"
#include "planner/report/phrases.h"

namespace orgplan::cli {

void add_path(SpecInput& input, Options& options) {
    options.push_back({.names = "spec",
                       .target = &input.path,
                       .help = "The spec or scenario: a file, a folder of files, or - for standard input",
                       .required = true});
    options.push_back({.names = "--with",
                       .target = &input.with,
                       .help = "Apply this scenario; may be given several times, in order",
                       .called = "FILE"});
}

void add_stage(SpecInput& input, Options& options, std::string help) {
    options.push_back({.names = "--stage", .target = &input.stage, .help = std::move(help), .called = "STAGE"});
    options.push_back(
        {.names = "--at",
         .target = &input.at,
         .help = "Show the state at the end of this day, instead of a stage (YYYY-MM-DD; YYYY-MM means its first day)",
         .called = "DAY",
         .excludes = {"--stage"}});
}

void add_today(std::string& today, Options& options) {
    options.push_back({.names = "--today",
                       .target = &today,
                       .help = "The date taken as today (YYYY-MM-DD; default: `hiring: now` of the spec, else today)",
                       .called = "DAY"});
}

std::optional<Tick> today_of(const std::string& today) {
    if (!today.empty()) return today.size() == 10 ? parse_date(today) : std::nullopt;
    // The day where the user sits: of the local time zone, not of UTC.
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::tzset();
    if (::localtime_r(&now, &local) == nullptr) return std::nullopt;
    return day_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

std::optional<language::ReadOptions> reading_of(const SpecInput& input, Console& console) {
    const std::optional<Tick> today = today_of(input.today);
    if (!today) {
        refuse(console, fmt::format("--today `{}` is not a date; write YYYY-MM-DD", input.today));
        return std::nullopt;
    }
    language::ReadOptions options;
    options.today = *today;
    options.over_now = !input.today.empty();
    options.with = input.with;
    options.base = input.base;
    if (!input.at.empty()) {
        options.at = parse_date(input.at);
        if (!options.at) {
            refuse(console, fmt::format("--at `{}` is not a date; write YYYY-MM-DD or YYYY-MM", input.at));
            return std::nullopt;
        }
    }
    return options;
}

std::string revision_of(const std::string& path) {
    if (language::local_files().kind(path) != language::FileTree::Kind::nothing) return {};
    return revision_in(path);
}

std::string file_in(const std::string& path) {
    const std::size_t colon = path.find(':');
    return colon == std::string::npos || colon + 1 == path.size() ? "SPEC" : path.substr(colon + 1);
}

std::string read_stdin(Console& console, std::string& bytes) {
    constexpr std::size_t kMost = language::FileTree::kMostUnending;
    std::string why = read_stream(console, bytes, kMost + 1);
    if (bytes.size() > kMost) return fmt::format("standard input has more than {} MiB; name a file", kMost >> 20);
    return why;
}

api::SpecPtr read_at(const std::string& path, language::ReadOptions options, Console& console) {
    console.subject = path;
    if (path == "-") {
        if (const std::string why = read_stdin(console, options.stdin_text); !why.empty()) {
            refuse(console, why);
            return nullptr;
        }
    }
    log_step(console, fmt::format("reading {}", path));
    api::Result<api::SpecPtr> spec = api::read(path, options);
    if (!spec) {
        if (const std::string revision = revision_of(path); !revision.empty()) {
            refuse(console, fmt::format("`{}` is a git revision, and no file or folder is called that", revision),
                   fmt::format("write `orgplan diff {} --since {}` to compare a spec with what it was then",
                               file_in(path), revision));
            return nullptr;
        }
        refuse(console, spec.error());
        return nullptr;
    }
    log_step(console, fmt::format("checking {}, {}, {}", report::counted((*spec)->sources.size(), "file"),
                                  report::counted((*spec)->organisation.positions.size(), "seat"),
                                  report::counted((*spec)->organisation.lines.size(), "line")));
    return std::move(*spec);
}

api::SpecPtr read_input(const SpecInput& input, Console& console) {
    const std::optional<language::ReadOptions> options = reading_of(input, console);
    return options ? read_at(input.path, *options, console) : nullptr;
}

}  // namespace orgplan::cli
