#include "planner/plan/chart/plan_chart.h"

#include "graph/chart/scene/card_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "planner/plan/chart/chart_parts.h"
#include "planner/report/phrases.h"

namespace orgplan::plan {
namespace {

constexpr FontStyle kCompany{16, true, scene::palette::kInk};
constexpr FontStyle kHeadline{11, false, scene::palette::kSoft};
constexpr FontStyle kPageNumber{8, false, scene::palette::kFaint};
constexpr double kPageTitleHeight = 26;
constexpr double kSecondLine = 15;
constexpr double kBudgetsGap = 6;
constexpr double kLeastRunRate = 90;  // of its height, above the budgets
constexpr double kGap = 14;
constexpr double kLegendGap = 8;
constexpr double kLeastHeight = 240;  // of all on one page
constexpr double kWide = 2.6;         // to its height, so that both are side by side
// How much of a page a timeline may take to share it with the figures, and its smallest letters then.
constexpr std::array<std::pair<double, double>, 3> kTimelineParts = {{{0.36, 8}, {0.46, 7.5}, {0.55, 6.5}}};
constexpr double kWaterfallPart = 0.54;  // of the height, beside the run rate

class PlanPages {
  public:
    PlanPages(const Plan& plan, const Organisation& org, const scene::Page& page, scene::TextMeasure& measure,
              const std::string& footer)
        : plan_(plan), org_(org), page_(page), measure_(measure), footer_(footer) {}

    std::vector<scene::Scene> all() {
        area_ = {page_.margin, page_.margin, page_.width - 2 * page_.margin, page_.height - 2 * page_.margin};
        scene::Scene measured;
        const double title = draw_title(measured);
        area_.y += title;
        area_.height -= title;
        std::vector<scene::Scene> scenes;
        if (std::optional<scene::Scene> whole = all_on_one_page()) {
            scenes.push_back(std::move(*whole));
        } else {
            scenes.push_back(figures(area_));
            for (scene::Scene& scene : draw_timeline(plan_, org_, area_, measure_)) scenes.push_back(std::move(scene));
        }
        for (std::size_t i = 0; i < scenes.size(); ++i) frame(scenes[i], i + 1, scenes.size());
        return scenes;
    }

  private:
    void frame(scene::Scene& scene, std::size_t number, std::size_t pages) {
        scene.width = page_.width;
        scene.height = page_.height;
        draw_title(scene);
        Sketch sketch(scene, measure_);
        const double below = page_.height - page_.margin / 2;
        if (!footer_.empty()) {
            sketch.text({page_.margin, below}, scene::Anchor::left, footer_, kPageNumber, area_.width / 2);
        }
        if (pages == 1) return;
        sketch.text({page_.width - page_.margin, below}, scene::Anchor::right,
                    fmt::format("page {} of {}", number, pages), kPageNumber);
    }

    std::string heads_text() const {
        const StagePlan& first = plan_.stages.front();
        const StagePlan& last = plan_.stages.back();
        const Stage& stage = org_[last.stage];
        const std::string when = stage.dated ? date_text(stage.at) : name_of(org_, last.stage);
        if (plan_.stages.size() == 1) return fmt::format("{}, {}", report::counted(first.heads, "head"), when);
        return fmt::format("{} \u2192 {} by {}", first.heads, report::counted(last.heads, "head"), when);
    }

    std::string costs_text() const {
        if (!has_costs(plan_)) return {};
        const auto money = [&](Amount amount) { return whole_money(amount, org_.costs.currency); };
        const StagePlan& first = plan_.stages.front();
        const StagePlan& last = plan_.stages.back();
        std::string text = "run rate " + money(first.run_rate);
        if (plan_.stages.size() > 1) text += " \u2192 " + money(last.run_rate);
        if (!org_.costs.currency.empty()) text += " " + scene::drawable(org_.costs.currency);
        text += " a month";
        if (last.allowed) text += ", budget " + money(*last.allowed);
        return text;
    }

