#include "planner/rules/read/meant.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "planner/rules/enum_words.h"
#include "planner/rules/read/rule_reader.h"

namespace orgplan::rules {
namespace {

constexpr std::size_t kLongestShown = 120;

struct MeantSubject {
    std::string_view word;
    SubjectKind kind;
    std::string_view selector;  // that it means, without braces
};

constexpr std::array kSubjects{
    MeantSubject{"unit", SubjectKind::unit, ""},
    MeantSubject{"units", SubjectKind::unit, ""},
    MeantSubject{"team", SubjectKind::unit, "kind: team"},
    MeantSubject{"teams", SubjectKind::unit, "kind: team"},
    MeantSubject{"squad", SubjectKind::unit, "kind: squad"},
    MeantSubject{"squads", SubjectKind::unit, "kind: squad"},
    MeantSubject{"department", SubjectKind::unit, "kind: department"},
    MeantSubject{"departments", SubjectKind::unit, "kind: department"},
    MeantSubject{"seat", SubjectKind::seat, ""},
    MeantSubject{"seats", SubjectKind::seat, ""},
    MeantSubject{"position", SubjectKind::seat, ""},
    MeantSubject{"positions", SubjectKind::seat, ""},
    MeantSubject{"person", SubjectKind::seat, ""},
    MeantSubject{"people", SubjectKind::seat, ""},
    MeantSubject{"role", SubjectKind::seat, ""},
    MeantSubject{"manager", SubjectKind::seat, "manages: true"},
    MeantSubject{"managers", SubjectKind::seat, "manages: true"},
    MeantSubject{"product", SubjectKind::product, ""},
    MeantSubject{"products", SubjectKind::product, ""},
    MeantSubject{"project", SubjectKind::project, ""},
    MeantSubject{"projects", SubjectKind::project, ""},
    MeantSubject{"duty", SubjectKind::duty, ""},
    MeantSubject{"duties", SubjectKind::duty, ""},
};

const MeantSubject* find_subject(std::string_view word) {
    const auto found = std::ranges::find(kSubjects, word, &MeantSubject::word);
    return found == kSubjects.end() ? nullptr : &*found;
}

// Other words for conditions; of several subjects, the first that is checked.
struct MeantCondition {
    std::string_view word;
    std::string_view of_unit;
    std::string_view of_seat;
    std::string_view of_company;
};

constexpr std::array kConditions{
    MeantCondition{"or", "any", "any", "any"},
    MeantCondition{"and", "all", "all", "all"},
    MeantCondition{"one_of", "any", "any", "any"},
    MeantCondition{"none", "not", "not", "not"},
    MeantCondition{"no", "not", "not", "not"},
    MeantCondition{"has", "members", "reports", "count"},
    MeantCondition{"have", "members", "reports", "count"},
    MeantCondition{"includes", "members", "reports", "count"},
    MeantCondition{"member", "members", "reports", "count"},
    MeantCondition{"seats", "members", "reports", "count"},
    MeantCondition{"positions", "members", "reports", "count"},
    MeantCondition{"people", "members", "reports", "count"},
    MeantCondition{"headcount", "size", "", "company"},
    MeantCondition{"manager", "managed_by", "reports_to", ""},
    MeantCondition{"duties", "duty", "holds", "duty"},
};

bool is_seat_key(std::string_view key) {
    constexpr std::array<std::string_view, 8> kKeys{"role",       "family",   "tag",   "manages",
                                                    "employment", "location", "level", "vacant"};
    return std::ranges::find(kKeys, key) != kKeys.end();
}

bool is_unit_key(std::string_view key) {
    const RuleReader::Keys keys = selecting_words(SubjectKind::unit);
    return key != "within" && key != "except" && std::ranges::find(keys, key) != keys.end();
}

bool is_list_word(std::string_view word) {
    return word == "any" || word == "all";
}

bool is_role(std::string_view text, const RuleWords& words) {
    return words.role_of ? !words.role_of(text).empty() : std::ranges::find(words.roles, text) != words.roles.end();
}

bool is_kind(std::string_view text) {
    constexpr std::array<std::string_view, 6> kKinds{"department", "team", "squad", "chapter", "area", "group"};
    return std::ranges::find(kKinds, text) != kKinds.end();
}

// "write `members: {role: [a, b]}`"; nothing, where that is too long to be read.
std::string write(const std::string& form) {
    return form.size() > kLongestShown ? std::string() : fmt::format("write `{}`", form);
}

// The condition that some seats are there, as this kind of subject has it.
std::string_view seats_condition(SubjectKind about) {
    switch (about) {
        case SubjectKind::unit:
            return "members";
        case SubjectKind::company:
            return "count";
        case SubjectKind::product:
        case SubjectKind::project:
            return "staff";
        default:
            return "is";
    }
}

// `{role: product-manager}` of `product-manager`; maps as they are.
std::string selecting(text::Node value) {
    if (value.is_map()) return one_line(value);
    return fmt::format("{{role: {}}}", one_line(value));
}

std::string first_words(text::Node list) {
    const text::Node first = list.first();
    return first && !first.next() ? one_line(first) : std::string();
}

}  // namespace

std::string one_line(text::Node value, bool sorted) {
    std::vector<std::string> parts;
    if (value.is_sequence()) {
        for (const text::Node each : value) parts.push_back(one_line(each, sorted));
        return fmt::format("[{}]", fmt::join(parts, ", "));
    }
    if (!value.is_map()) return std::string(value.text());
    for (const text::Node each : value) parts.push_back(fmt::format("{}: {}", each.key(), one_line(each, sorted)));
    if (sorted) std::ranges::sort(parts);
    return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

std::optional<SubjectKind> meant_subject(text::Node value) {
    const std::string word(value.is_map()        ? value.first().key()
                           : value.is_sequence() ? value.first().text()
                                                 : value.text());
    if (const MeantSubject* const meant = find_subject(word)) return meant->kind;
    if (!value.is_map()) return word == "company" ? std::optional(SubjectKind::company) : std::nullopt;
    if (is_unit_key(word)) return SubjectKind::unit;
    return is_seat_key(word) ? std::optional(SubjectKind::seat) : std::nullopt;
}

std::string help_for_subject(text::Node value, const RuleWords& words) {
    const auto form = [](SubjectKind kind, std::string_view selector) {
        return write(fmt::format("for: {{{}: {{{}}}}}", word_of(kind), selector));
    };
    std::string word(value.text());
    if (value.is_sequence()) word = first_words(value);
    if (value.is_map()) {
        const text::Node only = value.first();
        if (const MeantSubject* const meant = find_subject(only.key()); meant != nullptr && !only.next()) {
            std::string selector(meant->selector);
            const std::string inside = only.is_map() ? one_line(only) : std::string("{}");
            if (inside.size() > 2) {
                selector += fmt::format("{}{}", selector.empty() ? "" : ", ", inside.substr(1, inside.size() - 2));
            }
            return form(meant->kind, selector);
        }
        const auto every = [&](bool (*is)(std::string_view)) {
            for (const text::Node each : value) {
                if (!is(each.key())) return false;
            }
            return true;
        };
        if (every(is_unit_key)) return write(fmt::format("for: {{unit: {}}}", one_line(value)));
        if (every(is_seat_key)) return write(fmt::format("for: {{seat: {}}}", one_line(value)));
        return {};
    }
    if (const MeantSubject* const meant = find_subject(word)) return form(meant->kind, meant->selector);
    if (!word.empty() && is_role(word, words)) return form(SubjectKind::seat, fmt::format("role: {}", word));
    return "write `for: company`, or what it selects, as in `for: {unit: {}}` for every unit";
}

std::string help_for_selector(text::Node value, SubjectKind kind) {
    if (value.key().empty() || (!value.is_scalar() && !value.is_sequence())) return {};
    const std::string said = one_line(value);
    const std::string_view key = kind != SubjectKind::unit ? (kind == SubjectKind::seat ? "role" : "id")
                                 : is_kind(said)           ? "kind"
                                                           : "id";
    if (value.is_sequence() && !value.first()) return write(fmt::format("{}: {{}}", value.key()));
    return write(fmt::format("{}: {{{}: {}}}", value.key(), key, said));
}

std::string help_for_condition(text::Node value, SubjectKind about, const RuleWords& words) {
    const std::string_view key = value.key();
    if (key.empty()) return {};
    if (value.is_sequence()) {
        for (const text::Node each : value) {
            if (!each.is_map()) return {};
        }
        const std::string only = first_words(value);
        if (!only.empty()) return write(fmt::format("{}: {}", key, only));
        return write(fmt::format("{}: {{{}: {}}}", key, key == "not" ? "any" : "all", one_line(value)));
    }
    const std::string_view seats = seats_condition(about);
    if (is_role(value.text(), words)) return write(fmt::format("{}: {{{}: {{role: {}}}}}", key, seats, value.text()));
    return fmt::format("write conditions, as in `{}: {{{}: {{role: product-manager}}}}`", key, seats);
}

std::string help_for_conditions(text::Node value) {
    if (!value.is_map()) return fmt::format("write it as in `{}: [{{...}}, {{...}}]`", value.key());
    std::vector<std::string> parts;
    for (const text::Node each : value) parts.push_back(fmt::format("{{{}: {}}}", each.key(), one_line(each)));
    return write(fmt::format("{}: [{}]", value.key(), fmt::join(parts, ", ")));
}

std::string help_for_condition_key(text::Node value, SubjectKind about, const RuleWords& words) {
    const std::string_view key = value.key();
    const bool selects_units = is_unit_key(key) && about == SubjectKind::unit;
    if (selects_units || (is_seat_key(key) && about == SubjectKind::seat)) {
        return write(fmt::format("is: {{{}: {}}}", key, one_line(value)));
    }
    if (is_seat_key(key)) {
        return write(fmt::format("{}: {{{}: {}}}", seats_condition(about), key, one_line(value)));
    }
    // A role alone is a condition that it is there.
    if (is_role(key, words)) return write(fmt::format("{}: {{role: {}}}", seats_condition(about), key));
    const auto found = std::ranges::find(kConditions, key, &MeantCondition::word);
    if (found == kConditions.end()) return {};
    const std::string_view meant = about == SubjectKind::unit   ? found->of_unit
                                   : about == SubjectKind::seat ? found->of_seat
                                                                : found->of_company;
    if (meant.empty()) return {};
    if (is_list_word(meant)) {
        if (value.is_sequence()) return write(fmt::format("{}: {}", meant, one_line(value)));
        return fmt::format("write it as in `{}: [{{...}}, {{...}}]`", meant);
    }
    if (meant == "not" || meant == "duty" || meant == "holds" || meant == "company") {
        return fmt::format("write `{}`", meant);
    }
    if (meant == "size") return write(fmt::format("size: {}", value.is_map() ? one_line(value) : "{at_least: 1}"));
    return write(fmt::format("{}: {}", meant, selecting(value)));
}

std::string help_for_placeholder(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kMeant{{{"team", "unit"},
                                                                                    {"squad", "unit"},
                                                                                    {"department", "unit"},
                                                                                    {"name", "unit"},
                                                                                    {"id", "unit"},
                                                                                    {"person", "seat"},
                                                                                    {"position", "seat"},
                                                                                    {"holder", "seat"},
                                                                                    {"manager", "seat"},
                                                                                    {"product", "work"},
                                                                                    {"project", "work"},
                                                                                    {"number", "count"},
                                                                                    {"n", "count"},
                                                                                    {"max", "limit"}}};
    const auto found = std::ranges::find(kMeant, word, &std::pair<std::string_view, std::string_view>::first);
    return found == kMeant.end() ? std::string() : fmt::format("write `{{{}}}`", found->second);
}

}  // namespace orgplan::rules
