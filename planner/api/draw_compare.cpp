#include "planner/api/draw_compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "graph/chart/scene/beside.h"
#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/frame.h"
#include "planner/compare/chart/growth.h"
#include "planner/diff/join.h"
#include "planner/report/phrases.h"

namespace orgplan::api {
namespace {

using compare::ComparedSpec;
using compare::Comparison;

constexpr double kGutter = 12;  // between the charts of a page
constexpr double kInset = 6;    // of a chart in its part of the page
constexpr double kLeastType = 0.62;

StageId stage_called(const Organisation& org, const std::string& id) {
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (org.stages[s].id == id) return id_at<StageId>(s);
    }
    return kNone<StageId>;
}

// Charts of one stage, one of each spec, on as many pages as the longest of them takes.
class Beside {
  public:
    Beside(std::span<const ComparedSpec> specs, const Comparison& comparison, const scene::ChartOptions& look,
           scene::TextMeasure& measure)
        : specs_(specs), comparison_(comparison), look_(look), measure_(measure) {
        const std::size_t cells = specs.size();
        const double ratio = look.page.width / look.page.height;
        // As many columns as make the parts of the page nearest to square.
        double best = 0;
        for (std::size_t columns = 1; columns <= cells; ++columns) {
            const std::size_t rows = (cells + columns - 1) / columns;
            const double part = ratio * static_cast<double>(rows) / static_cast<double>(columns);
            const double square =
                std::min(part, 1 / part) * static_cast<double>(cells) / static_cast<double>(rows * columns);
            if (square <= best) continue;
            best = square;
            columns_ = columns;
            rows_ = rows;
        }
        const scene::Page& page = look.page;
        width_ = (page.width - 2 * page.margin - kGutter * static_cast<double>(columns_ - 1)) /
                 static_cast<double>(columns_);
        height_ =
            (page.height - 2 * page.margin - kGutter * static_cast<double>(rows_ - 1)) / static_cast<double>(rows_);
    }

    std::vector<scene::Scene> at(const compare::ComparedStage& stage) {
        std::vector<std::vector<scene::ChartPage>> charts;
        std::size_t pages = 0;
        for (std::size_t s = 0; s < specs_.size(); ++s) {
            charts.push_back(stage.names[s] ? chart_of(s, stage) : std::vector<scene::ChartPage>{});
            pages = std::max(pages, charts.back().size());
        }
        std::vector<scene::Scene> scenes;
        for (std::size_t p = 0; p < pages; ++p) scenes.push_back(sheet(stage, charts, p, pages));
        return scenes;
    }

  private:
    std::vector<scene::ChartPage> chart_of(std::size_t s, const compare::ComparedStage& stage) {
        const Organisation& org = specs_[s].spec.organisation;
        const StageId here = stage_called(org, stage.names[s]->id);
        scene::ChartOptions chart = look_;
        chart.page = {width_, height_, kInset,
                      look_.page.type *
                          std::max(kLeastType, std::sqrt(width_ * height_ / (look_.page.width * look_.page.height)))};
        chart.title = compare::drawn_name(comparison_.specs[s]);
        // What is written in braces is a name here.
        for (std::size_t at = 0; (at = chart.title->find_first_of("{}", at)) != std::string::npos; at += 2) {
            chart.title->insert(at, 1, (*chart.title)[at]);
        }
        chart.today = org.today;
        chart.cards.stages = {here};
        // The first, and who has no such stage there, is set beside itself: nothing of it is different.
        const bool alone = s == 0 || !stage.names.front();
        const Organisation& first = alone ? org : specs_.front().spec.organisation;
        const StageId there = alone ? here : stage_called(first, stage.names.front()->id);
        const diff::Joint joint = diff::join(first, org, {{there, here, {}}}, cards::Against::earlier_state);
        chart.cards.differences = &joint.differences;
        chart.cards.stages = {id_at<StageId>(0)};
        chart.subjects = {subject_of(s, stage)};
        if (!alone) chart.summaries = joint.summaries;
        return scene::compose(joint.organisation, chart, measure_);
    }

