#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/chart/layout/layout.h"
#include "graph/chart/scene/scene.h"

namespace orgplan::render {

/// The formats that can be written, by the ending of their files, sorted.
std::span<const std::string_view> chart_formats();
/// A format of which one file holds several pages.
bool holds_pages(std::string_view format);

/// A file's bytes, or why there are none.
struct Rendered {
    std::string bytes;
    std::string error;
};

/// A format of dots.
bool has_pixels(std::string_view format);
/// Dots to an inch where nothing else is said.
constexpr double kUsualDots = 144;

/// Draws scenes with Graphviz, their positions pinned: all of them where the format holds pages, else the first.
/// PNG and JPG have so many dots to an inch. The same scenes give the same bytes. One call at a time runs in a
/// process, others wait.
Rendered render(std::span<const scene::Scene> scenes, std::string_view format, double dots = kUsualDots);

/// Graphviz's own layout of the same boxes: `dot`, straight lines. Where it fails, `error` says why, and the boxes lie
/// on each other.
layout::Layout dot_layout(std::span<const layout::Box> boxes, const layout::LayoutOptions& options, std::string& error);

}  // namespace orgplan::render
