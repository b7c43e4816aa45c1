#include "planner/compare/chart/growth.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "graph/chart/scene/palette.h"
#include "planner/plan/chart/chart_parts.h"
#include "planner/plan/chart/sketch.h"

namespace orgplan::compare {
namespace {

using plan::FontStyle;
using plan::Sketch;

// Of the lines, each of which ends at its name: dark enough to be read on white.
constexpr std::array<const char*, 8> kColours = {"#0f172a", "#2563eb", "#c2410c", "#047857",
                                                 "#a21caf", "#0e7490", "#854d0e", "#64748b"};
constexpr FontStyle kTitle{10, true, scene::palette::kInk};
constexpr FontStyle kNote{8, false, scene::palette::kSoft};
constexpr FontStyle kAxis{7, false, scene::palette::kFaint};
constexpr double kTitleHeight = 22;
constexpr double kGap = 18;
constexpr double kLabel = 8;  // size of the names at the ends of lines
constexpr double kLabelPitch = 10.5;
constexpr double kBeside = 1.7;  // from one line to the next of the same values
constexpr double kTickApart = 26;
constexpr double kLine = 1.5;
constexpr double kWide = 2.2;  // to its height: charts are side by side

// 1, 2, 5, 10 ...: the smallest of these with at most `most` steps to `highest`.
double step_to(double highest, double most) {
    double step = 1;
    for (int digit = 0; highest / step > most; ++digit) step = digit % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

class CourseChart {
  public:
    CourseChart(const Growth& growth, const Course& course, const layout::Rect& area, Sketch& sketch)
        : growth_(growth), course_(course), area_(area), sketch_(sketch) {
        for (const Course::Line& line : course_.lines) {
            for (const std::optional<double>& value : line.values) highest_ = std::max(highest_, value.value_or(0));
        }
        step_ = step_to(highest_, std::max(1.0, std::floor(plot_height() / kTickApart)));
    }

    // How wide the figures on the left, and the names on the right, are.
    std::pair<double, double> gutters() const {
        double left = 0;
        for (double at = 0; at <= highest_; at += step_) left = std::max(left, sketch_.width(figure(at), kAxis));
        double right = 0;
        for (const Course::Line& line : course_.lines) {
            right = std::max(right, sketch_.width(end_text(line), {kLabel, true, ""}));
        }
        return {std::min(left + 6, area_.width / 5), std::min(right + 10, area_.width / 3)};
    }

    void draw(const std::pair<double, double>& gutters) {
        plot_ = {area_.x + gutters.first, area_.y + kTitleHeight, area_.width - gutters.first - gutters.second,
                 plot_height()};
        const double title =
            sketch_.text({area_.x, area_.y + 9}, scene::Anchor::left, course_.title, kTitle, area_.width);
        sketch_.text({area_.x + title + 7, area_.y + 9}, scene::Anchor::left, course_.note, kNote,
                     area_.width - title - 7);
        draw_axis();
        for (std::size_t i = 0; i < course_.lines.size(); ++i) draw_line(i);
        name_ends();
    }

  private:
    std::size_t times() const {
        return growth_.names.empty() ? static_cast<std::size_t>(growth_.end - growth_.first) : growth_.names.size();
    }

    std::string figure(double value) const {
        const Amount whole = std::llround(value);
        return course_.money ? plan::whole_money(whole, course_.currency) : std::to_string(whole);
    }

    double plot_height() const { return area_.height - kTitleHeight - plan::kCalendarHeight; }

    double x(std::size_t time) const {
        return plot_.x + plot_.width * static_cast<double>(time) / static_cast<double>(times());
    }
    double y(double value) const { return plot_.bottom() - plot_.height * value / highest_; }

    void draw_axis() {
        for (double at = 0; at <= highest_; at += step_) {
            sketch_.line({{plot_.x, y(at)}, {plot_.right(), y(at)}}, at == 0 ? scene::palette::kLine : "#e2e8f0", 0.6);
            sketch_.text({plot_.x - 4, y(at) + 2.4}, scene::Anchor::right, figure(at), kAxis, plot_.x - area_.x - 4);
        }
        if (growth_.names.empty()) {
            plan::draw_calendar(
                sketch_, growth_.first, growth_.end,
                [&](Month month) { return x(static_cast<std::size_t>(month - growth_.first)); }, plot_.bottom() + 1);
            return;
        }
        for (std::size_t i = 0; i < growth_.names.size(); ++i) {
            sketch_.text({(x(i) + x(i + 1)) / 2, plot_.bottom() + 10}, scene::Anchor::middle, growth_.names[i], kAxis,
                         x(i + 1) - x(i) - 4);
        }
    }

    // A step at each change; interrupted where there is no value.
    void draw_line(std::size_t number) {
        const Course::Line& line = course_.lines[number];
        // Lines of equal values run beside each other, the first on top.
        const double beside = kBeside * static_cast<double>(equals_before(number));
        layout::Polyline points;
        const auto end = [&] {
            if (points.size() > 1) sketch_.line(std::move(points), kColours[number % kColours.size()], kLine);
            points.clear();
        };
        for (std::size_t i = 0; i < line.values.size(); ++i) {
            if (!line.values[i]) {
                end();
                continue;
            }
            const double level = y(*line.values[i]) + beside;
            if (points.empty() || points.back().y != level) {
                if (!points.empty() && points.back().x != x(i)) points.push_back({x(i), points.back().y});
                points.push_back({x(i), level});
            }
            if (i + 1 == line.values.size() || !line.values[i + 1]) points.push_back({x(i + 1), level});
        }
        end();
    }

    // How many lines before it have a value of this one at the same time somewhere: it runs that far below.
    std::size_t equals_before(std::size_t number) const {
        std::size_t count = 0;
        const Course::Line& line = course_.lines[number];
        for (std::size_t other = 0; other < number; ++other) {
            const auto& values = course_.lines[other].values;
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (!values[i] || values[i] != line.values[i]) continue;
                ++count;
                break;
            }
        }
        return count;
    }

    static std::optional<std::size_t> last_of(const Course::Line& line) {
        for (std::size_t i = line.values.size(); i-- > 0;) {
            if (line.values[i]) return i;
        }
        return std::nullopt;
    }

    std::string end_text(const Course::Line& line) const {
        const auto last = last_of(line);
        if (!last) return line.name;
        const std::string value = figure(*line.values[*last]);
        return line.name.empty() ? value : fmt::format("{}  {}", value, line.name);
    }

    // Beside the ends of the lines, from the highest down, none on another.
    void name_ends() {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < course_.lines.size(); ++i) {
            if (last_of(course_.lines[i])) order.push_back(i);
        }
        const auto level = [&](std::size_t i) { return y(*course_.lines[i].values[*last_of(course_.lines[i])]); };
        std::ranges::stable_sort(order, {}, level);
        std::vector<double> at;
        for (const std::size_t i : order) {
            at.push_back(std::max(level(i), at.empty() ? area_.y + kTitleHeight : at.back() + kLabelPitch));
        }
        // What would be below the plot moves up, and pushes what is above it.
        double lowest = plot_.bottom();
        for (std::size_t i = at.size(); i-- > 0; lowest = at[i] - kLabelPitch) at[i] = std::min(at[i], lowest);
        for (std::size_t i = 0; i < order.size(); ++i) {
            sketch_.text({plot_.right() + 5, at[i] + kLabel / 3}, scene::Anchor::left,
                         end_text(course_.lines[order[i]]), {kLabel, true, kColours[order[i] % kColours.size()]},
                         area_.right() - plot_.right() - 5);
        }
    }

