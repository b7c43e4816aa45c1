#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/api/read.h"
#include "planner/cli/option.h"

namespace orgplan::cli {

/// The options that every command has which reads a spec.
struct SpecInput {
    std::string path;
    std::vector<std::string> with;  ///< scenarios to apply, in order
    std::string today;              ///< YYYY-MM-DD; empty: the spec's own, else today by the clock
    std::string stage;              ///< empty: all
    std::string at;                 ///< YYYY-MM-DD or YYYY-MM in place of a stage; empty: none
    bool base = false;              ///< read what is below the scenarios as well
};

/// The spec, and `--with`.
void add_path(SpecInput& input, Options& options);
/// `--stage` and, beside it, `--at`.
void add_stage(SpecInput& input, Options& options, std::string help);
/// `--today`, of a command that has no other options of a spec too.
void add_today(std::string& today, Options& options);

/// The day a run checks as of where its spec names none: of `--today`, else today in the local time zone. Nothing for a
/// text that is not a date.
std::optional<Tick> today_of(const std::string& today);

/// How a spec is to be read. Nothing, with the reason on `err`, where an option is wrong (exit 2).
std::optional<language::ReadOptions> reading_of(const SpecInput& input, Console& console);

/// All of standard input. Returns why it cannot be read, or an empty text.
std::string read_stdin(Console& console, std::string& bytes);

/// The git revision that a path names, where there is no such file or folder; else empty.
std::string revision_of(const std::string& path);
/// `acme.yaml` of `main:acme.yaml`; of any other text, `SPEC`.
std::string file_in(const std::string& path);

/// Reads the spec; null, with the reason on `err`, where that cannot be done or an option is wrong (exit 2).
api::SpecPtr read_input(const SpecInput& input, Console& console);
/// The same of one that is read in a way of its own.
api::SpecPtr read_at(const std::string& path, language::ReadOptions options, Console& console);

}  // namespace orgplan::cli
