#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/cli/config.h"

namespace orgplan::cli {

/// What options say, by the keys of the configuration; a key that is not given has no values.
struct Given {
    std::string_view key;
    std::vector<std::string> values;
};

/// What is used of options, environment, configuration and defaults, in this order.
class Settings {
  public:
    struct Setting {
        std::string_view key;
        std::vector<std::string> values;
        std::string source;  ///< "option", "environment", ".orgplan.yaml:3" or "default"
    };

    Settings(const std::vector<Given>& options, const Config& config);

    /// In the order of the configuration's keys.
    const std::vector<Setting>& all() const { return all_; }
    const std::vector<std::string>& texts(std::string_view key) const;
    /// Empty where nobody says anything.
    std::string text(std::string_view key) const;
    bool flag(std::string_view key) const { return text(key) == "true"; }
    /// -1 where nobody says anything.
    int number(std::string_view key) const;

  private:
    std::vector<Setting> all_;
};

}  // namespace orgplan::cli
