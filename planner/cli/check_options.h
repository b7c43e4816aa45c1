#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/cli/checker.h"
#include "planner/cli/settings.h"

namespace orgplan::cli {

/// The options of `check`, and those of them that `baseline` and `config show` have too. What is not given may be in
/// the configuration.
struct CheckOptions {
    SpecInput input;
    std::string stdin_name;
    std::string days;
    std::vector<std::string> packs;
    std::vector<std::string> policies;
    std::string baseline;
    std::vector<std::string> formats;
    std::string show;
    std::string fail_on;
    int max_warnings = -1;
    bool fail_on_silenced = false;
    bool statistics = false;
    bool show_suppressed = false;
    bool explain_skipped = false;
    std::vector<std::string> redact;
    std::optional<std::string> since;

    std::vector<Given> given() const;
};

/// The spec, `--with`, `--stdin-filename`, `--today`, `--pack`, `--policy` and `--baseline`.
void add_checked(CheckOptions& values, Options& options);
/// All others.
void add_reported(CheckOptions& values, Options& options);

/// What the configuration beside the spec, or beside the name of standard input, says, and where it is; nothing, and a
/// refusal, where it cannot be read.
std::optional<Config> config_for(const CheckOptions& options, Console& console);

struct SettingsThen {
    Settings settings;
    std::vector<std::string> faults;  ///< what the configuration may not say, and is left out, one line each
};

/// What was used at the time of a revision.
SettingsThen settings_then(const CheckOptions& options, const GitTree& tree);

/// What a spec is checked by, as options and configuration say.
CheckInput check_input(const CheckOptions& options, const Settings& settings);

}  // namespace orgplan::cli
