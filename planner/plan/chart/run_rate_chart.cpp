#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planner/plan/chart/chart_parts.h"
#include "planner/report/phrases.h"

namespace orgplan::plan {
namespace {

constexpr const char* kColumn = "#93b4e6";
constexpr const char* kAbove = "#fecaca";
constexpr FontStyle kTitle{8.5, true, scene::palette::kInk};
constexpr FontStyle kNote{7, false, scene::palette::kSoft};
constexpr FontStyle kAxis{6.5, false, scene::palette::kFaint};
constexpr FontStyle kValue{6, false, scene::palette::kSoft};
constexpr FontStyle kTooMuch{6, true, scene::palette::kLeaving};
constexpr FontStyle kAllowed{6, true, scene::palette::kInk};
constexpr double kTitleHeight = 20;
constexpr double kNarrowest = 3;  // column, with the gap to the next one
constexpr double kLine = 1.6;
constexpr double kClear = 2.8;  // from a figure to what is below it
constexpr double kFar = 18;
constexpr double kTickApart = 12;

struct Column {
    std::string when;
    Amount run_rate = 0;
    std::optional<Amount> allowed;
    bool too_much = false;
};

class RunRateChart {
  public:
    RunRateChart(const Plan& plan, const Organisation& org, const layout::Rect& area, Sketch& sketch)
        : plan_(plan), org_(org), area_(area), sketch_(sketch) {}

    void draw() {
        choose_columns();
        highest_ = 1;
        for (const Column& column : columns_) {
            highest_ = std::max({highest_, column.run_rate, column.allowed.value_or(0)});
        }
        draw_axis();
        draw_columns();
        draw_allowed();
        draw_figures();
    }

  private:
    // Only the last month of each period where there are too many months.
    void choose_columns() {
        if (!plan_.dated) {
            for (const StagePlan& stage : plan_.stages) {
                columns_.push_back({name_of(org_, stage.stage), stage.run_rate, stage.allowed, stage.over});
            }
            return;
        }
        for (const int longer : {1, 3, 12, 24, 60, 120}) {
            step_ = longer;
            if (area_.width * longer / static_cast<double>(plan_.months.size()) >= kNarrowest) break;
        }
        for (std::size_t i = 0; i < plan_.months.size(); ++i) {
            const MonthFigures& month = plan_.months[i];
            const bool last =
                i + 1 == plan_.months.size() || begin_of_stretch(month.month + 1, step_) == month.month + 1;
            if (last) columns_.push_back({month_text(month.month), month.run_rate, month.allowed, month.over});
        }
    }

    std::string money(Amount amount) const { return whole_money(amount, org_.costs.currency); }

    double y(Amount amount) const {
        return plot_.bottom() - plot_.height * (static_cast<double>(amount) / static_cast<double>(highest_));
    }

    void draw_axis() {
        const double height = area_.height - kTitleHeight - 8 - kCalendarHeight;
        const Amount most = std::clamp<Amount>(static_cast<Amount>(height / kTickApart), 1, 5);
        Amount step = 1;
        for (int digit = 0; highest_ / step > most; ++digit) step = digit % 3 == 1 ? step / 2 * 5 : step * 2;
        double gutter = 0;
        for (Amount at = 0; at <= highest_ - step; at += step) {
            gutter = std::max(gutter, sketch_.width(money(at + step), kAxis));
        }
        gutter = std::min(gutter + 6, area_.width / 4);
        plot_ = {area_.x + gutter, area_.y + kTitleHeight + 8, area_.width - gutter, height};
        title();
        for (Amount at = 0;; at += step) {
            const double level = y(at);
            sketch_.line({{plot_.x, level}, {plot_.right(), level}}, at == 0 ? scene::palette::kLine : "#e2e8f0", 0.6);
            sketch_.text({plot_.x - 4, level + 2.2}, scene::Anchor::right, money(at), kAxis, gutter - 4);
            if (at > highest_ - step) break;
        }
        slot_ = plot_.width / static_cast<double>(columns_.size());
        if (plan_.dated) {
            const Month first = plan_.months.front().month;
            const Month end = plan_.months.back().month + 1;
            draw_calendar(
                sketch_, first, end, [&](Month month) { return calendar_x(month, first); }, plot_.bottom() + 1);
        } else {
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                sketch_.text({x(i) + slot_ / 2, plot_.bottom() + 9}, scene::Anchor::middle, columns_[i].when, kAxis,
                             slot_ - 2);
            }
        }
    }

