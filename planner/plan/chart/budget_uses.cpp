#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planner/plan/chart/chart_parts.h"
#include "planner/report/phrases.h"

namespace orgplan::plan {
namespace {

constexpr std::size_t kMostRows = 5;
constexpr double kHeadingHeight = 16;
constexpr double kRowHeight = 10.5;
constexpr double kBarHeight = 5;
constexpr double kNamePart = 0.3;
constexpr double kBarPart = 0.2;
constexpr const char* kSpent = "#93b4e6";
constexpr const char* kOverBudget = "#fecaca";
constexpr FontStyle kName{7, false, scene::palette::kInk};
constexpr FontStyle kOver{7, true, scene::palette::kLeaving};

// The chart of the run rate shows that of the company.
bool is_in_run_rate(const BudgetUse& use) {
    return use.run_rate && !given(use.unit);
}

// Those that are exceeded first.
std::vector<const BudgetUse*> shown(const Plan& plan) {
    std::vector<const BudgetUse*> uses;
    for (const BudgetUse& use : plan.budgets) {
        if (!is_in_run_rate(use)) uses.push_back(&use);
    }
    std::ranges::stable_partition(uses, [](const BudgetUse* use) { return use->over; });
    return uses;
}

class BudgetRows {
  public:
    BudgetRows(const Organisation& org, const layout::Rect& area, Sketch& sketch)
        : org_(org), area_(area), sketch_(sketch) {}

    void draw(std::vector<const BudgetUse*> uses) {
        const std::string currency = scene::drawable(org_.costs.currency);
        const double at =
            sketch_.text({area_.x, area_.y + 9}, scene::Anchor::left, "Budgets", kChartTitle, area_.width) + 6;
        const std::size_t more = uses.size() > kMostRows ? uses.size() - kMostRows : 0;
        uses.resize(uses.size() - more);
        std::string note = currency;
        if (more > 0) note += fmt::format("{}{} more are not shown", currency.empty() ? "" : "; ", more);
        sketch_.text({area_.x + at, area_.y + 9}, scene::Anchor::left, note, kChartNote, area_.width - at);
        double baseline = area_.y + kHeadingHeight + kRowHeight - 3;
        for (const BudgetUse* use : uses) {
            row(*use, baseline);
            baseline += kRowHeight;
        }
    }

  private:
    std::string money(Amount amount) const { return whole_money(amount, org_.costs.currency); }

    std::string when(const BudgetUse& use) const {
        if (!use.run_rate) return "in " + scene::drawable(use.period);
        if (!org_.dated()) return "a month";
        return "a month from " + month_text(month_of(use.from));
    }

    void row(const BudgetUse& use, double baseline) {
        const StageId last = id_at<StageId>(org_.stages.size() - 1);
        const std::string name = given(use.unit) ? scene::drawable(org_.name_of(use.unit, last)) : "The company";
        const double bar = area_.x + area_.width * kNamePart, most = area_.width * kBarPart;
        sketch_.text({area_.x, baseline}, scene::Anchor::left, name, kName, bar - area_.x - 6);
        const double part = use.allowed > 0 ? static_cast<double>(use.spent) / static_cast<double>(use.allowed) : 0;
        const std::string id =
            fmt::format("budget {} {}", name, use.run_rate ? date_text(use.from) : std::string(use.period));
        const layout::Rect whole{bar, baseline - kBarHeight, most, kBarHeight};
        layout::Rect spent = whole;
        spent.width *= std::min(part, 1.0);
        if (spent.width > 0)
            sketch_.bar(id, spent, use.over ? kOverBudget : kSpent, use.over ? kOverBudget : kSpent, {});
        sketch_.block({whole.right() - 0.5, whole.y - 1, 1, whole.height + 2}, scene::palette::kInk);
        const double left = bar + most + 6;
        const std::string text = fmt::format("{} of {} {}", money(use.spent), money(use.allowed), when(use));
        const double wide = sketch_.text({left, baseline}, scene::Anchor::left, text, kChartNote, area_.right() - left);
        if (!use.over) return;
        const std::string over = fmt::format("\u25B2 {} over", money(use.spent - use.allowed));
        sketch_.text({left + wide + 6, baseline}, scene::Anchor::left, over, kOver, area_.right() - left - wide - 6);
    }

    const Organisation& org_;
    layout::Rect area_;
    Sketch& sketch_;
};

}  // namespace

double budgets_height(const Plan& plan) {
    const std::size_t rows = std::min(shown(plan).size(), kMostRows);
    return rows == 0 ? 0 : kHeadingHeight + static_cast<double>(rows) * kRowHeight;
}

void draw_budgets(const Plan& plan, const Organisation& org, const layout::Rect& area, Sketch& sketch) {
    BudgetRows(org, area, sketch).draw(shown(plan));
}

}  // namespace orgplan::plan
