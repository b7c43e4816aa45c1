#include "planner/api/where.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "graph/model/words.h"
#include "planner/glossary/glossary.h"
#include "planner/glossary/titles.h"
#include "planner/text/letters.h"

namespace orgplan::api {
namespace {

constexpr std::array<std::string_view, 7> kKeys{"role", "family", "tag", "location", "level", "employment", "unit"};

struct Term {
    std::string key;
    std::string value;
};

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// Where the next term begins: after a comma, where a word and an equals sign follow.
std::size_t next_term(std::string_view text) {
    for (std::size_t comma = text.find(','); comma != text.npos; comma = text.find(',', comma + 1)) {
        const std::string_view rest = trimmed(text.substr(comma + 1));
        const std::size_t letters = rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz_-");
        if (letters != 0 && letters != rest.npos && rest[letters] == '=') return comma;
    }
    return text.npos;
}

Result<std::vector<Term>> terms_of(const std::string& text) {
    std::vector<Term> terms;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = next_term(rest);
        const std::string_view term = trimmed(rest.substr(0, end));
        rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
        const std::size_t equals = term.find('=');
        const std::string key(trimmed(term.substr(0, equals)));
        const std::string value = equals == term.npos ? "" : text::normal(trimmed(term.substr(equals + 1)));
        if (key.empty() || value.empty()) {
            return Refusal{Refusal::Why::wrong, fmt::format("--where takes KEY=VALUE, and `{}` is given", term),
                           fmt::format("write `role=tech-lead`, say; the keys are {}", kWhereKeys)};
        }
        if (std::ranges::find(kKeys, key) == kKeys.end()) {
            return no_such(fmt::format("--where knows no `{}`", key), key, kKeys,
                           fmt::format("the keys are {}", kWhereKeys));
        }
        terms.push_back({key, value});
    }
    return terms;
}

// The words of an organisation, and those that mean the same things anywhere.
class Reader {
  public:
    explicit Reader(const Organisation& organisation) : org_(organisation) {}

    std::optional<Refusal> add(const Term& term) {
        std::string said = term.value;
        std::optional<Refusal> refusal;
        if (term.key == "role") refusal = add_role(term.value, said);
        if (term.key == "family") refusal = add_named(org_.families, term, wanted_.families, said);
        if (term.key == "unit") refusal = add_unit(term, said);
        if (term.key == "tag") refusal = add_word(term, tags(), wanted_.tags);
        if (term.key == "location") refusal = add_word(term, locations(), wanted_.locations);
        if (term.key == "level") refusal = add_word(term, levels(), wanted_.levels);
        if (term.key == "employment") refusal = add_employment(term);
        if (refusal) return refusal;
        auto& words = words_[static_cast<std::size_t>(std::ranges::find(kKeys, term.key) - kKeys.begin())];
        if (!words.empty()) words += " or ";
        words += said;
        return std::nullopt;
    }

    cards::Wanted made() {
        for (std::size_t key = 0; key < kKeys.size(); ++key) {
            if (words_[key].empty()) continue;
            wanted_.words += fmt::format("{}{} {}", wanted_.words.empty() ? "" : ", ", kKeys[key], words_[key]);
        }
        return std::move(wanted_);
    }

  private:
    std::optional<Refusal> add_role(const std::string& value, std::string& said) {
        std::vector<glossary::OwnTitles> own;
        for (const Role& role : org_.roles) {
            if (role.own) own.push_back({role.id, role.title, {}});
        }
        const glossary::Titles titles(glossary::glossary(), own);
        const glossary::Titles::Match& match = titles.find(value);
        if (match.certain()) {
            wanted_.roles.push_back(match.roles.front());
            said = org_[match.roles.front()].title;
            return std::nullopt;
        }
        if (match.unknown()) {
            return no_such(fmt::format("no role is called `{}`", value), value, titles.all(),
                           "`orgplan explain` lists all roles");
        }
        std::vector<Text> ids;
        for (const RoleId role : match.roles) ids.push_back(org_[role].id);
        return Refusal{Refusal::Why::wrong, fmt::format("`{}` may mean several roles", value),
                       fmt::format("write one of {}", fmt::join(ids, ", "))};
    }

