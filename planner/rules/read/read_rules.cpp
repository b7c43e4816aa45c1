#include "planner/rules/read/read_rules.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>

#include "graph/model/enumerators.h"
#include "planner/glossary/glossary.h"
#include "planner/glossary/titles.h"
#include "planner/rules/read/meant.h"
#include "planner/rules/read/read_table.h"
#include "planner/rules/read/rule_reader.h"
#include "planner/rules/read/summary.h"
#include "planner/text/nearest.h"
#include "planner/text/values.h"

namespace orgplan::rules {
namespace {

constexpr std::array<std::string_view, 22> kRuleKeys{
    "id",     "figure", "pack",          "role",        "severity",      "evidence",    "source", "summary",
    "for",    "when",   "require",       "message",     "why",           "details",     "blind",  "help",
    "passes", "fails",  "covered_later", "advice_when", "together_when", "gives_way_to"};
constexpr std::array<std::string_view, 13> kTableKeys{"id",      "pack", "severity",     "summary", "blind",
                                                      "message", "why",  "details",      "help",    "passes",
                                                      "fails",   "rows", "covered_later"};
constexpr std::array<std::string_view, 12> kOwnKeys{"id",       "for",           "when",        "require",
                                                    "severity", "summary",       "message",     "why",
                                                    "help",     "covered_later", "advice_when", "together_when"};
constexpr std::array<std::string_view, 14> kPlaceholders{"besides", "seat", "title",  "role",   "unit",
                                                         "work",    "duty", "stage",  "count",  "limit",
                                                         "range",   "case", "others", "missing"};
constexpr std::array<std::string_view, 3> kNumbers{"count ", "limit ", "case "};

bool is_rule_id(std::string_view text) {
    const auto sound = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !text.empty() && std::all_of(text.begin(), text.end(), sound) && text.front() != '-' && text.back() != '-';
}

class OneRule {
  public:
    OneRule(text::Node map, RuleReader& reader, const RuleSet& rules) : map_(map), reader_(reader), rules_(rules) {}

    // Of every kind of rule: id, severity, message, why, details.
    bool common(Rule& rule) {
        const text::Node id = map_.find("id");
        if (!id || !id.is_scalar() || !is_rule_id(id.text())) {
            reader_.fault(id ? id.place() : map_.place(),
                          "a rule needs an `id` of lower-case letters, digits and hyphens");
            return false;
        }
        rule.id = id.text();
        bool sound = true;
        if (rules_.rule(rule.id) != nullptr) {
            reader_.fault(id.place(), fmt::format("there is already a rule `{}`", rule.id));
            sound = false;
        }
        sound = read_severity(map_, rule, reader_) && sound;
        sound = flag(rule) && sound;
        text("why", rule.why);
        text("details", rule.details);
        text("message", rule.message);
        text("summary", rule.summary);
        return sound;
    }

    // Of a rule that is not a table: subject and conditions.
    bool body(Rule& rule) {
        bool sound = placeholders(rule.message);
        if (const text::Node subject = map_.find("for")) {
            if (!reader_.subject(subject, rule)) {
                sound = false;
                const std::optional<SubjectKind> meant = meant_subject(subject);
                if (!meant) return false;
                rule.subject = *meant;  // so that faults of its conditions are found as well
            }
        } else if (!rule.role.empty()) {
            rule.for_seats = reader_.seats_of_roles({rule.role});
        } else if (map_.holds_faulty("for")) {
            sound = false;  // that is reported
        } else {
            reader_.fault(map_.find("id").place(), fmt::format("rule `{}` needs `for`", rule.id),
                          "add what it checks, as in `for: {unit: {}}`");
            return false;
        }
        return conditions(rule) && sound;
    }

    void text(std::string_view key, std::string& into) const {
        if (const text::Node value = map_.find(key); value && value.is_scalar()) into = value.text();
    }

    // Whether every `{word}` of the message is one that can be filled in, or names a parameter.
    bool placeholders(const std::string& message) const {
        const text::Node value = map_.find("message");
        bool sound = true;
        for (std::size_t open = message.find('{'); open != std::string::npos; open = message.find('{', open + 1)) {
            const std::size_t close = message.find('}', open);
            std::string_view word =
                std::string_view(message).substr(open + 1, close == std::string::npos ? close : close - open - 1);
            // Behind a number may be what it counts: `{count direct report}`.
            const auto begins = [word](std::string_view number) { return word.starts_with(number); };
            if (std::ranges::any_of(kNumbers, begins)) word = word.substr(0, word.find(' '));
            if (close != std::string::npos &&
                (std::find(kPlaceholders.begin(), kPlaceholders.end(), word) != kPlaceholders.end() ||
                 rules_.parameter(word) != nullptr)) {
                continue;
            }
            std::string help = help_for_placeholder(word);
            if (help.empty()) help = text::did_you_mean(word, kPlaceholders);
            if (help.empty()) help = fmt::format("write one of `{{{}}}`", fmt::join(kPlaceholders, "}`, `{"));
            reader_.fault(value.place(), fmt::format("`{{{}}}` is not a placeholder of messages", word),
                          std::move(help));
            sound = false;
        }
        return sound;
    }

