#pragma once

#include <string>

#include "planner/stats/stats.h"

namespace orgplan::stats {

/// The figures as tables of a screen `width` columns wide: the company through its stages with the typical ranges
/// beside, then the units of each stage, then the sources of the ranges.
std::string stats_text(const Stats& stats, const Organisation& org, std::size_t width);

/// The same as a document of Markdown.
std::string stats_markdown(const Stats& stats, const Organisation& org);

/// Every figure by stage and unit, as one JSON object that ends in a newline. A range that has no bound has no such
/// key.
std::string stats_json(const Stats& stats, const Organisation& org);

}  // namespace orgplan::stats
