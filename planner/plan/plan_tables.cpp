#include "planner/plan/plan_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/report/phrases.h"
#include "planner/report/text_report.h"

namespace orgplan::plan {
namespace {

// Columns of the longest bar; the shorter one leaves room for " over", so that the table has the same width.
constexpr Amount kBar = 16, kBarWithOver = 11;

class Figures {
  public:
    Figures(const Plan& plan, const Organisation& org) : plan_(plan), org_(org) {
        for (const MonthFigures& month : plan.months) {
            longest_ = std::max({longest_, month.run_rate, month.allowed.value_or(0)});
            priced_ = priced_ || month.run_rate + month.pay + month.once > 0;
            if (month.over) bar_ = kBarWithOver;
            budgeted_ = budgeted_ || month.allowed;
        }
        for (const StagePlan& stage : plan.stages) {
            if (!plan.dated) longest_ = std::max({longest_, stage.run_rate, stage.allowed.value_or(0)});
            priced_ = priced_ || stage.run_rate > 0;
            if (plan.dated) continue;
            if (stage.over) bar_ = kBarWithOver;
            budgeted_ = budgeted_ || stage.allowed;
        }
    }

    std::vector<report::Table> tables(bool bars) const {
        std::vector<report::Table> tables;
        const auto add_table = [&](report::Table table) {
            if (!table.rows.empty()) tables.push_back(std::move(table));
        };
        add_table(flows());
        add_table(plan_.dated ? months(bars) : stages(bars));
        if (plan_.units.size() > 1) {
            add_table(heads_by_unit());
            if (priced_) add_table(run_rates_by_unit());
        }
        add_table(need_table(plan_, org_));
        if (!priced_) return tables;
        if (plan_.dated) add_table(quarters());
        add_table(budgets());
        return tables;
    }

  private:
    // A dash means no budget.
    std::string money(const std::optional<Amount>& amount) const {
        return amount ? money_figure(*amount, org_.costs.currency) : "–";
    }
    std::string titled(std::string_view title) const {
        const Text currency = org_.costs.currency;
        return currency.empty() || !priced_ ? std::string(title) : fmt::format("{}, {}", title, currency);
    }
    std::string whose(UnitId unit) const {
        return given(unit) ? report::printable(org_.name_of(unit, id_at<StageId>(org_.stages.size() - 1)))
               : org_.company.name.empty() ? "the company"
                                           : report::printable(org_.company.name);
    }
    std::string stage_name(StageId stage) const { return std::string(org_[stage].id); }

    // As long as the run rate, with a mark at the budget.
    template <class Time>
    std::string bar(const Time& time) const {
        if (longest_ == 0) return {};
        const Amount column = std::max<Amount>(1, longest_ / bar_);
        const Amount mark = time.allowed ? std::min(*time.allowed / column, bar_) : -1;
        // What is over is seen beyond the mark, however little it is.
        const Amount filled = std::max(std::min(time.run_rate / column, bar_), time.over ? mark + 2 : 0);
        std::string text;
        for (Amount i = 0; i <= std::max(bar_, filled - 1); ++i) {
            text += i == mark ? "│" : i < filled ? "█" : " ";
        }
        return text + (time.over ? " over" : "");
    }

