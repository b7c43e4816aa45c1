#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planner/plan/chart/chart_parts.h"
#include "planner/report/phrases.h"

namespace orgplan::plan {
namespace {

constexpr const char* kColumn = "#93b4e6";
constexpr const char* kAbove = "#fecaca";
constexpr FontStyle kValue{6, false, scene::palette::kInk};
constexpr FontStyle kTooMuch{6, true, scene::palette::kLeaving};
constexpr FontStyle kAllowed{6, true, scene::palette::kInk};
constexpr double kTitleHeight = 20;
constexpr double kNarrowest = 3;  // column, with the gap to the next one
constexpr double kLine = 1.6;
constexpr double kClear = 2.8;        // from a figure to what is below it
constexpr double kColumnPart = 0.72;  // of the width of a column with the gap
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
        title();
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
            gutter = std::max(gutter, sketch_.width(money(at + step), kChartAxis));
        }
        gutter = std::min(gutter + 6, area_.width / 4);
        plot_ = {area_.x + gutter, area_.y + kTitleHeight + 8, area_.width - gutter, height};
        for (Amount at = 0;; at += step) {
            const double level = y(at);
            sketch_.line({{plot_.x, level}, {plot_.right(), level}}, at == 0 ? scene::palette::kLine : "#e2e8f0", 0.6);
            sketch_.text({plot_.x - 4, level + 2.2}, scene::Anchor::right, money(at), kChartAxis, gutter - 4);
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
                sketch_.text({x(i) + slot_ / 2, plot_.bottom() + 9}, scene::Anchor::middle, columns_[i].when,
                             kChartAxis, slot_ - 2);
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
        at += sketch_.text({at, area_.y + 9}, scene::Anchor::left, "Run rate", kChartTitle, area_.width) + 6;
        std::string note = fmt::format("{}a month, {}", unit, each);
        if (in_thousands_) note += ", thousands in the columns";
        if (!plan_.unpriced.empty()) {
            note += fmt::format("; no cost given for {}, so this is a minimum",
                                report::counted(plan_.unpriced.size(), "seat"));
        }
        sketch_.text({at, area_.y + 9}, scene::Anchor::left, note, kChartNote, area_.right() - at);
    }

    double x(std::size_t column) const { return plot_.x + slot_ * static_cast<double>(column); }

    void draw_columns() {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const Column& column = columns_[i];
            const layout::Rect rect{x(i) + slot_ * (1 - kColumnPart) / 2, y(column.run_rate), slot_ * kColumnPart,
                                    plot_.bottom() - y(column.run_rate)};
            std::string tooltip = fmt::format("{}: {}", column.when, money_text(column.run_rate, org_.costs.currency));
            if (column.allowed) {
                tooltip += fmt::format(", budget {}", money_text(*column.allowed, org_.costs.currency));
            }
            sketch_.bar("run rate " + column.when, rect, column.too_much ? kAbove : kColumn,
                        column.too_much ? scene::palette::kLeaving : kColumn, tooltip);
        }
    }

    // The figure of each column, all in whole units or all in thousands, or none; how much is too much is said where
    // there is room.
    void draw_figures() {
        const double room = slot_ * kColumnPart - 1;
        const auto all_fit = [&] {
            return std::ranges::all_of(
                columns_, [&](const Column& each) { return sketch_.width(figure(each.run_rate), kValue) <= room; });
        };
        in_thousands_ = !all_fit() && highest_ >= thousand();
        const bool shown = all_fit();
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (shown) put_in(columns_[i], i);
            if (columns_[i].too_much) put_excess(columns_[i], i);
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].allowed && (i == 0 || columns_[i].allowed != columns_[i - 1].allowed)) put_budget(i);
        }
    }

    Amount thousand() const {
        Amount amount = 1000;
        for (int i = 0; i < decimals_of(org_.costs.currency); ++i) amount *= 10;
        return amount;
    }

    std::string figure(Amount amount) const { return money(in_thousands_ ? amount / 1000 : amount); }

    bool has_room(const Column& column) const { return plot_.bottom() - y(column.run_rate) > 2 * kValue.size + kLine; }

    // At the top of the column, or above one that is too low; clear of the budget.
    void put_in(const Column& column, std::size_t i) {
        const double top = y(column.run_rate);
        const bool inside = has_room(column);
        double baseline = inside ? top + kValue.size + 1 : top - kClear;
        if (column.allowed) {
            const double line = y(*column.allowed);
            const bool crossed = line > baseline - kValue.size - kLine && line < baseline + kLine;
            if (crossed) baseline = inside ? line + kValue.size + kLine : line - kClear;
        }
        sketch_.text({x(i) + slot_ / 2, baseline}, scene::Anchor::middle, figure(column.run_rate), kValue);
    }

    void put_excess(const Column& column, std::size_t i) {
        std::string text = "\u25B2 " + figure(column.run_rate - *column.allowed);
        if (in_thousands_ && column.run_rate - *column.allowed < thousand()) text = "\u25B2";
        if (sketch_.width(text, kTooMuch) > slot_) text = "\u25B2";
        if (sketch_.width(text, kTooMuch) > slot_) return;
        const double top = std::min(y(column.run_rate), y(*column.allowed) - kLine);
        sketch_.text({x(i) + slot_ / 2, top - kClear}, scene::Anchor::middle, text, kTooMuch);
    }

    // Above the first columns of a step of the budget, as far as they are below it.
    void put_budget(std::size_t from) {
        std::size_t to = from + 1;
        while (to < columns_.size() && columns_[to].allowed == columns_[from].allowed) ++to;
        std::size_t clear = from;
        while (clear < to && !columns_[clear].too_much) ++clear;
        const std::string text = figure(*columns_[from].allowed);
        if (sketch_.width(text, kAllowed) + 4 > x(clear) - x(from)) return;
        // Figures above low columns are below it.
        const double raised = has_room(columns_[from]) ? 0 : kValue.size + 2;
        sketch_.text({x(from) + 3, y(*columns_[from].allowed) - kClear - raised}, scene::Anchor::left, text, kAllowed);
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
    bool in_thousands_ = false;
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
