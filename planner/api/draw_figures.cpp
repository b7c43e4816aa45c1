#include "planner/api/draw_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/frame.h"
#include "graph/chart/scene/title.h"
#include "planner/api/draw.h"
#include "planner/compare/chart/figure_pages.h"
#include "planner/compare/comparison.h"
#include "planner/plan/chart/chart_parts.h"
#include "planner/report/table.h"

namespace orgplan::api {
namespace {

// What a comparison counts that says something about the company itself.
constexpr std::array<std::string_view, 11> kShown{"seats",  "headcount",   "externals",  "vacant",
                                                  "acting", "volunteers",  "fte",        "run_rate",
                                                  "layers", "span_median", "span_widest"};

class Figures {
  public:
    Figures(const language::Spec& spec, const Organisation& drawn, const scene::ChartOptions& chart,
            std::span<const std::string_view> without)
        : org_(spec.organisation), drawn_(drawn), chart_(chart) {
        const text::Findings none;
        const compare::ComparedSpec compared{std::string(org_.company.name), spec, none};
        comparison_ = compare::side_by_side({&compared, 1});
        std::erase_if(comparison_.stages, [&](const compare::ComparedStage& stage) {
            return std::ranges::none_of(chart_.cards.stages,
                                        [&](StageId id) { return org_[id].id == stage.names.front()->id; });
        });
        for (compare::ComparedStage& stage : comparison_.stages) {
            std::erase_if(stage.figures, [&](const compare::Figure& figure) {
                return std::ranges::find(kShown, figure.key) == kShown.end() ||
                       std::ranges::find(without, figure.key) != without.end();
            });
        }
        if (comparison_.stages.size() > 1) growth_ = compare::growth_of({&compared, 1}, comparison_);
        if (std::ranges::find(without, "run_rate") != without.end()) {
            std::erase_if(growth_.courses, [](const compare::Course& course) { return course.money; });
        }
        for (compare::Course& course : growth_.courses) course.lines.front().name.clear();
    }

    const compare::Growth& growth() const { return growth_; }

    compare::FigureTable table() {
        compare::FigureTable table;
        for (const StageId stage : chart_.cards.stages) {
            const Stage& at = org_[stage];
            table.columns.push_back({scene::stage_name(org_, stage),
                                     at.dated && !at.for_day ? month_name(month_of(at.at)) : std::string()});
        }
        for (const std::string_view key : kShown) add_figure(key, table);
        add_categories(table);
        return table;
    }

  private:
    const compare::Figure* figure_at(std::size_t stage, std::string_view key) const {
        const auto& figures = comparison_.stages[stage].figures;
        const auto found = std::ranges::find(figures, key, &compare::Figure::key);
        return found == figures.end() ? nullptr : &*found;
    }

    void add_figure(std::string_view key, compare::FigureTable& table) const {
        compare::FigureTable::Row row;
        bool some = false;
        for (std::size_t s = 0; s < comparison_.stages.size(); ++s) {
            const compare::Figure* const figure = figure_at(s, key);
            if (figure != nullptr) row.name = figure->title;
            const auto value = figure == nullptr ? std::nullopt : figure->values.front();
            row.cells.push_back(value ? shown(*value) : "\u2013");
            some |= value.has_value();
        }
        if (!some) return;
        if (key == "run_rate") {
            const std::string currency = comparison_.specs.front().currency;
            row.name = fmt::format("run rate a month{}{}", currency.empty() ? "" : ", ", currency);
            if (comparison_.specs.front().unpriced > 0) row.name += ", at least";
        }
        table.rows.push_back(std::move(row));
    }

    std::string shown(const compare::Value& value) const {
        if (const double* const number = std::get_if<double>(&value)) return report::number_text(*number);
        return plan::whole_money(std::get<costs::Exact>(value).rounded(), comparison_.specs.front().currency);
    }

