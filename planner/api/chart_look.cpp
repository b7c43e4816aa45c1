#include "planner/api/chart_look.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "graph/chart/scene/colour.h"
#include "graph/chart/scene/palette.h"
#include "graph/chart/scene/placeholders.h"
#include "graph/chart/scene/tile.h"
#include "planner/api/theme.h"

namespace orgplan::api {
namespace {

constexpr double kReadable = 4.5;
constexpr std::array<std::string_view, 2> kPalettes{"print", "screen"};

Refusal wrong(std::string message, std::string hint) {
    return {Refusal::Why::wrong, std::move(message), std::move(hint)};
}

std::optional<Refusal> refused_text(const std::string& text, const char* option, bool dated) {
    if (const std::string unknown = scene::unknown_placeholder(text); !unknown.empty()) {
        std::vector<std::string> names;
        for (const std::string_view name : scene::kPlaceholders) names.push_back(fmt::format("{{{}}}", name));
        const std::vector<std::string_view> known(names.begin(), names.end());
        return no_such(fmt::format("{} has `{}`, which means nothing", option, unknown), unknown, known,
                       fmt::format("it may have {}, and `{{{{` for a brace", fmt::join(names, ", ")));
    }
    if (!dated && scene::has(text, scene::Placeholder::date)) {
        return wrong(fmt::format("{} has `{{date}}`, and the stage has no date", option),
                     "leave it out, or give the stages dates");
    }
    return std::nullopt;
}

// The background as the scene has it.
Result<std::string> background_of(const std::string& text, const std::string& format, bool tiled) {
    if (text.empty()) return std::string();
    if (text == "none" && (format == "jpg" || tiled)) {
        return wrong(tiled ? "sheets of paper have no background of `none`" : "jpg cannot be transparent",
                     tiled ? "leave out --tile or --background" : "write png, svg or pdf");
    }
    if (text == "none") return text;
    std::string colour = text == "white" ? scene::palette::kWhite : colour_code(text);
    if (colour.empty()) {
        return wrong(fmt::format("`{}` is not a background", text), "write none, or a colour as `#f8fafc`");
    }
    const double best = scene::contrast(colour, scene::ink_on(colour));
    if (best < kReadable) {
        return wrong(fmt::format("no text can be read on `{}`: its contrast is "
                                 "{:.2f}, and {} is needed",
                                 text, best, kReadable),
                     "take a lighter colour, or a darker one");
    }
    return colour;
}

Result<std::optional<scene::Page>> sheet_of(const std::string& tile, const scene::Page& page) {
    if (tile.empty()) return std::optional<scene::Page>();
    const std::optional<scene::Page> sheet = scene::parse_paper(tile);
    if (!sheet) {
        return wrong(fmt::format("`{}` is not a paper to cut a poster into", tile),
                     "write a0 to a6 or letter, as in `--page a1 --tile a4`");
    }
    if (page.width * page.height <= 1.05 * sheet->width * sheet->height) {
        return wrong(fmt::format("--tile cuts a page into sheets of {}, and the page is no larger", tile),
                     "give a larger --page, such as a1");
    }
    return sheet;
}

// A sheet, turned as the poster needs it.
scene::Page as_cut(const scene::Page& poster, scene::Page sheet) {
    const scene::TileGrid grid = scene::tile_grid(poster, sheet);
    sheet.width = grid.width;
    sheet.height = grid.height;
    return sheet;
}

Result<double> dots_of(const ChartLook& look, const std::string& format, const scene::Page& page) {
    constexpr int kLeastWidth = 16, kMostWidth = 20'000, kLeastDpi = 20, kMostDpi = 1200;
    constexpr double kMostPixels = 1e8, kPoints = 72;
    if (look.width < 0 && look.dpi < 0) return render::kUsualDots;
    const char* const option = look.width >= 0 ? "--width" : "--dpi";
    if (look.width >= 0 && look.dpi >= 0)
        return wrong("--width and --dpi say the same in two ways", "give one of them");
    if (!render::has_pixels(format)) {
        return wrong(fmt::format("{} counts pixels, and {} has none", option, format),
                     "write png or jpg, or leave it out");
    }
    if (look.width >= 0 && (look.width < kLeastWidth || look.width > kMostWidth)) {
        return wrong(fmt::format("--width is {}", look.width),
                     fmt::format("write {} to {} pixels", kLeastWidth, kMostWidth));
    }
    if (look.dpi >= 0 && (look.dpi < kLeastDpi || look.dpi > kMostDpi)) {
        return wrong(fmt::format("--dpi is {}", look.dpi),
                     fmt::format("write {} to {} dots to an inch", kLeastDpi, kMostDpi));
    }
    const double dots = look.dpi >= 0 ? look.dpi : look.width * kPoints / page.width;
    const double pixels = page.width * page.height * dots * dots / kPoints / kPoints;
    if (pixels > kMostPixels) {
        return wrong(fmt::format("a page of {:.0f} million pixels is too large", pixels / 1e6),
                     fmt::format("{:.0f} million is the most: give a smaller {}, "
                                 "or a smaller --page",
                                 kMostPixels / 1e6, option));
    }
    return dots;
}

}  // namespace

std::span<const std::string_view> palette_words() {
    return kPalettes;
}

Result<scene::Page> chart_page(const std::string& text) {
    const std::optional<scene::Page> meant = scene::parse_page(text);
    if (meant) return *meant;
    return wrong(fmt::format("`{}` is not a page size", text), fmt::format("the page sizes are {}", kPages));
}

std::string colour_code(const std::string& text) {
    constexpr std::size_t kShort = 4, kLong = 7;
    if ((text.size() != kShort && text.size() != kLong) || text.front() != '#') return {};
    std::string code = "#";
    for (const char given : text.substr(1)) {
        const char c = given >= 'A' && given <= 'F' ? static_cast<char>(given + 32) : given;
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return {};
        code.append(text.size() == kShort ? 2 : 1, c);
    }
    return code;
}

Result<Finish> set_look(const ChartLook& look, const std::string& format, bool dated, scene::ChartOptions& chart) {
    Result<scene::Page> page = chart_page(look.page);
    if (!page) return std::move(page.error());
    Result<std::optional<scene::Page>> sheet = sheet_of(look.tile, *page);
    if (!sheet) return std::move(sheet.error());
    for (const auto& [text, option] :
         {std::pair(look.title.value_or(""), "--title"), std::pair(look.footer, "--footer")}) {
        if (std::optional<Refusal> refusal = refused_text(text, option, dated)) return std::move(*refusal);
    }
    Result<double> dots = dots_of(look, format, *sheet ? as_cut(*page, **sheet) : *page);
    if (!dots) return std::move(dots.error());
    Result<std::string> background = background_of(look.background, format, sheet->has_value());
    if (!background) return std::move(background.error());
    const auto palette = std::ranges::find(kPalettes, look.palette);
    if (palette == kPalettes.end()) {
        return no_such(fmt::format("`{}` is not a palette", look.palette), look.palette, kPalettes,
                       fmt::format("the palettes are {}", fmt::join(kPalettes, ", ")));
    }
    ReadTheme theme;
    if (!look.theme.empty()) {
        Result<ReadTheme> read = read_theme(look.theme);
        if (!read) return std::move(read.error());
        theme = std::move(*read);
    }
    if (background->empty()) *background = theme.theme.ground;
    chart.letters = *palette == "print";
    chart.theme = std::move(theme.theme);
    chart.page = *page;
    chart.title = look.title;
    chart.footer = look.footer;
    chart.background = std::move(*background);
    return Finish{*sheet, std::move(theme.doubts), *dots};
}

}  // namespace orgplan::api
