#include "graph/chart/scene/frame.h"

#include <algorithm>

#include "graph/chart/scene/colour.h"
#include "graph/chart/scene/palette.h"

namespace orgplan::scene {
namespace {

constexpr double kSmallPrint = 8;
// What text needs by WCAG 2.1, and what is enough for a line between cards.
constexpr double kReadable = 4.5;
constexpr double kVisible = 2;

const std::string& ground_of(const Scene& scene) {
    static const std::string white = palette::kWhite;
    return scene.background.starts_with('#') ? scene.background : white;
}

TextRun small_print(const std::string& text, double most, TextMeasure& measure) {
    TextRun run;
    run.size = kSmallPrint;
    run.text = measure.fit(text, run.size, false, most);
    run.width = measure.width(run.text, run.size);
    run.colour = palette::kFaint;
    if (run.text != text) run.tooltip = text;
    return run;
}

// Marks keep the colours that they have on cards: where these cannot be read on the ground, the legend has its own.
void add_legend_ground(const layout::Rect& area, const std::string& ground, Scene& frame) {
    const bool readable =
        std::ranges::all_of(frame.texts, [&](const TextRun& run) { return contrast(ground, run.colour) >= kReadable; });
    if (readable || frame.texts.empty()) return;
    constexpr double kAround = 5;
    const layout::Rect rect{area.x - kAround, area.y - kAround, area.width + 2 * kAround, area.height + 2 * kAround};
    frame.fills.insert(frame.fills.begin(), {rect, palette::kWhite, 4});
}

}  // namespace

void add_frame(const ChartOptions& options, const Colouring& colouring, const Sheet& sheet, const Occurring& occurring,
               const FrameTexts& texts, TextMeasure& measure, Scene& scene) {
    const Page& page = options.page;
    const std::string& ground = ground_of(scene);
    // In points of a page of type 1.
    const double margin = page.margin / page.type;
    const double width = page.width / page.type - 2 * margin;
    const double height = page.height / page.type;
    Scene frame;
    add_title(texts.title, {margin, margin, width, 0}, measure, frame);
    scene.title = frame.title;
    scene.heading = frame.heading;
    const double bottom = texts.footer.empty() ? height - margin / 2 : height - margin;
    double left = width;
    for (const auto& [text, at_right] : {std::pair(texts.page_number, true), std::pair(texts.footer, false)}) {
        if (text.empty()) continue;
        TextRun run = small_print(text, at_right ? width / 2 : left, measure);
        run.at = {at_right ? margin + width - run.width : margin, bottom};
        if (at_right) left -= run.width + 12;
        frame.texts.push_back(std::move(run));
    }
    for (TextRun& run : frame.texts) run.colour = seen_on(ground, run.colour, kReadable);
    Scene legend;
    const double below = texts.footer.empty() ? 0 : kFooterHeight;
    const layout::Rect area{margin, height - margin - below - sheet.legend / page.type, width,
                            sheet.legend / page.type};
    add_legend(colouring, occurring, area, measure, legend);
    add_legend_ground(area, ground, legend);
    std::ranges::move(legend.texts, std::back_inserter(frame.texts));
    std::ranges::move(legend.fills, std::back_inserter(frame.fills));

    const double zoom = page.type / sheet.scale;
    for (TextRun& run : frame.texts) {
        run.at = {run.at.x * zoom, run.at.y * zoom};
        run.size *= zoom;
        run.width *= zoom;
        scene.texts.push_back(std::move(run));
    }
    for (Fill& fill : frame.fills) {
        const layout::Rect& rect = fill.rect;
        scene.fills.push_back(
            {{rect.x * zoom, rect.y * zoom, rect.width * zoom, rect.height * zoom}, fill.colour, fill.radius * zoom});
    }
}

void suit_ground(Scene& scene) {
    const std::string& ground = ground_of(scene);
    if (ground == palette::kWhite) return;
    for (SceneLine& line : scene.lines) line.colour = seen_on(ground, line.colour, kVisible);
}

void dress(const ChartOptions& options, const std::string& footer, TextMeasure& measure, Scene& scene) {
    scene.background = options.background;
    scene.fonts = fonts_of(options.theme);
    if (!footer.empty()) {
        // Its size on paper is that of the other pages.
        const double zoom = options.page.type / scene.scale;
        const double margin = options.page.margin / scene.scale;
        TextRun run = small_print(footer, (options.page.width - 2 * options.page.margin) / options.page.type, measure);
        run.size *= zoom;
        run.width *= zoom;
        run.at = {margin, options.page.height / scene.scale - margin / 2};
        scene.texts.push_back(std::move(run));
    }
    suit_ground(scene);
    const std::string& ground = ground_of(scene);
    for (TextRun& run : scene.texts) run.colour = seen_on(ground, run.colour, kReadable);
    apply_ink(options.theme, scene);
}

}  // namespace orgplan::scene
