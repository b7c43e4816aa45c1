#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/plan/chart/chart_parts.h"
#include "planner/plan/chart/waterfall_steps.h"
#include "planner/report/phrases.h"

namespace orgplan::plan {
namespace {

constexpr const char* kTotal = "#475569";
constexpr const char* kContract = "#0369a1";
constexpr FontStyle kHeads{9, true, scene::palette::kInk};
constexpr FontStyle kHeadsInside{9, true, scene::palette::kWhite};
constexpr FontStyle kStage{7, true, scene::palette::kInk};
constexpr FontStyle kDetail{6, false, scene::palette::kSoft};
constexpr FontStyle kPeriod{6, false, scene::palette::kSoft};
constexpr FontStyle kYear{6, true, scene::palette::kFaint};
constexpr double kHeadcountTitleHeight = 14;
constexpr double kAbove = 12;  // for the number on the highest bar
constexpr double kBelow = 35;  // for the names of the columns
constexpr double kNarrowest = 28;
constexpr double kWidest = 84;
constexpr double kStageWidth = 1.7;  // of a change's

// A change of headcount in a period.
struct Change {
    const char* word;
    std::int64_t heads;
    const char* fill;
    const char* stroke;
    bool dashed = false;
};

std::vector<Change> changes_of(const HeadFlow& flow) {
    const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    const std::array<Change, 6> all = {{
        {"start", number(flow.starts), scene::palette::kNew, scene::palette::kNew},
        {"backfill", number(flow.backfills), scene::palette::kWhite, scene::palette::kNew},
        {"comeback", number(flow.comebacks), scene::palette::kWhite, scene::palette::kNew, true},
        {"contract", flow.contracts, scene::palette::kWhite, kContract, true},
        {"leave", -number(flow.leaves), scene::palette::kWhite, scene::palette::kLeaving},
        {"removal", -number(flow.removals), scene::palette::kLeaving, scene::palette::kLeaving},
    }};
    std::vector<Change> changes;
    for (const Change& change : all) {
        if (change.heads != 0) changes.push_back(change);
    }
    return changes;
}

class Waterfall {
  public:
    Waterfall(const Plan& plan, const Organisation& org, const layout::Rect& area, Sketch& sketch)
        : plan_(plan), org_(org), area_(area), sketch_(sketch) {}

    void draw() {
        choose();
        std::size_t most = 1;
        for (const StagePlan& stage : plan_.stages) most = std::max(most, stage.heads + stage.vacant);
        for (const StageSteps& each : parts_) {
            std::int64_t heads = static_cast<std::int64_t>(plan_.stages[each.from].heads);
            for (const FlowStep& step : each.steps) {
                for (const Change& change : changes_of(step.flow)) {
                    heads += change.heads;
                    most = std::max(most, static_cast<std::size_t>(std::max<std::int64_t>(heads, 0)));
                }
            }
        }
        per_head_ = (area_.height - kHeadcountTitleHeight - kAbove - kBelow) / static_cast<double>(most);
        base_ = area_.bottom() - kBelow;
        const double width = slot_ * slots(parts_);
        x_ = area_.x + (area_.width - width) / 2;
        sketch_.text({area_.x, area_.y + 9}, scene::Anchor::left, "Headcount", kChartTitle, area_.width);
        sketch_.line({{area_.x, base_}, {area_.right(), base_}}, scene::palette::kLine, 0.6);
        draw_stage(plan_.stages.front());
        for (const StageSteps& each : parts_) {
            for (const FlowStep& step : each.steps) draw_step(step);
            draw_stage(plan_.stages[each.to]);
        }
    }

  private:
    static double slots(const std::vector<StageSteps>& parts) {
        double count = kStageWidth;
        for (const StageSteps& each : parts) {
            count += kStageWidth;
            for (const FlowStep& step : each.steps) count += static_cast<double>(changes_of(step.flow).size());
        }
        return count;
    }

