#include "planner/rules/read/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "planner/rules/enum_words.h"

namespace orgplan::rules {
namespace {

// Any of what a placeholder names.
std::string anything(std::string_view placeholder) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kWords{{{"seat", "a seat"},
                                                                                   {"title", "a title"},
                                                                                   {"role", "a role"},
                                                                                   {"unit", "a unit"},
                                                                                   {"work", "a product or project"},
                                                                                   {"duty", "a duty"},
                                                                                   {"stage", "a stage"},
                                                                                   {"others", "other seats"},
                                                                                   {"missing", "something"}}};
    const auto found = std::ranges::find(kWords, placeholder, &std::pair<std::string_view, std::string_view>::first);
    if (found != kWords.end()) return std::string(found->second);
    if (placeholder == "besides") return {};
    // A number, perhaps with what it counts.
    const std::size_t blank = placeholder.find(' ');
    if (blank == placeholder.npos) return "N";
    std::string_view noun = placeholder.substr(blank + 1);
    if (const std::size_t bar = noun.find('|'); bar != noun.npos) return fmt::format("N {}", noun.substr(bar + 1));
    return fmt::format("N {}{}", noun, noun.find(' ') == noun.npos ? "s" : "");
}

}  // namespace

std::string summary_of(const Rule& rule) {
    std::string text;
    std::string_view left = rule.message;
    while (!left.empty()) {
        const std::size_t open = std::min(left.find('{'), left.size());
        text += left.substr(0, open);
        left.remove_prefix(open);
        if (left.empty()) break;
        const std::size_t close = left.find('}');
        text += anything(left.substr(1, close - 1));
        left.remove_prefix(close + 1);
    }
    if (text.empty()) {
        const bool company = rule.subject == SubjectKind::company;
        text = fmt::format("{} {} must meet its `require`", company ? "the" : "each", word_of(rule.subject));
    }
    if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

}  // namespace orgplan::rules
