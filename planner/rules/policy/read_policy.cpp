#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <unordered_map>

#include "planner/rules/familiar_words.h"
#include "planner/rules/policy/ignore_comments.h"
#include "planner/rules/policy/policy.h"
#include "planner/rules/read/read_rules.h"
#include "planner/text/catalogue.h"
#include "planner/text/nearest.h"
#include "planner/text/values.h"

namespace orgplan::rules {
namespace {

// One entry may name many rules, roles and places, in every combination.
constexpr std::size_t kMostSettings = 100'000;

// The values of a list, or the one value.
std::vector<text::Node> each_of(text::Node value) {
    std::vector<text::Node> values;
    if (value && !value.is_sequence()) values.push_back(value);
    for (const text::Node each : value) values.push_back(each);
    return values;
}

text::Severity severity_of(std::string_view name) {
    constexpr std::array kAll{text::Severity::hide, text::Severity::advice, text::Severity::warning,
                              text::Severity::error};
    return *std::find_if(kAll.begin(), kAll.end() - 1,
                         [&](text::Severity severity) { return name_of(severity) == name; });
}

// `core/backend-developer` of `core/backend-developer-2`; empty for an id without a number.
std::string_view stem_of(std::string_view id) {
    const std::size_t dash = id.rfind('-');
    if (dash == std::string_view::npos || !text::whole_of(id.substr(dash + 1))) return {};
    return id.substr(0, dash);
}

}  // namespace

class PolicyReader {
  public:
    PolicyReader(Policy& policy, const Organisation& org, const RuleWords& words, const RuleSet& rules,
                 text::Findings& findings)
        : policy_(policy), org_(org), words_(words), rules_(rules), findings_(findings) {}

    void read(text::Node node, bool shared) {
        if (const text::Node packs = node.find("packs")) {
            policy_.packs_.clear();
            for (const text::Node each : packs) policy_.packs_.emplace_back(each.text());
        }
        severities(node.find("severity"));
        parameters(node.find("set"));
        for (const text::Node each : node.find("ignore")) ignore(each, shared);
    }

    void read(const IgnoreComment& comment) {
        if (comment.reason.empty()) {
            findings_.add("ignore-without-reason", comment.place, "this comment gives no reason",
                          "write it at the end: `-- reason`");
            return;
        }
        Policy::Ignore read;
        read.comment = true;
        read.at = comment.at;
        read.why = comment.reason;
        read.stages = org_.all_stages();
        if (comment.until && !read_until(comment.until->text, comment.until->place, read)) return;
        // Nothing is found there until a plan opens it.
        const auto waits = [](const auto& each) { return each.opens == kForever; };
        read.used = read.ended.empty() &&
                    (std::ranges::any_of(comment.seats, [&](PositionId seat) { return waits(org_[seat]); }) ||
                     std::ranges::any_of(comment.units, [&](UnitId unit) { return waits(org_[unit]); }));
        for (const IgnoreComment::Word& rule : comment.rules) {
            const auto known = known_rule(rule.text, rule.place);
            if (!known) continue;
            read.rule = rule.text;
            read.pack = known->pack;
            read.own = known->own;
            read.place = rule.place;
            policy_.add(read, comment);
        }
    }

  private:
    using Part = Policy::Part;

    void fault(Place place, std::string message, std::string help = {}) {
        findings_.add("bad-rule-setting", place, std::move(message), std::move(help));
    }