    // The finest periods that fit with all stages, else with the first and the last one alone.
    void choose() {
        const HeadSteps heads(plan_, org_);
        const std::size_t last = plan_.stages.size() - 1;
        for (const bool all_stages : {true, false}) {
            for (const int period : {1, 3, 12, 24, 60, 120, 0}) {
                parts_.clear();
                for (std::size_t s = 0; s < last; s = parts_.back().to) {
                    parts_.push_back(heads.between(s, all_stages ? s + 1 : last, period));
                }
                slot_ = std::min(area_.width / slots(parts_), kWidest);
                if (slot_ >= kNarrowest) return;
            }
        }
    }

    double y(std::int64_t heads) const { return base_ - per_head_ * static_cast<double>(heads); }

    void draw_stage(const StagePlan& stage) {
        const Stage& at = org_[stage.stage];
        const double width = slot_ * kStageWidth;
        const double middle = x_ + width / 2;
        heads_ = static_cast<std::int64_t>(stage.heads);
        const double top = y(heads_);
        join(x_ + width * 0.2, top);
        std::string details;
        if (stage.vacant > 0) details = fmt::format("{} vacant", stage.vacant);
        if (stage.externals > 0) {
            details += fmt::format("{}{}", details.empty() ? "" : ", ", report::counted(stage.externals, "external"));
        }
        const std::string name = name_of(org_, stage.stage);
        const std::string when = at.dated ? date_text(at.at) : "";
        const std::string tooltip =
            fmt::format("{}{}{}: {}{}{}", name, when.empty() ? "" : ", ", when, report::counted(stage.heads, "head"),
                        details.empty() ? "" : ", ", details);
        const layout::Rect rect{x_ + width * 0.2, top, width * 0.6, base_ - top};
        if (stage.heads > 0) sketch_.bar("headcount at " + std::string(at.id), rect, kTotal, kTotal, tooltip);
        double above = top;
        if (stage.vacant > 0) {
            const double high = per_head_ * static_cast<double>(stage.vacant);
            above = top - high;
            sketch_.bar("vacant at " + std::string(at.id), {rect.x, above, rect.width, high}, scene::palette::kWhite,
                        kTotal, tooltip, true);
        }
        // The headcount is on its bar, the number of vacant seats on theirs.
        const bool inside = stage.vacant > 0 && base_ - top > 14;
        sketch_.text({middle, inside ? top + 11 : above - 3}, scene::Anchor::middle, std::to_string(stage.heads),
                     inside ? kHeadsInside : kHeads, width);
        if (inside) {
            sketch_.text({middle, above - 3}, scene::Anchor::middle, fmt::format("{} vacant", stage.vacant), kDetail,
                         width);
        }
        sketch_.text({middle, base_ + 9}, scene::Anchor::middle, name, kStage, width - 3, tooltip);
        double baseline = base_ + 17.5;
        for (const std::string& line : {when, details}) {
            if (line.empty() || sketch_.text({middle, baseline}, scene::Anchor::middle, line, kDetail, width - 2) == 0)
                continue;
            baseline += 7.5;
        }
        x_ += width;
        end_ = rect.right();
        level_ = top;
        year_.clear();
    }

    // From the end of the bar before to the start of the next one.
    void join(double to, double level) {
        if (end_ > 0) sketch_.line({{end_, level_}, {to, level_}, {to, level}}, scene::palette::kLine, 0.6);
    }