    // The quarters, or the stages, in which somebody joins or leaves.
    report::Table flows() const {
        std::vector<std::pair<std::string, HeadFlow>> flows;
        if (plan_.dated) {
            for (const MonthFigures& month : plan_.months) {
                const std::string& quarter = plan_.quarters[static_cast<std::size_t>(
                    quarter_of(month.month) - quarter_of(plan_.months.front().month))];
                if (flows.empty() || flows.back().first != quarter) {
                    flows.emplace_back(quarter, month.flow);
                } else {
                    join(flows.back().second, month.flow);
                }
            }
        } else {
            for (const StagePlan& stage : plan_.stages) flows.emplace_back(stage_name(stage.stage), stage.flow);
        }
        const bool contracts =
            std::any_of(flows.begin(), flows.end(), [](const auto& each) { return each.second.contracts != 0; });
        const bool comebacks =
            std::any_of(flows.begin(), flows.end(), [](const auto& each) { return each.second.comebacks != 0; });
        report::Table table;
        table.title = "Joiners and leavers";
        table.headings = {
            plan_.dated ? "quarter" : "stage", "at start", "new seat", "backfill", "leavers", "seat closes", "at end"};
        if (contracts) table.headings.insert(table.headings.end() - 1, "contracts");
        if (comebacks) table.headings.insert(table.headings.begin() + 4, "comes back");
        for (const auto& [name, flow] : flows) {
            if (flow.starts + flow.backfills + flow.comebacks + flow.leaves + flow.removals == 0 && flow.contracts == 0)
                continue;
            const auto change = [](auto figure, std::string_view sign) {
                return figure == 0 ? std::string("0") : fmt::format("{}{}", sign, figure);
            };
            report::Table::Row row{{name, std::to_string(flow.before), change(flow.starts, "+"),
                                    change(flow.backfills, "+"), change(flow.leaves, "\u2212"),
                                    change(flow.removals, "\u2212")}};
            if (comebacks) row.cells.insert(row.cells.begin() + 4, change(flow.comebacks, "+"));
            if (contracts) row.cells.push_back(change(flow.contracts, flow.contracts > 0 ? "+" : ""));
            row.cells.push_back(std::to_string(flow.after));
            table.rows.push_back(std::move(row));
        }
        return table;
    }

    static void join(HeadFlow& flow, const HeadFlow& next) {
        flow.starts += next.starts;
        flow.backfills += next.backfills;
        flow.comebacks += next.comebacks;
        flow.leaves += next.leaves;
        flow.removals += next.removals;
        flow.contracts += next.contracts;
        flow.after = next.after;
    }

    report::Table times(std::string_view time, std::string_view title, bool bars) const {
        report::Table table;
        table.title = titled(title);
        table.headings = {std::string(time), "headcount", "externals", "vacant"};
        if (!priced_) return table;
        table.headings.emplace_back("run rate");
        if (budgeted_) table.headings.emplace_back("budget");
        if (plan_.dated) table.headings.insert(table.headings.end(), {"recurring", "one-off"});
        if (!bars) return table;
        table.headings.emplace_back(budgeted_ ? "run rate │ budget" : "");
        table.words = 1;
        return table;
    }

    template <class Time>
    report::Table::Row row(std::string name, const Time& time) const {
        report::Table::Row row{
            {std::move(name), std::to_string(time.heads), std::to_string(time.externals), std::to_string(time.vacant)}};
        if (priced_) row.cells.push_back(money(time.run_rate));
        if (priced_ && budgeted_) row.cells.push_back(money(time.allowed));
        return row;
    }

    report::Table months(bool bars) const {
        report::Table table = times("month", "Month by month", bars);
        for (const MonthFigures& month : plan_.months) {
            report::Table::Row& made = table.rows.emplace_back(row(month_text(month.month), month));
            if (priced_) made.cells.insert(made.cells.end(), {money(month.pay), money(month.once)});
            if (priced_ && bars) made.cells.push_back(bar(month));
        }
        return table;
    }

    report::Table stages(bool bars) const {
        report::Table table = times("stage", "Stage by stage", bars);
        for (const StagePlan& stage : plan_.stages) {
            report::Table::Row& made = table.rows.emplace_back(row(stage_name(stage.stage), stage));
            if (priced_ && bars) made.cells.push_back(bar(stage));
        }
        return table;
    }

    // The times at which something is different from the time before.
    template <class Differs>
    std::vector<std::size_t> changing(Differs differs) const {
        std::vector<std::size_t> found{0};
        for (std::size_t t = 1; t < plan_.units.front().heads.size(); ++t) {
            const auto here = [&](const UnitPlan& unit) { return differs(unit, t); };
            if (std::any_of(plan_.units.begin(), plan_.units.end(), here)) found.push_back(t);
        }
        return found;
    }

    report::Table by_unit(const std::string& title, const std::vector<std::size_t>& times_shown) const {
        report::Table table;
        const bool all = times_shown.size() == plan_.units.front().heads.size();
        const std::string_view times = plan_.dated ? "months" : "stages";
        table.title = all ? title : fmt::format("{}, {} with changes only", title, times);
        table.headings = {"unit"};
        for (const std::size_t t : times_shown) {
            table.headings.push_back(plan_.dated ? month_text(plan_.months[t].month)
                                                 : stage_name(plan_.stages[t].stage));
        }
        return table;
    }

