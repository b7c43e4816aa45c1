#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/language/file_tree.h"

// `.orgplan.yaml`: what `check` and `baseline` do where no option says it.

namespace orgplan::cli {

/// What a key of the configuration holds, and the option that says the same.
struct ConfigKey {
    enum class Form : std::uint8_t { text, texts, flag, number };
    std::string_view name;
    Form form = Form::text;
    bool paths = false;                              ///< names files; those of formats are behind a `=`
    std::string_view usual = {};                     ///< what holds where nobody says anything
    std::span<const std::string_view> choices = {};  ///< the only values it takes; empty: any
};

/// In the order in which they are shown.
std::span<const ConfigKey> config_keys();

/// What the file says of a key; paths are from the current folder on.
struct Configured {
    std::string_view key;
    std::vector<std::string> values;
    std::string place;  ///< `.orgplan.yaml:3`
};

struct Config {
    std::string file;  ///< from the current folder on; empty: there is none
    std::vector<Configured> values;

    const Configured* find(std::string_view key) const;
};

/// The root of the git repository that a file or folder is in, from the root of all on; empty: it is in none.
std::string repository_of(const std::string& input);

using IsFile = std::function<bool(const std::string&)>;

/// Where the configuration of a file or folder is: the nearest in its folder and those above, up to the root of its git
/// repository; outside of one in its folder alone. Empty: there is none.
std::string find_config(const std::string& input, const IsFile& is_file);

/// Reads it; of an empty name, nothing. What it may not say is left out, and listed in `faults`, one line each.
Config read_config(const std::string& file, const language::FileTree& files, std::vector<std::string>& faults);

}  // namespace orgplan::cli