    // Seats by what their colours say, in the order of the legend and in the colours of the charts.
    void add_categories(compare::FigureTable& table) const {
        cards::CardOptions every = chart_.cards;
        every.differences = nullptr;
        const scene::Colouring meant(org_, every, chart_.colour_by, chart_.letters, chart_.theme);
        const scene::Colouring drawn(drawn_, chart_.cards, chart_.colour_by, chart_.letters, chart_.theme);
        std::vector<std::vector<std::size_t>> counts(meant.size(), std::vector<std::size_t>(table.columns.size()));
        for (std::size_t s = 0; s < table.columns.size(); ++s) {
            const StageId stage = chart_.cards.stages[s];
            for (std::size_t p = 0; p < org_.positions.size(); ++p) {
                const auto seat = id_at<PositionId>(p);
                if (org_[seat].stages.has(stage)) ++counts[meant.of(seat, stage)][s];
            }
        }
        table.rows.push_back(
            {fmt::format("seats by {}", color_by_words()[static_cast<std::size_t>(chart_.colour_by)]), {}});
        for (scene::Category c = 0; c < meant.size(); ++c) {
            if (std::ranges::all_of(counts[c], [](std::size_t count) { return count == 0; })) continue;
            compare::FigureTable::Row row{scene::drawable(meant.name(c)), {}, colour_in(drawn, meant, c)};
            for (const std::size_t count : counts[c]) row.cells.push_back(std::to_string(count));
            table.rows.push_back(std::move(row));
        }
    }

    static std::string colour_in(const scene::Colouring& drawn, const scene::Colouring& meant, scene::Category of) {
        for (scene::Category c = 0; c < drawn.size(); ++c) {
            if (drawn.name(c) == meant.name(of)) return drawn.colour(c);
        }
        return meant.colour(of);
    }

    const Organisation& org_;
    const Organisation& drawn_;
    const scene::ChartOptions& chart_;
    compare::Comparison comparison_;
    compare::Growth growth_;
};

// What replaces placeholders where a page is of several stages: the first to the last.
scene::PlaceholderTexts series_texts(const Organisation& org, const scene::ChartOptions& chart, std::uint32_t page,
                                     std::uint32_t pages) {
    const StageId first = chart.cards.stages.front();
    const StageId last = chart.cards.stages.back();
    scene::PlaceholderTexts texts = scene::placeholder_texts(org, first, chart.today, page, pages);
    if (first == last) return texts;
    const scene::PlaceholderTexts end = scene::placeholder_texts(org, last, chart.today, page, pages);
    for (const scene::Placeholder each : {scene::Placeholder::stage, scene::Placeholder::date}) {
        std::string& text = texts[static_cast<std::size_t>(each)];
        text = fmt::format("{} to {}", text, end[static_cast<std::size_t>(each)]);
    }
    return texts;
}

}  // namespace

std::vector<scene::ChartPage> figure_pages(const language::Spec& spec, const Organisation& drawn,
                                           const scene::ChartOptions& chart, std::span<const std::string_view> without,
                                           scene::TextMeasure& measure) {
    Figures figures(spec, drawn, chart, without);
    const Organisation& org = spec.organisation;
    const auto titled = [&](const std::string& text, std::uint32_t page, std::uint32_t pages) {
        return scene::drawable(scene::filled(text, series_texts(org, chart, page, pages)));
    };
    const std::string title = chart.title ? titled(*chart.title, 1, 1) : scene::heading_of(org);
    std::vector<scene::Scene> scenes =
        compare::draw_figures(figures.table(), figures.growth(), title, chart.page, measure);
    std::vector<scene::ChartPage> pages;
    const auto count = static_cast<std::uint32_t>(scenes.size());
    for (scene::Scene& scene : scenes) {
        const auto number = static_cast<std::uint32_t>(pages.size() + 1);
        scene::dress(chart, titled(chart.footer, number, count), measure, scene);
        pages.push_back({kNone<StageId>, number, count, std::move(scene)});
    }
    return pages;
}

}  // namespace orgplan::api
