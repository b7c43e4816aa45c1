#pragma once

#include <string>

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

/// The page as one file that loads nothing. Where there is no bundle, empty.
std::string page_html(const PageData& data);

}  // namespace orgplan::page
