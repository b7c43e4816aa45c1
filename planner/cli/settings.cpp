#include "planner/cli/settings.h"

#include <algorithm>
#include <cstdlib>

#include "planner/text/values.h"

namespace orgplan::cli {
namespace {

bool in_github_action() {
    const char* const actions = std::getenv("GITHUB_ACTIONS");
    return actions != nullptr && std::string_view(actions) == "true";
}

}  // namespace

Settings::Settings(const std::vector<Given>& options, const Config& config) {
    for (const ConfigKey& key : config_keys()) {
        Setting& setting = all_.emplace_back(Setting{key.name, {}, "default"});
        const auto given = std::ranges::find(options, key.name, &Given::key);
        if (given != options.end() && !given->values.empty()) {
            setting.values = given->values;
            setting.source = "option";
        } else if (const Configured* const configured = config.find(key.name)) {
            setting.values = configured->values;
            setting.source = configured->place;
        } else if (key.name == "formats" && in_github_action()) {
            // Annotations are lines among the others.
            setting.values = {"text", "github"};
            setting.source = "environment (GITHUB_ACTIONS)";
        } else if (!key.usual.empty()) {
            setting.values = {std::string(key.usual)};
        }
    }
}

const std::vector<std::string>& Settings::texts(std::string_view key) const {
    return std::ranges::find(all_, key, &Setting::key)->values;
}

std::string Settings::text(std::string_view key) const {
    const std::vector<std::string>& values = texts(key);
    return values.empty() ? std::string() : values.front();
}

int Settings::number(std::string_view key) const {
    const std::string value = text(key);
    return value.empty() ? -1 : static_cast<int>(text::whole_of(value).value_or(-1));
}

}  // namespace orgplan::cli
