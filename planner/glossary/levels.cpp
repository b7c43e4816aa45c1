#include "planner/glossary/levels.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace orgplan::glossary {
namespace {

using namespace std::string_view_literals;

// As a title is folded, and as a spec writes it.
constexpr std::array kLevels{
    std::pair{"associate"sv, "associate"sv}, std::pair{"intermediate"sv, "intermediate"sv},
    std::pair{"jr"sv, "junior"sv},           std::pair{"junior"sv, "junior"sv},
    std::pair{"lead"sv, "lead"sv},           std::pair{"mid"sv, "mid"sv},
    std::pair{"principal"sv, "principal"sv}, std::pair{"senior"sv, "senior"sv},
    std::pair{"sr"sv, "senior"sv},           std::pair{"staff"sv, "staff"sv},
    std::pair{"trainee"sv, "trainee"sv},
};

}  // namespace

std::string_view level_of(std::string_view text) {
    const std::string folded = folded_title(text);
    const auto found = std::ranges::find(kLevels, std::string_view(folded), [](const auto& row) { return row.first; });
    return found == kLevels.end() ? std::string_view() : found->second;
}

std::optional<Levelled> levelled(std::string_view text, const Titles& titles) {
    if (!titles.find(text).unknown()) return std::nullopt;
    const std::string folded = folded_title(text);
    const std::string_view all = folded;
    const std::size_t first = all.find(' '), last = all.rfind(' ');
    if (first == std::string_view::npos) return std::nullopt;
    for (const auto& [word, rest] : {std::pair{all.substr(0, first), all.substr(first + 1)},
                                     std::pair{all.substr(last + 1), all.substr(0, last)}}) {
        const std::string_view level = level_of(word);
        const Titles::Match& match = titles.find(rest);
        if (!level.empty() && match.certain()) return Levelled{match.roles.front(), level};
    }
    return std::nullopt;
}

}  // namespace orgplan::glossary