    struct Known {
        std::string pack;
        text::Severity own;
    };
    // The rule that a policy names; reported where a policy may not name it.
    std::optional<Known> known_rule(std::string_view id, Place place) {
        if (const Rule* rule = rules_.rule(id)) {
            // The rows of a table may differ in severity.
            text::Severity own = rule->severity;
            for (const Rule& row : rules_.rules) {
                if (row.id == id) own = std::max(own, row.severity);
            }
            return Known{rule->pack, own};
        }
        const text::CatalogueEntry* entry = text::find_in_catalogue(id);
        if (entry != nullptr && !text::is_fixed(entry->pack)) return Known{entry->pack, entry->severity};
        if (entry != nullptr) {
            fault(place, fmt::format("`{}` is a fault of {} and always reported", id,
                                     entry->pack == "text" ? "the text" : "a plan"));
            return std::nullopt;
        }
        if (rule_names_.empty()) {
            std::vector<std::string_view> ids;
            for (const text::CatalogueEntry& each : text::catalogue()) {
                if (!text::is_fixed(each.pack)) ids.push_back(each.id);
            }
            for (const Rule& rule : rules_.rules) ids.push_back(rule.id);
            rule_names_ = text::Suggestions(std::move(ids));
        }
        findings_.add("unknown-rule", place, fmt::format("there is no rule `{}`", id), rule_names_.did_you_mean(id));
        return std::nullopt;
    }

    void severities(text::Node value) {
        if (value.is_map()) {
            for (const text::Node each : value) {
                if (!known_rule(each.key(), each.key_place())) continue;
                policy_.set_severity(each.key(), Part(), kNone<RoleId>, {++entries_, severity_of(each.text())});
            }
            return;
        }
        for (const text::Node each : value) one_severity(each);
    }

    void one_severity(text::Node entry) {
        const text::Node rule = entry.find("rule");
        const text::Node role = entry.find("role");
        const text::Node at = entry.find("at");
        const text::Node as = entry.find("as");
        if (!as) return;
        if (!rule && !role && !at) {
            const bool faulty = entry.holds_faulty("rule") || entry.holds_faulty("role") || entry.holds_faulty("at");
            if (!faulty) fault(as.place(), "this severity has no `rule`, `role` or `at`", "add at least one of them");
            return;
        }
        std::vector<std::string_view> rules;
        for (const text::Node each : each_of(rule)) {
            if (known_rule(each.text(), each.place())) rules.push_back(each.text());
        }
        std::vector<RoleId> roles;
        for (const text::Node each : each_of(role)) {
            if (const RoleId known = known_role(each); given(known)) roles.push_back(known);
        }
        std::vector<Part> parts;
        for (const text::Node each : each_of(at)) {
            if (const auto part = where(each)) parts.push_back(*part);
        }
        if (!rule) rules.emplace_back();
        if (!role) roles.push_back(kNone<RoleId>);
        if (!at) parts.emplace_back();
        settings_ += rules.size() * roles.size() * parts.size();
        if (settings_ > kMostSettings) {
            if (!reported_weights_) {
                fault(as.place(),
                      fmt::format("`severity` names more than {} combinations of rule, role and place up to here",
                                  kMostSettings),
                      "name units instead of seats, or remove entries that are not needed");
            }
            reported_weights_ = true;
            return;
        }
        const Policy::Setting setting{++entries_, severity_of(as.text())};
        for (const std::string_view one_rule : rules) {
            for (const RoleId one_role : roles) {
                for (const Part part : parts) policy_.set_severity(one_rule, part, one_role, setting);
            }
        }
    }

    RoleId known_role(text::Node value) {
        if (roles_.empty()) {
            for (std::size_t i = 0; i < org_.roles.size(); ++i) roles_[org_.roles[i].id] = id_at<RoleId>(i);
        }
        auto found = roles_.find(value.text());
        if (found == roles_.end()) found = roles_.find(words_.role_of(value.text()));
        if (found != roles_.end()) return found->second;
        fault(value.place(), fmt::format("there is no role `{}`", value.text()),
              text::did_you_mean_name(value.text(), words_.roles));
        return kNone<RoleId>;
    }

    void parameters(text::Node map) {
        for (const text::Node each : map) {
            const Parameter* parameter = rules_.parameter(each.key());
            if (parameter == nullptr) {
                std::vector<std::string_view> names;
                for (const Parameter& known : rules_.parameters) names.push_back(known.name);
                findings_.add("unknown-parameter", each.key_place(),
                              fmt::format("no rule has a parameter `{}`", each.key()),
                              text::did_you_mean(each.key(), names));
                continue;
            }
            if (each.is_scalar() && bounds_a_list(parameter->name) &&
                text::number_of(each.text()).value_or(0) > kMostReached) {
                fault(each.place(), fmt::format("`{}` is more than {}, the most for a limit of `linked` or `staff`",
                                                each.key(), kMostReached));
                continue;
            }
            if (const auto value = parameter->words.empty() ? number(each) : word(each, parameter->words)) {
                policy_.parameters_[static_cast<std::size_t>(parameter - rules_.parameters.data())] = *value;
            }
        }
    }

