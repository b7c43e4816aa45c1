#pragma once

#include <string>
#include <vector>

#include "graph/chart/scene/theme.h"
#include "planner/api/result.h"

namespace orgplan::api {

/// A theme, and what is doubtful about it.
struct ReadTheme {
    scene::Theme theme;
    std::vector<std::string> doubts;  ///< pairs of its colours that look alike to somebody
};

/// Reads a theme from a YAML file: `families`, `ink`, `ground` and `font`, each as it is wanted. Refused where a key or
/// a colour is not one, and where text could not be read.
Result<ReadTheme> read_theme(const std::string& path);

}  // namespace orgplan::api
