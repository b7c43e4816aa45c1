#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "graph/chart/scene/compose.h"
#include "planner/language/read.h"

namespace orgplan::api {

/// The pages that open a document of charts: how headcount grows, what the company counts at each stage of the charts,
/// its run rates, and its seats by what their colours say; not the figures of those keys. All are of the whole company.
/// `chart` is what the charts are drawn with, of `drawn`: the spec, or the spec with what it removes from its base.
std::vector<scene::ChartPage> figure_pages(const language::Spec& spec, const Organisation& drawn,
                                           const scene::ChartOptions& chart, std::span<const std::string_view> without,
                                           scene::TextMeasure& measure);

}  // namespace orgplan::api
