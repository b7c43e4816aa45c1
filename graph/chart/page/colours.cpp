#include "graph/chart/page/colours.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "graph/chart/scene/colour.h"
#include "graph/chart/scene/palette.h"

namespace orgplan::page {
namespace {

namespace palette = scene::palette;

constexpr const char* kCard = "#1e293b";      // of a dark page
constexpr const char* kLightest = "#334155";  // of the grounds of its texts

struct Known {
    std::string_view light;
    const char* dark;
};

constexpr std::array kGrounds{Known{palette::kWhite, kCard},           Known{palette::kPale, "#172033"},
                              Known{palette::kGhost, kLightest},       Known{palette::kEdge, "#475569"},
                              Known{palette::kNewTint, "#14352a"},     Known{palette::kMovedTint, "#0c3350"},
                              Known{palette::kChangedTint, "#43320f"}, Known{palette::kScenarioTint, "#43164a"},
                              Known{palette::kCentreTint, "#45220f"}};
constexpr std::array kTexts{Known{palette::kInk, "#f1f5f9"}, Known{palette::kSoft, "#cbd5e1"},
                            Known{palette::kFaint, "#b6c2d2"}};

// So much of the way from one colour to another.
std::string mixed(std::string_view from, std::string_view to, double part) {
    std::string colour = "#";
    for (const std::size_t at : {1U, 3U, 5U}) {
        int a = 0, b = 0;
        std::from_chars(from.data() + at, from.data() + at + 2, a, 16);
        std::from_chars(to.data() + at, to.data() + at + 2, b, 16);
        colour += fmt::format("{:02x}", static_cast<int>(std::lround(a + (b - a) * part)));
    }
    return colour;
}

// The colour itself, or as much of another one mixed in as is needed.
template <class Enough>
std::string until(const std::string& colour, const char* to, Enough enough) {
    constexpr int kSteps = 50;
    for (int step = 0; step < kSteps; ++step) {
        std::string tried = mixed(colour, to, static_cast<double>(step) / kSteps);
        if (enough(tried)) return tried;
    }
    return to;
}

bool holds_text(const std::string& colour) {
    return scene::contrast(colour, scene::ink_on(colour)) >= kReadable;
}

}  // namespace

ColourPair pair_of(const std::string& colour, Use use) {
    const auto known_in = [&](const auto& table) -> const char* {
        const auto found = std::ranges::find(table, std::string_view(colour), &Known::light);
        return found == table.end() ? nullptr : found->dark;
    };
    if (const char* const dark = use == Use::text ? known_in(kTexts) : known_in(kGrounds)) return {colour, dark};
    if (use == Use::ground) return category_pair(colour);
    return {colour, until(colour, palette::kWhite,
                          [](const std::string& tried) { return scene::contrast(tried, kLightest) >= kReadable; })};
}

ColourPair category_pair(const std::string& colour) {
    return {until(colour, palette::kInk, holds_text), until(colour, palette::kWhite, [](const std::string& tried) {
                return scene::contrast(tried, kCard) >= kReadable && holds_text(tried);
            })};
}

int Colours::number(const std::string& colour, Use use) {
    const auto [found, added] = known_.try_emplace({colour, use}, static_cast<int>(pairs_.size()));
    if (added) pairs_.push_back(pair_of(colour, use));
    return found->second;
}

}  // namespace orgplan::page
