#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/report/rule_settings.h"

namespace orgplan::diff {

struct Diff;

/// What only one of two specs says about rules, or what both say differently.
struct RuleChange {
    using What = report::RuleSetting::What;
    enum class Kind : std::uint8_t { changed, added, removed };
    enum class Effect : std::uint8_t { other, weaker, stronger };

    /// Of an own rule, another value of one key; empty: it does not say it.
    struct Key {
        std::string key;
        std::string from;
        std::string to;
    };

    What what = What::severity;
    Kind kind = Kind::changed;
    Effect effect = Effect::other;  ///< `weaker`: less is reported, or as less severe
    std::string id = {};
    std::vector<std::string> roles = {};
    std::vector<std::string> at = {};
    std::string from = {};  ///< of a severity or a parameter that was not set, its usual value
    std::string to = {};
    std::string why = {};  ///< of what is ignored: the later of the two
    std::vector<Key> keys = {};

    /// A rule that is no longer reported.
    bool hides() const { return what == What::severity && to == "hide"; }
};

/// `severity`, `parameter`, `own_rule`, ...
std::string_view name_of(RuleChange::What);
std::string_view name_of(RuleChange::Kind);
std::string_view name_of(RuleChange::Effect);

/// Adds what is different to a diff: by kind, in the order of the later text, then what only the earlier one says.
/// Time linear in the settings, but for their sorting.
void compare_rules(std::span<const report::RuleSetting> before, std::span<const report::RuleSetting> after, Diff& diff);

/// "1 rule hidden, 1 own rule less severe, 1 entry of `ignore` added: it moves in April"; empty: nothing changed.
std::string rules_summary(std::span<const RuleChange> changes, std::string (*text)(std::string_view));
/// One change, without its sign: "`span-too-wide` at `core`: hide (was warning)".
std::string rule_words(const RuleChange& change, std::string (*id)(std::string_view),
                       std::string (*text)(std::string_view));

}  // namespace orgplan::diff