    // A unit whose figures are all zero is left out, and so are those below it.
    static void add(report::Table& table, report::Table::Row row) {
        const bool empty =
            std::all_of(row.cells.begin() + 1, row.cells.end(), [](const std::string& cell) { return cell == "0"; });
        if (!empty || row.indent == 0) table.rows.push_back(std::move(row));
    }

    report::Table heads_by_unit() const {
        const auto differs = [](const UnitPlan& unit, std::size_t t) { return unit.heads[t] != unit.heads[t - 1]; };
        const std::vector<std::size_t> times = changing(differs);
        report::Table table = by_unit("Headcount by unit", times);
        for (const UnitPlan& unit : plan_.units) {
            report::Table::Row row{{whose(unit.unit)}, unit.nesting};
            for (const std::size_t t : times) row.cells.push_back(std::to_string(unit.heads[t]));
            add(table, std::move(row));
        }
        return table;
    }

    report::Table run_rates_by_unit() const {
        const auto differs = [](const UnitPlan& unit, std::size_t t) {
            return unit.run_rates[t] != unit.run_rates[t - 1] ||
                   (!unit.allowed.empty() && unit.allowed[t] != unit.allowed[t - 1]);
        };
        const std::vector<std::size_t> times = changing(differs);
        report::Table table = by_unit(titled("Run rate by unit"), times);
        for (const UnitPlan& unit : plan_.units) {
            report::Table::Row row{{whose(unit.unit)}, unit.nesting};
            report::Table::Row limit{{"budget"}, unit.nesting + 1};
            for (const std::size_t t : times) {
                const std::optional<Amount> allowed = unit.allowed.empty() ? std::nullopt : unit.allowed[t];
                row.cells.push_back(money(unit.run_rates[t]) + (allowed && unit.over[t] ? " ▲" : ""));
                limit.cells.push_back(money(allowed));
            }
            if (unit.allowed.empty()) {
                add(table, std::move(row));
                continue;
            }
            table.rows.push_back(std::move(row));
            table.rows.push_back(std::move(limit));
        }
        return table;
    }

    report::Table quarters() const {
        report::Table table;
        table.title = titled("Cost by quarter, for the months above");
        table.headings = {"unit"};
        table.headings.insert(table.headings.end(), plan_.quarters.begin(), plan_.quarters.end());
        for (const UnitPlan& unit : plan_.units) {
            report::Table::Row row{{whose(unit.unit)}, unit.nesting};
            for (const Amount amount : unit.quarters) row.cells.push_back(money(amount));
            add(table, std::move(row));
        }
        return table;
    }

    report::Table budgets() const {
        report::Table table;
        table.title = titled("Budgets");
        table.headings = {"for", "period", "cost", "budget", "left"};
        for (const BudgetUse& use : plan_.budgets) {
            table.rows.push_back(
                {{whose(use.unit),
                  use.run_rate ? "a month " + since(use.from) : report::period_text(use.period, use.from, use.to),
                  money(use.spent), money(use.allowed), money(use.allowed - use.spent)}});
        }
        return table;
    }

    std::string since(Tick at) const {
        const StageId stage = org_.stage_at(at);
        const bool named = given(stage) && !org_[stage].for_day;
        if (!org_.dated())
            return named ? fmt::format("from stage `{}`", stage_name(stage)) : fmt::format("from {}", date_text(at));
        return fmt::format("from {}{}", date_text(at), named ? fmt::format(" ({})", stage_name(stage)) : "");
    }

    const Plan& plan_;
    const Organisation& org_;
    Amount longest_ = 0;
    Amount bar_ = kBar;
    bool priced_ = false;
    bool budgeted_ = false;  // whether the company has a monthly budget
};

}  // namespace

std::vector<report::Table> figure_tables(const Plan& plan, const Organisation& org, bool bars) {
    return Figures(plan, org).tables(bars);
}

}  // namespace orgplan::plan
