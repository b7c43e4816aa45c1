#include "planner/rules/rule.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/rules/rule_fields.h"
#include "planner/text/embedded.h"
#include "planner/text/pack.h"

namespace orgplan::rules {

std::string evidence_text(const Evidence& evidence) {
    std::string text;
    if (evidence.seed != 0 && evidence.description != 0) {
        text =
            fmt::format("source text {}, description {}: \"{}\"", evidence.seed, evidence.description, evidence.quote);
    } else if (evidence.seed != 0) {
        text = fmt::format("source text {}: \"{}\"", evidence.seed, evidence.quote);
    }
    if (!evidence.source.empty()) text += fmt::format("{}{}", text.empty() ? "" : "; ", evidence.source);
    return text;
}

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

const RuleSet& builtin_rules() {
    static const auto rules = text::unpack<RuleSet>(text::embedded(text::SchemaPart::rules));
    return rules;
}

}  // namespace orgplan::rules