    // Periods have columns of one width, so a month takes the same part of a column as of its period.
    double calendar_x(Month month, Month first) const {
        const Month end = plan_.months.back().month + 1;
        double at = 0;
        for (Month from = first; from < std::min(month, end);) {
            const Month to = std::min(begin_of_stretch(from, step_) + step_, end);
            at += static_cast<double>(std::min(month, to) - from) / (to - from);
            from = to;
        }
        return plot_.x + at * slot_;
    }

    void title() {
        std::string each = plan_.dated ? "at the end of each month" : "at each stage";
        if (step_ > 1) each = step_ == 3 ? "at the end of each quarter" : "at the end of each year";
        if (step_ > 12) each = fmt::format("every {} years", step_ / 12);
        const std::string unit = org_.costs.currency.empty() ? "" : scene::drawable(org_.costs.currency) + " ";
        double at = area_.x;
        at += sketch_.text({at, area_.y + 9}, scene::Anchor::left, "Run rate", kTitle, area_.width) + 6;
        std::string note = fmt::format("{}a month, {}", unit, each);
        if (!plan_.unpriced.empty()) {
            note += fmt::format("; no cost given for {}, so this is a minimum",
                                report::counted(plan_.unpriced.size(), "seat"));
        }
        sketch_.text({at, area_.y + 9}, scene::Anchor::left, note, kNote, area_.right() - at);
    }

    double x(std::size_t column) const { return plot_.x + slot_ * static_cast<double>(column); }

    void draw_columns() {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const Column& column = columns_[i];
            const layout::Rect rect{x(i) + slot_ * 0.14, y(column.run_rate), slot_ * 0.72,
                                    plot_.bottom() - y(column.run_rate)};
            std::string tooltip = fmt::format("{}: {}", column.when, money_text(column.run_rate, org_.costs.currency));
            if (column.allowed) {
                tooltip += fmt::format(", budget {}", money_text(*column.allowed, org_.costs.currency));
            }
            sketch_.bar("run rate " + column.when, rect, column.too_much ? kAbove : kColumn,
                        column.too_much ? scene::palette::kLeaving : kColumn, tooltip);
        }
    }

