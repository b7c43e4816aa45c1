#pragma once

#include <limits>
#include <span>
#include <string>

#include "graph/chart/scene/face.h"
#include "graph/chart/scene/scene.h"
#include "graph/chart/scene/text.h"

namespace orgplan::plan {

struct FontStyle {
    double size = 7;
    bool bold = false;
    const char* colour = scene::palette::kInk;
};

/// The sample beside the words of a legend.
enum class Sample : std::uint8_t { filled, outlined, dashed, hatched, line, dashed_line, sign };

struct LegendEntry {
    Sample sample = Sample::filled;
    std::string colour;
    std::string text;
    std::string sign{};  ///< of a sign
};

/// Puts the parts of a chart on a scene whose scale is 1.
class Sketch {
  public:
    Sketch(scene::Scene& scene, scene::TextMeasure& measure) : scene_(scene), measure_(measure) {}

    double width(const std::string& text, const FontStyle& style) const;
    /// One line of drawable text on that baseline, shortened to `most`; its tooltip is the whole of what was shortened,
    /// or `tooltip`. Nothing where not even one letter fits. Returns its width.
    double text(layout::Point at, scene::Anchor anchor, const std::string& text, const FontStyle& style,
                double most = std::numeric_limits<double>::max(), const std::string& tooltip = {});
    /// A bar with square corners; `stroke` may be its colour.
    void bar(const std::string& id, const layout::Rect& rect, const std::string& fill, const std::string& stroke,
             const std::string& tooltip, bool dashed = false);
    /// Below all bars.
    void line(layout::Polyline points, const char* colour, double width, bool dashed = false);
    /// Above all bars.
    void block(const layout::Rect& rect, const std::string& colour);
    /// Slanted lines across, below all bars.
    void hatch(const layout::Rect& rect, const char* colour);

    /// The height that a legend takes.
    double legend_height(std::span<const LegendEntry> entries, double width) const;
    void legend(std::span<const LegendEntry> entries, const layout::Rect& area);

  private:
    template <class Use>
    double flow(std::span<const LegendEntry> entries, double width, Use use) const;

    scene::Scene& scene_;
    scene::TextMeasure& measure_;
};

}  // namespace orgplan::plan
