#include "planner/api/plan.h"

#include "graph/model/months.h"
#include "planner/api/faults.h"
#include "planner/plan/chart/plan_chart.h"
#include "planner/rules/policy/policy_files.h"

namespace orgplan::api {

Result<plan::Plan> plan(language::Spec& spec, const PlanRequest& request) {
    if (std::optional<Refusal> refusal = unreadable(spec)) return std::move(*refusal);
    // A policy that cannot be followed sets no parameters.
    text::Findings ignored;
    const rules::SpecRules by = rules::rules_of(spec, {}, request.tree, ignored);
    plan::PlanResult result = plan::plan_of(spec.organisation, hiring::hiring_norms(by.parameters()), request.window);
    if (!result.plan) return Refusal{Refusal::Why::empty, std::move(result.unplanned)};
    result.plan->faults = faults_of(spec, request.tree).all().size();
    return std::move(*result.plan);
}

std::optional<Tick> end_without_stages(const language::Spec& spec) {
    const Organisation& org = spec.organisation;
    if (!spec.built || !org.dated() || org.stages.size() > 1) return std::nullopt;
    const Month first = month_of(org.stages.front().at);
    Month last = first;
    const auto add = [&](Tick day) {
        const Month month = day == kForever ? last : month_of(day);
        if (month < first + plan::kMostMonths) last = std::max(last, month);
    };
    for (const Tick day : spec.graph->days()) add(day);
    for (const Budget& budget : org.budgets) {
        for (const Budget::Total& total : budget.totals) add(total.to - 1);
        for (const Budget::RunRate& limit : budget.run_rates) add(limit.from);
    }
    return last > first ? std::optional(first_day(last + 1) - 1) : std::nullopt;
}

std::optional<Tick> end_after_stages(const language::Spec& spec) {
    const Organisation& org = spec.organisation;
    const auto needy = [](const Stage& stage) { return stage.needs.any(); };
    if (!spec.built || !org.dated() || !std::ranges::any_of(org.stages, needy)) return std::nullopt;
    const Month stages = month_of(org.stages.back().at);
    Month last = stages;
    if (org.plan.until) {
        last = std::max(last, month_of(*org.plan.until));
    } else {
        for (const Tick day : spec.graph->days()) {
            if (day != kForever && month_of(day) < stages + plan::kMostMonths) last = std::max(last, month_of(day));
        }
    }
    return last > stages ? std::optional(first_day(last + 1) - 1) : std::nullopt;
}

Result<Drawing> draw_plan(const plan::Plan& plan, const Organisation& organisation, const std::string& format,
                          const ChartLook& look) {
    Result<std::string> meant = chart_format(format);
    if (!meant) return std::move(meant.error());
    scene::ChartOptions chart;
    Result<Finish> finish = set_look(look, *meant, plan.dated, chart);
    if (!finish) return std::move(finish.error());
    scene::TextMeasure measure;
    std::vector<scene::Scene> scenes = plan::plan_charts(plan, organisation, chart.page, measure, look.footer);
    std::vector<scene::ChartPage> pages;
    for (scene::Scene& scene : scenes) {
        pages.push_back({kNone<StageId>, static_cast<std::uint32_t>(pages.size() + 1),
                         static_cast<std::uint32_t>(scenes.size()), std::move(scene)});
    }
    return drawing_of(std::move(pages), std::move(*meant), {}, measure, *finish);
}

}  // namespace orgplan::api
