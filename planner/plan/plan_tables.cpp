#include <fmt/format.h>

#include <algorithm>

#include "planner/plan/plan.h"
#include "planner/report/text_report.h"
#include "planner/stats/tables.h"

namespace orgplan {
namespace {

constexpr Amount kBar = 16;  // columns of the longest bar

class Tables {
  public:
    Tables(const Plan& plan, const Organisation& org) : plan_(plan), org_(org), currency_(org.costs.currency) {
        for (const MonthFigures& month : plan.months) {
            longest_ = std::max({longest_, month.run_rate, month.allowed.value_or(0)});
        }
    }

    std::vector<Table> all(bool bars) const {
        std::vector<Table> tables{months(bars)};
        if (std::any_of(plan_.months.begin(), plan_.months.end(),
                        [](auto& month) { return month.pay + month.once > 0; })) {
            tables.push_back(quarters());
        }
        if (!plan_.budgets.empty()) tables.push_back(budgets());
        return tables;
    }

    std::string floor() const {
        if (plan_.unpriced.empty()) return {};
        return fmt::format("Nothing says what {} seat{} cost{}: every sum is a floor.\n", plan_.unpriced.size(),
                           plan_.unpriced.size() == 1 ? "" : "s", plan_.unpriced.size() == 1 ? "s" : "");
    }

  private:
    std::string money(Amount amount) const { return money_text(amount, {}); }
    std::string whose(UnitId unit) const {
        return given(unit) ? printable(org_.name_of(unit, id_at<StageId>(org_.stages.size() - 1))) : "the company";
    }
    std::string titled(std::string_view title) const {
        return currency_.empty() ? std::string(title) : fmt::format("{}, {}", title, currency_);
    }

    // As long as the run rate; a bar of the allowed one ends in a mark.
    std::string bar(const MonthFigures& month) const {
        if (longest_ == 0) return {};
        const Amount column = std::max<Amount>(1, longest_ / kBar);
        const Amount filled = std::min(month.run_rate / column, kBar);
        const Amount mark = month.allowed ? std::min(*month.allowed / column, kBar) : -1;
        std::string text;
        for (Amount i = 0; i <= kBar; ++i) {
            text += i == mark ? "│" : i < filled ? "█" : " ";
        }
        return text + (month.allowed && month.run_rate > *month.allowed ? " above" : "");
    }

    Table months(bool bars) const {
        Table table;
        table.title = titled("Month by month");
        table.headings = {"month", "heads", "externals", "vacant", "run rate", "allowed", "pay", "once"};
        if (bars) table.headings.emplace_back("run rate │ allowed");
        table.words = bars ? 1 : 0;
        for (const MonthFigures& month : plan_.months) {
            Table::Row row{{month_text(month.month), std::to_string(month.heads), std::to_string(month.externals),
                            std::to_string(month.vacant), money(month.run_rate),
                            month.allowed ? money(*month.allowed) : "–", money(month.pay), money(month.once)}};
            if (bars) row.cells.push_back(bar(month));
            table.rows.push_back(std::move(row));
        }
        return table;
    }

    Table quarters() const {
        Table table;
        table.title = titled("Cost by quarter, of the months above");
        table.headings = {"unit"};
        table.headings.insert(table.headings.end(), plan_.quarters.begin(), plan_.quarters.end());
        for (const UnitPlan& unit : plan_.units) {
            Table::Row row{{whose(unit.unit)}, unit.nesting};
            for (const Amount amount : unit.quarters) row.cells.push_back(money(amount));
            table.rows.push_back(std::move(row));
        }
        return table;
    }

    Table budgets() const {
        Table table;
        table.title = titled("Budgets");
        table.headings = {"for", "period", "cost", "allowed", "left"};
        for (const BudgetUse& use : plan_.budgets) {
            table.rows.push_back({{whose(use.unit), std::string(use.period), money(use.spent), money(use.allowed),
                                   money(use.allowed - use.spent)}});
        }
        return table;
    }

    const Plan& plan_;
    const Organisation& org_;
    Text currency_;
    Amount longest_ = 0;
};

}  // namespace

std::string plan_text(const Plan& plan, const Organisation& org, std::size_t width) {
    const Tables tables(plan, org);
    std::string text;
    for (const Table& table : tables.all(true)) text += (text.empty() ? "" : "\n") + text_of(table, width);
    const std::string floor = tables.floor();
    return text + (floor.empty() ? "" : "\n" + floor);
}

std::string plan_markdown(const Plan& plan, const Organisation& org) {
    const Tables tables(plan, org);
    std::string text;
    for (const Table& table : tables.all(false)) text += (text.empty() ? "" : "\n") + markdown_of(table);
    const std::string floor = tables.floor();
    return text + (floor.empty() ? "" : "\n" + floor);
}

}  // namespace orgplan