    // Each column's figure where there is room for all of them; else those at which something changes, with the budget
    // then.
    void draw_figures() {
        double widest = 0;
        for (const Column& column : columns_) widest = std::max(widest, sketch_.width(figure(column), kTooMuch));
        const bool all = widest + 2 <= slot_;
        std::vector<std::size_t> shown;
        std::vector<std::size_t> steps;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const bool step = i == 0 || columns_[i].allowed != columns_[i - 1].allowed;
            if (step && columns_[i].allowed) steps.push_back(i);
            if (all || step || columns_[i].run_rate != columns_[i - 1].run_rate) shown.push_back(i);
        }
        // The highest and the last ones first: they matter most.
        if (!all) {
            std::stable_sort(shown.begin(), shown.end(),
                             [&](std::size_t a, std::size_t b) { return columns_[a].run_rate > columns_[b].run_rate; });
        }
        for (const std::size_t i : shown) {
            const Column& column = columns_[i];
            std::string text = figure(column);
            if (!all && column.allowed) text += " of " + money(*column.allowed);
            put(text, i, column.too_much ? kTooMuch : kValue, all);
        }
        if (!all) return;
        for (const std::size_t i : steps) put("budget " + money(*columns_[i].allowed), i, kAllowed, false);
    }

    std::string figure(const Column& column) const {
        return (column.too_much ? "\u25B2 " : "") + money(column.run_rate);
    }

    // Clear of all columns, lines and other figures, above where the column ends; nothing where that is too far away.
    void put(const std::string& text, std::size_t column, const FontStyle& style, bool centred) {
        const double wide = sketch_.width(text, style);
        double left = centred ? x(column) + (slot_ - wide) / 2 : x(column) + 2;
        left = std::max(plot_.x, std::min(left, plot_.right() - wide));
        const double right = left + wide;
        const auto first = static_cast<std::size_t>(std::max(0.0, (left - plot_.x) / slot_));
        const auto last = std::min(columns_.size() - 1, static_cast<std::size_t>((right - plot_.x) / slot_));
        const double own =
            std::min(y(columns_[column].run_rate),
                     centred || !columns_[column].allowed ? plot_.bottom() : y(*columns_[column].allowed));
        double baseline = own - kClear;
        for (std::size_t i = first; i <= last; ++i) baseline = std::min(baseline, y(columns_[i].run_rate) - kClear);
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t i = first; i <= last; ++i) {
                if (!columns_[i].allowed) continue;
                const double line = y(*columns_[i].allowed);
                if (line < baseline + kClear - 0.1 && line > baseline - style.size) {
                    baseline = line - kClear;
                    moved = true;
                }
            }
        }
        const layout::Rect rect{left - 3, baseline - style.size, wide + 6, style.size * 1.3};
        const auto overlaps = [&](const layout::Rect& other) {
            return other.x < rect.right() && rect.x < other.right() && other.y < rect.bottom() &&
                   rect.y < other.bottom();
        };
        if (own - baseline > kFar || std::any_of(figures_.begin(), figures_.end(), overlaps)) return;
        sketch_.block({left, baseline - style.size * 0.8, wide, style.size}, scene::palette::kWhite);
        sketch_.text({left, baseline}, scene::Anchor::left, text, style);
        figures_.push_back(rect);
    }

    // A step at each change.
    void draw_allowed() {
        for (std::size_t from = 0; from < columns_.size();) {
            std::size_t to = from + 1;
            while (to < columns_.size() && columns_[to].allowed == columns_[from].allowed) ++to;
            if (columns_[from].allowed) draw_step(from, to);
            from = to;
        }
    }

    void draw_step(std::size_t from, std::size_t to) {
        const double level = y(*columns_[from].allowed);
        sketch_.block({x(from), level - kLine / 2, x(to) - x(from), kLine}, scene::palette::kInk);
        if (from == 0 || !columns_[from - 1].allowed) return;
        const double before = y(*columns_[from - 1].allowed);
        sketch_.block(
            {x(from) - kLine / 2, std::min(before, level) - kLine / 2, kLine, std::abs(before - level) + kLine},
            scene::palette::kInk);
    }

    const Plan& plan_;
    const Organisation& org_;
    layout::Rect area_;
    Sketch& sketch_;
    int step_ = 1;
    std::vector<Column> columns_;
    Amount highest_ = 1;
    layout::Rect plot_;
    double slot_ = 1;
    std::vector<layout::Rect> figures_;
};

}  // namespace

bool has_costs(const Plan& plan) {
    const auto priced = [](const auto& each) { return each.run_rate > 0 || each.allowed; };
    return std::any_of(plan.months.begin(), plan.months.end(), priced) ||
           std::any_of(plan.stages.begin(), plan.stages.end(), priced);
}

void draw_run_rate(const Plan& plan, const Organisation& org, const layout::Rect& area, Sketch& sketch) {
    RunRateChart(plan, org, area, sketch).draw();
}

std::vector<LegendEntry> run_rate_legend(const Plan& plan) {
    std::vector<LegendEntry> entries{{Sample::filled, kColumn, "run rate"}};
    bool allowed = false;
    bool too_much = false;
    const auto look = [&](const auto& each) {
        allowed = allowed || each.allowed;
        too_much = too_much || each.over;
    };
    for (const MonthFigures& month : plan.months) look(month);
    if (!plan.dated) {
        for (const StagePlan& stage : plan.stages) look(stage);
    }
    if (allowed) entries.push_back({Sample::line, scene::palette::kInk, "budget"});
    if (too_much) entries.push_back({Sample::sign, scene::palette::kLeaving, "over budget", "\u25B2"});
    return entries;
}

}  // namespace orgplan::plan
