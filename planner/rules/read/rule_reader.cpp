#include "planner/rules/read/rule_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "planner/rules/read/meant.h"
#include "planner/text/article.h"
#include "planner/text/nearest.h"
#include "planner/text/values.h"

namespace orgplan::rules {

void RuleReader::fault(Place place, std::string message, std::string help) {
    findings_.add("unreadable-rule", place, std::move(message), std::move(help));
}

bool RuleReader::only(text::Node map, std::string_view what, Keys keys) {
    bool sound = true;
    for (const text::Node value : map) {
        if (std::find(keys.begin(), keys.end(), value.key()) != keys.end()) continue;
        fault(value.key_place(), fmt::format("`{}` is not a key of {}", value.key(), what),
              text::did_you_mean(value.key(), keys));
        sound = false;
    }
    return sound;
}

bool RuleReader::is_map(text::Node value, std::string_view what, std::string help) {
    if (value.is_map()) return true;
    const bool word = value.is_scalar() && !value.text().empty();
    fault(value.place(),
          word ? fmt::format("{} must be a map, found `{}`", what, value.text())
               : fmt::format("{} must be a map{}", what, value.is_sequence() ? ", found a list" : ""),
          std::move(help));
    return false;
}

bool RuleReader::words(text::Node value, std::string_view what, Keys known, std::vector<std::string>& into) {
    const auto take = [&](text::Node word) {
        if (!word.is_scalar() || word.text().empty()) {
            fault(word.place(), fmt::format("`{}` must be a word or a list of words", value.key()));
            return false;
        }
        if (!known.empty() && std::find(known.begin(), known.end(), word.text()) == known.end()) {
            fault(word.place(), fmt::format("`{}` is not {} {}", word.text(), text::article(what), what),
                  text::did_you_mean(word.text(), known));
            return false;
        }
        into.emplace_back(word.text());
        return true;
    };
    if (!value.is_sequence()) return take(value);
    if (!value.first()) {
        fault(value.place(), fmt::format("`{}` is an empty list", value.key()));
        return false;
    }
    // Each word is looked up many times.
    constexpr std::size_t kMostWords = 1000;
    std::size_t taken = 0;
    bool sound = true;
    for (const text::Node word : value) {
        if (++taken > kMostWords) {
            fault(word.place(), fmt::format("`{}` has more than {} words", value.key(), kMostWords));
            return false;
        }
        sound = take(word) && sound;
    }
    return sound;
}

bool RuleReader::roles(text::Node value, std::vector<std::string>& into) {
    if (!words_.role_of) return words(value, "role", words_.roles, into);
    std::vector<std::string> texts;
    if (!words(value, "role", {}, texts)) return false;
    bool sound = true;
    text::Node at = value.is_sequence() ? value.first() : value;
    for (const std::string& text : texts) {
        std::string id = words_.role_of(text);
        if (id.empty()) {
            const std::vector<std::string> meant =
                words_.roles_meant ? words_.roles_meant(text) : std::vector<std::string>();
            if (meant.empty()) {
                fault(at.place(), fmt::format("`{}` is not a role", text), text::did_you_mean_name(text, words_.roles));
            } else {
                fault(at.place(), fmt::format("`{}` may mean several roles", text),
                      fmt::format("write one of them, or `[{}]`", fmt::join(meant, ", ")));
            }
            sound = false;
        }
        into.push_back(std::move(id));
        if (value.is_sequence()) at = at.next();
    }
    return sound;
}

bool RuleReader::flag(text::Node value, std::optional<bool>& into) {
    if (value.is_scalar() && !value.quoted()) into = text::bool_of(value.text());
    if (into) return true;
    fault(value.place(), fmt::format("`{}` must be `true` or `false`", value.key()));
    return false;
}

bool RuleReader::limit(text::Node map, std::string_view key, std::optional<Limit>& into) {
    const text::Node value = map.find(key);
    if (!value) return true;
    if (value.is_scalar() && !value.quoted()) {
        if (const auto number = text::number_of(value.text())) {
            into = Limit{*number, {}};
            return true;
        }
        if (const Parameter* parameter = rules_.parameter(value.text()); parameter && parameter->words.empty()) {
            into = Limit{0, parameter->name};
            return true;
        }
    }
    std::vector<std::string_view> names;
    for (const Parameter& parameter : rules_.parameters) {
        if (parameter.words.empty()) names.push_back(parameter.name);
    }
    fault(value.place(), fmt::format("`{}` is neither a number nor a parameter with a number", value.text()),
          text::did_you_mean(value.text(), names));
    return false;
}

bool RuleReader::limits(text::Node map, Condition& into, bool one_if_none) {
    const bool least = limit(map, "at_least", into.at_least);
    if (!limit(map, "at_most", into.at_most) || !least) return false;
    bool sound = true;
    for (const std::string_view key : {"at_least", "at_most"}) {
        const std::optional<Limit>& each = key == "at_least" ? into.at_least : into.at_most;
        if (!lists_seats(into.op) || !each || each->value <= kMostReached) continue;
        fault(map.find(key).place(), fmt::format("`{}` of `{}` is more than {}", key, map.key(), kMostReached),
              "count the seats of a unit or of the company instead");
        sound = false;
    }
    if (!sound) return false;
    if (into.at_least || into.at_most) return true;
    if (one_if_none) {
        into.at_least = Limit{1, {}};
        return true;
    }
    fault(map.place(), "`at_least` or `at_most` is missing");
    return false;
}

bool RuleReader::duty_kinds(text::Node value, std::vector<DutyOf>& into) {
    return values(value, "holder of duties", into);
}

bool RuleReader::duty_subject(text::Node value, Rule& rule) {
    if (!value.is_map()) return fact_words(value, "duties", rule.duties);
    static constexpr std::array<std::string_view, 2> kKeys{"name", "of"};
    bool sound = only(value, "a duty selector", kKeys);
    if (const text::Node name = value.find("name")) sound = fact_words(name, "duties", rule.duties) && sound;
    if (const text::Node of = value.find("of")) sound = duty_kinds(of, rule.duties_of) && sound;
    return sound;
}

bool RuleReader::subject(text::Node value, Rule& rule) {
    if (value.is_scalar() && value.text() == "company") {
        rule.subject = SubjectKind::company;
        return true;
    }
    static constexpr std::array<std::string_view, 5> kKinds{"seat", "unit", "product", "project", "duty"};
    if (!value.is_map()) {
        fault(value.place(),
              value.is_sequence() ? "`for` must be `company` or a map, found a list"
                                  : fmt::format("`for` must be `company` or a map, found `{}`", value.text()),
              help_for_subject(value, words_));
        return false;
    }
    const text::Node selector = value.first();
    for (const text::Node each : value) {
        if (std::ranges::find(kKinds, each.key()) != kKinds.end()) continue;
        std::string help = help_for_subject(value, words_);
        if (help.empty()) help = text::did_you_mean(each.key(), kKinds);
        fault(each.key_place(), fmt::format("`{}` is not a key of `for`", each.key()), std::move(help));
        return false;
    }
    if (!selector || selector.next()) {
        fault(value.place(), "`for` must name exactly one of `seat`, `unit`, `product`, `project` and `duty`");
        return false;
    }
    if (selector.key() == "seat") {
        rule.subject = SubjectKind::seat;
        return seats(selector, {}, rule.for_seats);
    }
    if (selector.key() == "unit") {
        rule.subject = SubjectKind::unit;
        return units(selector, false, rule.for_units);
    }
    if (selector.key() == "duty") {
        rule.subject = SubjectKind::duty;
        return duty_subject(selector, rule);
    }
    rule.subject = selector.key() == "product" ? SubjectKind::product : SubjectKind::project;
    return work(selector, rule.subject, false, rule.for_work);
}

}  // namespace orgplan::rules
