#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "graph/model/enumerators.h"
#include "graph/model/organisation.h"

// How the language writes the enumerations of the model.

namespace orgplan {

/// A value and how the language writes it.
template <class Enum>
struct Word {
    Enum value;
    std::string_view word;
};

/// The words of an enumeration, by value. Does not compile where an enumerator has none.
template <class Enum, std::size_t kCount>
consteval std::array<std::string_view, kCount> by_value(const Word<Enum> (&words)[kCount]) {
    static_assert(kCount == kEnumerators<Enum>, "every enumerator has one word");
    std::array<std::string_view, kCount> all;
    for (const Word<Enum>& each : words) all[static_cast<std::size_t>(each.value)] = each.word;
    for (const std::string_view word : all) {
        if (word.empty()) throw "an enumerator has no word";
    }
    return all;
}

/// The words of an enumeration, by value; specialised for each that has them.
template <class Enum>
inline constexpr auto kWords = nullptr;

template <>
inline constexpr auto kWords<Employment> = by_value<Employment>({{Employment::employee, "employee"},
                                                                 {Employment::contractor, "contractor"},
                                                                 {Employment::agency, "agency"},
                                                                 {Employment::intern, "intern"},
                                                                 {Employment::volunteer, "volunteer"}});

template <>
inline constexpr auto kWords<Requisition> = by_value<Requisition>({{Requisition::none, "none"},
                                                                   {Requisition::proposed, "proposed"},
                                                                   {Requisition::approved, "approved"},
                                                                   {Requisition::open, "open"},
                                                                   {Requisition::offered, "offered"}});

/// A spec writes only `vacant` of these.
template <>
inline constexpr auto kWords<Occupancy> =
    by_value<Occupancy>({{Occupancy::unnamed, "unnamed"}, {Occupancy::named, "named"}, {Occupancy::vacant, "vacant"}});

template <>
inline constexpr auto kWords<Manages> = by_value<Manages>(
    {{Manages::no, "no"}, {Manages::possibly, "possibly"}, {Manages::usually, "usually"}, {Manages::yes, "yes"}});

template <>
inline constexpr auto kWords<LinkKind> = by_value<LinkKind>({{LinkKind::works_with, "works_with"},
                                                             {LinkKind::serves, "serves"},
                                                             {LinkKind::escalates_to, "escalates_to"},
                                                             {LinkKind::hands_over_to, "hands_over_to"}});

template <class Enum>
constexpr std::string_view word_of(Enum value) {
    return kWords<Enum>[static_cast<std::size_t>(value)];
}

/// Empty for the value that holds where nothing is said: the first.
template <class Enum>
constexpr std::string_view word_if_said(Enum value) {
    return value == Enum() ? std::string_view() : word_of(value);
}

/// The value of that very word; none where there is none.
template <class Enum>
constexpr std::optional<Enum> value_of(std::string_view word) {
    for (std::size_t value = 0; value < kWords<Enum>.size(); ++value) {
        if (kWords<Enum>[value] == word) return static_cast<Enum>(value);
    }
    return std::nullopt;
}

/// A kind of link as sentences say it: "`a` escalates to `b`".
constexpr std::string_view verb_of(LinkKind kind) {
    constexpr auto kVerbs = by_value<LinkKind>({{LinkKind::works_with, "works with"},
                                                {LinkKind::serves, "serves"},
                                                {LinkKind::escalates_to, "escalates to"},
                                                {LinkKind::hands_over_to, "hands over to"}});
    return kVerbs[static_cast<std::size_t>(kind)];
}

}  // namespace orgplan
