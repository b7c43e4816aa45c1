#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "planner/report/catalogue.h"
#include "planner/rules/policy.h"
#include "planner/rules/read_rules.h"
#include "planner/spec/nearest.h"
#include "planner/spec/values.h"

namespace orgplan {
namespace {

constexpr std::array<std::string_view, 6> kPacks{"structure", "glossary", "profile", "relation", "benchmark", "own"};
constexpr std::array<std::string_view, 4> kSeverities{"hide", "advice", "warning", "error"};

}  // namespace

class PolicyReader {
  public:
    PolicyReader(Policy& policy, const Organisation& org, RuleSet& rules, Findings& findings)
        : policy_(policy), org_(org), rules_(rules), findings_(findings) {}

    void read(Node node) {
        packs(node.find("packs"));
        severities(node.find("severity"));
        parameters(node.find("set"));
        for (const Node each : node.find("ignore")) ignore(each);
    }

  private:
    void fault(Node value, std::string message, std::string help = {}) {
        findings_.add("unreadable-policy", value.place(), std::move(message), std::move(help));
    }

    void packs(Node list) {
        if (!list) return;
        policy_.packs_ = {"own"};
        for (const Node each : list) {
            if (std::find(kPacks.begin(), kPacks.end(), each.text()) == kPacks.end()) {
                fault(each, fmt::format("there is no pack `{}`", each.text()), did_you_mean(each.text(), kPacks));
            } else {
                policy_.packs_.emplace_back(each.text());
            }
        }
    }

    // Whether a policy may speak of a rule of that name; reports it where it may not.
    bool known_rule(std::string_view id, Place place) {
        if (rules_.rule(id) != nullptr) return true;
        const CatalogueEntry* entry = find_in_catalogue(id);
        if (entry != nullptr && entry->pack != "text") return true;
        if (entry != nullptr) {
            findings_.add("unreadable-policy", place,
                          fmt::format("`{}` is a fault of the text, which is always reported", id));
            return false;
        }
        std::vector<std::string_view> ids;
        for (const CatalogueEntry& each : catalogue()) {
            if (each.pack != "text") ids.push_back(each.id);
        }
        for (const Rule& rule : rules_.rules) ids.push_back(rule.id);
        findings_.add("unknown-rule", place, fmt::format("there is no rule `{}`", id), did_you_mean(id, ids));
        return false;
    }

    void severities(Node map) {
        if (!map.is_map()) return;
        for (const Node each : map) {
            if (!known_rule(each.key(), each.key_place())) continue;
            const auto found = std::find(kSeverities.begin(), kSeverities.end(), each.text());
            if (found == kSeverities.end()) {
                fault(each, fmt::format("`{}` is no severity", each.text()),
                      "a severity is `error`, `warning`, `advice` or `hide`");
                continue;
            }
            policy_.severities_[std::string(each.key())] = static_cast<Severity>(found - kSeverities.begin());
        }
    }

    void parameters(Node map) {
        if (!map.is_map()) return;
        for (const Node each : map) {
            const Parameter* parameter = rules_.parameter(each.key());
            if (parameter == nullptr) {
                std::vector<std::string_view> names;
                for (const Parameter& known : rules_.parameters) names.push_back(known.name);
                findings_.add("unknown-parameter", each.key_place(),
                              fmt::format("no rule has a parameter `{}`", each.key()), did_you_mean(each.key(), names));
                continue;
            }
            const auto value = each.is_scalar() && !each.quoted() ? number_of(each.text()) : std::nullopt;
            if (!value) {
                fault(each, fmt::format("`{}` is no number", each.text()));
                continue;
            }
            policy_.parameters_[static_cast<std::size_t>(parameter - rules_.parameters.data())] = *value;
        }
    }

    void ignore(Node map) {
        if (!map.is_map()) return;
        const Node rule = map.find("rule");
        if (!rule || !known_rule(rule.text(), rule.place())) return;
        Policy::Ignore read;
        read.rule = rule.text();
        read.place = rule.place();
        read.stages = org_.all_stages();
        if (map.find("why").text().empty()) {
            findings_.add("ignore-without-reason", rule.place(),
                          fmt::format("`{}` is passed over without a `why`", rule.text()));
        }
        if (const Node at = map.find("at"); at && !where(at, read)) return;
        if (const Node until = map.find("until"); until && !before(until, read)) return;
        policy_.add(std::move(read));
    }

    bool where(Node at, Policy::Ignore& read) {
        if (ids_.empty()) {
            for (std::size_t i = 0; i < org_.positions.size(); ++i) {
                ids_[org_.positions[i].id] = {id_at<PositionId>(i), kNone<UnitId>};
            }
            for (std::size_t i = 0; i < org_.units.size(); ++i) {
                ids_[org_.units[i].id] = {kNone<PositionId>, id_at<UnitId>(i)};
            }
        }
        auto found = ids_.find(at.text());
        // The number of a seat may be left out while it is the only one.
        const std::string first = fmt::format("{}-1", at.text());
        if (found == ids_.end() && !ids_.contains(fmt::format("{}-2", at.text()))) found = ids_.find(first);
        if (found == ids_.end()) {
            std::vector<std::string_view> ids;
            for (const auto& [id, meant] : ids_) ids.push_back(id);
            fault(at, fmt::format("there is no unit or seat `{}`", at.text()), did_you_mean(at.text(), ids));
            return false;
        }
        std::tie(read.seat, read.unit) = found->second;
        return true;
    }

    bool before(Node until, Policy::Ignore& read) {
        std::optional<Tick> tick;
        std::vector<std::string_view> ids;
        for (const Stage& stage : org_.stages) {
            ids.push_back(stage.id);
            if (stage.id == until.text()) tick = stage.at;
        }
        if (!tick && !org_.stages.empty() && org_.stages.front().dated) tick = parse_date(until.text());
        if (!tick) {
            fault(until, fmt::format("`{}` is neither a stage nor a date", until.text()),
                  did_you_mean(until.text(), ids));
            return false;
        }
        StageSet stages;
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            if (org_.stages[s].at < *tick) stages.add(id_at<StageId>(s));
        }
        read.stages = stages;
        return true;
    }

    Policy& policy_;
    const Organisation& org_;
    RuleSet& rules_;
    Findings& findings_;
    std::unordered_map<std::string_view, std::pair<PositionId, UnitId>> ids_;
};

Policy Policy::read(std::span<const Node> nodes, const Organisation& org, RuleSet& rules, Findings& findings) {
    Policy policy(rules);
    const RuleWords words = words_of(org);
    for (const Node node : nodes) {
        if (const Node define = node.find("define")) read_own_rules(define, words, rules, findings);
    }
    PolicyReader reader(policy, org, rules, findings);
    for (const Node node : nodes) reader.read(node);
    return policy;
}

}  // namespace orgplan