    // Whether a number in the message is one that the requirement counts.
    bool counts(const Rule& rule) const {
        const bool number = std::ranges::any_of(std::array{"{count", "{limit", "{range}"}, [&](const char* word) {
            return rule.message.find(word) != rule.message.npos;
        });
        if (!number || is_counting(rule.require)) return true;
        reader_.fault(map_.find("message").place(), "nothing under `require` counts, so the message can show no number",
                      "remove `{count}`, `{limit}` and `{range}`, or use a condition with `at_least` or `at_most`");
        return false;
    }

  private:
    static bool is_counting(const Condition& condition) {
        return condition.at_least || condition.at_most || condition.op == Op::all_below ||
               std::ranges::any_of(condition.parts, is_counting);
    }

    bool flag(Rule& rule) {
        const text::Node value = map_.find("covered_later");
        if (!value) return true;
        const std::optional<bool> said = value.is_scalar() ? text::bool_of(value.text()) : std::nullopt;
        if (!said) reader_.fault(value.place(), "`covered_later` must be `true` or `false`");
        rule.covered_later = said.value_or(false);
        return said.has_value();
    }

    bool conditions(Rule& rule) {
        bool sound = true;
        if (const text::Node when = map_.find("when")) {
            rule.when = reader_.condition(when, rule.subject);
            sound = rule.when.has_value();
        }
        for (auto& [key, into] :
             {std::pair{"advice_when", &rule.advice_when}, std::pair{"together_when", &rule.together_when}}) {
            const text::Node when = map_.find(key);
            if (!when) continue;
            *into = reader_.condition(when, rule.subject);
            sound = *into && sound;
        }
        const text::Node require = map_.find("require");
        if (!require) {
            if (map_.holds_faulty("require")) return false;  // that is reported
            reader_.fault(map_.find("id").place(), fmt::format("rule `{}` needs `require`", rule.id),
                          "add what must hold, as in `require: {members: {role: product-manager}}`");
            return false;
        }
        auto read = reader_.condition(require, rule.subject);
        if (read) rule.require = std::move(*read);
        return sound && read;
    }