    // Returns its height.
    double draw_title(scene::Scene& scene) {
        Sketch sketch(scene, measure_);
        const double right = page_.width - page_.margin;
        const double baseline = page_.margin + 13;
        const std::string company = scene::heading_of(org_);
        const std::string heads = heads_text();
        const std::string costs = costs_text();
        const std::string both = costs.empty() ? heads : heads + " \u00B7 " + costs;
        double x = page_.margin;
        if (!company.empty()) {
            x += sketch.text({x, baseline}, scene::Anchor::left, company, kCompany, (right - x) / 2) + 8;
        }
        scene.title = company.empty() ? both : company + " \u00B7 " + both;
        if (costs.empty() || x + sketch.width(both, kHeadline) <= right) {
            sketch.text({x, baseline}, scene::Anchor::left, both, kHeadline, right - x);
            return kPageTitleHeight;
        }
        sketch.text({x, baseline}, scene::Anchor::left, heads, kHeadline, right - x);
        sketch.text({page_.margin, baseline + kSecondLine}, scene::Anchor::left, costs, kHeadline,
                    right - page_.margin);
        return kPageTitleHeight + kSecondLine;
    }

    // The timeline below the figures, where both stay readable.
    std::optional<scene::Scene> all_on_one_page() {
        if (area_.height < kLeastHeight || area_.width < area_.height) return std::nullopt;
        for (const auto& [part, smallest] : kTimelineParts) {
            layout::Rect lower = area_;
            lower.height *= part;
            lower.y = area_.bottom() - lower.height;
            std::optional<scene::Scene> timeline = draw_short_timeline(plan_, org_, lower, smallest, measure_);
            if (!timeline) continue;
            scene::Scene scene = figures({area_.x, area_.y, area_.width, area_.height - lower.height - kGap});
            std::move(timeline->cards.begin(), timeline->cards.end(), std::back_inserter(scene.cards));
            std::move(timeline->lines.begin(), timeline->lines.end(), std::back_inserter(scene.lines));
            std::move(timeline->texts.begin(), timeline->texts.end(), std::back_inserter(scene.texts));
            std::move(timeline->fills.begin(), timeline->fills.end(), std::back_inserter(scene.fills));
            return scene;
        }
        return std::nullopt;
    }

    scene::Scene figures(const layout::Rect& area) {
        scene::Scene scene;
        Sketch sketch(scene, measure_);
        std::vector<LegendEntry> legend = waterfall_legend(plan_);
        const bool costs = has_costs(plan_);
        if (costs) {
            for (LegendEntry& entry : run_rate_legend(plan_)) legend.push_back(std::move(entry));
        }
        const double legend_height = sketch.legend_height(legend, area.width);
        layout::Rect waterfall = area;
        waterfall.height -= legend_height + kLegendGap;
        if (costs) {
            layout::Rect run_rate = waterfall;
            if (waterfall.width < kWide * waterfall.height) {
                waterfall.height = (waterfall.height - kGap) * kWaterfallPart;
                run_rate.y = waterfall.bottom() + kGap;
                run_rate.height -= waterfall.height + kGap;
            } else {
                waterfall.width = (waterfall.width - kGap) / 2;
                run_rate.x = waterfall.right() + kGap;
                run_rate.width = waterfall.width;
            }
            const double height = budgets_height(plan_);
            if (height > 0 && run_rate.height - height - kBudgetsGap > kLeastRunRate) {
                run_rate.height -= height + kBudgetsGap;
                draw_budgets(plan_, org_, {run_rate.x, run_rate.bottom() + kBudgetsGap, run_rate.width, height},
                             sketch);
            }
            draw_run_rate(plan_, org_, run_rate, sketch);
        }
        draw_waterfall(plan_, org_, waterfall, sketch);
        sketch.legend(legend, {area.x, area.bottom() - legend_height, area.width, legend_height});
        return scene;
    }

    const Plan& plan_;
    const Organisation& org_;
    const scene::Page& page_;
    scene::TextMeasure& measure_;
    const std::string& footer_;
    layout::Rect area_;
};

}  // namespace

std::vector<scene::Scene> plan_charts(const Plan& plan, const Organisation& org, const scene::Page& page,
                                      scene::TextMeasure& measure, const std::string& footer) {
    return PlanPages(plan, org, page, measure, footer).all();
}

}  // namespace orgplan::plan
