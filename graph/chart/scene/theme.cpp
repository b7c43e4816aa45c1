#include "graph/chart/scene/theme.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

#include "graph/chart/scene/colour.h"
#include "graph/chart/scene/palette.h"
#include "graph/chart/scene/scene.h"
#include "graph/chart/scene/text.h"

namespace orgplan::scene {
namespace {

constexpr double kReadable = 4.5;

int part_of(std::string_view colour, std::size_t at) {
    int value = 0;
    std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
    return value;
}

// The colour with so much white in it, or as much as leaves it readable on white.
std::string paler(const std::string& ink, double white) {
    for (; white > 0; white -= 0.05) {
        std::string mixed = "#";
        for (const std::size_t at : {1U, 3U, 5U}) {
            const double part = part_of(ink, at);
            mixed += fmt::format("{:02x}", static_cast<int>(std::lround(part + (255 - part) * white)));
        }
        if (contrast(mixed, palette::kWhite) >= kReadable) return mixed;
    }
    return ink;
}

}  // namespace

std::string fonts_of(const Theme& theme) {
    return theme.font.empty() ? kFonts : theme.font + "," + kFonts;
}

void apply_ink(const Theme& theme, Scene& scene) {
    if (theme.ink.empty()) return;
    const std::array<std::pair<std::string_view, std::string>, 3> inks{{{palette::kInk, theme.ink},
                                                                        {palette::kSoft, paler(theme.ink, 0.25)},
                                                                        {palette::kFaint, paler(theme.ink, 0.4)}}};
    const auto apply = [&](TextRun& run, std::string_view ground) {
        for (const auto& [usual, ink] : inks) {
            if (run.colour != usual) continue;
            if (contrast(ground, ink) >= kReadable) run.colour = ink;
            break;
        }
    };
    const auto on = [](const SceneCard& card, const TextRun& run) -> std::string_view {
        for (const Fill& fill : card.fills) {
            const layout::Rect& rect = fill.rect;
            if (run.at.x > rect.x && run.at.x < rect.right() && run.at.y > rect.y && run.at.y < rect.bottom()) {
                return fill.colour;
            }
        }
        return card.fill;
    };
    for (SceneCard& card : scene.cards) {
        for (TextRun& run : card.texts) apply(run, on(card, run));
    }
    const std::string_view ground =
        scene.background.starts_with('#') ? std::string_view(scene.background) : palette::kWhite;
    for (TextRun& run : scene.texts) apply(run, ground);
}

}  // namespace orgplan::scene
