#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "planner/cli/console.h"
#include "planner/language/read.h"
#include "planner/text/finding.h"

namespace CLI {
class App;
}

namespace orgplan::cli {

/// The options that every command has which reads a spec.
struct SpecInput {
    std::string path;
    std::vector<std::string> with;  ///< scenarios to lay over it, in order
    std::string today;              ///< YYYY-MM-DD; empty: the spec's own, else the clock's
    std::string stage;              ///< empty: all
    std::string at;                 ///< YYYY-MM-DD or YYYY-MM in place of a stage; empty: none
    bool base = false;              ///< read what is below the scenarios as well

    /// The spec, and `--with`.
    void add_path(CLI::App& command);
    void add_today(CLI::App& command);
    /// `--stage` and, beside it, `--at`.
    void add_stage(CLI::App& command, const std::string& help);
};

/// The day a run is judged against where its spec names none; nothing for a text that is no date.
std::optional<Tick> today_of(const SpecInput& input);

/// Reads the spec; null, with the reason on `err`, where that cannot be done or an option is wrong (exit 2).
std::unique_ptr<language::Spec> read_input(const SpecInput& input, Console& console);

/// The stages that `--stage` or `--at` asks for, all without them; nothing, with the reason on `err`, for an unknown
/// one (exit 2).
std::optional<StageSet> stages_of(const SpecInput& input, const language::Spec& spec, Console& console);

/// Judges a spec that is to be compared with others, with policies from where it was read; where it could not be built,
/// tells on `err` why, and the exit code.
Exit judge_to_compare(language::Spec& spec, const std::string& path, Console& console,
                      const language::FileTree* tree = nullptr);

}  // namespace orgplan::cli
