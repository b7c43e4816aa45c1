#include "planner/text/article.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace orgplan::text {

std::string_view article(std::string_view before) {
    std::string word;
    for (const char each : before) {
        if (std::isalpha(static_cast<unsigned char>(each)) == 0) {
            if (word.empty()) continue;
            break;
        }
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(each)));
    }
    if (word.empty()) return "a";
    const auto is_vowel = [](char letter) { return std::string_view("aeiou").find(letter) != std::string_view::npos; };
    // Without another vowel it is read letter by letter, and so are a few short words of trades.
    constexpr std::array<std::string_view, 6> kSpelled{"it", "mlops", "seo", "sre", "ui", "ux"};
    const bool spelled = std::ranges::none_of(word, [&](char letter) { return is_vowel(letter) || letter == 'y'; }) ||
                         std::ranges::find(kSpelled, word) != kSpelled.end();
    const char first = word.front();
    if (spelled) return std::string_view("aefhilmnorsx").find(first) != std::string_view::npos ? "an" : "a";
    const auto starts = [&](std::string_view with) { return word.starts_with(with); };
    if (starts("hour") || starts("honest") || starts("heir")) return "an";
    if (starts("eu") || starts("one") || starts("once")) return "a";
    // "a unit", "a user", but "an unused one", "an upper one".
    const bool as_you = first == 'u' && word.size() > 2 && !is_vowel(word[1]) && is_vowel(word[2]) && !starts("unu");
    return is_vowel(first) && !as_you ? "an" : "a";
}

}  // namespace orgplan::text
