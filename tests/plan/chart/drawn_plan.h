#pragma once

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "graph/chart/scene/page.h"
#include "planner/language/read.h"
#include "planner/plan/chart/plan_chart.h"

namespace orgplan {
using namespace hiring;
using namespace language;
using namespace layout;
using namespace plan;
using namespace scene;
using namespace text;

/// A spec and its plan; no plan where it cannot be planned.
struct Pictured {
    std::unique_ptr<Spec> spec;
    std::optional<Plan> plan;

    std::vector<Scene> pages(const std::string& page) const {
        TextMeasure measure;
        return plan_charts(*plan, spec->organisation, parse_page(page).value(), measure);
    }
};

inline Pictured pictured(ReadResult read) {
    Pictured result;
    if (!read.spec || !read.spec->sound) return result;
    result.spec = std::move(read.spec);
    HiringNorms norms;
    norms.days_to_fill = 40;
    norms.days_to_fill_engineering = 50;
    result.plan = plan_of(result.spec->organisation, norms).plan;
    return result;
}

inline Pictured pictured_of_text(const std::string& text) {
    ReadOptions options;
    options.stdin_text = text;
    options.today = parse_date("2027-01-20").value();
    return pictured(read_spec("-", options));
}

inline Pictured pictured_of_file(const std::filesystem::path& file) {
    ReadOptions options;
    options.today = parse_date("2027-01-20").value();
    return pictured(read_spec(file.string(), options));
}

}  // namespace orgplan
