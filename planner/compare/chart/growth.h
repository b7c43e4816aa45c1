#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/chart/scene/page.h"
#include "graph/chart/scene/scene.h"
#include "graph/chart/scene/text.h"
#include "graph/model/months.h"
#include "planner/compare/comparison.h"
#include "planner/plan/chart/sketch.h"

namespace orgplan::compare {

/// The first line of a page of curves or figures, and the height that it takes.
constexpr plan::FontStyle kPageHeading{16, true, scene::palette::kInk};
constexpr double kPageHeadingHeight = 30;

/// A figure of several specs over time.
struct Course {
    struct Line {
        std::string name;                           ///< what the spec is called; empty: there is only one
        std::vector<std::optional<double>> values;  ///< by time; none where the spec has none
    };
    std::string title;
    std::string note;      ///< beside the title
    bool money = false;    ///< values are amounts
    std::string currency;  ///< of these; may be empty
    std::vector<Line> lines;
};

/// Courses over the same times, by `first` and `end` months, or, where `names` is not empty, at each of these stages.
struct Growth {
    Month first{};
    Month end{};  ///< the month after the last
    std::vector<std::string> names;
    std::vector<Course> courses;
};

/// What a spec is called on a chart: its scenario, or its file without folders.
std::string drawn_name(const SpecFacts& spec);

/// Headcount, and the run rate where money is of one currency: in the months of all specs, or at the stages that are
/// compared where not all have dates.
Growth growth_of(std::span<const ComparedSpec> specs, const Comparison& comparison);

/// How they grow in each spec, on one page: a chart for each course, with a line for each spec that
/// ends at its name and last value. Lines of equal values run beside each other.
scene::Scene draw_growth(const Growth& growth, const std::string& title, const scene::Page& page,
                         scene::TextMeasure& measure);

}  // namespace orgplan::compare
