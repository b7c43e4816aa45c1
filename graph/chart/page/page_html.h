#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/chart/page/page.h"

namespace orgplan::page {

/// What every page has: its program and its style, made when orgplan is built.
struct Bundle {
    std::string_view script;
    std::string_view style;
    std::string_view script_sha256;  ///< in hexadecimal digits
    std::string_view style_sha256;
    std::string_view missing;  ///< why there is none: what the build lacked; empty: there is one
};
const Bundle& bundle();

/// Whether a page is a file by itself, or follows the server that it comes from.
enum class Lives : std::uint8_t { alone, served };
/// The page as one file that loads nothing; a served one gets later states from its server. `json` is its data. Where
/// there is no bundle, empty.
std::string page_html(const PageData& data, const std::string& json, Lives lives = Lives::alone);

}  // namespace orgplan::page
