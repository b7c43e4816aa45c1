#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace orgplan::scene {

/// The paper of a chart, in points.
struct Page {
    double width = 842;
    double height = 595;
    double margin = 24;
    double type = 1;  ///< how large title and legend are, and cards at most, against those of an A4 page
};

/// `a0` to `a6`, `letter`, `16:9` (landscape, or upright with `-portrait` after it), or any ratio `W:H` from 1:20 to
/// 20:1, which is as large as an A4 page. Nothing for any other text.
std::optional<Page> parse_page(std::string_view text);

/// The same of the names of paper alone: no ratios.
std::optional<Page> parse_paper(std::string_view text);

}  // namespace orgplan::scene