    bool bounds_a_list(std::string_view name) const {
        return std::any_of(rules_.rules.begin(), rules_.rules.end(), [&](const Rule& rule) {
            return bounds_a_list(rule.require, name) || (rule.when && bounds_a_list(*rule.when, name));
        });
    }
    static bool bounds_a_list(const Condition& condition, std::string_view name) {
        const auto is = [&](const std::optional<Limit>& limit) { return limit && limit->parameter == name; };
        if (lists_seats(condition.op) && (is(condition.at_least) || is(condition.at_most))) return true;
        return std::any_of(condition.parts.begin(), condition.parts.end(),
                           [&](const Condition& part) { return bounds_a_list(part, name); });
    }

    std::optional<double> number(text::Node value) {
        const auto read = value.quoted() ? std::nullopt : text::number_of(value.text());
        if (!read) fault(value.place(), fmt::format("`{}` is not a number", value.text()));
        return read;
    }

    std::optional<double> word(text::Node value, const std::vector<std::string>& words) {
        const auto found = std::find(words.begin(), words.end(), value.text());
        if (found != words.end()) return static_cast<double>(found - words.begin());
        const std::vector<std::string_view> known(words.begin(), words.end());
        std::string help = text::did_you_mean(value.text(), known);
        if (help.empty()) help = fmt::format("write one of `{}`", fmt::join(words, "`, `"));
        fault(value.place(), fmt::format("`{}` is not a value of `{}`", value.text(), value.key()), std::move(help));
        return std::nullopt;
    }

    void ignore(text::Node map, bool shared) {
        const text::Node rule = map.find("rule");
        const auto known = rule ? known_rule(rule.text(), rule.place()) : std::nullopt;
        if (!known) return;
        Policy::Ignore read;
        read.rule = rule.text();
        read.pack = known->pack;
        read.own = known->own;
        read.stages = org_.all_stages();
        read.place = rule.place();
        read.shared = shared;
        read.why = map.find("why").text();
        if (read.why.find_first_not_of(" \t\n") == std::string::npos) {
            // What is wrong with its form is reported already.
            if (!map.holds_faulty("why") && map.find("why")) {
                findings_.add("ignore-without-reason", map.find("why").place(),
                              fmt::format("the `why` of `{}` is empty", rule.text()));
            }
            return;
        }
        if (const text::Node until = map.find("until"); until && !read_until(until.text(), until.place(), read)) {
            return;
        }
        // What is wrong with an entry is reported; it may be meant for something else.
        const bool faulty = map.holds_any_faulty();
        read.used = faulty;
        const text::Node at = map.find("at");
        if (!at && !map.holds_faulty("at")) policy_.add(read);
        for (const text::Node each : each_of(at)) {
            const auto part = where(each);
            if (!part) continue;
            read.part = *part;
            // Nothing is found there until a plan opens it.
            read.used = faulty || (read.ended.empty() && waits_for_plan(*part));
            read.at = each.text();
            if (at.is_sequence()) read.place = each.place();
            policy_.add(read);
        }
    }

    std::optional<Part> where(text::Node at) {
        if (parts_.empty()) name_parts();
        if (const auto found = parts_.find(at.text()); found != parts_.end()) {
            if (found->second.kind == Part::Kind::line) find_lines();
            if (found->second.kind == Part::Kind::seat && org_.positions[found->second.id].shifts) {
                findings_.add("unstable-reference", at.place(),
                              fmt::format("`{}` is numbered by its order in the text", at.text()));
            }
            return found->second;
        }
        if (part_names_.empty()) {
            std::vector<std::string_view> ids;
            for (const auto& [id, part] : parts_) ids.push_back(id);
            part_names_ = text::Suggestions(std::move(ids));
        }
        fault(at.place(), fmt::format("there is no unit or seat `{}`", at.text()),
              at.text() == "company" ? "leave out `at` for a finding about the company"
                                     : part_names_.did_you_mean(at.text()));
        return std::nullopt;
    }

