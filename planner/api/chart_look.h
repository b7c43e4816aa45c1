#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/chart/render/graphviz.h"
#include "graph/chart/scene/compose.h"
#include "planner/api/result.h"

namespace orgplan::api {

/// The paper of charts, and what is around their cards, as the user says it.
struct ChartLook {
    std::string page = "a4";
    std::string tile = {};                  ///< paper to cut each page into; empty: pages are whole
    std::optional<std::string> title = {};  ///< in place of the company's name, with placeholders in braces
    std::string footer = {};                ///< likewise; empty: none
    std::string background = {};            ///< `none` or a colour; empty: white
    std::string palette = "screen";         ///< one of `palette_words()`
    std::string theme = {};                 ///< path of a theme; empty: none
    int width = -1;                         ///< of a page, in pixels; negative: by `dpi`
    int dpi = -1;                           ///< negative: the usual one
};

/// `print`: each colour has a letter too.
std::span<const std::string_view> palette_words();

/// The page sizes there are.
constexpr const char* kPages = "a0 to a6, letter, 16:9, each also with -portrait, or a ratio W:H";
/// The page that a text means.
Result<scene::Page> chart_page(const std::string& text);

/// `#rrggbb` of `#rrggbb` or `#rgb`, in any letter case; empty of any other text.
std::string colour_code(const std::string& text);

/// What becomes of pages once they are made.
struct Finish {
    std::optional<scene::Page> sheet = {};  ///< that they are cut into; none: they are whole
    std::vector<std::string> doubts = {};   ///< about its colours
    double dots = render::kUsualDots;       ///< to an inch
};

/// Sets the look of a chart to be drawn in a format. `dated`: whether the stages of the chart have dates.
Result<Finish> set_look(const ChartLook& look, const std::string& format, bool dated, scene::ChartOptions& chart);

}  // namespace orgplan::api
