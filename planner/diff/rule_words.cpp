#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "planner/diff/rule_changes.h"
#include "planner/report/phrases.h"

// What a diff says of changes of rules.

namespace orgplan::diff {
namespace {

using What = report::RuleSetting::What;
using Kind = RuleChange::Kind;
using Effect = RuleChange::Effect;

std::string_view shown(std::string_view value) {
    return value == "hide" ? "hidden" : value.empty() ? "none" : value;
}

std::string listed(std::string_view before, const std::vector<std::string>& ids, std::string (*id)(std::string_view)) {
    std::vector<std::string> names;
    for (const std::string& each : ids) names.push_back(id(each));
    return names.empty() ? "" : fmt::format(" {} {}", before, report::listed(names));
}

std::string thing_of(const RuleChange& change, std::string (*id)(std::string_view)) {
    switch (change.what) {
        case What::packs:
            return "packs";
        case What::policy:
            return "policy " + id(change.id);
        case What::own_rule:
            return "own rule " + id(change.id);
        case What::ignored:
            return "`ignore` of " + id(change.id);
        default:
            return change.id.empty() ? "every rule" : id(change.id);
    }
}

// "`require`: `{size: {at_most: 9}}` (was `{size: {at_most: 8}}`)".
std::string key_words(const RuleChange::Key& key, bool is_text, std::string (*id)(std::string_view),
                      std::string (*text)(std::string_view)) {
    const auto value = [&](const std::string& said) { return is_text ? text(said) : id(said); };
    if (key.to.empty()) return fmt::format("{} removed (was {})", key.key, value(key.from));
    if (key.from.empty()) return fmt::format("{}: {} (new)", key.key, value(key.to));
    return fmt::format("{}: {} (was {})", key.key, value(key.to), value(key.from));
}

bool is_prose(std::string_view key) {
    return key == "why" || key == "help" || key == "message" || key == "summary";
}

}  // namespace

std::string rule_words(const RuleChange& change, std::string (*id)(std::string_view),
                       std::string (*text)(std::string_view)) {
    std::string words = thing_of(change, id) + listed("for", change.roles, id) + listed("at", change.at, id);
    std::vector<std::string> parts;
    if (change.kind != Kind::changed) {
        const std::string& value = change.kind == Kind::added ? change.to : change.from;
        if (change.what == What::ignored && !value.empty()) words += fmt::format(" until {}", text(value));
        if (change.what == What::own_rule) words += fmt::format(" ({})", text(value));
        if (!change.why.empty()) parts.push_back(text(change.why));
    } else if (change.from != change.to) {
        parts.push_back(fmt::format("{}{} (was {})", change.what == What::ignored ? "until " : "",
                                    text(shown(change.to)), text(shown(change.from))));
    }
    for (const RuleChange::Key& key : change.keys) parts.push_back(key_words(key, is_prose(key.key), id, text));
    return parts.empty() ? words : fmt::format("{}: {}", words, fmt::join(parts, "; "));
}

std::string rules_summary(std::span<const RuleChange> changes, std::string (*text)(std::string_view)) {
    std::vector<std::string> said;
    const auto say = [&](std::string_view one, std::string_view several, std::string_view what, const auto& is) {
        const auto count = static_cast<std::size_t>(std::ranges::count_if(changes, is));
        if (count > 0) said.push_back(fmt::format("{} {}", report::counted(count, one, several), what));
    };
    const auto of = [](What what, Effect effect) {
        return [=](const RuleChange& each) { return each.what == what && each.effect == effect && !each.hides(); };
    };
    const auto done = [](What what, Kind kind) {
        return [=](const RuleChange& each) { return each.what == what && each.kind == kind; };
    };
    const auto changed = [](Effect effect) {
        return [=](const RuleChange& each) {
            return each.what == What::own_rule && each.kind == Kind::changed && each.effect == effect;
        };
    };
    say("rule", "", "hidden", [](const RuleChange& each) { return each.hides(); });
    say("rule", "", "less severe", of(What::severity, Effect::weaker));
    say("own rule", "", "removed", done(What::own_rule, Kind::removed));
    say("own rule", "", "less severe", changed(Effect::weaker));
    say("entry of `ignore`", "entries of `ignore`", "added", done(What::ignored, Kind::added));
    if (std::ranges::count_if(changes, done(What::ignored, Kind::added)) == 1) {
        said.back() += fmt::format(" ({})", text(std::ranges::find_if(changes, done(What::ignored, Kind::added))->why));
    }
    say("rule", "", "more severe", of(What::severity, Effect::stronger));
    say("severity", "severities", "changed", of(What::severity, Effect::other));
    say("own rule", "", "added", done(What::own_rule, Kind::added));
    say("own rule", "", "more severe", changed(Effect::stronger));
    say("own rule", "", "changed", changed(Effect::other));
    say("entry of `ignore`", "entries of `ignore`", "removed", done(What::ignored, Kind::removed));
    say("entry of `ignore`", "entries of `ignore`", "changed", done(What::ignored, Kind::changed));
    say("parameter of rules", "parameters of rules", "changed", done(What::parameter, Kind::changed));
    if (std::ranges::any_of(changes, [](const RuleChange& each) { return each.what == What::packs; }))
        said.emplace_back("other packs checked");
    say("policy", "policies", "added", done(What::policy, Kind::added));
    say("policy", "policies", "removed", done(What::policy, Kind::removed));
    return fmt::format("{}", fmt::join(said, ", "));
}

}  // namespace orgplan::diff