    void draw_step(const FlowStep& step) {
        const std::vector<Change> changes = changes_of(step.flow);
        const double width = slot_ * static_cast<double>(changes.size());
        if (changes.empty()) return;
        sketch_.text({x_ + width / 2, base_ + 9}, scene::Anchor::middle, step.period, kPeriod, width - 2,
                     step.year.empty() ? "" : step.period + " " + step.year);
        if (step.year != year_) {
            const double shown =
                sketch_.text({x_ + width / 2, base_ + 17.5}, scene::Anchor::middle, step.year, kYear, width - 2);
            if (shown > 0) year_ = step.year;
        }
        for (const Change& change : changes) {
            const std::int64_t after = heads_ + change.heads;
            const double top = y(std::max(heads_, after));
            const double bottom = y(std::min(heads_, after));
            const layout::Rect rect{x_ + slot_ * 0.16, top, slot_ * 0.68, bottom - top};
            join(rect.x, y(heads_));
            const std::string number = fmt::format("{}{}", change.heads > 0 ? "+" : "\u2212", std::abs(change.heads));
            const std::string when = step.year.empty() ? step.period : step.period + " " + step.year;
            sketch_.bar(fmt::format("headcount by {} {}", change.word, when), rect, change.fill, change.stroke,
                        fmt::format("{}{}{}: {}", when, when.empty() ? "" : ", ", words_of(change), number),
                        change.dashed);
            // On the side to which it goes, but above the axis.
            const bool below = change.heads < 0 && base_ - bottom > 10;
            const FontStyle style{7, true, change.stroke};
            sketch_.text({x_ + slot_ / 2, below ? bottom + 7.5 : top - 2.5}, scene::Anchor::middle, number, style,
                         slot_);
            heads_ = after;
            end_ = rect.right();
            level_ = y(heads_);
            x_ += slot_;
        }
    }

    static std::string words_of(const Change& change) {
        const std::string_view word = change.word;
        if (word == "start") return "starts in new seats";
        if (word == "backfill") return "backfills";
        if (word == "comeback") return "comes back";
        if (word == "leave") return "leaves, seat stays";
        if (word == "removal") return "leaves, seat closes";
        return "moves from or to an external contract";
    }

    const Plan& plan_;
    const Organisation& org_;
    layout::Rect area_;
    Sketch& sketch_;
    std::vector<StageSteps> parts_;
    double slot_ = kNarrowest;
    double per_head_ = 1;
    double base_ = 0;
    double x_ = 0;
    std::int64_t heads_ = 0;
    double end_ = 0;    // of the last bar
    double level_ = 0;  // at which it ends
    std::string year_;
};

}  // namespace

void draw_waterfall(const Plan& plan, const Organisation& org, const layout::Rect& area, Sketch& sketch) {
    Waterfall(plan, org, area, sketch).draw();
}

std::vector<LegendEntry> waterfall_legend(const Plan& plan) {
    std::size_t vacant = plan.stages.front().vacant;
    std::size_t starts = 0;
    std::size_t backfills = 0;
    std::size_t comebacks = 0;
    std::size_t leaves = 0;
    std::size_t removals = 0;
    bool contracts = false;
    for (std::size_t s = 1; s < plan.stages.size(); ++s) {
        const StagePlan& stage = plan.stages[s];
        vacant += stage.vacant;
        starts += stage.flow.starts;
        backfills += stage.flow.backfills;
        comebacks += stage.flow.comebacks;
        leaves += stage.flow.leaves;
        removals += stage.flow.removals;
        contracts = contracts || stage.flow.contracts != 0;
    }
    std::vector<LegendEntry> entries{{Sample::filled, kTotal, "headcount at a stage"}};
    if (vacant > 0) entries.push_back({Sample::dashed, kTotal, "vacant seats"});
    if (starts > 0) entries.push_back({Sample::filled, scene::palette::kNew, "start in a new seat"});
    if (backfills > 0) entries.push_back({Sample::outlined, scene::palette::kNew, "backfill"});
    if (comebacks > 0) entries.push_back({Sample::dashed, scene::palette::kNew, "comes back"});
    if (leaves > 0) entries.push_back({Sample::outlined, scene::palette::kLeaving, "leaves, seat stays"});
    if (removals > 0) entries.push_back({Sample::filled, scene::palette::kLeaving, "leaves, seat closes"});
    if (contracts) entries.push_back({Sample::dashed, kContract, "moves from or to an external contract"});
    return entries;
}

}  // namespace orgplan::plan
