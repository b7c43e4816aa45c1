#pragma once

#include <string_view>

#include "graph/chart/scene/compose.h"
#include "planner/api/draw.h"
#include "planner/diff/join.h"

namespace orgplan::api {

/// What a request means for a spec: which seats are drawn, at which stages, and what cards and colours say; not how
/// pages look. `joint` is the spec together with its base, where that is drawn.
Result<scene::ChartOptions> chart_options(const DrawRequest& request, const language::Spec& spec,
                                          const diff::Joint* joint);

Refusal nothing_to_draw(std::string_view why);

}  // namespace orgplan::api
