#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/chart/scene/compose.h"
#include "planner/api/chart_look.h"
#include "planner/api/result.h"

namespace orgplan::api {

/// One file of a chart: all that was drawn where the format holds pages, else one page of one stage.
struct ChartFile {
    std::string stage;  ///< its id; empty: all stages, or none
    std::uint32_t page = 1;
    std::uint32_t pages = 1;  ///< of the stage
    std::vector<scene::Scene> scenes;
    std::string bytes = {};  ///< of a page: what is written, in place of scenes
};

/// What is drawn, laid out, before it is written in a format.
struct Drawing {
    std::string format;                             ///< one of `render::chart_formats()`, or `html`
    std::vector<ChartFile> files;                   ///< at least one
    std::string substitute_font;                    ///< the font used instead of one that is not installed; empty: none
    std::vector<std::string> missing_letters = {};  ///< that no installed font has
    std::string font = {};                          ///< the one that was wanted
    std::vector<std::string> doubts = {};           ///< about the colours of a theme
    double dots = render::kUsualDots;               ///< to an inch, in formats of dots
    std::vector<std::string> font_packages = {};    ///< what would bring fonts for them
};

/// The bytes of a file. Refused where the renderer fails.
Result<std::string> render(const ChartFile& file, const std::string& format, double dots = render::kUsualDots);

/// The chart format that a word means: its name, or another ending of such files, in any letter case.
Result<std::string> chart_format(const std::string& word);
/// The chart formats, as one text.
std::string chart_formats_listed();

/// Pages as files of a format, finished as `finish` says. `stages` are those of the organisation they were made
/// from; empty: files name none. Refused where there was no font to measure their texts with.
Result<Drawing> drawing_of(std::vector<scene::ChartPage> pages, std::string format, const std::vector<Stage>& stages,
                           scene::TextMeasure& measure, const Finish& finish = {});

/// Notes in a drawing which fonts were missing when its texts were measured.
void note_fonts(const scene::TextMeasure& measure, Drawing& drawing);

/// Why nothing can be drawn: there is no font at all. Nothing where there is.
std::optional<Refusal> without_font(const scene::TextMeasure& measure);

}  // namespace orgplan::api
