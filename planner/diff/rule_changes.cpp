#include "planner/diff/rule_changes.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "planner/diff/diff.h"

namespace orgplan::diff {
namespace {

using report::RuleSetting;
using What = RuleSetting::What;
using Effect = RuleChange::Effect;
using Key = std::tuple<What, std::string, std::vector<std::string>, std::vector<std::string>>;

// From the least severe on; none: it is none.
int rank_of(std::string_view severity) {
    constexpr std::array<std::string_view, 4> kSeverities{"hide", "advice", "warning", "error"};
    const auto found = std::ranges::find(kSeverities, severity);
    return found == kSeverities.end() ? -1 : static_cast<int>(found - kSeverities.begin());
}

Effect effect_of(std::string_view from, std::string_view to) {
    const int was = rank_of(from), is = rank_of(to);
    if (to == "hide" && from != "hide") return Effect::weaker;  // of any rule
    if (was < 0 || is < 0 || was == is) return Effect::other;
    return is < was ? Effect::weaker : Effect::stronger;
}

// By what they are about; the same several times: in the order of the text.
std::map<Key, std::vector<const RuleSetting*>> by_key(
    std::span<const RuleSetting> settings, const std::unordered_map<std::string_view, std::string_view>& renames) {
    std::map<Key, std::vector<const RuleSetting*>> found;
    for (const RuleSetting& each : settings) {
        std::vector<std::string> at = each.at;
        for (std::string& place : at) {
            if (const auto renamed = renames.find(place); renamed != renames.end()) place = renamed->second;
        }
        found[{each.what, each.id, each.roles, std::move(at)}].push_back(&each);
    }
    return found;
}

std::vector<RuleChange::Key> keys_changed(const RuleSetting& before, const RuleSetting& after) {
    std::map<std::string, RuleChange::Key> keys;
    for (const auto& [key, value] : before.keys) keys[key].from = value;
    for (const auto& [key, value] : after.keys) keys[key].to = value;
    std::vector<RuleChange::Key> changed;
    for (auto& [key, values] : keys) {
        if (values.from != values.to) changed.push_back({key, std::move(values.from), std::move(values.to)});
    }
    return changed;
}

RuleChange change_of(const RuleSetting& setting, RuleChange::Kind kind) {
    RuleChange change{.what = setting.what,
                      .kind = kind,
                      .id = setting.id,
                      .roles = setting.roles,
                      .at = setting.at,
                      .why = setting.why};
    // What is not set has its usual value.
    const bool has_usual =
        setting.what == What::severity || setting.what == What::parameter || setting.what == What::packs;
    if (has_usual) change.kind = RuleChange::Kind::changed;
    const std::string other = has_usual ? setting.usual : std::string();
    change.from = kind == RuleChange::Kind::removed ? setting.value : other;
    change.to = kind == RuleChange::Kind::removed ? other : setting.value;
    return change;
}

// Of a change without one yet.
Effect effect_of(const RuleChange& change) {
    switch (change.what) {
        case What::severity:
            return effect_of(change.from, change.to);
        case What::own_rule:
            if (change.kind == RuleChange::Kind::changed) return effect_of(change.from, change.to);
            return change.kind == RuleChange::Kind::removed ? Effect::weaker : Effect::stronger;
        case What::ignored:
            if (change.kind == RuleChange::Kind::changed) return Effect::other;
            return change.kind == RuleChange::Kind::added ? Effect::weaker : Effect::stronger;
        default:
            return Effect::other;
    }
}

}  // namespace

std::string_view name_of(RuleChange::What what) {
    constexpr std::array<std::string_view, 6> kNames{"packs", "policy", "severity", "parameter", "own_rule", "ignore"};
    static_assert(kNames.size() == static_cast<std::size_t>(What::ignored) + 1);
    return kNames[static_cast<std::size_t>(what)];
}

std::string_view name_of(RuleChange::Kind kind) {
    constexpr std::array<std::string_view, 3> kNames{"changed", "added", "removed"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name_of(RuleChange::Effect effect) {
    constexpr std::array<std::string_view, 3> kNames{"other", "weaker", "stronger"};
    return kNames[static_cast<std::size_t>(effect)];
}

void compare_rules(std::span<const RuleSetting> before, std::span<const RuleSetting> after, Diff& diff) {
    std::unordered_map<std::string_view, std::string_view> renames;
    for (const Change& change : diff.changes) {
        if (!change.was.empty()) renames.emplace(change.was, change.id);
    }
    for (const auto& [from, to] : diff.renumbered) renames.emplace(from, to);
    auto earlier = by_key(before, renames);
    for (auto& [key, settings] : earlier) std::ranges::reverse(settings);
    const auto add = [&](RuleChange change) {
        if (change.kind == RuleChange::Kind::changed && change.from == change.to && change.keys.empty() &&
            change.what != What::ignored) {
            return;
        }
        change.effect = effect_of(change);
        diff.rules.push_back(std::move(change));
    };
    for (const RuleSetting& each : after) {
        const auto met = earlier.find({each.what, each.id, each.roles, each.at});
        if (met == earlier.end() || met->second.empty()) {
            add(change_of(each, RuleChange::Kind::added));
            continue;
        }
        const RuleSetting& was = *met->second.back();
        met->second.pop_back();
        RuleChange change = change_of(each, RuleChange::Kind::changed);
        change.from = was.value;
        change.keys = keys_changed(was, each);
        if (was.why != each.why) change.keys.push_back({"why", was.why, each.why});
        if (change.from == change.to && change.keys.empty()) continue;
        add(std::move(change));
    }
    std::unordered_set<const RuleSetting*> left;
    for (const auto& [key, settings] : earlier) left.insert(settings.begin(), settings.end());
    for (const RuleSetting& each : before) {
        if (left.contains(&each)) add(change_of(each, RuleChange::Kind::removed));
    }
    std::ranges::stable_sort(diff.rules, {}, &RuleChange::what);
}

}  // namespace orgplan::diff
