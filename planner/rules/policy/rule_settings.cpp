#include "planner/rules/policy/rule_settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "planner/rules/read/meant.h"
#include "planner/text/catalogue.h"
#include "planner/text/finding.h"

namespace orgplan::rules {
namespace {

using report::RuleSetting;
using What = RuleSetting::What;

std::vector<std::string> texts_of(text::Node value) {
    std::vector<std::string> texts;
    if (value.is_scalar()) texts.emplace_back(value.text());
    if (value.is_sequence()) {
        for (const text::Node each : value) texts.emplace_back(each.text());
    }
    return texts;
}

// The severity of a rule that nobody changed; empty: there is no such rule, or it is any rule.
std::string usual_severity(std::string_view id, const RuleSet& rules) {
    text::Severity most = text::Severity::hide;
    for (const Rule& row : rules.rules) {
        if (row.id == id) most = std::max(most, row.severity);
    }
    if (most != text::Severity::hide) return std::string(name_of(most));
    const text::CatalogueEntry* const entry = text::find_in_catalogue(id);
    return entry == nullptr ? "" : std::string(name_of(entry->severity));
}

class Settings {
  public:
    explicit Settings(const RuleSet& rules) : rules_(rules) {}

    void read(text::Node node) {
        for (std::string& path : texts_of(node.find("policy"))) put({.what = What::policy, .id = std::move(path)});
        if (const text::Node packs = node.find("packs")) {
            put({.what = What::packs,
                 .value = fmt::format("{}", fmt::join(texts_of(packs), ", ")),
                 .usual = "default"});
        }
        const text::Node severity = node.find("severity");
        for (const text::Node each : severity) {
            if (severity.is_map()) {
                put_severity(std::string(each.key()), each, {}, {});
                continue;
            }
            std::vector<std::string> of = texts_of(each.find("rule"));
            if (of.empty()) of.emplace_back();
            for (std::string& rule : of) {
                put_severity(std::move(rule), each.find("as"), texts_of(each.find("role")), texts_of(each.find("at")));
            }
        }
        for (const text::Node each : node.find("set")) {
            put({.what = What::parameter,
                 .id = std::string(each.key()),
                 .value = std::string(each.text()),
                 .usual = usual_value(each.key())});
        }
        for (const text::Node each : node.find("define")) own_rule(each);
        for (const text::Node each : node.find("ignore")) ignored(each);
    }

    std::vector<RuleSetting> all() {
        std::ranges::stable_sort(all_, {}, &RuleSetting::what);
        return std::move(all_);
    }

  private:
    using Key = std::tuple<What, std::string, std::vector<std::string>, std::vector<std::string>>;

    void put(RuleSetting setting) {
        const auto [at, first] = known_.try_emplace({setting.what, setting.id, setting.roles, setting.at}, all_.size());
        if (first) {
            all_.push_back(std::move(setting));
        } else {
            all_[at->second] = std::move(setting);
        }
    }

    void put_severity(std::string rule, text::Node as, std::vector<std::string> roles, std::vector<std::string> at) {
        if (!as) return;
        std::string usual = usual_severity(rule, rules_);
        // In some places: what it is everywhere.
        const auto everywhere = known_.find({What::severity, rule, {}, {}});
        if (!(roles.empty() && at.empty()) && everywhere != known_.end()) usual = all_[everywhere->second].value;
        put({What::severity, std::move(rule), std::move(roles), std::move(at), std::string(as.text()),
             std::move(usual)});
    }

    std::string usual_value(std::string_view name) const {
        const Parameter* const parameter = rules_.parameter(name);
        if (parameter == nullptr) return {};
        return parameter->words.empty() ? fmt::format("{:.12g}", parameter->value)
                                        : parameter->words[static_cast<std::size_t>(parameter->value)];
    }

    void own_rule(text::Node map) {
        const text::Node id = map.find("id");
        if (!id) return;
        RuleSetting rule{.what = What::own_rule, .id = std::string(id.text()), .value = "warning"};
        for (const text::Node each : map) {
            if (each.key() == "id") continue;
            if (each.key() == "severity") {
                rule.value = each.text();
            } else {
                rule.keys.emplace_back(each.key(), one_line(each, true));
            }
        }
        std::ranges::sort(rule.keys);
        put(std::move(rule));
    }

    // One for each place; several of one place are one after another.
    void ignored(text::Node map) {
        const text::Node rule = map.find("rule");
        const text::Node why = map.find("why");
        if (!rule || !why) return;  // without effect
        std::vector<std::string> places = texts_of(map.find("at"));
        if (places.empty()) {
            if (map.holds_faulty("at")) return;
            places.emplace_back();
        }
        for (std::string& place : places) {
            RuleSetting& entry = all_.emplace_back();
            entry.what = What::ignored;
            entry.id = rule.text();
            if (!place.empty()) entry.at.push_back(std::move(place));
            entry.value = map.find("until").text();
            entry.why = why.text();
        }
    }

    const RuleSet& rules_;
    std::vector<RuleSetting> all_;
    std::map<Key, std::size_t> known_;  // in `all_`
};

}  // namespace

std::vector<RuleSetting> rule_settings(std::span<const text::Node> shared, std::span<const text::Node> own,
                                       const RuleSet& rules) {
    Settings settings(rules);
    for (const text::Node node : shared) settings.read(node);
    for (const text::Node node : own) settings.read(node);
    return settings.all();
}

void add_settings(std::span<const IgnoreComment> comments, std::vector<RuleSetting>& settings) {
    for (const IgnoreComment& comment : comments) {
        if (comment.reason.empty()) continue;  // without effect
        for (const IgnoreComment::Word& rule : comment.rules) {
            RuleSetting& entry = settings.emplace_back();
            entry.what = What::ignored;
            entry.id = rule.text;
            entry.at = {std::string(comment.at)};
            if (comment.until) entry.value = comment.until->text;
            entry.why = comment.reason;
        }
    }
}

}  // namespace orgplan::rules
