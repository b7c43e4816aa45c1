#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace orgplan::scene {

/// What a text of the user may say of a page, each in braces: `{stage}`.
enum class Placeholder : std::uint8_t { company, date, page, pages, stage, today };

/// Their names, by value.
inline constexpr std::array<std::string_view, 6> kPlaceholders{"company", "date", "page", "pages", "stage", "today"};

/// What is written in place of each, by value.
using PlaceholderTexts = std::array<std::string, kPlaceholders.size()>;

/// The text with its placeholders replaced; `{{` and `}}` are braces, and what is no placeholder stays.
std::string filled(std::string_view text, const PlaceholderTexts& texts);

/// Whether a text has a placeholder.
bool has(std::string_view text, Placeholder placeholder);

/// The first name in braces that is none; empty: there is none.
std::string unknown_placeholder(std::string_view text);

}  // namespace orgplan::scene
