#pragma once

#include <functional>
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

    bool on_days() const { return days == "all"; }
};

/// A spec that was read and checked, and by what.
struct Checking {
    api::SpecPtr spec;
    api::Checked checked;
    api::CheckRequest request;
    /// Reads the spec with days as stages, whether or not it was checked on days; none where its files are gone.
    std::function<api::Result<api::SpecPtr>(std::vector<Tick>)> on_days;
};

/// Reads and checks a spec, as it is and as it was. Nothing, and a refusal, where that cannot be done.
class Checker {
  public:
    Checker(std::string path, language::ReadOptions reading, Console& console)
        : path_(std::move(path)), reading_(std::move(reading)), console_(console) {}

    /// `parts`: every finding names what it is about.
    std::optional<Checking> now(const CheckInput& check, const language::FileTree& files, bool parts);
    /// At all stages, by the policies that were there, on a day.
    std::optional<Checking> then(CheckInput check, const std::string& path, const GitTree& tree, Tick today);

    const std::string& path() const { return path_; }

  private:
    std::optional<Checking> check(const CheckInput& check, const std::string& path, language::ReadOptions reading,
                                  bool parts);

    std::string path_;
    language::ReadOptions reading_;
    Console& console_;
};

}  // namespace orgplan::cli
