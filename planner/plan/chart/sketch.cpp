#include "planner/plan/chart/sketch.h"

#include <algorithm>
#include <utility>

namespace orgplan::plan {
namespace {

constexpr FontStyle kLegend{7.5, false, scene::palette::kSoft};
constexpr double kLegendPitch = 12;
constexpr double kSwatch = 7;
constexpr double kHatch = 5;  // from one slanted line to the next

}  // namespace

double Sketch::width(const std::string& text, const FontStyle& style) const {
    return measure_.width(text, style.size, style.bold);
}

double Sketch::text(layout::Point at, scene::Anchor anchor, const std::string& text, const FontStyle& style,
                    double most, const std::string& tooltip) {
    scene::TextRun run;
    run.text = measure_.fit(text, style.size, style.bold, most);
    run.width = width(run.text, style);
    if (run.text.empty() || run.text == "\u2026" || run.width > most) return 0;
    run.at = at;
    if (anchor != scene::Anchor::left) run.at.x -= anchor == scene::Anchor::middle ? run.width / 2 : run.width;
    run.size = style.size;
    run.bold = style.bold;
    run.colour = style.colour;
    run.tooltip = tooltip.empty() && run.text != text ? text : tooltip;
    scene_.texts.push_back(std::move(run));
    return scene_.texts.back().width;
}

void Sketch::bar(const std::string& id, const layout::Rect& rect, const std::string& fill, const std::string& stroke,
                 const std::string& tooltip, bool dashed) {
    scene::SceneCard card;
    card.id = id;
    card.rect = rect;
    card.radius = 0;
    card.fill = fill;
    card.stroke = stroke;
    card.tooltip = tooltip;
    card.dashed = dashed;
    scene_.cards.push_back(std::move(card));
}

void Sketch::line(layout::Polyline points, const char* colour, double width, bool dashed) {
    scene::SceneLine line;
    line.points = std::move(points);
    line.colour = colour;
    line.width = width;
    line.dotted = dashed;
    scene_.lines.push_back(std::move(line));
}

void Sketch::block(const layout::Rect& rect, const std::string& colour) {
    scene_.fills.push_back({rect, colour, 0});
}

// One stroke up and down: along the border from the end of a slanted line to the start of the next.
void Sketch::hatch(const layout::Rect& rect, const char* colour) {
    layout::Polyline points;
    bool up = true;
    for (double at = kHatch; at < rect.width + rect.height; at += kHatch, up = !up) {
        // From the left or upper side to the lower or right one, where x + y is `at`.
        const layout::Point low{rect.x + std::max(0.0, at - rect.height), rect.y + std::min(at, rect.height)};
        const layout::Point high{rect.x + std::min(at, rect.width), rect.y + std::max(0.0, at - rect.width)};
        points.push_back(up ? low : high);
        points.push_back(up ? high : low);
    }
    if (!points.empty()) line(std::move(points), colour, 0.5);
    line({{rect.x, rect.y},
          {rect.right(), rect.y},
          {rect.right(), rect.bottom()},
          {rect.x, rect.bottom()},
          {rect.x, rect.y}},
         colour, 0.5);
}

template <class Use>
double Sketch::flow(std::span<const LegendEntry> entries, double most, Use use) const {
    double x = 0;
    double y = 0;
    for (const LegendEntry& entry : entries) {
        const bool stroke =
            entry.sample == Sample::line || entry.sample == Sample::dashed_line || entry.sample == Sample::dashed;
        const double sample = entry.sample == Sample::sign ? width(entry.sign, {kLegend.size, true, ""})
                              : stroke                     ? 2 * kSwatch
                                                           : kSwatch;
        const double wide = std::min(sample + 4 + width(entry.text, kLegend), most);
        if (x > 0 && x + wide > most) {
            x = 0;
            y += kLegendPitch;
        }
        use(entry, x, sample, wide, y);
        x += wide + 14;
    }
    return entries.empty() ? 0 : y + kLegendPitch;
}

double Sketch::legend_height(std::span<const LegendEntry> entries, double most) const {
    return flow(entries, most, [](const LegendEntry&, double, double, double, double) {});
}

void Sketch::legend(std::span<const LegendEntry> entries, const layout::Rect& area) {
    flow(entries, area.width, [&](const LegendEntry& entry, double x, double sample, double wide, double y) {
        const double baseline = area.y + y + 8;
        const layout::Rect swatch{area.x + x, baseline - 6.2, sample, kSwatch};
        const double middle = swatch.y + swatch.height / 2;
        switch (entry.sample) {
            case Sample::filled:
                bar("legend " + entry.text, swatch, entry.colour, entry.colour, entry.text);
                break;
            case Sample::outlined:
                bar("legend " + entry.text, swatch, scene::palette::kWhite, entry.colour, entry.text);
                break;
            case Sample::dashed:
                bar("legend " + entry.text, swatch, scene::palette::kWhite, entry.colour, entry.text, true);
                break;
            case Sample::hatched:
                hatch(swatch, entry.colour.c_str());
                break;
            case Sample::line:
                block({swatch.x, middle - 0.7, sample, 1.4}, entry.colour);
                break;
            case Sample::dashed_line:
                line({{swatch.x, middle}, {swatch.right(), middle}}, entry.colour.c_str(), 1, true);
                break;
            case Sample::sign:
                text({swatch.x, baseline}, scene::Anchor::left, entry.sign, {kLegend.size, true, entry.colour.c_str()});
                break;
        }
        text({area.x + x + sample + 4, baseline}, scene::Anchor::left, entry.text, kLegend, wide - sample - 4 + 0.01);
    });
}

}  // namespace orgplan::plan
