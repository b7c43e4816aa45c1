#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/rules/read/meant.h"
#include "planner/rules/read/rule_reader.h"
#include "planner/text/nearest.h"
#include "planner/text/values.h"

namespace orgplan::rules {

/// A word of `when` and `require`: what it can be said of, and what its value is.
struct ConditionWord {
    enum Of : std::uint8_t { seat = 1, unit = 2, company = 4, product = 8, project = 16, everything = 31 };
    enum Form : std::uint8_t {
        conditions,     // a list of conditions
        one_condition,  // a condition
        word_list,
        needed_facts,
        manager_comparison,
        company_facts,
        parameter_words,
        keys,  // a map of nothing but bounds and the keys beside them
        seats,
        units,
        products,
        projects,
        units_and_conditions,
        products_and_conditions,
        projects_and_conditions
    };
    enum Bounds : std::uint8_t { no_bounds, one_if_none, bounds };

    std::string_view name;
    Op op;
    std::uint8_t of;
    Form form;
    Bounds with = no_bounds;
    std::array<std::string_view, 2> beside = {};  // further keys of the map
    std::size_t needs_beside = 0;                 // the first so many of them must be given
};

namespace {

using W = ConditionWord;

constexpr std::uint8_t kPlaces = W::unit | W::company;
constexpr std::uint8_t kWork = W::product | W::project;

constexpr std::array kConditionWords{
    W{"all", Op::all, W::everything, W::conditions},
    W{"any", Op::any, W::everything, W::conditions},
    W{"not", Op::negation, W::everything, W::one_condition},
    W{"company", Op::company, W::everything, W::company_facts},
    W{"parameter", Op::parameter, W::everything, W::parameter_words},
    W{"given", Op::given, W::everything, W::needed_facts},
    W{"count", Op::count, W::everything, W::seats, W::one_if_none, {"in"}},
    W{"is", Op::is_seat, W::seat, W::seats},
    W{"is", Op::is_unit, W::unit, W::units},
    W{"is", Op::is_work, W::product, W::products},
    W{"is", Op::is_work, W::project, W::projects},
    W{"member_of", Op::member_of, W::seat, W::units_and_conditions},
    W{"within", Op::sits_within, W::seat, W::units_and_conditions},
    W{"within", Op::unit_within, W::unit, W::units_and_conditions},
    W{"manages", Op::manages, W::seat, W::units_and_conditions, W::one_if_none},
    W{"manages_only", Op::manages_only, W::seat, W::units_and_conditions},
    W{"reports", Op::reports, W::seat, W::seats, W::one_if_none, {"dotted"}},
    W{"reports_share", Op::reports_share, W::seat, W::seats, W::bounds},
    W{"reports_to", Op::reports_to, W::seat, W::seats, W::no_bounds, {"dotted"}},
    W{"reports_within", Op::reports_within, W::seat, W::seats, W::no_bounds, {"levels"}},
    W{"compared_with_manager", Op::beside_manager, W::seat, W::manager_comparison},
    W{"below", Op::below, W::seat, W::seats, W::one_if_none},
    W{"all_below", Op::all_below, W::seat, W::seats, W::no_bounds, {"in"}},
    W{"layers", Op::layers, W::seat, W::keys, W::bounds},
    W{"depth", Op::depth, W::seat, W::keys, W::bounds},
    W{"serves", Op::serves, W::seat, W::units_and_conditions, W::one_if_none},
    W{"holds", Op::holds, W::seat, W::keys, W::one_if_none, {"duty", "of"}},
    W{"scope", Op::scope, W::seat, W::word_list},
    W{"scope_only", Op::scope_only, W::seat, W::word_list},
    W{"skill", Op::skill, W::seat, W::word_list},
    W{"background", Op::background, W::seat, W::word_list},
    W{"time", Op::time, W::seat, W::keys, W::bounds, {"of"}, 1},
    W{"accounts", Op::accounts, W::seat, W::keys, W::bounds},
    W{"titles", Op::titles, W::seat, W::keys, W::bounds},
    W{"title_roles", Op::title_roles, W::seat, W::keys, W::bounds},
    W{"managed_by", Op::managed_by, W::unit, W::seats},
    W{"members", Op::members, W::unit, W::seats, W::one_if_none},
    W{"share", Op::share, W::unit, W::seats, W::one_if_none},
    W{"size", Op::size, W::unit, W::keys, W::bounds},
    W{"sites", Op::sites, W::unit, W::keys, W::bounds},
    W{"by", Op::by, kWork, W::units_and_conditions, W::one_if_none},
    W{"staff", Op::staff, kWork, W::seats, W::one_if_none},
    W{"contains", Op::contains, kPlaces, W::units_and_conditions, W::one_if_none},
    W{"ratio", Op::ratio, kPlaces, W::keys, W::bounds, {"of", "to"}, 2},
    W{"linked", Op::linked, W::seat | W::unit, W::seats, W::one_if_none, {"by"}},
    W{"product", Op::product, W::seat | kPlaces, W::products_and_conditions, W::one_if_none},
    W{"project", Op::project, W::seat | kPlaces, W::projects_and_conditions, W::one_if_none},
    W{"duty", Op::duty, kPlaces | kWork, W::seats, W::no_bounds, {"name", "belongs"}, 1},
};

bool has(RuleReader::Keys keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// Of a map of conditions the first that takes bounds.
text::Node counting_of(text::Node map) {
    for (const text::Node value : map) {
        const bool counts = std::ranges::any_of(kConditionWords, [&](const ConditionWord& word) {
            return word.name == value.key() && word.with != ConditionWord::no_bounds;
        });
        if (counts && value.is_map()) return value;
    }
    return {};
}

}  // namespace

bool RuleReader::link_kinds(text::Node value, std::vector<LinkKind>& into) {
    return values(value, "kind of link", into);
}

bool RuleReader::facts(text::Node map, Condition& into) {
    std::vector<std::string_view> facts(kWords<CompanyFact::Name>.begin(), kWords<CompanyFact::Name>.end());
    facts.emplace_back("headcount");
    static constexpr std::array<std::string_view, 2> kBounds{"at_least", "at_most"};
    if (!is_map(map, "`company`") || !only(map, "`company`", facts)) return false;
    bool sound = true;
    for (const text::Node value : map) {
        if (value.key() == "headcount") {
            sound = is_map(value, "`headcount`") && only(value, "`headcount`", kBounds) && limits(value, into, false) &&
                    sound;
            continue;
        }
        CompanyFact& fact = into.facts.emplace_back(CompanyFact{*value_of<CompanyFact::Name>(value.key()), {}});
        sound = fact_words(value, value.key(), fact.words) && sound;
    }
    if (!map.first()) fault(map.place(), "`company` names no fact");
    return sound && map.first();
}

bool RuleReader::parameters(text::Node map, Condition& into) {
    if (!is_map(map, "`parameter`")) return false;
    std::vector<std::string_view> names;
    for (const Parameter& parameter : rules_.parameters) {
        if (!parameter.words.empty()) names.push_back(parameter.name);
    }
    bool sound = true;
    for (const text::Node value : map) {
        const Parameter* parameter = rules_.parameter(value.key());
        if (parameter == nullptr || parameter->words.empty()) {
            fault(value.key_place(), fmt::format("`{}` is not a parameter that takes words", value.key()),
                  text::did_you_mean(value.key(), names));
            sound = false;
            continue;
        }
        const std::vector<std::string_view> known(parameter->words.begin(), parameter->words.end());
        Condition& part = into.parts.emplace_back();
        part.op = Op::parameter;
        part.name = parameter->name;
        sound = words(value, fmt::format("value of `{}`", parameter->name), known, part.words) && sound;
    }
    if (!map.first()) fault(map.place(), "`parameter` names no parameter");
    if (!sound || !map.first()) return false;
    // Several are one condition each, all of which must hold.
    into.op = Op::all;
    if (into.parts.size() > 1) return true;
    Condition only_part = std::move(into.parts.front());
    into = std::move(only_part);
    return true;
}

// What may come with a selector or bounds; what a key means depends on the condition.
bool RuleReader::beside(text::Node value, Condition& into) {
    const std::string_view key = value.key();
    if (key == "dotted") {
        std::optional<bool> said;
        if (!flag(value, said)) return false;
        into.dotted = *said;
        return true;
    }
    if (key == "belongs") {
        std::optional<bool> said;
        if (!flag(value, said)) return false;
        into.belongs = *said;
        return true;
    }
    if (key == "levels") {
        const auto levels = value.is_scalar() && !value.quoted() ? text::whole_of(value.text()) : std::nullopt;
        if (!levels || *levels == 0) {
            fault(value.place(), "`levels` must be a whole number of at least 1");
            return false;
        }
        into.levels = static_cast<std::uint32_t>(*levels);
        return true;
    }
    if (key == "by") return link_kinds(value, into.links);
    if (key == "to") return seats(value, {}, into.others);
    if (key == "duty" || key == "name") return fact_words(value, "duties", into.words);
    if (key == "of") {
        if (into.op == Op::holds) return duty_kinds(value, into.of);
        if (into.op == Op::ratio) return seats(value, {}, into.seats);
        return fact_words(value, "time", into.words);
    }
    if (into.op == Op::all_below) return units(value, false, into.units);
    into.whole_company = value.is_scalar() && value.text() == "company";
    if (!into.whole_company) fault(value.place(), "`in` of `count` must be `company`, or left out");
    return into.whole_company;
}

bool RuleReader::with_parts(text::Node map, SubjectKind about, Keys selecting, Keys beside, Condition& into) {
    const bool of_units = about == SubjectKind::unit;
    bool sound = of_units ? units(map, true, into.units) : work(map, about, true, into.work);
    if (!map.is_map()) return false;
    std::vector<std::string_view> others(selecting.begin(), selecting.end());
    others.insert(others.end(), beside.begin(), beside.end());
    for (const text::Node value : map) {
        const bool condition_within = of_units && value.key() == "within" && value.is_map();
        if (has(others, value.key()) && !condition_within) continue;
        if (auto part = one(value, about, others)) {
            into.parts.push_back(std::move(*part));
        } else {
            sound = false;
        }
    }
    return sound;
}

bool RuleReader::operand(const ConditionWord& word, text::Node value, SubjectKind about, Condition& into) {
    const std::string name = fmt::format("`{}`", word.name);
    std::vector<std::string_view> keys;
    for (const std::string_view key : word.beside) {
        if (!key.empty()) keys.push_back(key);
    }
    const std::size_t extra = keys.size();
    if (const auto number = text::number_of(value.text()); number && word.with != W::no_bounds) {
        const std::string bounds =
            *number == 0 ? fmt::format("{{at_most: {}}}", value.text()) : fmt::format("{{at_least: {}}}", value.text());
        fault(value.place(), fmt::format("{} must be a map", name), fmt::format("write `{}: {}`", word.name, bounds));
        return false;
    }
    if (word.with != W::no_bounds) keys.insert(keys.end(), {"at_least", "at_most"});
    bool sound = true;
    switch (word.form) {
        case W::conditions:
            if (!value.is_sequence() || !value.first()) {
                fault(value.place(), fmt::format("{} must be a list of conditions", name), help_for_conditions(value));
                return false;
            }
            for (const text::Node part : value) {
                if (auto each = condition(part, about)) {
                    into.parts.push_back(std::move(*each));
                } else {
                    sound = false;
                }
            }
            return sound;
        case W::one_condition:
            if (auto part = condition(value, about)) {
                into.parts.push_back(std::move(*part));
                return true;
            }
            return false;
        case W::word_list:
            return fact_words(value,
                              word.name == "skill"        ? "skills"
                              : into.op == Op::scope_only ? "scope"
                                                          : word.name,
                              into.words);
        case W::needed_facts:
            return needed_facts(value, about, into);
        case W::manager_comparison:
            return manager_comparison(value, into);
        case W::company_facts:
            return facts(value, into);
        case W::parameter_words:
            return parameters(value, into);
        case W::keys:
            sound = is_map(value, name) && only(value, name, keys);
            break;
        case W::seats:
            sound = seats(value, keys, into.seats);
            break;
        case W::units:
            sound = units(value, false, into.units);
            break;
        case W::products:
            sound = work(value, SubjectKind::product, false, into.work);
            break;
        case W::projects:
            sound = work(value, SubjectKind::project, false, into.work);
            break;
        case W::units_and_conditions:
            sound = with_parts(value, SubjectKind::unit, selecting_words(SubjectKind::unit), keys, into);
            break;
        case W::products_and_conditions:
            sound = with_parts(value, SubjectKind::product, selecting_words(SubjectKind::product), keys, into);
            break;
        case W::projects_and_conditions:
            sound = with_parts(value, SubjectKind::project, selecting_words(SubjectKind::project), keys, into);
            break;
    }
    if (!value.is_map()) return false;
    if (word.with != W::no_bounds) sound = limits(value, into, word.with == W::one_if_none) && sound;
    for (std::size_t i = 0; i < extra; ++i) {
        if (const text::Node given_value = value.find(keys[i])) {
            sound = beside(given_value, into) && sound;
        } else if (i < word.needs_beside) {
            fault(value.place(), fmt::format("{} needs `{}`", name, keys[i]));
            sound = false;
        }
    }
    return sound;
}

std::optional<Condition> RuleReader::one(text::Node value, SubjectKind about, Keys beside) {
    std::vector<std::string_view> names(beside.begin(), beside.end());
    for (const ConditionWord& word : kConditionWords) {
        if ((word.of & (1U << static_cast<unsigned>(about))) == 0) continue;
        if (word.name != value.key()) {
            names.push_back(word.name);
            continue;
        }
        Condition read;
        read.op = word.op;
        if (!operand(word, value, about, read)) return std::nullopt;
        return read;
    }
    std::string help = help_for_condition_key(value, about, words_);
    if (help.empty()) help = text::did_you_mean(value.key(), names);
    fault(value.key_place(), fmt::format("`{}` is not a condition for {}", value.key(), subject_text(about)),
          std::move(help));
    return std::nullopt;
}

std::optional<Condition> RuleReader::condition(text::Node map, SubjectKind about) {
    // A condition on a duty is one on the seat that holds it.
    if (about == SubjectKind::duty) about = SubjectKind::seat;
    const std::string what = map.key().empty() ? "a condition" : fmt::format("`{}`", map.key());
    if (!is_map(map, what, help_for_condition(map, about, words_))) return std::nullopt;
    if (!map.first()) {
        fault(map.place(), "there are no conditions");
        return std::nullopt;
    }
    Condition all;
    bool sound = true;
    for (const text::Node value : map) {
        const text::Node counting =
            value.key() == "at_least" || value.key() == "at_most" ? counting_of(map) : text::Node();
        if (counting) {
            fault(value.key_place(), fmt::format("`{}` belongs to what is counted", value.key()),
                  fmt::format("write it inside `{0}`, as in `{0}: {{..., {1}: {2}}}`", counting.key(), value.key(),
                              value.text()));
            sound = false;
            continue;
        }
        if (auto part = one(value, about)) {
            all.parts.push_back(std::move(*part));
        } else {
            sound = false;
        }
    }
    if (!sound) return std::nullopt;
    if (all.parts.size() == 1) {
        Condition only_part = std::move(all.parts.front());
        return only_part;
    }
    return all;
}

}  // namespace orgplan::rules
