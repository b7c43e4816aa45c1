#pragma once

#include <string>

#include "graph/chart/page/page.h"

namespace orgplan::page {

/// The data of a page as JSON, of the form that data.ts describes. It can stand in a `script` element as it is: it has
/// neither `<` nor line separators in its texts.
std::string page_json(const PageData& data);

}  // namespace orgplan::page
