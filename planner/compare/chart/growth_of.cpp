#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "planner/compare/chart/growth.h"
#include "planner/plan/plan.h"

namespace orgplan::compare {

std::string drawn_name(const SpecFacts& spec) {
    if (spec.heading != spec.name) return spec.heading;
    std::string file = std::filesystem::path(spec.name).filename().string();
    return file.empty() || file == "." || file == ".." ? spec.name : file;
}

Growth growth_of(std::span<const ComparedSpec> specs, const Comparison& comparison) {
    std::vector<plan::PlanResult> plans;
    bool dated = true, money = false, one_currency = true;
    for (const ComparedSpec& each : specs) {
        const plan::PlanResult& result =
            plans.emplace_back(plan::plan_of(each.spec.organisation, hiring::HiringNorms()));
        dated = dated && result.plan && result.plan->dated;
    }
    for (const compare::SpecFacts& each : comparison.specs) {
        money = money || each.priced;
        one_currency = one_currency && comparison.same_currency(each);
    }
    money = money && one_currency;
    Growth growth;
    Course heads{"Headcount", dated ? "at the end of each month" : "at each stage", false, {}, {}};
    Course rates{"Run rate", {}, true, {}, {}};
    for (const compare::SpecFacts& each : comparison.specs) {
        if (rates.currency.empty()) rates.currency = each.currency;
    }
    rates.note = fmt::format("{}{}a month, {}", rates.currency, rates.currency.empty() ? "" : " ", heads.note);
    if (dated) {
        growth.first = plans.front().plan->months.front().month;
        growth.end = growth.first;
        for (const plan::PlanResult& each : plans) {
            growth.first = std::min(growth.first, each.plan->months.front().month);
            growth.end = std::max(growth.end, each.plan->months.back().month + 1);
        }
    } else {
        for (const compare::ComparedStage& stage : comparison.stages) {
            const auto named = std::ranges::find_if(stage.names, [](const auto& name) { return name.has_value(); });
            growth.names.push_back((*named)->name.empty() ? (*named)->id : (*named)->name);
        }
    }
    for (std::size_t s = 0; s < specs.size(); ++s) {
        Course::Line& head = heads.lines.emplace_back(Course::Line{drawn_name(comparison.specs[s]), {}});
        Course::Line& rate = rates.lines.emplace_back(Course::Line{drawn_name(comparison.specs[s]), {}});
        if (!dated) {
            for (const compare::ComparedStage& stage : comparison.stages) {
                head.values.emplace_back();
                rate.values.emplace_back();
                for (const compare::Figure& figure : stage.figures) {
                    if (!figure.values[s]) continue;
                    if (figure.key == "headcount") head.values.back() = std::get<double>(*figure.values[s]);
                    if (figure.key == "run_rate") {
                        rate.values.back() = static_cast<double>(std::get<costs::Exact>(*figure.values[s]).rounded());
                    }
                }
            }
            continue;
        }
        const plan::Plan& plan = *plans[s].plan;
        const auto length = static_cast<std::size_t>(growth.end - growth.first);
        head.values.resize(length);
        rate.values.resize(length);
        for (const plan::MonthFigures& month : plan.months) {
            const auto at = static_cast<std::size_t>(month.month - growth.first);
            head.values[at] = static_cast<double>(month.heads);
            if (comparison.specs[s].priced) rate.values[at] = static_cast<double>(month.run_rate);
        }
    }
    growth.courses.push_back(std::move(heads));
    if (money) growth.courses.push_back(std::move(rates));
    return growth;
}

}  // namespace orgplan::compare