    // "Series A · December 2028 · 41 seats".
    static std::string subject_of(std::size_t s, const compare::ComparedStage& stage) {
        const compare::StageName& name = *stage.names[s];
        std::string subject = name.name.empty() ? name.id : name.name;
        if (const std::optional<Tick> day = parse_date(name.date)) subject += " \u00B7 " + month_name(month_of(*day));
        for (const compare::Figure& figure : stage.figures) {
            if (figure.key != "seats" || !figure.values[s]) continue;
            const auto seats = static_cast<std::size_t>(std::get<double>(*figure.values[s]));
            subject += " \u00B7 " + report::counted(seats, "seat");
        }
        return subject;
    }

    scene::Scene sheet(const compare::ComparedStage& stage, const std::vector<std::vector<scene::ChartPage>>& charts,
                       std::size_t p, std::size_t pages) {
        scene::Scene page;
        page.width = look_.page.width;
        page.height = look_.page.height;
        const auto named = std::ranges::find_if(stage.names, [](const auto& name) { return name.has_value(); });
        page.section = (*named)->name.empty() ? (*named)->id : (*named)->name;
        page.label = pages > 1 ? fmt::format("{} {}", page.section, p + 1) : page.section;
        if (pages > 1) page.page_name = fmt::format("page {}", p + 1);
        for (std::size_t s = 0; s < charts.size(); ++s) {
            const layout::Point at{look_.page.margin + static_cast<double>(s % columns_) * (width_ + kGutter),
                                   look_.page.margin + static_cast<double>(s / columns_) * (height_ + kGutter)};
            if (s > 0) page.title += " \u2014 ";
            page.title += compare::drawn_name(comparison_.specs[s]);
            if (p >= charts[s].size()) continue;
            const scene::Scene& part = charts[s][p].scene;
            if (!page.description.empty()) page.description += "; ";
            page.description += part.title + ": " + part.description;
            scene::place(part, at, fmt::format("{}/", s + 1), page);
        }
        page.title = page.section + " \u00B7 " + page.title;
        page.heading = page.title;
        return page;
    }

    std::span<const ComparedSpec> specs_;
    const Comparison& comparison_;
    const scene::ChartOptions& look_;
    scene::TextMeasure& measure_;
    std::size_t columns_ = 1;
    std::size_t rows_ = 1;
    double width_ = 0;
    double height_ = 0;
};

}  // namespace

Result<Drawing> draw_comparison(std::span<const ComparedSpec> specs, const Comparison& comparison,
                                const std::string& format, const ChartLook& look) {
    Result<std::string> meant = chart_format(format);
    if (!meant) return std::move(meant.error());
    scene::ChartOptions chart;
    const bool dated = std::ranges::all_of(specs, [](const ComparedSpec& each) {
        return std::ranges::all_of(each.spec.organisation.stages, [](const Stage& stage) { return stage.dated; });
    });
    Result<Finish> finish = set_look(look, *meant, dated, chart);
    if (!finish) return std::move(finish.error());
    const std::string footer = std::exchange(chart.footer, {});
    scene::TextMeasure measure(scene::fonts_of(chart.theme));
    std::vector<scene::ChartPage> pages;
    if (comparison.stages.size() > 1) {
        const std::string heading = scene::heading_of(specs.front().spec.organisation);
        pages.push_back({kNone<StageId>, 1, 1,
                         compare::draw_growth(compare::growth_of(specs, comparison), heading, chart.page, measure)});
    }
    Beside beside(specs, comparison, chart, measure);
    for (const compare::ComparedStage& stage : comparison.stages) {
        for (scene::Scene& each : beside.at(stage)) {
            pages.push_back({kNone<StageId>, 1, 1, std::move(each)});
        }
    }
    if (std::ranges::all_of(
            pages, [](const scene::ChartPage& page) { return page.scene.cards.empty() && page.scene.lines.empty(); })) {
        return Refusal{Refusal::Why::empty, "there is nothing to draw: none of the specs has a seat at these stages"};
    }
    for (scene::ChartPage& each : pages) scene::dress(chart, footer, measure, each.scene);
    for (std::size_t p = 0; p < pages.size(); ++p) {
        pages[p].page = static_cast<std::uint32_t>(p + 1);
        pages[p].pages = static_cast<std::uint32_t>(pages.size());
    }
    return drawing_of(std::move(pages), std::move(*meant), {}, measure, *finish);
}

}  // namespace orgplan::api