    template <class Items, class Id>
    std::optional<Refusal> add_named(const Items& items, const Term& term, std::vector<Id>& into, std::string& said) {
        std::vector<std::string_view> known;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].id == term.value || text::folded(items[i].title) == text::folded(term.value)) {
                into.push_back(id_at<Id>(i));
                said = items[i].title;
                return std::nullopt;
            }
            known.push_back(items[i].id);
        }
        return unknown(term, known);
    }

    std::optional<Refusal> add_unit(const Term& term, std::string& said) {
        std::vector<std::string_view> known;
        for (std::size_t u = 0; u < org_.units.size(); ++u) {
            const Text name = org_.units[u].states.back().name;
            if (org_.units[u].id == term.value || name == term.value) {
                wanted_.units.push_back(id_at<UnitId>(u));
                said = name.empty() ? org_.units[u].id : name;
                return std::nullopt;
            }
            known.push_back(org_.units[u].id);
        }
        return unknown(term, known);
    }

    std::optional<Refusal> add_employment(const Term& term) {
        const std::optional<Employment> employment = value_of<Employment>(term.value);
        if (!employment) return unknown(term, kWords<Employment>);
        wanted_.employments.push_back(*employment);
        return std::nullopt;
    }

    std::optional<Refusal> add_word(const Term& term, const std::set<std::string_view>& words,
                                    std::vector<std::string>& into) {
        const auto same = [&](std::string_view word) { return text::folded(word) == text::folded(term.value); };
        const auto found = std::ranges::find_if(words, same);
        if (found == words.end()) return unknown(term, std::vector<std::string_view>(words.begin(), words.end()));
        into.emplace_back(*found);
        return std::nullopt;
    }

    static Refusal unknown(const Term& term, std::span<const std::string_view> known) {
        constexpr std::size_t kListed = 12;
        const std::string message = fmt::format("nobody has the {} `{}`", term.key, term.value);
        if (known.empty()) return {Refusal::Why::wrong, message, fmt::format("the spec gives no {}", term.key)};
        const auto end = known.begin() + static_cast<std::ptrdiff_t>(std::min(kListed, known.size()));
        std::string listed = fmt::format("there is {}", fmt::join(known.begin(), end, ", "));
        if (known.size() > kListed) listed += fmt::format(" and {} more", known.size() - kListed);
        return no_such(message, term.value, known, listed);
    }

    std::set<std::string_view> tags() const {
        std::set<std::string_view> words;
        for (const Role& role : org_.roles) words.insert(role.tags.begin(), role.tags.end());
        for (const Position& seat : org_.positions) words.insert(seat.tags.begin(), seat.tags.end());
        return words;
    }

    std::set<std::string_view> locations() const {
        std::set<std::string_view> words;
        const auto add = [&](const auto& all) {
            for (const auto& each : all) {
                for (const auto& state : each.states) {
                    if (!state.location.empty()) words.insert(state.location);
                }
            }
        };
        add(org_.positions);
        add(org_.units);
        return words;
    }

    std::set<std::string_view> levels() const {
        std::set<std::string_view> words;
        for (const Position& seat : org_.positions) {
            for (const PositionState& state : seat.states) {
                if (!state.level.empty()) words.insert(state.level);
            }
        }
        return words;
    }

    const Organisation& org_;
    cards::Wanted wanted_;
    std::array<std::string, kKeys.size()> words_;
};

}  // namespace

Result<cards::Wanted> read_where(const std::vector<std::string>& texts, const Organisation& organisation) {
    Reader reader(organisation);
    for (const std::string& text : texts) {
        Result<std::vector<Term>> terms = terms_of(text);
        if (!terms) return std::move(terms.error());
        for (const Term& term : *terms) {
            if (std::optional<Refusal> refusal = reader.add(term)) return std::move(*refusal);
        }
    }
    return reader.made();
}

}  // namespace orgplan::api
