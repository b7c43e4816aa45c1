#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/api/check.h"
#include "planner/cli/git_tree.h"
#include "planner/cli/spec_input.h"

namespace orgplan::cli {

/// What a spec is checked by, as options say.
struct CheckInput {
    SpecInput input;
    std::string days = "stages";
    std::vector<std::string> packs;
    std::vector<std::string> policies;

    /// Whether all is checked that the spec itself chooses, at all of its stages.
    bool whole() const { return packs.empty() && input.stage.empty() && input.at.empty(); }
};

/// `--days`, which needs `--stage` and `--at` beside it.
void add_days(CheckInput& check, Options& options);
/// `--pack` and `--policy`.
void add_rules(CheckInput& check, Options& options);

/// A spec that was read and checked, and by what.
struct Checking {
    api::SpecPtr spec;
    api::Checked checked;
    api::CheckRequest request;
};

/// Reads and checks the spec of some options, as it is and as it was. Nothing, and a refusal, where that cannot be
/// done.
class Checker {
  public:
    Checker(const CheckInput& check, language::ReadOptions reading, Console& console)
        : check_(check), reading_(std::move(reading)), console_(console) {}

    /// `parts`: every finding names what it is about.
    std::optional<Checking> now(bool parts);
    /// At all stages; by the policies of the options that were there.
    std::optional<Checking> then(const std::string& path, const GitTree& tree);

    const std::string& path() const { return check_.input.path; }

  private:
    std::optional<Checking> check(const std::string& path, const std::vector<std::string>& policies,
                                  const language::FileTree* tree, bool parts);

    const CheckInput& check_;
    language::ReadOptions reading_;
    Console& console_;
};

}  // namespace orgplan::cli