    const Growth& growth_;
    const Course& course_;
    layout::Rect area_;
    Sketch& sketch_;
    double highest_ = 1;
    double step_ = 1;
    layout::Rect plot_;
};

}  // namespace

scene::Scene draw_growth(const Growth& growth, const std::string& title, const scene::Page& page,
                         scene::TextMeasure& measure) {
    scene::Scene scene;
    scene.width = page.width;
    scene.height = page.height;
    scene.title = title;
    scene.heading = title;
    scene.section = "Growth";
    scene.label = "Growth";
    Sketch sketch(scene, measure);
    const double width = page.width - 2 * page.margin;
    sketch.text({page.margin, page.margin + 13}, scene::Anchor::left, title, kPageHeading, width);
    layout::Rect area{page.margin, page.margin + kPageHeadingHeight, width,
                      page.height - 2 * page.margin - kPageHeadingHeight};
    const auto count = static_cast<double>(growth.courses.size());
    const bool across = area.width > kWide * area.height;
    if (across) {
        area.width = (area.width - kGap * (count - 1)) / count;
    } else {
        area.height = (area.height - kGap * (count - 1)) / count;
    }
    std::vector<CourseChart> charts;
    std::pair<double, double> widest;
    for (const Course& course : growth.courses) {
        const auto [left, right] = charts.emplace_back(growth, course, area, sketch).gutters();
        widest = {std::max(widest.first, left), std::max(widest.second, right)};
        (across ? area.x : area.y) += (across ? area.width : area.height) + kGap;
    }
    for (CourseChart& each : charts) each.draw(widest);
    return scene;
}

}  // namespace orgplan::compare