    bool waits_for_plan(Part part) const {
        return part.kind == Part::Kind::unit ? org_.units[part.id].opens == kForever
                                             : org_.positions[part.id].opens == kForever;
    }

    void name_parts() {
        for (std::size_t i = 0; i < org_.units.size(); ++i) {
            parts_.try_emplace(org_.units[i].id, Part{Part::Kind::unit, static_cast<std::uint32_t>(i)});
        }
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            parts_.try_emplace(org_.positions[i].id, Part{Part::Kind::seat, static_cast<std::uint32_t>(i)});
        }
        // A unit or a seat with exactly that id comes first.
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const std::string_view stem = stem_of(org_.positions[i].id);
            if (!stem.empty()) parts_.try_emplace(stem, Part{Part::Kind::line, static_cast<std::uint32_t>(i)});
        }
    }

    void find_lines() {
        if (!policy_.lines_.empty()) return;
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const auto found = parts_.find(stem_of(org_.positions[i].id));
            const bool numbered = found != parts_.end() && found->second.kind == Part::Kind::line;
            policy_.lines_.push_back(numbered ? PositionId{found->second.id} : id_at<PositionId>(i));
        }
    }

    // A date is compared with the day of the check; a stage also ends an entry for what is found from it on.
    bool read_until(std::string_view until, Place place, Policy::Ignore& into) {
        std::vector<std::string_view> ids;
        for (const Stage& stage : org_.stages) {
            ids.push_back(stage.id);
            if (stage.id != until) continue;
            if (stage.dated && stage.at <= org_.today) {
                into.ended = fmt::format("at `{}`", stage.id);
                return true;
            }
            into.until = stage.id;
            for (std::size_t s = 0; s < org_.stages.size(); ++s) {
                if (org_.stages[s].at >= stage.at) into.stages = into.stages - StageSet::only(id_at<StageId>(s));
            }
            return true;
        }
        const std::optional<Tick> day = parse_date(until);
        if (!day) {
            fault(place, fmt::format("`{}` is neither a stage nor a date", until), text::did_you_mean(until, ids));
        } else if (*day <= org_.today) {
            into.ended = fmt::format("on {}", date_text(*day));
        }
        return day.has_value();
    }

    Policy& policy_;
    const Organisation& org_;
    const RuleWords& words_;
    const RuleSet& rules_;
    text::Findings& findings_;
    std::unordered_map<std::string_view, RoleId> roles_;
    std::unordered_map<std::string_view, Part> parts_;
    text::Suggestions rule_names_;
    text::Suggestions part_names_;
    std::size_t entries_ = 0;
    std::size_t settings_ = 0;
    bool reported_weights_ = false;
};

Policy Policy::read(std::span<const text::Node> nodes, const Organisation& org, RuleSet& rules,
                    text::Findings& findings, std::span<const text::Node> shared,
                    std::span<const IgnoreComment> comments) {
    RuleWords words = words_of(org);
    // Made when first needed: most specs define no rules.
    words.misspelt = [&org, known = std::shared_ptr<FamiliarWords>()](std::string_view fact,
                                                                      std::string_view word) mutable {
        if (!known) known = std::make_shared<FamiliarWords>(org);
        return known->misspelt(fact, word);
    };
    for (const auto& each : {shared, nodes}) {
        for (const text::Node node : each) {
            if (const text::Node define = node.find("define")) read_own_rules(define, words, rules, findings);
        }
    }
    Policy policy(rules);
    PolicyReader reader(policy, org, words, rules, findings);
    for (const text::Node node : shared) reader.read(node, true);
    for (const text::Node node : nodes) reader.read(node, false);
    for (const IgnoreComment& comment : comments) reader.read(comment);
    policy.sort_covered();
    return policy;
}

}  // namespace orgplan::rules
