#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "planner/cli/console.h"
#include "planner/text/source.h"

// What a command may write over: never what it read, and nothing else that it would not have written itself.

namespace orgplan::cli {

/// The files that a run has read, by what they are, not by what they are called.
class Inputs {
  public:
    /// `-` is standard input, which may be a file.
    void add(const std::string& path);
    /// The files of a spec, its bases and policies.
    void add(const text::Sources& sources);

    /// What the file at a path was called when it was read; empty where it was not.
    std::string called(const std::string& path) const;

  private:
    struct Input {
        std::pair<std::uintmax_t, std::uintmax_t> identity;  // device and number
        std::string path;
    };
    std::vector<Input> files_;
};

/// What is to be written in one go.
struct Targets {
    std::vector<std::string> paths;                     ///< `-` is standard output
    std::string format;                                 ///< of charts or reports; `spec`
    bool force = false;                                 ///< `--force`: replace a file of another kind
    std::string_view choose = {};                       ///< how to choose one of several; empty: there is no way
    std::string another = "name another file with -o";  ///< what to do instead of writing over a file
    bool can_force = true;                              ///< whether there is a `--force`
};

/// Refuses, before anything is written, what would replace a file that was read, or a file of another kind, or two of
/// which have one name; says why, and what to do instead. Nothing where all may be written.
std::optional<Exit> refuse_targets(const Targets& targets, const Inputs& inputs, Console& console);

}  // namespace orgplan::cli
