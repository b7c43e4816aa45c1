#include "planner/rules/setting_help.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orgplan::rules {
namespace {

constexpr std::string_view kSet = "or set `";

// Where the names of parameters end that follow one another from `at` on, and these names.
std::size_t names_at(std::string_view help, std::size_t at, std::vector<std::string_view>& names) {
    for (;;) {
        const std::size_t end = help.find('`', at);
        if (end == std::string_view::npos) return help.size();
        names.push_back(help.substr(at, end - at));
        const std::string_view rest = help.substr(end + 1);
        const std::size_t between = rest.starts_with(", `") ? 3 : rest.starts_with(" or `") ? 5 : 0;
        if (between == 0) return end + 1;
        at = end + 1 + between;
    }
}

struct Setting {
    std::string_view name;
    double value = 0;
};

// The parameter that a finding compared with, and the value that would keep it.
std::optional<Setting> setting_for(const RuleSet& rules, std::span<const double> values,
                                   const std::vector<std::string_view>& names, const text::Finding& finding) {
    std::optional<Setting> found;
    for (const text::Measure& measure : finding.measures) {
        const auto* const seen = std::get_if<text::Bounded<double>>(&measure.number);
        if (seen == nullptr) return std::nullopt;
        const bool low = seen->low && seen->value < *seen->low;
        if (!low && !(seen->high && seen->value > *seen->high)) continue;
        const double bound = low ? *seen->low : *seen->high;
        for (const std::string_view name : names) {
            const Parameter* const parameter = rules.parameter(name);
            if (parameter == nullptr || !parameter->words.empty()) continue;
            if (values[static_cast<std::size_t>(parameter - rules.parameters.data())] != bound) continue;
            if (found && found->name != name) return std::nullopt;
            const double value = low ? std::floor(seen->value * 100) / 100 : std::ceil(seen->value * 100) / 100;
            if (!found) found = Setting{name, value};
            found->value = low ? std::min(found->value, value) : std::max(found->value, value);
            break;
        }
    }
    return found;
}

// Nobody wants a limit of nothing: what else helps is left.
void drop_setting(std::string& help, std::size_t at, std::size_t end) {
    if (at < 2 || help.compare(at - 2, 2, ", ") != 0) return;
    help.erase(at - 2, end - at + 2);
    const std::size_t comma = help.rfind(", ");
    if (comma != std::string::npos && help.find(", or ") == std::string::npos) help.insert(comma + 2, "or ");
}

}  // namespace

void show_settings(const RuleSet& rules, std::span<const double> values, text::Findings& findings) {
    for (text::Finding& finding : findings.all()) {
        const std::size_t at = finding.help.find(kSet);
        if (at == std::string::npos || rules.rule(finding.rule) == nullptr) continue;
        std::vector<std::string_view> names;
        const std::size_t end = names_at(finding.help, at + kSet.size(), names);
        if (rules.parameter(names.empty() ? std::string_view() : names.front()) == nullptr) continue;
        std::string text;
        const auto setting = setting_for(rules, values, names, finding);
        if (setting && setting->value <= 0) {
            drop_setting(finding.help, at, end);
            continue;
        }
        if (setting) {
            text = fmt::format("or write `rules: {{set: {{{}: {:g}}}}}`", setting->name, setting->value);
        } else if (names.size() == 1) {
            text = fmt::format("or write `rules: {{set: {{{}: ...}}}}`", names.front());
        } else {
            text = finding.help.substr(at, end - at) + " under `rules: {set: {...}}`";
        }
        finding.help.replace(at, end - at, text);
    }
}

}  // namespace orgplan::rules