    text::Node map_;
    RuleReader& reader_;
    const RuleSet& rules_;
};

}  // namespace

bool read_severity(text::Node map, Rule& rule, RuleReader& reader) {
    const text::Node value = map.find("severity");
    if (!value) return true;
    if (std::ranges::find(text::kSeverityWords, value.text()) == text::kSeverityWords.end()) {
        reader.fault(value.place(), fmt::format("`{}` is not a severity", value.text()),
                     "write `error`, `warning` or `advice`");
        return false;
    }
    rule.severity = text::severity_of(value.text());
    return true;
}

Evidence evidence_of(text::Node rule) {
    Evidence evidence;
    if (const text::Node words = rule.find("evidence")) {
        evidence.seed = static_cast<int>(text::whole_of(words.find("seed").text()).value_or(0));
        evidence.description = static_cast<int>(text::whole_of(words.find("description").text()).value_or(0));
        evidence.quote = words.find("quote").text();
    }
    evidence.source = rule.find("source").text();
    return evidence;
}

RuleWords words_of(const Organisation& org) {
    RuleWords words;
    for (const Role& role : org.roles) words.roles.push_back(role.id);
    for (const Family& family : org.families) words.families.push_back(family.id);
    for (const Unit& unit : org.units) words.units.push_back(unit.id);
    for (const Product& product : org.products) words.products.push_back(product.id);
    for (const Project& project : org.projects) words.projects.push_back(project.id);
    // Made when first needed: most specs define no rules.
    words.role_of = [&org,
                     titles = std::shared_ptr<const glossary::Titles>()](std::string_view text) mutable -> std::string {
        if (!titles) titles = std::make_shared<const glossary::Titles>(glossary::glossary());
        const std::string folded = glossary::folded_title(text);
        for (const Role& role : org.roles) {
            if (role.id == text || (role.own && glossary::folded_title(role.title) == folded))
                return std::string(role.id);
        }
        const glossary::Titles::Match& match = titles->find(text);
        return match.certain() ? glossary::glossary().roles[index(match.roles.front())].id : std::string();
    };
    words.roles_meant = [](std::string_view text) {
        std::vector<std::string> ids;
        const glossary::Titles titles(glossary::glossary());
        for (const RoleId role : titles.find(text).roles) ids.push_back(glossary::glossary().roles[index(role)].id);
        return ids;
    };
    return words;
}

void read_parameters(text::Node root, RuleSet& rules, text::Findings& findings) {
    constexpr std::array<std::string_view, 5> kKeys{"name", "value", "words", "meaning", "source"};
    const RuleWords words;
    RuleReader reader(rules, words, findings);
    for (const text::Node each : root.find("parameters")) {
        if (!reader.is_map(each, "a parameter") || !reader.only(each, "a parameter", kKeys)) continue;
        Parameter parameter;
        const text::Node name = each.find("name");
        const text::Node value = each.find("value");
        if (!name || !value) {
            reader.fault(each.place(), "a parameter needs a `name` and a `value`");
            continue;
        }
        parameter.name = name.text();
        parameter.meaning = each.find("meaning").text();
        parameter.source = each.find("source").text();
        if (const text::Node listed = each.find("words")) {
            if (!reader.words(listed, "word", {}, parameter.words)) continue;
            std::vector<std::string> chosen;
            const std::vector<std::string_view> known(parameter.words.begin(), parameter.words.end());
            if (!reader.words(value, "word of the parameter", known, chosen)) continue;
            parameter.value = static_cast<double>(std::find(known.begin(), known.end(), value.text()) - known.begin());
        } else if (const auto number = text::number_of(value.text())) {
            parameter.value = *number;
        } else {
            reader.fault(value.place(), "the `value` of a parameter must be a number, or one of its `words`");
            continue;
        }
        rules.parameters.push_back(std::move(parameter));
    }
    std::sort(rules.parameters.begin(), rules.parameters.end(),
              [](const Parameter& a, const Parameter& b) { return a.name < b.name; });
}

void read_spellings(text::Node root, RuleSet& rules, text::Findings& findings) {
    constexpr std::array<std::string_view, 2> kKeys{"means", "says"};
    const RuleWords words;
    RuleReader reader(rules, words, findings);
    std::set<std::pair<std::string, std::string>> seen;
    for (const text::Node fact : root.find("spellings")) {
        for (const text::Node each : fact) {
            if (!reader.is_map(each, "a spelling") || !reader.only(each, "a spelling", kKeys)) continue;
            std::vector<std::string> says;
            if (!reader.words(each.find("says"), "word", {}, says)) continue;
            for (const std::string& word : says) {
                rules.spellings.push_back({std::string(fact.key()), word, std::string(each.find("means").text())});
                if (!seen.emplace(fact.key(), word).second)
                    reader.fault(each.place(), fmt::format("`{}` is given twice", word));
            }
        }
    }
    for (const text::Node fact : root.find("known")) {
        for (const text::Node word : fact) {
            const std::string text(word.text());
            rules.spellings.push_back({std::string(fact.key()), text, text});
            if (!seen.emplace(fact.key(), text).second)
                reader.fault(word.place(), fmt::format("`{}` is given twice", text));
        }
    }
}

void read_rule_file(text::Node root, RuleSet& rules, text::Findings& findings) {
    const RuleWords words;
    RuleReader reader(rules, words, findings);
    for (const text::Node each : root.find("rules")) {
        if (!reader.is_map(each, "a rule")) continue;
        const text::Node rows = each.find("rows");
        if (rows ? !reader.only(each, "a table of rules", kTableKeys) : !reader.only(each, "a rule", kRuleKeys)) {
            continue;
        }
        Rule rule;
        OneRule one(each, reader, rules);
        one.text("pack", rule.pack);
        one.text("role", rule.role);
        one.text("figure", rule.figure);
        one.text("blind", rule.blind);
        one.text("help", rule.help);
        one.text("passes", rule.passes);
        one.text("fails", rule.fails);
        rule.evidence = evidence_of(each);
        if (!one.common(rule)) continue;
        const text::Node way = each.find("gives_way_to");
        if (way && !reader.words(way, "rule", {}, rule.gives_way_to)) continue;
        if (rows) {
            for (Rule& row : read_rows(rows, rule, reader)) {
                if (one.placeholders(row.message)) rules.rules.push_back(std::move(row));
            }
        } else if (one.body(rule)) {
            rules.rules.push_back(std::move(rule));
        }
    }
}

void read_own_rules(text::Node list, const RuleWords& words, RuleSet& rules, text::Findings& findings) {
    RuleReader reader(rules, words, findings);
    for (const text::Node each : list) {
        if (!each.is_map()) {
            reader.fault(each.place(), "a rule must be a map");
            continue;
        }
        if (!reader.only(each, "a rule", kOwnKeys)) continue;
        Rule rule;
        rule.pack = "own";
        rule.severity = text::Severity::warning;
        OneRule one(each, reader, rules);
        rule.place = each.find("id").place();
        rule.written = each.place();
        one.text("help", rule.help);
        const bool known = one.common(rule);
        if (rule.id.empty() || !one.body(rule) || !known || !one.counts(rule)) continue;
        rule.misspelt = reader.is_misspelt(each);
        if (rule.summary.empty()) rule.summary = summary_of(rule);
        if (rule.message.empty()) {
            constexpr std::array<std::string_view, 6> kSubjects{
                "{seat}", "{unit}", "the company", "{work}", "{work}", "{seat}, who holds {duty} of {work},"};
            static_assert(kSubjects.size() == kEnumerators<SubjectKind>);
            rule.message =
                fmt::format("{} breaks your rule `{}`", kSubjects[static_cast<std::size_t>(rule.subject)], rule.id);
        }
        rules.rules.push_back(std::move(rule));
    }
}

}  // namespace orgplan::rules
