#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

#include "planner/cli/check_run.h"
#include "planner/cli/commands.h"
#include "planner/report/text_report.h"

namespace orgplan::cli {
namespace {

// A value as it may be written in the configuration: in quotes where YAML would read it otherwise.
std::string yaml_of(const std::string& value) {
    const bool plain = !value.empty() && value.find_first_of(":#,[]{}&*!|>'\"%@` ?") == value.npos &&
                       value.front() != '-' && value.front() != '.';
    if (plain) return value;
    std::string quoted = "'";
    for (const char c : value) quoted += c == '\'' ? "''" : std::string(1, c);
    return quoted + "'";
}

bool is_list(std::string_view key) {
    const auto keys = config_keys();
    return std::ranges::find(keys, key, &ConfigKey::name)->form == ConfigKey::Form::texts;
}

std::string line_of(const Settings::Setting& setting) {
    if (setting.values.empty()) return fmt::format("{}: ~", setting.key);
    std::vector<std::string> values;
    for (const std::string& each : setting.values) values.push_back(yaml_of(report::printable(each)));
    const bool several = is_list(setting.key);
    return fmt::format("{}: {}{}{}", setting.key, several ? "[" : "", fmt::join(values, ", "), several ? "]" : "");
}

int show(const CheckOptions& options, Console& console) {
    const std::optional<Config> config = config_for(options, console);
    if (!config) return kUsage;
    const Settings settings(options.given(), *config);
    console.out << (config->file.empty() ? std::string("# there is no .orgplan.yaml here\n")
                                         : fmt::format("# {}\n", report::printable(config->file)));
    std::size_t width = 0;
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Settings::Setting& each : settings.all()) {
        // Other commands have the option too, and no configuration.
        const bool alone = each.key == "redact" && !each.values.empty() && each.source != "option";
        rows.emplace_back(line_of(each), each.source + (alone ? "; of `check` alone" : ""));
        width = std::max(width, rows.back().first.size());
    }
    for (const auto& [text, source] : rows) console.out << fmt::format("{:<{}}  # {}\n", text, width, source);
    return kClean;
}

void describe(CheckOptions& values, Options& options) {
    add_checked(values, options);
    add_reported(values, options);
}

}  // namespace

Invocation config_show_command() {
    return invocation(describe, show);
}

}  // namespace orgplan::cli
