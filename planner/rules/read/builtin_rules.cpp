#include "planner/rules/read/builtin_rules.h"

#include <algorithm>
#include <cassert>
#include <memory>

#include "planner/rules/read/read_rules.h"
#include "planner/text/document.h"
#include "planner/text/embedded.h"

namespace orgplan::rules {

const Parameter* RuleSet::parameter(std::string_view name) const {
    const auto found =
        std::lower_bound(parameters.begin(), parameters.end(), name,
                         [](const Parameter& parameter, std::string_view wanted) { return parameter.name < wanted; });
    return found != parameters.end() && found->name == name ? &*found : nullptr;
}

const Rule* RuleSet::rule(std::string_view id) const {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
    return found == rules.end() ? nullptr : &*found;
}

RuleSet read_builtin_rules(text::Sources& sources, text::Findings& findings) {
    RuleSet rules;
    std::vector<std::unique_ptr<text::Document>> documents;
    std::string_view paths = text::embedded_paths();
    while (!paths.empty()) {
        const std::string_view path = paths.substr(0, paths.find('\n'));
        paths.remove_prefix(std::min(paths.size(), path.size() + 1));
        if (!path.starts_with("rules/")) continue;
        const std::uint32_t file = sources.add(std::string(path), std::string(text::embedded(path)));
        documents.push_back(text::Document::read(sources, file, findings));
    }
    // A rule may compare with a parameter of any file.
    for (const auto& document : documents) read_parameters(document->root(), rules, findings);
    for (const auto& document : documents) read_rule_file(document->root(), rules, findings);
    for (const auto& document : documents) read_statements(document->root(), rules, findings);
    return rules;
}

const RuleSet& builtin_rules() {
    static const RuleSet rules = [] {
        text::Sources sources;
        text::Findings findings;
        RuleSet read = read_builtin_rules(sources, findings);
        assert(findings.empty() && "the built-in rules can be read");
        return read;
    }();
    return rules;
}

}  // namespace orgplan::rules
