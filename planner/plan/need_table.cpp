#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planner/plan/plan_tables.h"
#include "planner/report/text_report.h"

namespace orgplan::plan {
namespace {

// Rounded down, so that what falls short never looks like what is needed.
std::string figure(double there) {
    return fmt::format("{:g}", std::floor((there + 1e-6) * 100) / 100);
}

// The first month, those in which something changes or is needed from then on, and no others.
std::vector<std::size_t> months_of(const Plan& plan) {
    std::vector<std::size_t> months;
    for (std::size_t t = 0; t < plan.months.size(); ++t) {
        const auto differs = [&](const NeedUse& need) {
            return t == 0 || need.due == t || std::abs(need.there[t] - need.there[t - 1]) > 1e-6;
        };
        if (std::ranges::any_of(plan.needs, differs)) months.push_back(t);
    }
    return months;
}

}  // namespace

report::Table need_table(const Plan& plan, const Organisation& org) {
    report::Table table;
    if (plan.needs.empty()) return table;
    const std::vector<std::size_t> months = months_of(plan);
    table.title = "Seats and capacity against needs, months with changes only";
    table.headings = {"need", "stage", "at least"};
    table.widest_name = 60;
    for (const std::size_t t : months) table.headings.push_back(month_text(plan.months[t].month));
    for (const NeedUse& need : plan.needs) {
        std::string what = need.what;
        std::erase(what, '`');
        report::Table::Row row{{report::printable(what), std::string(org[need.stage].id), figure(need.at_least)}};
        for (const std::size_t t : months) {
            row.cells.push_back(figure(need.there[t]) + (need.is_short(t) ? " ▼" : ""));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace orgplan::plan
