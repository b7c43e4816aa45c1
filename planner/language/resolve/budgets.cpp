#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/model/months.h"
#include "planner/language/resolve/assembly.h"
#include "planner/report/phrases.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// The first day of the month that is `later` months after that month of the year.
Tick month_start(int year, int month, int later) {
    const Month begin = month_at(year, month) + later;
    return day_of(year_of(begin), month_of_year(begin), 1).value_or(Tick());
}

// Seats without `opens` count before the first stage as well, but nobody plans there; a fiscal year is easily mistaken
// for the next one.
void report_before_stages(Assembly& assembly, text::Node entry, const Budget::Total& total) {
    if (assembly.org.stages.empty()) return;
    const Tick begins = assembly.org.stages.front().at;
    // A year that is under way has a budget too.
    if (month_of(total.to) - month_of(begins) > 1 || month_of(begins) - month_of(total.from) < 3) return;
    const std::string_view text = entry.key();
    std::string help;
    if (text.starts_with("FY") && text.size() == 6) {
        const Month next = month_of(total.to);
        help = fmt::format("write `FY{}` for {}; fiscal years are named after the year in which they end",
                           *text::whole_of(text.substr(2)) + 1, report::named_months(next, next + 11));
    }
    assembly.findings.add("budget-before-stages", entry.key_place(),
                          fmt::format("{} is mostly before the first stage, which is on {}",
                                      report::period_text(text, total.from, total.to), date_text(begins)),
                          std::move(help));
}

// `2027`, `2027-Q1`, `2027-03`, `FY2028`, which ends in 2028, or a quarter of that, `FY2028-Q1`.
void read_total(Assembly& assembly, text::Node entry, int fiscal_start, Budget& budget) {
    const std::string_view text = entry.key();
    const bool fiscal = text.starts_with("FY");
    const int year = static_cast<int>(text::whole_of(text.substr(fiscal ? 2 : 0, 4)).value_or(0));
    if (fiscal && fiscal_start == 0) {
        assembly.findings.add("fiscal-year-unknown", entry.key_place(),
                              fmt::format("`{}` is a fiscal year, and `company` has no `fiscal_year_starts`", text));
        return;
    }
    Budget::Total total;
    total.period = assembly.keep(text);
    total.place = entry.place();
    if (fiscal) {
        const bool quarter = text.size() > 6;
        const int later = quarter ? 3 * (text.back() - '1') : 0;
        const int began = year - (fiscal_start > 1 ? 1 : 0);
        total.from = month_start(began, fiscal_start, later);
        total.to = month_start(began, fiscal_start, quarter ? later + 3 : 12);
    } else if (text.size() == 4) {
        total.from = month_start(year, 1, 0);
        total.to = month_start(year, 1, 12);
    } else if (text[5] == 'Q') {
        total.from = month_start(year, 1, 3 * (text[6] - '1'));
        total.to = month_start(year, 1, 3 * (text[6] - '1') + 3);
    } else {
        const int month = static_cast<int>(text::whole_of(text.substr(5)).value_or(1));
        total.from = month_start(year, month, 0);
        total.to = month_start(year, month, 1);
    }
    // Reports stages without dates, which have no months.
    if (!assembly.timeline.tick(date_text(total.from), entry.key_place())) return;
    const std::optional<Amount> allowed = amount_of(assembly, entry, assembly.org.costs.currency);
    if (!allowed) return;
    total.allowed = *allowed;
    report_before_stages(assembly, entry, total);
    budget.totals.push_back(total);
}

void read_run_rate(Assembly& assembly, text::Node entry, Budget& budget) {
    const std::optional<Tick> from = assembly.timeline.tick(entry.key(), entry.key_place());
    const std::optional<Amount> allowed = amount_of(assembly, entry, assembly.org.costs.currency);
    if (from && allowed) budget.run_rates.push_back({*from, *allowed, entry.place()});
}

}  // namespace

void resolve_stage_costs(Assembly& assembly, text::Node stages) {
    Organisation& org = assembly.org;
    const Text currency = org.costs.currency;
    for (const text::Node node : stages) {
        const text::Node cost = node.find("monthly_cost");
        const text::Node id = node.find("id");
        if (!cost || cost.is_null() || !id) continue;
        const auto stage = std::find_if(org.stages.begin(), org.stages.end(),
                                        [&](const Stage& each) { return each.place == id.place(); });
        if (stage == org.stages.end()) continue;
        MoneyRange range;
        range.place = cost.place();
        const std::string_view text = cost.text();
        const std::size_t dots = text.find("..");
        const auto bound = [&](std::string_view part) -> std::optional<Amount> {
            const std::optional<Decimal> number = decimal_of(part);
            if (!number || is_grouped(assembly, part, cost.place(), currency)) return std::nullopt;
            std::optional<Amount> amount = amount_of(*number, currency);
            if (!amount) {
                assembly.findings.add(number->decimals > decimals_of(currency) ? "amount-too-fine" : "amount-too-large",
                                      cost.place(),
                                      fmt::format("`{}` cannot be counted in the smallest unit of {}", part,
                                                  currency.empty() ? "money" : currency));
            }
            return amount;
        };
        range.low = bound(dots == std::string_view::npos ? text : text.substr(0, dots));
        range.high = dots == std::string_view::npos ? range.low : bound(text.substr(dots + 2));
        if (range.low || range.high) stage->monthly_cost = range;
    }
}

void resolve_budgets(Assembly& assembly, const std::vector<text::Node>& lists, text::Node company) {
    const int fiscal_start = static_cast<int>(text::whole_of(company.find("fiscal_year_starts").text()).value_or(0));
    assembly.org.company.fiscal_year_starts = fiscal_start;
    for (const text::Node list : lists) {
        for (const text::Node node : list) {
            const text::Node whose = node.find("for");
            if (!whose) continue;
            Budget budget;
            budget.place = whose.place();
            if (whose.text() == "company") {
                assembly.org.company.budget = true;
            } else if (const std::optional<UnitId> unit = assembly.names.unit(whose)) {
                budget.unit = *unit;
                assembly.org.units[index(*unit)].budget = true;
            } else {
                constexpr std::array<std::string_view, 6> kAll{"all",        "everybody", "everyone",
                                                               "everything", "total",     "whole"};
                if (std::ranges::find(kAll, whose.text()) != kAll.end()) {
                    assembly.findings.all().back().help = "for the whole company, write `for: company`";
                }
                continue;
            }
            for (const text::Node entry : node.find("total")) read_total(assembly, entry, fiscal_start, budget);
            for (const text::Node entry : node.find("run_rate")) read_run_rate(assembly, entry, budget);
            std::stable_sort(budget.run_rates.begin(), budget.run_rates.end(),
                             [](const Budget::RunRate& a, const Budget::RunRate& b) { return a.from < b.from; });
            assembly.org.budgets.push_back(std::move(budget));
        }
    }
}

}  // namespace orgplan::language
