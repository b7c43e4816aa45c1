#pragma once

#include <optional>
#include <string>

#include "planner/api/charts.h"
#include "planner/api/draw.h"
#include "planner/api/read.h"

namespace orgplan::api {

/// Why this build makes no pages; nothing where it does.
std::optional<Refusal> without_pages();

/// The page of a spec as one file, as `draw` draws it with the format of pages: of a scenario what it is itself,
/// without what it removes from its base.
Result<Drawing> draw_page(language::Spec& spec, const DrawRequest& request);

/// The same page as a server of it needs it, which follows the spec.
struct LivePage {
    std::string html;
    std::string data;  ///< of the page, as JSON
};
Result<LivePage> live_page(language::Spec& spec, const DrawRequest& request);

}  // namespace orgplan::api
