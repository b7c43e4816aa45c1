#include "planner/rules/rule_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/spec/nearest.h"
#include "planner/spec/values.h"

namespace orgplan {
namespace {

using Keys = std::span<const std::string_view>;

constexpr std::array<std::string_view, 13> kSeatKeys{"role",     "family",    "tag",    "manages", "employment",
                                                     "location", "level",     "within", "vacant",  "leads",
                                                     "root",     "assistant", "except"};
constexpr std::array<std::string_view, 7> kUnitKeys{"id", "kind", "purpose", "tag", "within", "agile", "except"};
constexpr std::array<std::string_view, 2> kLimitKeys{"at_least", "at_most"};
constexpr std::array<std::string_view, 3> kLineKeys{"at_least", "at_most", "dotted"};
constexpr std::array<std::string_view, 3> kCountKeys{"at_least", "at_most", "in"};
constexpr std::array<std::string_view, 1> kDottedKey{"dotted"};
constexpr std::array<std::string_view, 1> kInKey{"in"};
constexpr std::array<std::string_view, 6> kFactKeys{"sector",           "builds",   "customers",
                                                    "data_sensitivity", "channels", "headcount"};
constexpr std::array<std::string_view, 4> kEmployments{"employee", "contractor", "agency", "intern"};
constexpr std::array<std::string_view, 3> kLeads{"nobody", "contributors", "managers"};

template <class Enum>
std::vector<Enum> indices(const std::vector<std::string>& words, Keys names) {
    std::vector<Enum> found;
    for (const std::string& word : words) {
        found.push_back(static_cast<Enum>(std::find(names.begin(), names.end(), word) - names.begin()));
    }
    return found;
}

template <class Selector>
std::uint32_t kept(std::vector<Selector>& all, Selector selector) {
    const auto found = std::find(all.begin(), all.end(), selector);
    const auto place = static_cast<std::uint32_t>(found - all.begin());
    if (found == all.end()) all.push_back(std::move(selector));
    return place;
}

}  // namespace

// A word of `require`, and of what it can be said.
struct RuleReader::Word {
    enum Form : std::uint8_t {
        conditions,       // a list of conditions
        one_condition,    // a condition
        seat_test,        // a selector of seats
        seat_line,        // a selector of seats; `dotted`
        seat_count,       // a selector of seats; bounds
        seat_count_line,  // a selector of seats; bounds; `dotted`
        seat_count_in,    // a selector of seats; bounds; `in: company`
        seat_in_unit,     // a selector of seats; `in`: a selector of units
        unit_test,        // a selector of units
        unit_conditions,  // a selector of units together with conditions of them
        bounds,           // bounds alone
        fact_words        // facts of the company
    };
    std::string_view name;
    Op op;
    Form form;
    bool seat;
    bool unit;
    bool company;
};

void RuleReader::fault(Place place, std::string message, std::string help) {
    findings_.add("unreadable-rule", place, std::move(message), std::move(help));
}

bool RuleReader::only(Node map, std::string_view what, Keys keys) {
    bool sound = true;
    for (const Node value : map) {
        if (std::find(keys.begin(), keys.end(), value.key()) != keys.end()) continue;
        fault(value.key_place(), fmt::format("`{}` is no word of {}", value.key(), what),
              did_you_mean(value.key(), keys));
        sound = false;
    }
    return sound;
}

bool RuleReader::is_map(Node value, std::string_view what) {
    if (value.is_map()) return true;
    fault(value.place(), fmt::format("{} is a map", what));
    return false;
}

bool RuleReader::words(Node value, std::string_view what, Keys known, std::vector<std::string>& into) {
    const auto take = [&](Node word) {
        if (!word.is_scalar() || word.text().empty()) {
            fault(word.place(), fmt::format("{} is a word or a list of words", what));
            return false;
        }
        if (!known.empty() && std::find(known.begin(), known.end(), word.text()) == known.end()) {
            fault(word.place(), fmt::format("there is no {} `{}`", what, word.text()),
                  did_you_mean(word.text(), known));
            return false;
        }
        into.emplace_back(word.text());
        return true;
    };
    if (!value.is_sequence()) return take(value);
    if (!value.first()) {
        fault(value.place(), fmt::format("the list of {} is empty", what));
        return false;
    }
    bool sound = true;
    for (const Node word : value) sound = take(word) && sound;
    return sound;
}

bool RuleReader::roles(Node value, std::vector<std::string>& into) {
    if (!words_.role_of) return words(value, "role", words_.roles, into);
    std::vector<std::string> texts;
    if (!words(value, "role", {}, texts)) return false;
    bool sound = true;
    Node at = value.is_sequence() ? value.first() : value;
    for (const std::string& text : texts) {
        std::string id = words_.role_of(text);
        if (id.empty()) {
            fault(at.place(), fmt::format("there is no role `{}`", text), did_you_mean(text, words_.roles));
            sound = false;
        }
        into.push_back(std::move(id));
        if (value.is_sequence()) at = at.next();
    }
    return sound;
}

bool RuleReader::flag(Node value, std::optional<bool>& into) {
    if (value.is_scalar() && !value.quoted()) into = bool_of(value.text());
    if (into) return true;
    fault(value.place(), fmt::format("`{}` is `true` or `false`", value.key()));
    return false;
}

bool RuleReader::seat_selector(Node map, Keys beside, SeatSelector& into) {
    if (!is_map(map, "a selector of seats")) return false;
    std::vector<std::string_view> keys(kSeatKeys.begin(), kSeatKeys.end());
    keys.insert(keys.end(), beside.begin(), beside.end());
    bool sound = only(map, "a selector of seats", keys);
    for (const Node value : map) {
        const std::string_view key = value.key();
        std::vector<std::string> listed;
        if (key == "role") sound = roles(value, into.roles) && sound;
        if (key == "family") sound = words(value, "family", words_.families, into.families) && sound;
        if (key == "tag") sound = words(value, "tag", {}, into.tags) && sound;
        if (key == "manages") sound = flag(value, into.manages) && sound;
        if (key == "employment") {
            if (words(value, "employment", kEmployments, listed)) {
                into.employment = indices<Employment>(listed, kEmployments);
            } else {
                sound = false;
            }
        }
        if (key == "location") sound = words(value, "location", words_.locations, into.locations) && sound;
        if (key == "level") sound = words(value, "level", {}, into.levels) && sound;
        if (key == "within") sound = words(value, "unit", words_.units, into.within) && sound;
        if (key == "vacant") sound = flag(value, into.vacant) && sound;
        if (key == "leads") {
            if (words(value, "`leads`", kLeads, listed)) {
                into.leads = indices<SeatSelector::Leads>(listed, kLeads);
            } else {
                sound = false;
            }
        }
        if (key == "root") sound = flag(value, into.root) && sound;
        if (key == "assistant") sound = flag(value, into.assistant) && sound;
        if (key == "except") sound = seat_selector(value, {}, into.except.emplace_back()) && sound;
    }
    return sound;
}

bool RuleReader::seats(Node map, Keys beside, std::uint32_t& selector) {
    SeatSelector read;
    if (!seat_selector(map, beside, read)) return false;
    selector = kept(rules_.seats, std::move(read));
    return true;
}

std::uint32_t RuleReader::seats_of_role(std::string role) {
    SeatSelector selector;
    selector.roles.push_back(std::move(role));
    return kept(rules_.seats, std::move(selector));
}

bool RuleReader::limit(Node map, std::string_view key, std::optional<Limit>& into) {
    const Node value = map.find(key);
    if (!value) return true;
    if (value.is_scalar() && !value.quoted()) {
        if (const auto number = number_of(value.text())) {
            into = Limit{*number, {}};
            return true;
        }
        if (const Parameter* parameter = rules_.parameter(value.text())) {
            into = Limit{0, parameter->name};
            return true;
        }
    }
    std::vector<std::string_view> names;
    for (const Parameter& parameter : rules_.parameters) names.push_back(parameter.name);
    fault(value.place(), fmt::format("`{}` is neither a number nor a parameter", value.text()),
          did_you_mean(value.text(), names));
    return false;
}

bool RuleReader::limits(Node map, Condition& into, bool one_if_none) {
    if (!limit(map, "at_least", into.at_least) || !limit(map, "at_most", into.at_most)) return false;
    if (into.at_least || into.at_most) return true;
    if (one_if_none) {
        into.at_least = Limit{1, {}};
        return true;
    }
    fault(map.place(), "neither `at_least` nor `at_most` is given");
    return false;
}

bool RuleReader::facts(Node map, Condition& into) {
    if (!is_map(map, "`company`") || !only(map, "`company`", kFactKeys)) return false;
    bool sound = true;
    for (const Node value : map) {
        if (value.key() == "headcount") {
            sound = is_map(value, "`headcount`") && only(value, "`headcount`", kLimitKeys) &&
                    limits(value, into, false) && sound;
            continue;
        }
        const auto name = std::find(kFactKeys.begin(), kFactKeys.end(), value.key()) - kFactKeys.begin();
        CompanyFact& fact = into.facts.emplace_back(CompanyFact{static_cast<CompanyFact::Name>(name), {}});
        sound = words(value, value.key(), {}, fact.words) && sound;
    }
    if (!map.first()) fault(map.place(), "no fact of the company is named");
    return sound && map.first();
}

bool RuleReader::unit_selector(Node map, bool with_conditions, UnitSelector& into) {
    if (!is_map(map, "a selector of units")) return false;
    bool sound = with_conditions || only(map, "a selector of units", kUnitKeys);
    for (const Node value : map) {
        const std::string_view key = value.key();
        if (key == "id") sound = words(value, "unit", words_.units, into.ids) && sound;
        if (key == "kind") sound = words(value, "kind", {}, into.kinds) && sound;
        if (key == "purpose") sound = words(value, "purpose", {}, into.purposes) && sound;
        if (key == "tag") sound = words(value, "tag", {}, into.tags) && sound;
        // A map below `within` is a condition, handled with the others.
        if (key == "within" && !value.is_map()) sound = words(value, "unit", words_.units, into.within) && sound;
        if (key == "agile") sound = flag(value, into.agile) && sound;
        if (key == "except") sound = unit_selector(value, false, into.except.emplace_back()) && sound;
    }
    return sound;
}

bool RuleReader::units(Node map, bool with_conditions, std::uint32_t& selector) {
    UnitSelector read;
    if (!unit_selector(map, with_conditions, read)) return false;
    selector = kept(rules_.units, std::move(read));
    return true;
}

bool RuleReader::unit_parts(Node map, Condition& into) {
    if (!units(map, true, into.units)) return false;
    bool sound = true;
    for (const Node value : map) {
        const bool selects = std::find(kUnitKeys.begin(), kUnitKeys.end(), value.key()) != kUnitKeys.end();
        if (selects && !(value.key() == "within" && value.is_map())) continue;
        if (auto part = one(value, SubjectKind::unit)) {
            into.parts.push_back(std::move(*part));
        } else {
            sound = false;
        }
    }
    return sound;
}

std::optional<Condition> RuleReader::operand(const Word& word, Node value, SubjectKind about) {
    Condition read;
    read.op = word.op;
    const auto dotted = [&] {
        std::optional<bool> said;
        if (const Node given_value = value.find("dotted"); given_value && !flag(given_value, said)) return false;
        read.dotted = said.value_or(false);
        return true;
    };
    bool sound = false;
    switch (word.form) {
        case Word::conditions:
            if (!value.is_sequence() || !value.first()) {
                fault(value.place(), fmt::format("`{}` is a list of conditions", word.name));
                return std::nullopt;
            }
            sound = true;
            for (const Node part : value) {
                if (auto each = condition(part, about)) {
                    read.parts.push_back(std::move(*each));
                } else {
                    sound = false;
                }
            }
            break;
        case Word::one_condition:
            if (auto part = condition(value, about)) {
                read.parts.push_back(std::move(*part));
                sound = true;
            }
            break;
        case Word::seat_test:
            sound = seats(value, {}, read.seats);
            break;
        case Word::seat_line:
            sound = seats(value, kDottedKey, read.seats) && dotted();
            break;
        case Word::seat_count:
            sound = seats(value, kLimitKeys, read.seats) && limits(value, read, true);
            break;
        case Word::seat_count_line:
            sound = seats(value, kLineKeys, read.seats) && limits(value, read, true) && dotted();
            break;
        case Word::seat_count_in:
            sound = seats(value, kCountKeys, read.seats) && limits(value, read, true);
            if (const Node in = value.find("in"); sound && in) {
                sound = in.is_scalar() && in.text() == "company";
                if (!sound) fault(in.place(), "`in` of `count` is `company`, or is left out");
                read.whole_company = true;
            }
            break;
        case Word::seat_in_unit:
            sound = seats(value, kInKey, read.seats);
            if (const Node in = value.find("in"); sound && in) sound = units(in, false, read.units);
            break;
        case Word::unit_test:
            sound = units(value, false, read.units);
            break;
        case Word::unit_conditions:
            sound = is_map(value, fmt::format("`{}`", word.name)) && unit_parts(value, read);
            break;
        case Word::bounds:
            sound = is_map(value, fmt::format("`{}`", word.name)) &&
                    only(value, fmt::format("`{}`", word.name), kLimitKeys) && limits(value, read, false);
            break;
        case Word::fact_words:
            sound = facts(value, read);
            break;
    }
    if (!sound) return std::nullopt;
    return read;
}

std::optional<Condition> RuleReader::one(Node value, SubjectKind about) {
    static constexpr std::array kWords{
        Word{"all", Op::all, Word::conditions, true, true, true},
        Word{"any", Op::any, Word::conditions, true, true, true},
        Word{"not", Op::negation, Word::one_condition, true, true, true},
        Word{"is", Op::is_seat, Word::seat_test, true, false, false},
        Word{"is", Op::is_unit, Word::unit_test, false, true, false},
        Word{"member_of", Op::member_of, Word::unit_conditions, true, false, false},
        Word{"within", Op::sits_within, Word::unit_test, true, false, false},
        Word{"within", Op::unit_within, Word::unit_test, false, true, false},
        Word{"manages", Op::manages, Word::unit_conditions, true, false, false},
        Word{"manages_only", Op::manages_only, Word::unit_conditions, true, false, false},
        Word{"reports", Op::reports, Word::seat_count_line, true, false, false},
        Word{"reports_to", Op::reports_to, Word::seat_line, true, false, false},
        Word{"reports_within", Op::reports_within, Word::seat_test, true, false, false},
        Word{"below", Op::below, Word::seat_count, true, false, false},
        Word{"all_below", Op::all_below, Word::seat_in_unit, true, false, false},
        Word{"layers", Op::layers, Word::bounds, true, false, false},
        Word{"managed_by", Op::managed_by, Word::seat_test, false, true, false},
        Word{"members", Op::members, Word::seat_count, false, true, false},
        Word{"share", Op::share, Word::seat_count, false, true, false},
        Word{"size", Op::size, Word::bounds, false, true, false},
        Word{"count", Op::count, Word::seat_count_in, true, true, true},
        Word{"company", Op::company, Word::fact_words, true, true, true},
    };
    const auto speaks_of = [about](const Word& word) {
        return about == SubjectKind::seat ? word.seat : about == SubjectKind::unit ? word.unit : word.company;
    };
    std::vector<std::string_view> names;
    for (const Word& word : kWords) {
        if (!speaks_of(word)) continue;
        if (word.name == value.key()) return operand(word, value, about);
        names.push_back(word.name);
    }
    constexpr std::array<std::string_view, 3> kSubjects{"a seat", "a unit", "the company"};
    fault(value.key_place(),
          fmt::format("`{}` is no condition of {}", value.key(), kSubjects[static_cast<std::size_t>(about)]),
          did_you_mean(value.key(), names));
    return std::nullopt;
}

std::optional<Condition> RuleReader::condition(Node map, SubjectKind about) {
    if (!is_map(map, "a condition")) return std::nullopt;
    if (!map.first()) {
        fault(map.place(), "no condition is given");
        return std::nullopt;
    }
    Condition all;
    bool sound = true;
    for (const Node value : map) {
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

bool RuleReader::subject(Node value, Rule& rule) {
    if (value.is_scalar() && value.text() == "company") {
        rule.subject = SubjectKind::company;
        return true;
    }
    static constexpr std::array<std::string_view, 2> kKinds{"seat", "unit"};
    if (!value.is_map()) {
        fault(value.place(), "`for` is `company`, or a map with `seat` or `unit`");
        return false;
    }
    if (!only(value, "`for`", kKinds)) return false;
    const Node seat = value.find("seat");
    const Node unit = value.find("unit");
    if (static_cast<bool>(seat) == static_cast<bool>(unit)) {
        fault(value.place(), "`for` names either `seat` or `unit`");
        return false;
    }
    rule.subject = seat ? SubjectKind::seat : SubjectKind::unit;
    return seat ? seats(seat, {}, rule.for_seats) : units(unit, false, rule.for_units);
}

}  // namespace orgplan
