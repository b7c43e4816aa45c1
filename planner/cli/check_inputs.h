#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "planner/cli/check_options.h"
#include "planner/language/file_views.h"

namespace orgplan::cli {

/// What is to be checked as one spec.
struct Input {
    std::string path;  ///< of a file, a folder or a pattern; `-` is standard input
                       ///< by itself
    std::string part;  ///< the file that was named, where it is one of several; else empty
};

/// The specs that a command is about, and the files they are read from.
class CheckInputs {
  public:
    /// The spec of the options or, of a file that is part of a spec in `inputs` of the configuration, all of that spec;
    /// without one, all of these. Standard input is read where it has a name. Null, and a refusal, where there are
    /// none.
    static std::unique_ptr<CheckInputs> of(const CheckOptions& options, const Settings& settings, Console& console);

    const std::vector<Input>& all() const { return all_; }
    const language::FileTree& files() const { return patterns_; }

  private:
    explicit CheckInputs(std::unique_ptr<language::WithText> text)
        : text_(std::move(text)),
          patterns_(text_ ? static_cast<const language::FileTree&>(*text_) : language::local_files()) {}

    std::unique_ptr<language::WithText> text_;
    language::WithPatterns patterns_;
    std::vector<Input> all_;
};

}  // namespace orgplan::cli
